//! The Mistral decoder: pre-norm transformer with grouped-query attention, rotary positions and SwiGLU.
//!
//! Rows are kept as (batch * seq, width) through a layer, because every product reads rows; only attention looks
//! at (batch, heads, seq, head_dim). Query heads that share a key head are laid under each other as rows of one
//! product, so keys and values are never repeated in memory. Names of tensors are Hugging Face's.

use crate::cache::{KvCache, LayerCache};
use crate::config::MistralConfig;
use crate::cpu::attention::Shape;
use crate::cpu::block::{Plan, block};
use crate::error::{ModelError, Result};
use crate::linear::{Base, Linear, Projection};
use crate::lora::{Adapter, Target};
use crate::ops::{self, Mode};
use crate::weights::{Name, Source};
use candle_core::{D, DType, Device, Tensor};
use candle_nn::VarBuilder;
use std::sync::Arc;

/// Which positions of this call's tokens are projected to logits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logits<'a> {
    /// The last one: (batch, vocab).
    Last,
    /// Every one: (batch, seq, vocab).
    All,
    /// These, counted from this call's first token: (batch, n, vocab).
    At(&'a [usize]),
}

/// Positions that a decoder has at most, whatever its configuration says: rotary tables are made for all of them.
const MAX_POSITIONS: usize = 1 << 17;

/// One transformer block.
#[derive(Debug)]
struct Layer {
    input_norm: Tensor,
    qkv: Projection,
    output: Linear,
    post_norm: Tensor,
    gate_up: Projection,
    down: Linear,
}

impl Layer {
    fn build(index: usize, config: &MistralConfig, source: &mut Source, mode: Mode) -> Result<Self> {
        let (hidden, inner) = (config.hidden_size, config.intermediate_size);
        let (query, kv) = (config.query_width(), config.kv_width());
        let mut matrix =
            |target: Target, out: usize, from: usize| source.matrix(Name::Linear(index, target), (out, from));
        let qkv = vec![
            matrix(Target::Query, query, hidden)?,
            matrix(Target::Key, kv, hidden)?,
            matrix(Target::Value, kv, hidden)?,
        ];
        let output = matrix(Target::Output, hidden, query)?;
        let gate_up = vec![matrix(Target::Gate, inner, hidden)?, matrix(Target::Up, inner, hidden)?];
        let down = matrix(Target::Down, hidden, inner)?;
        Ok(Layer {
            input_norm: source.norm(Name::InputNorm(index), hidden)?,
            qkv: Projection::new(qkv, mode)?,
            output: Linear::new(output),
            post_norm: source.norm(Name::PostNorm(index), hidden)?,
            gate_up: Projection::new(gate_up, mode)?,
            down: Linear::new(down),
        })
    }
}

/// A Mistral decoder with its weights.
#[derive(Debug)]
pub struct Mistral {
    config: MistralConfig,
    /// (vocab, hidden)
    embedding: Base,
    layers: Vec<Layer>,
    norm: Tensor,
    head: Linear,
    /// (max positions, head_dim / 2) each.
    cos: Tensor,
    sin: Tensor,
    /// The same tables for CPU kernels.
    tables: (Arc<[f32]>, Arc<[f32]>),
    device: Device,
    /// Of activations and of the cache.
    dtype: DType,
}

/// Sizes of one call.
#[derive(Debug, Clone, Copy)]
struct Span {
    batch: usize,
    seq: usize,
    /// Position of the first token.
    start: usize,
}

impl Mistral {
    /// Builds a model from named tensors; in [`Mode::Train`] the tensors of `vb` stay the live variables.
    ///
    /// A `vb` over a `VarMap` starts a new model: normal weights of deviation 0.02, norms of one.
    ///
    /// # Errors
    /// [`ModelError::Config`] for a configuration that does not fit together; candle's error for a tensor that
    /// is missing or has another shape.
    pub fn new(config: &MistralConfig, vb: VarBuilder, mode: Mode) -> Result<Self> {
        Self::build(config, &mut Source::Builder(vb), mode)
    }

    pub(crate) fn build(config: &MistralConfig, source: &mut Source, mode: Mode) -> Result<Self> {
        config.validate()?;
        let mut config = config.clone();
        config.max_position_embeddings = config.max_position_embeddings.min(MAX_POSITIONS);
        let table = (config.vocab_size, config.hidden_size);
        let embedding = source.matrix(Name::Embedding, table)?;
        let layers = (0..config.num_hidden_layers)
            .map(|index| Layer::build(index, &config, source, mode))
            .collect::<Result<Vec<_>>>()?;
        let norm = source.norm(Name::Norm, config.hidden_size)?;
        let head =
            if config.tie_word_embeddings { embedding.clone() } else { source.matrix(Name::Head, table)? };
        let (device, dtype) = (source.device().clone(), source.dtype());
        let (cos, sin) = rope_tables(&config);
        let tables = (Arc::from(cos.as_slice()), Arc::from(sin.as_slice()));
        let shape = (config.max_position_embeddings, config.head_dim() / 2);
        let cos = Tensor::from_vec(cos, shape, &device)?.to_dtype(dtype)?;
        let sin = Tensor::from_vec(sin, shape, &device)?.to_dtype(dtype)?;
        let head = Linear::new(head);
        Ok(Mistral { config, embedding, layers, norm, head, cos, sin, tables, device, dtype })
    }

