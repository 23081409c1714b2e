//! The parts of a hasty draft, each with what it becomes in the improvement.
//!
//! A part keeps its point: a rewritten sentence of the corpus, a move in rough typing, or a stock line (which may
//! become nothing). Joined the way people join sentences in a hurry, they are a draft.

use crate::compose::{Composer, Subject};
use crate::mix::Mix;
use crate::rough::{roughen, scramble, swap_word};
use llumi_corpus::{ANYWHERE, MoveKind, Rewrite};
use rand::{Rng, seq::IndexedRandom};

/// A sentence or two of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub before: String,
    /// Empty: it is left out.
    pub after: String,
}

impl<'a> Composer<'a> {
    /// One to three parts, now and then many more.
    pub(crate) fn parts(&self, subject: &Subject<'a>, mix: Mix, rng: &mut impl Rng) -> Vec<Part> {
        let count = *[1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 6].choose(rng).unwrap_or(&1);
        let scrambled = rng.random_bool(mix.scrambled);
        (0..count).filter_map(|_| self.part(subject, scrambled, rng)).collect()
    }

    pub(crate) fn part(&self, subject: &Subject<'a>, scrambled: bool, rng: &mut impl Rng) -> Option<Part> {
        use MoveKind::{Ask, Normal, Offer, Strength, Validate};
        if scrambled {
            let pool = &self.pools[self.situation(subject, rng)];
            let sentence = pool.sentence(rng)?;
            let after = scramble(sentence, &self.vocabulary, rng);
            return Some(Part { before: roughen(&after, rng), after });
        }
        match rng.random_range(0..10) {
            0..6 => {
                let rewrite = llumi_corpus::rewrites(self.situation(subject, rng)).choose(rng)?;
                Some(swapped(rewrite, rng))
            }
            6..8 => {
                let kind = *[Offer, Offer, Normal, Strength, Validate, Ask].choose(rng)?;
                let after = self.portable(subject, kind, rng)?;
                Some(Part { before: roughen(&after, rng), after })
            }
            _ => {
                let stock = llumi_corpus::stock().choose(rng)?;
                Some(Part { before: roughen(&stock.before, rng), after: stock.after.clone() })
            }
        }
    }

    /// The subject's situation, or any: people tell of anything in a reply.
    fn situation(&self, subject: &Subject<'a>, rng: &mut impl Rng) -> &'a str {
        let stays = subject.situation != ANYWHERE && rng.random_bool(0.8);
        let any = rng.random_range(0..self.pools.len());
        if stays { subject.situation } else { self.pools.keys().nth(any).unwrap_or(&subject.situation) }
    }
}

/// The rewritten sentence with its details exchanged on both sides.
fn swapped(rewrite: &Rewrite, rng: &mut impl Rng) -> Part {
    let mut part = Part { before: rewrite.before.clone(), after: rewrite.after.clone() };
    for (key, alternatives) in &rewrite.swaps {
        if let Some(new) = alternatives.choose(rng).filter(|_| rng.random_bool(0.8)) {
            part.before = swap_word(&part.before, key, new);
            part.after = swap_word(&part.after, key, new);
        }
    }
    part
}

/// The parts as one draft, with or without stops between them.
pub(crate) fn join(parts: &[Part], rng: &mut impl Rng) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            let stopped = out.ends_with(['.', '!', '?']);
            let joints: &[&str] =
                if stopped { &[" ", " ", " ", "\n"] } else { &[". ", ". ", ", ", " ", "\n"] };
            out.push_str(joints.choose(rng).unwrap_or(&" "));
        }
        out.push_str(&part.before);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mix::LATE;
    use rand::{SeedableRng, rngs::StdRng};

    #[test]
    fn improvements_keep_what_drafts_say() {
        let composer = Composer::new(llumi_corpus::training());
        let mut rng = StdRng::seed_from_u64(5);
        let (mut kept, mut all) = (0, 0);
        for _ in 0..400 {
            let example = composer.draw(Mix { written: 0.0, ..LATE }, &mut rng);
            let Some(draft) = example.draft else { continue };
            let reply = example.reply.to_lowercase();
            for word in
                draft.to_lowercase().split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 6)
            {
                all += 1;
                kept += usize::from(reply.contains(word));
            }
        }
        assert!(kept * 100 >= all * 60, "{kept} of {all} long words of drafts are kept");
    }

    #[test]
    fn details_are_exchanged_on_both_sides() {
        let rewrite: Rewrite = serde_json::from_str(
            r#"{"before": "try swimming", "after": "Swimming may help.", "swaps": {"swimming": ["yoga", "pottery"]}}"#,
        )
        .unwrap();
        let mut rng = StdRng::seed_from_u64(1);
        for _ in 0..20 {
            let part = swapped(&rewrite, &mut rng);
            let word = part.before.trim_start_matches("try ").to_owned();
            assert!(part.after.to_lowercase().starts_with(&word), "{part:?}");
        }
    }
}
