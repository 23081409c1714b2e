//! Attention over a cache, for serving: keys are kept transposed, so that a new query meets them as one product.
//!
//! Three steps a layer: new keys are turned and written, new values are written, and the queries, turned on the
//! way, are attended. Nothing is copied out of the cache.

use super::attention::{BLOCK, Block, Shape, attend, rotate_row};
use super::simd::{ARCH, padded};
use super::tile::View;
use super::values;
use candle_core::{CpuStorage, CustomOp3, InplaceOp2, Layout, Result, Shape as Dims, Tensor};
use pulp::Simd;
use rayon::prelude::*;
use std::sync::Arc;

/// Multiplications below which a step is not worth another thread.
const PARALLEL_FROM: usize = 1 << 17;

/// One call: its sizes, the position of its first token, and the rotary tables (positions, width / 2).
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) shape: Shape,
    pub(crate) start: usize,
    pub(crate) cos: Arc<[f32]>,
    pub(crate) sin: Arc<[f32]>,
}

/// Shape of cached keys, (batch, kv_heads, width, positions), and of values, (batch, kv_heads, positions, width),
/// padded to whole vectors.
pub(crate) fn cache_shapes(batch: usize, kv_heads: usize, capacity: usize, width: usize) -> [[usize; 4]; 2] {
    [[batch, kv_heads, width, padded(capacity)], [batch, kv_heads, padded(capacity), padded(width)]]
}

/// Writes the new keys and values of `qkv` (batch * seq, [`Shape::row`]) and attends its queries.
pub(crate) fn attention(qkv: &Tensor, keys: &Tensor, values: &Tensor, step: Step) -> Result<Tensor> {
    let qkv = qkv.contiguous()?.detach();
    keys.inplace_op2(&qkv, &WriteKeys(step.clone()))?;
    values.inplace_op2(&qkv, &WriteValues(step.clone()))?;
    qkv.apply_op3_no_bwd(keys, values, &Attend(step))
}

/// All values of a cache tensor, which is always whole and contiguous.
fn whole<'a>(storage: &'a mut CpuStorage, layout: &Layout) -> Result<&'a mut [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(values), Some((start, end))) => Ok(&mut values[start..end]),
        _ => candle_core::bail!("the cache is contiguous f32"),
    }
}

struct WriteKeys(Step);

impl InplaceOp2 for WriteKeys {
    fn name(&self) -> &'static str {
        "write-keys"
    }

    fn cpu_fwd(
        &self,
        cache: &mut CpuStorage,
        cache_layout: &Layout,
        rows: &CpuStorage,
        rows_layout: &Layout,
    ) -> Result<()> {
        let Step { shape, start, ref cos, ref sin } = self.0;
        let stride = cache_layout.dims()[3];
        let rows = values(rows, rows_layout)?;
        let cache = whole(cache, cache_layout)?;
        let mut keys = vec![0.0; shape.kv_heads * shape.width];
        for batch in 0..shape.batch {
            for index in 0..shape.seq {
                let row = &rows[shape.offset(batch, index) + shape.key(0)..];
                keys.copy_from_slice(&row[..shape.kv_heads * shape.width]);
                rotate_row(&mut keys, shape, start + index, cos, sin, false);
                let first = batch * shape.kv_heads * shape.width * stride + start + index;
                for (target, value) in cache[first..].iter_mut().step_by(stride).zip(&keys) {
                    *target = *value;
                }
            }
        }
        Ok(())
    }
}

struct WriteValues(Step);

impl InplaceOp2 for WriteValues {
    fn name(&self) -> &'static str {
        "write-values"
    }

    fn cpu_fwd(
        &self,
        cache: &mut CpuStorage,
        cache_layout: &Layout,
        rows: &CpuStorage,
        rows_layout: &Layout,
    ) -> Result<()> {
        let Step { shape, start, .. } = self.0;
        let (positions, stride) = (cache_layout.dims()[2], cache_layout.dims()[3]);
        let rows = values(rows, rows_layout)?;
        let cache = whole(cache, cache_layout)?;
        for batch in 0..shape.batch {
            for index in 0..shape.seq {
                for head in 0..shape.kv_heads {
                    let row = &rows[shape.offset(batch, index) + shape.value(head)..][..shape.width];
                    let place = ((batch * shape.kv_heads + head) * positions + start + index) * stride;
                    cache[place..place + shape.width].copy_from_slice(row);
                }
            }
        }
        Ok(())
    }
}

