//! Pairing: both sides prove that they hold the same 256-bit secret before any text or token is sent.
//!
//! ```text
//! client                                daemon
//!   hello  {client_nonce, client}  -->
//!          <-- challenge {server_nonce, server_proof = HMAC(secret, "llumi daemon 1" | cn | sn)}
//!   the client checks server_proof: a program that squats on the port can't make it
//!   prove  {client_nonce, server_nonce, client, client_proof = HMAC(secret, "llumi client 1" | sn | cn | client)} -->
//!          <-- session {token, expires_in_s}
//! ```
//! Nonces, proofs and tokens are lower-case hex of 32 bytes; `|` joins the ASCII hex strings with `\n`.
//! The HMAC (SHA-256) is computed by the daemon in Rust and by the worker with `crypto.subtle`; this module only
//! fixes the bytes that are signed, so that both sides agree.

use serde::{Deserialize, Serialize};

/// `POST /v1/handshake`, either step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum HandshakeRequest {
    Hello { version: u32, client_nonce: String, client: String },
    Prove { version: u32, client_nonce: String, server_nonce: String, client: String, client_proof: String },
}

/// The daemon's answers to the two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum HandshakeResponse {
    Challenge { version: u32, server_nonce: String, server_proof: String },
    Session { version: u32, token: String, expires_in_s: u64 },
}

/// Bytes that the daemon signs.
pub fn server_message(client_nonce: &str, server_nonce: &str) -> String {
    format!("llumi daemon 1\n{client_nonce}\n{server_nonce}")
}

/// Bytes that the client signs. `client` is the extension's id, pinned by the daemon at first pairing.
pub fn client_message(client_nonce: &str, server_nonce: &str, client: &str) -> String {
    format!("llumi client 1\n{server_nonce}\n{client_nonce}\n{client}")
}
