//! The gates between the model and a person: every check by name, for drafts and for rewrites.
//!
//! A text is shown only where all of them pass. Each check says what it found in words that hold no text of the
//! post or the draft, so that they can be logged.

use crate::curated::{Curated, thread_text};
use crate::engine::Reply;
use crate::grounding::Grounding;
use crate::sentences::Ground;
use crate::weave;
use llumi_protocol::api::{Check, Thread};
use llumi_protocol::score::{Dimension, Report, Risk, Scores};
use llumi_scoring::metrics::{content_words, share_kept};
use llumi_scoring::{Context, Origin, apply_hints, hints, report, risk, tokenize, verdict};
use std::collections::HashSet;

/// A rewrite may fall this far below the draft on one dimension (rounding of what people see), or to [`GOOD`], but never
/// below it on the mean.
const TOLERANCE: f64 = 0.25;
/// A dimension at this or above is good: "hang in there" reads as easily as can be, and what is added to it may read a
/// little less so.
const GOOD: f64 = 4.0;
/// Share of the draft's content words, harmful wording aside, that a rewrite keeps at least.
const KEPT: f64 = 0.25;
/// The same where the draft is so long that a rewrite has to leave things out.
const KEPT_OF_LONG: f64 = 0.12;
/// Words from which a draft is long.
const LONG: usize = 75;
/// Particular words without ground that are let pass: one may be chance.
const PARTICULAR: usize = 1;

/// Situations that a thread may be about, nearest first.
const TOPICS: usize = 4;
/// Mean log-probability a token below which a model was guessing word by word, nats. A fluent reply of the starter
/// lies above -1, of a 7B at usual temperatures near -1; a garbled one below -2.
const FLUENT: f64 = -1.2;

/// Name of the safety check.
const SAFETY: &str = "safety";
/// Words in a row that a reply says once.
const RUN: usize = 4;

/// What the gates need besides the text.
#[derive(Debug)]
pub struct Gates {
    pub curated: Curated,
    pub grounding: Grounding,
    /// For a very small model: no theme of another situation at all. People and large models say such words in
    /// passing and mean it, a small one says them because it took one post for another.
    pub strict: bool,
}

/// A text with everything that was found about it.
#[derive(Debug, Clone)]
pub struct Judged {
    pub text: String,
    pub report: Report,
    pub checks: Vec<Check>,
    /// Higher is better; only compared among candidates of one request.
    pub rank: f64,
}

impl Judged {
    pub fn passes(&self) -> bool {
        self.checks.iter().all(|check| check.passed)
    }

    /// Passes the one gate that nothing may be shown without.
    pub fn is_safe(&self) -> bool {
        self.checks.iter().any(|check| check.name == SAFETY && check.passed)
    }
}

/// The thread as the scorer sees it.
pub fn context(thread: &Thread) -> Context<'_> {
    Context { title: &thread.title, post: &thread.post, parent: thread.parent.as_deref() }
}

impl Gates {
    /// Judges what the model wrote, its own certainty included.
    pub fn judge_reply(
        &self,
        thread: &Thread,
        draft: Option<&str>,
        ground: &Ground<'_>,
        reply: &Reply,
    ) -> Judged {
        let mut judged = self.judge(thread, draft, &reply.text);
        let certainty = reply.mean_log_prob;
        judged.checks.push(check("fluent", certainty >= FLUENT, || format!("{certainty:.1} nats a token")));
        if self.strict {
            judged.checks.push(self.at_one(ground, reply));
        }
        judged.rank += certainty;
        judged
    }

