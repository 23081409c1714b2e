//! Words and sentences with UTF-16 offsets.
//!
//! Why: hints are shown by marking a range in a browser's text field, and a browser counts UTF-16 code units;
//! the matchers need words in one plain form whatever a person typed. How: one pass over the characters cuts the
//! text into tokens; `fold` gives each word its plain form and the forms that an obfuscated word may
//! stand for; a pass over lines and quotation marks before it says which tokens are not the writer's own.

use llumi_protocol::score::Span;

use crate::fold;
use crate::quotes::{self, Voice};
use crate::scan::{self, Piece};

pub use crate::scan::Kind;

/// One token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// The text as it stands.
    pub text: &'a str,
    /// Where it stands, in UTF-16 code units.
    pub span: Span,
    /// Where it stands, in bytes.
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// Whose words these are.
    pub voice: Voice,
    /// Number of the sentence, from 0.
    pub sentence: u32,
    /// Lower case, without apostrophes, zero-width characters and accents. Empty for what is not a word or number.
    pub plain: String,
    /// Other words that it may stand for (`k1ll`, `s*icide`, Cyrillic look-alikes).
    pub alternatives: Vec<String>,
}

impl Token<'_> {
    /// True for words and numbers, the tokens that matchers walk over.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }
}

/// One sentence with its closing marks and without the space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence<'a> {
    pub text: &'a str,
    /// UTF-16 code units.
    pub span: Span,
}

/// Counts UTF-16 code units while walking forward through a text.
pub(crate) struct Utf16<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl<'a> Utf16<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Utf16 { text, byte: 0, unit: 0 }
    }

    /// UTF-16 offset of byte `byte`; calls must not go backward.
    pub(crate) fn at(&mut self, byte: usize) -> u32 {
        debug_assert!(byte >= self.byte, "offsets are asked for in order");
        let passed: usize = self.text[self.byte..byte].chars().map(char::len_utf16).sum();
        self.byte = byte;
        self.unit += passed as u32;
        self.unit
    }
}

/// All tokens of `text` in order: words, numbers, punctuation marks, emoji, links and handles.
///
/// ```
/// let tokens = llumi_scoring::tokenize::tokens("I don’t 😀 know.");
/// let plain: Vec<_> = tokens.iter().filter(|t| t.is_word()).map(|t| t.plain.as_str()).collect();
/// assert_eq!(plain, ["i", "dont", "know"]);
/// assert_eq!(tokens[3].span.start, 11); // the emoji is two UTF-16 units wide
/// ```
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let pieces = scan::pieces(text);
    let voices = quotes::voices(text);
    let ends = scan::sentence_ends(text, &pieces);
    let mut utf16 = Utf16::new(text);
    let mut voice = voices.iter().peekable();
    let mut ends = ends.iter().peekable();
    let mut sentence = 0;
    let mut tokens = Vec::with_capacity(pieces.len());
    for &Piece { start, end, kind } in &pieces {
        while ends.next_if(|&&edge| edge <= start).is_some() {
            sentence += 1;
        }
        while voice.next_if(|region| region.end <= start).is_some() {}
        let voice =
            voice.peek().filter(|region| region.start <= start).map_or(Voice::Own, |region| region.voice);
        let span = Span { start: utf16.at(start), end: utf16.at(end) };
        let piece = &text[start..end];
        let (plain, alternatives) = match kind {
            Kind::Word | Kind::Number => fold::forms(piece),
            _ => (String::new(), Vec::new()),
        };
        tokens.push(Token { text: piece, span, start, end, kind, voice, sentence, plain, alternatives });
    }
    tokens
}

/// The words and numbers of `text`, in order.
pub fn words(text: &str) -> Vec<Token<'_>> {
    let mut tokens = tokens(text);
    tokens.retain(Token::is_word);
    tokens
}

/// The sentences of `text`. A line break ends a sentence; `Dr.`, `e.g.`, `3.5` do not.
///
/// ```
/// let sentences = llumi_scoring::tokenize::sentences("Dr. Lee called. Are you ok?");
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences[1].text, "Are you ok?");
/// ```
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let pieces = scan::pieces(text);
    let ends = scan::sentence_ends(text, &pieces);
    let mut utf16 = Utf16::new(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in ends.into_iter().chain([text.len()]) {
        let slice = &text[start..end];
        let trimmed = slice.trim();
        if !trimmed.is_empty() {
            let from = start + (slice.len() - slice.trim_start().len());
            let to = from + trimmed.len();
            let span = Span { start: utf16.at(from), end: utf16.at(to) };
            sentences.push(Sentence { text: trimmed, span });
        }
        start = end;
    }
    sentences
}

/// `text` without markdown quotes (`> …`) and code, which are not the writer's own words.
pub fn own_text(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    let mut from = 0;
    for region in quotes::voices(text).iter().filter(|region| region.voice == Voice::Block) {
        own.push_str(&text[from..region.start]);
        from = region.end;
    }
    own.push_str(&text[from..]);
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.plain).collect()
    }

    #[test]
    fn words_in_many_shapes() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            ("  \n ", &[]),
            ("It’s fine, isn't it?", &["its", "fine", "isnt", "it"]),
            ("well-meaning friends", &["well", "meaning", "friends"]),
            ("rock 'n' roll", &["rock", "n", "roll"]),
            ("cafe\u{301} café", &["cafe", "cafe"]),
            ("see https://example.org/a?b=c. ok", &["see", "ok"]),
            ("mail me@example.org now", &["mail", "now"]),
            ("ask u/someone in r/somewhere", &["ask", "in"]),
            ("שלום עולם", &["שלום", "עולם"]),
            ("ki\u{200b}ll", &["kill"]),
            ("3.5 of 10,000", &["3.5", "of", "10,000"]),
            ("so 😀👍🏽 happy", &["so", "happy"]),
            ("*really* **bold**", &["really", "bold"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn spans_count_utf16_units() {
        for text in ["a 😀 b", "שלום 👩‍👩‍👧 x", "e\u{301}toile noire", "𝒽ello there"] {
            let units: Vec<u16> = text.encode_utf16().collect();
            for token in tokens(text) {
                let slice = &units[token.span.start as usize..token.span.end as usize];
                assert_eq!(String::from_utf16(slice).unwrap(), token.text, "{text:?}");
            }
        }
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let cases: &[(&str, &[&str])] = &[
            ("One. Two! Three?", &["One.", "Two!", "Three?"]),
            ("Dr. Lee came at 3.5 p.m. today. Good.", &["Dr. Lee came at 3.5 p.m. today.", "Good."]),
            ("wait... what?!", &["wait...", "what?!"]),
            ("a line\nanother line", &["a line", "another line"]),
            ("\"Stop.\" She left.", &["\"Stop.\"", "She left."]),
            ("no end", &["no end"]),
            ("e.g. this one", &["e.g. this one"]),
            ("see example.org for more. ok", &["see example.org for more.", "ok"]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = sentences(text).iter().map(|s| s.text).collect();
            assert_eq!(&found, expected, "{text:?}");
        }
    }

    #[test]
    fn own_text_leaves_out_quotes_and_code() {
        assert_eq!(own_text("> you said\nI hear you\n"), "I hear you\n");
        assert_eq!(own_text("a\n```\nx\n```\nb"), "a\nb");
        assert_eq!(own_text("use `x` here"), "use  here");
    }
}
