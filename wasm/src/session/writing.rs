//! Writing into the field and taking it back.
//!
//! Why in two steps: a write is begun, the page carries it out, and only when the field was read back is it
//! committed: changes are marked, an undo is kept. What did not arrive is said, with the text to copy.

use super::{Action, Effect, Note, Session};
use crate::rewrite::Changes;
use crate::suggestion::Suggestion;
use crate::text::{self, Edit};
use llumi_protocol::score::Span;

/// Why a write was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Hint,
    Change(usize),
    AllChanges,
    Insert,
    Disclosure,
    Undo,
}

#[derive(Debug, Clone)]
pub(super) struct Pending {
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
pub(super) struct Done {
    /// Where it stands now, and what stood there.
    pub span: Span,
    pub before: String,
    pub after: String,
    /// The whole field before it was written.
    pub field: String,
    pub reason: Reason,
    /// The changes of the rewrite on screen that it accepted.
    pub accepted: Vec<usize>,
}

impl Session {
    pub(super) fn begin(&mut self, edit: Edit, reason: Reason) -> Vec<Effect> {
        let Some(expected) = edit.apply(&self.text) else {
            self.note = Some(Note::Outdated);
            return Vec::new();
        };
        self.pending = Some(Pending { edit: edit.clone(), expected, reason });
        vec![Effect::Write(edit)]
    }

    pub(super) fn insert(&mut self, span: Span, joint: &str) -> Vec<Effect> {
        let Suggestion::Draft(draft) = &self.suggestion else { return Vec::new() };
        let text = [joint, draft.text.as_str()].concat();
        self.begin(Edit { span, text }, Reason::Insert)
    }

    pub(super) fn append(&mut self) -> Vec<Effect> {
        let kept = text::len(self.text.trim_end());
        let joint = if kept == 0 { "" } else { "\n\n" };
        let span = Span { start: kept, end: text::len(&self.text) };
        self.insert(span, joint)
    }

    pub(super) fn disclose(&mut self, line: &str) -> Vec<Effect> {
        if !self.may_disclose(line) {
            return Vec::new();
        }
        let span = Span { start: text::len(self.text.trim_end()), end: text::len(&self.text) };
        self.begin(Edit { span, text: ["\n\n", line.trim()].concat() }, Reason::Disclosure)
    }

    pub(super) fn choose(&mut self, action: Action) -> Vec<Effect> {
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

    pub(super) fn undo(&mut self) -> Vec<Effect> {
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

    pub(super) fn commit(&mut self, edit: &Edit, reason: Reason, now: &str) {
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
                    accepted = kept.accepted(index);
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

    pub(super) fn changes(&self) -> Option<&Changes> {
        match &self.suggestion {
            Suggestion::Rewrite(rewritten) => Some(&rewritten.changes),
            _ => None,
        }
    }

    /// What was written last is out of the field again, by `edit`.
    pub(super) fn take_back(&mut self, done: &Done, edit: &Edit, now: &str) {
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
}

impl Done {
    /// Moves with an edit; one that touches it leaves a place that no text has, so no undo is offered.
    pub(super) fn moved(&mut self, edit: &Edit) {
        self.span = edit.map(self.span).unwrap_or(Span { start: u32::MAX, end: u32::MAX });
    }
}
