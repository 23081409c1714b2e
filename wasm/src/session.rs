//! One field's state: its text, what is said about it, what is suggested, what was written.
//!
//! Why a state machine without a DOM: what may be written where is the part that must never be wrong, so it is
//! tested on its own. How: [`Session::act`] and the other methods take what happened and return [`Effect`]s that
//! the page carries out; a write is committed only after the field was read back and holds what it should.

mod writing;

use crate::suggestion::{End, Stream, Suggestion, context};
use crate::text::{self, Edit};
use llumi_protocol::api::{ErrorCode, Event, Task, Thread, WireError};
use llumi_protocol::score::{Finding, Hint, Report, Risk, Span};
use llumi_scoring::{apply_hints, report};
use writing::{Done, Pending, Reason};

/// What a person can press in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Close,
    CheckAgain,
    OpenOptions,
    ToggleHelp,
    /// What the scores look at.
    ToggleAbout,
    Draft,
    Improve,
    Stop,
    TryAgain,
    Discard,
    Replace,
    Append,
    Accept(usize),
    Dismiss(usize),
    AcceptAll,
    Undo,
    Copy,
    /// Hint and the number of its replacement.
    ApplyHint(usize, usize),
    DismissHint(usize),
    AddDisclosure,
}

/// What the page does next.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the daemon for a text; the field's earlier request is over.
    Ask(Task),
    Cancel,
    /// Write into the field, read it back, then call [`Session::wrote`].
    Write(Edit),
    Copy(String),
    Close,
    CheckDaemon,
    OpenOptions,
}

/// A sentence about the last thing that happened, with a text to copy where writing failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    NotWritten(String),
    /// Something arrived, but not what should have.
    Garbled(String),
    Outdated,
    Copied,
    NotCopied,
    Undone,
}

#[derive(Debug)]
pub struct Session {
    pub thread: Thread,
    pub text: String,
    pub report: Option<Report>,
    pub suggestion: Suggestion,
    pub note: Option<Note>,
    /// What the person chose; by itself the list of help is open where the post worries.
    help_open: Option<bool>,
    pub about_open: bool,
    dismissed: Vec<(String, String)>,
    pending: Option<Pending>,
    done: Vec<Done>,
    disclosed: bool,
}

