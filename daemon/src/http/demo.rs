//! `/demo`: a page with two threads in which the content script runs without being installed.
//!
//! The page carries a session token, so its address holds a key that only the terminal shows: another user of
//! this machine, or a page that guesses the address, gets no token. Its own parts are compiled in; the content
//! script is read from the built extension at run time.

use super::App;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use std::collections::HashMap;
use std::path::{Component, Path as FilePath};
use subtle::ConstantTimeEq as _;

const PAGE: &str = include_str!("../../demo/demo.html");
/// What stands in the page where the session token goes.
const SESSION_MARK: &str = "{{session}}";
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                   img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page's own parts.
const ASSETS: [(&str, &str); 2] =
    [("demo.css", include_str!("../../demo/demo.css")), ("demo.js", include_str!("../../demo/demo.js"))];

/// `GET /demo?key=…`
pub async fn page(State(app): State<App>, Query(query): Query<HashMap<String, String>>) -> Response {
    let key = query.get("key").map(String::as_str).unwrap_or_default();
    let mut response = if bool::from(key.as_bytes().ct_eq(app.demo_key.as_bytes())) {
        Html(PAGE.replace(SESSION_MARK, &app.sessions.open())).into_response()
    } else {
        let text = "<!doctype html><meta charset=utf-8><title>llumi demo</title><p>Please open the whole address that \
                    llumi printed when it started: it ends in <code>?key=…</code>, and the key changes at every \
                    start.</p>";
        (StatusCode::FORBIDDEN, Html(text)).into_response()
    };
    protect(response.headers_mut());
    response
}

/// `GET /demo/…`: the page's parts under `assets/`, else a file of the built extension.
pub async fn asset(State(app): State<App>, Path(path): Path<String>) -> Response {
    let mut response = match path.strip_prefix("assets/") {
        Some(name) => match ASSETS.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => ([(header::CONTENT_TYPE, kind(name))], *text).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
        None => built(&app.extension, &path).await,
    };
    protect(response.headers_mut());
    response
}

/// A file of the extension's folder: `link.js` or something under `pkg/`.
async fn built(folder: &FilePath, path: &str) -> Response {
    let plain = FilePath::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || !(path == "link.js" || path.starts_with("pkg/")) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match std::fs::read(folder.join(path)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind(path))], bytes).into_response(),
        Err(_) => {
            let text = "the content script is not built: run `cargo xtask wasm`, or give --extension DIR";
            (StatusCode::NOT_FOUND, text).into_response()
        }
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

fn protect(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
