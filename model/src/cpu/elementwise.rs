//! Normalisation, the gated unit and sums, each in one pass over memory, forward and backward.

use super::PARALLEL_FROM;
use super::simd::{self, ARCH};
use pulp::Simd;
use rayon::prelude::*;

/// Rows that one task takes; the order of sums over tasks is fixed, so results do not depend on threads.
const ROWS: usize = 64;

/// `y = x / sqrt(mean(x^2) + eps) * weight` of each row, and `1 / sqrt(..)` of each row.
pub(crate) fn rms_norm(x: &[f32], weight: &[f32], eps: f32) -> (Vec<f32>, Vec<f32>) {
    let width = weight.len();
    let mut y = vec![0.0; x.len()];
    let mut inverses = vec![0.0; x.len() / width];
    let run = |((y, inverses), x): ((&mut [f32], &mut [f32]), &[f32])| {
        ARCH.dispatch(Norm { x, weight, eps, y, inverses });
    };
    if x.len() < PARALLEL_FROM {
        run(((&mut y, &mut inverses), x));
    } else {
        let chunks = y.par_chunks_mut(ROWS * width).zip(inverses.par_chunks_mut(ROWS));
        chunks.zip(x.par_chunks(ROWS * width)).for_each(run);
    }
    (y, inverses)
}

struct Norm<'a> {
    x: &'a [f32],
    weight: &'a [f32],
    eps: f32,
    y: &'a mut [f32],
    inverses: &'a mut [f32],
}

impl pulp::WithSimd for Norm<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let width = self.weight.len();
        let rows = self.x.chunks(width).zip(self.y.chunks_mut(width)).zip(self.inverses);
        for ((x, y), inverse) in rows {
            *inverse = 1.0 / (simd::dot(simd, x, x) / width as f32 + self.eps).sqrt();
            let by = simd.splat_f32s(*inverse);
            let (vectors, rest) = S::as_simd_f32s(x);
            let (weights, weights_rest) = S::as_simd_f32s(self.weight);
            let (targets, targets_rest) = S::as_mut_simd_f32s(y);
            for ((target, x), weight) in targets.iter_mut().zip(vectors).zip(weights) {
                *target = simd.mul_f32s(simd.mul_f32s(*x, by), *weight);
            }
            for ((target, x), weight) in targets_rest.iter_mut().zip(rest).zip(weights_rest) {
                *target = x * *inverse * weight;
            }
        }
    }
}

/// Gradients of [`rms_norm`]: of `x`, plus `base` where given, and of the weight.
///
/// `dx = inv (g w) - x inv^3 / n sum(g w x)`; `dw = sum over rows of g x inv`.
pub(crate) fn rms_norm_gradient(
    x: &[f32],
    weight: &[f32],
    inverses: &[f32],
    gradient: &[f32],
    base: Option<&[f32]>,
) -> (Vec<f32>, Vec<f32>) {
    let width = weight.len();
    let mut dx = match base {
        Some(base) => base.to_vec(),
        None => vec![0.0; x.len()],
    };
    let parts: Vec<Vec<f32>> = dx
        .par_chunks_mut(ROWS * width)
        .zip(x.par_chunks(ROWS * width))
        .zip(gradient.par_chunks(ROWS * width))
        .zip(inverses.par_chunks(ROWS))
        .map(|(((dx, x), gradient), inverses)| {
            ARCH.dispatch(NormGradient { x, weight, inverses, gradient, dx })
        })
        .collect();
    let mut dw = vec![0.0; width];
    for part in parts {
        for (sum, value) in dw.iter_mut().zip(part) {
            *sum += value;
        }
    }
    (dx, dw)
}

struct NormGradient<'a> {
    x: &'a [f32],
    weight: &'a [f32],
    inverses: &'a [f32],
    gradient: &'a [f32],
    dx: &'a mut [f32],
}

