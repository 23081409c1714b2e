//! Readability formulas over counts that are made the way textstat 0.7.13 makes them.
//!
//! Why textstat's way of counting: its figures are what studies report, so ours can be set beside them. How: words,
//! characters, letters and sentences are counted by the same rules and come out equal; syllables cannot, because
//! textstat looks them up in a pronouncing dictionary of several megabytes; `syllables` estimates them and
//! a test states how often the two agree. Each formula is a plain function of [`Counts`].

use crate::syllables;

/// What the formulas are made from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Characters that are not white space.
    pub characters: u32,
    /// Characters of words: letters, digits, underscores.
    pub letters: u32,
    /// Stretches between white space that hold a letter, digit or underscore.
    pub words: u32,
    /// All stretches between white space, a lone dash too; ARI divides characters by these.
    pub chunks: u32,
    /// Stretches that end in `.`, `!` or `?` and have more than two words; 1 at least, 0 for an empty text.
    pub sentences: u32,
    pub syllables: u32,
    /// Words of three or more syllables.
    pub polysyllables: u32,
}

/// The factor before letters per hundred words in the Coleman-Liau index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ColemanLiau {
    /// 0.0588, as published (Coleman and Liau 1975).
    #[default]
    Published,
    /// 0.058, as textstat writes it.
    Textstat,
}

/// White space as Python's `str.isspace` has it.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// A character of a word as Python's `\w` has it (combining vowel signs of some scripts aside).
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// True where the rest of a chunk after an apostrophe begins like the end of an English contraction.
fn is_contraction_end(rest: &str) -> bool {
    rest.starts_with(['t', 's', 'd']) || ["ve", "ll", "re"].iter().any(|ending| rest.starts_with(ending))
}

/// A chunk without punctuation, apostrophes of contractions kept: `"don't,"` becomes `don't`.
fn strip(chunk: &str) -> String {
    chunk
        .char_indices()
        .filter(|&(at, c)| is_word_char(c) || (c == '\'' && is_contraction_end(&chunk[at + 1..])))
        .map(|(_, c)| c)
        .collect()
}

impl Counts {
    /// Counts a text.
    ///
    /// ```
    /// use llumi_scoring::readability::Counts;
    /// let counts = Counts::of("I don't know. That is a well-known thing!");
    /// assert_eq!((counts.words, counts.sentences, counts.characters), (8, 2, 34));
    /// ```
    pub fn of(text: &str) -> Counts {
        let mut counts = Counts { sentences: sentences(text), ..Counts::default() };
        for chunk in text.split(is_space).filter(|chunk| !chunk.is_empty()) {
            counts.chunks += 1;
            counts.characters += chunk.chars().count() as u32;
            counts.letters += chunk.chars().filter(|&c| is_word_char(c)).count() as u32;
            let word = strip(chunk);
            if !word.is_empty() {
                let syllables = syllables::in_word(&word.to_lowercase());
                counts.words += 1;
                counts.syllables += syllables;
                counts.polysyllables += u32::from(syllables >= 3);
            }
        }
        counts
    }
}

/// Sentences as textstat counts them: from a word to the next marks; those of two words or fewer are not counted.
fn sentences(text: &str) -> u32 {
    if text.is_empty() {
        return 0;
    }
    let mut count = 0;
    let mut rest = text;
    while let Some(start) = rest.find(is_word_char) {
        let body = &rest[start..];
        let stop = body.find(['.', '!', '?']).unwrap_or(body.len());
        let words = body[..stop].split(is_space).filter(|chunk| chunk.contains(is_word_char)).count();
        count += u32::from(words > 2);
        rest = body[stop..].trim_start_matches(['.', '!', '?']);
    }
    count.max(1)
}

/// `a / b`, 0 where `b` is 0.
fn ratio(a: u32, b: u32) -> f64 {
    if b == 0 { 0.0 } else { f64::from(a) / f64::from(b) }
}

/// Flesch reading ease: 206.835 - 1.015 words/sentences - 84.6 syllables/words (Flesch 1948). 0 for an empty text.
pub fn flesch_reading_ease(counts: &Counts) -> f64 {
    let (length, syllables) = (ratio(counts.words, counts.sentences), ratio(counts.syllables, counts.words));
    if length == 0.0 || syllables == 0.0 {
        return 0.0;
    }
    206.835 - 1.015 * length - 84.6 * syllables
}

/// Flesch-Kincaid grade: 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al. 1975). 0 for an empty text.
pub fn flesch_kincaid_grade(counts: &Counts) -> f64 {
    let (length, syllables) = (ratio(counts.words, counts.sentences), ratio(counts.syllables, counts.words));
    if length == 0.0 || syllables == 0.0 {
        return 0.0;
    }
    0.39 * length + 11.8 * syllables - 15.59
}

/// Coleman-Liau index: factor x letters per 100 words - 0.296 sentences per 100 words - 15.8. 0 for an empty text.
pub fn coleman_liau(counts: &Counts, factor: ColemanLiau) -> f64 {
    let letters = ratio(counts.letters, counts.words) * 100.0;
    let sentences = ratio(counts.sentences, counts.words) * 100.0;
    if letters == 0.0 || sentences == 0.0 {
        return 0.0;
    }
    let factor = match factor {
        ColemanLiau::Published => 0.0588,
        ColemanLiau::Textstat => 0.058,
    };
    factor * letters - 0.296 * sentences - 15.8
}

/// Automated readability index: 4.71 characters/chunks + 0.5 words/sentences - 21.43 (Smith and Senter 1967).
/// 0 for an empty text.
pub fn ari(counts: &Counts) -> f64 {
    let (characters, length) =
        (ratio(counts.characters, counts.chunks), ratio(counts.words, counts.sentences));
    if characters == 0.0 || length == 0.0 {
        return 0.0;
    }
    4.71 * characters + 0.5 * length - 21.43
}

/// SMOG grade: 1.043 sqrt(30 polysyllables/sentences) + 3.1291 (McLaughlin 1969). 0 for an empty text.
pub fn smog(counts: &Counts) -> f64 {
    if counts.sentences == 0 {
        return 0.0;
    }
    1.043 * (30.0 * ratio(counts.polysyllables, counts.sentences)).sqrt() + 3.1291
}
