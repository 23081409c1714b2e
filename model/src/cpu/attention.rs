//! Causal attention in tiles that stay in the cache, for training and for serving.
//!
//! For each key head, 32 rows of queries at a time meet all the keys they may see; the scores of such a block are
//! never written to memory. `o_i = sum_j softmax_j(q_i k_j / sqrt(d)) v_j` over `j <= i` and `i - j < window`.
//! The logarithm of each row's normaliser is kept, so that the backward pass can make the weights again.

use super::simd::{self, ARCH, MAX_LANES, padded};
use super::tile::{Left, Size, View, product};
use pulp::Simd;
use rayon::prelude::*;

/// Query rows that are computed together.
pub(crate) const BLOCK: usize = 32;

/// Sizes of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) batch: usize,
    pub(crate) seq: usize,
    pub(crate) heads: usize,
    pub(crate) kv_heads: usize,
    /// Of one head.
    pub(crate) width: usize,
    /// Positions that a position sees, itself included.
    pub(crate) window: usize,
}

impl Shape {
    /// Query heads that share a key head.
    pub(crate) fn group(&self) -> usize {
        self.heads / self.kv_heads
    }

    /// Values of all query heads.
    pub(crate) fn query_width(&self) -> usize {
        self.heads * self.width
    }

    /// Values of a row: queries, keys, values.
    pub(crate) fn row(&self) -> usize {
        (self.heads + 2 * self.kv_heads) * self.width
    }

    /// First value of key head `head` in a row.
    pub(crate) fn key(&self, head: usize) -> usize {
        (self.heads + head) * self.width
    }

    /// First value of value head `head` in a row.
    pub(crate) fn value(&self, head: usize) -> usize {
        (self.heads + self.kv_heads + head) * self.width
    }

    pub(crate) fn scale(&self) -> f32 {
        1.0 / (self.width as f32).sqrt()
    }

    /// First value of sequence `batch` at position `position`.
    pub(crate) fn offset(&self, batch: usize, position: usize) -> usize {
        (batch * self.seq + position) * self.row()
    }
}

/// Turns the queries and keys of `rows` (n, [`Shape::row`]) by their positions; `back` turns the other way.
///
/// `cos` and `sin` are (seq, width / 2), row 0 for the first position of the call.
pub(crate) fn rotate(rows: &mut [f32], shape: Shape, cos: &[f32], sin: &[f32], back: bool) {
    let turned = (shape.heads + shape.kv_heads) * shape.width;
    let few = rows.len() < super::PARALLEL_FROM;
    let turn = |(index, row): (usize, &mut [f32])| {
        rotate_row(&mut row[..turned], shape, index % shape.seq, cos, sin, back);
    };
    if few {
        rows.chunks_mut(shape.row()).enumerate().for_each(turn);
    } else {
        rows.par_chunks_mut(shape.row()).with_min_len(64).enumerate().for_each(turn);
    }
}

/// Turns the heads of one row.
pub(crate) fn rotate_row(
    heads: &mut [f32],
    shape: Shape,
    position: usize,
    cos: &[f32],
    sin: &[f32],
    back: bool,
) {
    let half = shape.width / 2;
    let cos = &cos[position * half..][..half];
    let sin = &sin[position * half..][..half];
    for head in heads.chunks_exact_mut(shape.width) {
        let (low, high) = head.split_at_mut(half);
        for (((x, y), c), s) in low.iter_mut().zip(high).zip(cos).zip(sin) {
            let s = if back { -s } else { *s };
            (*x, *y) = (*x * c - *y * s, *y * c + *x * s);
        }
    }
}

/// Keys of one head, transposed: (width, stride), zero from `count` on. `source` gives row `j` at `j * step`.
pub(crate) fn transposed(source: &[f32], step: usize, count: usize, width: usize) -> Vec<f32> {
    let stride = padded(count);
    let mut result = vec![0.0; width * stride];
    for start in (0..count).step_by(MAX_LANES) {
        let end = (start + MAX_LANES).min(count);
        for d in 0..width {
            let target = &mut result[d * stride + start..d * stride + end];
            for (value, row) in target.iter_mut().zip(source[start * step + d..].iter().step_by(step)) {
                *value = *row;
            }
        }
    }
    result
}

/// Rows of one head side by side, each padded with zeros: (padded count, padded width).
pub(crate) fn gathered(source: &[f32], step: usize, count: usize, width: usize) -> Vec<f32> {
    let stride = padded(width);
    let mut result = vec![0.0; padded(count) * stride];
    for (target, row) in result.chunks_mut(stride).zip(source.chunks(step)).take(count) {
        target[..width].copy_from_slice(&row[..width]);
    }
    result
}

/// Queries `first..first + rows` against keys `low..high`, both bounds multiples of the vector width.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    /// Position of the first query.
    pub(crate) first: usize,
    pub(crate) rows: usize,
    pub(crate) low: usize,
    pub(crate) high: usize,
    window: usize,
    /// Rows of one position.
    members: usize,
}

impl Block {
    pub(crate) fn new(first: usize, rows: usize, window: usize) -> Self {
        let low = (first + 1).saturating_sub(window) / MAX_LANES * MAX_LANES;
        Block { first, rows, low, high: padded(first + rows), window, members: 1 }
    }

    /// The same positions, each with `members` rows under each other.
    pub(crate) fn of_groups(self, members: usize) -> Self {
        Block { rows: self.rows * members, members, ..self }
    }

    /// Keys in the block.
    pub(crate) fn keys(&self) -> usize {
        self.high - self.low
    }

