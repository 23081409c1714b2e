//! Text to judgement: five dimensions, hints, the safety gate, risk in a post, readability, overlap.
//!
//! Why one crate without input or output: the page, the daemon and the trainer must say the same of one text, to
//! the bit. So everything here is a pure function of its arguments, uses only `+ - * /` and `sqrt` on floats (other
//! functions differ between platforms), and depends on `protocol` alone.
//!
//! How it is laid out: [`tokenize`] cuts text into words; a small phrase matcher (`pattern`) runs tables of phrases
//! over them; [`hints()`], [`verdict`] and [`risk()`] are such tables with rules of context; [`report`] adds the five
//! dimensions. docs/SAFETY.md lists the rules, docs/SCORING.md the formulas.

pub mod directory;
pub mod metrics;
pub mod readability;
pub mod tokenize;

mod contact;
mod cues;
mod dimensions;
mod empathy;
mod fold;
mod gate;
mod hints;
mod lexicon;
mod pattern;
mod phrase;
mod quotes;
mod risk;
mod rules;
mod scan;
mod syllables;

use llumi_protocol::score::Report;

pub use gate::{Origin, verdict};
pub use hints::{apply_hints, hints};
pub use quotes::Voice;
pub use risk::risk;

/// What a text answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context<'a> {
    pub title: &'a str,
    /// The body of the post.
    pub post: &'a str,
    /// The comment that is answered, where it is not the post itself.
    pub parent: Option<&'a str>,
}

/// Everything that is said about the person's own `text`.
///
/// ```
/// use llumi_scoring::{Context, report};
/// let context = Context { title: "exam", post: "I failed my exam and I feel sick.", parent: None };
/// let kind = report(context, "Failing that exam must hurt. What are you most worried about now?");
/// let unkind = report(context, "just get over it");
/// assert!(kind.scores.mean() > unkind.scores.mean());
/// assert!(kind.verdict.passes() && !unkind.hints.is_empty());
/// ```
pub fn report(context: Context<'_>, text: &str) -> Report {
    let phrases = phrase::Phrases::of(text);
    let hits = rules::Rules::get().find(&phrases);
    let risk = risk(context);
    let verdict = gate::judge(context, text, Origin::Person, &phrases, &hits, risk);
    let hints = hints::from_hits(text, &hits);
    let cues = cues::Cues::of(&phrases);
    let scores = dimensions::scores(context, text, &cues, &verdict, &hints, risk);
    let words = tokenize::words(text).len() as u32;
    Report { scores, hints, verdict, risk, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that would tempt a matcher to go over them again and again.
    fn nasty(kind: usize, size: usize) -> String {
        let unit = [
            "you should really just ",
            "it gets better ",
            "i wasnt here if i ",
            "(",
            ")",
            "1 ",
            "1",
            "a",
            ". ",
            "k i l l ",
            "> a\n",
            "\"",
            "a-",
            "you can always talk to me and ",
            "\u{200b}",
            "😀",
            "'",
            "wish i could not be here ",
            "a.b.",
            "no ",
            "my own sister ",
            "u/a ",
        ];
        unit[kind % unit.len()].repeat(size / unit[kind % unit.len()].len())
    }

    #[test]
    fn the_work_grows_with_the_text_only() {
        for kind in 0..22 {
            let visits = |size: usize| {
                let text = nasty(kind, size);
                let context = Context { post: &text, ..Context::default() };
                pattern::work::during(|| drop(report(context, &text)))
            };
            let (small, large) = (visits(10_000), visits(40_000));
            assert!(large <= small * 5 + 1000, "kind {kind}: {small} visits become {large}");
            assert!(large <= 40_000 * 400, "kind {kind}: {large} visits");
        }
    }

    #[test]
    fn two_hundred_kilobytes_go_through_at_once() {
        for kind in [0, 2, 9, 10, 12, 17] {
            let text = nasty(kind, 200_000);
            let report = report(Context { title: "", post: &text, parent: None }, &text);
            assert!(report.scores.mean() <= 5.0);
            apply_hints(&text, &report.hints);
        }
    }
}
