//! Full training of a small model from nothing, on CPU cores or on a device.
//!
//! One step, top to bottom: take a batch, split its rows over threads, run forward and backward in each, add the
//! gradients up, clip, update. On a CPU, candle's elementwise ops use one thread, so rows are spread over threads
//! that each hold a pool of one: both cores are busy all the time. The order of the sum is fixed, so a run is
//! repeatable from its seed.

use crate::batch::{Padded, Sequence, Weighting, bucket, pad};
use crate::compose::{Composer, Example};
use crate::loss::weighted_nll;
use crate::mix::Mix;
use crate::optim::{AdamW, Optimiser, Rates, clip, cosine};
use anyhow::{Context as _, Result};
use candle_core::{DType, Device, Tensor, Var};
use candle_nn::VarBuilder;
use indicatif::{ProgressBar, ProgressStyle};
use llumi_model::config::MistralConfig;
use llumi_model::decoder::Mistral;
use llumi_model::ops::Mode;
use llumi_model::tokenizer::TextTokenizer;
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::collections::{BTreeMap, HashMap};

/// Settings of a run; the model card records them.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Settings {
    pub steps: u32,
    /// Step at which a broken-off run goes on (weights only: the optimiser starts afresh, with a short warm-up).
    pub first_step: u32,
    /// Padded tokens a batch, at most.
    pub batch_tokens: usize,
    /// Peak learning rate of AdamW (embeddings and norms) and of Muon (projections).
    pub learning_rate: f64,
    pub muon_rate: f64,
    pub warm_up: u32,
    pub clip: f64,
    pub seed: u64,
    /// Threads that share a batch; 1: the model's own kernels use the cores.
    pub shards: usize,
    pub weighting: Weighting,
}

/// What a run reports.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Summary {
    pub steps: u32,
    pub tokens: u64,
    pub seconds: f64,
    /// Mean loss of the last hundred steps, nats a token of the replies and the drawn prompt positions.
    pub loss: f64,
}

/// A model in training: its variables by Hugging Face name, and the decoder that reads them.
#[derive(Debug)]
pub struct Trainee {
    pub vars: BTreeMap<String, Var>,
    pub model: Mistral,
    pub device: Device,
}

impl Trainee {
    /// Draws initial weights: embeddings normal with standard deviation 0.02, projections with 1/(2 sqrt(inputs)), so
    /// that attention is not flat at any width, output projections at 0 (each block starts as no change), norms at 1.
    ///
    /// # Errors
    /// Where the configuration does not fit the decoder.
    pub fn new(config: &MistralConfig, seed: u64, device: &Device) -> Result<Self> {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut vars = BTreeMap::new();
        for (name, shape) in tensor_shapes(config) {
            let count: usize = shape.iter().product();
            let values: Vec<f32> = if shape.len() == 1 {
                vec![1.0; count]
            } else {
                let deviation = if name.contains("o_proj") || name.contains("down_proj") {
                    0.0
                } else if name.contains("embed") {
                    0.02
                } else {
                    0.5 / (shape[1] as f32).sqrt()
                };
                (0..count).map(|_| normal(&mut rng) * deviation).collect()
            };
            vars.insert(name, Var::from_tensor(&Tensor::from_vec(values, shape, device)?)?);
        }
        let tensors: HashMap<String, Tensor> =
            vars.iter().map(|(name, var)| (name.clone(), var.as_tensor().clone())).collect();
        let model = Mistral::new(config, VarBuilder::from_tensors(tensors, DType::F32, device), Mode::Train)?;
        Ok(Trainee { vars, model, device: device.clone() })
    }

    /// Takes the weights of a `model.safetensors`.
    ///
    /// # Errors
    /// Where the file can't be read, or a tensor is missing or of another shape.
    pub fn set_weights(&self, path: &std::path::Path) -> Result<()> {
        let tensors = candle_core::safetensors::load(path, &self.device)?;
        for (name, var) in &self.vars {
            let tensor = tensors.get(name).with_context(|| format!("{} lacks {name}", path.display()))?;
            var.set(&tensor.to_dtype(DType::F32)?)?;
        }
        Ok(())
    }

    /// Sum of weighted losses and sum of weights of a padded batch.
    fn loss(&self, batch: &Padded) -> Result<(Tensor, f64)> {
        let tokens = Tensor::from_slice(&batch.tokens, (batch.rows, batch.length), &self.device)?;
        let hidden = self.model.forward_train(&tokens)?;
        let width = hidden.dim(2)?;
        let positions = Tensor::new(batch.positions.as_slice(), &self.device)?;
        let rows = hidden.reshape((batch.rows * batch.length, width))?.index_select(&positions, 0)?;
        let loss = weighted_nll(&self.model.project(&rows)?, &batch.targets, &batch.weights)?;
        Ok((loss, batch.weights.iter().map(|&w| f64::from(w)).sum()))
    }

