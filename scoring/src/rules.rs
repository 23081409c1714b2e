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
mod claims;
mod harm;
mod language;
mod medical;
mod minimising;
mod pressure;
mod promises;
mod sayings;
mod scripts;

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

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub rule: u8,
    pub id: &'static str,
    pub pattern: &'static str,
    pub reason: &'static str,
    pub replacements: &'static [&'static str],
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
        Row { rule, id, pattern, reason, replacements: &[], unless: "", guard: Guard::Affirmed, purpose }
    }

    /// What may stand in its place; `""` leaves it out.
    const fn instead(mut self, replacements: &'static [&'static str]) -> Row {
        self.replacements = replacements;
        self
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
}

/// All rows, compiled.
#[derive(Debug)]
pub(crate) struct Rules {
    pub rows: Vec<&'static Row>,
    set: PatternSet,
    /// One set for each row with an `unless`.
    excuses: Vec<Option<PatternSet>>,
}

/// Words on either side of a match in which `unless` is looked for.
const NEAR: usize = 14;

impl Rules {
    /// The table, compiled at first use.
    pub(crate) fn get() -> &'static Rules {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            let tables = [
                harm::ROWS,
                minimising::ROWS,
                sayings::ROWS,
                pressure::ROWS,
                blame::ROWS,
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
            Rules { rows, set, excuses }
        })
    }

    /// Every row that counts in `phrases`, in order of its place; of one row at one place the longest match.
    pub(crate) fn find(&self, phrases: &Phrases) -> Vec<Hit> {
        let mut hits = Vec::new();
        for clause in phrases.clauses() {
            for found in self.set.find(&clause) {
                if self.counts(&clause, found) {
                    hits.push(Hit {
                        row: self.rows[found.pattern],
                        span: clause.span(found.start, found.end),
                    });
                }
            }
        }
        hits
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
            assert!(!row.is_hint() || !row.replacements.is_empty(), "{} offers nothing", row.id);
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
