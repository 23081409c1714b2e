//! A rewrite as open changes over a text that goes on changing.
//!
//! Why: the person may type while a rewrite is on screen; a change must land where it was meant or not at all.
//! How: every edit of the field, theirs or ours, moves the changes; one that an edit touches is outdated. Before a
//! change is written its place is compared with what it would replace.

use crate::diff;
use crate::text::{self, Edit};
use llumi_protocol::score::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    Accepted,
    Dismissed,
    /// The text around it has changed; it no longer fits.
    Outdated,
}

/// One change: `span` holds `before` while it is open, `after` once it is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub span: Span,
    pub before: String,
    pub after: String,
    pub state: State,
}

impl Change {
    fn holds(&self, text: &str) -> bool {
        text::slice(text, self.span) == Some(self.before.as_str())
    }
}

/// All changes of one rewrite, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    pub list: Vec<Change>,
}

impl Changes {
    /// Changes from `draft` to `suggested`, moved to `now`, which the field holds by this time.
    pub fn new(draft: &str, suggested: &str, now: &str) -> Self {
        let list = diff::changes(draft, suggested)
            .into_iter()
            .map(|piece| Change {
                span: piece.span,
                before: piece.before,
                after: piece.after,
                state: State::Open,
            })
            .collect();
        let mut changes = Changes { list };
        // What the person typed meanwhile, part by part, so that words at both ends do not outdate the middle.
        for piece in diff::changes(draft, now).into_iter().rev() {
            changes.moved(&Edit { span: piece.span, text: piece.after });
        }
        changes
    }

    /// The field was edited.
    pub fn moved(&mut self, edit: &Edit) {
        for change in &mut self.list {
            match edit.map(change.span) {
                Some(span) => change.span = span,
                None if change.state == State::Dismissed => {}
                None => change.state = State::Outdated,
            }
        }
    }

    pub fn count(&self, state: State) -> usize {
        self.list.iter().filter(|change| change.state == state).count()
    }

    /// The edit that accepts change `index`; none (and the change is outdated) where its place holds other text.
    pub fn accept(&mut self, index: usize, text: &str) -> Option<Edit> {
        let change = self.list.get_mut(index).filter(|change| change.state == State::Open)?;
        if !change.holds(text) {
            change.state = State::Outdated;
            return None;
        }
        Some(Edit { span: change.span, text: change.after.clone() })
    }

    /// One edit, from the first open change to the last, that accepts them all; none where there is none.
    pub fn accept_all(&mut self, text: &str) -> Option<Edit> {
        let mut all: Option<Edit> = None;
        for index in 0..self.list.len() {
            let Some(edit) = self.accept(index, text) else { continue };
            all = Some(match all {
                None => edit,
                Some(before) => {
                    let between = Span { start: before.span.end, end: edit.span.start };
                    let text = [&before.text, text::slice(text, between)?, &edit.text].concat();
                    Edit { span: Span { start: before.span.start, end: edit.span.end }, text }
                }
            });
        }
        all
    }

    /// Change `index` is in the field now.
    pub fn accepted(&mut self, index: usize) {
        let Some(change) = self.list.get(index) else { return };
        let edit = Edit { span: change.span, text: change.after.clone() };
        self.moved(&edit);
        if let Some(change) = self.list.get_mut(index) {
            change.span = edit.written();
            change.state = State::Accepted;
        }
    }

    /// Every open change is in the field now; says which these were.
    pub fn accepted_all(&mut self) -> Vec<usize> {
        let open: Vec<usize> =
            (0..self.list.len()).filter(|&index| self.list[index].state == State::Open).collect();
        for &index in open.iter().rev() {
            self.accepted(index);
        }
        open
    }

    pub fn dismiss(&mut self, index: usize) {
        if let Some(change) = self.list.get_mut(index).filter(|change| change.state == State::Open) {
            change.state = State::Dismissed;
        }
    }

    /// Change `index` was taken out of the field again; `now` is the field's text when all of them are.
    fn reopened(&mut self, index: usize) {
        let Some(change) = self.list.get(index).filter(|change| change.state == State::Accepted) else {
            return;
        };
        let edit = Edit { span: change.span, text: change.before.clone() };
        self.moved(&edit);
        if let Some(change) = self.list.get_mut(index) {
            change.span = edit.written();
            change.state = State::Open;
        }
    }

