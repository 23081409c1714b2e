//! The words of one sentence as the matchers see them, with what stands around a match.
//!
//! Why: a phrase means another thing behind "not", inside a quotation, or in somebody else's mouth. How: a text is
//! cut into sentences of words; runs of single letters (`k i l l`) and run-together words (`killmyself`) are given
//! their plain words; questions about context are answered by looking a few words back within the clause.

use llumi_protocol::score::Span;

use crate::fold;
use crate::quotes::Voice;
use crate::tokenize::{self, Kind, Token};

/// One word in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Plain form.
    pub plain: String,
    pub alternatives: Vec<String>,
    /// UTF-16 range in the text.
    pub span: Span,
    pub voice: Voice,
    /// A comma, dash, colon or bracket stands before it.
    pub breaks: bool,
}

/// One sentence.
#[derive(Debug, Clone)]
pub(crate) struct Clause<'w> {
    words: &'w [Word],
    /// The sentence ends in a question mark.
    pub question: bool,
}

/// A text cut into sentences of words.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    words: Vec<Word>,
    /// End index into `words` of each sentence, and whether it is a question.
    sentences: Vec<(usize, bool)>,
}

impl Phrases {
    pub(crate) fn of(text: &str) -> Phrases {
        let tokens = tokenize::tokens(text);
        let mut phrases = Phrases::default();
        for sentence in tokens.chunk_by(|a, b| a.sentence == b.sentence) {
            let mut breaks = false;
            let mut question = false;
            let mut letters: Vec<&Token<'_>> = Vec::new();
            for token in sentence {
                if token.kind == Kind::Word && token.plain.chars().count() == 1 {
                    letters.push(token);
                    continue;
                }
                if token.is_word() {
                    phrases.spelled(&mut letters, &mut breaks);
                    phrases.add(token, breaks);
                    breaks = false;
                } else {
                    question |= matches!(token.text, "?" | "？");
                    let joins =
                        !letters.is_empty() && matches!(token.text, "." | "-" | "_" | "*" | "·" | "/");
                    if !joins {
                        phrases.spelled(&mut letters, &mut breaks);
                        breaks |= matches!(
                            token.text,
                            "," | ";" | ":" | "—" | "–" | "(" | ")" | "…" | "-" | "." | "!" | "?"
                        );
                    }
                }
            }
            phrases.spelled(&mut letters, &mut breaks);
            phrases.sentences.push((phrases.words.len(), question));
        }
        phrases
    }

    /// Adds one word, cut where it is run together.
    fn add(&mut self, token: &Token<'_>, breaks: bool) {
        let cut = fold::cut_run(&token.plain).filter(|pieces| pieces.len() > 1);
        let pieces = cut.unwrap_or_default();
        if pieces.is_empty() {
            let (plain, alternatives) = (token.plain.clone(), token.alternatives.clone());
            self.words.push(Word { plain, alternatives, span: token.span, voice: token.voice, breaks });
            return;
        }
        for (index, piece) in pieces.into_iter().enumerate() {
            let breaks = breaks && index == 0;
            let plain = piece.to_owned();
            self.words.push(Word {
                plain,
                alternatives: Vec::new(),
                span: token.span,
                voice: token.voice,
                breaks,
            });
        }
    }

    /// Adds the single letters collected so far: as the words they spell (`k i l l`), else one by one.
    fn spelled(&mut self, letters: &mut Vec<&Token<'_>>, breaks: &mut bool) {
        let joined: String = letters.iter().map(|token| token.plain.as_str()).collect();
        let pieces = if letters.len() >= 3 { fold::spelled_run(&joined) } else { None };
        if let (Some(pieces), [first, .., last]) = (pieces, &letters[..]) {
            let span = Span { start: first.span.start, end: last.span.end };
            for piece in pieces {
                let word = Word {
                    plain: piece.to_owned(),
                    alternatives: Vec::new(),
                    span,
                    voice: first.voice,
                    breaks: *breaks,
                };
                self.words.push(word);
                *breaks = false;
            }
        } else {
            for token in letters.iter() {
                self.add(token, *breaks);
                *breaks = false;
            }
        }
        letters.clear();
    }

    /// The sentences in order.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = Clause<'_>> {
        let mut start = 0;
        self.sentences.iter().map(move |&(end, question)| {
            let words = &self.words[start..end];
            start = end;
            Clause { words, question }
        })
    }

    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }
}

