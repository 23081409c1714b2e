//! The operations that exist twice in candle: one that keeps gradients and one that is fused and drops them.
//!
//! The fused `rms_norm`, `rope` and `softmax_last_dim` give no gradient and say nothing about it, so a training
//! run that meets one of them learns nothing in the layers below. This file is their only caller (clippy's
//! `disallowed-methods` refuses them elsewhere) and chooses by [`Mode`].
#![expect(clippy::disallowed_methods, reason = "the one place that may call the fused operations, by Mode")]

use candle_core::{D, Result, Tensor};

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
        Mode::Infer => candle_nn::ops::rms_norm(x, weight, eps as f32),
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

/// `silu(gate) * up` of `gate_up` (rows, 2 * width), the gate in the first half.
pub fn swiglu(gate_up: &Tensor) -> Result<Tensor> {
    let width = gate_up.dim(D::Minus1)? / 2;
    let gate = gate_up.narrow(D::Minus1, 0, width)?.silu()?;
    gate * gate_up.narrow(D::Minus1, width, width)?
}
