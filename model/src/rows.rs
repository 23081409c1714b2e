//! Rows of quantised weights, as bytes that can be moved without touching what they hold.
//!
//! A quantised row is a run of whole blocks. llama.cpp turns neighbouring pairs of a head's values, Hugging Face
//! turns its two halves; llama.cpp's converter therefore reorders the rows of query and key weights, and here
//! they are put back, so that one decoder serves both. The memory is aligned for every block type.

use candle_core::Device;
use candle_core::quantized::{GgmlDType, QStorage, QTensor};
use std::borrow::Cow;

/// Rows of a quantised matrix in memory that is aligned for every block type.
#[derive(Debug)]
pub(crate) struct Rows {
    dtype: GgmlDType,
    shape: Vec<usize>,
    words: Vec<u64>,
    bytes: usize,
}

impl Rows {
    /// Memory for `bytes` bytes of blocks.
    pub(crate) fn zeros(dtype: GgmlDType, shape: Vec<usize>, bytes: usize) -> Self {
        Rows { dtype, shape, words: vec![0; bytes.div_ceil(8)], bytes }
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        &mut pulp::bytemuck::cast_slice_mut::<u64, u8>(&mut self.words)[..self.bytes]
    }

    /// Puts query or key rows of `row` bytes back into Hugging Face's order.
    pub(crate) fn restore_order(&mut self, row: usize, head_width: usize) {
        restore_order(self.bytes_mut(), row, head_width);
    }

    /// As candle's tensor, still quantised.
    pub(crate) fn tensor(self, device: &Device) -> candle_core::Result<QTensor> {
        let bytes = &pulp::bytemuck::cast_slice::<u64, u8>(&self.words)[..self.bytes];
        let storage = QStorage::from_data(Cow::Borrowed(bytes), device, self.dtype)?;
        QTensor::new(storage, self.shape)
    }

    /// The rows of two matrices of one type under each other; their bytes as candle gives them.
    pub(crate) fn join(upper: &[u8], lower: &[u8], dtype: GgmlDType, shape: (usize, usize)) -> Self {
        let mut rows = Rows::zeros(dtype, vec![shape.0, shape.1], upper.len() + lower.len());
        let (first, second) = rows.bytes_mut().split_at_mut(upper.len());
        first.copy_from_slice(upper);
        second.copy_from_slice(lower);
        rows
    }

    /// The type of its blocks.
    pub(crate) fn dtype(&self) -> GgmlDType {
        self.dtype
    }
}

/// llama.cpp's numbers of the block types that candle computes with.
pub(crate) fn block_type(kind: u32) -> Option<GgmlDType> {
    Some(match kind {
        0 => GgmlDType::F32,
        1 => GgmlDType::F16,
        2 => GgmlDType::Q4_0,
        3 => GgmlDType::Q4_1,
        6 => GgmlDType::Q5_0,
        7 => GgmlDType::Q5_1,
        8 => GgmlDType::Q8_0,
        10 => GgmlDType::Q2K,
        11 => GgmlDType::Q3K,
        12 => GgmlDType::Q4K,
        13 => GgmlDType::Q5K,
        14 => GgmlDType::Q6K,
        30 => GgmlDType::BF16,
        _ => return None,
    })
}

/// Puts pairs back into halves: row `2 i + j` of a head goes to row `j * width / 2 + i`.
fn restore_order(rows: &mut [u8], row: usize, head_width: usize) {
    let half = head_width / 2;
    for head in rows.chunks_exact_mut(head_width * row) {
        let stored = head.to_vec();
        for (target, bytes) in head.chunks_exact_mut(row).enumerate() {
            let (j, i) = (target / half, target % half);
            bytes.copy_from_slice(&stored[(2 * i + j) * row..][..row]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_become_halves() {
        // Two heads of six rows, two bytes a row, stored as llama.cpp does: 0 3 1 4 2 5.
        let stored: Vec<u8> =
            [0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11].iter().flat_map(|i| [*i, 100 + *i]).collect();
        let mut rows = stored.clone();
        restore_order(&mut rows, 2, 6);
        assert_eq!(rows, (0..12).flat_map(|i| [i, 100 + i]).collect::<Vec<u8>>());
        assert_ne!(rows, stored);
    }
}
