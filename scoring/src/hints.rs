//! Hints on the person's own text: what could hurt, why, and what could stand there.

use std::sync::OnceLock;

use llumi_protocol::score::Hint;

use crate::pattern::PatternSet;
use crate::phrase::Phrases;
use crate::quotes::Voice;

/// One row of the hint table.
pub(crate) struct Row {
    pub rule: u8,
    pub id: &'static str,
    pub pattern: &'static str,
    pub reason: &'static str,
    pub replacements: &'static [&'static str],
}

const ROWS: &[Row] = &[
    Row {
        rule: 4,
        id: "minimising.at-least",
        pattern: "at least -(a|one|two|three|once|try|for)",
        reason: "Looking for the bright side can feel like their pain was not heard.",
        replacements: &[""],
    },
    Row {
        rule: 4,
        id: "minimising.get-over-it",
        pattern: "[just] get over it",
        reason: "Nobody can decide to stop hurting, and hearing this can add shame.",
        replacements: &["take the time you need"],
    },
    Row {
        rule: 5,
        id: "demand.should",
        pattern: "you should",
        reason: "Advice lands softer as an idea that they are free to leave.",
        replacements: &["you could", "it might help to"],
    },
    Row {
        rule: 9,
        id: "promise.gets-better",
        pattern: "it (gets|will get|ll get|is going to get) better",
        reason: "Nobody can know that, and in the dark it can ring hollow.",
        replacements: &["I hope this gets lighter for you"],
    },
];

/// Hints on `text`, in order of their start, without overlap.
pub fn hints(text: &str) -> Vec<Hint> {
    static SET: OnceLock<PatternSet> = OnceLock::new();
    let set = SET.get_or_init(|| PatternSet::new(ROWS.iter().map(|row| row.pattern)));
    let phrases = Phrases::of(text);
    let mut hints: Vec<Hint> = Vec::new();
    for clause in phrases.clauses() {
        for found in set.find(&clause) {
            let row = &ROWS[found.pattern];
            let own = clause.words()[found.start].voice == Voice::Own;
            if !own || clause.negated(found.start, 4) || clause.reported(found.start) {
                continue;
            }
            let span = clause.span(found.start, found.end);
            if hints.last().is_none_or(|last| last.span.end <= span.start) {
                let replacements = row.replacements.iter().map(|&text| text.to_owned()).collect();
                hints.push(Hint {
                    span,
                    rule: row.rule,
                    id: row.id.to_owned(),
                    reason: row.reason.to_owned(),
                    replacements,
                });
            }
        }
    }
    hints
}

/// `text` with the first replacement of each hint put in; hints that overlap an earlier one are left out.
pub fn apply_hints(text: &str, hints: &[Hint]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut applied = Vec::with_capacity(units.len());
    let mut at = 0;
    for hint in hints {
        let (start, end) = (hint.span.start as usize, hint.span.end as usize);
        let Some(replacement) = hint.replacements.first() else { continue };
        if start < at || end > units.len() || start > end {
            continue;
        }
        applied.extend_from_slice(&units[at..start]);
        applied.extend(replacement.encode_utf16());
        at = end;
    }
    applied.extend_from_slice(&units[at..]);
    String::from_utf16_lossy(&applied)
}
