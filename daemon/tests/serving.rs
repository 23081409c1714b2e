//! A daemon under bad clients, while it loads its model, and at its end.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic that names the place")]
#![cfg(unix)]

#[path = "common/daemon.rs"]
mod daemon;

use daemon::{Daemon, llumi, starter};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

/// A request whose body does not arrive.
fn half_sent(daemon: &Daemon, path: &str) -> TcpStream {
    let whole = daemon.request(path, None, &json!({"thread": {"post": "I feel low"}}).to_string(), "*/*");
    let mut stream = TcpStream::connect(("127.0.0.1", daemon.port)).unwrap();
    stream.write_all(&whole.as_bytes()[..whole.len() - 10]).unwrap();
    stream
}

fn read(mut stream: TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn half_sent_bodies_hold_nobody_up() {
    let mut daemon = Daemon::start(&[]);
    let answer = read(half_sent(&daemon, "/v1/draft"));
    assert!(answer.starts_with("HTTP/1.1 401"), "without a token no body is read: {answer}");
    let late = read(half_sent(&daemon, "/v1/handshake"));
    assert!(late.starts_with("HTTP/1.1 408") && late.contains("request_timeout"), "{late}");

    for path in ["/v1/draft", "/v1/handshake"] {
        let held: Vec<TcpStream> = (0..64).map(|_| half_sent(&daemon, path)).collect();
        let start = Instant::now();
        assert_eq!(daemon.get("/livez", None).0, 200);
        assert!(start.elapsed() < Duration::from_secs(3), "{path}: /livez took {:?}", start.elapsed());
        drop(held);
    }
    let silent: Vec<TcpStream> =
        (0..80).map(|_| TcpStream::connect(("127.0.0.1", daemon.port)).unwrap()).collect();
    let start = Instant::now();
    assert_eq!(daemon.prove("llumi-cli", &daemon.secret()).0, 200);
    assert!(start.elapsed() < Duration::from_secs(3), "a handshake took {:?}", start.elapsed());
    drop(silent);

    let _held = half_sent(&daemon, "/v1/handshake");
    std::thread::sleep(Duration::from_millis(200));
    let start = Instant::now();
    daemon.terminate();
    assert!(daemon.ended().success());
    assert!(start.elapsed() < Duration::from_secs(3), "the end took {:?}", start.elapsed());
}

#[test]
fn a_second_signal_ends_at_once() {
    let mut daemon = Daemon::start(&["--queue", "64", "--candidates", "64"]);
    let token = daemon.session();
    let body = json!({"thread": {"post": "I lost my job and I have not told my wife. ".repeat(40)}});
    let request = daemon.request("/v1/draft", Some(&token), &body.to_string(), "application/json");
    let _waiting: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", daemon.port)).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    daemon.wait("the jobs are taken", || daemon.queue(&token) > 30);
    daemon.terminate();
    std::thread::sleep(Duration::from_millis(300));
    assert!(daemon.runs(), "running answers get time to finish");
    let start = Instant::now();
    daemon.terminate();
    daemon.ended();
    assert!(start.elapsed() < Duration::from_secs(3), "the end took {:?}", start.elapsed());
}

#[test]
fn ends_well_on_sigterm() {
    let mut daemon = Daemon::start(&[]);
    daemon.terminate();
    assert!(daemon.ended().success());
}

/// A daemon whose model is a pipe: loading takes as long as nobody writes.
fn slow() -> (tempfile::TempDir, std::path::PathBuf, Daemon) {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("slow.gguf");
    std::fs::copy(starter().join("tokenizer.json"), folder.path().join("tokenizer.json")).unwrap();
    assert!(Command::new("mkfifo").arg(&model).status().unwrap().success());
    let daemon = Daemon::loading(&["--model", model.to_str().unwrap()]);
    (folder, model, daemon)
}

#[test]
fn it_answers_while_the_model_is_loading() {
    let (_folder, model, mut daemon) = slow();
    assert_eq!(daemon.get("/livez", None).0, 200);
    assert_eq!(daemon.get("/readyz", None).0, 503);
    let (status, handshake) = daemon.prove("llumi-cli", &daemon.secret());
    assert_eq!(status, 200, "a client may find out who answers");
    let token = handshake["token"].as_str().unwrap();
    let thread = json!({"post": "I feel low"});
    for (path, body) in [
        ("/v1/draft", json!({"thread": thread})),
        ("/v1/improve", json!({"thread": thread, "draft": "hi there"})),
        ("/v1/score", json!({"thread": thread, "reply": "hi there"})),
    ] {
        let (status, answer) = daemon.post(path, Some(token), &body);
        assert_eq!((status, answer["error"]["code"].as_str().unwrap()), (503, "not_ready"), "{path}");
        assert!(answer["error"]["message"].as_str().unwrap().contains("loading its model"), "{answer}");
    }
    let port = daemon.port.to_string();
    let ask = || {
        let mut status = llumi();
        status.args(["status", "--port", &port]).env("LLUMI_HOME", daemon.home.path());
        String::from_utf8(status.output().unwrap().stderr).unwrap()
    };
    assert!(ask().contains("is loading its model"), "{}", ask());

    // What comes at last is no model: the program ends and says so.
    std::fs::write(&model, b"no model").unwrap();
    assert!(!daemon.ended().success());
    daemon.wait("the error is said", || daemon.log.lock().unwrap().contains("slow.gguf"));
}

#[test]
fn it_can_be_ended_while_the_model_is_loading() {
    let (_folder, _model, mut daemon) = slow();
    daemon.terminate();
    assert!(daemon.ended().success());
}

#[test]
fn settings_by_flag() {
    let daemon = Daemon::start(&["--queue", "3", "--candidates", "2"]);
    let token = daemon.session();
    let (_, answer) = daemon.get("/v1/status", Some(&token));
    let status: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!((&status["queue_limit"], &status["version"]), (&json!(3), &json!(1)));
    let body = json!({"thread": {"post": "I lost my job on Monday and I feel useless."}});
    assert_eq!(daemon.post("/v1/draft", Some(&token), &body).1["candidates"], 2);
}
