//! Keys and values of the positions that were computed before, in memory that is taken once.
//!
//! Growing a cache by concatenation copies all of it every token. Here every layer has room for `capacity`
//! positions from the start; a step writes its own rows, and [`KvCache::truncate`] forgets a tail without moving
//! anything, so that a shared prompt is computed once and each candidate continues from it.

use crate::config::MistralConfig;
use crate::cpu::serve;
use crate::cpu::simd::padded;
use crate::error::{ModelError, Result};
use candle_core::{DType, Device, Tensor};

/// Keys and values of one layer, each (batch, kv_heads, capacity, head_dim); on a CPU in f32 as
/// [`serve::cache_shapes`] says, with keys transposed.
#[derive(Debug)]
pub(crate) struct LayerCache {
    pub(crate) keys: Tensor,
    pub(crate) values: Tensor,
}

/// The cache of one batch of sequences of equal length.
#[derive(Debug)]
pub struct KvCache {
    pub(crate) layers: Vec<LayerCache>,
    /// Keys are transposed, and positions padded.
    across: bool,
    batch: usize,
    capacity: usize,
    len: usize,
}

impl KvCache {
    /// Takes memory for `batch` sequences of at most `capacity` positions.
    ///
    /// # Errors
    /// [`ModelError::Input`] for a batch or capacity of 0, or a capacity above the model's positions.
    pub fn new(
        config: &MistralConfig,
        batch: usize,
        capacity: usize,
        dtype: DType,
        device: &Device,
    ) -> Result<Self> {
        if batch == 0 || capacity == 0 || capacity > config.max_position_embeddings {
            return Err(ModelError::Input(format!(
                "a cache for {batch} sequences of {capacity} positions: both must be at least 1, and the model \
                 has {} positions",
                config.max_position_embeddings
            )));
        }
        let (heads, width) = (config.kv_heads(), config.head_dim());
        let across = device.is_cpu() && dtype == DType::F32;
        let [keys, values] = if across {
            serve::cache_shapes(batch, heads, capacity, width)
        } else {
            [[batch, heads, capacity, width]; 2]
        };
        let layers = (0..config.num_hidden_layers)
            .map(|_| {
                Ok(LayerCache {
                    keys: Tensor::zeros(&keys, dtype, device)?,
                    values: Tensor::zeros(&values, dtype, device)?,
                })
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(KvCache { layers, across, batch, capacity, len: 0 })
    }

    /// Positions that are filled.
    pub fn len(&self) -> usize {
        self.len
    }

    /// No position is filled.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Sequences.
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Positions that there is room for.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Forgets every position from `len` on; a larger `len` than now changes nothing.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// A new cache of `batch` sequences that all start as this one's single sequence: a prompt is computed once,
    /// then continued in `batch` ways.
    ///
    /// # Errors
    /// [`ModelError::Input`] where this cache holds several sequences, [`ModelError::CacheFull`] where
    /// `capacity` is below its length.
    pub fn fork(&self, batch: usize, capacity: usize) -> Result<KvCache> {
        if self.batch != 1 || batch == 0 {
            return Err(ModelError::Input(format!("{} sequences cannot be forked into {batch}", self.batch)));
        }
        if capacity < self.len.max(1) {
            return Err(ModelError::CacheFull { capacity, wanted: self.len.max(1) });
        }
        let room = if self.across { padded(capacity) } else { capacity };
        let fork = |source: &Tensor, positions: usize| -> Result<Tensor> {
            let mut dims = source.dims().to_vec();
            (dims[0], dims[positions]) = (batch, room);
            let copy = Tensor::zeros(dims.as_slice(), source.dtype(), source.device())?;
            if self.len > 0 {
                dims[positions] = self.len;
                let filled = source.narrow(positions, 0, self.len)?.expand(dims)?;
                copy.slice_set(&filled.contiguous()?, positions, 0)?;
            }
            Ok(copy)
        };
        let key_positions = if self.across { 3 } else { 2 };
        let layers = self
            .layers
            .iter()
            .map(|layer| {
                Ok(LayerCache { keys: fork(&layer.keys, key_positions)?, values: fork(&layer.values, 2)? })
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(KvCache { layers, across: self.across, batch, capacity, len: self.len })
    }

    /// Keeps these sequences, in this order: candidates that are finished need not be computed further.
    ///
    /// # Errors
    /// [`ModelError::Input`] where none is kept or one is not there.
    pub fn keep(&mut self, sequences: &[usize]) -> Result<()> {
        if sequences.is_empty() || sequences.iter().any(|sequence| *sequence >= self.batch) {
            return Err(ModelError::Input(format!(
                "sequences {sequences:?} of {} cannot be kept",
                self.batch
            )));
        }
        let rows: Vec<u32> = sequences.iter().map(|sequence| *sequence as u32).collect();
        for layer in &mut self.layers {
            let rows = Tensor::new(rows.as_slice(), layer.keys.device())?;
            layer.keys = layer.keys.index_select(&rows, 0)?;
            layer.values = layer.values.index_select(&rows, 0)?;
        }
        self.batch = sequences.len();
        Ok(())
    }

    /// Checks that `seq` more positions of `batch` sequences fit.
    pub(crate) fn reserve(&self, batch: usize, seq: usize) -> Result<()> {
        if batch != self.batch {
            return Err(ModelError::Input(format!(
                "{batch} sequences do not continue a cache of {}",
                self.batch
            )));
        }
        let wanted = self.len + seq;
        if wanted > self.capacity {
            return Err(ModelError::CacheFull { capacity: self.capacity, wanted });
        }
        Ok(())
    }

    pub(crate) fn advance(&mut self, seq: usize) {
        self.len += seq;
    }
}
