//! One field's state: its text, what is said about it, what is suggested, what was written.
//!
//! Why a state machine without a DOM: what may be written where is the part that must never be wrong, so it is
//! tested on its own. How: [`Session::act`] and the other methods take what happened and return [`Effect`]s that
//! the page carries out; a write is committed only after the field was read back and holds what it should.

use crate::rewrite::Changes;
use crate::suggestion::{Stream, Suggestion, context};
use crate::text::{self, Edit};
use llumi_protocol::api::{ErrorCode, Event, Task, Thread, WireError};
use llumi_protocol::score::{Finding, Hint, Report, Span};
use llumi_scoring::{apply_hints, report};

/// What a person can press in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Close,
    CheckAgain,
    OpenOptions,
    ToggleHelp,
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

/// Why a write was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Hint,
    Change(usize),
    AllChanges,
    Insert,
    Disclosure,
    Undo,
}

#[derive(Debug, Clone)]
struct Pending {
    edit: Edit,
    expected: String,
    reason: Reason,
}

impl Pending {
    /// The field's text right after the write, where `now` shows that it arrived; the person may have typed on
    /// elsewhere since. `before` is what the field held.
    fn arrived(&self, before: &str, now: &str) -> Option<String> {
        if text::settled(now) == text::settled(&self.expected) {
            return Some(now.to_owned());
        }
        let since = text::between(&self.expected, now).filter(|_| now != before)?;
        let written = self.edit.written();
        // Not even bordering on it: what is still to come can look like words added at its edge.
        let apart = written.end < since.span.start || since.span.end < written.start;
        (apart && written.start < written.end).then(|| self.expected.clone())
    }
}