    /// Sizes and constants.
    pub fn config(&self) -> &MistralConfig {
        &self.config
    }

    /// Number of weights, tied ones once.
    pub fn parameters(&self) -> u64 {
        self.config.parameters()
    }

    /// Where the weights are.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Type of activations.
    pub fn dtype(&self) -> DType {
        self.dtype
    }

    /// An empty cache for `batch` sequences of at most `capacity` positions.
    ///
    /// # Errors
    /// [`ModelError::Input`] where either is 0 or `capacity` is above the model's positions.
    pub fn new_cache(&self, batch: usize, capacity: usize) -> Result<KvCache> {
        KvCache::new(&self.config, batch, capacity, self.dtype, &self.device)
    }

    /// Hidden states (batch, seq, hidden) after the last norm, gradients kept; `tokens` (batch, seq) u32.
    ///
    /// Attention is causal, so padding on the right changes nothing to its left and needs no mask.
    ///
    /// # Errors
    /// [`ModelError::Input`] for token ids outside the vocabulary or more positions than the model has.
    pub fn forward_train(&self, tokens: &Tensor) -> Result<Tensor> {
        self.forward_train_with(tokens, None)
    }

    /// As [`Self::forward_train`], with the deltas of an adapter whose tensors may be variables.
    ///
    /// # Errors
    /// As [`Self::forward_train`].
    pub fn forward_train_with(&self, tokens: &Tensor, adapter: Option<&Adapter>) -> Result<Tensor> {
        let span = self.span(tokens, 0)?;
        let mut x = self.embed(tokens, adapter, Mode::Train)?;
        for (index, layer) in self.layers.iter().enumerate() {
            x = match self.packed(layer, &x, Adapter::changes(adapter, index))? {
                Some(weights) => block(&x, &weights, self.plan(span))?,
                None => self.layer(index, layer, &x, span, None, adapter, Mode::Train)?,
            };
        }
        let x = ops::rms_norm(&x, &self.norm, self.config.rms_norm_eps, Mode::Train)?;
        Ok(x.reshape((span.batch, span.seq, self.config.hidden_size))?)
    }

    /// The language-model head on any rows: (.., hidden) to (.., vocab), gradients kept.
    ///
    /// # Errors
    /// candle's, where the last dimension is not `hidden_size`.
    pub fn project(&self, hidden: &Tensor) -> Result<Tensor> {
        self.project_with(hidden, None)
    }

    /// As [`Self::project`], with an adapter's delta of `lm_head`.
    ///
    /// # Errors
    /// As [`Self::project`].
    pub fn project_with(&self, hidden: &Tensor, adapter: Option<&Adapter>) -> Result<Tensor> {
        let mut dims = hidden.dims().to_vec();
        let rows = hidden.reshape(((), self.config.hidden_size))?;
        let head = adapter.and_then(|adapter| adapter.head.as_ref());
        let logits = self.head.forward(&rows, head, Mode::Train)?;
        if let Some(last) = dims.last_mut() {
            *last = self.config.vocab_size;
        }
        Ok(logits.reshape(dims)?)
    }

    /// Continues the sequences in `cache` by `tokens` (batch, seq) u32 and gives f32 logits.
    ///
    /// # Errors
    /// [`ModelError::CacheFull`]; [`ModelError::Input`] for another batch than the cache's, token ids outside
    /// the vocabulary, or positions in `logits` outside `0..seq`. The cache is then as before.
    pub fn forward(
        &self,
        tokens: &Tensor,
        cache: &mut KvCache,
        logits: Logits,
        adapter: Option<&Adapter>,
    ) -> Result<Tensor> {
        let span = self.span(tokens, cache.len())?;
        cache.reserve(span.batch, span.seq)?;
        let rows = chosen_rows(logits, span)?;
        let mut x = self.embed(tokens, adapter, Mode::Infer)?;
        for (index, layer) in self.layers.iter().enumerate() {
            x = self.layer(index, layer, &x, span, Some(&cache.layers[index]), adapter, Mode::Infer)?;
        }
        if let Some(rows) = &rows {
            x = x.index_select(&Tensor::new(rows.as_slice(), &self.device)?, 0)?;
        }
        let x = ops::rms_norm(&x, &self.norm.detach(), self.config.rms_norm_eps, Mode::Infer)?;
        let head = adapter.and_then(|adapter| adapter.head.as_ref());
        let scores = self.head.forward(&x, head, Mode::Infer)?.to_dtype(DType::F32)?;
        cache.advance(span.seq);
        Ok(match logits {
            Logits::Last => scores,
            Logits::All | Logits::At(_) => scores.reshape((span.batch, (), self.config.vocab_size))?,
        })
    }

