//! The kernels as differentiable operations of their own, for training with an adapter, where a block cannot be
//! one node because its deltas have gradients of their own.

use super::attention::{self, Mixed, Shape};
use super::{attention_grad, elementwise, values, with_values};
use candle_core::{CpuStorage, CustomOp1, CustomOp2, Layout, Result, Shape as Dims, Tensor};
use std::sync::{Arc, OnceLock};

/// Root-mean-square norm over the last dimension, with gradients of rows and weight.
#[derive(Debug, Default)]
pub(crate) struct Norm {
    eps: f32,
    inverses: OnceLock<Vec<f32>>,
}

impl Norm {
    pub(crate) fn new(eps: f64) -> Self {
        Norm { eps: eps as f32, inverses: OnceLock::new() }
    }
}

impl CustomOp2 for Norm {
    fn name(&self) -> &'static str {
        "rms-norm"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        x_layout: &Layout,
        weight: &CpuStorage,
        weight_layout: &Layout,
    ) -> Result<(CpuStorage, Dims)> {
        let (y, inverses) =
            elementwise::rms_norm(values(x, x_layout)?, values(weight, weight_layout)?, self.eps);
        // Kept for a backward pass; a second forward pass of the same operation does not happen.
        let _ = self.inverses.set(inverses);
        Ok((CpuStorage::F32(y), x_layout.shape().clone()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        _y: &Tensor,
        gradient: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let inverses = kept(&self.inverses)?;
        let gradient = gradient.contiguous()?;
        let (d_x, d_weight) = with_values(x, |x| {
            with_values(weight, |weight| {
                with_values(&gradient, |gradient| {
                    Ok(elementwise::rms_norm_gradient(x, weight, inverses, gradient, None))
                })
            })
        })?;
        let d_x = Tensor::from_vec(d_x, x.shape(), x.device())?;
        Ok((Some(d_x), Some(Tensor::from_vec(d_weight, weight.shape(), weight.device())?)))
    }
}

/// `silu(gate) * up` of rows (rows, 2 * width).
#[derive(Debug)]
pub(crate) struct Gated;

impl CustomOp1 for Gated {
    fn name(&self) -> &'static str {
        "swiglu"
    }

    fn cpu_fwd(&self, gate_up: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Dims)> {
        let (rows, width) = layout.shape().dims2()?;
        let out = elementwise::swiglu(values(gate_up, layout)?, width / 2);
        Ok((CpuStorage::F32(out), (rows, width / 2).into()))
    }

    fn bwd(&self, gate_up: &Tensor, _out: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        let width = gradient.dim(1)?;
        let gradient = gradient.contiguous()?;
        let result = with_values(gate_up, |gate_up| {
            with_values(&gradient, |gradient| Ok(elementwise::swiglu_gradient(gate_up, gradient, width).0))
        })?;
        Ok(Some(Tensor::from_vec(result, gate_up.shape(), gate_up.device())?))
    }
}

/// Rotary positions and causal attention of rows (batch * seq, queries + keys + values).
#[derive(Debug)]
pub(crate) struct Attention {
    shape: Shape,
    cos: Arc<[f32]>,
    sin: Arc<[f32]>,
    /// Turned rows, and the result with its normalisers.
    kept: OnceLock<(Vec<f32>, Mixed)>,
}

impl Attention {
    pub(crate) fn new(shape: Shape, cos: Arc<[f32]>, sin: Arc<[f32]>) -> Self {
        Attention { shape, cos, sin, kept: OnceLock::new() }
    }
}

impl CustomOp1 for Attention {
    fn name(&self) -> &'static str {
        "causal-attention"
    }

    fn cpu_fwd(&self, rows: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Dims)> {
        let shape = self.shape;
        let mut rows = values(rows, layout)?.to_vec();
        attention::rotate(&mut rows, shape, &self.cos, &self.sin, false);
        let mixed = attention::forward(&rows, shape);
        let result = CpuStorage::F32(mixed.values.clone());
        let _ = self.kept.set((rows, mixed));
        Ok((result, (shape.batch * shape.seq, shape.query_width()).into()))
    }

    fn bwd(&self, rows: &Tensor, _result: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        let (turned, mixed) = kept(&self.kept)?;
        let gradient = gradient.contiguous()?;
        let result = with_values(&gradient, |gradient| {
            Ok(attention_grad::backward(turned, mixed, gradient, self.shape, &self.cos, &self.sin))
        })?;
        Ok(Some(Tensor::from_vec(result, rows.shape(), rows.device())?))
    }
}

fn kept<T>(cell: &OnceLock<T>) -> Result<&T> {
    match cell.get() {
        Some(value) => Ok(value),
        None => candle_core::bail!("a backward pass before its forward pass"),
    }
}
