//! `cargo xtask run`: from a bare checkout to the product in a browser. `--check` answers once and exits.

use crate::{shell, wasm};
use anyhow::{Context as _, Result, bail, ensure};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A post and a draft of our own, for `--check`.
const TITLE: &str = "Failed my driving test again";
const POST: &str = "I failed my driving test for the third time this morning. My dad laughed when I told him and I went \
                    up to my room. I feel like the only person my age who can't do it.";
const DRAFT: &str =
    "dont worry, it gets better! maybe book a few lessons with a calmer teacher before the next test";

/// Builds everything and starts the daemon.
pub fn run(check: bool, port: Option<u16>) -> Result<()> {
    wasm::build(false)?;
    println!("Building the daemon (the first time takes a few minutes) …");
    shell::run(shell::cargo().args(["build", "--release", "--package", "llumi"]))?;
    let binary = shell::target().join("release").join(format!("llumi{}", std::env::consts::EXE_SUFFIX));
    if check { answer_once(&binary) } else { start(&binary, port) }
}

fn start(binary: &Path, port: Option<u16>) -> Result<()> {
    let mut command = Command::new(binary);
    command.arg("serve");
    if let Some(port) = port {
        command.args(["--port", &port.to_string()]);
    }
    let status = command.status().context("starting llumi")?;
    ensure!(status.success(), "llumi ended with {status}");
    Ok(())
}

/// A daemon that ends with this value, on a free port and with a settings folder of its own.
struct Daemon {
    child: Child,
    home: PathBuf,
    base: String,
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

fn daemon(binary: &Path) -> Result<(Daemon, String)> {
    let home = std::env::temp_dir().join(format!("llumi-check-{}", std::process::id()));
    let mut child = Command::new(binary)
        .args(["serve", "--port", "0"])
        .env("LLUMI_HOME", &home)
        .env("LLUMI_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()
        .context("starting llumi")?;
    let out = child.stdout.take().context("the daemon has no output")?;
    let mut daemon = Daemon { child, home, base: String::new() };
    let mut page = None;
    for line in BufReader::new(out).lines() {
        let line = line?;
        if let Some((_, url)) = line.split_once("browser: ") {
            page = Some(url.trim().to_owned());
        }
        if line.contains("Ctrl-C") {
            break;
        }
    }
    let page = page.context("the daemon ended before it was ready; its message stands above")?;
    daemon.base = page.split("/demo").next().unwrap_or_default().to_owned();
    Ok((daemon, page))
}

/// Drafts and improves once through the real HTTP API, as the demo page does it.
fn answer_once(binary: &Path) -> Result<()> {
    let (daemon, page) = daemon(binary)?;
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(120))).build().into();
    let html = agent.get(&page).call().context("opening the demo page")?.body_mut().read_to_string()?;
    let token = html
        .split("name=\"llumi-session\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .context("the demo page carries no session")?;
    let thread = serde_json::json!({"title": TITLE, "post": POST});
    println!("\nPost: {TITLE}\n  {POST}\n");
    for (route, heading, body) in [
        ("draft", "Draft", serde_json::json!({"version": 1, "thread": thread, "seed": 1})),
        (
            "improve",
            "Rewrite",
            serde_json::json!({"version": 1, "thread": thread, "draft": DRAFT, "seed": 1}),
        ),
    ] {
        let mut response = agent
            .post(format!("{}/v1/{route}", daemon.base))
            .header("Authorization", format!("Bearer {token}"))
            .header("Accept", "application/json")
            .send_json(&body)
            .with_context(|| format!("POST /v1/{route}"))?;
        let answer: serde_json::Value = response.body_mut().read_json()?;
        let Some(text) = answer["text"].as_str().filter(|text| !text.trim().is_empty()) else {
            bail!("/v1/{route} answered without a text");
        };
        if route == "improve" {
            println!("Reply as typed:\n  {DRAFT}\n");
        }
        let kind = answer["source"]["kind"].as_str().unwrap_or("unknown");
        println!(
            "{heading} (source: {kind}, mean score {:.2}):\n  {text}\n",
            mean(&answer["report"]["scores"])
        );
    }
    println!("The daemon answered both requests. Start it for yourself with `cargo xtask run`.");
    Ok(())
}

fn mean(scores: &serde_json::Value) -> f64 {
    let values: Vec<f64> =
        scores.as_object().into_iter().flatten().filter_map(|(_, value)| value.as_f64()).collect();
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
