//! Hints on the person's own text: what could hurt, why, and what could stand there.
//!
//! Why a replacement and not only a reason: a warm writer in a hurry wants words. How: rows of the table that hint,
//! the first at each place, the longest where several begin there; [`apply_hints`] puts a replacement in so that
//! capitals, spaces and punctuation stay right.

use llumi_protocol::score::{Hint, Span};

use crate::phrase::Phrases;
use crate::rules::{Fit, Hit, Rules};
use crate::tokenize;

/// Words after which a reply is long for someone who is low.
const LONG: usize = 180;

/// Words up to which a kind word counts as the whole reply.
const SHORT: usize = 5;

/// Hints on `text`, in order of their start, without overlap.
///
/// ```
/// let hints = llumi_scoring::hints("At least you have a job.");
/// assert_eq!(hints[0].id, "minimising.at-least");
/// assert_eq!(llumi_scoring::apply_hints("At least you have a job.", &hints), "I'm glad you have a job.");
/// assert!(llumi_scoring::hints("It doesn't just get better.").is_empty());
/// ```
pub fn hints(text: &str) -> Vec<Hint> {
    from_hits(text, &Rules::get().find(&Phrases::of(text)))
}

/// [`hints`] from what has been found already.
pub(crate) fn from_hits(text: &str, hits: &[Hit]) -> Vec<Hint> {
    let mut hits: Vec<&Hit> = hits.iter().filter(|hit| hit.row.is_hint()).collect();
    if tokenize::words(text).len() > SHORT {
        hits.retain(|hit| hit.row.id != "stiff.one-word");
    }
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    let mut hints: Vec<Hint> = Vec::new();
    let mut bytes = Utf16ToByte::new(text);
    for hit in hits {
        if hints.last().is_none_or(|last| last.span.end <= hit.span.start) {
            let behind = bytes.at(hit.span.end).map_or("", |end| &text[end..]);
            let replacements = replacements(hit, behind);
            let (rule, id, reason) = (hit.row.rule, hit.row.id.to_owned(), hit.row.reason.to_owned());
            hints.push(Hint { span: hit.span, rule, id, reason, replacements });
        }
    }
    hints
        .extend(length(text).filter(|long| hints.last().is_none_or(|last| last.span.end <= long.span.start)));
    hints
}

/// What may stand in the place of `hit`: nothing where it would not fit, questions before a question mark only.
fn replacements(hit: &Hit, behind: &str) -> Vec<String> {
    if !hit.fits {
        return Vec::new();
    }
    let ends = |c: &char| matches!(c, '.' | '!' | '?' | '…' | '\n');
    let mark = behind.chars().take(LONGEST_SENTENCE).find(ends).filter(|&c| c != '\n');
    let fits_mark = |replacement: &str| {
        let asks = ASKING.iter().any(|word| replacement.starts_with(word));
        mark.is_none_or(|mark| (mark == '?') == asks)
    };
    let offered = hit.row.replacements.iter().filter(|text| hit.row.fit == Fit::Words || fits_mark(text));
    offered.map(|&text| text.to_owned()).collect()
}

/// Characters in which the mark that ends a sentence is looked for.
const LONGEST_SENTENCE: usize = 300;

/// Words that a replacement which asks begins with.
const ASKING: &[&str] = &["would ", "could ", "what was ", "how "];

/// A hint on the sentence with which a text becomes long.
fn length(text: &str) -> Option<Hint> {
    let words = tokenize::words(text);
    let beyond = words.get(LONG)?.span;
    let sentence = tokenize::sentences(text).into_iter().find(|sentence| sentence.span.end >= beyond.end)?;
    let reason = "Someone who is low may not get this far; a shorter reply is more often read to the end.";
    let span = Span { start: sentence.span.start.max(beyond.start), end: sentence.span.end };
    Some(Hint {
        span,
        rule: 17,
        id: "length.long".to_owned(),
        reason: reason.to_owned(),
        replacements: Vec::new(),
    })
}