struct Attend(Step);

impl CustomOp3 for Attend {
    fn name(&self) -> &'static str {
        "attend"
    }

    fn cpu_fwd(
        &self,
        rows: &CpuStorage,
        rows_layout: &Layout,
        keys: &CpuStorage,
        keys_layout: &Layout,
        cached: &CpuStorage,
        cached_layout: &Layout,
    ) -> Result<(CpuStorage, Dims)> {
        let shape = self.0.shape;
        let keys = View { values: values(keys, keys_layout)?, stride: keys_layout.dims()[3] };
        let cached = View { values: values(cached, cached_layout)?, stride: cached_layout.dims()[3] };
        let rows = values(rows, rows_layout)?;
        let run = |task: usize| ARCH.dispatch(One { rows, keys, cached, step: &self.0, task });
        let tasks = shape.batch * shape.kv_heads;
        let work = shape.batch * shape.seq * shape.query_width() * (self.0.start + shape.seq);
        let parts: Vec<Vec<f32>> = if work < PARALLEL_FROM {
            (0..tasks).map(run).collect()
        } else {
            (0..tasks).into_par_iter().map(run).collect()
        };
        let tile = shape.group() * shape.width;
        let mut result = vec![0.0; shape.batch * shape.seq * shape.query_width()];
        for (index, row) in result.chunks_mut(shape.query_width()).enumerate() {
            let (batch, position) = (index / shape.seq, index % shape.seq);
            for (head, target) in row.chunks_mut(tile).enumerate() {
                let part = &parts[batch * shape.kv_heads + head];
                target.copy_from_slice(&part[position * tile..][..tile]);
            }
        }
        Ok((CpuStorage::F32(result), (shape.batch * shape.seq, shape.query_width()).into()))
    }
}

/// All query heads of one key head of one sequence: (seq, group * width).
struct One<'a> {
    rows: &'a [f32],
    keys: View<'a>,
    cached: View<'a>,
    step: &'a Step,
    task: usize,
}

impl pulp::WithSimd for One<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Vec<f32> {
        let One { rows, keys, cached, step, task } = self;
        let Step { shape, start, ref cos, ref sin } = *step;
        let (batch, head) = (task / shape.kv_heads, task % shape.kv_heads);
        let (group, width, stride) = (shape.group(), shape.width, padded(shape.width));
        let keys = View { values: &keys.values[task * width * keys.stride..], stride: keys.stride };
        // Positions of the cache, which is padded to them.
        let positions = keys.stride;
        let cached =
            View { values: &cached.values[task * positions * cached.stride..], stride: cached.stride };
        let together = (BLOCK / group).max(1);
        let mut queries = vec![0.0; together * group * stride];
        let mut scores = Vec::new();
        let mut out = vec![0.0; together * group * stride];
        let mut normalisers = vec![0.0; together * group];
        let mut result = vec![0.0; shape.seq * group * width];
        for first in (0..shape.seq).step_by(together) {
            let count = together.min(shape.seq - first);
            for index in 0..count {
                let source =
                    &rows[shape.offset(batch, first + index) + head * group * width..][..group * width];
                for (member, source) in source.chunks(width).enumerate() {
                    let target = &mut queries[(index * group + member) * stride..][..width];
                    for (target, value) in target.iter_mut().zip(source) {
                        *target = value * shape.scale();
                    }
                    rotate_row(target, shape, start + first + index, cos, sin, false);
                }
            }
            let block = Block::new(start + first, count, shape.window).of_groups(group);
            let queries = View { values: &queries, stride };
            attend(simd, block, width, (queries, keys, cached), &mut scores, &mut out, &mut normalisers);
            let target = &mut result[first * group * width..][..count * group * width];
            for (target, out) in target.chunks_mut(width).zip(out.chunks(stride)) {
                target.copy_from_slice(&out[..width]);
            }
        }
        result
    }
}