    /// Judges a generated text; `draft` is the person's own where it is a rewrite.
    pub fn judge(&self, thread: &Thread, draft: Option<&str>, text: &str) -> Judged {
        let report = report(context(thread), text);
        let mut checks = vec![
            safety(thread, draft, text),
            length(draft, text),
            self.grounded(thread, draft, text),
            self.on_topic(thread, draft, text),
            varied(draft.unwrap_or_default(), text),
        ];
        if risk(context(thread)) >= Risk::Possible {
            checks.push(check("asks_safety", weave::asks_safety(text), || {
                "does not ask about safety, or names no help".into()
            }));
        }
        let mut rank = report.scores.mean();
        if let Some(draft) = draft {
            let before = llumi_scoring::report(context(thread), draft).scores;
            let kept = kept(draft, text, if self.strict { 1 } else { 2 });
            let enough = if draft.split_whitespace().count() < LONG { KEPT } else { KEPT_OF_LONG };
            checks.push(check("faithful", kept >= enough, || {
                format!("keeps {:.0}% of the draft", kept * 100.0)
            }));
            checks.push(no_worse(&before, &report.scores));
            rank += kept;
        }
        rank += 0.1 * shared_words(thread, text).min(4) as f64;
        Judged { text: text.to_owned(), report, checks, rank }
    }

    /// The gates that the beginning of a text can be held to: what fails here fails for the whole.
    pub fn passes_so_far(&self, thread: &Thread, draft: Option<&str>, text: &str) -> bool {
        safety(thread, draft, text).passed
            && self.grounded(thread, draft, text).passed
            && varied(draft.unwrap_or_default(), text).passed
    }

    fn grounded(&self, thread: &Thread, draft: Option<&str>, text: &str) -> Check {
        let parent = thread.parent.as_deref().unwrap_or_default();
        let sources = [thread.title.as_str(), &thread.post, parent, draft.unwrap_or_default()];
        let found = self.grounding.check(&sources, text);
        let names = found.names_and_numbers.len();
        let particular = found.particular.len();
        check("grounded", names == 0 && particular <= PARTICULAR, || {
            format!("not in the post: names or numbers {names}, details {particular}")
        })
    }

    /// A reply is on topic where it takes up words of the thread or speaks about the same kind of situation, and
    /// says no theme of another one.
    fn on_topic(&self, thread: &Thread, draft: Option<&str>, text: &str) -> Check {
        let post = thread_text(thread);
        let shared = shared_words(thread, text);
        let near: Vec<&str> =
            self.curated.topics(&post).into_iter().take(TOPICS).map(|(topic, _)| topic).collect();
        let foreign = self.grounding.foreign_themes(&[&post, draft.unwrap_or_default()], &near, text).len();
        let same = self.curated.topics(text).first().is_some_and(|(topic, _)| near.contains(topic));
        let themes = !self.strict || foreign == 0;
        check("on_topic", themes && (shared >= 2 || same || draft.is_some()), || {
            format!("words of the post: {shared}, themes of other situations: {foreign}")
        })
    }
}

fn check(name: &str, passed: bool, detail: impl FnOnce() -> String) -> Check {
    Check { name: name.into(), passed, detail: if passed { String::new() } else { detail() } }
}

fn safety(thread: &Thread, draft: Option<&str>, text: &str) -> Check {
    let found = verdict(context(thread), text, Origin::Generated { own_draft: draft });
    let rules: Vec<String> = found.findings.iter().map(|finding| finding.rule.to_string()).collect();
    check(SAFETY, found.passes(), || format!("rule {}", rules.join(", ")))
}

/// Between a short sentence and what a person reads in one go; a rewrite does not grow out of proportion.
fn length(draft: Option<&str>, text: &str) -> Check {
    let words = text.split_whitespace().count();
    let most = draft.map_or(150, |draft| (draft.split_whitespace().count() * 3).clamp(90, 220));
    let whole = text.trim_end().ends_with(['.', '!', '?', '…', '"', '”', ')']) || draft.is_some();
    check("length", (6..=most).contains(&words) && whole, || format!("{words} words, or cut off"))
}

/// A model that has lost its thread says the same again; the draft may have done so itself.
fn varied(draft: &str, text: &str) -> Check {
    let (own, here) = (repeated_runs(draft), repeated_runs(text));
    let (own_doubled, doubled) = (doubled(draft), doubled(text));
    check("varied", here <= own && doubled <= own_doubled, || {
        format!("runs of {RUN} words said twice: {here}, words twice in a row: {doubled}")
    })
}