/// `text` with the first replacement of each hint put in; hints without one, outside the text, or that overlap an
/// earlier one are left out.
///
/// A replacement takes the capital of what it replaces, and begins small inside a sentence; where a text writes `i`
/// for "I", so does the replacement; an empty one takes the space and comma behind it along.
pub fn apply_hints(text: &str, hints: &[Hint]) -> String {
    let mut bytes = Utf16ToByte::new(text);
    let small_i = writes_small_i(text);
    let mut applied = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for hint in hints {
        let (Some(replacement), Some(start)) = (hint.replacements.first(), bytes.at(hint.span.start)) else {
            continue;
        };
        let Some(end) = bytes.at(hint.span.end).filter(|&end| start >= at && start < end) else { continue };
        applied.push_str(&text[at..start]);
        at = end;
        if replacement.is_empty() {
            at += leave_out(&mut applied, &text[start..end], &text[end..]);
        } else {
            applied.push_str(&fitted(replacement, &text[start..end], &applied, small_i));
        }
    }
    applied.push_str(&text[at..]);
    applied
}

/// Maps UTF-16 offsets to bytes, walking forward.
struct Utf16ToByte<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl<'a> Utf16ToByte<'a> {
    fn new(text: &'a str) -> Self {
        Utf16ToByte { text, byte: 0, unit: 0 }
    }

    /// The byte of UTF-16 offset `unit`; `None` outside the text, inside a character or behind the walk.
    fn at(&mut self, unit: u32) -> Option<usize> {
        while self.unit < unit {
            let c = self.text[self.byte..].chars().next()?;
            self.byte += c.len_utf8();
            self.unit += c.len_utf16() as u32;
        }
        (self.unit == unit).then_some(self.byte)
    }
}

/// True where the text has "i" standing alone and never "I", or no capital at all.
fn writes_small_i(text: &str) -> bool {
    if !text.contains(char::is_uppercase) {
        return true;
    }
    let mut small = false;
    for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))) {
        match word {
            "I" | "I'm" | "I’m" | "I've" | "I’ve" | "I'd" | "I'll" => return false,
            "i" | "im" | "i'm" | "i’m" | "ive" | "i've" | "id" | "i'd" | "i'll" => small = true,
            _ => {}
        }
    }
    small
}

/// `replacement` with the first letter as the replaced text, or the place, has it.
fn fitted(replacement: &str, replaced: &str, before: &str, small_i: bool) -> String {
    let mut words = replacement.to_owned();
    if small_i {
        words =
            words
                .split(' ')
                .map(|word| {
                    if word.starts_with("I'") || word == "I" { word.to_lowercase() } else { word.to_owned() }
                })
                .collect::<Vec<_>>()
                .join(" ");
    }
    let capital = replaced.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let opens = before.trim_end().is_empty()
        || before.trim_end().ends_with(['.', '!', '?', '…', '"', '“'])
        || before.ends_with('\n');
    let named_i = replaced.starts_with("I ") || replaced.starts_with("I'") || replaced.starts_with("I’");
    if capital && (opens || !named_i) { capitalised(&words) } else { words }
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Tidies the place where `removed` is left out; returns the bytes of `rest` that go with it.
fn leave_out(applied: &mut String, removed: &str, rest: &str) -> usize {
    let behind = rest.strip_prefix(',').unwrap_or(rest).trim_start_matches([' ', '\u{a0}']);
    let taken = rest.len() - behind.len();
    let capital = removed.chars().next().is_some_and(char::is_uppercase);
    if behind.starts_with(['.', '!', '?', ',']) {
        applied.truncate(applied.trim_end_matches(' ').len());
    }
    match behind.chars().next() {
        Some(first) if capital && first.is_lowercase() => {
            applied.extend(first.to_uppercase());
            taken + first.len_utf8()
        }
        _ => taken,
    }
}
