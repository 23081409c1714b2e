//! Causal grouped-query attention with rotary positions, for every device and with or without a cache.
//!
//! On a CPU in f32 the kernels of [`crate::cpu`] do it in tiles. Elsewhere it is made of candle's operations;
//! query heads that share a key head are laid under each other as rows of one product, so that keys and values
//! are never repeated in memory.

use crate::cache::LayerCache;
use crate::config::MistralConfig;
use crate::cpu::attention::Shape;
use crate::cpu::serve;
use crate::error::Result;
use crate::ops::{self, Mode};
use candle_core::{D, DType, Device, Tensor};
use std::sync::Arc;

/// Sizes of one call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) batch: usize,
    pub(crate) seq: usize,
    /// Position of the first token.
    pub(crate) start: usize,
}

/// What attention needs besides its rows: sizes and rotary tables.
#[derive(Debug)]
pub(crate) struct Attention {
    heads: usize,
    kv_heads: usize,
    width: usize,
    window: usize,
    /// (max positions, width / 2) each.
    cos: Tensor,
    sin: Tensor,
    /// The same tables for CPU kernels.
    pub(crate) tables: (Arc<[f32]>, Arc<[f32]>),
}

impl Attention {
    pub(crate) fn new(config: &MistralConfig, dtype: DType, device: &Device) -> Result<Self> {
        let (cos, sin) = rope_tables(config);
        let tables = (Arc::from(cos.as_slice()), Arc::from(sin.as_slice()));
        let shape = (config.max_position_embeddings, config.head_dim() / 2);
        Ok(Attention {
            heads: config.num_attention_heads,
            kv_heads: config.kv_heads(),
            width: config.head_dim(),
            window: config.sliding_window.unwrap_or(usize::MAX),
            cos: Tensor::from_vec(cos, shape, device)?.to_dtype(dtype)?,
            sin: Tensor::from_vec(sin, shape, device)?.to_dtype(dtype)?,
            tables,
        })
    }

    /// Sizes as the CPU kernels take them.
    pub(crate) fn shape(&self, span: Span) -> Shape {
        Shape {
            batch: span.batch,
            seq: span.seq,
            heads: self.heads,
            kv_heads: self.kv_heads,
            width: self.width,
            window: self.window,
        }
    }

    /// `qkv` (batch * seq, query + 2 kv widths) to (batch * seq, query width); writes to `cache` where there is one.
    pub(crate) fn forward(
        &self,
        qkv: &Tensor,
        span: Span,
        cache: Option<&LayerCache>,
        mode: Mode,
    ) -> Result<Tensor> {
        let (cos, sin) = self.tables.clone();
        match cache {
            Some(cache) if ops::on_cpu(qkv) => {
                let step = serve::Step { shape: self.shape(span), start: span.start, cos, sin };
                Ok(serve::attention(qkv, &cache.keys, &cache.values, step)?)
            }
            None if ops::on_cpu(qkv) => Ok(ops::attention_on_cpu(qkv, self.shape(span), (cos, sin))?),
            _ => self.composed(qkv, span, cache, mode),
        }
    }

    /// The same of candle's operations.
    fn composed(&self, qkv: &Tensor, span: Span, cache: Option<&LayerCache>, mode: Mode) -> Result<Tensor> {
        let Span { batch, seq, start } = span;
        let (heads, kv_heads, width) = (self.heads, self.kv_heads, self.width);
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
        if let Some(mask) = self.mask(span, scores.dtype(), scores.device())? {
            scores = scores.broadcast_add(&mask)?;
        }
        let mixed = ops::softmax(&scores, mode)?.matmul(&values)?;
        let mixed = mixed.reshape((batch, heads, seq, width))?.transpose(1, 2)?;
        Ok(mixed.reshape((batch * seq, heads * width))?)
    }

    /// 0 where a position is seen and -inf where not, (group * seq, start + seq); none where all are seen.
    fn mask(&self, span: Span, dtype: DType, device: &Device) -> Result<Option<Tensor>> {
        let keys = span.start + span.seq;
        if span.seq == 1 && keys <= self.window {
            return Ok(None);
        }
        let group = self.heads / self.kv_heads;
        let mut mask = vec![f32::NEG_INFINITY; group * span.seq * keys];
        for (index, row) in mask.chunks_mut(keys).enumerate() {
            let query = span.start + index % span.seq;
            row[(query + 1).saturating_sub(self.window)..=query].fill(0.0);
        }
        let mask = Tensor::from_vec(mask, (group * span.seq, keys), device)?;
        Ok(Some(mask.to_dtype(dtype)?))
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::KvCache;

    /// What other devices compute, in f32, against the kernels, which are tested against Hugging Face: a window
    /// that begins within a chunk, a chunk longer than the window, single tokens, two sequences, shared keys.
    #[test]
    fn composed_operations_equal_the_kernels() -> Result<()> {
        let text = r#"{"vocab_size": 8, "hidden_size": 32, "intermediate_size": 8, "num_hidden_layers": 1,
            "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 512,
            "rms_norm_eps": 1e-5, "sliding_window": 100}"#;
        let config = MistralConfig::from_json(text)?;
        let attention = Attention::new(&config, DType::F32, &Device::Cpu)?;
        let (batch, capacity) = (2, 333);
        let kernels = KvCache::new(&config, batch, capacity, DType::F32, &Device::Cpu)?;
        let zeros = || Tensor::zeros((batch, 2, capacity, 8), DType::F32, &Device::Cpu);
        let plain = LayerCache { keys: zeros()?, values: zeros()? };
        let rows = |seq: usize, seed: usize| {
            let count = batch * seq * 64;
            let value = |i: usize| (((i * 7919 + seed * 104_729) % 100_003) as f32 * 78.233).sin() * 3.0;
            Tensor::from_vec((0..count).map(value).collect::<Vec<_>>(), (batch * seq, 64), &Device::Cpu)
        };
        for (start, seq) in [(0, 256), (256, 1), (257, 40), (297, 35), (332, 1)] {
            let (qkv, span) = (rows(seq, start)?, Span { batch, seq, start });
            let expected = attention.forward(&qkv, span, Some(&kernels.layers[0]), Mode::Infer)?;
            let found = attention.composed(&qkv, span, Some(&plain), Mode::Infer)?;
            let off = (&found - &expected)?.abs()?.max_all()?.to_scalar::<f32>()?;
            assert!(off < 1e-5, "{seq} from {start}: off by {off}");
            if start == 0 {
                let trained = attention.composed(&qkv, span, None, Mode::Train)?;
                let off = (&trained - &expected)?.abs()?.max_all()?.to_scalar::<f32>()?;
                assert!(off < 1e-5, "without a cache: off by {off}");
            }
        }
        Ok(())
    }
}
