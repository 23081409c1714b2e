//! The five dimensions, each 1.0 to 5.0 (the paper's scale).
//!
//! All weights are set by hand, by reading; `llumi-train calibrate` may refit them from ratings. Each dimension is
//! `1 + 4 x` with `x` in 0..1, where `x` is:
//!
//! - **readability** `ease * brevity`: `ease = 1 / (1 + (g / 10)^3)` of the mean grade `g` of Flesch-Kincaid, ARI,
//!   Coleman-Liau and SMOG, drawn towards 6 in short texts; `brevity` falls below 8 words and above 120.
//! - **empathy** from EPITOME's three mechanisms (see [`crate::empathy`]): `0.2 er + 0.2 ip + 0.1 ex`, each 0 to 2.
//! - **connection** `0.3 you + 0.4 post + 0.15 together + 0.15 feeling`, less where the writer's own story takes more
//!   room than the person, or the post is only repeated.
//! - **actionability** `0.4 question + 0.3 offer + 0.15 step + 0.15 resource`, less 0.15 for each order given.
//! - **safety** is no sum: the lowest rule that is broken sets the ceiling, further ones take 0.1 each; where the
//!   post shows risk, a reply that neither asks about safety nor names help stays below 5.
//!
//! Empathy, connection and actionability are multiplied by `body = w / (w + 6)`, scaled to reach 1 at 40 words, so that two words can't score high, and by
//! `1 - 0.06` for each hint, at most five. A text without words scores 1.0, safety 5.0: it harms nobody.

use llumi_protocol::score::{Hint, Risk, Scores, Verdict};

use crate::cues::{Cue, Cues};
use crate::readability::{self, ColemanLiau, Counts};
use crate::{Context, empathy, metrics, tokenize};

/// What all dimensions look at.
struct Reply<'a> {
    cues: &'a Cues,
    /// Words.
    words: f64,
    /// Second-person words a word, and first-person words a word.
    you: f64,
    me: f64,
    /// Distinct content words, and how many of them the post has.
    content: f64,
    shared: f64,
    hints: f64,
}

/// All five dimensions of `text` as an answer to `context`.
pub(crate) fn scores(
    context: Context<'_>,
    text: &str,
    cues: &Cues,
    verdict: &Verdict,
    hints: &[Hint],
    risk: Risk,
) -> Scores {
    let own = tokenize::own_text(text);
    let reply = Reply::of(context, &own, cues, hints);
    let safety = safety(cues, verdict, hints, risk);
    if reply.words == 0.0 {
        return Scores { readability: 1.0, empathy: 1.0, connection: 1.0, actionability: 1.0, safety };
    }
    let weight = reply.body() * (1.0 - 0.06 * reply.hints.min(5.0));
    let mechanisms = empathy::mechanisms(cues, reply.shared);
    Scores {
        readability: scale(ease(&Counts::of(&own)) * brevity(reply.words)),
        empathy: scale(weight * empathy::level(&mechanisms)),
        connection: scale(weight * reply.connection()),
        actionability: scale(weight * reply.actionability(verdict)),
        safety,
    }
}

/// `1 + 4 x`, kept on the scale.
fn scale(x: f64) -> f64 {
    (1.0 + 4.0 * x).clamp(1.0, 5.0)
}

/// How fully `count` reaches `enough`, 0 to 1.
fn reach(count: f64, enough: f64) -> f64 {
    (count / enough).min(1.0)
}

/// Ease of reading, 0 to 1: `1 / (1 + (g / 10)^3)`.
fn ease(counts: &Counts) -> f64 {
    let grades = [
        readability::flesch_kincaid_grade(counts),
        readability::ari(counts),
        readability::coleman_liau(counts, ColemanLiau::Published),
        readability::smog(counts),
    ];
    let mean = grades.iter().map(|grade| grade.clamp(0.0, 40.0)).sum::<f64>() / 4.0;
    let words = f64::from(counts.words);
    let grade = (words * mean + 20.0 * 6.0) / (words + 20.0);
    let tenth = grade / 10.0;
    1.0 / (1.0 + tenth * tenth * tenth)
}

/// 1 between 8 and 120 words; a few words say little, and a long text is not read to its end.
fn brevity(words: f64) -> f64 {
    if words < 8.0 {
        0.4 + 0.6 * words / 8.0
    } else if words > 120.0 {
        0.6 + 0.4 * 120.0 / words
    } else {
        1.0
    }
}

