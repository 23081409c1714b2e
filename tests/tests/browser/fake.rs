//! A daemon for the tests that speaks the real one's protocol and answers what the test says.
//!
//! Why beside the real one: a test of the panel needs to know the answer, its pace, and what was sent; and some
//! cases need a daemon that is slow or that does not know the secret.

use crate::cdp::lock;
use hmac::{Hmac, Mac};
use llumi_protocol::api::{Answer, ErrorCode, Event, ModelStatus, Source, Status, Task, Timings, WireError};
use llumi_protocol::handshake::{HandshakeRequest, HandshakeResponse, client_message, server_message};
use serde_json::{Value, json};
use sha2::Sha256;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The secret of every fake daemon.
pub const SECRET: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
/// The name by which it goes.
pub const MODEL: &str = "test-model";
const TOKEN: &str = "abababababababababababababababababababababababababababababababab";

/// How the fake answers `/v1/draft` and `/v1/improve`.
#[derive(Clone)]
pub struct Script {
    pub text: String,
    pub source: Source,
    /// Before anything at all is sent: no header, no comment line.
    pub silence: Duration,
    /// It ends with this error instead of an answer.
    pub error: Option<ErrorCode>,
    /// Between two sentences.
    pub pace: Duration,
    /// Sentences are repeated until the client goes away.
    pub endless: bool,
}

impl Default for Script {
    fn default() -> Self {
        Script {
            text: "That sounds really hard. What would help you tonight?".to_owned(),
            source: Source::Model { model: MODEL.to_owned() },
            silence: Duration::ZERO,
            error: None,
            pace: Duration::from_millis(20),
            endless: false,
        }
    }
}

#[derive(Default)]
struct State {
    script: Mutex<Script>,
    /// Path and body of every POST that carried the token.
    asked: Mutex<Vec<(String, Value)>>,
    /// Every path, also without a token.
    paths: Mutex<Vec<String>>,
    /// Answers that ended because the client was gone.
    gone: Mutex<u32>,
    stop: AtomicBool,
}

pub struct Fake {
    pub port: u16,
    state: Arc<State>,
}

