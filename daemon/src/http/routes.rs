//! The handlers: each one reads, calls the pipeline or the scorer, and writes.

use super::accept::wants_json;
use super::auth::Session;
use super::body::Body;
use super::guests::Guest;
use super::{App, reply::Refusal};
use crate::engine::Ask;
use crate::gates::context;
use crate::pipeline::{ENGINE_STOPPED, Failure, Pipeline};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event as SseEvent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use llumi_protocol::api::{
    Answer, DraftRequest, ErrorCode, Event, ImproveRequest, MAX_TEXT_CHARS, ScoreRequest, Status, Task,
    Versioned, WireError,
};
use llumi_protocol::handshake::{HandshakeRequest, HandshakeResponse};
use llumi_protocol::log::{Outcome, SuggestionLogged};
use llumi_protocol::score::Report;
use llumi_protocol::version;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

/// The process is up.
pub async fn livez() -> &'static str {
    "alive\n"
}

/// The model is loaded and the daemon is not shutting down.
pub async fn readyz(State(app): State<App>) -> Result<&'static str, Refusal> {
    if app.stopping.load(Ordering::Relaxed) {
        return Err(Refusal::new(ErrorCode::ShuttingDown, "llumi is shutting down"));
    }
    if !app.pipeline()?.engine.is_running() {
        return Err(Refusal::new(ErrorCode::NotReady, ENGINE_STOPPED));
    }
    Ok("ready\n")
}

/// Open to everybody, and also while the model is being loaded: a client first asks who answers.
pub async fn handshake(
    State(app): State<App>,
    Body(request): Body<HandshakeRequest>,
) -> Result<Json<HandshakeResponse>, Refusal> {
    Ok(Json(app.sessions.handshake(request)?))
}

pub async fn status(State(app): State<App>, Session { pipeline }: Session) -> Json<Status> {
    let engine = &pipeline.engine;
    Json(Status {
        version: version::PROTOCOL_VERSION,
        daemon: env!("CARGO_PKG_VERSION").into(),
        model: engine.status().clone(),
        ready: engine.is_running() && !app.stopping.load(Ordering::Relaxed),
        queue: engine.waiting(),
        queue_limit: engine.limit(),
        uptime_s: app.started.elapsed().as_secs(),
    })
}

pub async fn score(
    _: Session,
    Body(request): Body<ScoreRequest>,
) -> Result<Json<Versioned<Report>>, Refusal> {
    if request.reply.chars().count() > MAX_TEXT_CHARS {
        let message = format!("a reply may have {MAX_TEXT_CHARS} characters at most");
        return Err(Refusal::new(ErrorCode::TooLong, message));
    }
    let report = llumi_scoring::report(context(&request.thread), &request.reply);
    Ok(Json(Versioned::new(report)))
}

pub async fn draft(
    Session { pipeline }: Session,
    Extension(guest): Extension<Arc<Guest>>,
    headers: HeaderMap,
    Body(request): Body<DraftRequest>,
) -> Result<Response, Refusal> {
    guest.answer();
    let seed = request.seed.unwrap_or_else(new_seed);
    let ask = Ask { task: Task::Draft, thread: request.thread, draft: String::new(), seed };
    answer(pipeline, &headers, ask).await
}

pub async fn improve(
    Session { pipeline }: Session,
    Extension(guest): Extension<Arc<Guest>>,
    headers: HeaderMap,
    Body(request): Body<ImproveRequest>,
) -> Result<Response, Refusal> {
    guest.answer();
    let seed = request.seed.unwrap_or_else(new_seed);
    let ask = Ask { task: Task::Improve, thread: request.thread, draft: request.draft, seed };
    answer(pipeline, &headers, ask).await
}

pub async fn not_found() -> Refusal {
    Refusal::new(ErrorCode::NotFound, "there is nothing here; the API is under /v1, the demo at /demo")
}

pub async fn method_not_allowed() -> Refusal {
    Refusal::new(ErrorCode::MethodNotAllowed, "this address takes another method")
}

/// A seed for a request that names none; 53 bits, so that it survives JavaScript.
pub fn new_seed() -> u64 {
    rand::random::<u64>() >> 11
}

/// JSON where the client prefers it, else server-sent events.
async fn answer(pipeline: Arc<Pipeline>, headers: &HeaderMap, ask: Ask) -> Result<Response, Refusal> {
    let (events, mut inbox) = mpsc::channel(32);
    // A client that goes away drops `inbox`: the pipeline notices, stops the job and says so in the log.
    tokio::spawn(run(pipeline, ask, events));
    if wants_json(headers) {
        return whole(inbox).await;
    }
    // The first event decides the status: what is refused at once is an HTTP error, not a stream.
    let first = match inbox.recv().await {
        Some(Event::Error { error }) => return Err(Refusal(error)),
        Some(event) => event,
        None => return Err(without_answer()),
    };
    let stream = tokio_stream::once(first)
        .chain(ReceiverStream::new(inbox))
        .map(|event| Ok::<_, Infallible>(sse(&event)));
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(10)).text("keep-alive");
    Ok(Sse::new(stream).keep_alive(keep_alive).into_response())
}

/// Waits for the last event, which is the whole answer.
async fn whole(mut inbox: mpsc::Receiver<Event>) -> Result<Response, Refusal> {
    while let Some(event) = inbox.recv().await {
        match event {
            Event::Done { answer } => return Ok(Json(Versioned::new(*answer)).into_response()),
            Event::Error { error } => return Err(Refusal(error)),
            // What an answer holds besides, it holds at its end.
            _ => {}
        }
    }
    Err(without_answer())
}

fn without_answer() -> Refusal {
    Refusal::new(ErrorCode::Internal, "the request ended without an answer")
}

fn sse(event: &Event) -> SseEvent {
    let data = serde_json::to_string(event).unwrap_or_else(|_| "{}".into());
    SseEvent::default().event(event.name()).data(data)
}

/// Runs the pipeline beside the request; `events` closes when the client goes away.
async fn run(pipeline: Arc<Pipeline>, ask: Ask, events: mpsc::Sender<Event>) {
    let result = pipeline.suggest(ask.clone(), &events).await;
    log(&ask, &result);
    let last = match result {
        Ok(answer) => Event::Done { answer: Box::new(answer) },
        Err(Failure::Error(error)) => Event::Error { error },
        Err(Failure::Gone) => return,
    };
    let _ = events.send(last).await;
}

/// One line an answer, with counts and names only.
fn log(ask: &Ask, result: &Result<Answer, Failure>) {
    let outcome = match result {
        Ok(Answer { source, checks, candidates, passed, .. }) => Outcome::Answered {
            source: source.clone(),
            checks: checks.clone(),
            candidates: *candidates,
            passed: *passed,
        },
        Err(Failure::Gone) => Outcome::Cancelled,
        Err(Failure::Error(WireError { code, .. })) => Outcome::Failed { code: *code },
    };
    let line = SuggestionLogged {
        version: version::PROTOCOL_VERSION,
        at: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()),
        task: ask.task,
        outcome,
        post_chars: ask.thread.post.chars().count() as u32,
        draft_chars: ask.draft.chars().count() as u32,
        timings: result.as_ref().map(|answer| answer.timings).unwrap_or_default(),
    };
    match serde_json::to_string(&line) {
        Ok(line) => tracing::info!(target: "llumi::suggestion", "{line}"),
        Err(problem) => tracing::warn!("a log line could not be written: {problem}"),
    }
}
