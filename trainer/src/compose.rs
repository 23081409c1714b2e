//! Compositional augmentation: a few hundred written entries become as many different examples as are asked for.
//!
//! Why: a small model that sees each post with one fixed reply learns the pairs by heart. What it must learn is
//! which kinds of sentence answer which kind of post, to copy the post's own details, and (IM) to keep what the
//! draft says. So each example is put together anew:
//! - *details are swapped* everywhere at once (a chemistry exam becomes a physics exam in post and reply), which
//!   teaches copying;
//! - *posts vary*: sentences left out, sentences of the same situation mixed in, case and apostrophes dropped;
//! - *replies are recombined* from moves that the corpus marks as fitting the situation or any post;
//! - *drafts are recombined* too: a plain move in rough typing, with or without a harmful stock line, whose
//!   improvement keeps the move and mends the rest.
//!
//! Only entries outside the held-out set are used. Everything is drawn from one seeded generator.

use crate::rough::{roughen, sentences, swap_word};
use llumi_corpus::{Entry, Fits, MoveKind, RiskLabel};
use rand::{Rng, seq::IndexedRandom, seq::SliceRandom};
use std::collections::BTreeMap;

/// One training example: what the prompt is made of, and the reply.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Example {
    pub title: String,
    pub post: String,
    /// Present for the improvement task.
    pub draft: Option<String>,
    pub reply: String,
}

/// How often each way of putting an example together is taken.
#[derive(Debug, Clone, Copy)]
pub struct Mix {
    /// Posts put together from sentences of several posts of one situation, answered by portable moves alone: what
    /// they have in common is all that there is to go by.
    pub collage: f64,
    /// Good replies as they were written.
    pub verbatim: f64,
    /// Moves that mention the post's own details.
    pub detail: f64,
    /// Improvements as they were written.
    pub written: f64,
}

/// The first half of training: much of it as people wrote it, so that the language is learned.
pub const FIRST_HALF: Mix = Mix { collage: 0.0, verbatim: 0.1, detail: 0.3, written: 0.4 };
/// The second half: above all which kind of reply answers which kind of post, and to keep what a draft says.
pub const SECOND_HALF: Mix = Mix { collage: 0.5, verbatim: 0.03, detail: 0.12, written: 0.2 };

/// Draws examples from entries.
#[derive(Debug)]
pub struct Composer<'a> {
    entries: Vec<&'a Entry>,
    /// Moves that read well under every post of a situation.
    by_situation: BTreeMap<&'a str, Vec<(MoveKind, &'a str)>>,
    /// Moves that read well anywhere.
    anywhere: Vec<(MoveKind, &'a str)>,
    /// Sentences of the situation's posts.
    post_sentences: BTreeMap<&'a str, Vec<&'a str>>,
    stock: Vec<StockLine>,
}

/// A harmful stock line and what it becomes (empty: it is left out).
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct StockLine {
    before: String,
    after: String,
}

impl<'a> Composer<'a> {
    /// # Errors
    /// A sentence naming the line of `stock` (JSONL) that can't be read.
    pub fn new(entries: impl Iterator<Item = &'a Entry>, stock: &str) -> Result<Self, String> {
        let entries: Vec<&Entry> = entries.collect();
        let mut by_situation: BTreeMap<&str, Vec<(MoveKind, &str)>> = BTreeMap::new();
        let mut post_sentences: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut anywhere = Vec::new();
        for entry in &entries {
            for part in &entry.reply {
                match part.fits {
                    Fits::Situation => {
                        by_situation
                            .entry(&entry.situation)
                            .or_default()
                            .push((part.kind, part.text.as_str()));
                    }
                    Fits::Any => anywhere.push((part.kind, part.text.as_str())),
                    Fits::Post => {}
                }
            }
            post_sentences.entry(&entry.situation).or_default().extend(sentences(&entry.post));
        }
        for (situation, pool) in &mut by_situation {
            pool.extend(llumi_corpus::moves(situation).iter().map(|bank| (bank.kind, bank.text.as_str())));
        }
        let stock = stock
            .lines()
            .enumerate()
            .map(|(i, line)| {
                serde_json::from_str(line).map_err(|error| format!("stock line {}: {error}", i + 1))
            })
            .collect::<Result<_, _>>()?;
        Ok(Composer { entries, by_situation, anywhere, post_sentences, stock })
    }

