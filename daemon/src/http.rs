//! The HTTP side: routes, and what stands before them.
//!
//! Order matters: the Host allow-list comes before everything (DNS rebinding), then the body limit, then the
//! token. No route changes anything on GET, nothing sends CORS headers, and a JSON content type is required, so
//! that a web page can neither read nor trigger anything.

pub mod auth;
pub mod demo;
pub mod reply;
pub mod routes;
pub mod serve;

use crate::pipeline::Pipeline;
use auth::Sessions;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use llumi_protocol::api::MAX_BODY_BYTES;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// What every handler can reach.
#[derive(Debug)]
pub struct Shared {
    pub pipeline: Pipeline,
    pub sessions: Sessions,
    pub port: u16,
    /// Key in the address of the demo page, new at every start.
    pub demo_key: String,
    /// Folder with the built content script.
    pub extension: PathBuf,
    pub started: Instant,
    pub stopping: AtomicBool,
}

pub type App = Arc<Shared>;

/// All routes.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/livez", get(routes::livez))
        .route("/readyz", get(routes::readyz))
        .route("/v1/handshake", post(routes::handshake))
        .route("/v1/status", get(routes::status))
        .route("/v1/draft", post(routes::draft))
        .route("/v1/improve", post(routes::improve))
        .route("/v1/score", post(routes::score))
        .route("/demo", get(demo::page))
        .route("/demo/{*path}", get(demo::asset))
        .fallback(routes::not_found)
        .method_not_allowed_fallback(routes::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), auth::host))
        .with_state(app)
}
