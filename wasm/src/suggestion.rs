//! What the model is doing for a field, and what came of it.
//!
//! Why the gate runs here again: the daemon checks every sentence, but nothing unsafe may be shown even by an older
//! or a broken one, so the page judges streamed and final text by the same rules before it keeps a word of it.

use crate::rewrite::Changes;
use crate::text;
use llumi_protocol::api::{Answer, Event, Notice, Source, Task, Thread, WireError};
use llumi_protocol::score::Scores;
use llumi_protocol::version;
use llumi_scoring::{Context, Origin, verdict};

/// What the gate sees of a thread.
pub fn context(thread: &Thread) -> Context<'_> {
    Context { title: &thread.title, post: &thread.post, parent: thread.parent.as_deref() }
}

/// True where generated `text` may be shown.
pub fn may_show(thread: &Thread, text: &str, own_draft: Option<&str>) -> bool {
    verdict(context(thread), text, Origin::Generated { own_draft }).passes()
}

/// True where `text`, which is the person's own words with hints applied, breaks no rule that `own` keeps. What is left
/// is theirs, and the hints beside it say so.
fn no_new_finding(thread: &Thread, text: &str, own: &str) -> bool {
    let before = verdict(context(thread), own, Origin::Generated { own_draft: Some(own) }).findings;
    let after = verdict(context(thread), text, Origin::Generated { own_draft: Some(own) }).findings;
    after.iter().all(|finding| before.iter().any(|other| other.id == finding.id))
}

#[derive(Debug, Clone, PartialEq)]
pub enum Suggestion {
    None,
    /// Sentences come in.
    Streaming(Stream),
    /// A draft to insert.
    Draft(Written),
    /// A rewrite to take or leave.
    Rewrite(Rewritten),
    /// The draft needs no rewrite.
    Good,
    /// No rewrite passed and no hint could be applied, but there are hints to look at.
    NothingFound,
    /// It came, and the gate held it back.
    Withheld(Task),
    Failed(Task, WireError),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    pub task: Task,
    /// The field's text when the request was sent.
    pub base: String,
    /// What has come and passed.
    pub text: String,
    pub withheld: bool,
    pub notices: Vec<Notice>,
    pub model: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub text: String,
    pub source: Source,
    pub notices: Vec<Notice>,
    pub end: End,
    pub withheld: bool,
    pub inserted: bool,
    pub scores: Option<Scores>,
}

/// How a draft came to its end.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    Whole,
    /// The person pressed Stop.
    Stopped,
    /// Something went wrong in the middle of it.
    BrokeOff(WireError),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Rewritten {
    pub text: String,
    pub changes: Changes,
    pub source: Source,
    pub notices: Vec<Notice>,
    pub before: Option<Scores>,
    pub after: Scores,
}

impl Stream {
    pub fn new(task: Task, base: &str) -> Self {
        Stream {
            task,
            base: base.to_owned(),
            text: String::new(),
            withheld: false,
            notices: Vec::new(),
            model: String::new(),
        }
    }

    /// The person's own words that a rewrite may repeat.
    fn own(&self) -> Option<&str> {
        (self.task == Task::Improve).then_some(self.base.as_str())
    }

    /// Takes in one event; a finished or failed request gives what comes next. `now` is the field's text.
    pub fn take(&mut self, event: Event, thread: &Thread, now: &str) -> Option<Suggestion> {
        match event {
            Event::Start { version, model, .. } => {
                self.model = model;
                version::check(version).err().map(|error| {
                    let code = llumi_protocol::api::ErrorCode::UnsupportedVersion;
                    let error = WireError { code, message: error.to_string(), retry_after_s: None };
                    Suggestion::Failed(self.task, error)
                })
            }
            Event::Text { text } => {
                let longer = [self.text.as_str(), text.as_str()].concat();
                if may_show(thread, &longer, self.own()) {
                    self.text = longer;
                } else {
                    self.withheld = true;
                }
                None
            }
            Event::Reset => {
                self.text.clear();
                self.withheld = false;
                None
            }
            Event::Notice { notice } => {
                self.notices.push(notice);
                None
            }
            Event::Error { error } => Some(match self.kept(End::BrokeOff(error.clone())) {
                Some(draft) => Suggestion::Draft(draft),
                None => Suggestion::Failed(self.task, error),
            }),
            Event::Done { answer } => Some(self.finish(*answer, thread, now)),
        }
    }

    fn finish(&mut self, mut answer: Answer, thread: &Thread, now: &str) -> Suggestion {
        answer.text = text::settled(answer.text.trim_start());
        let same = answer.text == text::settled(&self.base);
        if self.task == Task::Improve && (answer.source == Source::Unchanged || same) {
            let good = answer.source == Source::Unchanged;
            return if good { Suggestion::Good } else { Suggestion::NothingFound };
        }
        let shown = may_show(thread, &answer.text, self.own())
            || (answer.source == Source::Hints && no_new_finding(thread, &answer.text, &self.base));
        if answer.text.trim().is_empty() || !shown {
            return Suggestion::Withheld(self.task);
        }
        let mut notices = std::mem::take(&mut self.notices);
        for notice in answer.notices {
            if !notices.iter().any(|known| known.code == notice.code) {
                notices.push(notice);
            }
        }
        match self.task {
            Task::Draft => Suggestion::Draft(Written {
                text: answer.text,
                source: answer.source,
                notices,
                end: End::Whole,
                withheld: false,
                inserted: false,
                scores: Some(answer.report.scores),
            }),
            Task::Improve => Suggestion::Rewrite(Rewritten {
                changes: Changes::new(&self.base, &answer.text, now),
                text: answer.text,
                source: answer.source,
                notices,
                before: answer.before,
                after: answer.report.scores,
            }),
        }
    }

    /// The person pressed Stop.
    pub fn stop(&mut self) -> Suggestion {
        self.kept(End::Stopped).map_or(Suggestion::None, Suggestion::Draft)
    }

    /// A draft keeps the sentences that have come; half a rewrite is of no use.
    fn kept(&mut self, end: End) -> Option<Written> {
        if self.task == Task::Improve || self.text.trim().is_empty() {
            return None;
        }
        Some(Written {
            text: std::mem::take(&mut self.text).trim().to_owned(),
            source: Source::Model { model: std::mem::take(&mut self.model) },
            notices: std::mem::take(&mut self.notices),
            end,
            withheld: self.withheld,
            inserted: false,
            scores: None,
        })
    }
}
