//! The daemon's HTTP API: requests, server-sent events, errors, status.

use crate::score::{Report, Scores};
use serde::{Deserialize, Serialize};

/// Longest request body the daemon reads, bytes.
pub const MAX_BODY_BYTES: usize = 256 * 1024;
/// Longest post, parent comment or draft, characters. Reddit's own limit for a post is 40,000.
pub const MAX_TEXT_CHARS: usize = 40_000;

/// What a person is replying to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Thread {
    /// The post's title; may be empty.
    pub title: String,
    /// The post's own text; may be empty where a post is a title only.
    pub post: String,
    /// The comment that is answered, where it is not the post itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Name without `r/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subreddit: Option<String>,
}

/// `POST /v1/draft`: write a reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRequest {
    #[serde(default = "crate::version::current")]
    pub version: u32,
    pub thread: Thread,
    /// Same seed, same model, same answer. Absent: the daemon chooses one and reports it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// `POST /v1/improve`: rewrite the person's own draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImproveRequest {
    #[serde(default = "crate::version::current")]
    pub version: u32,
    pub thread: Thread,
    pub draft: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// `POST /v1/score`: the same judgement that the page computes, from the daemon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreRequest {
    #[serde(default = "crate::version::current")]
    pub version: u32,
    #[serde(default)]
    pub thread: Thread,
    pub reply: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    Draft,
    Improve,
}

/// Where the text of an answer came from. The panel always says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// Written by the model and passed every check.
    Model { model: String },
    /// No rewrite passed by itself: the person's own words with the hints applied, and sentences by the model
    /// before and after them; the whole passed every check.
    Woven { model: String },
    /// No candidate passed: sentences that people wrote for posts of this kind, put together. `id`: the situation.
    Exemplar { id: String },
    /// No rewrite passed: the person's own draft with the hints applied.
    Hints,
    /// The draft is already good; nothing is changed.
    Unchanged,
}

/// Milliseconds, whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timings {
    /// Waiting for the engine.
    pub queued_ms: u64,
    /// Until the first token of the first candidate.
    pub first_token_ms: u64,
    /// From the request to the last byte.
    pub total_ms: u64,
    /// Tokens generated, all candidates.
    pub tokens: u64,
}

/// One gate's answer about the text that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// `safety`, `length`, `grounded`, `on_topic`, `varied`; of a draft under a post of somebody who may be at risk also
    /// `asks_safety`; of a rewrite also `faithful` and `no_worse`; of what the starter wrote also `at_one`, in one piece
    /// also `fluent`.
    pub name: String,
    pub passed: bool,
    /// What was found, for a person; holds no text of post or draft.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// The finished answer: last event of a stream, or (as [`Versioned`]) the whole body where JSON was
/// asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub task: Task,
    pub text: String,
    pub report: Report,
    /// Scores of the person's draft (improve only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Scores>,
    pub checks: Vec<Check>,
    pub source: Source,
    /// Sentences for the person: trimmed context, fallback, risk.
    #[serde(default)]
    pub notices: Vec<Notice>,
    pub seed: u64,
    /// Candidates generated, and how many passed every check.
    pub candidates: u32,
    pub passed: u32,
    pub timings: Timings,
}

/// Something the person should know about this answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub code: NoticeCode,
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeCode {
    /// The post did not fit the model's context; its middle was left out.
    Trimmed,
    /// Nothing the model wrote passed, so something else is shown.
    Fallback,
    /// The bundled starter model wrote this: it is for trying the program.
    Starter,
    /// The post reads as if its writer may be at risk.
    Risk,
}

/// A server-sent event of `/v1/draft` and `/v1/improve`; the SSE event name is the `kind`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    Start {
        version: u32,
        task: Task,
        model: String,
    },
    /// A whole sentence (with its leading space, where there is one) that has passed its check.
    Text {
        text: String,
    },
    /// The text so far is withdrawn: as a whole it did not pass. What is shown instead follows.
    Reset,
    Notice {
        notice: Notice,
    },
    Done {
        answer: Box<Answer>,
    },
    Error {
        error: WireError,
    },
}

impl Event {
    /// SSE event name.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Start { .. } => "start",
            Event::Text { .. } => "text",
            Event::Reset => "reset",
            Event::Notice { .. } => "notice",
            Event::Done { .. } => "done",
            Event::Error { .. } => "error",
        }
    }
}

/// Stable codes, one for each thing that can go wrong on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    BadRequest,
    EmptyPost,
    EmptyDraft,
    TooLong,
    UnsupportedVersion,
    /// The post is in a language that the model does not write.
    UnsupportedLanguage,
    Unauthorized,
    ForbiddenHost,
    NotFound,
    MethodNotAllowed,
    UnsupportedMediaType,
    /// The request did not arrive in time.
    RequestTimeout,
    Busy,
    NotReady,
    ShuttingDown,
    /// From the worker or the page: no daemon answers.
    DaemonUnreachable,
    /// From the worker: there is a daemon, but this extension is not paired with it.
    NotPaired,
    Internal,
}

/// An error as JSON body (see [`ErrorBody`]) or as the last event of a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireError {
    pub code: ErrorCode,
    /// What happened and what to do, for a person; holds no text of post or draft.
    pub message: String,
    /// Seconds after which trying again makes sense.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u32>,
}

/// JSON error body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    #[serde(default = "crate::version::current")]
    pub version: u32,
    pub error: WireError,
}

/// A JSON answer with the protocol's version beside its own fields: what `draft`, `improve` and `score` answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Versioned<T> {
    pub version: u32,
    #[serde(flatten)]
    pub answer: T,
}

impl<T> Versioned<T> {
    /// The answer in the version that this build speaks.
    pub fn new(answer: T) -> Self {
        Versioned { version: crate::PROTOCOL_VERSION, answer }
    }
}

/// `GET /v1/status`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    pub version: u32,
    /// The daemon's own version, e.g. `0.1.0`.
    pub daemon: String,
    pub model: ModelStatus,
    pub ready: bool,
    /// Jobs waiting or running, and the most that may wait.
    pub queue: u32,
    pub queue_limit: u32,
    pub uptime_s: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelStatus {
    pub name: String,
    /// The bundled model that is for trying the program.
    pub starter: bool,
    pub parameters: u64,
    /// `cpu`, `cuda:0`, `metal`.
    pub device: String,
    pub context_tokens: u32,
    pub template_version: u32,
}
