//! What the tests of the texts share: counting words, finding phrases, likeness, and failing with every fault at once.

use std::collections::BTreeSet;

pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Fails with every fault at once.
pub fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// `key` stands in `text` as whole words, whatever its case.
pub fn holds(text: &str, key: &str) -> bool {
    let (text, key) = (text.to_lowercase(), key.to_lowercase());
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&key)
        .any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + key.len()..].chars().next()))
}

pub fn shingles(text: &str) -> BTreeSet<Vec<String>> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.windows(4).map(<[String]>::to_vec).collect()
}