    /// The changes `indices`, accepted by one write, were taken back; the field holds `now`.
    pub fn taken_back(&mut self, indices: &[usize], now: &str) {
        for &index in indices.iter().rev() {
            self.reopened(index);
        }
        for change in &mut self.list {
            if change.state == State::Open && !change.holds(now) {
                change.state = State::Outdated;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "You should rest. I am here and listening to you. It gets better.";
    const BETTER: &str = "You could rest. I am here and listening to you. I hope it gets lighter.";

    fn accept(changes: &mut Changes, index: usize, text: &str) -> String {
        let edit = changes.accept(index, text).unwrap();
        let now = edit.apply(text).unwrap();
        changes.accepted(index);
        now
    }

    #[test]
    fn accepted_in_any_order_they_make_the_suggestion() {
        for order in [[0, 1], [1, 0]] {
            let mut changes = Changes::new(DRAFT, BETTER, DRAFT);
            let text = order.iter().fold(DRAFT.to_owned(), |text, &index| accept(&mut changes, index, &text));
            assert_eq!(text, BETTER);
            assert_eq!(changes.count(State::Accepted), 2);
        }
    }

    #[test]
    fn all_at_once_skips_the_dismissed() {
        let mut changes = Changes::new(DRAFT, BETTER, DRAFT);
        changes.dismiss(0);
        let edit = changes.accept_all(DRAFT).unwrap();
        let now = edit.apply(DRAFT).unwrap();
        changes.accepted_all();
        assert_eq!(now, DRAFT.replace("It gets better", "I hope it gets lighter"));
        assert_eq!((changes.count(State::Accepted), changes.count(State::Dismissed)), (1, 1));
        assert_eq!(changes.accept_all(&now), None);
    }

    #[test]
    fn taken_back_they_are_open_again() {
        let mut changes = Changes::new(DRAFT, BETTER, DRAFT);
        let edit = changes.accept_all(DRAFT).unwrap();
        let indices = changes.accepted_all();
        assert_eq!(edit.apply(DRAFT).as_deref(), Some(BETTER));
        changes.taken_back(&indices, DRAFT);
        assert_eq!(changes, Changes::new(DRAFT, BETTER, DRAFT));
    }

    #[test]
    fn typing_moves_or_outdates_but_never_misplaces() {
        let cases = [
            (
                "Hey! You should rest. I am here and listening to you. It gets better.",
                [State::Open, State::Open],
            ),
            ("You should rest. I am here, listening to you. It gets better.", [State::Open, State::Open]),
            (
                "You shouldn't rest. I am here and listening to you. It gets better.",
                [State::Open, State::Open],
            ),
            (
                "You really ought to rest. I am here and listening to you. It gets better.",
                [State::Outdated, State::Open],
            ),
            ("It gets", [State::Outdated, State::Outdated]),
            ("", [State::Outdated, State::Outdated]),
        ];
        for (now, expected) in cases {
            let mut changes = Changes::new(DRAFT, BETTER, DRAFT);
            changes.moved(&text::between(DRAFT, now).unwrap());
            let states: Vec<State> = changes.list.iter().map(|change| change.state).collect();
            assert_eq!(states, expected, "{now:?}");
            for change in changes.list.iter().filter(|change| change.state == State::Open) {
                assert_eq!(text::slice(now, change.span), Some(change.before.as_str()), "{now:?}");
            }
        }
    }

    #[test]
    fn text_that_changed_while_the_model_wrote() {
        let now = "Oh. You should rest. I am here and listening to you. It gets";
        let mut changes = Changes::new(DRAFT, BETTER, now);
        let after = accept(&mut changes, 0, now);
        assert_eq!(after, now.replace("should", "could"));
        assert_eq!(changes.accept(1, &after), None);
    }

    #[test]
    fn a_place_that_holds_other_text_is_refused() {
        let mut changes = Changes::new(DRAFT, BETTER, DRAFT);
        assert_eq!(changes.accept(0, "You ought to rest, all of you, and then some more words here"), None);
        assert_eq!(changes.list[0].state, State::Outdated);
        assert_eq!(changes.accept(9, DRAFT), None);
    }
}