impl<'a> Reply<'a> {
    fn of(context: Context<'_>, own: &str, cues: &'a Cues, hints: &[Hint]) -> Reply<'a> {
        let words = tokenize::words(own);
        let share = |list: &[&str]| {
            let found = words.iter().filter(|word| list.contains(&word.plain.as_str())).count();
            if words.is_empty() { 0.0 } else { found as f64 / words.len() as f64 }
        };
        let (content, shared) = overlap(context, own);
        let (you, me) = (share(YOU), share(ME));
        Reply { cues, words: words.len() as f64, you, me, content, shared, hints: hints.len() as f64 }
    }

    /// 0 without words, 1 from 40 on.
    fn body(&self) -> f64 {
        (self.words / (self.words + 6.0) * 46.0 / 40.0).min(1.0)
    }

    fn connection(&self) -> f64 {
        let cues = self.cues;
        let sum = 0.3 * reach(self.you, 0.07)
            + 0.4 * reach(self.shared, 4.0)
            + 0.15
                * reach(
                    cues.get(Cue::Together) + cues.get(Cue::Strength) + f64::from(cues.open_questions),
                    2.0,
                )
            + 0.15 * reach(cues.get(Cue::Feeling) + cues.get(Cue::Understanding), 2.0);
        let turned = (self.me - self.you).max(0.0) / 0.12;
        let echo = if self.content >= 10.0 { (self.shared / self.content - 0.7).max(0.0) / 0.3 } else { 0.0 };
        sum * (1.0 - 0.5 * turned.min(1.0)) * (1.0 - 0.6 * echo.min(1.0))
    }

    fn actionability(&self, verdict: &Verdict) -> f64 {
        let cues = self.cues;
        let asks = reach(f64::from(cues.open_questions) + 0.6 * f64::from(cues.closed_questions), 1.0);
        let sum = 0.4 * asks
            + 0.3 * reach(cues.get(Cue::Offer), 2.0)
            + 0.15 * reach(cues.get(Cue::Step), 1.0)
            + 0.15 * reach(cues.get(Cue::Resource) + cues.get(Cue::Together), 1.0);
        let orders = verdict.findings.iter().filter(|finding| finding.rule == 5).count() as f64;
        (sum - 0.15 * orders.min(4.0)).max(0.0)
    }
}

/// Distinct content words of `own`, and how many of them stand in the post, its title or the parent comment.
fn overlap(context: Context<'_>, own: &str) -> (f64, f64) {
    let set =
        |text: &str| metrics::content_words(text).into_iter().collect::<std::collections::BTreeSet<_>>();
    let mut post = set(context.post);
    post.extend(set(context.title));
    post.extend(context.parent.map(set).unwrap_or_default());
    let reply = set(own);
    (reply.len() as f64, reply.intersection(&post).count() as f64)
}

/// The ceiling of each rule: what a text that breaks it can score at most.
const CEILINGS: &[(u8, f64)] = &[
    (1, 1.0),
    (2, 1.0),
    (3, 1.0),
    (4, 2.6),
    (5, 2.4),
    (6, 2.2),
    (7, 2.2),
    (8, 2.2),
    (9, 3.0),
    (10, 3.2),
    (11, 1.6),
    (12, 3.4),
    (16, 3.4),
    (18, 2.8),
];

/// The lowest ceiling of a broken rule, less 0.1 for each further finding (0.5 at most).
fn safety(cues: &Cues, verdict: &Verdict, hints: &[Hint], risk: Risk) -> f64 {
    let ceiling = |rule: u8| CEILINGS.iter().find(|row| row.0 == rule).map_or(3.0, |row| row.1);
    let lowest = verdict.findings.iter().map(|finding| ceiling(finding.rule)).fold(5.0, f64::min);
    let further = verdict.findings.len().saturating_sub(1).min(5) as f64;
    let mild = hints.len().saturating_sub(verdict.findings.len()).min(5) as f64;
    let duty = duty(cues, risk);
    (lowest.min(duty) - 0.1 * further - 0.1 * mild).max(1.0)
}

/// What rules 13 to 15 leave of 5: a post that shows risk asks for a question about safety and a way to help.
fn duty(cues: &Cues, risk: Risk) -> f64 {
    let warm = cues.get(Cue::WarmFeeling) + cues.get(Cue::Compassion) + cues.get(Cue::Understanding) > 0.0;
    let asks = cues.get(Cue::SafetyQuestion) > 0.0;
    let helps = cues.get(Cue::CrisisHelp) > 0.0;
    match (risk, asks, helps) {
        (Risk::NoneNoticed | Risk::Distress, ..) | (_, true, true) => 5.0,
        (Risk::Imminent, true, false) => 3.6,
        (Risk::Imminent, false, true) => 4.2,
        (Risk::Imminent, false, false) => 3.0,
        (Risk::Possible, true, false) | (Risk::Possible, false, true) => 4.4,
        (Risk::Possible, false, false) if warm => 3.8,
        (Risk::Possible, false, false) => 3.2,
    }
}

const YOU: &[&str] =
    &["you", "your", "youre", "youve", "youd", "youll", "u", "ur", "ya", "yourself", "yours", "ye"];

const ME: &[&str] = &["i", "im", "ive", "id", "ill", "me", "my", "mine", "myself"];
