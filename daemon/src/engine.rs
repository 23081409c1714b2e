//! The engine: one OS thread that owns the model; jobs come in through a bounded queue, replies go out through a
//! channel a job.
//!
//! Why a thread and not a task: a forward pass blocks for milliseconds to seconds, and a CUDA device belongs to
//! one thread. A job whose receiver was dropped (the client went away) is noticed between tokens and ends there,
//! also while it waits or is in prefill. A job that panics fails alone: the next one finds the same model, which no
//! job changes.

use crate::loaded::Loaded;
use anyhow::Result;
use llumi_model::ModelError;
use llumi_model::generate::{Candidate, Request, generate};
use llumi_model::prompt::{Encoded, Prompt};
use llumi_model::sampler::Sampling;
use llumi_model::stop::StopRules;
use llumi_model::tokenizer::TextTokenizer;
use llumi_protocol::api::{ModelStatus, Task, Thread};
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;

/// What one job asks for.
#[derive(Debug, Clone)]
pub struct Ask {
    pub task: Task,
    pub thread: Thread,
    /// The person's draft (improve).
    pub draft: String,
    pub seed: u64,
}

/// What a job's channel carries, in this order: `Started`, `Wrote` now and then, then one of the others.
#[derive(Debug)]
pub enum Message {
    Started {
        queued_ms: u64,
        trimmed: bool,
    },
    /// Text so far; sent only where a single reply is written.
    Wrote(String),
    Finished {
        replies: Vec<Reply>,
        first_token_ms: u64,
        tokens: u64,
    },
    Failed(String),
}

/// One finished reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    pub text: String,
    /// Mean log-probability a token, nats.
    pub mean_log_prob: f64,
    /// Its sentences, each with its own mean.
    pub sentences: Vec<Sentence>,
}

/// One sentence of a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    pub text: String,
    /// Mean log-probability a token, nats.
    pub mean_log_prob: f64,
}

struct Job {
    ask: Ask,
    /// Sentences of known posts that are like this one. A very small model reads them after the post, one set for
    /// each share of its candidates: they tell it in words it knows what the post is about.
    likes: Vec<String>,
    out: mpsc::UnboundedSender<Message>,
    submitted: Instant,
}

/// Handle to the engine thread; clones share it.
#[derive(Debug, Clone)]
pub struct Engine {
    jobs: mpsc::Sender<Job>,
    waiting: Arc<AtomicU32>,
    status: ModelStatus,
    limit: u32,
}

/// Why a job was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// As many jobs wait as may.
    Full,
    /// The thread has ended.
    Stopped,
}

impl Engine {
    /// Starts the thread. `limit` jobs may wait besides the one that runs.
    ///
    /// # Errors
    /// Where the thread can't be started.
    pub fn start(loaded: Loaded, limit: usize) -> Result<Self> {
        let (jobs, mut inbox) = mpsc::channel::<Job>(limit);
        let waiting = Arc::new(AtomicU32::new(0));
        let status = loaded.status();
        let done = Arc::clone(&waiting);
        std::thread::Builder::new().name("engine".into()).spawn(move || {
            while let Some(job) = inbox.blocking_recv() {
                contained(&job.out, || run(&loaded, &job));
                done.fetch_sub(1, Ordering::Relaxed);
            }
        })?;
        Ok(Engine { jobs, waiting, status, limit: limit as u32 })
    }

    /// Puts a job into the queue; `likes`: sentences of posts like this one, for a very small model (else none).
    ///
    /// # Errors
    /// [`Refused`], with the reason.
    pub fn submit(&self, ask: Ask, likes: Vec<String>) -> Result<mpsc::UnboundedReceiver<Message>, Refused> {
        let (out, messages) = mpsc::unbounded_channel();
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.jobs.try_send(Job { ask, likes, out, submitted: Instant::now() }).map_err(|error| {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            match error {
                TrySendError::Full(_) => Refused::Full,
                TrySendError::Closed(_) => Refused::Stopped,
            }
        })?;
        Ok(messages)
    }

    /// False once the thread has ended: nothing can be written any more.
    pub fn is_running(&self) -> bool {
        !self.jobs.is_closed()
    }

    pub fn status(&self) -> &ModelStatus {
        &self.status
    }

    /// Jobs that wait or run.
    pub fn waiting(&self) -> u32 {
        self.waiting.load(Ordering::Relaxed)
    }

    pub fn limit(&self) -> u32 {
        self.limit
    }
}

/// Runs `work`; where it panics, whoever waits at `out` is told.
fn contained(out: &mpsc::UnboundedSender<Message>, work: impl FnOnce()) {
    if std::panic::catch_unwind(AssertUnwindSafe(work)).is_err() {
        let message = "the model failed on this request; if it does so again, restart llumi and report it";
        let _ = out.send(Message::Failed(message.into()));
    }
}