impl pulp::WithSimd for NormGradient<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Vec<f32> {
        let width = self.weight.len();
        let mut dw = vec![0.0; width];
        let mut weighted = vec![0.0; width];
        let rows = self.x.chunks(width).zip(self.gradient.chunks(width)).zip(self.dx.chunks_mut(width));
        for (((x, gradient), dx), inverse) in rows.zip(self.inverses) {
            multiply(simd, gradient, self.weight, &mut weighted);
            let share = simd::dot(simd, &weighted, x) * inverse * inverse * inverse / width as f32;
            add_scaled(simd, dx, &weighted, *inverse);
            add_scaled(simd, dx, x, -share);
            multiply(simd, gradient, x, &mut weighted);
            add_scaled(simd, &mut dw, &weighted, *inverse);
        }
        dw
    }
}

#[inline(always)]
fn multiply<S: Simd>(simd: S, a: &[f32], b: &[f32], target: &mut [f32]) {
    let ((a, a_rest), (b, b_rest)) = (S::as_simd_f32s(a), S::as_simd_f32s(b));
    let (targets, targets_rest) = S::as_mut_simd_f32s(target);
    for ((target, a), b) in targets.iter_mut().zip(a).zip(b) {
        *target = simd.mul_f32s(*a, *b);
    }
    for ((target, a), b) in targets_rest.iter_mut().zip(a_rest).zip(b_rest) {
        *target = a * b;
    }
}

/// `target += factor * a`.
#[inline(always)]
fn add_scaled<S: Simd>(simd: S, target: &mut [f32], a: &[f32], factor: f32) {
    let (a, a_rest) = S::as_simd_f32s(a);
    let (targets, targets_rest) = S::as_mut_simd_f32s(target);
    let by = simd.splat_f32s(factor);
    for (target, a) in targets.iter_mut().zip(a) {
        *target = simd.mul_add_e_f32s(*a, by, *target);
    }
    for (target, a) in targets_rest.iter_mut().zip(a_rest) {
        *target += a * factor;
    }
}

/// `silu(gate) * up` of rows (2 * width) with the gate in the first half.
pub(crate) fn swiglu(gate_up: &[f32], width: usize) -> Vec<f32> {
    let mut out = vec![0.0; gate_up.len() / 2];
    let run = |(out, gate_up): (&mut [f32], &[f32])| ARCH.dispatch(Gated { gate_up, width, out });
    if gate_up.len() < PARALLEL_FROM {
        run((&mut out, gate_up));
    } else {
        out.par_chunks_mut(ROWS / 8 * width).zip(gate_up.par_chunks(ROWS / 4 * width)).for_each(run);
    }
    out
}

/// `1 / (1 + e^-x)`.
#[inline(always)]
fn sigmoid<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    let one = simd.splat_f32s(1.0);
    simd.div_f32s(one, simd.add_f32s(one, simd::exp(simd, simd.neg_f32s(x))))
}

struct Gated<'a> {
    gate_up: &'a [f32],
    width: usize,
    out: &'a mut [f32],
}

impl pulp::WithSimd for Gated<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        for (row, out) in self.gate_up.chunks(2 * self.width).zip(self.out.chunks_mut(self.width)) {
            let (gate, up) = row.split_at(self.width);
            let ((gates, gates_rest), (ups, ups_rest)) = (S::as_simd_f32s(gate), S::as_simd_f32s(up));
            let (targets, targets_rest) = S::as_mut_simd_f32s(out);
            for ((target, gate), up) in targets.iter_mut().zip(gates).zip(ups) {
                *target = simd.mul_f32s(simd.mul_f32s(*gate, sigmoid(simd, *gate)), *up);
            }
            for ((target, gate), up) in targets_rest.iter_mut().zip(gates_rest).zip(ups_rest) {
                *target = gate * sigmoid(pulp::Scalar, *gate) * up;
            }
        }
    }
}

