//! Weights of a linear map laid out for serving: columns of the transposed weight in panels of 32.
//!
//! Decoding multiplies a few rows by every weight, so it is a matter of reading weights once, in order. A general
//! product packs its operands again at each call, which costs more than the product when there are eight rows.
//! Here the weight is packed once, when the model is loaded; a panel (in, 32) is one run of memory.

use super::simd::ARCH;
use super::tile::{Left, Size, View, product};
use super::with_values;
use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};
use pulp::Simd;
use rayon::prelude::*;

/// Columns of a panel: two vectors of the widest instruction set.
const PANEL: usize = 32;
/// Multiplications below which a product is not worth another thread.
const PARALLEL_FROM: usize = 1 << 18;

/// A weight (out, in) in panels.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    panels: Vec<f32>,
    out: usize,
    inputs: usize,
}

impl Packed {
    /// Packs a dense f32 weight (out, in) on the CPU.
    pub(crate) fn new(weight: &Tensor) -> Result<Self> {
        let (out, inputs) = weight.dims2()?;
        let mut panels = vec![0.0; out.next_multiple_of(PANEL) * inputs];
        with_values(&weight.contiguous()?, |values| {
            panels.par_chunks_mut(PANEL * inputs).zip(values.par_chunks(PANEL * inputs)).for_each(
                |(panel, rows)| {
                    for (column, row) in rows.chunks(inputs).enumerate() {
                        for (target, value) in panel[column..].iter_mut().step_by(PANEL).zip(row) {
                            *target = *value;
                        }
                    }
                },
            );
            Ok(())
        })?;
        Ok(Packed { panels, out, inputs })
    }

    /// Outputs of the map.
    pub(crate) fn out(&self) -> usize {
        self.out
    }

    /// `x W^T` for rows `x` (rows, in).
    fn times(&self, x: &[f32]) -> Vec<f32> {
        let rows = x.len() / self.inputs;
        let panels = self.panels.len() / (PANEL * self.inputs);
        let tasks = if x.len() * self.out < PARALLEL_FROM {
            1
        } else {
            (4 * rayon::current_num_threads()).min(panels)
        };
        let share = panels.div_ceil(tasks);
        let run = |panels: &[f32]| ARCH.dispatch(Multiply { x, panels, inputs: self.inputs, rows });
        let mut parts: Vec<Vec<f32>> = if tasks == 1 {
            vec![run(&self.panels)]
        } else {
            self.panels.par_chunks(share * PANEL * self.inputs).map(run).collect()
        };
        if parts.len() == 1 && self.out.is_multiple_of(PANEL) {
            return parts.swap_remove(0);
        }
        let mut y = vec![0.0; rows * self.out];
        let width = share * PANEL;
        let gather = |(row, y): (usize, &mut [f32])| {
            for (y, part) in y.chunks_mut(width).zip(&parts) {
                let stride = part.len() / rows;
                y.copy_from_slice(&part[row * stride..][..y.len()]);
            }
        };
        if y.len() < super::PARALLEL_FROM {
            y.chunks_mut(self.out).enumerate().for_each(gather);
        } else {
            y.par_chunks_mut(self.out).with_min_len(16).enumerate().for_each(gather);
        }
        y
    }

    /// Maps a contiguous tensor (rows, in) to (rows, out), without gradients.
    pub(crate) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        x.contiguous()?.apply_op1_no_bwd(self)
    }
}

/// Some panels: the result is (rows, columns of these panels).
struct Multiply<'a> {
    x: &'a [f32],
    panels: &'a [f32],
    inputs: usize,
    rows: usize,
}

impl pulp::WithSimd for Multiply<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Vec<f32> {
        let Multiply { x, panels, inputs, rows } = self;
        let columns = panels.len() / inputs;
        let mut y = vec![0.0; rows * columns];
        let x = View { values: x, stride: inputs };
        let size = Size { rows, common: inputs, columns: PANEL };
        for (index, panel) in panels.chunks_exact(PANEL * inputs).enumerate() {
            let panel = View { values: panel, stride: PANEL };
            product(simd, (&mut y[index * PANEL..], columns), (x, Left::Rows), panel, size, false);
        }
        y
    }
}

impl CustomOp1 for Packed {
    fn name(&self) -> &'static str {
        "packed-product"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (rows, inputs) = layout.shape().dims2()?;
        if inputs != self.inputs {
            candle_core::bail!("rows of {inputs} values for a map of {}", self.inputs);
        }
        let y = self.times(super::values(x, layout)?);
        Ok((CpuStorage::F32(y), (rows, self.out).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    #[test]
    fn equals_the_dense_product() -> Result<()> {
        for (rows, inputs, out) in
            [(1, 7, 5), (1, 64, 96), (3, 33, 32), (8, 256, 1000), (70, 48, 130), (1, 512, 1024)]
        {
            let x = Tensor::randn(0f32, 1.0, (rows, inputs), &Device::Cpu)?;
            let weight = Tensor::randn(0f32, 1.0, (out, inputs), &Device::Cpu)?;
            let found = Packed::new(&weight)?.forward(&x)?;
            let off = (found - x.matmul(&weight.t()?)?)?.abs()?.max_all()?.to_scalar::<f32>()?;
            assert!(off < 2e-4, "{rows} x {inputs} x {out}: {off}");
        }
        Ok(())
    }
}