fn run(loaded: &Loaded, job: &Job) {
    if job.out.is_closed() {
        return;
    }
    if let Err(error) = write(loaded, job) {
        // Errors of the model hold sizes and tensor names, never text.
        let _ = job.out.send(Message::Failed(error.to_string()));
    }
}

fn write(loaded: &Loaded, job: &Job) -> Result<(), ModelError> {
    let (prompts, trimmed) = prompts(loaded, job)?;
    let _ = job.out.send(Message::Started { queued_ms: millis(job.submitted), trimmed });
    let begin = Instant::now();
    let mut first_token_ms = 0;
    let alone = prompts.len() == 1;
    let mut step = |candidates: &[Candidate]| {
        if first_token_ms == 0 && candidates.iter().any(|candidate| !candidate.ids.is_empty()) {
            first_token_ms = millis(begin).max(1);
        }
        if let ([only], true) = (candidates, alone) {
            let _ = job.out.send(Message::Wrote(only.text.clone()));
        }
        if job.out.is_closed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let share = loaded.candidates.div_ceil(prompts.len().max(1));
    let (mut replies, mut tokens) = (Vec::new(), 0);
    for ((task, prompt), number) in prompts.into_iter().zip(0..) {
        let request = Request {
            prompt: prompt.ids,
            candidates: share,
            sampling: Sampling { seed: job.ask.seed.wrapping_add(number), ..loaded.sampling() },
            stop: StopRules {
                eos: loaded.tokenizer.eos(),
                max_new_tokens: loaded.longest_reply(),
                strings: vec!["\n\n\n".into(), "[INST]".into(), "[/INST]".into()],
            },
        };
        let adapter = loaded.adapter(task);
        for candidate in generate(&loaded.model, &loaded.tokenizer, adapter, &request, &mut step)? {
            tokens += candidate.ids.len() as u64;
            replies.push(finished(&loaded.tokenizer, &candidate));
        }
    }
    let _ = job.out.send(Message::Finished { replies, first_token_ms, tokens });
    Ok(())
}

/// The prompts of a job, and whether something was left out of any. None where even the draft alone is too long.
///
/// For a rewrite the starter also drafts: what it writes from nothing frames the person's words better than what it
/// writes while it copies them.
fn prompts(loaded: &Loaded, job: &Job) -> Result<(Vec<(Task, Encoded)>, bool), ModelError> {
    let Job { ask, likes, .. } = job;
    let tasks: &[Task] = match ask.task {
        Task::Improve if loaded.starter => &[Task::Improve, Task::Draft],
        Task::Improve => &[Task::Improve],
        Task::Draft => &[Task::Draft],
    };
    let mut likes: Vec<Option<&str>> = likes.iter().map(|like| Some(like.as_str())).collect();
    likes.resize(likes.len().max(1), None);
    let mut prompts = Vec::new();
    for like in likes {
        for task in tasks {
            let Some(prompt) = encode(loaded, ask, *task, like)? else { return Ok((Vec::new(), true)) };
            prompts.push((*task, prompt));
        }
    }
    let trimmed = prompts.iter().any(|(_, prompt)| prompt.trimmed);
    Ok((prompts, trimmed))
}

/// One prompt; the comment that is answered goes where it does not fit beside the draft.
fn encode(loaded: &Loaded, ask: &Ask, task: Task, like: Option<&str>) -> Result<Option<Encoded>, ModelError> {
    let Ask { thread, draft, .. } = ask;
    let post = like.map_or_else(|| thread.post.clone(), |like| format!("{} {like}", thread.post));
    let prompt = Prompt {
        title: &thread.title,
        post: &post,
        parent: thread.parent.as_deref(),
        draft: (task == Task::Improve).then_some(draft.as_str()),
        exemplars: &[],
    };
    let budget = loaded.model.config().max_position_embeddings - loaded.longest_reply();
    let without = Prompt { parent: None, ..prompt };
    match prompt.encode(&loaded.tokenizer, budget) {
        Err(ModelError::PromptTooLong { .. }) => match without.encode(&loaded.tokenizer, budget) {
            Err(ModelError::PromptTooLong { .. }) => Ok(None),
            other => other.map(|encoded| Some(Encoded { trimmed: true, ..encoded })),
        },
        other => other.map(Some),
    }
}

/// A finished candidate, cut into sentences.
///
/// A piece is what a token adds to the text since the sentence began: decoded alone, a token of a
/// sentencepiece-like vocabulary loses its space, and a letter of several tokens is nothing.
fn finished(tokenizer: &TextTokenizer, candidate: &Candidate) -> Reply {
    let mut sentences: Vec<Sentence> = Vec::new();
    let (mut begin, mut text) = (0, String::new());
    let mut close = |text: &str, begin: usize, end: usize| {
        let log_probs = &candidate.log_probs[begin..end];
        if !text.trim().is_empty() {
            let sum: f64 = log_probs.iter().map(|&p| f64::from(p)).sum();
            let mean_log_prob = sum / log_probs.len() as f64;
            sentences.push(Sentence { text: text.trim().to_owned(), mean_log_prob });
        }
    };
    for index in 0..candidate.ids.len() {
        let decode = |begin: usize| tokenizer.decode(&candidate.ids[begin..=index]).unwrap_or_default();
        let mut longer = decode(begin);
        let spaced = longer.strip_prefix(&text).is_some_and(|piece| piece.starts_with(char::is_whitespace));
        if spaced && text.ends_with(['.', '!', '?']) {
            close(&text, begin, index);
            begin = index;
            longer = decode(begin);
        }
        text = longer;
    }
    close(&text, begin, candidate.ids.len());
    Reply { text: candidate.text.trim_end().to_owned(), mean_log_prob: candidate.mean_log_prob(), sentences }
}

fn millis(since: Instant) -> u64 {
    since.elapsed().as_millis() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use llumi_model::prompt::TEMPLATE_VERSION;

    /// Cut at every token: `text` encoded, one log-probability a token: its place, negative.
    fn sentences(tokenizer: &TextTokenizer, text: &str) -> Vec<(String, f64)> {
        let ids = tokenizer.encode(text).unwrap();
        let log_probs = (0..ids.len()).map(|place| -(place as f32)).collect();
        let candidate = Candidate { ids, text: text.into(), log_probs, stopped: None };
        let reply = finished(tokenizer, &candidate);
        assert_eq!(reply.text, text);
        reply.sentences.into_iter().map(|sentence| (sentence.text, sentence.mean_log_prob)).collect()
    }

    fn mistral() -> TextTokenizer {
        let bytes = include_bytes!("../../model/tests/fixtures/chat/tokenizer.json");
        TextTokenizer::from_bytes(bytes).unwrap()
    }

    fn starter() -> TextTokenizer {
        TextTokenizer::from_bytes(include_bytes!("../../starter/tokenizer.json")).unwrap()
    }

    #[test]
    fn sentences_end_at_spaces_with_every_kind_of_tokenizer() {
        for tokenizer in [mistral(), starter()] {
            for (text, expect) in [
                (
                    "I hear you. That is hard! Do you sleep?",
                    &["I hear you.", "That is hard!", "Do you sleep?"][..],
                ),
                ("At 3.30 a.m. it is dark", &["At 3.30 a.m.", "it is dark"]),
                ("Wait... what?!", &["Wait...", "what?!"]),
                ("One.\nTwo. \u{1f642} na\u{ef}ve. Ja", &["One.", "Two.", "\u{1f642} na\u{ef}ve.", "Ja"]),
                ("no end", &["no end"]),
                ("", &[]),
            ] {
                let found = sentences(&tokenizer, text);
                let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
                assert_eq!(texts, expect, "{text}");
            }
        }
    }

    #[test]
    fn a_job_that_panics_fails_alone() {
        let (out, mut messages) = mpsc::unbounded_channel();
        contained(&out, || panic!("a broken kernel"));
        assert!(matches!(messages.try_recv(), Ok(Message::Failed(_))));
        contained(&out, || ());
        assert!(messages.try_recv().is_err());
    }

    #[test]
    fn an_engine_that_is_full_or_has_stopped_says_which() {
        let (jobs, inbox) = mpsc::channel(1);
        let status = ModelStatus {
            name: "none".into(),
            starter: false,
            parameters: 0,
            device: "cpu".into(),
            context_tokens: 0,
            template_version: TEMPLATE_VERSION,
        };
        let engine = Engine { jobs, waiting: Arc::default(), status, limit: 1 };
        let ask = Ask { task: Task::Draft, thread: Thread::default(), draft: String::new(), seed: 1 };
        let submit = || engine.submit(ask.clone(), Vec::new()).map(|_| ());
        assert_eq!(submit(), Ok(()));
        assert_eq!(submit(), Err(Refused::Full));
        assert!(engine.is_running());
        drop(inbox);
        assert_eq!(submit(), Err(Refused::Stopped));
        assert!(!engine.is_running());
        assert_eq!(engine.waiting(), 1, "refused jobs do not wait");
    }

    #[test]
    fn each_sentence_has_the_mean_of_its_own_tokens() {
        let tokenizer = mistral();
        // `▁ N o .` are the tokens 0 to 3, `▁ Y e s .` 4 to 8.
        assert_eq!(sentences(&tokenizer, "No. Yes."), [("No.".into(), -1.5), ("Yes.".into(), -6.0)]);
    }
}
