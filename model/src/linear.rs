//! One linear map for every kind of weight: dense or quantised, with or without a LoRA delta.
//!
//! The decoder never asks what a weight is made of. A [`Projection`] joins maps that read the same input (query,
//! key and value; gate and up): for inference their weights are one matrix where they are of one kind, so that
//! the input is read once and one product is launched in place of three.

use crate::cpu::packed::Packed;
use crate::lora::Lora;
use crate::ops::{self, Mode};
use crate::rows::Rows;
use candle_core::quantized::{QMatMul, QTensor};
use candle_core::{D, DType, Module, Result, Tensor};
use std::sync::Arc;

/// A weight (out, in).
#[derive(Debug, Clone)]
pub(crate) enum Base {
    Dense(Tensor),
    Quantized(Arc<QTensor>),
    /// A dense f32 weight laid out for serving on a CPU.
    Packed(Arc<Packed>),
}

impl Base {
    /// Outputs of the map.
    pub fn out_features(&self) -> Result<usize> {
        match self {
            Base::Dense(weight) => weight.dim(0),
            Base::Quantized(weight) => Ok(weight.shape().dims2()?.0),
            Base::Packed(weight) => Ok(weight.out()),
        }
    }
}

/// `y = x W^T + scale (x A^T) B^T`, without bias.
#[derive(Debug, Clone)]
pub(crate) struct Linear {
    base: Base,
}

impl Linear {
    /// A map by `base`, which for inference is laid out as the device reads it best.
    pub fn new(base: Base, mode: Mode) -> Result<Self> {
        let base = match base {
            Base::Dense(weight) if mode == Mode::Infer && ops::on_cpu(&weight) => {
                Base::Packed(Arc::new(Packed::new(&weight)?))
            }
            other => other,
        };
        Ok(Linear { base })
    }

    /// The weight, where it is dense.
    pub(crate) fn dense(&self) -> Option<&Tensor> {
        match &self.base {
            Base::Dense(weight) => Some(weight),
            Base::Quantized(_) | Base::Packed(_) => None,
        }
    }

    /// Maps rows `x` (rows, in) to (rows, out); `lora` adds its delta.
    pub fn forward(&self, x: &Tensor, lora: Option<&Lora>, mode: Mode) -> Result<Tensor> {
        let y = match &self.base {
            Base::Dense(weight) if mode == Mode::Infer => x.matmul(&weight.detach().t()?)?,
            Base::Dense(weight) => x.matmul(&weight.t()?)?,
            Base::Quantized(_) if mode == Mode::Train => {
                candle_core::bail!("quantised weights give no gradients: train from the unquantised model")
            }
            Base::Packed(_) if mode == Mode::Train => {
                candle_core::bail!("this model was loaded for inference: load the model for training")
            }
            Base::Packed(weight) => weight.forward(x)?,
            Base::Quantized(weight) => {
                let weight = QMatMul::QTensor(weight.clone());
                weight.forward(&x.to_dtype(DType::F32)?.contiguous()?)?.to_dtype(x.dtype())?
            }
        };
        match lora {
            Some(lora) => y + lora.delta(x, mode)?,
            None => Ok(y),
        }
    }
}

/// Maps of one input whose outputs stand side by side.
#[derive(Debug, Clone)]
pub(crate) struct Projection {
    linears: Vec<Linear>,
    /// Output widths of the parts, in order, however they are joined in `linears`.
    widths: Vec<usize>,
}

impl Projection {
    /// Joins `parts`. For inference, neighbours of one kind become one weight: in a Q4_K_M file the value weight
    /// may be Q6_K beside a Q4_K query and key, which are then two products in place of three.
    pub fn new(parts: Vec<Base>, mode: Mode) -> Result<Self> {
        let widths = parts.iter().map(Base::out_features).collect::<Result<Vec<_>>>()?;
        let mut joined: Vec<Base> = Vec::new();
        for part in parts {
            let together = match joined.last() {
                Some(last) if mode == Mode::Infer => join(last, &part)?,
                _ => None,
            };
            match (together, joined.last_mut()) {
                (Some(together), Some(last)) => *last = together,
                _ => joined.push(part),
            }
        }
        let linears = joined.into_iter().map(|base| Linear::new(base, mode)).collect::<Result<_>>()?;
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
                Some(lora) => (part + lora.delta(x, mode)?)?,
                None => part,
            });
            start += width;
        }
        Tensor::cat(&outputs, D::Minus1)
    }
}

/// One weight with the rows of `first`, then those of `second`; none where they are of different kinds.
fn join(first: &Base, second: &Base) -> Result<Option<Base>> {
    match (first, second) {
        (Base::Dense(first), Base::Dense(second)) => {
            Ok(Some(Base::Dense(Tensor::cat(&[first, second], 0)?.detach())))
        }
        (Base::Quantized(first), Base::Quantized(second)) if first.dtype() == second.dtype() => {
            let (rows, width) = first.shape().dims2()?;
            let shape = (rows + second.shape().dims2()?.0, width);
            let (upper, lower) = (first.data()?, second.data()?);
            let rows = Rows::join(&upper, &lower, first.dtype(), shape);
            Ok(Some(Base::Quantized(Arc::new(rows.tensor(&first.device())?))))
        }
        _ => Ok(None),
    }
}
