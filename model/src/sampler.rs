//! From logits to the next token: repetition penalty, temperature, top-k, top-p, min-p, then one draw.
//!
//! Order and meaning are those of Hugging Face's logits processors: the penalty acts on raw logits, then
//! temperature, then the filters, each on the distribution that the one before left. Tokens that tie with the
//! last one of top-k stay. Two things differ, both on purpose:
//!
//! - The penalty covers what this sampler wrote, not the prompt as well: a reply should take up the words of the
//!   post, and a rewrite those of the draft.
//! - Temperature 0 is greedy, where Hugging Face has a switch of its own.

use crate::error::{ModelError, Result};
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::collections::HashSet;

/// How a token is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampling {
    /// 0 picks the likeliest token; 1 leaves the distribution as it is.
    pub temperature: f32,
    /// Keep the k likeliest tokens; 0: all of the vocabulary.
    pub top_k: usize,
    /// Keep the smallest set whose probabilities add up to this; 1: all.
    pub top_p: f32,
    /// Keep tokens with at least this share of the likeliest token's probability; 0: all.
    pub min_p: f32,
    /// Divide positive logits of tokens already written by this (multiply negative ones); 1: off.
    pub repetition_penalty: f32,
    pub seed: u64,
}

impl Default for Sampling {
    fn default() -> Self {
        Sampling { temperature: 0.7, top_k: 40, top_p: 0.95, min_p: 0.02, repetition_penalty: 1.05, seed: 0 }
    }
}

impl Sampling {
    /// Checks that every number is one that can be computed with.
    ///
    /// # Errors
    /// [`ModelError::Input`], naming the setting.
    pub fn validate(&self) -> Result<()> {
        let share = |value: f32| (0.0..=1.0).contains(&value);
        let Sampling { temperature, top_p, min_p, repetition_penalty, .. } = *self;
        for (name, value, right, range) in [
            ("temperature", temperature, temperature.is_finite() && temperature >= 0.0, "0 or more"),
            ("top_p", top_p, share(top_p), "0 to 1"),
            ("min_p", min_p, share(min_p), "0 to 1"),
            (
                "repetition_penalty",
                repetition_penalty,
                repetition_penalty.is_finite() && repetition_penalty > 0.0,
                "above 0",
            ),
        ] {
            if !right {
                return Err(ModelError::Input(format!("`{name}` is {value}; it must be {range}")));
            }
        }
        Ok(())
    }
}

/// A sampler for one sequence: its settings, its random numbers, and what it has written.
#[derive(Debug)]
pub struct Sampler {
    sampling: Sampling,
    rng: StdRng,
    seen: HashSet<u32>,
}

impl Sampler {
    /// `stream` tells apart the sequences of one batch: same seed and stream, same tokens.
    ///
    /// # Errors
    /// As [`Sampling::validate`].
    pub fn new(sampling: Sampling, stream: u64) -> Result<Self> {
        sampling.validate()?;
        let seed = sampling.seed ^ stream.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Ok(Sampler { sampling, rng: StdRng::seed_from_u64(seed), seen: HashSet::new() })
    }

    /// Chooses the next token from raw logits `(vocab)`, which are changed in place.
    ///
    /// A logit that is not a number counts as impossible; where all are, the token 0 comes back.
    pub fn next(&mut self, logits: &mut [f32]) -> u32 {
        self.penalise(logits);
        let token = if self.sampling.temperature <= 0.0 { argmax(logits) } else { self.draw(logits) };
        self.seen.insert(token);
        token
    }

    fn penalise(&self, logits: &mut [f32]) {
        let penalty = self.sampling.repetition_penalty;
        if penalty == 1.0 {
            return;
        }
        for &token in &self.seen {
            if let Some(logit) = logits.get_mut(token as usize) {
                *logit = if *logit > 0.0 { *logit / penalty } else { *logit * penalty };
            }
        }
    }

    fn draw(&mut self, logits: &[f32]) -> u32 {
        let candidates = self.candidates(logits);
        let total: f32 = candidates.iter().map(|&(_, p)| p).sum();
        let mut point = self.rng.random::<f32>() * total;
        for &(token, probability) in &candidates {
            point -= probability;
            if point <= 0.0 {
                return token;
            }
        }
        candidates.last().map_or(0, |&(token, _)| token)
    }