    /// Where row `row` may look, counted from `low`.
    pub(crate) fn seen(&self, row: usize) -> (usize, usize) {
        let position = self.first + row / self.members;
        ((position + 1).saturating_sub(self.window).max(self.low) - self.low, position + 1 - self.low)
    }
}

/// Attention of one block: `out` (rows, padded width) and one normaliser a row.
///
/// `queries` (rows, width) are already scaled; `keys` (width, stride) and `values` (positions, padded width) start
/// at position 0.
#[inline(always)]
pub(crate) fn attend<S: Simd>(
    simd: S,
    block: Block,
    width: usize,
    (queries, keys, values): (View, View, View),
    scores: &mut Vec<f32>,
    out: &mut [f32],
    normalisers: &mut [f32],
) {
    let n = block.keys();
    scores.resize(block.rows * n, 0.0);
    let seen = View { values: &keys.values[block.low..], stride: keys.stride };
    let size = Size { rows: block.rows, common: width, columns: n };
    product(simd, (scores, n), (queries, Left::Rows), seen, size, false);
    let out_width = padded(width);
    for (row, scores) in scores.chunks_mut(n).enumerate() {
        let (from, to) = block.seen(row);
        scores[..from].fill(f32::NEG_INFINITY);
        scores[to..].fill(f32::NEG_INFINITY);
        let largest = simd::max(simd, scores);
        let sum = simd::exp_shifted(simd, scores, largest);
        scores[..from].fill(0.0);
        scores[to..].fill(0.0);
        simd::scale(simd, scores, 1.0 / sum);
        normalisers[row] = largest + sum.ln();
    }
    let values = View { values: &values.values[block.low * values.stride..], stride: values.stride };
    let size = Size { rows: block.rows, common: n, columns: out_width };
    product(simd, (out, out_width), (View { values: scores, stride: n }, Left::Rows), values, size, false);
}

/// Copies `rows` scaled query rows of one head into `target` (rows, padded width).
#[inline(always)]
pub(crate) fn load_queries(source: &[f32], step: usize, rows: usize, shape: Shape, target: &mut Vec<f32>) {
    let stride = padded(shape.width);
    let scale = shape.scale();
    target.clear();
    target.resize(rows * stride, 0.0);
    for (target, row) in target.chunks_mut(stride).zip(source.chunks(step)) {
        for (value, source) in target.iter_mut().zip(&row[..shape.width]) {
            *value = source * scale;
        }
    }
}

/// What the forward pass gives: the mixed values (batch * seq, query width) and the normalisers
/// (batch * heads, seq).
#[derive(Debug)]
pub(crate) struct Mixed {
    pub(crate) values: Vec<f32>,
    pub(crate) normalisers: Vec<f32>,
}

/// Attention of whole sequences; `rows` (batch * seq, [`Shape::row`]) with queries and keys already turned.
pub(crate) fn forward(rows: &[f32], shape: Shape) -> Mixed {
    let tasks: Vec<(Vec<f32>, Vec<f32>)> = (0..shape.batch * shape.kv_heads)
        .into_par_iter()
        .map(|task| ARCH.dispatch(Forward { rows, shape, task }))
        .collect();
    let tile = shape.group() * shape.width;
    let mut values = vec![0.0; shape.batch * shape.seq * shape.query_width()];
    values.par_chunks_mut(shape.query_width()).with_min_len(64).enumerate().for_each(|(index, row)| {
        let (batch, position) = (index / shape.seq, index % shape.seq);
        for (head, target) in row.chunks_mut(tile).enumerate() {
            let source = &tasks[batch * shape.kv_heads + head].0[position * tile..][..tile];
            target.copy_from_slice(source);
        }
    });
    Mixed { values, normalisers: tasks.into_iter().flat_map(|task| task.1).collect() }
}

/// One key head of one sequence: values (seq, group * width) and normalisers (group, seq).
struct Forward<'a> {
    rows: &'a [f32],
    shape: Shape,
    task: usize,
}

impl pulp::WithSimd for Forward<'_> {
    type Output = (Vec<f32>, Vec<f32>);

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let Forward { rows, shape, task } = self;
        let (batch, kv_head) = (task / shape.kv_heads, task % shape.kv_heads);
        let (group, width, step) = (shape.group(), shape.width, shape.row());
        let sequence = &rows[shape.offset(batch, 0)..][..shape.seq * step];
        let keys = transposed(&sequence[shape.key(kv_head)..], step, shape.seq, width);
        let values = gathered(&sequence[shape.value(kv_head)..], step, shape.seq, width);
        let keys = View { values: &keys, stride: padded(shape.seq) };
        let values = View { values: &values, stride: padded(width) };
        let (mut queries, mut scores) = (Vec::new(), Vec::new());
        let mut out = vec![0.0; BLOCK * padded(width)];
        let mut mixed = vec![0.0; shape.seq * group * width];
        let mut normalisers = vec![0.0; group * shape.seq];
        for member in 0..group {
            let head = (kv_head * group + member) * width;
            for first in (0..shape.seq).step_by(BLOCK) {
                let block = Block::new(first, BLOCK.min(shape.seq - first), shape.window);
                load_queries(&sequence[first * step + head..], step, block.rows, shape, &mut queries);
                let queries = View { values: &queries, stride: padded(width) };
                let normalisers = &mut normalisers[member * shape.seq + first..][..block.rows];
                attend(simd, block, width, (queries, keys, values), &mut scores, &mut out, normalisers);
                for (row, out) in out.chunks(padded(width)).take(block.rows).enumerate() {
                    let target = ((first + row) * group + member) * width;
                    mixed[target..target + width].copy_from_slice(&out[..width]);
                }
            }
        }
        (mixed, normalisers)
    }
}
