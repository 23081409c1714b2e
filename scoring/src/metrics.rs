//! Overlap of content words between two texts.
//!
//! Why: a draft must be about its post, and a rewrite must keep what the person said; both are asked as "how much of
//! this is found there". How: words in lower case without function words, cut to a rough stem, compared as sets.

use std::collections::BTreeSet;

use crate::lexicon;
use crate::tokenize;

/// The content words of `text` in order: lower case, without function words, cut to a stem.
///
/// ```
/// assert_eq!(llumi_scoring::metrics::content_words("My exams were failing me"), ["exam", "fail"]);
/// ```
pub fn content_words(text: &str) -> Vec<String> {
    tokenize::words(text)
        .into_iter()
        .filter(|word| word.plain.chars().count() > 1 && !lexicon::is_function_word(&word.plain))
        .map(|word| stem(&word.plain))
        .collect()
}

/// Share of the distinct content words of `from` that `to` holds too, 0 to 1; 1 where `from` has none.
///
/// ```
/// use llumi_scoring::metrics::share_kept;
/// assert_eq!(share_kept("the exam and the bus", "Exams, then. How was the bus?"), 1.0);
/// assert_eq!(share_kept("the exam", "a cat"), 0.0);
/// ```
pub fn share_kept(from: &str, to: &str) -> f64 {
    let from: BTreeSet<String> = content_words(from).into_iter().collect();
    if from.is_empty() {
        return 1.0;
    }
    let to: BTreeSet<String> = content_words(to).into_iter().collect();
    from.intersection(&to).count() as f64 / from.len() as f64
}

/// Endings that are taken off, longest first, and what stands in their place.
const ENDINGS: &[(&str, &str)] = &[
    ("fulness", ""),
    ("ousness", ""),
    ("ations", "at"),
    ("ation", "at"),
    ("iness", "y"),
    ("ments", ""),
    ("ment", ""),
    ("ness", ""),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("iest", "y"),
    ("ies", "y"),
    ("ied", "y"),
    ("ier", "y"),
    ("ily", "y"),
    ("ing", ""),
    ("est", ""),
    ("ed", ""),
    ("er", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
];

/// A rough stem of an English word in lower case: `stopping`, `stopped` and `stops` meet in `stop`.
///
/// A stem keeps three letters at least, and a doubled last letter or a last `e` goes, so that forms of one word meet;
/// forms of different words may meet too (`caring`, `cars`), which an overlap measure can bear.
pub fn stem(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 || word.ends_with("ss") {
        return word.to_owned();
    }
    let mut stem = word.to_owned();
    if let Some((ending, put)) = ENDINGS.iter().find(|(ending, put)| {
        word.strip_suffix(ending)
            .is_some_and(|head| head.len() + put.len() >= 3 && head.bytes().any(|b| b"aeiouy".contains(&b)))
    }) {
        stem.truncate(word.len() - ending.len());
        stem.push_str(put);
    }
    let bytes = stem.as_bytes();
    let last = bytes.len() - 1;
    let doubled =
        last >= 3 && bytes[last] == bytes[last - 1] && !matches!(bytes[last], b'l' | b's' | b'e' | b'o');
    if doubled || (last >= 3 && bytes[last] == b'e') {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        let groups: &[&[&str]] = &[
            &["stop", "stops", "stopped", "stopping"],
            &["worry", "worries", "worried"],
            &["fail", "failing", "failed", "fails"],
            &["hope", "hoping", "hoped"],
            &["lonely"],
            &["exam", "exams"],
        ];
        for group in groups {
            for word in *group {
                assert_eq!(stem(word), stem(group[0]), "{word}");
            }
        }
    }

    #[test]
    fn shares() {
        let cases =
            [("", "anything", 1.0), ("the of and", "x", 1.0), ("bus exam", "the bus", 0.5), ("bus", "", 0.0)];
        for (from, to, expected) in cases {
            assert_eq!(share_kept(from, to), expected, "{from:?} {to:?}");
        }
    }
}