    /// Tokens that the filters leave, likeliest first, with probabilities that add up to at most 1.
    ///
    /// Only what min-p would leave is ever sorted: a full sort of 32,000 tokens costs milliseconds.
    fn candidates(&self, logits: &[f32]) -> Vec<(u32, f32)> {
        let Sampling { temperature, top_k, top_p, min_p, .. } = self.sampling;
        let mut order: Vec<u32> =
            (0..logits.len() as u32).filter(|&token| logits[token as usize].is_finite()).collect();
        let by_logit = |a: &u32, b: &u32| logits[*b as usize].total_cmp(&logits[*a as usize]).then(a.cmp(b));
        if (1..order.len()).contains(&top_k) {
            let (_, last, _) = order.select_nth_unstable_by(top_k - 1, by_logit);
            let last = logits[*last as usize];
            order.retain(|&token| logits[token as usize] >= last);
        }
        let highest = order.iter().map(|&token| logits[token as usize]).fold(f32::NEG_INFINITY, f32::max);
        // The likeliest token weighs 1, so min-p compares with the weight itself.
        let weight = |token: u32| ((logits[token as usize] - highest) / temperature).exp();
        let total: f64 = order.iter().map(|&token| f64::from(weight(token))).sum();
        order.retain(|&token| weight(token) >= min_p);
        order.sort_unstable_by(by_logit);
        let mut sum = 0.0;
        let mut kept = Vec::with_capacity(order.len());
        for token in order {
            let share = f64::from(weight(token)) / total;
            kept.push((token, share as f32));
            sum += share;
            // At 1 nothing is cut, whatever the sum was rounded to.
            if sum >= f64::from(top_p) && top_p < 1.0 {
                break;
            }
        }
        kept
    }
}

