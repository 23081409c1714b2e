//! The event log: one JSON line a suggestion. It holds counts and names, never text of a post or a draft.

use crate::api::{Check, ErrorCode, Source, Task, Timings};
use serde::{Deserialize, Serialize};

/// Written by the daemon after every draft or improve request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionLogged {
    pub version: u32,
    /// Unix time, seconds.
    pub at: u64,
    pub task: Task,
    pub outcome: Outcome,
    /// Characters of the post and of the draft.
    pub post_chars: u32,
    pub draft_chars: u32,
    pub timings: Timings,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    Answered {
        source: Source,
        checks: Vec<Check>,
        candidates: u32,
        passed: u32,
    },
    /// The client went away; generation was stopped.
    Cancelled,
    Failed {
        code: ErrorCode,
    },
}
