//! What a reply does, as counts of phrases: names a feeling, asks, offers, points to help.
//!
//! Why apart from the rules: those look for what hurts, these for what helps, and the five dimensions are sums of
//! them. How: one table of patterns; a phrase counts once however often it is repeated, so that boilerplate pasted
//! twice is worth no more than once.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::pattern::PatternSet;
use crate::phrase::{Clause, Phrases};
use crate::quotes::Voice;

mod table;

/// What a phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// The writer's own feeling towards the person ("I'm glad you wrote", "that breaks my heart").
    WarmFeeling,
    /// Compassion without the writer ("that sounds awful").
    Compassion,
    /// A guess at what the person feels or why ("no wonder you're …", "it makes sense").
    Understanding,
    /// A feeling word.
    Feeling,
    /// Something the person did or is, seen.
    Strength,
    /// A possibility left open ("you could", "if you like", "might help").
    Offer,
    /// Something that could be done next.
    Step,
    /// A person or place of help, in general words.
    Resource,
    /// Togetherness ("we could", "with you", "tell us").
    Together,
    /// A question about safety or the wish to die.
    SafetyQuestion,
    /// A crisis line or emergency help in general words.
    CrisisHelp,
    /// The writer's own story.
    OwnStory,
}

const CUES: usize = 12;

/// How often each cue was found (distinct phrases), and what kind of questions were asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cues {
    counts: [u32; CUES],
    /// Questions to the person that invite more than yes or no.
    pub open_questions: u32,
    /// Other questions to the person.
    pub closed_questions: u32,
    /// Questions that are rhetorical or about nothing of theirs.
    pub other_questions: u32,
}

impl Cues {
    pub(crate) fn of(phrases: &Phrases) -> Cues {
        let mut seen: BTreeSet<(Cue, String)> = BTreeSet::new();
        let mut cues = Cues::default();
        let mut asked: BTreeSet<String> = BTreeSet::new();
        for clause in phrases.clauses() {
            for found in set().find(&clause) {
                let (cue, _) = table::CUES[found.pattern];
                let counts = clause.words()[found.start].voice == Voice::Own
                    && (cue == Cue::Feeling || !clause.negated(found.start));
                if counts && seen.insert((cue, clause.text(found.start, found.end))) {
                    cues.counts[cue as usize] += 1;
                }
            }
            if clause.question && clause.len() > 0 && asked.insert(clause.text(0, clause.len())) {
                cues.ask(&clause);
            }
        }
        cues
    }

    pub(crate) fn get(&self, cue: Cue) -> f64 {
        f64::from(self.counts[cue as usize])
    }

    fn ask(&mut self, clause: &Clause<'_>) {
        let words = clause.words();
        let is = |list: &[&str]| words.iter().any(|word| list.contains(&word.plain.as_str()));
        if !is(YOU) && !is(THEIRS) {
            self.other_questions += 1;
        } else if is(OPEN) {
            self.open_questions += 1;
        } else {
            self.closed_questions += 1;
        }
    }
}

fn set() -> &'static PatternSet {
    static SET: OnceLock<PatternSet> = OnceLock::new();
    SET.get_or_init(|| PatternSet::new(table::CUES.iter().map(|(_, pattern)| *pattern)))
}

const YOU: &[&str] =
    &["you", "your", "youre", "youve", "youd", "youll", "u", "ur", "ya", "yourself", "yours", "ye"];

/// Words of a question that is theirs though it doesn't say "you".
const THEIRS: &[&str] = &[
    "what", "whats", "how", "hows", "who", "where", "when", "which", "any", "anyone", "anybody", "is", "was",
    "did", "does", "do", "has", "had", "have", "could", "would", "can", "are", "were", "will",
];

const OPEN: &[&str] = &[
    "what", "whats", "how", "hows", "where", "who", "whos", "when", "which", "why", "tell", "anything",
    "any", "anyone",
];