    /// Mean loss and gradients of a batch whose rows are spread over `shards` threads.
    fn gradients(
        &self,
        batch: &[Sequence],
        pools: &[rayon::ThreadPool],
    ) -> Result<(f64, BTreeMap<String, Tensor>)> {
        let total: f64 = batch.iter().flat_map(|s| &s.weights).map(|&w| f64::from(w)).sum();
        if pools.is_empty() {
            return self.backward(batch, total);
        }
        let share = batch.len().div_ceil(pools.len());
        let results: Vec<Result<(f64, BTreeMap<String, Tensor>)>> = std::thread::scope(|scope| {
            let workers: Vec<_> = batch
                .chunks(share)
                .zip(pools)
                .map(|(rows, pool)| scope.spawn(move || pool.install(|| self.backward(rows, total))))
                .collect();
            workers
                .into_iter()
                .map(|worker| worker.join().map_err(|_| anyhow::anyhow!("a training thread failed"))?)
                .collect()
        });
        let mut loss = 0.0;
        let mut sum: BTreeMap<String, Tensor> = BTreeMap::new();
        for result in results {
            let (part, gradients) = result?;
            loss += part;
            for (name, gradient) in gradients {
                let gradient = match sum.remove(&name) {
                    Some(before) => (before + gradient)?,
                    None => gradient,
                };
                sum.insert(name, gradient);
            }
        }
        Ok((loss, sum))
    }

    fn backward(&self, rows: &[Sequence], total: f64) -> Result<(f64, BTreeMap<String, Tensor>)> {
        let (loss, _) = self.loss(&pad(rows))?;
        let loss = (loss / total)?;
        let mut store = loss.backward()?;
        let mut gradients = BTreeMap::new();
        for (name, var) in &self.vars {
            let gradient = store.remove(var).with_context(|| format!("no gradient reached {name}"))?;
            gradients.insert(name.clone(), gradient);
        }
        Ok((f64::from(loss.to_scalar::<f32>()?), gradients))
    }

    /// Trains on examples drawn from `composer`; `save` is called every 500 steps and at the end.
    ///
    /// # Errors
    /// Where candle fails or the loss is not a number.
    pub fn train(
        &self,
        tokenizer: &TextTokenizer,
        composer: &Composer<'_>,
        context: usize,
        settings: &Settings,
        probe: &Probe,
        save: &mut dyn FnMut(&Self) -> Result<()>,
    ) -> Result<Summary> {
        let pools = (0..if settings.shards > 1 { settings.shards } else { 0 })
            .map(|_| rayon::ThreadPoolBuilder::new().num_threads(1).build())
            .collect::<Result<Vec<_>, _>>()?;
        let mut rng = StdRng::seed_from_u64(settings.seed ^ (u64::from(settings.first_step) << 32));
        let mut optimiser = Optimiser::new(AdamW::default());
        let bar = progress(settings.steps);
        let start = std::time::Instant::now();
        let mut waiting: Vec<Vec<Sequence>> = Vec::new();
        let (mut tokens, mut average) = (0u64, f64::NAN);
        bar.set_position(u64::from(settings.first_step));
        for step in settings.first_step..settings.steps {
            while waiting.is_empty() {
                waiting = window(composer, tokenizer, context, settings, step, &mut rng)?;
            }
            let Some(batch) = waiting.pop() else { continue };
            tokens += batch.iter().map(|s| s.tokens.len() as u64).sum::<u64>();
            let (loss, mut gradients) = self.gradients(&batch, &pools)?;
            anyhow::ensure!(
                loss.is_finite(),
                "the loss is not a number at step {step}; lower --learning-rate"
            );
            clip(&mut gradients, settings.clip)?;
            let rate = cosine(step, settings.steps, settings.warm_up, settings.learning_rate);
            let fresh = f64::from(step - settings.first_step + 1) / f64::from(settings.warm_up.max(1));
            let adam = rate * fresh.min(1.0);
            let rates = Rates { adam, muon: adam * settings.muon_rate / settings.learning_rate };
            optimiser.step(&self.vars, &gradients, rates)?;
            average = if average.is_nan() { loss } else { average * 0.99 + loss * 0.01 };
            let speed = tokens as f64 / start.elapsed().as_secs_f64();
            bar.set_message(format!("loss {average:.3}, {speed:.0} tokens/s"));
            bar.inc(1);
            if (step + 1) % 10 == 0 && bar.is_hidden() {
                eprintln!(
                    "step {} loss {average:.4} {speed:.0} tokens/s {:.0} s",
                    step + 1,
                    start.elapsed().as_secs_f64()
                );
            }
            if (step + 1) % 100 == 0 {
                let seen = probe.look(self, tokenizer, context)?;
                bar.suspend(|| eprintln!("step {}: {seen}", step + 1));
            }
            if (step + 1) % 500 == 0 || step + 1 == settings.steps {
                save(self)?;
            }
        }
        bar.finish_and_clear();
        Ok(Summary { steps: settings.steps, tokens, seconds: start.elapsed().as_secs_f64(), loss: average })
    }

