//! Texts measured in UTF-16 code units, and edits between two states of a field.
//!
//! Why: a browser counts UTF-16 units, a suggestion must survive that the person goes on typing. How: one edit (the
//! part between the longest common start and end of two texts) tells where any other span has moved; a span that
//! the edit touches is lost rather than guessed.

use crate::diff;
use llumi_protocol::score::Span;

/// Length of `text` in UTF-16 code units.
pub fn len(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// Byte offset of UTF-16 offset `unit`; none where it lies outside or inside a character.
fn byte(text: &str, unit: u32) -> Option<usize> {
    let mut at = 0;
    for (index, c) in text.char_indices() {
        if at >= unit {
            return (at == unit).then_some(index);
        }
        at += c.len_utf16() as u32;
    }
    (at == unit).then_some(text.len())
}

/// The part of `text` in `span`; none where the span does not fit.
pub fn slice(text: &str, span: Span) -> Option<&str> {
    let (start, end) = (byte(text, span.start)?, byte(text, span.end)?);
    text.get(start..end)
}

/// What stands in front of `span` and behind it; none where the span does not fit.
pub fn around(text: &str, span: Span) -> Option<(&str, &str)> {
    let (start, end) = (byte(text, span.start)?, byte(text, span.end)?);
    Some((text.get(..start)?, text.get(end..)?))
}

/// True where `span` of `text` does not begin or end within a word.
pub fn is_apart(text: &str, span: Span) -> bool {
    let (Some(inside), Some((front, back))) = (slice(text, span), around(text, span)) else { return false };
    !diff::same_word(front, inside) && !diff::same_word(inside, back)
}

/// How many words are enough to know a place by.
const FEW_WORDS: usize = 4;

/// Byte offsets at which the words of `text` begin.
fn words(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    text.split_whitespace().map(move |word| word.as_ptr() as usize - text.as_ptr() as usize)
}

/// The last few words of the last line of `text`, with the space that ends them.
pub fn last_words(text: &str) -> &str {
    let line = text.rsplit('\n').next().unwrap_or_default();
    words(line).rev().take(FEW_WORDS).last().map_or(line, |start| &line[start..])
}

/// The first few words of the first line of `text`, with the space that begins them.
pub fn first_words(text: &str) -> &str {
    let line = text.split('\n').next().unwrap_or_default();
    words(line).nth(FEW_WORDS).map_or(line, |end| line[..end].trim_end())
}

/// Span of the whole text.
pub fn whole(text: &str) -> Span {
    Span { start: 0, end: len(text) }
}

/// What stands in place of `span`, units of the text before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    /// The text after the edit; none where the span does not fit `text`.
    pub fn apply(&self, text: &str) -> Option<String> {
        let (start, end) = (byte(text, self.span.start)?, byte(text, self.span.end)?);
        let mut after = String::with_capacity(text.len() + self.text.len());
        after.push_str(text.get(..start)?);
        after.push_str(&self.text);
        after.push_str(text.get(end..)?);
        Some(after)
    }

    /// Where the new text stands after the edit.
    pub fn written(&self) -> Span {
        Span { start: self.span.start, end: self.span.start + len(&self.text) }
    }

    /// How far everything behind the edit moves.
    fn shift(&self) -> i64 {
        i64::from(len(&self.text)) - i64::from(self.span.end - self.span.start)
    }

    /// Where `span` of the text before lies in the text after; none where the edit touches it.
    ///
    /// An edit that only borders on a span leaves it alone; an empty span (a place to insert at) is touched by
    /// any edit that reaches it.
    pub fn map(&self, span: Span) -> Option<Span> {
        let empty = span.start == span.end;
        let before = if empty { span.end < self.span.start } else { span.end <= self.span.start };
        let behind = if empty { span.start > self.span.end } else { span.start >= self.span.end };
        if before {
            return Some(span);
        }
        if !behind {
            return None;
        }
        let moved = |unit: u32| u32::try_from(i64::from(unit) + self.shift()).ok();
        Some(Span { start: moved(span.start)?, end: moved(span.end)? })
    }
}

/// The smallest edit that makes `new` from `old`; none where they are equal.
pub fn between(old: &str, new: &str) -> Option<Edit> {
    if old == new {
        return None;
    }
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail: usize =
        old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let start = len(&old[..head]);
    let removed = len(&old_rest[..old_rest.len() - tail]);
    let text = new_rest[..new_rest.len() - tail].to_owned();
    Some(Edit { span: Span { start, end: start + removed }, text })
}