/// Index of the largest number; the first of equals; 0 where there is none.
fn argmax(logits: &[f32]) -> u32 {
    let mut best = (0, f32::NEG_INFINITY);
    for (index, &logit) in logits.iter().enumerate() {
        if logit > best.1 {
            best = (index as u32, logit);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(sampling: Sampling, logits: &[f32]) -> Vec<u32> {
        let sampler = Sampler::new(sampling, 0).unwrap();
        sampler.candidates(logits).iter().map(|&(token, _)| token).collect()
    }

    const OPEN: Sampling =
        Sampling { temperature: 1.0, top_k: 0, top_p: 1.0, min_p: 0.0, repetition_penalty: 1.0, seed: 1 };

    #[test]
    fn filters() {
        // probabilities 0.5, 0.25, 0.125, 0.125
        let logits: Vec<f32> = [0.25f32, 0.125, 0.5, 0.125].iter().map(|p| p.ln()).collect();
        for (sampling, expect) in [
            (OPEN, vec![2, 0, 1, 3]),
            (Sampling { top_k: 2, ..OPEN }, vec![2, 0]),
            (Sampling { top_p: 0.6, ..OPEN }, vec![2, 0]),
            (Sampling { top_p: 0.3, ..OPEN }, vec![2]),
            (Sampling { min_p: 0.4, ..OPEN }, vec![2, 0]),
            // Both tokens of 0.125 tie at the third place.
            (Sampling { top_k: 3, ..OPEN }, vec![2, 0, 1, 3]),
            (Sampling { top_k: 9, ..OPEN }, vec![2, 0, 1, 3]),
            (Sampling { top_k: 1, ..OPEN }, vec![2]),
            // top-p comes before min-p: 0.5 + 0.25 < 0.8 of all that top-k left, so three pass; min-p then cuts one.
            (Sampling { top_p: 0.8, min_p: 0.3, ..OPEN }, vec![2, 0]),
            (Sampling { top_p: 0.76, ..OPEN }, vec![2, 0, 1]),
            // After top-k 2 the shares are 2/3 and 1/3.
            (Sampling { top_k: 2, top_p: 0.6, ..OPEN }, vec![2]),
            (Sampling { top_p: 0.0, ..OPEN }, vec![2]),
            (Sampling { min_p: 1.0, ..OPEN }, vec![2]),
        ] {
            assert_eq!(kept(sampling.clone(), &logits), expect, "{sampling:?}");
        }
    }

    /// Before min-p the two tokens hold 0.6 of all and 0.74 of what min-p leaves: with top-p 0.7 the third counts.
    #[test]
    fn the_order_of_top_p_and_min_p_is_hugging_face_s() {
        let shares = [0.4f32, 0.2, 0.12, 0.09, 0.07, 0.06, 0.06];
        let logits: Vec<f32> = shares.iter().map(|p| p.ln()).collect();
        assert_eq!(kept(Sampling { top_p: 0.7, min_p: 0.25, ..OPEN }, &logits), [0, 1, 2]);
    }

    #[test]
    fn top_k_0_keeps_the_whole_vocabulary() {
        let flat = vec![0.0; 32_000];
        assert_eq!(kept(OPEN, &flat).len(), 32_000);
        assert_eq!(
            kept(
                Sampling { top_k: 20_000, ..OPEN },
                &(0..32_000).map(|i| i as f32 * 1e-4).collect::<Vec<_>>()
            )
            .len(),
            20_000
        );
    }

    #[test]
    fn settings_that_mean_nothing_are_errors() {
        for (sampling, name) in [
            (Sampling { temperature: f32::NAN, ..OPEN }, "temperature"),
            (Sampling { temperature: -1.0, ..OPEN }, "temperature"),
            (Sampling { temperature: f32::INFINITY, ..OPEN }, "temperature"),
            (Sampling { min_p: 1.01, ..OPEN }, "min_p"),
            (Sampling { min_p: f32::NAN, ..OPEN }, "min_p"),
            (Sampling { top_p: 1.5, ..OPEN }, "top_p"),
            (Sampling { top_p: f32::NAN, ..OPEN }, "top_p"),
            (Sampling { repetition_penalty: 0.0, ..OPEN }, "repetition_penalty"),
            (Sampling { repetition_penalty: f32::NAN, ..OPEN }, "repetition_penalty"),
        ] {
            let message = Sampler::new(sampling, 0).unwrap_err().to_string();
            assert!(message.contains(name), "{message}");
        }
        assert!(Sampling::default().validate().is_ok());
    }

    #[test]
    fn draws_follow_the_distribution() {
        let logits: Vec<f32> = [0.7f32, 0.2, 0.1].iter().map(|p| p.ln()).collect();
        let mut sampler = Sampler::new(OPEN, 0).unwrap();
        let mut counts = [0f64; 3];
        for _ in 0..20_000 {
            counts[sampler.next(&mut logits.clone()) as usize] += 1.0;
        }
        for (count, expect) in counts.iter().zip([0.7, 0.2, 0.1]) {
            assert!((count / 20_000.0 - expect).abs() < 0.015, "{counts:?}");
        }
    }

    #[test]
    fn seeds_and_streams() {
        let run = |seed, stream| {
            let mut sampler = Sampler::new(Sampling { seed, ..OPEN }, stream).unwrap();
            (0..32).map(|_| sampler.next(&mut [0.0; 50])).collect::<Vec<_>>()
        };
        assert_eq!(run(1, 0), run(1, 0));
        assert_ne!(run(1, 0), run(2, 0));
        assert_ne!(run(1, 0), run(1, 1));
    }

    #[test]
    fn the_penalty_is_that_of_the_field() {
        let greedy = Sampling { temperature: 0.0, repetition_penalty: 2.0, ..OPEN };
        let mut sampler = Sampler::new(greedy, 0).unwrap();
        assert_eq!(sampler.next(&mut [3.0, 2.0, -1.0]), 0);
        let mut logits = [3.0, 2.0, -1.0];
        assert_eq!(sampler.next(&mut logits), 1);
        assert_eq!(logits, [1.5, 2.0, -1.0]);
    }

    #[test]
    fn broken_logits_do_not_break_it() {
        let mut sampler = Sampler::new(OPEN, 0).unwrap();
        assert_eq!(sampler.next(&mut [f32::NAN, 1.0, f32::NEG_INFINITY]), 1);
        assert_eq!(sampler.next(&mut [f32::NAN; 3]), 0);
    }
}
