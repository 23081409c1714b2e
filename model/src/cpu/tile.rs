//! Products of matrices that fit in the cache: the inside of attention.
//!
//! Four rows by two vectors of the result stay in registers while the common dimension runs, as in any matrix
//! product; there is no packing, because the callers lay out their tiles for it: rows of `b` and `c` are
//! contiguous and their width is a multiple of [`super::simd::MAX_LANES`].

use pulp::Simd;

/// How the left operand lies in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    /// Element (i, p) at `i * stride + p`.
    Rows,
    /// Element (i, p) at `p * stride + i`: the transpose of what is stored.
    Columns,
}

/// A matrix in a slice: values and the distance between rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) values: &'a [f32],
    pub(crate) stride: usize,
}

/// Sizes of a product: result rows, common dimension, result columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) rows: usize,
    pub(crate) common: usize,
    pub(crate) columns: usize,
}

/// `c = a b`, or `c += a b` with `add`; `c` has rows of distance `c_stride`.
#[inline(always)]
pub(crate) fn product<S: Simd>(
    simd: S,
    (c, c_stride): (&mut [f32], usize),
    (a, left): (View, Left),
    b: View,
    size: Size,
    add: bool,
) {
    let lanes = S::F32_LANES;
    let mut row = 0;
    while row < size.rows {
        let left_rows = size.rows - row;
        // Sixteen sums, two vectors and a factor stay in 32 registers, eight sums in 16.
        let eight = S::REGISTER_COUNT >= 32 && left_rows >= 8;
        let four = left_rows >= 4;
        let start = match left {
            Left::Rows => row * a.stride,
            Left::Columns => row,
        };
        let part = View { values: &a.values[start..], stride: a.stride };
        let target = &mut c[row * c_stride..];
        let mut column = 0;
        while column < size.columns {
            let b = View { values: &b.values[column..], stride: b.stride };
            let target = (&mut target[column..], c_stride);
            let two = column + 2 * lanes <= size.columns;
            match (four, two) {
                (true, true) if eight => {
                    micro::<S, 8, 2>(simd, target, (part, left), b, size.common, add);
                }
                (true, false) if eight => {
                    micro::<S, 8, 1>(simd, target, (part, left), b, size.common, add);
                }
                (true, true) => micro::<S, 4, 2>(simd, target, (part, left), b, size.common, add),
                (true, false) => micro::<S, 4, 1>(simd, target, (part, left), b, size.common, add),
                (false, true) => micro::<S, 1, 2>(simd, target, (part, left), b, size.common, add),
                (false, false) => micro::<S, 1, 1>(simd, target, (part, left), b, size.common, add),
            }
            column += if two { 2 * lanes } else { lanes };
        }
        row += if eight {
            8
        } else if four {
            4
        } else {
            1
        };
    }
}

/// `ROWS` rows by `VECTORS` vectors of the result.
#[inline(always)]
fn micro<S: Simd, const ROWS: usize, const VECTORS: usize>(
    simd: S,
    (c, c_stride): (&mut [f32], usize),
    (a, left): (View, Left),
    b: View,
    common: usize,
    add: bool,
) {
    let width = VECTORS * S::F32_LANES;
    let mut sums = [[simd.splat_f32s(0.0); VECTORS]; ROWS];
    match left {
        Left::Rows => {
            let mut rows = [&a.values[..0]; ROWS];
            for (index, row) in rows.iter_mut().enumerate() {
                *row = &a.values[index * a.stride..][..common];
            }
            // Counting up to the rows' own length lets the compiler drop the check of `row[p]`.
            for (p, b) in (0..common).zip(b.values.chunks(b.stride)) {
                let (vectors, _) = S::as_simd_f32s(&b[..width]);
                for row in 0..ROWS {
                    let factor = simd.splat_f32s(rows[row][p]);
                    for vector in 0..VECTORS {
                        sums[row][vector] = simd.mul_add_e_f32s(factor, vectors[vector], sums[row][vector]);
                    }
                }
            }
        }
        Left::Columns => {
            for (a, b) in a.values.chunks(a.stride).zip(b.values.chunks(b.stride)).take(common) {
                let (vectors, _) = S::as_simd_f32s(&b[..width]);
                for (sums, factor) in sums.iter_mut().zip(&a[..ROWS]) {
                    let factor = simd.splat_f32s(*factor);
                    for (sum, vector) in sums.iter_mut().zip(vectors) {
                        *sum = simd.mul_add_e_f32s(factor, *vector, *sum);
                    }
                }
            }
        }
    }
    for (row, sums) in c.chunks_mut(c_stride).zip(&sums) {
        let (targets, _) = S::as_mut_simd_f32s(&mut row[..width]);
        for (target, sum) in targets.iter_mut().zip(sums) {
            *target = if add { simd.add_f32s(*target, *sum) } else { *sum };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::simd::ARCH;
    use super::*;

    struct Run<'a> {
        c: &'a mut [f32],
        a: &'a [f32],
        left: Left,
        b: &'a [f32],
        size: Size,
        add: bool,
    }

    impl pulp::WithSimd for Run<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) {
            let Size { rows, common, columns } = self.size;
            let stride = if self.left == Left::Rows { common } else { rows };
            let a = View { values: self.a, stride };
            let b = View { values: self.b, stride: columns };
            product(simd, (self.c, columns), (a, self.left), b, self.size, self.add);
        }
    }

    #[test]
    fn equals_the_sum_of_products() {
        for (rows, common, columns) in
            [(1, 1, 16), (4, 8, 32), (7, 5, 48), (13, 32, 16), (6, 3, 64), (21, 9, 80)]
        {
            for left in [Left::Rows, Left::Columns] {
                for add in [false, true] {
                    let a: Vec<f32> = (0..rows * common).map(|i| (i as f32 * 0.37).sin()).collect();
                    let b: Vec<f32> = (0..common * columns).map(|i| (i as f32 * 0.11).cos()).collect();
                    let mut c = vec![0.5; rows * columns];
                    let size = Size { rows, common, columns };
                    ARCH.dispatch(Run { c: &mut c, a: &a, left, b: &b, size, add });
                    for i in 0..rows {
                        for j in 0..columns {
                            let at =
                                |p: usize| if left == Left::Rows { i * common + p } else { p * rows + i };
                            let mut sum: f32 = (0..common).map(|p| a[at(p)] * b[p * columns + j]).sum();
                            sum += if add { 0.5 } else { 0.0 };
                            let found = c[i * columns + j];
                            assert!((found - sum).abs() < 1e-5, "{size:?} {left:?} {i} {j}: {found} {sum}");
                        }
                    }
                }
            }
        }
    }
}
