//! Small text operations of the augmentation: sentences, swapping a detail, and typing in a hurry.

use rand::Rng;

/// Sentences of a text with their punctuation, split after `.`, `!`, `?` before white space, and at line ends.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if c == '\n' || (c.is_whitespace() && matches!(previous, '.' | '!' | '?')) {
            out.push(text[start..at].trim());
            start = at;
        }
        previous = c;
    }
    out.push(text[start..].trim());
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// Replaces `key` (any case, whole words) by `new`, capitalised where the text had a capital that the key has not.
pub fn swap_word(text: &str, key: &str, new: &str) -> String {
    let wanted: Vec<char> = key.chars().collect();
    let chars: Vec<char> = text.chars().collect();
    let inside = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let same = |a: char, b: char| a == b || a.to_lowercase().eq(b.to_lowercase());
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = at + wanted.len();
        let matches = end <= chars.len()
            && !wanted.is_empty()
            && chars[at..end].iter().zip(&wanted).all(|(&a, &b)| same(a, b))
            && !(at > 0 && inside(at - 1) && wanted[0].is_alphanumeric())
            && !inside(end);
        if matches {
            if chars[at].is_uppercase() && wanted[0].is_lowercase() {
                let mut letters = new.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.extend(letters);
            } else {
                out.push_str(new);
            }
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// A sentence as people type it in a hurry: lower case, lost apostrophes or full stop, some of the time.
pub fn roughen(text: &str, rng: &mut impl Rng) -> String {
    let mut out = text.to_owned();
    if rng.random_bool(0.5) {
        out = out.to_lowercase();
    }
    if rng.random_bool(0.3) {
        out = out.replace(['\'', '’'], "");
    }
    if rng.random_bool(0.3) {
        out = out.trim_end_matches('.').to_owned();
    }
    if rng.random_bool(0.2) {
        out = out.replace(" you ", " u ").replace(" your ", " ur ");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits() {
        for (text, expect) in [
            ("One. Two! Three? four", vec!["One.", "Two!", "Three?", "four"]),
            ("no stop here", vec!["no stop here"]),
            ("line\nnext.  ", vec!["line", "next."]),
            ("", vec![]),
        ] {
            assert_eq!(sentences(text), expect);
        }
    }

    #[test]
    fn swaps_whole_words_and_keeps_capitals() {
        for (text, key, new, expect) in [
            ("My exam. Exam day. example", "exam", "test", "My test. Test day. example"),
            ("the Leipzig flat", "Leipzig", "Kassel", "the Kassel flat"),
            ("leipzig", "Leipzig", "Kassel", "Kassel"),
            ("six weeks, SIX WEEKS", "six weeks", "a month", "a month, A month"),
        ] {
            assert_eq!(swap_word(text, key, new), expect);
        }
    }
}
