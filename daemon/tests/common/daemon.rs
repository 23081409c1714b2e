//! A real `llumi serve` on a free port with a settings folder of its own.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic that names the place")]

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub struct Daemon {
    child: Child,
    pub home: tempfile::TempDir,
    pub port: u16,
    pub demo: String,
    /// What it wrote to standard error so far.
    pub log: Arc<Mutex<String>>,
    /// And to standard output.
    out: Arc<Mutex<String>>,
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn llumi() -> Command {
    Command::new(env!("CARGO_BIN_EXE_llumi"))
}

impl Daemon {
    /// A daemon that has loaded its model.
    pub fn start(flags: &[&str]) -> Self {
        let mut daemon = Daemon::loading(flags);
        daemon.wait("the daemon is ready", || daemon.out.lock().unwrap().contains("Ctrl-C"));
        let out = daemon.out.lock().unwrap().clone();
        out.lines().find_map(|line| line.split_once("browser: ")).unwrap().1.clone_into(&mut daemon.demo);
        daemon
    }

    /// A daemon that listens, and perhaps still loads its model.
    pub fn loading(flags: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut child = llumi()
            .args(["serve", "--port", "0"])
            .args(flags)
            .env("LLUMI_HOME", home.path())
            .env("LLUMI_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = collect(child.stderr.take().unwrap());
        let out = collect(child.stdout.take().unwrap());
        let mut daemon = Daemon { child, home, port: 0, demo: String::new(), log, out };
        daemon.wait("the daemon listens", || daemon.out.lock().unwrap().contains('\n'));
        let out = daemon.out.lock().unwrap().clone();
        let digits = out.split("http://127.0.0.1:").nth(1).unwrap();
        daemon.port = digits.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
        daemon
    }

    pub fn secret(&self) -> String {
        std::fs::read_to_string(self.home.path().join("secret")).unwrap().trim().to_owned()
    }

    /// A request as bytes on the wire; status and body come back.
    pub fn raw(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        (status, answer)
    }

    pub fn get(&self, path: &str, token: Option<&str>) -> (u16, String) {
        let token = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        let port = self.port;
        self.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{token}Connection: close\r\n\r\n"
        ))
    }

    /// POST of JSON, answer as JSON.
    pub fn post(&self, path: &str, token: Option<&str>, body: &Value) -> (u16, Value) {
        let (status, answer) = self.send(path, token, body, "application/json");
        let start = answer.find("\r\n\r\n").map_or(0, |at| at + 4);
        (status, serde_json::from_str(&answer[start..]).unwrap_or_else(|_| panic!("no JSON in {answer}")))
    }

    /// POST of JSON, the whole answer as text.
    pub fn send(&self, path: &str, token: Option<&str>, body: &Value, accept: &str) -> (u16, String) {
        self.raw(&self.request(path, token, &body.to_string(), accept))
    }

    pub fn request(&self, path: &str, token: Option<&str>, body: &str, accept: &str) -> String {
        let token = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nAccept: {accept}\r\n\
             {token}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )
    }

    /// A session token by the real handshake.
    pub fn session(&self) -> String {
        let (status, answer) = self.prove("chrome-extension://abc", &self.secret());
        assert_eq!(status, 200, "{answer}");
        answer["token"].as_str().unwrap().to_owned()
    }

    /// Both steps of the handshake with some secret.
    pub fn prove(&self, client: &str, secret: &str) -> (u16, Value) {
        let nonce = "ab".repeat(32);
        let hello = json!({"step": "hello", "version": 1, "client_nonce": nonce, "client": client});
        let (status, challenge) = self.post("/v1/handshake", None, &hello);
        assert_eq!(status, 200, "{challenge}");
        let server_nonce = challenge["server_nonce"].as_str().unwrap();
        let proof = hmac(secret, &format!("llumi client 1\n{server_nonce}\n{nonce}\n{client}"));
        let own = hmac(&self.secret(), &format!("llumi daemon 1\n{nonce}\n{server_nonce}"));
        assert_eq!(challenge["server_proof"], own.as_str(), "the daemon proves itself first");
        let prove = json!({"step": "prove", "version": 1, "client_nonce": nonce, "server_nonce": server_nonce,
            "client": client, "client_proof": proof});
        let answer = self.post("/v1/handshake", None, &prove);
        let (again, _) = self.post("/v1/handshake", None, &prove);
        assert_eq!(again, 401, "a challenge is good once");
        answer
    }

    pub fn queue(&self, token: &str) -> u64 {
        let (_, answer) = self.get("/v1/status", Some(token));
        let start = answer.find("\r\n\r\n").unwrap() + 4;
        serde_json::from_str::<Value>(&answer[start..]).unwrap()["queue"].as_u64().unwrap()
    }

    /// Waits until a condition holds.
    pub fn wait(&self, what: &str, condition: impl Fn() -> bool) {
        let start = Instant::now();
        while !condition() {
            let log = || self.log.lock().unwrap().clone();
            assert!(start.elapsed() < Duration::from_secs(60), "still waiting: {what}: {}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Asks it to end; [`Daemon::ended`] waits for that.
    #[cfg(unix)]
    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    pub fn ended(&mut self) -> std::process::ExitStatus {
        self.child.wait().unwrap()
    }

    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

/// What a pipe brings, as it comes.
fn collect(pipe: impl std::io::Read + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let copy = Arc::clone(&text);
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let mut text = copy.lock().unwrap();
            text.push_str(&line);
            text.push('\n');
        }
    });
    text
}

/// HMAC-SHA256 of a message under 64 hex digits, as hex.
pub fn hmac(secret: &str, message: &str) -> String {
    use hmac::{Hmac, Mac as _};
    let key: Vec<u8> =
        (0..secret.len()).step_by(2).map(|i| u8::from_str_radix(&secret[i..i + 2], 16).unwrap()).collect();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Path of the starter, for copies that get damaged.
pub fn starter() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../starter")
}
