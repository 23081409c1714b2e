//! What people wrote for the corpus, and how it stands in when nothing that the model wrote passes.
//!
//! A reply that was written for one post is full of that post: shown under another one it speaks of somebody else's
//! dog. Portable moves were written to read well under every post of a situation. So what is shown is put together
//! from these: an opening, a word on how usual the feeling is, safety where there may be risk, a question; each the
//! one that has most words in common with the thread. Where no situation is likely (`Gates::likely`), the moves are
//! those that read well anywhere: better general than about the wrong thing.

use crate::topics::Topics;
use crate::weave::names_help;
use llumi_corpus::{ANYWHERE, BankMove, Entry, Fits, MoveKind, RiskLabel};
use llumi_protocol::api::Thread;
use llumi_protocol::score::Risk;
use llumi_scoring::metrics::content_words;
use std::collections::{BTreeMap, HashSet};

/// Scenes whose first sentences tell a small model what a post is about.
const LIKE_SCENES: usize = 3;

/// The corpus, ready to be asked.
#[derive(Debug)]
pub struct Curated {
    topics: Topics,
    moves: Vec<Portable>,
    grave: HashSet<&'static str>,
}

/// A portable move.
#[derive(Debug)]
pub struct Portable {
    /// Its content words.
    pub words: HashSet<String>,
    /// What it is about, or [`ANYWHERE`].
    pub situation: &'static str,
    pub kind: MoveKind,
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
                Fits::Situation => Some((part.text.as_str(), entry.situation.as_str(), part.kind)),
                Fits::Any => Some((part.text.as_str(), ANYWHERE, part.kind)),
            })
        });
        let banks = llumi_corpus::situations().chain([ANYWHERE]).flat_map(|bank| {
            llumi_corpus::moves(bank).iter().map(move |line| {
                // Whether somebody is safe can be asked anywhere.
                let about = if line.kind == MoveKind::Safety { ANYWHERE } else { bank };
                (line.text.as_str(), about, line.kind)
            })
        });
        let moves = banks
            .chain(written)
            .map(|(text, situation, kind)| Portable {
                words: content_words(text).into_iter().collect(),
                situation,
                kind,
            })
            .collect();
        Curated { topics: Topics::new(&entries), moves, grave: grave(&entries) }
    }

    /// Replies that may be shown under this thread, the most particular first: of its likely situations, then one that
    /// reads well anywhere. `seed` chooses among moves that fit equally well.
    pub fn replies(
        &self,
        thread: &Thread,
        likely: &[&'static str],
        risk: Risk,
        seed: u64,
    ) -> Vec<CuratedReply> {
        let words: HashSet<String> = content_words(&thread_text(thread)).into_iter().collect();
        let banks = likely.iter().copied().chain([ANYWHERE]);
        banks.map(|bank| reply(bank, &words, risk >= Risk::Possible, seed)).collect()
    }

    /// For each likely situation some sentences of its scenes that are most like the thread: what it is about, in
    /// words that a small model knows.
    pub fn likes(&self, thread: &Thread, likely: &[&'static str]) -> Vec<String> {
        let words: HashSet<String> = content_words(&thread_text(thread)).into_iter().collect();
        likely.iter().map(|situation| like(situation, &words)).collect()
    }

    /// The portable move most like a sentence, and the share of content words in common (Jaccard, above 0 to 1).
    pub fn nearest_move(&self, sentence: &str) -> Option<(f64, &Portable)> {
        let words: HashSet<String> = content_words(sentence).into_iter().collect();
        let scored = self.moves.iter().filter_map(|known| {
            let shared = words.intersection(&known.words).count();
            let likeness = shared as f64 / (words.len() + known.words.len() - shared).max(1) as f64;
            (shared > 0).then_some((likeness, known))
        });
        scored.max_by(|(a, _), (b, _)| a.total_cmp(b))
    }

    /// Situations of the corpus by how likely a text is about each, likeliest first, each with how far it stands out
    /// ([`Topics::rank`]); none where the text shares no word with the corpus.
    pub fn topics(&self, text: &str) -> Vec<(&'static str, f32)> {
        self.topics.rank(text)
    }

    /// Most people who wrote about this situation may have been at risk.
    pub fn is_grave(&self, situation: &str) -> bool {
        self.grave.contains(situation)
    }
}

/// Situations where at least half of the posts are from people who may be at risk.
fn grave(entries: &[&'static Entry]) -> HashSet<&'static str> {
    let mut counted: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for entry in entries {
        let (at_risk, all) = counted.entry(&entry.situation).or_default();
        *at_risk += usize::from(entry.risk == RiskLabel::Possible);
        *all += 1;
    }
    let of = |(situation, (at_risk, all)): (&'static str, (usize, usize))| {
        (at_risk * 2 >= all).then_some(situation)
    };
    counted.into_iter().filter_map(of).collect()
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
    // The question, or the word about help, which names a service.
    let about_safety = |asks: bool| {
        let here = |moves: &'static [BankMove]| {
            let of_kind =
                moves.iter().filter(move |line| line.kind == Safety && line.text.ends_with('?') == asks);
            of_kind.filter(move |line| asks || names_help(&line.text))
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
    use crate::gates::Gates;
    use crate::grounding::Grounding;
    use llumi_scoring::{Context, Origin, verdict};

    fn first(post: &str, risk: Risk, seed: u64) -> CuratedReply {
        let entries = llumi_corpus::training;
        let grounding = Grounding::new(entries(), false);
        let gates = Gates { curated: Curated::new(entries()), grounding, strict: false };
        let thread = Thread { post: post.into(), ..Thread::default() };
        gates.curated.replies(&thread, &gates.likely(&thread), risk, seed).swap_remove(0)
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