    /// Checks token ids and positions before anything is computed.
    fn span(&self, tokens: &Tensor, start: usize) -> Result<Span> {
        let (batch, seq) = tokens.dims2().map_err(|_| {
            ModelError::Input(format!("tokens must be (batch, seq), not {:?}", tokens.dims()))
        })?;
        if batch == 0 || seq == 0 {
            return Err(ModelError::Input("no tokens".to_owned()));
        }
        if start + seq > self.config.max_position_embeddings {
            return Err(ModelError::Input(format!(
                "{} positions; the model has {}",
                start + seq,
                self.config.max_position_embeddings
            )));
        }
        if self.device.is_cpu() {
            let largest = tokens.flatten_all()?.to_dtype(DType::U32)?.max(0)?.to_scalar::<u32>()?;
            if largest as usize >= self.config.vocab_size {
                return Err(ModelError::Input(format!(
                    "token {largest} is outside the vocabulary of {}",
                    self.config.vocab_size
                )));
            }
        }
        Ok(Span { batch, seq, start })
    }

    fn embed(&self, tokens: &Tensor, adapter: Option<&Adapter>, mode: Mode) -> Result<Tensor> {
        let ids = tokens.flatten_all()?;
        let x = match (&self.embedding, mode) {
            (Base::Dense(table), Mode::Infer) => table.detach().index_select(&ids, 0)?,
            (Base::Dense(table), Mode::Train) => table.index_select(&ids, 0)?,
            (Base::Quantized(table), _) => table.embedding(&ids)?.to_dtype(self.dtype)?,
        };
        match adapter.and_then(|adapter| adapter.embedding.as_ref()) {
            Some(lora) => Ok((x + lora.look_up(&ids, mode)?)?),
            None => Ok(x),
        }
    }

    /// All weights of a layer in one vector, where the CPU's fused training block takes them.
    fn packed(&self, layer: &Layer, x: &Tensor, adapted: bool) -> Result<Option<Tensor>> {
        let dense = (layer.qkv.dense(), layer.output.dense(), layer.gate_up.dense(), layer.down.dense());
        let (Some(qkv), Some(output), Some(gate_up), Some(down)) = dense else { return Ok(None) };
        if adapted || !ops::on_cpu(x) {
            return Ok(None);
        }
        let mut parts = vec![&layer.input_norm];
        parts.extend(qkv);
        parts.extend([output, &layer.post_norm]);
        parts.extend(gate_up);
        parts.push(down);
        let flat = parts.iter().map(|part| part.flatten_all()).collect::<candle_core::Result<Vec<_>>>()?;
        Ok(Some(Tensor::cat(&flat, 0)?))
    }

    fn shape(&self, span: Span) -> Shape {
        Shape {
            batch: span.batch,
            seq: span.seq,
            heads: self.config.num_attention_heads,
            kv_heads: self.config.kv_heads(),
            width: self.config.head_dim(),
            window: self.config.sliding_window.unwrap_or(usize::MAX),
        }
    }