    /// Draws one example; half are drafts from nothing, half improvements.
    pub fn draw(&self, mix: Mix, rng: &mut impl Rng) -> Example {
        let entry = swapped(self.entries[rng.random_range(0..self.entries.len())], rng);
        let collage = entry.risk != RiskLabel::Possible && rng.random_bool(mix.collage);
        let (title, post) = if collage { self.collage(&entry, rng) } else { self.vary_post(&entry, rng) };
        let mix = if collage { Mix { verbatim: 0.0, detail: 0.0, written: 0.0, ..mix } } else { mix };
        if rng.random_bool(0.5) {
            let verbatim = rng.random_bool(mix.verbatim);
            let reply = if verbatim { entry.reply_text() } else { self.recombine(&entry, mix, rng) };
            Example { title, post, draft: None, reply }
        } else {
            let (draft, reply) = if rng.random_bool(mix.written) {
                (entry.initial.clone(), entry.improved.clone())
            } else {
                self.recombine_draft(&entry, collage, rng)
            };
            Example { title, post, draft: Some(draft), reply }
        }
    }

    /// A post of two to six sentences from posts of the entry's situation (none that may be at risk).
    fn collage(&self, entry: &Entry, rng: &mut impl Rng) -> (String, String) {
        let here: Vec<&&Entry> = self
            .entries
            .iter()
            .filter(|other| other.situation == entry.situation && other.risk != RiskLabel::Possible)
            .collect();
        let title = here.choose(rng).map_or(String::new(), |other| other.title.clone());
        let mut parts: Vec<&str> = Vec::new();
        for _ in 0..rng.random_range(2..=6) {
            let Some(other) = here.choose(rng) else { break };
            let all = sentences(&other.post);
            // First sentences say what happened; every collage has one.
            let at = if parts.is_empty() { 0 } else { rng.random_range(0..all.len()) };
            parts.push(all[at]);
        }
        (if rng.random_bool(0.2) { String::new() } else { title }, parts.join(" "))
    }

    fn vary_post(&self, entry: &Entry, rng: &mut impl Rng) -> (String, String) {
        let answers =
            [entry.reply_text(), entry.initial.clone(), entry.improved.clone()].join(" ").to_lowercase();
        let needed: Vec<String> =
            entry.swaps.keys().map(|key| key.to_lowercase()).filter(|key| answers.contains(key)).collect();
        let all = sentences(&entry.post);
        let mut kept: Vec<&str> = Vec::with_capacity(all.len() + 1);
        for (index, &sentence) in all.iter().enumerate() {
            let lower = sentence.to_lowercase();
            let must_stay = index == 0 || needed.iter().any(|key| lower.contains(key.as_str()));
            if must_stay || rng.random_bool(0.85) {
                kept.push(sentence);
            }
        }
        if rng.random_bool(0.15)
            && let Some(extra) = self.post_sentences.get(entry.situation.as_str()).and_then(|s| s.choose(rng))
        {
            kept.insert(rng.random_range(1..=kept.len()), extra);
        }
        let title = if rng.random_bool(0.06) { String::new() } else { entry.title.clone() };
        let post = kept.join(" ");
        match rng.random_range(0..10) {
            0 => (title.to_lowercase(), post.to_lowercase()),
            1 => (title.replace(['\'', '’'], ""), post.replace(['\'', '’'], "")),
            _ => (title, post),
        }
    }

    /// A reply in the usual order of moves, most of them portable, some the entry's own.
    fn recombine(&self, entry: &Entry, mix: Mix, rng: &mut impl Rng) -> String {
        use MoveKind::{Ask, Normal, Offer, Reflect, Safety, Strength, Validate};
        let own = |kinds: &[MoveKind]| {
            entry.reply.iter().find(|part| kinds.contains(&part.kind)).map(|p| p.text.as_str())
        };
        let detail = own(&[Reflect, Validate]).filter(|text| mentions(text, entry.swaps.keys()));
        let mut texts: Vec<&str> = Vec::new();
        match detail {
            Some(text) if rng.random_bool(mix.detail) => texts.push(text),
            _ => texts.extend(self.portable(entry, Validate, rng)),
        }
        if rng.random_bool(0.6) {
            texts.extend(self.portable(
                entry,
                *[Normal, Normal, Strength].choose(rng).unwrap_or(&Normal),
                rng,
            ));
        }
        if entry.risk == RiskLabel::Possible {
            texts
                .extend(entry.reply.iter().filter(|part| part.kind == Safety).map(|part| part.text.as_str()));
        } else if rng.random_bool(0.5) {
            texts.extend(self.portable(entry, Offer, rng));
        }
        match own(&[Ask]) {
            Some(text) if rng.random_bool(mix.detail / 2.0) => texts.push(text),
            _ => texts.extend(self.portable(entry, Ask, rng)),
        }
        texts.join(" ")
    }

