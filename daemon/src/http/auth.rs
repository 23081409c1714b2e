//! Who may ask: the Host allow-list, the mutual handshake, and session tokens.

use super::{App, reply::Refusal};
use crate::pipeline::Pipeline;
use crate::secret::{Secret, random_hex};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use llumi_protocol::api::ErrorCode;
use llumi_protocol::handshake::{HandshakeRequest, HandshakeResponse, client_message, server_message};
use llumi_protocol::version;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use subtle::ConstantTimeEq as _;

/// How long a session token is good for.
const SESSION: Duration = Duration::from_secs(12 * 3600);
/// How long a challenge waits for its proof.
const CHALLENGE: Duration = Duration::from_secs(60);
/// Challenges and sessions kept at once; the oldest goes.
const MOST: usize = 64;

/// Refuses requests whose `Host` is not this daemon's own loopback address, before any route is looked at.
pub async fn host(State(app): State<App>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let port = app.port;
    let known = [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")];
    if !known.iter().any(|own| own == host) {
        let message = format!("this daemon answers to 127.0.0.1:{port} only");
        return Refusal::new(ErrorCode::ForbiddenHost, message).into_response();
    }
    next.run(request).await
}

/// A request that can be answered: the model is loaded and the token is good. It is told from the head alone, so that
/// no body is read for anybody else.
#[derive(Debug)]
pub struct Session {
    pub pipeline: Arc<Pipeline>,
}

impl FromRequestParts<App> for Session {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let pipeline = app.pipeline()?;
        app.sessions.check(&parts.headers)?;
        Ok(Session { pipeline })
    }
}

/// Challenges that wait, sessions that are open, and the extension that was paired.
#[derive(Debug)]
pub struct Sessions {
    secret: Secret,
    /// File that pins the client; see [`Sessions::pin`].
    pinned: PathBuf,
    state: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    challenges: HashMap<String, (String, Instant)>,
    tokens: HashMap<String, Instant>,
}

impl Sessions {
    /// `folder` holds the pin of the paired client.
    pub fn new(secret: Secret, folder: &Path) -> Self {
        Sessions { secret, pinned: pin_file(folder), state: Mutex::default() }
    }

    /// One step of the handshake.
    ///
    /// # Errors
    /// A refusal that says what to do; it never says which part of a proof was wrong.
    pub fn handshake(&self, request: HandshakeRequest) -> Result<HandshakeResponse, Refusal> {
        match request {
            HandshakeRequest::Hello { client_nonce, .. } => self.challenge(&client_nonce),
            HandshakeRequest::Prove { client_nonce, server_nonce, client, client_proof, .. } => {
                self.session(&client_nonce, &server_nonce, &client, &client_proof)
            }
        }
    }

    fn challenge(&self, client_nonce: &str) -> Result<HandshakeResponse, Refusal> {
        if client_nonce.len() != 64 || !client_nonce.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Refusal::new(ErrorCode::BadRequest, "`client_nonce` is 64 hex digits"));
        }
        let server_nonce = random_hex();
        let server_proof = self.secret.sign(&server_message(client_nonce, &server_nonce));
        let mut state = self.lock();
        keep_recent(&mut state.challenges, |(_, at)| *at, CHALLENGE);
        state.challenges.insert(server_nonce.clone(), (client_nonce.to_owned(), Instant::now()));
        Ok(HandshakeResponse::Challenge { version: version::PROTOCOL_VERSION, server_nonce, server_proof })
    }

    fn session(&self, cn: &str, sn: &str, client: &str, proof: &str) -> Result<HandshakeResponse, Refusal> {
        let refused = || {
            Refusal::new(
                ErrorCode::NotPaired,
                "the pairing does not match; run `llumi pair` and paste the code again",
            )
        };
        // Taken out whatever comes next: a challenge can be answered once.
        let waiting = self.lock().challenges.remove(sn);
        let fresh = waiting.is_some_and(|(nonce, at)| nonce == cn && at.elapsed() < CHALLENGE);
        if !fresh || !self.secret.verify(&client_message(cn, sn, client), proof) {
            return Err(refused());
        }
        self.pin(client)?;
        let token = self.open();
        Ok(HandshakeResponse::Session {
            version: version::PROTOCOL_VERSION,
            token,
            expires_in_s: SESSION.as_secs(),
        })
    }

    /// The first extension that proves the secret is the one that may; `llumi` itself always may.
    fn pin(&self, client: &str) -> Result<(), Refusal> {
        let web_extension =
            client.starts_with("chrome-extension://") || client.starts_with("moz-extension://");
        if !web_extension {
            return Ok(());
        }
        match std::fs::read_to_string(&self.pinned) {
            Ok(pinned) if pinned.trim() == client => Ok(()),
            Ok(_) => Err(Refusal::new(
                ErrorCode::NotPaired,
                "another extension is paired already; `llumi pair --new` makes a new code and ends that pairing",
            )),
            Err(_) => std::fs::write(&self.pinned, format!("{client}\n")).map_err(|error| {
                let message = format!("{} can't be written ({})", self.pinned.display(), error.kind());
                Refusal::new(ErrorCode::Internal, message)
            }),
        }
    }

    /// Opens a session without a handshake, for the demo page that this daemon serves itself.
    pub fn open(&self) -> String {
        let token = random_hex();
        let mut state = self.lock();
        keep_recent(&mut state.tokens, |at| *at, SESSION);
        state.tokens.insert(token.clone(), Instant::now());
        token
    }

    /// Does the request carry a token that is good?
    ///
    /// # Errors
    /// `unauthorized`, with what to do.
    pub fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let given = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .unwrap_or_default();
        let state = self.lock();
        let known = state.tokens.iter().any(|(token, at)| {
            bool::from(token.as_bytes().ct_eq(given.as_bytes())) && at.elapsed() < SESSION
        });
        if known {
            Ok(())
        } else {
            Err(Refusal::new(ErrorCode::Unauthorized, "this request needs a session: do the handshake first"))
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the pairing of the extension that was paired; the next one that proves the secret takes its place.
pub fn unpin(folder: &Path) {
    let _ = std::fs::remove_file(pin_file(folder));
}

fn pin_file(folder: &Path) -> PathBuf {
    folder.join("paired-extension")
}

/// Forgets what is too old, and the oldest where there are too many.
fn keep_recent<V>(map: &mut HashMap<String, V>, at: impl Fn(&V) -> Instant, age: Duration) {
    map.retain(|_, value| at(value).elapsed() < age);
    while map.len() >= MOST {
        let Some(oldest) = map.iter().min_by_key(|(_, value)| at(value)).map(|(key, _)| key.clone()) else {
            break;
        };
        map.remove(&oldest);
    }
}