impl<'w> Clause<'w> {
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn words(&self) -> &'w [Word] {
        self.words
    }

    /// The same sentence in other words.
    pub(crate) fn with_words<'o>(&self, words: &'o [Word]) -> Clause<'o> {
        Clause { words, question: self.question }
    }

    /// The plain form of word `index`, then what it may stand for.
    pub(crate) fn forms(&self, index: usize) -> impl Iterator<Item = &'w str> {
        let word = &self.words[index];
        std::iter::once(word.plain.as_str()).chain(word.alternatives.iter().map(String::as_str))
    }

    /// True where a clause begins at `index`.
    pub(crate) fn starts(&self, index: usize) -> bool {
        index == 0 || self.words.get(index).is_some_and(|word| word.breaks)
    }

    /// True where a clause ends before `index`.
    pub(crate) fn ends(&self, index: usize) -> bool {
        self.words.get(index).is_none_or(|word| word.breaks)
    }

    /// The range of UTF-16 units from word `start` to the one before `end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span { start: self.words[start].span.start, end: self.words[end - 1].span.end }
    }

    /// The plain words from `start` to before `end`, joined by spaces.
    pub(crate) fn text(&self, start: usize, end: usize) -> String {
        let words: Vec<&str> = self.words[start..end].iter().map(|word| word.plain.as_str()).collect();
        words.join(" ")
    }

    /// The plain form of the word before `index`, within the sentence.
    pub(crate) fn previous(&self, index: usize) -> Option<&'w str> {
        index.checked_sub(1).map(|before| self.words[before].plain.as_str())
    }

    /// The words from `reach` before `start` to `reach` behind `end`, as a sentence of their own.
    pub(crate) fn around(&self, start: usize, end: usize, reach: usize) -> Clause<'w> {
        let words = &self.words[start.saturating_sub(reach)..(end + reach).min(self.words.len())];
        Clause { words, question: self.question }
    }

    /// The words from `reach` before `start` up to it, as a sentence of their own.
    pub(crate) fn before_match(&self, start: usize, reach: usize) -> Clause<'w> {
        Clause { words: &self.words[start.saturating_sub(reach)..start], question: self.question }
    }

    /// True where a negation stands shortly before `index` in the same clause ("it doesn't just …").
    pub(crate) fn negated(&self, index: usize) -> bool {
        self.before(index, NEGATION_REACH).any(|word| NEGATORS.contains(&word))
    }

    /// True where a hope, wish or condition stands before `index` in the same clause ("I hope it gets better").
    pub(crate) fn hoped(&self, index: usize) -> bool {
        self.before(index, HOPE_REACH).any(|word| HOPES.contains(&word))
            || self.before(index, CONDITION_REACH).any(|word| CONDITIONS.contains(&word))
    }

    /// True where the words before `index` put the phrase in other people's mouths ("everyone says …").
    pub(crate) fn reported(&self, index: usize) -> bool {
        (index.saturating_sub(REPORT_REACH)..index).any(|at| {
            let own = |near: usize| OWN_VOICE.contains(&self.words[near].plain.as_str());
            REPORTS.contains(&self.words[at].plain.as_str()) && !(at.saturating_sub(3)..at).any(own)
        })
    }

    /// True where the nearest subject before `index` in the clause is another person ("my brother wants to …").
    pub(crate) fn subject_is_other(&self, index: usize) -> bool {
        self.before(index, SUBJECT_REACH)
            .find_map(|word| match word {
                word if FIRST_PERSON.contains(&word) => Some(false),
                word if THIRD_PERSON.contains(&word) => Some(true),
                _ => None,
            })
            .unwrap_or(false)
    }

    /// The words before `index`, nearest first, up to the start of the clause or a "but".
    fn before(&self, index: usize, reach: usize) -> impl Iterator<Item = &'w str> {
        let words = self.words;
        let mut inside = true;
        (index.saturating_sub(reach)..index)
            .rev()
            .map(move |at| (&words[at].plain, words[at + 1].breaks))
            .map_while(move |(plain, border)| {
                inside &= !border && !TURNS.contains(&plain.as_str());
                inside.then_some(plain.as_str())
            })
    }
}

/// Words that a negation, a hope or a report may stand before what it governs.
const NEGATION_REACH: usize = 6;
const HOPE_REACH: usize = 7;
const CONDITION_REACH: usize = 2;
const REPORT_REACH: usize = 8;

/// Words before a verb in which its subject is looked for.
const SUBJECT_REACH: usize = 5;

const FIRST_PERSON: &[&str] = &["i", "im", "ive", "id", "ill", "me", "myself", "my", "we"];

const THIRD_PERSON: &[&str] = &[
    "he",
    "she",
    "they",
    "hes",
    "shes",
    "theyre",
    "hed",
    "shed",
    "theyd",
    "who",
    "brother",
    "sister",
    "friend",
    "mother",
    "mom",
    "mum",
    "father",
    "dad",
    "son",
    "daughter",
    "wife",
    "husband",
    "cousin",
    "uncle",
    "aunt",
    "boyfriend",
    "girlfriend",
    "partner",
    "roommate",
    "colleague",
    "character",
    "guy",
    "girl",
    "woman",
    "man",
    "boy",
    "people",
    "someone",
    "somebody",
    "him",
    "her",
];

/// Words that turn what follows into its opposite.
const NEGATORS: &[&str] = &[
    "not", "never", "nobody", "nothing", "dont", "doesnt", "didnt", "wont", "wouldnt", "cant", "cannot",
    "couldnt", "isnt", "arent", "wasnt", "werent", "aint", "shouldnt", "havent", "hasnt", "hadnt", "without",
    "hardly", "neither", "nor", "none", "instead", "rather", "far", "refuse", "nt",
];

/// Words that make what follows a hope or a possibility.
const HOPES: &[&str] = &[
    "hope", "hopes", "hoping", "hoped", "wish", "wishing", "until", "till", "whether", "maybe", "perhaps",
    "might", "may", "want", "wanting", "waiting", "wait", "pray", "imagine", "how",
];

/// Words that make the very next words a condition ("when it gets better").
const CONDITIONS: &[&str] = &["if", "when", "where", "once", "unless"];

/// Words after which another thought begins.
const TURNS: &[&str] = &["but", "though", "yet", "however", "because", "so"];

/// Verbs that report what others say.
const REPORTS: &[&str] = &[
    "say", "says", "said", "saying", "tell", "tells", "told", "telling", "hear", "hears", "hearing", "heard",
    "called", "calls",
];

/// Words that make a report the writer's own ("I'm telling you …").
const OWN_VOICE: &[&str] = &["i", "im", "ill", "id", "ive", "me", "lets", "can", "us"];
