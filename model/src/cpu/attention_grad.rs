//! The backward pass of [`super::attention`].
//!
//! With `p` the attention weights and `g` the gradient of the output: `dV = p^T g`, `dp = g V^T`,
//! `ds = p * (dp - rowsum(g * o))`, `dQ = ds K`, `dK = ds^T Q`. The weights are made again from the normalisers.

use super::attention::{BLOCK, Block, Mixed, Shape, gathered, load_queries, rotate_row, transposed};
use super::simd::{self, ARCH, padded};
use super::tile::{Left, Size, View, product};
use pulp::Simd;
use rayon::prelude::*;

/// Gradient of the rows before turning (batch * seq, [`Shape::row`]).
///
/// `rows` are turned queries and keys with values, `gradient` (batch * seq, query width) is that of the output;
/// `cos` and `sin` as for [`super::attention::rotate`].
pub(crate) fn backward(
    rows: &[f32],
    mixed: &Mixed,
    gradient: &[f32],
    shape: Shape,
    cos: &[f32],
    sin: &[f32],
) -> Vec<f32> {
    let tasks: Vec<Vec<f32>> = (0..shape.batch * shape.kv_heads)
        .into_par_iter()
        .map(|task| ARCH.dispatch(Backward { rows, mixed, gradient, shape, task }))
        .collect();
    let (group, width) = (shape.group(), shape.width);
    let tile = (group + 2) * width;
    let mut result = vec![0.0; rows.len()];
    result.par_chunks_mut(shape.row()).with_min_len(64).enumerate().for_each(|(index, row)| {
        let (batch, position) = (index / shape.seq, index % shape.seq);
        for head in 0..shape.kv_heads {
            let source = &tasks[batch * shape.kv_heads + head][position * tile..][..tile];
            let (queries, rest) = source.split_at(group * width);
            let (key, value) = rest.split_at(width);
            row[head * group * width..][..group * width].copy_from_slice(queries);
            row[shape.key(head)..][..width].copy_from_slice(key);
            row[shape.value(head)..][..width].copy_from_slice(value);
        }
        let turned = (shape.heads + shape.kv_heads) * width;
        rotate_row(&mut row[..turned], shape, position, cos, sin, true);
    });
    result
}

/// One key head of one sequence: gradients (seq, group * width + 2 * width) of queries, key and value.
struct Backward<'a> {
    rows: &'a [f32],
    mixed: &'a Mixed,
    gradient: &'a [f32],
    shape: Shape,
    task: usize,
}

/// Tiles of one key head.
struct Tiles {
    /// (width, padded seq)
    keys_across: Vec<f32>,
    values_across: Vec<f32>,
    /// (padded seq, padded width)
    keys: Vec<f32>,
    key_gradient: Vec<f32>,
    value_gradient: Vec<f32>,
}

/// Memory of one block of rows, used again for the next.
#[derive(Default)]
struct Scratch {
    /// (rows, padded width): scaled queries, output gradient, query gradient.
    queries: Vec<f32>,
    gradient: Vec<f32>,
    query_gradient: Vec<f32>,
    /// (rows, keys): weights, and the gradient of scores.
    weights: Vec<f32>,
    scores: Vec<f32>,
}

impl pulp::WithSimd for Backward<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Vec<f32> {
        let Backward { rows, mixed, gradient, shape, task } = self;
        let (batch, kv_head) = (task / shape.kv_heads, task % shape.kv_heads);
        let (group, width, step) = (shape.group(), shape.width, shape.row());
        let sequence = &rows[shape.offset(batch, 0)..][..shape.seq * step];
        let keys = &sequence[shape.key(kv_head)..];
        let mut tiles = Tiles {
            keys_across: transposed(keys, step, shape.seq, width),
            values_across: transposed(&sequence[shape.value(kv_head)..], step, shape.seq, width),
            keys: gathered(keys, step, shape.seq, width),
            key_gradient: vec![0.0; padded(shape.seq) * padded(width)],
            value_gradient: vec![0.0; padded(shape.seq) * padded(width)],
        };
        let mut scratch = Scratch::default();
        let tile = (group + 2) * width;
        let mut result = vec![0.0; shape.seq * tile];
        for member in 0..group {
            let head = kv_head * group + member;
            for first in (0..shape.seq).step_by(BLOCK) {
                let block = Block::new(first, BLOCK.min(shape.seq - first), shape.window);
                let start = (batch * shape.seq + first) * shape.query_width() + head * width;
                let normalisers = &mixed.normalisers[(batch * shape.heads + head) * shape.seq + first..];
                load_queries(
                    &sequence[first * step + head * width..],
                    step,
                    block.rows,
                    shape,
                    &mut scratch.queries,
                );
                let outer = (&mixed.values[start..], &gradient[start..]);
                block_gradient(simd, block, shape, outer, normalisers, &mut tiles, &mut scratch);
                for (row, source) in scratch.query_gradient.chunks(padded(width)).enumerate() {
                    let target = (first + row) * tile + member * width;
                    for (value, source) in result[target..target + width].iter_mut().zip(source) {
                        *value = source * shape.scale();
                    }
                }
            }
        }
        for (position, row) in result.chunks_mut(tile).enumerate() {
            let (key, value) = row[group * width..].split_at_mut(width);
            let source = position * padded(width);
            key.copy_from_slice(&tiles.key_gradient[source..source + width]);
            value.copy_from_slice(&tiles.value_gradient[source..source + width]);
        }
        result
    }
}