/// One form for two readings of the same field: editors differ in no-break spaces and in trailing space.
pub fn settled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut breaks = 0;
    for c in text.chars() {
        match c {
            '\r' => {}
            '\n' => {
                breaks += 1;
                let kept = out.trim_end_matches([' ', '\t']).len();
                out.truncate(kept);
                if breaks <= 2 {
                    out.push('\n');
                }
            }
            '\u{a0}' => {
                breaks = 0;
                out.push(' ');
            }
            _ => {
                breaks = 0;
                out.push(c);
            }
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[test]
    fn slices_by_utf16() {
        let cases = [
            ("a😀b", span(0, 1), Some("a")),
            ("a😀b", span(1, 3), Some("😀")),
            ("a😀b", span(3, 4), Some("b")),
            ("a😀b", span(2, 3), None),
            ("a😀b", span(4, 4), Some("")),
            ("a😀b", span(4, 5), None),
            ("ab", span(2, 1), None),
            ("שלום", span(1, 3), Some("לו")),
        ];
        for (text, at, expected) in cases {
            assert_eq!(slice(text, at), expected, "{text:?} {at:?}");
        }
    }

    #[test]
    fn an_edit_between_makes_the_new_text() {
        let texts =
            ["", "a", "aa", "aba", "I feel 😀 fine", "I feel 😃 fine", "I felt fine\n\nreally", "ééé", "éé"];
        for old in texts {
            for new in texts {
                match between(old, new) {
                    None => assert_eq!(old, new),
                    Some(edit) => {
                        assert_eq!(edit.apply(old).as_deref(), Some(new), "{old:?} {new:?} {edit:?}")
                    }
                }
            }
        }
    }

    #[test]
    fn a_mapped_span_holds_the_same_text() {
        let old = "You should rest. It gets better, you should wait.";
        let cases = [
            ("Hey. You should rest. It gets better, you should wait.", Some("It gets better")),
            ("You should rest. It gets better, you should wait. ok", Some("It gets better")),
            ("You should rest a bit. It gets better, you should wait.", Some("It gets better")),
            ("You should rest. It gets worse, you should wait.", None),
            ("", None),
            ("It gets better", Some("It gets better")),
        ];
        for (new, expected) in cases {
            let edit = between(old, new).unwrap();
            let mapped = edit.map(span(17, 31)).and_then(|at| slice(new, at));
            // The last case removes both sides, which is one edit over the span: it counts as touched.
            let expected = if new == "It gets better" { None } else { expected };
            assert_eq!(mapped, expected, "{new:?}");
        }
    }

    #[test]
    fn places_to_insert_at_are_lost_when_reached() {
        let edit = Edit { span: span(3, 3), text: "xy".to_owned() };
        assert_eq!(edit.map(span(3, 3)), None);
        assert_eq!(edit.map(span(2, 2)), Some(span(2, 2)));
        assert_eq!(edit.map(span(4, 4)), Some(span(6, 6)));
        assert_eq!(edit.map(span(1, 3)), Some(span(1, 3)));
        assert_eq!(edit.map(span(3, 5)), Some(span(5, 7)));
        assert_eq!(edit.map(span(2, 4)), None);
    }

    #[test]
    fn few_words_at_an_edge() {
        let cases = [
            ("one two three four five ", "two three four five ", "one two three four"),
            ("one", "one", "one"),
            ("", "", ""),
            (" ", " ", " "),
            ("first line\nsecond ", "second ", "first line"),
            ("so, é 😀 it is", "é 😀 it is", "so, é 😀 it"),
        ];
        for (text, last, first) in cases {
            assert_eq!((last_words(text), first_words(text)), (last, first), "{text:?}");
        }
        assert_eq!(around("a😀b", span(1, 3)), Some(("a", "b")));
        assert_eq!(around("a😀b", span(2, 3)), None);
    }

    #[test]
    fn two_readings_settle_to_one() {
        let cases = [("a\u{a0}b ", "a b"), ("a\r\n\r\n\r\nb\n", "a\n\nb"), ("a  \n b", "a\n b"), ("", "")];
        for (text, expected) in cases {
            assert_eq!(settled(text), expected, "{text:?}");
        }
    }
}
