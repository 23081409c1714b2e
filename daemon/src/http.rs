//! The HTTP side: routes, and what stands before them.
//!
//! Order matters: the Host allow-list comes before everything (DNS rebinding), then whether the model is loaded, then
//! the token, and only then is a body read, with a limit and a deadline. No route changes anything on GET, nothing sends CORS headers, and a JSON content type is required, so
//! that a web page can neither read nor trigger anything.

pub mod accept;
pub mod auth;
pub mod body;
pub mod demo;
pub mod guests;
pub mod reply;
pub mod routes;
pub mod serve;

use crate::pipeline::Pipeline;
use auth::Sessions;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use llumi_protocol::api::{ErrorCode, MAX_BODY_BYTES};
use reply::Refusal;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// What every handler can reach.
#[derive(Debug)]
pub struct Shared {
    /// Empty while the model is being loaded.
    pub pipeline: OnceLock<Arc<Pipeline>>,
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

impl Shared {
    /// The pipeline, once the model is loaded.
    ///
    /// # Errors
    /// `not_ready` before that.
    pub fn pipeline(&self) -> Result<Arc<Pipeline>, Refusal> {
        self.pipeline.get().cloned().ok_or_else(|| {
            let mut refusal =
                Refusal::new(ErrorCode::NotReady, "llumi is loading its model; try again in a few seconds");
            refusal.0.retry_after_s = Some(LOADING_RETRY_S);
            refusal
        })
    }
}

/// When asking again makes sense while a model is being loaded.
const LOADING_RETRY_S: u32 = 5;

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