/// Adds one block's part to the gradients of keys and values and leaves that of its queries in `scratch`.
///
/// `outer` holds output and its gradient, each with rows of distance query width.
#[inline(always)]
fn block_gradient<S: Simd>(
    simd: S,
    block: Block,
    shape: Shape,
    (output, gradient): (&[f32], &[f32]),
    normalisers: &[f32],
    tiles: &mut Tiles,
    scratch: &mut Scratch,
) {
    let (width, stride, n) = (shape.width, padded(shape.width), block.keys());
    let across = padded(shape.seq);
    let Scratch { queries, gradient: own, query_gradient, weights, scores } = scratch;
    weights.resize(block.rows * n, 0.0);
    scores.resize(block.rows * n, 0.0);
    own.clear();
    own.resize(block.rows * stride, 0.0);
    query_gradient.resize(block.rows * stride, 0.0);

    let size = Size { rows: block.rows, common: width, columns: n };
    let queries = View { values: queries, stride };
    let keys_across = View { values: &tiles.keys_across[block.low..], stride: across };
    product(simd, (weights, n), (queries, Left::Rows), keys_across, size, false);
    for (row, weights) in weights.chunks_mut(n).enumerate() {
        let (from, to) = block.seen(row);
        simd::exp_shifted(simd, weights, normalisers[row]);
        weights[..from].fill(0.0);
        weights[to..].fill(0.0);
    }

    for (target, row) in own.chunks_mut(stride).zip(gradient.chunks(shape.query_width())) {
        target[..width].copy_from_slice(&row[..width]);
    }
    let own = View { values: own, stride };
    let values_across = View { values: &tiles.values_across[block.low..], stride: across };
    product(simd, (scores, n), (own, Left::Rows), values_across, size, false);

    let by_key = Size { rows: n, common: block.rows, columns: stride };
    let target = (&mut tiles.value_gradient[block.low * stride..], stride);
    product(simd, target, (View { values: weights, stride: n }, Left::Columns), own, by_key, true);

    let pairs = scores.chunks_mut(n).zip(weights.chunks(n)).zip(output.chunks(shape.query_width()));
    for (row, ((scores, weights), output)) in pairs.enumerate() {
        let mean = simd::dot(simd, &own.values[row * stride..][..width], &output[..width]);
        softmax_gradient(simd, scores, weights, mean);
    }
    let scores = View { values: scores, stride: n };
    let keys = View { values: &tiles.keys[block.low * stride..], stride };
    let by_query = Size { rows: block.rows, common: n, columns: stride };
    product(simd, (query_gradient, stride), (scores, Left::Rows), keys, by_query, false);
    let target = (&mut tiles.key_gradient[block.low * stride..], stride);
    product(simd, target, (scores, Left::Columns), queries, by_key, true);
}

/// `scores = weights * (scores - mean)`.
#[inline(always)]
fn softmax_gradient<S: Simd>(simd: S, scores: &mut [f32], weights: &[f32], mean: f32) {
    let (scores, _) = S::as_mut_simd_f32s(scores);
    let (weights, _) = S::as_simd_f32s(weights);
    let mean = simd.splat_f32s(mean);
    for (score, weight) in scores.iter_mut().zip(weights) {
        *score = simd.mul_f32s(*weight, simd.sub_f32s(*score, mean));
    }
}
