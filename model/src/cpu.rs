//! Kernels for f32 on a CPU, where candle runs elementwise operations on one thread and materialises attention.
//!
//! candle's own matrix products are good for many rows; everything around them is not: a training step of a small
//! model spent four fifths of its time in passes over memory. These kernels make one pass where candle makes ten,
//! use all threads of the current rayon pool, and choose the widest vector instructions at run time (`pulp`), so
//! that one binary serves every x86-64 and ARM machine. Each is tested against candle's own operations.

pub(crate) mod attention;
pub(crate) mod attention_grad;
pub(crate) mod block;
pub(crate) mod elementwise;
pub(crate) mod nodes;
pub(crate) mod packed;
pub(crate) mod serve;
pub(crate) mod simd;
pub(crate) mod tile;

use candle_core::{CpuStorage, Layout, Result, Storage, Tensor};

/// Elements below which a pass is not worth waking another thread.
pub(crate) const PARALLEL_FROM: usize = 1 << 14;

/// The values of a contiguous f32 argument of a custom operation.
pub(crate) fn values<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match layout.contiguous_offsets() {
        Some((start, end)) => Ok(&storage.as_slice::<f32>()?[start..end]),
        None => candle_core::bail!("a CPU kernel needs contiguous values"),
    }
}

/// Reads the values of a contiguous f32 tensor on the CPU.
pub(crate) fn with_values<T>(tensor: &Tensor, read: impl FnOnce(&[f32]) -> Result<T>) -> Result<T> {
    let (storage, layout) = tensor.storage_and_layout();
    match &*storage {
        Storage::Cpu(storage) => read(values(storage, layout)?),
        _ => candle_core::bail!("a CPU kernel was given a tensor of another device"),
    }
}
