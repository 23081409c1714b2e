//! What a rewrite changes, as phrases that a person can take or leave one by one.
//!
//! Why tokens that include the spaces: each change borders on tokens that both texts share, so any choice of
//! changes has, at every joint, a neighbourhood that one of the two texts has too; spacing can't go wrong.
//! How: the heaviest common subsequence of tokens (a word weighs more than a comma, a comma more than a space),
//! then changes with at most one shared word between them are read as one phrase.

use crate::text;
use llumi_protocol::score::Span;

/// Above this many cells (tokens of one × tokens of the other) the middle is one change.
const MOST_CELLS: usize = 4_000_000;

/// `span` of the draft, and what would stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub span: Span,
    pub before: String,
    pub after: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Break,
    Mark,
}

fn kind(c: char) -> Kind {
    match c {
        '\n' => Kind::Break,
        c if c.is_whitespace() => Kind::Space,
        c if c.is_alphanumeric() || matches!(c, '\'' | '’' | '_' | '\u{200d}') => Kind::Word,
        // Combining marks and emoji hold together with what stands before them.
        c if c >= '\u{300}' && !c.is_ascii_punctuation() && !matches!(c, '\u{2010}'..='\u{206f}') => {
            Kind::Word
        }
        _ => Kind::Mark,
    }
}

/// True where the end of `left` and the start of `right` would read as one word.
pub fn same_word(left: &str, right: &str) -> bool {
    let (end, start) = (left.chars().next_back(), right.chars().next());
    [end, start].into_iter().all(|c| c.is_some_and(|c| kind(c) == Kind::Word))
}

/// Words, runs of space, runs of line breaks, single marks: together the whole text.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (index, c) in text.char_indices() {
        let this = kind(c);
        if last.is_some_and(|last| last != this || this == Kind::Mark) {
            tokens.push(&text[start..index]);
            start = index;
        }
        last = Some(this);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

fn kind_of(token: &str) -> Kind {
    token.chars().next().map_or(Kind::Space, kind)
}

fn weight(token: &str) -> u32 {
    match kind_of(token) {
        Kind::Word if token.len() > 3 => 9,
        Kind::Word => 7,
        Kind::Break => 4,
        Kind::Mark => 3,
        Kind::Space => 1,
    }
}

/// Half-open token ranges that differ: `old` of the draft, `new` of the rewrite.
#[derive(Debug, Clone, Copy)]
struct Hunk {
    old: (usize, usize),
    new: (usize, usize),
}

/// Ranges that differ between `a` and `b`, in order.
fn hunks(a: &[&str], b: &[&str]) -> Vec<Hunk> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    if a.is_empty() && b.is_empty() {
        return Vec::new();
    }
    if a.len().saturating_mul(b.len()) > MOST_CELLS {
        return vec![Hunk { old: (head, head + a.len()), new: (head, head + b.len()) }];
    }
    // best[i][j]: weight of the heaviest common subsequence of a[i..] and b[j..].
    let width = b.len() + 1;
    let mut best = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = if a[i] == b[j] { best[(i + 1) * width + j + 1] + weight(a[i]) } else { 0 };
            best[i * width + j] = skip.max(take);
        }
    }
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut i, mut j) = (0, 0);
    let (mut from_i, mut from_j) = (0, 0);
    loop {
        let inside = i < a.len() && j < b.len();
        let here = best[i * width + j];
        if inside && a[i] == b[j] && here == best[(i + 1) * width + j + 1] + weight(a[i]) {
            if i > from_i || j > from_j {
                hunks.push(Hunk { old: (head + from_i, head + i), new: (head + from_j, head + j) });
            }
            (i, j) = (i + 1, j + 1);
            (from_i, from_j) = (i, j);
        } else if i < a.len() && (j == b.len() || here == best[(i + 1) * width + j]) {
            i += 1;
        } else if j < b.len() {
            j += 1;
        } else {
            break;
        }
    }
    if i > from_i || j > from_j {
        hunks.push(Hunk { old: (head + from_i, head + i), new: (head + from_j, head + j) });
    }
    hunks
}

/// True where the shared tokens between two changes are too few to read them apart.
fn reads_on(gap: &[&str]) -> bool {
    let words = gap.iter().filter(|token| kind_of(token) == Kind::Word).count();
    let ends = gap.iter().any(|token| kind_of(token) == Kind::Break || matches!(*token, "." | "!" | "?"));
    if ends { false } else { words <= 1 }
}