    /// Mean negative log-likelihood, nats a token of the replies, of examples as they stand.
    ///
    /// # Errors
    /// Where candle fails.
    pub fn evaluate(&self, tokenizer: &TextTokenizer, examples: &[Example], context: usize) -> Result<f64> {
        let mut rng = StdRng::seed_from_u64(0);
        let (mut sum, mut weight) = (0.0, 0.0);
        for example in examples {
            let Some(sequence) = example.encode(tokenizer, context, Weighting::PLAIN, &mut rng)? else {
                continue;
            };
            let (loss, count) = self.loss(&pad(&[sequence]))?;
            sum += f64::from(loss.to_scalar::<f32>()?);
            weight += count;
        }
        Ok(sum / weight)
    }
}

/// Shows whether a model in training looks at its prompt: how much surer it is of a reply under its own post (or
/// draft) than under another one, in nats a token. A model that recites has a gap of 0, however low its loss.
#[derive(Debug)]
pub struct Probe {
    sets: Vec<(&'static str, Vec<Example>, Vec<Example>)>,
}

impl Probe {
    pub fn new(sets: Vec<(&'static str, Vec<Example>)>) -> Self {
        let sets = sets.into_iter().map(|(name, own)| {
            let mut other = own.clone();
            for (at, example) in other.iter_mut().enumerate() {
                let from = &own[(at + 1) % own.len()];
                if example.draft.is_some() {
                    example.draft.clone_from(&from.draft);
                } else {
                    (example.title, example.post) = (from.title.clone(), from.post.clone());
                }
            }
            (name, own, other)
        });
        Probe { sets: sets.collect() }
    }

    fn look(&self, trainee: &Trainee, tokenizer: &TextTokenizer, context: usize) -> Result<String> {
        let mut out = Vec::new();
        for (name, own, other) in &self.sets {
            let loss = trainee.evaluate(tokenizer, own, context)?;
            out.push(format!(
                "{name} {loss:.3} (gap {:.3})",
                trainee.evaluate(tokenizer, other, context)? - loss
            ));
        }
        Ok(out.join(", "))
    }
}

/// Draws a window of examples and cuts it into batches of like length.
fn window(
    composer: &Composer<'_>,
    tokenizer: &TextTokenizer,
    context: usize,
    settings: &Settings,
    step: u32,
    rng: &mut StdRng,
) -> Result<Vec<Vec<Sequence>>> {
    let mix = Mix::at(f64::from(step) / f64::from(settings.steps));
    let mut sequences = Vec::new();
    for _ in 0..256 {
        sequences.extend(composer.draw(mix, rng).encode(tokenizer, context, settings.weighting, rng)?);
    }
    Ok(bucket(sequences, settings.batch_tokens, rng))
}

/// Names and shapes of every tensor, as in a Hugging Face checkpoint.
fn tensor_shapes(config: &MistralConfig) -> Vec<(String, Vec<usize>)> {
    let hidden = config.hidden_size;
    let (q, kv) = (config.query_width(), config.kv_width());
    let mut shapes = vec![
        ("model.embed_tokens.weight".to_owned(), vec![config.vocab_size, hidden]),
        ("model.norm.weight".to_owned(), vec![hidden]),
    ];
    if !config.tie_word_embeddings {
        shapes.push(("lm_head.weight".to_owned(), vec![config.vocab_size, hidden]));
    }
    for layer in 0..config.num_hidden_layers {
        for (name, shape) in [
            ("input_layernorm", vec![hidden]),
            ("post_attention_layernorm", vec![hidden]),
            ("self_attn.q_proj", vec![q, hidden]),
            ("self_attn.k_proj", vec![kv, hidden]),
            ("self_attn.v_proj", vec![kv, hidden]),
            ("self_attn.o_proj", vec![hidden, q]),
            ("mlp.gate_proj", vec![config.intermediate_size, hidden]),
            ("mlp.up_proj", vec![config.intermediate_size, hidden]),
            ("mlp.down_proj", vec![hidden, config.intermediate_size]),
        ] {
            shapes.push((format!("model.layers.{layer}.{name}.weight"), shape));
        }
    }
    shapes
}

/// Standard normal by Box and Muller.
fn normal(rng: &mut impl Rng) -> f32 {
    let u: f32 = rng.random_range(f32::EPSILON..1.0);
    let v: f32 = rng.random();
    (-2.0 * u.ln()).sqrt() * (std::f32::consts::TAU * v).cos()
}

fn progress(steps: u32) -> ProgressBar {
    let bar = ProgressBar::new(u64::from(steps));
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}, {eta} left") {
        bar.set_style(style);
    }
    bar
}
