//! `llumi serve`: the daemon.

use super::{load, print};
use crate::http::auth::Sessions;
use crate::http::{Shared, serve};
use crate::secret::{Secret, random_hex};
use crate::settings::{self, DaemonFlags, ModelFlags, Settings};
use anyhow::{Context as _, Result};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use tokio::sync::{mpsc, oneshot};

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    daemon: DaemonFlags,
    #[command(flatten)]
    model: ModelFlags,
}

impl Serve {
    pub fn run(&self) -> Result<()> {
        let settings = Settings::of_daemon(&self.model, &self.daemon)?;
        settings.log.start()?;
        let folder = settings::folder()?;
        let secret = Secret::load_or_create(&folder)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let ended = runtime.block_on(async {
            // The port first: loading a large model for a minute to find the port taken would be rude.
            let listener = serve::bind(settings.port).await?;
            let app = Arc::new(Shared {
                pipeline: OnceLock::new(),
                sessions: Sessions::new(secret, &folder),
                port: listener.local_addr()?.port(),
                demo_key: random_hex(),
                extension: settings.extension.clone().unwrap_or_else(extension_folder),
                started: Instant::now(),
                stopping: AtomicBool::new(false),
            });
            let mut stop = signals()?;
            let serving = serve::serve(listener, Arc::clone(&app), &mut stop);
            tokio::pin!(serving);
            tokio::select! {
                () = &mut serving => return Ok(()),
                loaded = load(settings, &app) => loaded?,
            }
            serving.await;
            Ok(())
        });
        // Nothing that still runs may hold up the end.
        runtime.shutdown_background();
        ended
    }
}

/// Loads the model while the daemon serves already, and says when it is ready.
async fn load(settings: Settings, app: &Shared) -> Result<()> {
    let port = app.port;
    tell(&[&format!("llumi {VERSION} on http://127.0.0.1:{port} is loading its model …")]);
    let (done, loaded) = oneshot::channel();
    // A thread of its own and not a task: the program can end without waiting for it.
    std::thread::Builder::new().name("loading".into()).spawn(move || {
        let _ = done.send(load::pipeline(&settings));
    })?;
    let pipeline = loaded.await.context("the model could not be loaded: the thread that did it ended")??;
    let model = pipeline.engine.status().clone();
    // Set once, here.
    let _ = app.pipeline.set(Arc::new(pipeline));
    tell(&[
        &format!("llumi {VERSION} with {} ({}) on http://127.0.0.1:{port}", model.name, model.device),
        &format!("Try it in any browser: http://127.0.0.1:{port}/demo?key={}", app.demo_key),
        "To use it on Reddit, load the extension and run `llumi pair`. Ctrl-C stops the daemon.",
    ]);
    Ok(())
}

/// A daemon serves on also where nobody reads what it prints.
fn tell(lines: &[&str]) {
    if let Err(error) = print::lines(lines) {
        tracing::warn!("standard output can't be written: {error}");
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// One word for each Ctrl-C, and for each SIGTERM from a service manager.
fn signals() -> Result<mpsc::Receiver<()>> {
    let (words, received) = mpsc::channel(2);
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).context("listening for SIGTERM")?;
        let mut interrupt = signal(SignalKind::interrupt()).context("listening for Ctrl-C")?;
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
                if words.send(()).await.is_err() {
                    break;
                }
            }
        });
    }
    #[cfg(not(unix))]
    tokio::spawn(
        async move { while tokio::signal::ctrl_c().await.is_ok() && words.send(()).await.is_ok() {} },
    );
    Ok(received)
}

/// The `extension` folder beside the program, else the repository's.
fn extension_folder() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("extension")));
    beside
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../extension"))
}