/// Something that was written and can be taken back.
#[derive(Debug, Clone)]
struct Done {
    /// Where it stands now, and what stood there.
    span: Span,
    before: String,
    after: String,
    /// The whole field before it was written.
    field: String,
    reason: Reason,
    /// The changes of the rewrite on screen that it accepted.
    accepted: Vec<usize>,
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
    pub help_open: bool,
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
            help_open: false,
            dismissed: Vec::new(),
            pending: None,
            done: Vec::new(),
            disclosed: false,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
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
            Suggestion::Rewrite(_) | Suggestion::Good => true,
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
                    true
                }
                None => false,
            });
        }
        if let Suggestion::Rewrite(rewritten) = &mut self.suggestion {
            rewritten.changes.moved(edit);
        }
        for done in &mut self.done {
            done.moved(edit);
        }
    }

    pub fn act(&mut self, action: Action, disclosure: &str) -> Vec<Effect> {
        if self.pending.is_some() && action != Action::Close {
            return Vec::new();
        }
        if !matches!(action, Action::ToggleHelp | Action::Copy | Action::Close) {
            self.note = None;
        }
        match action {
            Action::Close => vec![Effect::Close],
            Action::CheckAgain => vec![Effect::CheckDaemon],
            Action::OpenOptions => vec![Effect::OpenOptions],
            Action::ToggleHelp => {
                self.help_open = !self.help_open;
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

    /// The task of the suggestion on screen.
    pub fn task(&self) -> Option<Task> {
        match &self.suggestion {
            Suggestion::None => None,
            Suggestion::Streaming(stream) => Some(stream.task),
            Suggestion::Draft(_) => Some(Task::Draft),
            Suggestion::Rewrite(_) | Suggestion::Good => Some(Task::Improve),
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
        let Suggestion::Failed(_, error) = &self.suggestion else { return None };
        use ErrorCode::{
            DaemonUnreachable, NotPaired, NotReady, ShuttingDown, Unauthorized, UnsupportedVersion,
        };
        let codes = [DaemonUnreachable, NotPaired, NotReady, ShuttingDown, Unauthorized, UnsupportedVersion];
        codes.contains(&error.code).then_some(error)
    }

    fn begin(&mut self, edit: Edit, reason: Reason) -> Vec<Effect> {
        let Some(expected) = edit.apply(&self.text) else {
            self.note = Some(Note::Outdated);
            return Vec::new();
        };
        self.pending = Some(Pending { edit: edit.clone(), expected, reason });
        vec![Effect::Write(edit)]
    }

    fn insert(&mut self, span: Span, joint: &str) -> Vec<Effect> {
        let Suggestion::Draft(draft) = &self.suggestion else { return Vec::new() };
        let text = [joint, draft.text.as_str()].concat();
        self.begin(Edit { span, text }, Reason::Insert)
    }

    fn append(&mut self) -> Vec<Effect> {
        let kept = text::len(self.text.trim_end());
        let joint = if kept == 0 { "" } else { "\n\n" };
        let span = Span { start: kept, end: text::len(&self.text) };
        self.insert(span, joint)
    }

    fn disclose(&mut self, line: &str) -> Vec<Effect> {
        if !self.may_disclose(line) {
            return Vec::new();
        }
        let span = Span { start: text::len(self.text.trim_end()), end: text::len(&self.text) };
        self.begin(Edit { span, text: ["\n\n", line.trim()].concat() }, Reason::Disclosure)
    }

    fn choose(&mut self, action: Action) -> Vec<Effect> {
        let Suggestion::Rewrite(rewritten) = &mut self.suggestion else { return Vec::new() };
        let changes = &mut rewritten.changes;
        let (edit, reason) = match action {
            Action::Accept(index) => (changes.accept(index, &self.text), Reason::Change(index)),
            Action::AcceptAll => (changes.accept_all(&self.text), Reason::AllChanges),
            Action::Dismiss(index) => {
                changes.dismiss(index);
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        match edit {
            Some(edit) => self.begin(edit, reason),
            None => {
                self.note = Some(Note::Outdated);
                Vec::new()
            }
        }
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

    fn undo(&mut self) -> Vec<Effect> {
        if !self.can_undo() {
            return Vec::new();
        }
        match self.done.last() {
            Some(done) => {
                let edit = Edit { span: done.span, text: done.before.clone() };
                self.begin(edit, Reason::Undo)
            }
            None => Vec::new(),
        }
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

    /// True where the field, which holds `now`, has what was last written into it.
    pub fn has_arrived(&self, now: &str) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.arrived(&self.text, now).is_some())
    }

    /// The field was written to and holds `now`; keeps or refuses what was begun.
    pub fn wrote(&mut self, now: &str) {
        let Some(pending) = self.pending.take() else { return };
        let Some(written) = pending.arrived(&self.text, now) else {
            let untouched = text::settled(now) == text::settled(&self.text);
            let text = pending.edit.text;
            self.note = Some(if untouched { Note::NotWritten(text) } else { Note::Garbled(text) });
            self.read(now);
            return;
        };
        let edit = if written == pending.expected {
            Some(pending.edit)
        } else {
            text::between(&self.text, &written)
        };
        if let Some(edit) = edit {
            self.commit(&edit, pending.reason, &written);
        }
        self.read(now);
        self.score();
    }

    fn commit(&mut self, edit: &Edit, reason: Reason, now: &str) {
        if reason == Reason::Undo {
            if let Some(done) = self.done.pop() {
                self.take_back(&done, edit, now);
            }
            self.note = Some(Note::Undone);
            return;
        }
        let field = self.text.clone();
        let before = text::slice(&field, edit.span).unwrap_or_default().to_owned();
        let mut accepted = Vec::new();
        let kept = self.changes().cloned();
        self.moved(edit, now);
        if let (Some(mut kept), Suggestion::Rewrite(rewritten)) = (kept, &mut self.suggestion) {
            // Moved one by one: the edit that was written may hold several of them.
            match reason {
                Reason::Change(index) => {
                    kept.accepted(index);
                    accepted.push(index);
                    rewritten.changes = kept;
                }
                Reason::AllChanges => {
                    accepted = kept.accepted_all();
                    rewritten.changes = kept;
                }
                _ => {}
            }
        }
        if let (Reason::Insert, Suggestion::Draft(draft)) = (reason, &mut self.suggestion) {
            draft.inserted = true;
        }
        self.disclosed |= matches!(reason, Reason::Insert | Reason::Change(_) | Reason::AllChanges);
        self.done.push(Done {
            span: edit.written(),
            before,
            after: edit.text.clone(),
            field,
            reason,
            accepted,
        });
    }

    fn changes(&self) -> Option<&Changes> {
        match &self.suggestion {
            Suggestion::Rewrite(rewritten) => Some(&rewritten.changes),
            _ => None,
        }
    }

    /// What was written last is out of the field again, by `edit`.
    fn take_back(&mut self, done: &Done, edit: &Edit, now: &str) {
        let kept = self.changes().cloned();
        self.moved(edit, now);
        match (&mut self.suggestion, kept) {
            (Suggestion::Rewrite(rewritten), Some(mut kept)) if !done.accepted.is_empty() => {
                kept.taken_back(&done.accepted, now);
                rewritten.changes = kept;
            }
            (Suggestion::Draft(draft), _) if done.reason == Reason::Insert => draft.inserted = false,
            _ => {}
        }
    }

    /// How copying went.
    pub fn copied(&mut self, ok: bool) {
        self.note = Some(if ok { Note::Copied } else { Note::NotCopied });
    }
}

impl Done {
    /// Moves with an edit; one that touches it leaves a place that no text has, so no undo is offered.
    fn moved(&mut self, edit: &Edit) {
        self.span = edit.map(self.span).unwrap_or(Span { start: u32::MAX, end: u32::MAX });
    }
}