impl Session {
    pub fn new(thread: Thread) -> Self {
        Session {
            thread,
            text: String::new(),
            report: None,
            suggestion: Suggestion::None,
            note: None,
            help_open: None,
            about_open: false,
            dismissed: Vec::new(),
            pending: None,
            done: Vec::new(),
            disclosed: false,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// True where the places that help are listed: also unasked where the post may be about not wanting to live.
    pub fn help_is_open(&self) -> bool {
        let worries = |report: &Report| matches!(report.risk, Risk::Possible | Risk::Imminent);
        self.help_open.unwrap_or_else(|| self.report.as_ref().is_some_and(worries))
    }

    /// Findings on words that no hint speaks of already.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.report.iter().flat_map(|report| {
            let apart = |a: Span, b: Span| a.end <= b.start || b.end <= a.start;
            let said = move |found: &&Finding| report.hints.iter().all(|hint| apart(hint.span, found.span));
            report.verdict.findings.iter().filter(said)
        })
    }

    /// How many things in the text are worth another look; none where nothing is scored.
    pub fn remarks(&self) -> Option<usize> {
        let report = self.report.as_ref().filter(|_| !self.is_empty())?;
        Some(report.hints.len() + self.findings().count())
    }

    /// True where the last thing written can be taken back.
    pub fn can_undo(&self) -> bool {
        self.done.last().is_some_and(|done| text::slice(&self.text, done.span) == Some(done.after.as_str()))
    }

    /// True once a suggestion's words are in the field and no disclosure line is.
    pub fn may_disclose(&self, line: &str) -> bool {
        self.disclosed && !line.trim().is_empty() && !self.text.contains(line.trim())
    }

    pub fn writing(&self) -> bool {
        self.pending.is_some()
    }

    /// The field holds `now`. While something is being written nothing is concluded from it.
    pub fn read(&mut self, now: &str) {
        if self.pending.is_some() {
            return;
        }
        if let Some(edit) = text::between(&self.text, now) {
            // The person's own undo: the field is again what it was before the last write.
            match self.done.pop_if(|done| done.field == now) {
                Some(done) => self.take_back(&done, &edit, now),
                None => self.moved(&edit, now),
            }
            if self.is_empty() {
                self.emptied();
            }
            if matches!(self.note, Some(Note::Copied | Note::Undone | Note::Outdated)) {
                self.note = None;
            }
        }
    }

    /// The field was emptied, by posting or by hand: what was on offer for its words has no place any more.
    fn emptied(&mut self) {
        let over = match &self.suggestion {
            Suggestion::Rewrite(_) | Suggestion::Good | Suggestion::NothingFound => true,
            Suggestion::Draft(draft) => draft.inserted,
            _ => false,
        };
        if over {
            self.suggestion = Suggestion::None;
        }
    }

    /// Judges the text as it is.
    pub fn score(&mut self) {
        let mut report = report(context(&self.thread), &self.text);
        let text = &self.text;
        let dismissed = &self.dismissed;
        report.hints.retain(|hint| {
            let words = text::slice(text, hint.span).unwrap_or_default().to_lowercase();
            !dismissed.iter().any(|(id, known)| *id == hint.id && *known == words)
        });
        self.report = Some(report);
    }

    /// Carries every remembered place through one edit of the field.
    fn moved(&mut self, edit: &Edit, now: &str) {
        now.clone_into(&mut self.text);
        if let Some(report) = &mut self.report {
            report.hints.retain_mut(|hint| match edit.map(hint.span) {
                Some(span) => {
                    hint.span = span;
                    text::is_apart(now, span)
                }
                None => false,
            });
        }
        if let Suggestion::Rewrite(rewritten) = &mut self.suggestion {
            rewritten.changes.moved(edit, now);
        }
        for done in &mut self.done {
            done.moved(edit);
        }
    }

    pub fn act(&mut self, action: Action, disclosure: &str) -> Vec<Effect> {
        if self.pending.is_some() && action != Action::Close {
            return Vec::new();
        }
        if !matches!(action, Action::ToggleHelp | Action::ToggleAbout | Action::Copy | Action::Close) {
            self.note = None;
        }
        match action {
            Action::Close => vec![Effect::Close],
            Action::CheckAgain => vec![Effect::CheckDaemon],
            Action::OpenOptions => vec![Effect::OpenOptions],
            Action::ToggleHelp => {
                self.help_open = Some(!self.help_is_open());
                Vec::new()
            }
            Action::ToggleAbout => {
                self.about_open = !self.about_open;
                Vec::new()
            }
            Action::Draft => self.ask(Task::Draft),
            Action::Improve => self.ask(Task::Improve),
            Action::TryAgain => self.task().map_or_else(Vec::new, |task| self.ask(task)),
            Action::Stop => self.stop(),
            Action::Discard => {
                self.suggestion = Suggestion::None;
                Vec::new()
            }
            Action::Copy => self.copy(),
            Action::Replace => self.insert(text::whole(&self.text), ""),
            Action::Append => self.append(),
            Action::AddDisclosure => self.disclose(disclosure),
            Action::Undo => self.undo(),
            Action::Accept(_) | Action::AcceptAll | Action::Dismiss(_) => self.choose(action),
            Action::ApplyHint(hint, replacement) => self.apply_hint(hint, replacement),
            Action::DismissHint(hint) => {
                self.dismiss_hint(hint);
                Vec::new()
            }
        }
    }

    /// What takes the focus after `action`, where that takes away what was pressed: the next thing of its kind, else
    /// what does no harm when it is pressed once more. None: it stays where it is.
    pub fn follows(&self, action: Action) -> Option<Action> {
        let change = |from| self.changes().and_then(|changes| changes.open_from(from)).map(Action::Accept);
        let next = match action {
            Action::Accept(index) | Action::Dismiss(index) => change(index),
            Action::AcceptAll | Action::Undo => change(0),
            Action::ApplyHint(index, _) | Action::DismissHint(index) => self.hint_from(index),
            Action::AddDisclosure => None,
            _ => return None,
        };
        Some(next.unwrap_or(Action::Close))
    }

    fn hint_from(&self, index: usize) -> Option<Action> {
        let hints = &self.report.as_ref()?.hints;
        let index = index.min(hints.len().checked_sub(1)?);
        let replaced = !hints[index].replacements.is_empty();
        Some(if replaced { Action::ApplyHint(index, 0) } else { Action::DismissHint(index) })
    }

    /// The task of the suggestion on screen.
    pub fn task(&self) -> Option<Task> {
        match &self.suggestion {
            Suggestion::None => None,
            Suggestion::Streaming(stream) => Some(stream.task),
            Suggestion::Draft(_) => Some(Task::Draft),
            Suggestion::Rewrite(_) | Suggestion::Good | Suggestion::NothingFound => Some(Task::Improve),
            Suggestion::Withheld(task) | Suggestion::Failed(task, _) => Some(*task),
        }
    }

    fn ask(&mut self, task: Task) -> Vec<Effect> {
        let task = if task == Task::Improve && self.is_empty() { Task::Draft } else { task };
        for done in &mut self.done {
            done.accepted.clear();
        }
        self.suggestion = Suggestion::Streaming(Stream::new(task, &self.text));
        vec![Effect::Ask(task)]
    }

    fn stop(&mut self) -> Vec<Effect> {
        let Suggestion::Streaming(stream) = &mut self.suggestion else { return Vec::new() };
        self.suggestion = stream.stop();
        vec![Effect::Cancel]
    }

    /// An event of this field's request.
    pub fn event(&mut self, event: Event) -> Vec<Effect> {
        let Suggestion::Streaming(stream) = &mut self.suggestion else { return Vec::new() };
        let ends = matches!(event, Event::Done { .. } | Event::Error { .. });
        let Some(next) = stream.take(event, &self.thread, &self.text) else { return Vec::new() };
        self.suggestion = next;
        if ends { Vec::new() } else { vec![Effect::Cancel] }
    }

    /// The error of the last request, where it says something about the daemon.
    pub fn daemon_error(&self) -> Option<&WireError> {
        let error = match &self.suggestion {
            Suggestion::Failed(_, error) => error,
            Suggestion::Draft(draft) => match &draft.end {
                End::BrokeOff(error) => error,
                End::Whole | End::Stopped => return None,
            },
            _ => return None,
        };
        use ErrorCode::{
            DaemonUnreachable, NotPaired, NotReady, ShuttingDown, Unauthorized, UnsupportedVersion,
        };
        let codes = [DaemonUnreachable, NotPaired, NotReady, ShuttingDown, Unauthorized, UnsupportedVersion];
        codes.contains(&error.code).then_some(error)
    }

    fn hint(&self, index: usize) -> Option<&Hint> {
        self.report.as_ref()?.hints.get(index)
    }

    fn apply_hint(&mut self, index: usize, replacement: usize) -> Vec<Effect> {
        let Some(mut hint) = self.hint(index).cloned() else { return Vec::new() };
        if replacement >= hint.replacements.len() {
            return Vec::new();
        }
        hint.replacements.swap(0, replacement);
        let after = apply_hints(&self.text, &[hint]);
        match text::between(&self.text, &after) {
            Some(edit) => self.begin(edit, Reason::Hint),
            None => Vec::new(),
        }
    }

    fn dismiss_hint(&mut self, index: usize) {
        let Some(hint) = self.hint(index) else { return };
        let words = text::slice(&self.text, hint.span).unwrap_or_default().to_lowercase();
        let key = (hint.id.clone(), words);
        self.dismissed.push(key);
        self.score();
    }

    fn copy(&mut self) -> Vec<Effect> {
        if let Some(Note::NotWritten(text) | Note::Garbled(text)) = &self.note {
            return vec![Effect::Copy(text.clone())];
        }
        match &self.suggestion {
            Suggestion::Draft(draft) => vec![Effect::Copy(draft.text.clone())],
            Suggestion::Rewrite(rewritten) => vec![Effect::Copy(rewritten.text.clone())],
            _ => Vec::new(),
        }
    }

    /// How copying went.
    pub fn copied(&mut self, ok: bool) {
        self.note = Some(if ok { Note::Copied } else { Note::NotCopied });
    }
}

#[cfg(test)]
mod tests;
