//! The content script: it finds comment boxes, scores what is typed, and shows a panel beside them.
//!
//! Why Rust in the page: the score in the page and the score in the daemon are one function, and what the panel may
//! write where is a state machine that is tested without a browser.
//!
//! How it is laid out. Without a DOM, tested on the host: [`text`] (offsets and edits), [`diff`], [`rewrite`] (changes
//! that survive typing), [`suggestion`] (streams, the gate), [`session`] (one field's state), [`view`] (state to a
//! tree), [`place`], [`flatten`], [`link`] (whose answer is this), [`settings`], [`theme`], [`wording`]. With the DOM:
//! `site` (where boxes are, what they answer), `find` (hears of changes), `field` (reads and writes), `richtext`,
//! `render`, `ui` (the closed shadow root), `host` (the connection), `app` (the loop).
//!
//! Nothing here submits: text goes into a field, and the person posts. Post and draft leave the page only through
//! `host`, and no text is ever logged.
//!
//! Elements carry stable names in `data-llumi`; wasm/README.md lists them.

pub mod diff;
pub mod flatten;
pub mod link;
pub mod place;
pub mod rewrite;
pub mod session;
pub mod settings;
pub mod suggestion;
pub mod text;
pub mod theme;
pub mod view;
pub mod wording;

mod app;
mod dom;
mod field;
mod find;
mod host;
mod render;
mod richtext;
mod site;
mod ui;

pub use host::Host;
use llumi_scoring::Context;
use wasm_bindgen::prelude::*;

/// Begins on this page; `host` is what the loader gives (see `host`).
///
/// # Errors
/// What the browser throws while llumi's own element is made.
#[wasm_bindgen]
pub fn start(host: Host) -> Result<(), JsValue> {
    app::start(host)
}

/// What the panel says about `text` under a post, as JSON of [`llumi_protocol::score::Report`].
///
/// Why it is exported: invariant same-score, that both encodings and the daemon judge every text equally to the bit,
/// is tested through it. It is a pure function and knows nothing of the page or of the running program.
#[wasm_bindgen]
pub fn report(title: &str, post: &str, text: &str) -> String {
    let report = llumi_scoring::report(Context { title, post, parent: None }, text);
    serde_json::to_string(&report).unwrap_or_default()
}
