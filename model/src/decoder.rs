//! The Mistral decoder: pre-norm transformer with grouped-query attention, rotary positions and SwiGLU.
//!
//! Rows are kept as (batch * seq, width) through a layer, because every product reads rows; only attention looks
//! at heads and positions. A layer is one hand-written operation where all weights are trained on a CPU, and a
//! dozen small ones otherwise. Names of tensors are Hugging Face's.

use crate::attention::{Attention, Span};
use crate::cache::KvCache;
use crate::config::MistralConfig;
use crate::cpu::block::{Plan, block};
use crate::error::{ModelError, Result};
use crate::linear::{Base, Linear, Projection};
use crate::lora::{Adapter, Target};
use crate::ops::{self, Mode};
use crate::weights::{Name, Source};
use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;

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
            output: Linear::new(output, mode)?,
            post_norm: source.norm(Name::PostNorm(index), hidden)?,
            gate_up: Projection::new(gate_up, mode)?,
            down: Linear::new(down, mode)?,
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
    attention: Attention,
    device: Device,
    /// Of activations and of the cache.
    dtype: DType,
}

/// One call: its sizes and what it is computed with.
#[derive(Debug, Clone, Copy)]
struct Pass<'a> {
    span: Span,
    cache: Option<&'a KvCache>,
    adapter: Option<&'a Adapter>,
    mode: Mode,
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
        let attention = Attention::new(&config, dtype, &device)?;
        let head = Linear::new(head, mode)?;
        Ok(Mistral { config, embedding, layers, norm, head, attention, device, dtype })
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
        let pass = Pass { span, cache: None, adapter, mode: Mode::Train };
        let mut x = self.embed(tokens, adapter, Mode::Train)?;
        for (index, layer) in self.layers.iter().enumerate() {
            x = match self.packed(layer, &x, Adapter::changes(adapter, index))? {
                Some(weights) => block(&x, &weights, self.plan(span))?,
                None => self.layer(index, layer, &x, pass)?,
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
        let pass = Pass { span, cache: Some(cache), adapter, mode: Mode::Infer };
        let mut x = self.embed(tokens, adapter, Mode::Infer)?;
        for (index, layer) in self.layers.iter().enumerate() {
            x = self.layer(index, layer, &x, pass)?;
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
            (Base::Packed(_), _) => return Err(ModelError::Input("a packed table has no rows".to_owned())),
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

    fn plan(&self, span: Span) -> Plan {
        Plan {
            attention: self.attention.shape(span),
            hidden: self.config.hidden_size,
            inner: self.config.intermediate_size,
            eps: self.config.rms_norm_eps as f32,
            cos: self.attention.tables.0.clone(),
            sin: self.attention.tables.1.clone(),
        }
    }

    /// One layer of operations that candle differentiates one by one, or of inference.
    fn layer(&self, index: usize, layer: &Layer, x: &Tensor, pass: Pass) -> Result<Tensor> {
        let Pass { span, cache, adapter, mode } = pass;
        let eps = self.config.rms_norm_eps;
        let lora = |target| Adapter::get(adapter, index, target);
        let live = |weight: &Tensor| if mode == Mode::Infer { weight.detach() } else { weight.clone() };

        let normed = ops::rms_norm(x, &live(&layer.input_norm), eps, mode)?;
        let loras = [lora(Target::Query), lora(Target::Key), lora(Target::Value)];
        let qkv = layer.qkv.forward(&normed, &loras, mode)?;
        let cache = cache.map(|cache| &cache.layers[index]);
        let mixed = self.attention.forward(&qkv, span, cache, mode)?;
        let x = (x + layer.output.forward(&mixed, lora(Target::Output), mode)?)?;

        let normed = ops::rms_norm(&x, &live(&layer.post_norm), eps, mode)?;
        let gate_up = layer.gate_up.forward(&normed, &[lora(Target::Gate), lora(Target::Up)], mode)?;
        let inner = ops::swiglu(&gate_up)?;
        Ok((x + layer.down.forward(&inner, lora(Target::Down), mode)?)?)
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
