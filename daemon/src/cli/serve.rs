//! `llumi serve`: the daemon.

use super::print;
use crate::engine::{Engine, Loaded};
use crate::http::auth::Sessions;
use crate::http::{Shared, serve};
use crate::pipeline::Pipeline;
use crate::secret::{Secret, random_hex};
use crate::settings::{self, ModelFlags, Settings};
use anyhow::{Context as _, Result};
use clap::Args;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

#[derive(Debug, Args)]
pub struct Serve {
    /// Port on 127.0.0.1; 0: any free one
    #[arg(long, env = "LLUMI_PORT")]
    port: Option<u16>,
    #[command(flatten)]
    model: ModelFlags,
    /// Folder of the built extension, for the demo page
    #[arg(long, env = "LLUMI_EXTENSION", value_name = "DIR")]
    extension: Option<PathBuf>,
}

impl Serve {
    pub fn run(&self) -> Result<()> {
        let filter = tracing_subscriber::EnvFilter::try_from_env("LLUMI_LOG")
            .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("llumi=info,llumi_daemon=info"));
        let colours = std::io::stderr().is_terminal();
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(colours)
            .with_writer(std::io::stderr)
            .init();
        let settings = Settings::resolve(&self.model, self.port)?;
        let folder = settings::folder()?;
        let secret = Secret::load_or_create(&folder)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        runtime.block_on(async {
            // The port first: loading a large model for a minute to find the port taken would be rude.
            let listener = serve::bind(settings.port).await?;
            let port = listener.local_addr()?.port();
            let engine = Engine::start(Loaded::load(&settings)?, settings.queue)?;
            let model = engine.status().clone();
            let app = Arc::new(Shared {
                pipeline: Pipeline::new(engine, llumi_corpus::entries().iter()),
                sessions: Sessions::new(secret, &folder),
                port,
                demo_key: random_hex(),
                extension: self
                    .extension
                    .clone()
                    .or(settings.extension.clone())
                    .unwrap_or_else(extension_folder),
                started: Instant::now(),
                stopping: AtomicBool::new(false),
            });
            print::lines(&[
                &format!(
                    "llumi {} with {} ({}) on http://127.0.0.1:{port}",
                    env!("CARGO_PKG_VERSION"),
                    model.name,
                    model.device
                ),
                &format!("Try it in any browser: http://127.0.0.1:{port}/demo?key={}", app.demo_key),
                "To use it on Reddit, load the extension and run `llumi pair`. Ctrl-C stops the daemon.",
            ])?;
            serve::serve(listener, app, interrupted()).await;
            Ok(())
        })
    }
}

/// Ctrl-C, or SIGTERM from a service manager.
async fn interrupted() {
    let ctrl_c = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()).context("listening for SIGTERM") {
            Ok(mut terminate) => {
                tokio::select! {
                    () = ctrl_c => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(error) => {
                tracing::warn!("{error:#}");
                ctrl_c.await;
            }
        }
    }
    #[cfg(not(unix))]
    ctrl_c.await;
}

/// The `extension` folder beside the program, else the repository's.
fn extension_folder() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("extension")));
    beside
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../extension"))
}
