//! The table of phrases behind hints and gate, and the question of whether a phrase counts where it stands.
//!
//! Why one table: the hint that a person sees and the gate that a model must pass should not disagree about what
//! minimising is. How: a row is a pattern with a reason; `guard` says which contexts excuse it (quoted, reported,
//! negated, hoped for), `unless` is a pattern that excuses it when found near by. The rows live in `rules/`, by rule.

use std::sync::OnceLock;

use llumi_protocol::score::Span;

use crate::pattern::{Match, PatternSet};
use crate::phrase::{Clause, Phrases};
use crate::quotes::Voice;

mod blame;
mod brushing;
mod claims;
mod harm;
mod language;
mod means;
mod medical;
mod minimising;
mod place;
mod pressure;
mod promises;
mod sayings;
mod scripts;
mod secrecy;
mod shaming;

/// Where a row is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Shown to the person, does not stop a text.
    Hint,
    /// Stops a text; shown as a finding, not as a hint.
    Gate,
    /// Both.
    HintAndGate,
}

/// Which contexts excuse a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    /// None: it counts in any voice.
    Anywhere,
    /// A quotation or somebody else's words.
    Spoken,
    /// That, and a negation before it.
    Affirmed,
    /// That, and a hope, wish or condition before it.
    Certain,
}

/// Where a replacement can stand for the words that a row has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Anywhere: a word for a word.
    Words,
    /// Where the words are a whole sentence, but for "but" before it and "mate" behind it.
    Sentence,
    /// At the start of a clause, before words of this pattern.
    Before(&'static str),
    /// That, where these words end the sentence.
    BeforeLast(&'static str),
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub rule: u8,
    pub id: &'static str,
    pub pattern: &'static str,
    pub reason: &'static str,
    pub replacements: &'static [&'static str],
    pub fit: Fit,
    pub unless: &'static str,
    pub guard: Guard,
    pub purpose: Use,
}

impl Row {
    const fn new(
        purpose: Use,
        rule: u8,
        id: &'static str,
        pattern: &'static str,
        reason: &'static str,
    ) -> Row {
        Row {
            rule,
            id,
            pattern,
            reason,
            replacements: &[],
            fit: Fit::Sentence,
            unless: "",
            guard: Guard::Affirmed,
            purpose,
        }
    }

    /// Sentences that may stand in its place, where it is a whole sentence itself; questions before a question mark.
    const fn instead(mut self, replacements: &'static [&'static str]) -> Row {
        self.replacements = replacements;
        self
    }

    /// Words that may stand in its place anywhere.
    const fn words_instead(mut self, replacements: &'static [&'static str]) -> Row {
        self.fit = Fit::Words;
        self.instead(replacements)
    }

    /// Beginnings that may stand in its place before `then`.
    const fn before(mut self, then: &'static str, replacements: &'static [&'static str]) -> Row {
        self.fit = Fit::Before(then);
        self.instead(replacements)
    }

    /// Beginnings that may stand in its place where `then` ends the sentence.
    const fn before_last(mut self, then: &'static str, replacements: &'static [&'static str]) -> Row {
        self.fit = Fit::BeforeLast(then);
        self.instead(replacements)
    }

    /// Excused where this pattern is found near by.
    const fn unless(mut self, pattern: &'static str) -> Row {
        self.unless = pattern;
        self
    }

    const fn guard(mut self, guard: Guard) -> Row {
        self.guard = guard;
        self
    }

    pub(crate) fn is_gate(&self) -> bool {
        self.purpose != Use::Hint
    }

    pub(crate) fn is_hint(&self) -> bool {
        self.purpose != Use::Gate
    }
}

/// A row that hints and gates.
const fn both(rule: u8, id: &'static str, pattern: &'static str, reason: &'static str) -> Row {
    Row::new(Use::HintAndGate, rule, id, pattern, reason)
}

/// A row that only hints.
const fn hint(rule: u8, id: &'static str, pattern: &'static str, reason: &'static str) -> Row {
    Row::new(Use::Hint, rule, id, pattern, reason)
}

/// A row that only gates.
const fn gate(rule: u8, id: &'static str, pattern: &'static str, reason: &'static str) -> Row {
    Row::new(Use::Gate, rule, id, pattern, reason)
}

/// A row that was found, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub row: &'static Row,
    pub span: Span,
    /// The row's replacements can stand in this place.
    pub fits: bool,
}

/// All rows, compiled.
#[derive(Debug)]
pub(crate) struct Rules {
    pub rows: Vec<&'static Row>,
    set: PatternSet,
    /// One set for each row with an `unless`.
    excuses: Vec<Option<PatternSet>>,
    /// One set for each row whose replacements need certain words behind them.
    followers: Vec<Option<PatternSet>>,
}

/// Words on either side of a match in which `unless` is looked for.
const NEAR: usize = 14;

