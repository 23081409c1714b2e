//! Vector helpers over slices, generic in the instruction set that `pulp` finds at run time.
//!
//! Every function is `#[inline(always)]`: it must be compiled into its caller's instruction set. No closures in
//! here for the same reason.

use pulp::Simd;
use std::sync::LazyLock;

/// The instruction set of this machine.
pub(crate) static ARCH: LazyLock<pulp::Arch> = LazyLock::new(pulp::Arch::new);

/// Lanes of the widest vector that any supported instruction set has; padding to it suits all.
pub(crate) const MAX_LANES: usize = 16;

/// `count` rounded up to a multiple of [`MAX_LANES`].
pub(crate) fn padded(count: usize) -> usize {
    count.next_multiple_of(MAX_LANES)
}

/// e^x to about 2 units in the last place, for x within -87..=88; outside it is clamped.
///
/// Splits x = n ln 2 + r and evaluates a polynomial of degree 6 in r (minimax coefficients of the Cephes library).
#[inline(always)]
pub(crate) fn exp<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    // 1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    const COEFFICIENTS: [f32; 5] = [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 5e-1];
    let x = simd.max_f32s(x, simd.splat_f32s(-87.0));
    let x = simd.min_f32s(x, simd.splat_f32s(88.0));
    let shifted = simd.mul_add_e_f32s(x, simd.splat_f32s(std::f32::consts::LOG2_E), simd.splat_f32s(ROUND));
    let n = simd.sub_f32s(shifted, simd.splat_f32s(ROUND));
    let r = simd.mul_add_e_f32s(n, simd.splat_f32s(-0.693_359_4), x);
    let r = simd.mul_add_e_f32s(n, simd.splat_f32s(2.121_944_4e-4), r);
    let mut p = simd.splat_f32s(1.987_569_1e-4);
    for coefficient in COEFFICIENTS {
        p = simd.mul_add_e_f32s(p, r, simd.splat_f32s(coefficient));
    }
    let tail = simd.add_f32s(r, simd.splat_f32s(1.0));
    let y = simd.mul_add_e_f32s(p, simd.mul_f32s(r, r), tail);
    let exponent = simd.wrapping_dyn_shl_u32s(simd.transmute_u32s_f32s(shifted), simd.splat_u32s(23));
    simd.transmute_f32s_u32s(simd.add_u32s(simd.transmute_u32s_f32s(y), exponent))
}

/// e^x of one number, by the same polynomial.
#[inline(always)]
pub(crate) fn exp_one(x: f32) -> f32 {
    exp(pulp::Scalar, x)
}

/// Sum of products.
#[inline(always)]
pub(crate) fn dot<S: Simd>(simd: S, a: &[f32], b: &[f32]) -> f32 {
    let (a_vectors, a_rest) = S::as_simd_f32s(a);
    let (b_vectors, b_rest) = S::as_simd_f32s(b);
    let mut sums = [simd.splat_f32s(0.0); 4];
    let (a_fours, a_ones) = pulp::as_arrays::<4, _>(a_vectors);
    let (b_fours, b_ones) = pulp::as_arrays::<4, _>(b_vectors);
    for (a, b) in a_fours.iter().zip(b_fours) {
        for lane in 0..4 {
            sums[lane] = simd.mul_add_e_f32s(a[lane], b[lane], sums[lane]);
        }
    }
    for (a, b) in a_ones.iter().zip(b_ones) {
        sums[0] = simd.mul_add_e_f32s(*a, *b, sums[0]);
    }
    let sum = simd.add_f32s(simd.add_f32s(sums[0], sums[1]), simd.add_f32s(sums[2], sums[3]));
    let mut sum = simd.reduce_sum_f32s(sum);
    for (a, b) in a_rest.iter().zip(b_rest) {
        sum += a * b;
    }
    sum
}

/// Turns `row` into exp(row - shift) and gives the sum.
#[inline(always)]
pub(crate) fn exp_shifted<S: Simd>(simd: S, row: &mut [f32], shift: f32) -> f32 {
    let (vectors, rest) = S::as_mut_simd_f32s(row);
    let by = simd.splat_f32s(shift);
    let mut sum = simd.splat_f32s(0.0);
    for vector in vectors {
        *vector = exp(simd, simd.sub_f32s(*vector, by));
        sum = simd.add_f32s(sum, *vector);
    }
    let mut sum = simd.reduce_sum_f32s(sum);
    for x in rest {
        *x = exp_one(*x - shift);
        sum += *x;
    }
    sum
}

/// Largest value; negative infinity for an empty row.
#[inline(always)]
pub(crate) fn max<S: Simd>(simd: S, row: &[f32]) -> f32 {
    let (vectors, rest) = S::as_simd_f32s(row);
    let mut largest = simd.splat_f32s(f32::NEG_INFINITY);
    for vector in vectors {
        largest = simd.max_f32s(largest, *vector);
    }
    let mut largest = simd.reduce_max_f32s(largest);
    for x in rest {
        largest = largest.max(*x);
    }
    largest
}

/// Multiplies every value.
#[inline(always)]
pub(crate) fn scale<S: Simd>(simd: S, row: &mut [f32], factor: f32) {
    let (vectors, rest) = S::as_mut_simd_f32s(row);
    let by = simd.splat_f32s(factor);
    for vector in vectors {
        *vector = simd.mul_f32s(*vector, by);
    }
    for x in rest {
        *x *= factor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Exp<'a>(&'a mut [f32]);

    impl pulp::WithSimd for Exp<'_> {
        type Output = f32;

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) -> f32 {
            exp_shifted(simd, self.0, 0.0)
        }
    }

    #[test]
    fn exp_is_exact_to_a_few_units_in_the_last_place() {
        let inputs: Vec<f32> = (-8700..=8800).map(|i| i as f32 / 100.0).collect();
        let mut outputs = inputs.clone();
        ARCH.dispatch(Exp(&mut outputs));
        for (x, y) in inputs.iter().zip(&outputs) {
            let exact = f64::from(*x).exp();
            let error = (f64::from(*y) - exact).abs() / exact;
            assert!(error < 4e-7, "exp({x}) = {y}, off by {error:e}");
            assert!((f64::from(exp_one(*x)) - exact).abs() / exact < 4e-7, "scalar exp({x})");
        }
    }
}
