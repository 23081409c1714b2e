//! The operations that exist twice in candle: one that keeps gradients and one that is fused and drops them.
//!
//! The fused `rms_norm`, `rope` and `softmax_last_dim` give no gradient and say nothing about it, so a training
//! run that meets one of them learns nothing in the layers below. This file is their only caller (clippy's
//! `disallowed-methods` refuses them elsewhere) and chooses by [`Mode`].
#![expect(clippy::disallowed_methods, reason = "the one place that may call the fused operations, by Mode")]

use crate::cpu::attention::Shape;
use crate::cpu::nodes;
use candle_core::{D, DType, Result, Tensor};
use std::sync::Arc;

/// Whether gradients must flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Fused operations, fused weight copies; no gradients.
    Infer,
    /// Operations that keep gradients, on the live variables.
    Train,
}

/// `x / sqrt(mean(x^2) + eps) * weight` over the last dimension.
pub fn rms_norm(x: &Tensor, weight: &Tensor, eps: f64, mode: Mode) -> Result<Tensor> {
    match mode {
        Mode::Infer if on_cpu(x) => {
            x.contiguous()?.apply_op2_no_bwd(&weight.contiguous()?, &nodes::Norm::new(eps))
        }
        Mode::Infer => candle_nn::ops::rms_norm(x, weight, eps as f32),
        Mode::Train if on_cpu(x) => x.contiguous()?.apply_op2(&weight.contiguous()?, nodes::Norm::new(eps)),
        Mode::Train => candle_nn::ops::rms_norm_slow(x, weight, eps as f32),
    }
}

/// Rotary position embedding with rotated halves; `x` is (batch, heads, seq, head_dim), contiguous, the tables
/// are (seq, head_dim / 2).
pub fn rope(x: &Tensor, cos: &Tensor, sin: &Tensor, mode: Mode) -> Result<Tensor> {
    match mode {
        Mode::Infer => candle_nn::rotary_emb::rope(x, cos, sin),
        Mode::Train => candle_nn::rotary_emb::rope_slow(x, cos, sin),
    }
}

/// Softmax over the last dimension.
pub fn softmax(x: &Tensor, mode: Mode) -> Result<Tensor> {
    match mode {
        Mode::Infer => candle_nn::ops::softmax_last_dim(x),
        Mode::Train => candle_nn::ops::softmax(x, D::Minus1),
    }
}

/// `silu(gate) * up` of `gate_up` (rows, 2 * width), the gate in the first half; keeps gradients.
pub fn swiglu(gate_up: &Tensor) -> Result<Tensor> {
    if on_cpu(gate_up) {
        return gate_up.contiguous()?.apply_op1(nodes::Gated);
    }
    let width = gate_up.dim(D::Minus1)? / 2;
    let gate = gate_up.narrow(D::Minus1, 0, width)?.silu()?;
    gate * gate_up.narrow(D::Minus1, width, width)?
}

/// Rotary positions and causal attention of whole sequences on a CPU, keeping gradients.
pub(crate) fn attention_on_cpu(
    rows: &Tensor,
    shape: Shape,
    (cos, sin): (Arc<[f32]>, Arc<[f32]>),
) -> Result<Tensor> {
    rows.contiguous()?.apply_op1(nodes::Attention::new(shape, cos, sin))
}

/// Whether our own CPU kernels take this tensor.
pub(crate) fn on_cpu(x: &Tensor) -> bool {
    x.device().is_cpu() && x.dtype() == DType::F32
}
