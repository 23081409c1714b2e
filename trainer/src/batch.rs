//! Examples to padded token batches with a weight for every position that is learned from.

use crate::compose::Example;
use anyhow::Result;
use llumi_model::prompt::{Prompt, completion};
use llumi_model::tokenizer::TextTokenizer;
use rand::{Rng, seq::SliceRandom};

/// One sequence: `tokens[i]` is followed by `tokens[i + 1]`, and `weights[i]` says how much that step counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    pub tokens: Vec<u32>,
    /// One less than `tokens`.
    pub weights: Vec<f32>,
}

/// How much each position counts in the loss.
///
/// A model trained from nothing learns the language from posts, too. And of a reply few tokens depend on the prompt:
/// which sentence comes next, and which words of the draft go where. All others follow from the ones before them, and
/// would drown these few.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Weighting {
    /// Share of prompt positions that are learned from, 0 to 1 (drawn anew for each example), and how much they count.
    pub prompt_share: f64,
    pub prompt: f32,
    /// The first `OPENING` tokens of each sentence of the reply; all others count 1.
    pub opening: f32,
    /// Tokens of `COPIED` bytes and more that are in the draft.
    pub copied: f32,
}

/// Tokens of a sentence that count as its opening.
const OPENING: usize = 4;
/// Bytes of a token that are long enough to be no mere grammar.
const COPIED: usize = 5;

impl Weighting {
    /// Every token of the reply counts 1 and no other: for figures.
    pub const PLAIN: Weighting = Weighting { prompt_share: 0.0, prompt: 0.0, opening: 1.0, copied: 1.0 };

    /// Weights of the tokens of a reply.
    fn reply(&self, reply: &[u32], draft: &[u32], tokenizer: &TextTokenizer) -> Result<Vec<f32>> {
        let mut since = 0;
        let mut weights = Vec::with_capacity(reply.len());
        for &id in reply {
            let piece = tokenizer.decode(&[id])?;
            let piece = piece.trim();
            let copied = if piece.len() >= COPIED && draft.contains(&id) { self.copied } else { 1.0 };
            let opening = if since < OPENING { self.opening } else { 1.0 };
            weights.push(copied.max(opening));
            since = if piece.ends_with(['.', '!', '?']) { 0 } else { since + 1 };
        }
        Ok(weights)
    }
}

impl Example {
    pub fn prompt(&self) -> Prompt<'_> {
        Prompt { title: &self.title, post: &self.post, draft: self.draft.as_deref(), ..Prompt::default() }
    }

    /// Tokens and weights of at most `context` tokens; `None` where the reply would be cut.
    ///
    /// # Errors
    /// Where the tokenizer fails.
    pub fn encode(
        &self,
        tokenizer: &TextTokenizer,
        context: usize,
        weighting: Weighting,
        rng: &mut impl Rng,
    ) -> Result<Option<Sequence>> {
        let mut reply = tokenizer.encode(&completion(&self.reply))?;
        reply.push(tokenizer.eos());
        if reply.len() + 64 > context {
            return Ok(None);
        }
        let Ok(prompt) = self.prompt().encode(tokenizer, context - reply.len()) else { return Ok(None) };
        let mut weights: Vec<f32> = (1..prompt.ids.len())
            .map(|_| if rng.random_bool(weighting.prompt_share) { weighting.prompt } else { 0.0 })
            .collect();
        let draft = tokenizer.encode(self.draft.as_deref().unwrap_or_default())?;
        weights.extend(weighting.reply(&reply, &draft, tokenizer)?);
        let mut tokens = prompt.ids;
        tokens.extend(reply);
        Ok(Some(Sequence { tokens, weights }))
    }
}

/// Cuts sequences into batches of like length, each of at most `tokens` padded tokens, in random order.
pub fn bucket(mut sequences: Vec<Sequence>, tokens: usize, rng: &mut impl Rng) -> Vec<Vec<Sequence>> {
    sequences.sort_by_key(|sequence| sequence.tokens.len());
    let mut batches: Vec<Vec<Sequence>> = Vec::new();
    for sequence in sequences {
        let length = sequence.tokens.len();
        match batches.last_mut() {
            Some(batch) if (batch.len() + 1) * length <= tokens => batch.push(sequence),
            _ => batches.push(vec![sequence]),
        }
    }
    batches.shuffle(rng);
    batches
}

/// A padded batch: tokens `(rows, length)` row by row, and the labelled positions in that flat order.
#[derive(Debug)]
pub struct Padded {
    pub rows: usize,
    pub length: usize,
    pub tokens: Vec<u32>,
    pub positions: Vec<u32>,
    pub targets: Vec<u32>,
    pub weights: Vec<f32>,
}

/// Right padding needs no mask: a causal model's earlier positions never see it, and it has no weight.
pub fn pad(sequences: &[Sequence]) -> Padded {
    let length = sequences.iter().map(|s| s.tokens.len() - 1).max().unwrap_or(0);
    let mut out = Padded {
        rows: sequences.len(),
        length,
        tokens: vec![],
        positions: vec![],
        targets: vec![],
        weights: vec![],
    };
    for (row, sequence) in sequences.iter().enumerate() {
        let inputs = &sequence.tokens[..sequence.tokens.len() - 1];
        out.tokens.extend_from_slice(inputs);
        out.tokens.resize((row + 1) * length, 0);
        for (at, &weight) in sequence.weights.iter().enumerate() {
            if weight > 0.0 {
                out.positions.push((row * length + at) as u32);
                out.targets.push(sequence.tokens[at + 1]);
                out.weights.push(weight);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng, rngs::StdRng};

    fn sequence(length: usize, learned: usize) -> Sequence {
        let weights = (1..length).map(|i| if i >= length - learned { 1.0 } else { 0.0 }).collect();
        Sequence { tokens: (0..length as u32).collect(), weights }
    }

    #[test]
    fn padding_keeps_labels_in_place() {
        let padded = pad(&[sequence(5, 2), sequence(3, 1)]);
        assert_eq!((padded.rows, padded.length), (2, 4));
        assert_eq!(padded.tokens, [0, 1, 2, 3, 0, 1, 0, 0]);
        assert_eq!(padded.positions, [2, 3, 5]);
        assert_eq!(padded.targets, [3, 4, 2]);
    }

    #[test]
    fn batches_hold_everything_once_and_stay_in_budget() {
        let sequences: Vec<_> = (0..50).map(|i| sequence(10 + (i * 7) % 40, 3)).collect();
        let batches = bucket(sequences.clone(), 120, &mut StdRng::seed_from_u64(1));
        assert_eq!(batches.iter().map(Vec::len).sum::<usize>(), sequences.len());
        for batch in batches {
            let longest = batch.iter().map(|s| s.tokens.len()).max().unwrap();
            assert!(batch.len() * longest <= 120 || batch.len() == 1);
        }
    }
}
