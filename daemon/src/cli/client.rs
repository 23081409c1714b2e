//! `llumi status`: asks the running daemon, by the same handshake that the extension does.

use super::print;
use crate::secret::{Secret, random_hex};
use crate::settings::{self, ModelFlags, Settings};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use llumi_protocol::api::{self, ErrorBody};
use llumi_protocol::handshake::{HandshakeRequest, HandshakeResponse, client_message, server_message};
use llumi_protocol::version::PROTOCOL_VERSION;
use std::time::Duration;

/// How this program names itself in a handshake.
const CLIENT: &str = "llumi-cli";

#[derive(Debug, Args)]
pub struct Status {
    /// Port of the daemon
    #[arg(long, env = "LLUMI_PORT")]
    port: Option<u16>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Status {
    pub fn run(&self) -> Result<()> {
        let port = Settings::resolve(&ModelFlags::default(), self.port)?.port;
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
        let mut response = agent.post(&url).send_json(request).with_context(|| {
            format!(
                "no llumi daemon answers on port {port}; start one with `llumi serve`, or name its --port"
            )
        })?;
        if response.status().is_success() {
            return Ok(response.body_mut().read_json()?);
        }
        let body: ErrorBody = response.body_mut().read_json().context("another program has that port")?;
        bail!("{}", body.error.message)
    };
    let (version, client_nonce, client) = (PROTOCOL_VERSION, random_hex(), CLIENT.to_owned());
    let hello =
        HandshakeRequest::Hello { version, client_nonce: client_nonce.clone(), client: client.clone() };
    let HandshakeResponse::Challenge { server_nonce, server_proof, .. } = shake(&hello)? else {
        bail!("the daemon answered out of turn");
    };
    if !secret.verify(&server_message(&client_nonce, &server_nonce), &server_proof) {
        bail!(
            "what answers on port {port} does not know this user's pairing code: it is not your llumi daemon"
        );
    }
    let client_proof = secret.sign(&client_message(&client_nonce, &server_nonce, &client));
    let prove = HandshakeRequest::Prove { version, client_nonce, server_nonce, client, client_proof };
    let HandshakeResponse::Session { token, .. } = shake(&prove)? else {
        bail!("the daemon answered out of turn");
    };
    let mut response =
        agent.get(format!("{base}/v1/status")).header("Authorization", format!("Bearer {token}")).call()?;
    Ok(response.body_mut().read_json()?)
}