impl Rules {
    /// The table, compiled at first use.
    pub(crate) fn get() -> &'static Rules {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            let tables = [
                means::ROWS,
                harm::ROWS,
                minimising::ROWS,
                sayings::ROWS,
                brushing::ROWS,
                pressure::ROWS,
                blame::ROWS,
                shaming::ROWS,
                secrecy::ROWS,
                promises::ROWS,
                medical::ROWS,
                language::ROWS,
                claims::ROWS,
                scripts::ROWS,
            ];
            let rows: Vec<&'static Row> = tables.into_iter().flatten().collect();
            let set = PatternSet::new(rows.iter().map(|row| row.pattern));
            let excuse = |row: &&Row| (!row.unless.is_empty()).then(|| PatternSet::new([row.unless]));
            let excuses = rows.iter().map(excuse).collect();
            let follower = |row: &&Row| match row.fit {
                Fit::Before(then) | Fit::BeforeLast(then) => Some(PatternSet::new([then])),
                Fit::Words | Fit::Sentence => None,
            };
            let followers = rows.iter().map(follower).collect();
            Rules { rows, set, excuses, followers }
        })
    }

    /// Every row that counts in `phrases`, in order of its place; of one row at one place the longest match.
    pub(crate) fn find(&self, phrases: &Phrases) -> Vec<Hit> {
        let mut hits = Vec::new();
        for clause in phrases.clauses() {
            let first = hits.len();
            let counted: Vec<Match> =
                self.set.find(&clause).into_iter().filter(|&found| self.counts(&clause, found)).collect();
            hits.extend(counted.iter().map(|&found| Hit {
                row: self.rows[found.pattern],
                span: clause.span(found.start, found.end),
                fits: self.fits(&clause, found) || self.joined(&clause, found, &counted),
            }));
            // A sentence that points to death is not to be mended by halves.
            if hits[first..].iter().any(|hit| hit.row.rule <= 3) {
                hits[first..].iter_mut().for_each(|hit| hit.fits = false);
            }
        }
        hits
    }

    /// True where what stands around the match lets the row's replacements stand in its place.
    fn fits(&self, clause: &Clause<'_>, found: Match) -> bool {
        let follows = || {
            let near = clause.around(found.start, found.end, NEAR);
            let place = found.end - found.start.saturating_sub(NEAR);
            let set = self.followers[found.pattern].as_ref()?;
            let behind = set.find(&near).into_iter().find(|behind| behind.start == place)?;
            Some(found.end + behind.end - behind.start)
        };
        match self.rows[found.pattern].fit {
            Fit::Words => true,
            Fit::Sentence => place::opens(clause, found.start) && place::closes(clause, found.end),
            Fit::Before(_) => place::begins(clause, found.start) && follows().is_some(),
            Fit::BeforeLast(_) => {
                place::begins(clause, found.start) && follows().is_some_and(|end| place::closes(clause, end))
            }
        }
    }

    /// True where a match that is a whole clause stands in a row of such clauses ("don't worry, it gets better!"): each
    /// is one sentence too many, joined by a comma, and can be mended as if it stood alone.
    fn joined(&self, clause: &Clause<'_>, found: Match, all: &[Match]) -> bool {
        let whole = |found: &Match| {
            self.rows[found.pattern].fit == Fit::Sentence
                && place::begins(clause, found.start)
                && (clause.ends(found.end) || place::closes(clause, found.end))
        };
        let meets = |other: &&Match| other.end == found.start || other.start == found.end;
        whole(&found) && all.iter().filter(meets).any(whole)
    }

    /// True where nothing around the match excuses it.
    fn counts(&self, clause: &Clause<'_>, found: Match) -> bool {
        let row = self.rows[found.pattern];
        let own = clause.words()[found.start].voice == Voice::Own;
        let spoken = || own && !clause.reported(found.start);
        let counts = match row.guard {
            Guard::Anywhere => true,
            Guard::Spoken => spoken(),
            Guard::Affirmed => spoken() && !clause.negated(found.start),
            Guard::Certain => spoken() && !clause.negated(found.start) && !clause.hoped(found.start),
        };
        counts
            && !self.excuses[found.pattern].as_ref().is_some_and(|set| {
                let near = clause.around(found.start, found.end, NEAR);
                !set.find(&near).is_empty()
            })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        let rows = &Rules::get().rows;
        let hints: BTreeSet<&str> = rows.iter().filter(|row| row.is_hint()).map(|row| row.id).collect();
        assert!(hints.len() >= 90, "{} hint patterns", hints.len());
        for row in rows {
            assert!((1..=17).contains(&row.rule) && row.id.contains('.'), "{}", row.id);
            assert!(row.reason.ends_with('.') && row.reason.len() < 130, "{}: {}", row.id, row.reason);
            assert!(row.is_hint() || row.replacements.is_empty(), "{} offers what nobody sees", row.id);
        }
        for rule in (1..=12).chain([16]) {
            assert!(rows.iter().any(|row| row.rule == rule && row.is_gate()), "rule {rule} gates nothing");
        }
    }

    #[test]
    fn the_documentation_names_every_row() {
        let page = include_str!("../../docs/SAFETY.md");
        let rows = Rules::get().rows.iter().map(|row| row.id).collect::<BTreeSet<_>>();
        let missing: Vec<_> = rows.into_iter().filter(|id| !page.contains(&format!("`{id}`"))).collect();
        assert!(missing.is_empty(), "docs/SAFETY.md lacks {missing:?}");
    }
}
