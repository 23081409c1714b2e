//! A rewrite as open changes over a text that goes on changing.
//!
//! Why: the person may type while a rewrite is on screen; a change must land where it was meant or not at all.
//! How: every edit of the field, theirs or ours, moves the changes; one that an edit touches is outdated, and so is
//! one whose words have grown into longer ones. Before a change is written its place is compared with what it would
//! replace. A change of nothing but spaces is not shown; it is taken or left with the nearest one that is.

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
    /// The few words of the draft in front of it and behind it, to know the place by.
    pub lead: String,
    pub tail: String,
    /// Number of the change that it is taken with: its own, or for mere spacing the nearest one that is shown.
    pub with: usize,
}

impl Change {
    fn holds(&self, text: &str) -> bool {
        text::slice(text, self.span) == Some(self.before.as_str())
    }

    /// True where neither what stands in `text` nor what would be written runs into a word at its edges: somebody
    /// who types an `s` behind "it" means another word.
    fn fits(&self, text: &str) -> bool {
        let Some((front, back)) = text::around(text, self.span) else { return false };
        let joined = |middle: &str| {
            let edges = [[front, middle], [middle, back]];
            edges.into_iter().all(|[left, right]| !diff::same_word(left, right))
                && (!middle.is_empty() || !diff::same_word(front, back))
        };
        joined(&self.before) && joined(&self.after)
    }

    /// Only spaces and line breaks differ.
    pub fn is_spacing(&self) -> bool {
        self.before.split_whitespace().eq(self.after.split_whitespace())
    }
}

/// All changes of one rewrite, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    pub list: Vec<Change>,
}

/// Which change each one is taken with: mere spacing with the nearest that says something; where none does, all with
/// the first.
fn group(list: &mut [Change]) {
    let shown: Vec<(usize, Span)> = list
        .iter()
        .enumerate()
        .filter(|(_, change)| !change.is_spacing())
        .map(|(index, change)| (index, change.span))
        .collect();
    let far =
        |a: Span, b: Span| if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) };
    for (index, change) in list.iter_mut().enumerate() {
        let nearest = shown.iter().min_by_key(|(_, span)| far(change.span, *span));
        change.with = if change.is_spacing() { nearest.map_or(0, |&(head, _)| head) } else { index };
    }
}

impl Changes {
    /// Changes from `draft` to `suggested`, moved to `now`, which the field holds by this time.
    pub fn new(draft: &str, suggested: &str, now: &str) -> Self {
        let mut list: Vec<Change> = diff::changes(draft, suggested)
            .into_iter()
            .map(|piece| {
                let (front, back) = text::around(draft, piece.span).unwrap_or_default();
                Change {
                    span: piece.span,
                    before: piece.before,
                    after: piece.after,
                    state: State::Open,
                    lead: text::last_words(front).to_owned(),
                    tail: text::first_words(back).to_owned(),
                    with: 0,
                }
            })
            .collect();
        group(&mut list);
        let mut changes = Changes { list };
        // What the person typed meanwhile, part by part, so that words at both ends do not outdate the middle.
        for piece in diff::changes(draft, now).into_iter().rev() {
            changes.shift(&Edit { span: piece.span, text: piece.after });
        }
        changes.outdate(now);
        changes
    }

    /// Moves every place; a change that the edit touches has none any more.
    fn shift(&mut self, edit: &Edit) {
        for change in &mut self.list {
            match edit.map(change.span) {
                Some(span) => change.span = span,
                None if change.state == State::Dismissed => {}
                None => change.state = State::Outdated,
            }
        }
    }

    /// Open changes that do not fit into `now` are no longer on offer.
    fn outdate(&mut self, now: &str) {
        for change in &mut self.list {
            if change.state == State::Open && !(change.holds(now) && change.fits(now)) {
                change.state = State::Outdated;
            }
        }
    }

    /// The field was edited and holds `now`.
    pub fn moved(&mut self, edit: &Edit, now: &str) {
        self.shift(edit);
        self.outdate(now);
    }

