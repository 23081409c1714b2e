//! `llumi status`: asks the running daemon, by the same handshake that the extension does.

use super::print;
use crate::secret::{Secret, random_hex};
use crate::settings::{self, ModelFlags, Settings};
use anyhow::{Error, Result, anyhow, bail};
use clap::Args;
use llumi_protocol::api::{self, ErrorBody, ErrorCode};
use llumi_protocol::handshake::{HandshakeRequest, HandshakeResponse, client_message, server_message};
use llumi_protocol::version::PROTOCOL_VERSION;
use serde::de::DeserializeOwned;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::Duration;
use ureq::Body;
use ureq::http::Response;

/// How this program names itself in a handshake.
const CLIENT: &str = "llumi-cli";

#[derive(Debug, Args)]
pub struct Status {
    /// Port of the daemon
    #[arg(long, env = "LLUMI_PORT")]
    port: Option<u16>,
    /// Configuration file instead of the one in the user's configuration folder
    #[arg(long, env = "LLUMI_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Status {
    pub fn run(&self) -> Result<()> {
        let flags = ModelFlags { config: self.config.clone(), ..ModelFlags::default() };
        let port = Settings::resolve(&flags, self.port)?.port;
        let secret = Secret::load_or_create(&settings::folder()?)?;
        let status = ask(port, &secret)?;
        if self.json {
            return print::json(&status);
        }
        let model = &status.model;
        print::lines(&[
            &format!("llumi {} on 127.0.0.1:{port}, up {} s", status.daemon, status.uptime_s),
            &format!("model {} ({} parameters) on {}", model.name, model.parameters, model.device),
            &format!("{} of {} places in the queue taken", status.queue, status.queue_limit),
        ])
    }
}

fn ask(port: u16, secret: &Secret) -> Result<api::Status> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(5)))
        .http_status_as_error(false)
        .build()
        .into();
    let base = format!("http://127.0.0.1:{port}");
    let url = format!("{base}/v1/handshake");
    let shake = |request: &HandshakeRequest| -> Result<HandshakeResponse> {
        answer(agent.post(&url).send_json(request), port)
    };
    let (version, client_nonce, client) = (PROTOCOL_VERSION, random_hex(), CLIENT.to_owned());
    let hello =
        HandshakeRequest::Hello { version, client_nonce: client_nonce.clone(), client: client.clone() };
    let HandshakeResponse::Challenge { server_nonce, server_proof, .. } = shake(&hello)? else {
        bail!("the daemon answered out of turn");
    };
    if !secret.verify(&server_message(&client_nonce, &server_nonce), &server_proof) {
        bail!(
            "what answers on port {port} does not know this user's pairing code: it is not your llumi daemon, or \
             `llumi pair --new` was run after it was started and it must be restarted"
        );
    }
    let client_proof = secret.sign(&client_message(&client_nonce, &server_nonce, &client));
    let prove = HandshakeRequest::Prove { version, client_nonce, server_nonce, client, client_proof };
    let HandshakeResponse::Session { token, .. } = shake(&prove)? else {
        bail!("the daemon answered out of turn");
    };
    let status = agent.get(format!("{base}/v1/status")).header("Authorization", format!("Bearer {token}"));
    answer(status.call(), port)
}

/// An answer of llumi's; anything else is said in words that name the port.
fn answer<T: DeserializeOwned>(response: Result<Response<Body>, ureq::Error>, port: u16) -> Result<T> {
    let mut response = response.map_err(|error| unanswered(&error, port))?;
    let success = response.status().is_success();
    let body = response.body_mut().read_to_vec().map_err(|error| unanswered(&error, port))?;
    if success {
        return serde_json::from_slice(&body).map_err(|_| foreign(port));
    }
    let ErrorBody { error, .. } = serde_json::from_slice(&body).map_err(|_| foreign(port))?;
    match error.code {
        ErrorCode::NotReady => {
            bail!("the daemon on port {port} is loading its model; ask again in a few seconds")
        }
        _ => bail!("{}", error.message),
    }
}

fn unanswered(error: &ureq::Error, port: u16) -> Error {
    let refused = match error {
        ureq::Error::Io(error) => error.kind() == ErrorKind::ConnectionRefused,
        ureq::Error::ConnectionFailed => true,
        _ => false,
    };
    match error {
        _ if refused => anyhow!(
            "no llumi daemon answers on port {port}; start one with `llumi serve`, or name its --port"
        ),
        ureq::Error::Timeout(_) => anyhow!("what listens on port {port} does not answer in time"),
        _ => foreign(port),
    }
}

fn foreign(port: u16) -> Error {
    anyhow!(
        "another program answers on port {port}, not llumi; name the daemon's port with --port, or start it on another \
         one with `llumi serve --port N`"
    )
}
