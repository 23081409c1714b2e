//! Page ↔ service worker, over one `Port` a tab. The worker holds the token; the page never sees it.

use crate::api::{DraftRequest, Event, ImproveRequest, Status, WireError};
use serde::{Deserialize, Serialize};

/// Page → worker. `id` is the page's own number for a request; every answer carries it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToWorker {
    Draft {
        id: u32,
        request: DraftRequest,
    },
    Improve {
        id: u32,
        request: ImproveRequest,
    },
    /// Stop a request: the worker aborts its fetch and the daemon stops within one token.
    Cancel {
        id: u32,
    },
    /// Is there a daemon, and is it paired?
    Status {
        id: u32,
    },
    /// What the options page set.
    Settings {
        id: u32,
    },
    OpenOptions,
    /// Keeps a silent worker alive: Chrome ends one after 30 s without a message, even with a fetch pending.
    Ping,
}

/// Worker → page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToPage {
    Event {
        id: u32,
        event: Event,
    },
    Daemon {
        id: u32,
        state: DaemonState,
    },
    /// Answer to `settings`, and sent unasked (id 0) whenever they change.
    Settings {
        id: u32,
        settings: Settings,
    },
    Pong,
}

/// What the panel says about the daemon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DaemonState {
    Ready {
        status: Status,
    },
    /// It answers but can't serve yet (or pairing is missing): the error says what to do.
    Unavailable {
        error: WireError,
    },
}

/// Kept in the extension's storage, set on the options page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Daemon's port on 127.0.0.1.
    pub port: u16,
    /// ISO 3166 country for help resources; empty: from the browser's locale.
    pub country: String,
    pub theme: Theme,
    /// Off: llumi does nothing on that site.
    pub old_reddit: bool,
    pub www_reddit: bool,
    /// Where suggestions from a model are off (the community bans them); scoring stays on. Lower case, no `r/`.
    pub quiet_subreddits: Vec<String>,
    /// Where llumi is off altogether.
    pub off_subreddits: Vec<String>,
    /// A line that the person may add below a reply that llumi helped with; empty: none.
    pub disclosure: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

/// The daemon's default port.
pub const DEFAULT_PORT: u16 = 8173;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            port: DEFAULT_PORT,
            country: String::new(),
            theme: Theme::Auto,
            old_reddit: true,
            www_reddit: true,
            quiet_subreddits: Vec::new(),
            off_subreddits: Vec::new(),
            disclosure: String::new(),
        }
    }
}
