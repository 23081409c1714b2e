//! The handlers: each one reads, calls the pipeline or the scorer, and writes.

use super::{App, reply::Refusal};
use crate::engine::Ask;
use crate::gates::context;
use crate::pipeline::Failure;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, header};
use axum::response::sse::{Event as SseEvent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use llumi_protocol::api::{
    Answer, DraftRequest, ErrorCode, Event, ImproveRequest, MAX_TEXT_CHARS, ScoreRequest, Status, Task,
    WireError,
};
use llumi_protocol::handshake::{HandshakeRequest, HandshakeResponse};
use llumi_protocol::log::{Outcome, SuggestionLogged};
use llumi_protocol::score::Report;
use llumi_protocol::version;
use std::convert::Infallible;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

type Body<T> = Result<Json<T>, JsonRejection>;

/// The process is up.
pub async fn livez() -> &'static str {
    "alive\n"
}

/// The model is loaded and the daemon is not shutting down.
pub async fn readyz(State(app): State<App>) -> Result<&'static str, Refusal> {
    if app.stopping.load(Ordering::Relaxed) {
        return Err(Refusal::new(ErrorCode::ShuttingDown, "llumi is shutting down"));
    }
    Ok("ready\n")
}

pub async fn handshake(
    State(app): State<App>,
    body: Body<HandshakeRequest>,
) -> Result<Json<HandshakeResponse>, Refusal> {
    Ok(Json(app.sessions.handshake(body?.0)?))
}

pub async fn status(State(app): State<App>, headers: HeaderMap) -> Result<Json<Status>, Refusal> {
    app.sessions.check(&headers)?;
    let engine = &app.pipeline.engine;
    Ok(Json(Status {
        version: version::PROTOCOL_VERSION,
        daemon: env!("CARGO_PKG_VERSION").into(),
        model: engine.status().clone(),
        ready: !app.stopping.load(Ordering::Relaxed),
        queue: engine.waiting(),
        queue_limit: engine.limit(),
        uptime_s: app.started.elapsed().as_secs(),
    }))
}

pub async fn score(
    State(app): State<App>,
    headers: HeaderMap,
    body: Body<ScoreRequest>,
) -> Result<Json<Report>, Refusal> {
    app.sessions.check(&headers)?;
    let Json(request) = body?;
    same_version(request.version)?;
    if request.reply.chars().count() > MAX_TEXT_CHARS {
        let message = format!("a reply may have {MAX_TEXT_CHARS} characters at most");
        return Err(Refusal::new(ErrorCode::TooLong, message));
    }
    Ok(Json(llumi_scoring::report(context(&request.thread), &request.reply)))
}

pub async fn draft(
    State(app): State<App>,
    headers: HeaderMap,
    body: Body<DraftRequest>,
) -> Result<Response, Refusal> {
    app.sessions.check(&headers)?;
    let Json(request) = body?;
    same_version(request.version)?;
    let seed = request.seed.unwrap_or_else(new_seed);
    let ask = Ask { task: Task::Draft, thread: request.thread, draft: String::new(), seed };
    answer(app, &headers, ask).await
}

pub async fn improve(
    State(app): State<App>,
    headers: HeaderMap,
    body: Body<ImproveRequest>,
) -> Result<Response, Refusal> {
    app.sessions.check(&headers)?;
    let Json(request) = body?;
    same_version(request.version)?;
    let seed = request.seed.unwrap_or_else(new_seed);
    let ask = Ask { task: Task::Improve, thread: request.thread, draft: request.draft, seed };
    answer(app, &headers, ask).await
}

pub async fn not_found() -> Refusal {
    Refusal::new(ErrorCode::NotFound, "there is nothing here; the API is under /v1, the demo at /demo")
}

pub async fn method_not_allowed() -> Refusal {
    Refusal::new(ErrorCode::MethodNotAllowed, "this address takes another method")
}

fn same_version(theirs: u32) -> Result<(), Refusal> {
    version::check(theirs).map_err(|error| Refusal::new(ErrorCode::UnsupportedVersion, error.to_string()))
}

/// A seed for a request that names none; 53 bits, so that it survives JavaScript.
pub fn new_seed() -> u64 {
    rand::random::<u64>() >> 11
}

/// JSON where the client asks for it, else server-sent events.
async fn answer(app: App, headers: &HeaderMap, ask: Ask) -> Result<Response, Refusal> {
    let (events, inbox) = mpsc::channel(32);
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("application/json") {
        return whole(app, ask, events, inbox).await;
    }
    // The first event decides the status: what is refused at once is an HTTP error, not a stream.
    let mut inbox = inbox;
    let task = tokio::spawn(run(app, ask, events));
    let first = match inbox.recv().await {
        Some(Event::Error { error }) => return Err(Refusal(error)),
        Some(event) => event,
        None => {
            let _ = task.await;
            return Err(Refusal::new(ErrorCode::Internal, "the request ended without an answer"));
        }
    };
    let stream = tokio_stream::once(first)
        .chain(ReceiverStream::new(inbox))
        .map(|event| Ok::<_, Infallible>(sse(&event)));
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(10)).text("keep-alive");
    Ok(Sse::new(stream).keep_alive(keep_alive).into_response())
}

fn sse(event: &Event) -> SseEvent {
    let data = serde_json::to_string(event).unwrap_or_else(|_| "{}".into());
    SseEvent::default().event(event.name()).data(data)
}

/// Runs the pipeline inside the request: a client that goes away drops this future, and with it the job.
async fn whole(
    app: App,
    ask: Ask,
    events: mpsc::Sender<Event>,
    mut inbox: mpsc::Receiver<Event>,
) -> Result<Response, Refusal> {
    let drain = async { while inbox.recv().await.is_some() {} };
    let work = async {
        let result = app.pipeline.suggest(ask.clone(), &events).await;
        drop(events);
        result
    };
    let (result, ()) = tokio::join!(work, drain);
    log(&ask, &result);
    match result {
        Ok(answer) => Ok(Json(answer).into_response()),
        Err(Failure::Error(error)) => Err(Refusal(error)),
        Err(Failure::Gone) => Err(Refusal::new(ErrorCode::Internal, "the request was cancelled")),
    }
}

/// Runs the pipeline beside the stream; `events` closes when the client goes away.
async fn run(app: App, ask: Ask, events: mpsc::Sender<Event>) {
    let result = app.pipeline.suggest(ask.clone(), &events).await;
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