/// The changes that make `suggested` from `draft`, in order, without overlap.
///
/// ```
/// let changes = llumi_wasm::diff::changes("just get over it, ok?", "take your time, ok?");
/// assert_eq!(changes.len(), 1);
/// assert_eq!((changes[0].before.as_str(), changes[0].after.as_str()), ("just get over it", "take your time"));
/// ```
pub fn changes(draft: &str, suggested: &str) -> Vec<Piece> {
    let (a, b) = (tokens(draft), tokens(suggested));
    let mut merged: Vec<Hunk> = Vec::new();
    for hunk in hunks(&a, &b) {
        match merged.last_mut() {
            Some(last) if reads_on(&a[last.old.1..hunk.old.0]) => {
                last.old.1 = hunk.old.1;
                last.new.1 = hunk.new.1;
            }
            _ => merged.push(hunk),
        }
    }
    let mut units = 0;
    let mut token = 0;
    let mut pieces = Vec::with_capacity(merged.len());
    for hunk in merged {
        units += a[token..hunk.old.0].iter().map(|token| text::len(token)).sum::<u32>();
        let before = a[hunk.old.0..hunk.old.1].concat();
        let span = Span { start: units, end: units + text::len(&before) };
        units = span.end;
        token = hunk.old.1;
        pieces.push(Piece { span, before, after: b[hunk.new.0..hunk.new.1].concat() });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `draft` with the changes whose bit is set in `chosen`.
    fn with(draft: &str, pieces: &[Piece], chosen: u32) -> String {
        let mut out = draft.to_owned();
        for (index, piece) in pieces.iter().enumerate().rev() {
            if chosen >> index & 1 == 1 {
                let edit = text::Edit { span: piece.span, text: piece.after.clone() };
                out = edit.apply(&out).unwrap();
            }
        }
        out
    }

    const PAIRS: &[(&str, &str)] = &[
        ("", ""),
        ("", "Hello there."),
        ("Hello there.", ""),
        ("Thanks", "Hey. Thanks"),
        ("just get over it", "I hear you. What happened?"),
        ("I just think so", "I think so"),
        ("you should rest , really", "you could rest, if you like."),
        ("one two three four five six", "one 2 three four 5 six"),
        ("It hurts.\n\nGo to bed.", "It hurts.\nThat sounds heavy.\n\nMaybe go to bed?"),
        ("i get it 😀 it gets better", "I get it 😀, and I hope it gets lighter"),
        ("שלום עולם", "שלום לך עולם"),
        ("a.b.c", "a. b. c"),
        ("  spaced   out  ", "spaced out"),
        ("cafe\u{301} now", "café now"),
        (
            "You need to think positive. At least you have a job. It gets better, promise me you will try.",
            "That sounds heavy. You have a job and it still hurts. I hope this gets lighter. What would help today?",
        ),
    ];

    #[test]
    fn all_changes_make_the_suggestion_and_none_the_draft() {
        for (draft, suggested) in PAIRS {
            let pieces = changes(draft, suggested);
            assert_eq!(with(draft, &pieces, 0), *draft);
            assert_eq!(with(draft, &pieces, u32::MAX), *suggested, "{pieces:?}");
            for piece in &pieces {
                assert_eq!(text::slice(draft, piece.span), Some(piece.before.as_str()), "{piece:?}");
                assert_ne!(piece.before, piece.after, "{draft:?}");
            }
        }
    }

    /// Every pair of neighbouring tokens of any choice stands together in the draft or in the suggestion.
    #[test]
    fn any_choice_has_right_spacing() {
        for (draft, suggested) in PAIRS {
            let pieces = changes(draft, suggested);
            let (a, b) = (tokens(draft), tokens(suggested));
            let known =
                |x: &str, y: &str| a.windows(2).chain(b.windows(2)).any(|pair| pair[0] == x && pair[1] == y);
            for chosen in 0..1u32 << pieces.len().min(8) {
                let text = with(draft, &pieces, chosen);
                for pair in tokens(&text).windows(2) {
                    assert!(known(pair[0], pair[1]), "{text:?}: {pair:?} of {draft:?}");
                }
            }
        }
    }

    /// Draft, suggestion, and the changes as before and after.
    type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

    #[test]
    fn reads_as_phrases() {
        let cases: &[Case] = &[
            ("just get over it, ok?", "take your time, ok?", &[("just get over it", "take your time")]),
            ("I know you hate it", "I hear that you hate it", &[("know", "hear that")]),
            (
                "You should rest. I am here and listening to you. It gets better.",
                "You could rest. I am here and listening to you. I hope it gets lighter.",
                &[("should", "could"), ("It gets better", "I hope it gets lighter")],
            ),
        ];
        for (draft, suggested, expected) in cases {
            let pieces = changes(draft, suggested);
            let found: Vec<(&str, &str)> =
                pieces.iter().map(|piece| (piece.before.as_str(), piece.after.as_str())).collect();
            assert_eq!(&found, expected, "{draft:?}");
        }
    }

    #[test]
    fn a_very_long_pair_is_one_change() {
        let draft = "one two ".repeat(1200);
        let suggested = "three four ".repeat(1200);
        let pieces = changes(&draft, &suggested);
        assert_eq!(pieces.len(), 1);
        assert_eq!(with(&draft, &pieces, 1), suggested);
    }
}