    fn plan(&self, span: Span) -> Plan {
        Plan {
            attention: self.shape(span),
            hidden: self.config.hidden_size,
            inner: self.config.intermediate_size,
            eps: self.config.rms_norm_eps as f32,
            cos: self.tables.0.clone(),
            sin: self.tables.1.clone(),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call site a mode; a struct would only rename them")]
    fn layer(
        &self,
        index: usize,
        layer: &Layer,
        x: &Tensor,
        span: Span,
        cache: Option<&LayerCache>,
        adapter: Option<&Adapter>,
        mode: Mode,
    ) -> Result<Tensor> {
        let eps = self.config.rms_norm_eps;
        let lora = |target| Adapter::get(adapter, index, target);
        let live = |weight: &Tensor| if mode == Mode::Infer { weight.detach() } else { weight.clone() };

        let normed = ops::rms_norm(x, &live(&layer.input_norm), eps, mode)?;
        let loras = [lora(Target::Query), lora(Target::Key), lora(Target::Value)];
        let qkv = layer.qkv.forward(&normed, &loras, mode)?;
        let mixed = if mode == Mode::Train && ops::on_cpu(&qkv) {
            ops::attention_on_cpu(&qkv, self.shape(span), self.tables.clone())?
        } else {
            self.attention(&qkv, span, cache, mode)?
        };
        let x = (x + layer.output.forward(&mixed, lora(Target::Output), mode)?)?;

        let normed = ops::rms_norm(&x, &live(&layer.post_norm), eps, mode)?;
        let gate_up = layer.gate_up.forward(&normed, &[lora(Target::Gate), lora(Target::Up)], mode)?;
        let inner = ops::swiglu(&gate_up)?;
        Ok((x + layer.down.forward(&inner, lora(Target::Down), mode)?)?)
    }

    /// Causal attention: `qkv` (batch * seq, query + 2 kv widths) to (batch * seq, query width).
    fn attention(&self, qkv: &Tensor, span: Span, cache: Option<&LayerCache>, mode: Mode) -> Result<Tensor> {
        let Span { batch, seq, start } = span;
        let (heads, kv_heads, width) =
            (self.config.num_attention_heads, self.config.kv_heads(), self.config.head_dim());
        let split = |from: usize, heads: usize| -> Result<Tensor> {
            let part = qkv.narrow(D::Minus1, from, heads * width)?.reshape((batch, seq, heads, width))?;
            Ok(part.transpose(1, 2)?.contiguous()?)
        };
        let cos = self.cos.narrow(0, start, seq)?;
        let sin = self.sin.narrow(0, start, seq)?;
        let queries = ops::rope(&split(0, heads)?, &cos, &sin, mode)?;
        let mut keys = ops::rope(&split(heads * width, kv_heads)?, &cos, &sin, mode)?;
        let mut values = split((heads + kv_heads) * width, kv_heads)?;
        if let Some(cache) = cache {
            cache.keys.slice_set(&keys, 2, start)?;
            cache.values.slice_set(&values, 2, start)?;
            keys = cache.keys.narrow(2, 0, start + seq)?;
            values = cache.values.narrow(2, 0, start + seq)?;
        }
        let group = heads / kv_heads;
        let queries = queries.reshape((batch, kv_heads, group * seq, width))?;
        let mut scores = (queries.matmul(&keys.t()?)? * (1.0 / (width as f64).sqrt()))?;
        if let Some(mask) = self.mask(span, group)? {
            scores = scores.broadcast_add(&mask)?;
        }
        let mixed = ops::softmax(&scores, mode)?.matmul(&values)?;
        let mixed = mixed.reshape((batch, heads, seq, width))?.transpose(1, 2)?;
        Ok(mixed.reshape((batch * seq, heads * width))?)
    }

    /// 0 where a position is seen and -inf where not, (group * seq, start + seq); none where all are seen.
    fn mask(&self, span: Span, group: usize) -> Result<Option<Tensor>> {
        let window = self.config.sliding_window.unwrap_or(usize::MAX);
        let keys = span.start + span.seq;
        if span.seq == 1 && keys <= window {
            return Ok(None);
        }
        let mut mask = Vec::with_capacity(group * span.seq * keys);
        for _ in 0..group {
            for query in span.start..keys {
                mask.extend(
                    (0..keys).map(
                        |key| {
                            if key <= query && query - key < window { 0.0 } else { f32::NEG_INFINITY }
                        },
                    ),
                );
            }
        }
        let mask = Tensor::from_vec(mask, (group * span.seq, keys), &self.device)?;
        Ok(Some(mask.to_dtype(self.dtype)?))
    }
}

/// Row numbers (batch * seq) that `logits` asks for; none where it asks for all.
fn chosen_rows(logits: Logits, span: Span) -> Result<Option<Vec<u32>>> {
    let last = [span.seq - 1];
    let positions: &[usize] = match logits {
        Logits::All => return Ok(None),
        Logits::Last if span.seq == 1 => return Ok(None),
        Logits::Last => &last,
        Logits::At(positions) => positions,
    };
    if positions.is_empty() || positions.iter().any(|position| *position >= span.seq) {
        return Err(ModelError::Input(format!(
            "logits at {positions:?} of {} positions: none, or outside",
            span.seq
        )));
    }
    let rows =
        |sequence: usize| positions.iter().map(move |position| (sequence * span.seq + position) as u32);
    Ok(Some((0..span.batch).flat_map(rows).collect()))
}

/// Cosines and sines (max positions, head_dim / 2); computed in f32 as the reference implementation does.
fn rope_tables(config: &MistralConfig) -> (Vec<f32>, Vec<f32>) {
    let half = config.head_dim() / 2;
    let frequencies: Vec<f32> = (0..half)
        .map(|i| 1.0 / (config.rope_theta as f32).powf(2.0 * i as f32 / config.head_dim() as f32))
        .collect();
    let angles: Vec<f32> = (0..config.max_position_embeddings)
        .flat_map(|position| frequencies.iter().map(move |frequency| position as f32 * frequency))
        .collect();
    (angles.iter().map(|angle| angle.cos()).collect(), angles.iter().map(|angle| angle.sin()).collect())
}
