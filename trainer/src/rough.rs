//! Small text operations of the augmentation: sentences, swapping a detail, typing in a hurry, words left out, words
//! that mean nothing here.

use rand::{Rng, seq::IndexedRandom};

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

/// The text with each word left out at the chance `share`; line breaks become spaces.
pub fn thin(text: &str, share: f64, rng: &mut impl Rng) -> String {
    text.split_whitespace().filter(|_| !rng.random_bool(share)).collect::<Vec<_>>().join(" ")
}

/// The text with about a third of its longer lower-case words exchanged for words of `vocabulary`.
pub fn scramble(text: &str, vocabulary: &[&str], rng: &mut impl Rng) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let long = word.len() >= 4 && word.chars().all(char::is_lowercase);
        match vocabulary.choose(rng).filter(|_| long && rng.random_bool(0.35)) {
            Some(other) => {
                out.push_str(other);
                out.push_str(&piece[word.len()..]);
            }
            None => out.push_str(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng, rngs::StdRng};

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

    #[test]
    fn scrambled_text_keeps_its_frame() {
        let mut rng = StdRng::seed_from_u64(2);
        let text = "You could try swimming, maybe with your sister.";
        let out = scramble(text, &["lantern", "gravel"], &mut rng);
        assert!(out.starts_with("You ") && out.ends_with('.') && out.contains(", "), "{out}");
        let all: Vec<String> = (0..50).map(|_| scramble(text, &["lantern"], &mut rng)).collect();
        assert!(
            all.iter().any(|text| text.contains("lantern")) && all.iter().any(|text| text.contains("sister"))
        );
        assert!(thin(text, 0.5, &mut rng).split(' ').count() < 8);
        assert_eq!(thin(text, 0.0, &mut rng), text);
    }
}
