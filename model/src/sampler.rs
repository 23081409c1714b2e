//! From logits to the next token: repetition penalty, temperature, top-k, min-p, top-p, then one draw.
//!
//! The order is that of Hugging Face's logits processors: the penalty acts on raw logits, then temperature, then
//! the filters, each on what the one before left. Only the `SHORTLIST` largest logits are ever sorted: a full
//! sort of 32,000 costs milliseconds a token, and what lies below them holds no mass that a draw would meet.

use rand::{Rng, SeedableRng, rngs::StdRng};
use std::collections::HashSet;

/// Candidates that take part in a draw where `top_k` names no smaller number.
const SHORTLIST: usize = 256;

/// How a token is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampling {
    /// 0 picks the likeliest token; 1 leaves the distribution as it is.
    pub temperature: f32,
    /// Keep the k likeliest tokens; 0: all.
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

/// A sampler for one sequence: its settings, its random numbers, and what it has written.
#[derive(Debug)]
pub struct Sampler {
    sampling: Sampling,
    rng: StdRng,
    seen: HashSet<u32>,
}

impl Sampler {
    /// `stream` tells apart the sequences of one batch: same seed and stream, same tokens.
    pub fn new(sampling: Sampling, stream: u64) -> Self {
        let seed = sampling.seed ^ stream.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Sampler { sampling, rng: StdRng::seed_from_u64(seed), seen: HashSet::new() }
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
    fn candidates(&self, logits: &[f32]) -> Vec<(u32, f32)> {
        let Sampling { temperature, top_k, top_p, min_p, .. } = self.sampling;
        let mut order: Vec<u32> =
            (0..logits.len() as u32).filter(|&token| logits[token as usize].is_finite()).collect();
        let by_logit = |a: &u32, b: &u32| logits[*b as usize].total_cmp(&logits[*a as usize]).then(a.cmp(b));
        let keep = if top_k == 0 { SHORTLIST } else { top_k.min(SHORTLIST) };
        if order.len() > keep {
            order.select_nth_unstable_by(keep - 1, by_logit);
            order.truncate(keep);
        }
        order.sort_unstable_by(by_logit);
        let Some(&first) = order.first() else { return Vec::new() };
        let highest = logits[first as usize];
        let weight = |token: u32| ((logits[token as usize] - highest) / temperature).exp();
        let mut weighted: Vec<(u32, f32)> = order.iter().map(|&token| (token, weight(token))).collect();
        // The likeliest token weighs 1, so min-p compares with the weight itself.
        weighted.retain(|&(_, weight)| weight >= min_p);
        let total: f32 = weighted.iter().map(|&(_, weight)| weight).sum();
        let mut sum = 0.0;
        let mut kept = Vec::with_capacity(weighted.len());
        for (token, weight) in weighted {
            kept.push((token, weight / total));
            sum += weight / total;
            if sum >= top_p {
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
        Sampler::new(sampling, 0).candidates(logits).iter().map(|&(token, _)| token).collect()
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
            (Sampling { top_k: 3, top_p: 0.99, ..OPEN }, vec![2, 0, 1]),
        ] {
            assert_eq!(kept(sampling.clone(), &logits), expect, "{sampling:?}");
        }
    }

    #[test]
    fn draws_follow_the_distribution() {
        let logits: Vec<f32> = [0.7f32, 0.2, 0.1].iter().map(|p| p.ln()).collect();
        let mut sampler = Sampler::new(OPEN, 0);
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
            let mut sampler = Sampler::new(Sampling { seed, ..OPEN }, stream);
            (0..32).map(|_| sampler.next(&mut [0.0; 50])).collect::<Vec<_>>()
        };
        assert_eq!(run(1, 0), run(1, 0));
        assert_ne!(run(1, 0), run(2, 0));
        assert_ne!(run(1, 0), run(1, 1));
    }

    #[test]
    fn the_penalty_is_that_of_the_field() {
        let greedy = Sampling { temperature: 0.0, repetition_penalty: 2.0, ..OPEN };
        let mut sampler = Sampler::new(greedy, 0);
        assert_eq!(sampler.next(&mut [3.0, 2.0, -1.0]), 0);
        let mut logits = [3.0, 2.0, -1.0];
        assert_eq!(sampler.next(&mut logits), 1);
        assert_eq!(logits, [1.5, 2.0, -1.0]);
    }

    #[test]
    fn broken_logits_do_not_break_it() {
        let mut sampler = Sampler::new(OPEN, 0);
        assert_eq!(sampler.next(&mut [f32::NAN, 1.0, f32::NEG_INFINITY]), 1);
        assert_eq!(sampler.next(&mut [f32::NAN; 3]), 0);
    }
}
