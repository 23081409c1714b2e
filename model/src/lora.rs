//! LoRA adapters in PEFT's files, added beside the base weights and chosen per call.
//!
//! `y = x W^T + s (x A^T) B^T` with `s = alpha / r`, or `alpha / sqrt(r)` for rank-stabilised LoRA. The base is
//! never changed, so one copy of it serves the generation model, the improvement model and every study arm.

use crate::decoder::Mistral;
use crate::error::{ModelError, Result};
use candle_core::Tensor;
use std::path::Path;

/// A linear map inside a layer that an adapter can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    Query,
    Key,
    Value,
    Output,
    Gate,
    Up,
    Down,
}

impl Target {
    pub const ALL: [Target; 7] =
        [Target::Query, Target::Key, Target::Value, Target::Output, Target::Gate, Target::Up, Target::Down];

    /// Path inside a layer, as Hugging Face names it.
    pub fn path(self) -> &'static str {
        match self {
            Target::Query => "self_attn.q_proj",
            Target::Key => "self_attn.k_proj",
            Target::Value => "self_attn.v_proj",
            Target::Output => "self_attn.o_proj",
            Target::Gate => "mlp.gate_proj",
            Target::Up => "mlp.up_proj",
            Target::Down => "mlp.down_proj",
        }
    }
}

/// One low-rank delta.
#[derive(Debug, Clone)]
pub struct Lora {
    /// (rank, in)
    pub a: Tensor,
    /// (out, rank)
    pub b: Tensor,
    pub scale: f64,
}

impl Lora {
    /// `scale (x A^T) B^T` for rows `x` (rows, in).
    pub fn delta(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        x.matmul(&self.a.t()?)?.matmul(&self.b.t()?)? * self.scale
    }
}

/// All deltas of one adapter.
#[derive(Debug, Clone, Default)]
pub struct Adapter {
    pub(crate) layers: Vec<[Option<Lora>; 7]>,
    /// `a` (rank, vocab), `b` (hidden, rank).
    pub(crate) embedding: Option<Lora>,
    pub(crate) head: Option<Lora>,
}

impl Adapter {
    /// Reads `adapter_config.json` and `adapter_model.safetensors` from `dir`.
    ///
    /// # Errors
    /// As the files' state asks for: see [`ModelError`].
    pub fn load(dir: &Path, _model: &Mistral) -> Result<Self> {
        Err(ModelError::unsupported(dir, "adapters cannot be read yet"))
    }

    pub(crate) fn get(adapter: Option<&Adapter>, layer: usize, target: Target) -> Option<&Lora> {
        adapter?.layers.get(layer)?[target as usize].as_ref()
    }
}
