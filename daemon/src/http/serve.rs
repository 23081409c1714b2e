//! The accept loop: loopback only, a limit on connections, a deadline for headers, and an end that lets
//! answers finish.
//!
//! Why not `axum::serve`: it sets no timer on a connection that sends nothing, so a handful of silent sockets
//! would hold the daemon for ever.

use super::guests::{Guests, Place};
use super::{App, router};
use anyhow::{Context as _, Result};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tower::ServiceExt as _;

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

/// Serves until `stop` says so, then lets running answers finish; a second word from `stop` ends that at once.
pub async fn serve(listener: TcpListener, app: App, stop: &mut mpsc::Receiver<()>) {
    let router = router(Arc::clone(&app));
    let graceful = GracefulShutdown::new();
    let guests = Guests::new(CONNECTIONS);
    loop {
        let (stream, place) = tokio::select! {
            _ = stop.recv() => break,
            next = accept(&listener, &guests) => match next {
                Some(next) => next,
                None => continue,
            },
        };
        let guest = Arc::clone(place.guest());
        let service = router.clone().map_request(move |mut request: hyper::Request<Incoming>| {
            guest.ask();
            request.extensions_mut().insert(Arc::clone(&guest));
            request
        });
        let mut builder = hyper::server::conn::http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(HEADERS);
        let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            tokio::select! {
                // A client that breaks off is not an event worth a line.
                _ = connection => {}
                () = place.guest().leave() => {}
            }
        });
    }
    app.stopping.store(true, Ordering::Relaxed);
    drop(listener);
    guests.send_away();
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(GRACE) => tracing::warn!("some answers did not finish in time"),
        _ = stop.recv() => tracing::warn!("stopped before every answer was finished"),
    }
}

async fn accept(listener: &TcpListener, guests: &Arc<Guests>) -> Option<(TcpStream, Place)> {
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, guests.admit().await?)),
        Err(error) => {
            tracing::warn!("a connection could not be accepted: {}", error.kind());
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}
