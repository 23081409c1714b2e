//! How much risk a post shows. It raises care and never clears a post.

use std::sync::OnceLock;

use llumi_protocol::score::Risk;

use crate::Context;
use crate::pattern::PatternSet;
use crate::phrase::Phrases;

const ROWS: &[(Risk, &str)] = &[
    (Risk::Possible, "(kill|killing|hurt|hurting) myself"),
    (Risk::Possible, "suicid*"),
    (Risk::Possible, "kms"),
    (Risk::Possible, "(want|wanna|wish|wanted) [to|i was|i were] (die|dead)"),
    (Risk::Possible, "(wasnt|werent|not be|not being|wouldnt be) (here|alive) [anymore|any more]"),
    (Risk::Possible, "not wake up"),
    (
        Risk::Distress,
        "(hopeless|worthless|numb|exhausted|crying|alone|lonely|panic|scared|ashamed|guilty|sick)",
    ),
];

/// How `context` reads, its title, post and the comment that is answered taken together.
pub fn risk(context: Context<'_>) -> Risk {
    static SET: OnceLock<PatternSet> = OnceLock::new();
    let set = SET.get_or_init(|| PatternSet::new(ROWS.iter().map(|row| row.1)));
    let mut risk = Risk::NoneNoticed;
    for text in [Some(context.title), Some(context.post), context.parent].into_iter().flatten() {
        let phrases = Phrases::of(text);
        for clause in phrases.clauses() {
            for found in set.find(&clause) {
                risk = risk.max(ROWS[found.pattern].0);
            }
        }
    }
    risk
}
