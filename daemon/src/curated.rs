//! What people wrote for the corpus, and how it stands in when nothing that the model wrote passes.
//!
//! A reply that was written for one post is full of that post: shown under another one it speaks of somebody else's
//! dog. Portable moves were written to read well under every post of a situation. So what is shown is put together
//! from these: an opening, a word on how usual the feeling is, safety where there may be risk, a question; each the
//! one that has most words in common with the thread. Where the thread says no word that is a situation's own, the
//! moves are those that read well anywhere: better general than about the wrong thing.

use crate::grounding::Grounding;
use crate::topics::Topics;
use llumi_corpus::{BankMove, Entry, Fits, MoveKind, RiskLabel};
use llumi_protocol::api::Thread;
use llumi_protocol::score::Risk;
use llumi_scoring::metrics::content_words;
use std::collections::HashSet;

/// The bank of moves that read well under any post.
pub const ANYWHERE: &str = "anywhere";
/// Scenes whose first sentences tell a small model what a post is about.
const LIKE_SCENES: usize = 3;
/// Situations, likeliest first, whose moves may stand in.
const LIKELY: usize = 3;

/// The corpus, ready to be asked.
#[derive(Debug)]
pub struct Curated {
    topics: Topics,
    /// Content words of every portable move, with its situation (or [`ANYWHERE`]).
    moves: Vec<(HashSet<String>, &'static str)>,
}

/// A reply put together from portable moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CuratedReply {
    /// The bank that its moves come from: a situation, or `anywhere`.
    pub bank: &'static str,
    pub text: String,
}

impl Curated {
    pub fn new(entries: impl Iterator<Item = &'static Entry>) -> Self {
        let entries: Vec<&Entry> = entries.collect();
        let written = entries.iter().flat_map(|entry| {
            entry.reply.iter().filter_map(|part| match part.fits {
                Fits::Post => None,
                Fits::Situation => Some((part.text.as_str(), entry.situation.as_str())),
                Fits::Any => Some((part.text.as_str(), ANYWHERE)),
            })
        });
        let banks = llumi_corpus::situations().chain([ANYWHERE]).flat_map(|bank| {
            llumi_corpus::moves(bank).iter().map(move |line| {
                // Whether somebody is safe can be asked anywhere.
                let about = if line.kind == MoveKind::Safety { ANYWHERE } else { bank };
                (line.text.as_str(), about)
            })
        });
        let moves = banks
            .chain(written)
            .map(|(text, situation)| (content_words(text).into_iter().collect(), situation))
            .collect();
        Curated { topics: Topics::new(&entries), moves }
    }

    /// Replies that may be shown under this thread, the most particular first. `seed` chooses among moves that fit
    /// equally well.
    pub fn replies(
        &self,
        thread: &Thread,
        grounding: &Grounding,
        risk: Risk,
        seed: u64,
    ) -> Vec<CuratedReply> {
        let text = thread_text(thread);
        let likely = self.topics(&text).into_iter().take(LIKELY);
        let sure = likely.filter(|situation| grounding.says_theme_of(&text, situation));
        let words: HashSet<String> = content_words(&text).into_iter().collect();
        sure.chain([ANYWHERE]).map(|bank| reply(bank, &words, risk >= Risk::Possible, seed)).collect()
    }

    /// For each of the `count` likeliest situations some sentences of its scenes that are most like the thread:
    /// what it is about, in words that a small model knows.
    pub fn likes(&self, thread: &Thread, count: usize) -> Vec<String> {
        let text = thread_text(thread);
        let words: HashSet<String> = content_words(&text).into_iter().collect();
        let topics = self.topics(&text).into_iter().take(count);
        topics.map(|situation| like(situation, &words)).collect()
    }

    /// The portable move most like a sentence: share of words in common (Jaccard) and its situation.
    pub fn nearest_move(&self, sentence: &str) -> Option<(f64, &'static str)> {
        let words: HashSet<String> = content_words(sentence).into_iter().collect();
        let likeness = |other: &HashSet<String>| {
            let shared = words.intersection(other).count() as f64;
            shared / ((words.len() + other.len()) as f64 - shared)
        };
        let scored = self.moves.iter().map(|(other, situation)| (likeness(other), *situation));
        scored.filter(|(likeness, _)| *likeness > 0.0).max_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// Situations of the corpus by how likely a text is about each, likeliest first; none where it shares no word
    /// with the corpus.
    pub fn topics(&self, text: &str) -> Vec<&'static str> {
        self.topics.rank(text)
    }
}

