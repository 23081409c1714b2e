//! The one copy of every message that crosses a boundary: page ↔ service worker ↔ daemon ↔ event log.
//!
//! Why one crate: the page (WASM), the worker (through JSON) and the daemon must never disagree about a
//! field. Everything here is plain serde; unknown fields are ignored, so that an older page can talk to a newer
//! daemon, and an unknown *version* is refused with a sentence that says what to update (see [`version`]).

pub mod api;
pub mod handshake;
pub mod log;
pub mod page;
pub mod score;
pub mod version;

pub use version::{PROTOCOL_VERSION, VersionError};
