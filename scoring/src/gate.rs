//! The safety gate: which rules a text breaks.

use std::sync::OnceLock;

use llumi_protocol::score::{Finding, Verdict};

use crate::Context;
use crate::pattern::PatternSet;
use crate::phrase::Phrases;

/// Who wrote the text that is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// The person themself.
    Person,
    /// A model; `own_draft` is the draft that it rewrote, if any.
    Generated { own_draft: Option<&'a str> },
}

struct Row {
    rule: u8,
    id: &'static str,
    pattern: &'static str,
    reason: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        rule: 3,
        id: "harm.kill-yourself",
        pattern: "(kill|kys|hang) [yourself]",
        reason: "It tells the person to die.",
    },
    Row {
        rule: 7,
        id: "secrecy.promise",
        pattern: "i wont tell (anyone|anybody)",
        reason: "It promises a secrecy that may have to be broken.",
    },
    Row {
        rule: 8,
        id: "contract.promise-me",
        pattern: "promise me",
        reason: "It asks for a promise that pressures and does not protect.",
    },
    Row {
        rule: 10,
        id: "words.committed-suicide",
        pattern: "commit* suicide",
        reason: "It speaks of suicide as of a crime.",
    },
];

/// What breaks a rule in `text`, as an answer to `context`.
pub fn verdict(_context: Context<'_>, text: &str, _origin: Origin<'_>) -> Verdict {
    static SET: OnceLock<PatternSet> = OnceLock::new();
    let set = SET.get_or_init(|| PatternSet::new(ROWS.iter().map(|row| row.pattern)));
    let phrases = Phrases::of(text);
    let mut findings = Vec::new();
    for clause in phrases.clauses() {
        for found in set.find(&clause) {
            let row = &ROWS[found.pattern];
            let span = clause.span(found.start, found.end);
            findings.push(Finding {
                rule: row.rule,
                id: row.id.to_owned(),
                span,
                reason: row.reason.to_owned(),
            });
        }
    }
    Verdict { findings }
}