    /// The changes that are shown: number and change.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Change)> {
        self.list.iter().enumerate().filter(|(index, change)| change.with == *index)
    }

    /// How many of those that are shown are in `state`.
    pub fn count(&self, state: State) -> usize {
        self.shown().filter(|(_, change)| change.state == state).count()
    }

    /// The first open change from `index` on, then from the beginning.
    pub fn open_from(&self, index: usize) -> Option<usize> {
        let open =
            || self.shown().filter(|(_, change)| change.state == State::Open).map(|(number, _)| number);
        open().find(|&number| number >= index).or_else(|| open().next())
    }

    /// The change `index` and what is taken with it, where it is open.
    fn together(&self, index: usize) -> Vec<usize> {
        let open = |number: usize| self.list.get(number).is_some_and(|change| change.state == State::Open);
        let with = |number: &usize| self.list[*number].with == index && open(*number);
        if open(index) { (0..self.list.len()).filter(with).collect() } else { Vec::new() }
    }

    fn all(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.shown().flat_map(|(index, _)| self.together(index)).collect();
        all.sort_unstable();
        all
    }

    /// One edit, from the first to the last, that makes the changes `indices` in `text`; those that do not fit there
    /// are outdated, and it is none where that is all of them.
    fn edit(&mut self, indices: &[usize], text: &str) -> Option<Edit> {
        let mut now = text.to_owned();
        let mut span: Option<Span> = None;
        // From behind, so that the places of the others stay.
        for &index in indices.iter().rev() {
            let change = &mut self.list[index];
            if !(change.holds(&now) && change.fits(&now)) {
                change.state = State::Outdated;
                continue;
            }
            now = Edit { span: change.span, text: change.after.clone() }.apply(&now)?;
            let end = span.map_or(change.span.end, |span| span.end);
            span = Some(Span { start: change.span.start, end });
        }
        let span = span?;
        let behind = text::len(text) - span.end;
        let written = Span { start: span.start, end: text::len(&now) - behind };
        Some(Edit { span, text: text::slice(&now, written)?.to_owned() })
    }

    /// The edit that accepts change `index`; none (and the change is outdated) where its place holds other text.
    pub fn accept(&mut self, index: usize, text: &str) -> Option<Edit> {
        let indices = self.together(index);
        let edit = self.edit(&indices, text)?;
        (self.list[index].state == State::Open).then_some(edit)
    }

    /// One edit that accepts all open changes; none where there is none.
    pub fn accept_all(&mut self, text: &str) -> Option<Edit> {
        self.edit(&self.all(), text)
    }

    /// Change `index` is in the field now; says which ones that were.
    pub fn accepted(&mut self, index: usize) -> Vec<usize> {
        let indices = self.together(index);
        self.are_in(&indices);
        indices
    }

    /// Every open change is in the field now; says which ones that were.
    pub fn accepted_all(&mut self) -> Vec<usize> {
        let indices = self.all();
        self.are_in(&indices);
        indices
    }

    fn are_in(&mut self, indices: &[usize]) {
        for &index in indices.iter().rev() {
            let edit = Edit { span: self.list[index].span, text: self.list[index].after.clone() };
            self.shift(&edit);
            let change = &mut self.list[index];
            change.span = edit.written();
            change.state = State::Accepted;
        }
    }

    pub fn dismiss(&mut self, index: usize) {
        for index in self.together(index) {
            self.list[index].state = State::Dismissed;
        }
    }

    /// Change `index` was taken out of the field again.
    fn reopened(&mut self, index: usize) {
        let Some(change) = self.list.get(index).filter(|change| change.state == State::Accepted) else {
            return;
        };
        let edit = Edit { span: change.span, text: change.before.clone() };
        self.shift(&edit);
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
        self.outdate(now);
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
                [State::Outdated, State::Open],
            ),
            (
                "You should, rest. I am here and listening to you. It gets betterment.",
                [State::Open, State::Outdated],
            ),
            (
                "Youshould rest. I am here and listening to you. It gets better.",
                [State::Outdated, State::Open],
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
            changes.moved(&text::between(DRAFT, now).unwrap(), now);
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

    #[test]
    fn a_word_that_goes_on_being_typed_is_another_word() {
        let (draft, better) = ("I know it hurts.", "I know this hurts.");
        for typed in
            ["I know its hurts.", "I know bit hurts.", "I know it\u{301} hurts.", "I know it's hurts."]
        {
            let mut changes = Changes::new(draft, better, draft);
            changes.moved(&text::between(draft, typed).unwrap(), typed);
            assert_eq!((changes.count(State::Outdated), changes.accept(0, typed)), (1, None), "{typed}");
            let mut meanwhile = Changes::new(draft, better, typed);
            assert_eq!(meanwhile.accept_all(typed), None, "{typed}");
        }
        for typed in ["I know it, hurts.", "I know “it hurts."] {
            let mut changes = Changes::new(draft, better, draft);
            changes.moved(&text::between(draft, typed).unwrap(), typed);
            assert_eq!(accept(&mut changes, 0, typed), typed.replace("it", "this"));
        }
        // Taking a comma away must not make one word of two.
        let (draft, better) = ("It hurts, really badly, today.", "It hurts really badly, today.");
        let mut changes = Changes::new(draft, better, draft);
        let typed = "It hurts,most really badly, today.";
        changes.moved(&text::between(draft, typed).unwrap(), typed);
        assert_eq!(changes.accept(0, typed), None);
    }

    #[test]
    fn mere_spacing_goes_with_the_nearest_change() {
        let draft = "you should rest  a bit now. I am here and listening to you. it gets better .";
        let better = "You could rest a bit now.\n\nI am here and listening to you. I hope it gets lighter.";
        let changes = Changes::new(draft, better, draft);
        assert!(changes.list.iter().any(Change::is_spacing), "{changes:?}");
        assert!(changes.shown().all(|(_, change)| !change.is_spacing()));
        let mut one_by_one = changes.clone();
        let mut now = draft.to_owned();
        while let Some(index) = one_by_one.open_from(0) {
            now = accept(&mut one_by_one, index, &now);
        }
        assert_eq!(now, better, "all of the spacing came along");
        let mut all = changes.clone();
        assert_eq!(all.accept_all(draft).unwrap().apply(draft).unwrap(), better);
        let indices = all.accepted_all();
        assert_eq!(indices.len(), all.list.len());
        all.taken_back(&indices, draft);
        assert_eq!(all, changes);
        let mut left = changes.clone();
        let heads: Vec<usize> = left.shown().map(|(index, _)| index).collect();
        heads.into_iter().for_each(|index| left.dismiss(index));
        assert_eq!(left.accept_all(draft), None, "spacing is left with the words that are");
        // Nothing but spacing: one change stands for all of it.
        let mut spaces =
            Changes::new("one  two three four  five", "one two three four five", "one  two three four  five");
        assert_eq!(spaces.count(State::Open), 1);
        assert_eq!(accept(&mut spaces, 0, "one  two three four  five"), "one two three four five");
    }

    #[test]
    fn the_next_open_change() {
        let mut changes = Changes::new(DRAFT, BETTER, DRAFT);
        assert_eq!([0, 1, 9].map(|index| changes.open_from(index)), [Some(0), Some(1), Some(0)]);
        changes.dismiss(0);
        assert_eq!([0, 1].map(|index| changes.open_from(index)), [Some(1), Some(1)]);
        changes.dismiss(1);
        assert_eq!(changes.open_from(0), None);
    }
}