    /// A move of this kind that reads well here, from another entry or the bank.
    fn portable(&self, entry: &Entry, kind: MoveKind, rng: &mut impl Rng) -> Option<&'a str> {
        let here = self.by_situation.get(entry.situation.as_str()).map_or(&[][..], Vec::as_slice);
        let fitting = |pool: &[(MoveKind, &'a str)]| -> Vec<&'a str> {
            pool.iter().filter(|(other, _)| *other == kind).map(|(_, text)| *text).collect()
        };
        let near = if rng.random_bool(0.95) { fitting(here) } else { Vec::new() };
        let pool = if near.is_empty() { fitting(&self.anywhere) } else { near };
        pool.choose(rng).copied()
    }

    /// A draft in rough typing and its improvement, which keeps the draft's point word for word.
    fn recombine_draft(&self, entry: &Entry, portable: bool, rng: &mut impl Rng) -> (String, String) {
        use MoveKind::{Ask, Normal, Offer, Reflect, Safety, Strength, Validate};
        let kinds = [Offer, Offer, Normal, Strength, Reflect, Validate];
        let core_kind = *kinds.choose(rng).unwrap_or(&Offer);
        let own = |kind| entry.reply.iter().find(|part| part.kind == kind).map(|part| part.text.as_str());
        let core = own(core_kind).filter(|_| !portable && rng.random_bool(0.5));
        let core = core.or_else(|| self.portable(entry, core_kind, rng)).unwrap_or(&entry.reply[0].text);
        let opening = self.portable(entry, Validate, rng).filter(|text| *text != core);
        let ask = self.portable(entry, Ask, rng);
        let safety = (entry.risk == RiskLabel::Possible)
            .then(|| entry.reply.iter().find(|part| part.kind == Safety).map(|part| part.text.as_str()))
            .flatten();

        let mut before = vec![roughen(core, rng)];
        let mut kept = vec![core.to_owned()];
        let stock_lines = rng.random_range(0..=2);
        for line in self.stock.choose_multiple(rng, stock_lines) {
            let at = rng.random_range(0..=before.len());
            before.insert(at, roughen(&line.before, rng));
            if !line.after.is_empty() {
                kept.insert(at.min(kept.len()), line.after.clone());
            }
        }
        let mut after: Vec<String> = opening.map(str::to_owned).into_iter().collect();
        after.extend(kept);
        after.extend(safety.map(str::to_owned));
        after.extend(ask.map(str::to_owned));
        after.dedup();
        (before.join(" "), after.join(" "))
    }
}

/// The entry with some of its details exchanged, everywhere at once.
fn swapped(entry: &Entry, rng: &mut impl Rng) -> Entry {
    let mut out = entry.clone();
    let mut keys: Vec<(&String, &Vec<String>)> = entry.swaps.iter().collect();
    keys.shuffle(rng);
    for (key, alternatives) in keys {
        if !rng.random_bool(0.8) {
            continue;
        }
        let Some(new) = alternatives.choose(rng) else { continue };
        for text in [&mut out.title, &mut out.post, &mut out.initial, &mut out.improved] {
            *text = swap_word(text, key, new);
        }
        for part in &mut out.reply {
            part.text = swap_word(&part.text, key, new);
        }
        if let Some(alternatives) = out.swaps.remove(key) {
            out.swaps.insert(new.clone(), alternatives);
        }
    }
    out
}

fn mentions<'k>(text: &str, mut keys: impl Iterator<Item = &'k String>) -> bool {
    let lower = text.to_lowercase();
    keys.any(|key| lower.contains(&key.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng, rngs::StdRng};

    #[test]
    fn examples_are_repeatable_and_never_from_held_out_posts() {
        let stock = crate::starter::STOCK_LINES;
        let composer = Composer::new(llumi_corpus::training(), stock).unwrap();
        let draw = |seed| {
            let mut rng = StdRng::seed_from_u64(seed);
            (0..300).map(|i| composer.draw([FIRST_HALF, SECOND_HALF][i % 2], &mut rng)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        let held: Vec<String> = llumi_corpus::held_out()
            .flat_map(|e| sentences(&e.post).into_iter().map(str::to_owned))
            .collect();
        for example in draw(3) {
            assert!(!example.reply.trim().is_empty() && !example.post.trim().is_empty());
            assert_ne!(example.draft.as_deref(), Some(""));
            for sentence in held.iter().filter(|sentence| sentence.len() > 40) {
                assert!(!example.post.contains(sentence.as_str()), "held-out text in an example");
            }
        }
    }
}
