//! The accept loop: loopback only, a limit on connections, a deadline for headers, and a graceful end.
//!
//! Why not `axum::serve`: it sets no timer on a connection that sends nothing, so a handful of silent sockets
//! would hold the daemon for ever.

use super::{App, router};
use anyhow::{Context as _, Result};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

const CONNECTIONS: usize = 64;
const HEADERS: Duration = Duration::from_secs(10);
/// What running answers get to finish after Ctrl-C.
const GRACE: Duration = Duration::from_secs(10);

/// Opens the port on 127.0.0.1; 0 lets the system choose.
///
/// # Errors
/// Where the port is taken: the message says how to find out and what to do.
pub async fn bind(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address).await.with_context(|| {
        format!(
            "port {port} can't be used; perhaps llumi runs already (`llumi status` asks it), or another program has \
             the port: choose one with --port N, or --port 0 for any free one"
        )
    })
}

/// Serves until `stop` is done, then lets running answers finish.
pub async fn serve(listener: TcpListener, app: App, stop: impl Future<Output = ()>) {
    let service = TowerToHyperService::new(router(Arc::clone(&app)));
    let graceful = GracefulShutdown::new();
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    tokio::pin!(stop);
    loop {
        let (stream, slot) = tokio::select! {
            () = &mut stop => break,
            next = accept(&listener, &slots) => match next {
                Some(next) => next,
                None => continue,
            },
        };
        let mut builder = hyper::server::conn::http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(HEADERS);
        let connection = builder.serve_connection(TokioIo::new(stream), service.clone());
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A client that breaks off is not an event worth a line.
            let _ = connection.await;
            drop(slot);
        });
    }
    app.stopping.store(true, Ordering::Relaxed);
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(GRACE) => tracing::warn!("some answers did not finish in time"),
    }
}

async fn accept(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> Option<(tokio::net::TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let slot = Arc::clone(slots).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, slot)),
        Err(error) => {
            tracing::warn!("a connection could not be accepted: {}", error.kind());
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}
