//! A small client of Chromium's DevTools protocol over two pipes.
//!
//! Why no driver program: a pipe needs no port, no version match and no other process, and the extension commands
//! are allowed on it. How: JSON messages that end in a zero byte; one thread reads, answers go to who waits, events
//! go to one listener that must not wait itself.

use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Longest wait for the answer to one command.
const ANSWER: Duration = Duration::from_secs(30);

/// Hears every event: the session, the method, the parameters.
pub type Listener = Box<dyn Fn(&Cdp, &str, &str, &Value) + Send + Sync>;

pub struct Cdp {
    pipe: Mutex<ChildStdin>,
    last: AtomicU64,
    waiting: Mutex<HashMap<u64, Sender<Value>>>,
}

/// The value behind a lock, also after a test thread has failed while it held it.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Cdp {
    /// Speaks over the pipes of a Chromium that was just started.
    pub fn new(pipe: ChildStdin, answers: ChildStdout, listener: Listener) -> Arc<Cdp> {
        let cdp =
            Arc::new(Cdp { pipe: Mutex::new(pipe), last: AtomicU64::new(0), waiting: Mutex::default() });
        let reader = Arc::clone(&cdp);
        std::thread::spawn(move || {
            let mut answers = BufReader::new(answers);
            let mut message = Vec::new();
            while answers.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                if let Ok(value) = serde_json::from_slice(&message) {
                    reader.receive(value, &listener);
                }
                message.clear();
            }
            // Nobody answers any more: who waits learns it at once.
            lock(&reader.waiting).clear();
        });
        cdp
    }

    fn receive(&self, message: Value, listener: &Listener) {
        if let Some(id) = message["id"].as_u64() {
            if let Some(waiting) = lock(&self.waiting).remove(&id) {
                let _ = waiting.send(message);
            }
        } else if let Some(method) = message["method"].as_str() {
            listener(self, message["sessionId"].as_str().unwrap_or_default(), method, &message["params"]);
        }
    }

    fn write(&self, id: u64, session: &str, method: &str, params: Value) -> std::io::Result<()> {
        let mut message = json!({"id": id, "method": method, "params": params});
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let mut bytes = serde_json::to_vec(&message).expect("JSON values can always be written");
        bytes.push(0);
        lock(&self.pipe).write_all(&bytes)
    }

    /// Sends a command whose answer nobody needs.
    pub fn send(&self, session: &str, method: &str, params: Value) {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        // Chromium may be gone already, at the end of a test.
        let _ = self.write(id, session, method, params);
    }

    /// Sends a command and waits for its answer; `session` is empty for the browser itself.
    pub fn call(&self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let (answered, answer) = channel();
        lock(&self.waiting).insert(id, answered);
        self.write(id, session, method, params)
            .map_err(|error| format!("{method}: Chromium is gone ({error})"))?;
        let mut message =
            answer.recv_timeout(ANSWER).map_err(|_| format!("{method}: Chromium did not answer"))?;
        match message["error"]["message"].as_str() {
            Some(error) => Err(format!("{method}: {error}")),
            None => Ok(message["result"].take()),
        }
    }
}
