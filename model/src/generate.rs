//! One request, from prompt ids to texts: prefill once, then one token a step for every candidate together.
//!
//! The caller is asked after each step whether to go on, so that a client who went away costs one token at most,
//! during prefill too (it runs in chunks).

use crate::decoder::{Logits, Mistral};
use crate::error::{ModelError, Result};
use crate::lora::Adapter;
use crate::sampler::{Sampler, Sampling};
use crate::stop::{StopRules, Stopped};
use crate::tokenizer::TextTokenizer;
use candle_core::{DType, Tensor};
use std::ops::ControlFlow;

/// Prompt positions computed between two questions to the caller.
const PREFILL_CHUNK: usize = 256;

/// What to generate.
#[derive(Debug, Clone)]
pub struct Request {
    /// Token ids of the prompt, `<s>` first.
    pub prompt: Vec<u32>,
    /// Replies to write at once.
    pub candidates: usize,
    pub sampling: Sampling,
    pub stop: StopRules,
}

/// One reply being written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidate {
    pub ids: Vec<u32>,
    /// Text so far, without what a stop string cut off and without leading space.
    pub text: String,
    /// Log-probability of each of `ids`, nats, before temperature and filters: how sure the model was.
    pub log_probs: Vec<f32>,
    /// Why it ended; `None` while it is being written, or where the caller ended it.
    pub stopped: Option<Stopped>,
}

/// Writes `request.candidates` replies. `step` sees them after every token and before the first; where it breaks,
/// what is there comes back.
///
/// # Errors
/// Where prompt and reply do not fit the model's context, a sampling setting means nothing, or the model fails.
pub fn generate(
    model: &Mistral,
    tokenizer: &TextTokenizer,
    adapter: Option<&Adapter>,
    request: &Request,
    step: &mut dyn FnMut(&[Candidate]) -> ControlFlow<()>,
) -> Result<Vec<Candidate>> {
    let count = request.candidates.max(1);
    let capacity = request.prompt.len() + request.stop.max_new_tokens;
    let context = model.config().max_position_embeddings;
    if request.prompt.is_empty() || capacity > context {
        return Err(ModelError::Input(format!(
            "a prompt of {} tokens and a reply of {} do not fit a context of {context}",
            request.prompt.len(),
            request.stop.max_new_tokens
        )));
    }
    let mut candidates = vec![Candidate::default(); count];
    let mut samplers = (0..count as u64)
        .map(|stream| Sampler::new(request.sampling.clone(), stream))
        .collect::<Result<Vec<_>>>()?;
    // The prompt is computed once; its keys and values are then shared out to every candidate.
    let mut cache = model.new_cache(1, capacity)?;
    let mut logits = None;
    for chunk in request.prompt.chunks(PREFILL_CHUNK) {
        if step(&candidates).is_break() {
            return Ok(candidates);
        }
        let tokens = Tensor::new(chunk, model.device())?.unsqueeze(0)?;
        logits = Some(model.forward(&tokens, &mut cache, Logits::Last, adapter)?);
    }
    if count > 1 {
        cache = cache.fork(count, capacity)?;
        logits = logits.map(|first| repeat_rows(&first, count)).transpose()?;
    }
    while let Some(current) = logits.take() {
        let next = choose(&current, &mut samplers, &mut candidates, tokenizer, &request.stop)?;
        let done = candidates.iter().all(|candidate| candidate.stopped.is_some());
        if step(&candidates).is_break() || done {
            break;
        }
        let tokens = Tensor::from_vec(next, (count, 1), model.device())?;
        logits = Some(model.forward(&tokens, &mut cache, Logits::Last, adapter)?);
    }
    Ok(candidates)
}

impl Candidate {
    /// Mean log-probability a token, nats; 0 where nothing was written.
    pub fn mean_log_prob(&self) -> f64 {
        self.log_probs.iter().map(|&p| f64::from(p)).sum::<f64>() / self.ids.len().max(1) as f64
    }
}

/// Log-probability of a token under the softmax of raw logits.
fn log_prob(logits: &[f32], token: u32) -> f32 {
    let highest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = logits.iter().map(|logit| (logit - highest).exp()).sum();
    logits[token as usize] - highest - sum.ln()
}

/// The one row of logits, once for each candidate.
fn repeat_rows(logits: &Tensor, count: usize) -> Result<Tensor> {
    let vocab = logits.dim(candle_core::D::Minus1)?;
    Ok(logits.reshape((1, vocab))?.repeat((count, 1))?)
}

/// Samples one token for each candidate that is still being written; finished ones are fed their end token.
fn choose(
    logits: &Tensor,
    samplers: &mut [Sampler],
    candidates: &mut [Candidate],
    tokenizer: &TextTokenizer,
    stop: &StopRules,
) -> Result<Vec<u32>> {
    let vocab = logits.dim(candle_core::D::Minus1)?;
    let rows = logits.to_dtype(DType::F32)?.reshape((candidates.len(), vocab))?.to_vec2::<f32>()?;
    let mut next = Vec::with_capacity(candidates.len());
    for ((mut row, sampler), candidate) in rows.into_iter().zip(samplers).zip(candidates) {
        if candidate.stopped.is_some() {
            next.push(stop.eos);
            continue;
        }
        let raw = row.clone();
        let token = sampler.next(&mut row);
        candidate.log_probs.push(log_prob(&raw, token));
        candidate.ids.push(token);
        let text = tokenizer.decode(&candidate.ids)?;
        candidate.stopped = stop.check(&candidate.ids, &text);
        candidate.text = stop.cut(&text).trim_start().to_owned();
        next.push(token);
    }
    Ok(next)
}