/// Gradient of [`swiglu`] with respect to its rows, and its output once more.
pub(crate) fn swiglu_gradient(gate_up: &[f32], gradient: &[f32], width: usize) -> (Vec<f32>, Vec<f32>) {
    let mut out = vec![0.0; gradient.len()];
    let mut result = vec![0.0; gate_up.len()];
    result
        .par_chunks_mut(ROWS / 4 * width)
        .zip(out.par_chunks_mut(ROWS / 8 * width))
        .zip(gate_up.par_chunks(ROWS / 4 * width))
        .zip(gradient.par_chunks(ROWS / 8 * width))
        .for_each(|(((result, out), gate_up), gradient)| {
            ARCH.dispatch(GatedGradient { gate_up, gradient, width, result, out });
        });
    (result, out)
}

struct GatedGradient<'a> {
    gate_up: &'a [f32],
    gradient: &'a [f32],
    width: usize,
    result: &'a mut [f32],
    out: &'a mut [f32],
}

impl pulp::WithSimd for GatedGradient<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let width = self.width;
        let sources = self.gate_up.chunks(2 * width).zip(self.gradient.chunks(width));
        let targets = self.result.chunks_mut(2 * width).zip(self.out.chunks_mut(width));
        for ((row, gradient), (result, out)) in sources.zip(targets) {
            let (gate, up) = row.split_at(width);
            let (d_gate, d_up) = result.split_at_mut(width);
            let heads = (S::as_simd_f32s(gate), S::as_simd_f32s(up), S::as_simd_f32s(gradient));
            let ((gates, gates_rest), (ups, ups_rest), (gradients, gradients_rest)) = heads;
            let ((d_gates, d_gates_rest), (d_ups, d_ups_rest)) =
                (S::as_mut_simd_f32s(d_gate), S::as_mut_simd_f32s(d_up));
            let (outs, outs_rest) = S::as_mut_simd_f32s(out);
            let inputs = gates.iter().zip(ups).zip(gradients);
            for (((gate, up), gradient), ((d_gate, d_up), out)) in
                inputs.zip(d_gates.iter_mut().zip(d_ups).zip(outs))
            {
                (*d_gate, *d_up, *out) = gated(simd, *gate, *up, *gradient);
            }
            let inputs = gates_rest.iter().zip(ups_rest).zip(gradients_rest);
            for (((gate, up), gradient), ((d_gate, d_up), out)) in
                inputs.zip(d_gates_rest.iter_mut().zip(d_ups_rest).zip(outs_rest))
            {
                (*d_gate, *d_up, *out) = gated(pulp::Scalar, *gate, *up, *gradient);
            }
        }
    }
}

/// Gradients of gate and up, and the output: `s = sigmoid(gate)`, `d_gate = g up s (1 + gate (1 - s))`.
#[inline(always)]
fn gated<S: Simd>(simd: S, gate: S::f32s, up: S::f32s, gradient: S::f32s) -> (S::f32s, S::f32s, S::f32s) {
    let one = simd.splat_f32s(1.0);
    let s = sigmoid(simd, gate);
    let silu = simd.mul_f32s(gate, s);
    let slope = simd.mul_add_e_f32s(silu, simd.sub_f32s(one, s), s);
    let d_gate = simd.mul_f32s(simd.mul_f32s(gradient, up), slope);
    (d_gate, simd.mul_f32s(gradient, silu), simd.mul_f32s(silu, up))
}

/// `a += b`.
pub(crate) fn add(a: &mut [f32], b: &[f32]) {
    let sum = |(a, b): (&mut [f32], &[f32])| {
        for (a, b) in a.iter_mut().zip(b) {
            *a += b;
        }
    };
    if a.len() < PARALLEL_FROM {
        sum((a, b));
    } else {
        a.par_chunks_mut(PARALLEL_FROM).zip(b.par_chunks(PARALLEL_FROM)).for_each(sum);
    }
}