fn mac(secret: &str, message: &str) -> String {
    let key: Vec<u8> = (0..secret.len() / 2)
        .map(|at| u8::from_str_radix(&secret[2 * at..2 * at + 2], 16).expect("hex"))
        .collect();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes a key of any length");
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Fake {
    /// Listens on a free port.
    pub fn start() -> Fake {
        Fake::on(0, SECRET)
    }

    /// Listens on `port` with another secret.
    pub fn on(port: u16, secret: &'static str) -> Fake {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port on this machine");
        let port = listener.local_addr().expect("it is bound").port();
        let state = Arc::new(State::default());
        let serving = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if serving.stop.load(Ordering::Relaxed) {
                    return;
                }
                let state = Arc::clone(&serving);
                std::thread::spawn(move || serve(stream, &state, secret));
            }
        });
        Fake { port, state }
    }

    pub fn script(&self, script: Script) {
        *lock(&self.state.script) = script;
    }

    /// What was asked for with a token: path and body.
    pub fn asked(&self) -> Vec<(String, Value)> {
        lock(&self.state.asked).clone()
    }

    pub fn paths(&self) -> Vec<String> {
        lock(&self.state.paths).clone()
    }

    /// Answers that were cut off by the client.
    pub fn gone(&self) -> u32 {
        *lock(&self.state.gone)
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.state.stop.store(true, Ordering::Relaxed);
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

/// Method, path, Authorization and body of one request.
fn read(stream: &mut BufReader<TcpStream>) -> Option<(String, String, String, Vec<u8>)> {
    let mut line = String::new();
    stream.read_line(&mut line).ok()?;
    let mut parts = line.split_whitespace();
    let (method, path) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let (mut length, mut token) = (0, String::new());
    loop {
        let mut header = String::new();
        stream.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim().split_once(':') else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().ok()?,
            "authorization" => token = value.trim().to_owned(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some((method, path, token, body))
}

fn respond(stream: &mut TcpStream, status: &str, kind: &str, body: &str) {
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
}

fn serve(stream: TcpStream, state: &State, secret: &str) {
    let Ok(mut out) = stream.try_clone() else { return };
    let Some((method, path, token, body)) = read(&mut BufReader::new(stream)) else { return };
    lock(&state.paths).push(path.clone());
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let allowed = token == format!("Bearer {TOKEN}");
    match (method.as_str(), path.as_str()) {
        ("GET", "/livez") => respond(&mut out, "200 OK", "text/plain", "alive\n"),
        ("POST", "/v1/handshake") => {
            let (status, answer) = handshake(body, secret);
            respond(&mut out, status, "application/json", &answer.to_string());
        }
        _ if !allowed => {
            let error = json!({"error": {"code": "unauthorized", "message": "this request needs a session"}});
            respond(&mut out, "401 Unauthorized", "application/json", &error.to_string());
        }
        ("GET", "/v1/status") => {
            let status = serde_json::to_string(&status()).expect("JSON");
            respond(&mut out, "200 OK", "application/json", &status);
        }
        ("POST", "/v1/draft" | "/v1/improve") => {
            lock(&state.asked).push((path.clone(), body.clone()));
            let task = if path.ends_with("draft") { Task::Draft } else { Task::Improve };
            let script = lock(&state.script).clone();
            if stream_answer(&mut out, state, task, &body, &script).is_err() {
                *lock(&state.gone) += 1;
            }
        }
        _ => respond(&mut out, "404 Not Found", "application/json", "{}"),
    }
}

fn handshake(body: Value, secret: &str) -> (&'static str, Value) {
    let refused = json!({"error": {"code": "not_paired", "message": "the pairing does not match"}});
    // The fake keeps no challenges: its nonce is always the same.
    let server_nonce = "cd".repeat(32);
    let answer = match serde_json::from_value(body) {
        Ok(HandshakeRequest::Hello { client_nonce, .. }) => {
            let server_proof = mac(secret, &server_message(&client_nonce, &server_nonce));
            HandshakeResponse::Challenge { version: 1, server_nonce, server_proof }
        }
        Ok(HandshakeRequest::Prove { client_nonce, client, client_proof, .. })
            if client_proof == mac(secret, &client_message(&client_nonce, &server_nonce, &client)) =>
        {
            HandshakeResponse::Session { version: 1, token: TOKEN.to_owned(), expires_in_s: 3600 }
        }
        _ => return ("401 Unauthorized", refused),
    };
    ("200 OK", serde_json::to_value(answer).expect("JSON"))
}

fn status() -> Status {
    let model = ModelStatus {
        name: MODEL.to_owned(),
        starter: false,
        parameters: 1,
        device: "cpu".to_owned(),
        context_tokens: 2048,
        template_version: 1,
    };
    Status {
        version: 1,
        daemon: "0.1.0".to_owned(),
        model,
        ready: true,
        queue: 0,
        queue_limit: 8,
        uptime_s: 1,
    }
}

fn send(out: &mut TcpStream, event: &Event) -> std::io::Result<()> {
    let data = serde_json::to_string(event).expect("JSON");
    write!(out, "event: {}\ndata: {data}\n\n", event.name())?;
    out.flush()
}

/// Waits for the time, or until the client is gone.
fn rest(out: &TcpStream, time: Duration) -> std::io::Result<()> {
    if time.is_zero() {
        return Ok(());
    }
    out.set_read_timeout(Some(time))?;
    match out.peek(&mut [0]) {
        Ok(0) => Err(std::io::ErrorKind::ConnectionAborted.into()),
        Ok(_) => Err(std::io::ErrorKind::InvalidData.into()),
        Err(_) => Ok(()),
    }
}

fn stream_answer(
    out: &mut TcpStream,
    state: &State,
    task: Task,
    body: &Value,
    script: &Script,
) -> std::io::Result<()> {
    rest(out, script.silence)?;
    write!(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")?;
    send(out, &Event::Start { version: 1, task, model: MODEL.to_owned() })?;
    if let Some(code) = script.error {
        let error = WireError { code, message: "This is a test.".to_owned(), retry_after_s: None };
        return send(out, &Event::Error { error });
    }
    let sentences: Vec<&str> = script.text.split_inclusive(". ").collect();
    loop {
        for sentence in &sentences {
            if task == Task::Draft {
                send(out, &Event::Text { text: (*sentence).to_owned() })?;
            }
            std::thread::sleep(script.pace);
        }
        if !script.endless || state.stop.load(Ordering::Relaxed) {
            break;
        }
    }
    let thread = &body["thread"];
    let context = llumi_scoring::Context {
        title: thread["title"].as_str().unwrap_or_default(),
        post: thread["post"].as_str().unwrap_or_default(),
        parent: thread["parent"].as_str(),
    };
    let before = body["draft"].as_str().map(|draft| llumi_scoring::report(context, draft).scores);
    let answer = Answer {
        task,
        text: script.text.clone(),
        report: llumi_scoring::report(context, &script.text),
        before,
        checks: Vec::new(),
        source: script.source.clone(),
        notices: Vec::new(),
        seed: 1,
        candidates: 1,
        passed: 1,
        timings: Timings::default(),
    };
    send(out, &Event::Done { answer: Box::new(answer) })
}