/// The first sentences of the scenes that share most words with a thread.
fn like(situation: &str, words: &HashSet<String>) -> String {
    let openings = llumi_corpus::scenes(situation)
        .iter()
        .filter(|scene| scene.risk != RiskLabel::Possible)
        .map(|scene| scene.post.split_inclusive(['.', '!', '?']).next().unwrap_or_default().trim());
    let shared = |text: &str| content_words(text).iter().filter(|word| words.contains(*word)).count();
    let mut scored: Vec<(usize, &str)> = openings.map(|text| (shared(text), text)).collect();
    scored.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    scored.iter().take(LIKE_SCENES).map(|(_, text)| *text).collect::<Vec<_>>().join(" ")
}

/// The moves of a bank that fit best, in the order of a good reply.
fn reply(bank: &'static str, words: &HashSet<String>, at_risk: bool, seed: u64) -> CuratedReply {
    use MoveKind::{Ask, Normal, Safety, Validate};
    let moves = llumi_corpus::moves(bank);
    let of = |kind: MoveKind| best(moves.iter().filter(move |line| line.kind == kind), words, seed);
    let about_safety = |asks: bool| {
        let here = |moves: &'static [BankMove]| {
            moves.iter().filter(move |line| line.kind == Safety && line.text.ends_with('?') == asks)
        };
        best(here(moves), words, seed).or_else(|| best(here(llumi_corpus::moves(ANYWHERE)), words, seed))
    };
    let middle = if at_risk { vec![about_safety(true), about_safety(false)] } else { vec![of(Normal)] };
    let parts = [of(Validate)].into_iter().chain(middle).chain([of(Ask)]).flatten();
    CuratedReply { bank, text: parts.collect::<Vec<_>>().join(" ") }
}

/// The line with most words in common with the thread; among equals the seed decides.
fn best(
    lines: impl Iterator<Item = &'static BankMove>,
    words: &HashSet<String>,
    seed: u64,
) -> Option<&'static str> {
    let shared = |line: &BankMove| content_words(&line.text).iter().filter(|w| words.contains(*w)).count();
    let scored: Vec<(usize, &str)> = lines.map(|line| (shared(line), line.text.as_str())).collect();
    let most = scored.iter().map(|(count, _)| *count).max()?;
    let equals: Vec<&str> = scored.into_iter().filter(|(count, _)| *count == most).map(|(_, t)| t).collect();
    Some(equals[(seed % equals.len() as u64) as usize])
}

/// Everything that is answered, as one text.
pub fn thread_text(thread: &Thread) -> String {
    [thread.title.as_str(), &thread.post, thread.parent.as_deref().unwrap_or_default()].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use llumi_scoring::{Context, Origin, verdict};

    fn first(post: &str, risk: Risk, seed: u64) -> CuratedReply {
        let curated = Curated::new(llumi_corpus::training());
        let grounding = Grounding::new(llumi_corpus::training(), false);
        let thread = Thread { post: post.into(), ..Thread::default() };
        curated.replies(&thread, &grounding, risk, seed).swap_remove(0)
    }

    #[test]
    fn replies_fit_the_situation_and_the_risk() {
        for (post, risk, bank, crisis) in [
            ("I lost my job on Monday, they let me go after nine years", Risk::Distress, "job-loss", false),
            ("My exam is tomorrow and I can't study any more", Risk::NoneNoticed, "exam-pressure", false),
            ("The printer ate my paper again and the shop is shut", Risk::NoneNoticed, "anywhere", false),
            ("The shop is shut and I wish I was dead", Risk::Possible, "anywhere", true),
        ] {
            for seed in 0..8 {
                let reply = first(post, risk, seed);
                assert_eq!(reply.bank, bank, "{post}");
                assert_eq!(reply.text.contains("crisis line"), crisis, "{}", reply.text);
                assert!(reply.text.ends_with('?'));
                let context = Context { title: "", post, parent: None };
                let found = verdict(context, &reply.text, Origin::Generated { own_draft: None });
                assert!(found.passes(), "{}: {:?}", reply.text, found.findings);
            }
        }
    }

    #[test]
    fn another_seed_gives_another_reply() {
        let texts: HashSet<String> = (0..8).map(|seed| first("zzz", Risk::NoneNoticed, seed).text).collect();
        assert!(texts.len() > 2, "{texts:?}");
    }
}
