//! The five dimensions, 1.0 to 5.0.

use llumi_protocol::score::{Hint, Risk, Scores, Verdict};

use crate::readability::{self, Counts};
use crate::{Context, metrics, tokenize};

/// All five dimensions of `text` as an answer to `context`.
pub(crate) fn scores(
    context: Context<'_>,
    text: &str,
    verdict: &Verdict,
    hints: &[Hint],
    _risk: Risk,
) -> Scores {
    let own = tokenize::own_text(text);
    let words = tokenize::words(&own);
    if words.is_empty() {
        return Scores { readability: 1.0, empathy: 1.0, connection: 1.0, actionability: 1.0, safety: 5.0 };
    }
    let counts = Counts::of(&own);
    let ease = readability::flesch_reading_ease(&counts).clamp(0.0, 100.0) / 100.0;
    let length = (f64::from(counts.words) / 30.0).min(1.0);
    let you = words
        .iter()
        .filter(|word| matches!(word.plain.as_str(), "you" | "your" | "youre" | "u" | "ur"))
        .count() as f64;
    let about = 1.0 - metrics::share_kept(&own, "").max(1.0 - metrics::share_kept(&own, context.post));
    let asks = f64::from(u8::from(own.contains('?')));
    let harm = verdict.findings.len() as f64 * 2.0 + hints.len() as f64 * 0.5;
    Scores {
        readability: 1.0 + 4.0 * ease * length,
        empathy: 1.0 + 2.0 * length,
        connection: (1.0 + you.min(3.0) * 0.8 * length + about).clamp(1.0, 5.0),
        actionability: 1.0 + 2.0 * asks + length,
        safety: (5.0 - harm).max(1.0),
    }
}
