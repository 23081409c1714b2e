//! One linear map for every kind of weight: dense or quantised, with or without a LoRA delta.
//!
//! The decoder never asks what a weight is made of. A [`Projection`] joins maps that read the same input (query,
//! key and value; gate and up): for inference their weights are one matrix where they are of one kind, so that
//! the input is read once and one product is launched in place of three.

use crate::lora::Lora;
use crate::ops::Mode;
use candle_core::quantized::{QMatMul, QTensor};
use candle_core::{D, Module, Result, Tensor};
use std::sync::Arc;

/// A weight (out, in).
#[derive(Debug, Clone)]
pub enum Base {
    Dense(Tensor),
    Quantized(Arc<QTensor>),
}

impl Base {
    /// Outputs of the map.
    pub fn out_features(&self) -> Result<usize> {
        match self {
            Base::Dense(weight) => weight.dim(0),
            Base::Quantized(weight) => Ok(weight.shape().dims2()?.0),
        }
    }
}

/// `y = x W^T + scale (x A^T) B^T`, without bias.
#[derive(Debug, Clone)]
pub struct Linear {
    base: Base,
}

impl Linear {
    pub fn new(base: Base) -> Self {
        Linear { base }
    }

    /// The weight, where it is dense.
    pub(crate) fn dense(&self) -> Option<&Tensor> {
        match &self.base {
            Base::Dense(weight) => Some(weight),
            Base::Quantized(_) => None,
        }
    }

    /// Maps rows `x` (rows, in) to (rows, out); `lora` adds its delta.
    pub fn forward(&self, x: &Tensor, lora: Option<&Lora>, mode: Mode) -> Result<Tensor> {
        let y = match &self.base {
            Base::Dense(weight) if mode == Mode::Infer => x.matmul(&weight.detach().t()?)?,
            Base::Dense(weight) => x.matmul(&weight.t()?)?,
            Base::Quantized(weight) => QMatMul::QTensor(weight.clone()).forward(x)?,
        };
        match lora {
            Some(lora) => y + lora.delta(x)?,
            None => Ok(y),
        }
    }
}

/// Maps of one input whose outputs stand side by side.
#[derive(Debug, Clone)]
pub struct Projection {
    linears: Vec<Linear>,
    /// Output widths of the parts, in order, however they are joined in `linears`.
    widths: Vec<usize>,
}

impl Projection {
    /// Joins `parts`. For inference, dense parts become one weight.
    pub fn new(parts: Vec<Base>, mode: Mode) -> Result<Self> {
        let widths = parts.iter().map(Base::out_features).collect::<Result<Vec<_>>>()?;
        let dense: Vec<&Tensor> = parts
            .iter()
            .filter_map(|part| match part {
                Base::Dense(weight) => Some(weight),
                Base::Quantized(_) => None,
            })
            .collect();
        let linears = if mode == Mode::Infer && dense.len() == parts.len() {
            vec![Linear::new(Base::Dense(Tensor::cat(&dense, 0)?.detach()))]
        } else {
            parts.into_iter().map(Linear::new).collect()
        };
        Ok(Projection { linears, widths })
    }

    /// The weights of the parts, where all are dense; one where they were joined.
    pub(crate) fn dense(&self) -> Option<Vec<&Tensor>> {
        self.linears.iter().map(Linear::dense).collect()
    }

    /// Maps rows `x` (rows, in) to (rows, sum of widths); one LoRA slot a part.
    pub fn forward(&self, x: &Tensor, loras: &[Option<&Lora>], mode: Mode) -> Result<Tensor> {
        let joined = match self.linears.as_slice() {
            [one] => one.forward(x, None, mode)?,
            parts => {
                let outputs =
                    parts.iter().map(|part| part.forward(x, None, mode)).collect::<Result<Vec<_>>>()?;
                Tensor::cat(&outputs, D::Minus1)?
            }
        };
        if loras.iter().all(Option::is_none) {
            return Ok(joined);
        }
        let mut start = 0;
        let mut outputs = Vec::with_capacity(self.widths.len());
        for (width, lora) in self.widths.iter().zip(loras) {
            let part = joined.narrow(D::Minus1, start, *width)?;
            outputs.push(match lora {
                Some(lora) => (part + lora.delta(x)?)?,
                None => part,
            });
            start += width;
        }
        Tensor::cat(&outputs, D::Minus1)
    }
}
