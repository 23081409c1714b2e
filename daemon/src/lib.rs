//! The localhost daemon: requests in, checked suggestions out.
//!
//! From the outside in: [`http`] speaks to the browser, [`pipeline`] is one suggestion from request to answer,
//! [`engine`] owns the model on its own thread, [`gates`] decide what may be shown, [`curated`] is what is
//! shown when nothing passes. [`cli`] runs the same pipeline from a terminal.

pub mod cli;
pub mod curated;
pub mod engine;
pub mod gates;
pub mod grounding;
pub mod http;
pub mod loaded;
pub mod pipeline;
pub mod secret;
pub mod sentences;
pub mod settings;
pub mod topics;
pub mod weave;