/// Runs of [`RUN`] words that stand in a text more than once, beyond the first time.
fn repeated_runs(text: &str) -> usize {
    let words: Vec<String> = tokenize::words(text).into_iter().map(|word| word.plain).collect();
    let runs: HashSet<&[String]> = words.windows(RUN).collect();
    words.windows(RUN).count() - runs.len()
}

/// Words that follow themselves, but for those that may ("so so tired", "what that that was").
fn doubled(text: &str) -> usize {
    const MAY: [&str; 5] = ["so", "very", "that", "had", "really"];
    let words = tokenize::words(text);
    let pairs = words.windows(2);
    let same = |pair: &&[tokenize::Token<'_>]| {
        pair[0].plain == pair[1].plain && pair[0].sentence == pair[1].sentence
    };
    pairs.filter(same).filter(|pair| !MAY.contains(&pair[0].plain.as_str())).count()
}

/// Share of the draft's content that the rewrite keeps, where harmful wording does not count; 1 where there are fewer
/// than `least` content words. A single one may well be said in other words ("that sucks"), but a very small model that
/// drops it has dropped the draft.
pub fn kept(draft: &str, text: &str, least: usize) -> f64 {
    let mended = apply_hints(draft, &hints(draft));
    if content_words(&mended).len() < least { 1.0 } else { share_kept(&mended, text) }
}

fn no_worse(before: &Scores, after: &Scores) -> Check {
    let fallen: Vec<&str> = Dimension::ALL
        .iter()
        .filter(|&&dimension| {
            let least = before.get(dimension) - TOLERANCE;
            after.get(dimension) < if dimension == Dimension::Safety { least } else { least.min(GOOD) }
        })
        .map(|dimension| dimension.label())
        .collect();
    check("no_worse", fallen.is_empty() && after.mean() >= before.mean(), || {
        if fallen.is_empty() {
            "no better on the whole".into()
        } else {
            format!("lower: {}", fallen.join(", "))
        }
    })
}

fn shared_words(thread: &Thread, text: &str) -> usize {
    let ours: HashSet<String> = content_words(text).into_iter().collect();
    let theirs: HashSet<String> = content_words(&thread_text(thread)).into_iter().collect();
    ours.intersection(&theirs).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gates() -> Gates {
        let entries = || llumi_corpus::entries().iter();
        Gates { curated: Curated::new(entries()), grounding: Grounding::new(entries(), false), strict: false }
    }

    fn failed(gates: &Gates, draft: Option<&str>, text: &str) -> Vec<String> {
        let thread = Thread {
            title: "Failed my driving test".into(),
            post: "I failed my driving test for the third time and my dad laughed at me.".into(),
            ..Thread::default()
        };
        let judged = gates.judge(&thread, draft, text);
        judged.checks.into_iter().filter(|check| !check.passed).map(|check| check.name).collect()
    }

    #[test]
    fn each_gate_can_fail() {
        let gates = gates();
        let good =
            "Failing the test again and having your dad laugh at it sounds so painful. How are you tonight?";
        for (draft, text, expect) in [
            (None, good, vec![]),
            (
                None,
                "Failing the test hurts, but it gets better and you should think of your dad.",
                vec!["safety"],
            ),
            (None, "Failed test.", vec!["length"]),
            (
                None,
                "Failing the test again and your dad laughing sounds painful. How did Kevin take the",
                vec!["length", "grounded"],
            ),
            (
                None,
                "It must be lonely when the whole flat is quiet and the baby cries all night.",
                vec!["on_topic"],
            ),
            (
                None,
                "Failing the test again is painful. Your dad laughed, and failing the test again is painful.",
                vec!["varied"],
            ),
            (
                Some("book a few lessons with a calmer teacher before the next test"),
                "Losing a pet is hard, and it makes sense that you miss him. What was he like?",
                vec!["faithful"],
            ),
        ] {
            let found = failed(&gates, draft, text);
            for gate in &expect {
                assert!(found.iter().any(|name| name == gate), "{text}: {found:?}, want {gate}");
            }
            assert!(!expect.is_empty() || found.is_empty(), "{text}: {found:?}");
        }
    }
}
