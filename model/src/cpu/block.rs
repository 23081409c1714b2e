//! One transformer block as a single differentiable operation, for training all weights of a small model.
//!
//! candle's backward pass makes a tensor of zeros and an addition for every input of every operation, on one
//! thread; with a dozen operations a block these passes cost several times the products. Here a block is one node:
//! its inputs are the hidden rows and all of its weights in one vector, and the backward pass below is written by
//! hand. It is tested against the same block made of candle's operations.
//!
//! ```text
//! n1 = norm(x; w1)      qkv = n1 Wqkv^T     m = attention(rope(qkv))     x1 = x + m Wo^T
//! n2 = norm(x1; w2)     gu = n2 Wgu^T       a = silu(g) * u              x2 = x1 + a Wd^T
//! ```

use super::attention::{self, Mixed, Shape};
use super::{attention_grad, elementwise, values, with_values};
use candle_core::backend::BackendStorage;
use candle_core::{CpuStorage, CustomOp2, Layout, Result, Shape as Dims, Tensor};
use std::sync::{Arc, OnceLock};

/// Sizes of a block and what it needs besides its weights.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) attention: Shape,
    pub(crate) hidden: usize,
    pub(crate) inner: usize,
    pub(crate) eps: f32,
    /// (seq, width / 2) each.
    pub(crate) cos: Arc<[f32]>,
    pub(crate) sin: Arc<[f32]>,
}

/// Where each weight starts in the packed vector; the order is that of [`Plan::sizes`].
#[derive(Debug, Clone, Copy)]
struct Offsets {
    norm1: usize,
    qkv: usize,
    output: usize,
    norm2: usize,
    gate_up: usize,
    down: usize,
}

impl Plan {
    /// Lengths of the packed parts: input norm, query-key-value, output, post norm, gate-up, down.
    fn sizes(&self) -> [usize; 6] {
        let Plan { hidden, inner, .. } = *self;
        let (row, query) = (self.attention.row(), self.attention.query_width());
        [hidden, row * hidden, hidden * query, hidden, 2 * inner * hidden, hidden * inner]
    }

    fn offsets(&self) -> Offsets {
        let [norm1, qkv, output, norm2, gate_up, _] = self.sizes();
        let qkv_at = norm1;
        let output_at = qkv_at + qkv;
        let norm2_at = output_at + output;
        let gate_up_at = norm2_at + norm2;
        Offsets {
            norm1: 0,
            qkv: qkv_at,
            output: output_at,
            norm2: norm2_at,
            gate_up: gate_up_at,
            down: gate_up_at + gate_up,
        }
    }

    fn rows(&self) -> usize {
        self.attention.batch * self.attention.seq
    }
}

/// What the forward pass leaves for the backward pass.
#[derive(Debug)]
struct Saved {
    inverses1: Vec<f32>,
    /// Turned queries and keys, values (rows, qkv width).
    qkv: Vec<f32>,
    mixed: Mixed,
    x1: Vec<f32>,
    inverses2: Vec<f32>,
    gate_up: Vec<f32>,
}

struct Block {
    plan: Plan,
    saved: OnceLock<Saved>,
}

/// Runs a block on rows `x` (batch * seq, hidden) with its packed weights, keeping gradients of both.
pub(crate) fn block(x: &Tensor, weights: &Tensor, plan: Plan) -> Result<Tensor> {
    x.apply_op2(weights, Block { plan, saved: OnceLock::new() })
}

/// `a (rows, common) b^T`, with `b` (columns, common) at `start` of `storage`.
fn times_transposed(
    a: &CpuStorage,
    storage: &CpuStorage,
    start: usize,
    (rows, common, columns): (usize, usize, usize),
) -> Result<Vec<f32>> {
    let left = Layout::contiguous((rows, common));
    let right = Layout::contiguous_with_offset((columns, common), start).transpose(0, 1)?;
    owned(a.matmul(storage, (1, rows, columns, common), &left, &right)?)
}

/// `a (rows, common) b`, with `b` (common, columns) at `start` of `storage`.
fn times(
    a: &CpuStorage,
    storage: &CpuStorage,
    start: usize,
    (rows, common, columns): (usize, usize, usize),
) -> Result<Vec<f32>> {
    let left = Layout::contiguous((rows, common));
    let right = Layout::contiguous_with_offset((common, columns), start);
    owned(a.matmul(storage, (1, rows, columns, common), &left, &right)?)
}

/// `a^T b` for `a` (common, rows) and `b` (common, columns): the gradient of a weight.
fn transposed_times(
    a: &CpuStorage,
    b: &CpuStorage,
    (rows, common, columns): (usize, usize, usize),
) -> Result<Vec<f32>> {
    let left = Layout::contiguous((common, rows)).transpose(0, 1)?;
    let right = Layout::contiguous((common, columns));
    owned(a.matmul(b, (1, rows, columns, common), &left, &right)?)
}

fn owned(storage: CpuStorage) -> Result<Vec<f32>> {
    match storage {
        CpuStorage::F32(values) => Ok(values),
        other => candle_core::bail!("a training block is f32, not {:?}", other.dtype()),
    }
}

/// Copies the values of a slice into a storage that a product can read.
fn stored(values: &[f32]) -> CpuStorage {
    CpuStorage::F32(values.to_vec())
}

/// Lends the values of a vector to a product and gives them back.
fn lent<T>(values: Vec<f32>, with: impl FnOnce(&CpuStorage) -> Result<T>) -> Result<(T, Vec<f32>)> {
    let storage = CpuStorage::F32(values);
    let result = with(&storage)?;
    Ok((result, owned(storage)?))
}

impl Block {
    fn forward(&self, x: &[f32], weights: &CpuStorage, start: usize) -> Result<(Vec<f32>, Saved)> {
        let Plan { attention: shape, hidden, inner, eps, ref cos, ref sin } = self.plan;
        let (rows, at) = (self.plan.rows(), self.plan.offsets());
        let vector =
            |at: usize| Ok::<_, candle_core::Error>(&weights.as_slice::<f32>()?[start + at..][..hidden]);

        let (normed, inverses1) = elementwise::rms_norm(x, vector(at.norm1)?, eps);
        let size = (rows, hidden, shape.row());
        let mut qkv = times_transposed(&CpuStorage::F32(normed), weights, start + at.qkv, size)?;
        attention::rotate(&mut qkv, shape, cos, sin, false);
        let mut mixed = attention::forward(&qkv, shape);
        let size = (rows, shape.query_width(), hidden);
        let (mut x1, back) =
            lent(mixed.values, |mixed| times_transposed(mixed, weights, start + at.output, size))?;
        mixed.values = back;
        elementwise::add(&mut x1, x);

        let (normed, inverses2) = elementwise::rms_norm(&x1, vector(at.norm2)?, eps);
        let size = (rows, hidden, 2 * inner);
        let gate_up = times_transposed(&CpuStorage::F32(normed), weights, start + at.gate_up, size)?;
        let active = CpuStorage::F32(elementwise::swiglu(&gate_up, inner));
        let mut x2 = times_transposed(&active, weights, start + at.down, (rows, inner, hidden))?;
        elementwise::add(&mut x2, &x1);
        Ok((x2, Saved { inverses1, qkv, mixed, x1, inverses2, gate_up }))
    }

    /// Gradients of the rows and of the packed weights.
    fn backward(
        &self,
        x: &[f32],
        weights: &CpuStorage,
        start: usize,
        gradient: &[f32],
    ) -> Result<(Vec<f32>, Vec<f32>)> {
        let Some(saved) = self.saved.get() else {
            candle_core::bail!("a block's backward pass before its forward pass");
        };
        let Plan { attention: shape, hidden, inner, eps, ref cos, ref sin } = self.plan;
        let (rows, at) = (self.plan.rows(), self.plan.offsets());
        let all = weights.as_slice::<f32>()?;
        let (norm1, norm2) = (&all[start + at.norm1..][..hidden], &all[start + at.norm2..][..hidden]);

        let outer = stored(gradient);
        let d_active = times(&outer, weights, start + at.down, (rows, hidden, inner))?;
        let (d_gate_up, active) = elementwise::swiglu_gradient(&saved.gate_up, &d_active, inner);
        drop(d_active);
        let d_down = transposed_times(&outer, &CpuStorage::F32(active), (hidden, rows, inner))?;
        let d_gate_up = CpuStorage::F32(d_gate_up);
        let normed = CpuStorage::F32(elementwise::rms_norm(&saved.x1, norm2, eps).0);
        let d_gate_up_weight = transposed_times(&d_gate_up, &normed, (2 * inner, rows, hidden))?;
        let d_normed = times(&d_gate_up, weights, start + at.gate_up, (rows, 2 * inner, hidden))?;
        drop((d_gate_up, normed, outer));
        let (d_x1, d_norm2) =
            elementwise::rms_norm_gradient(&saved.x1, norm2, &saved.inverses2, &d_normed, Some(gradient));

        let query = shape.query_width();
        let d_x1 = CpuStorage::F32(d_x1);
        let d_mixed = times(&d_x1, weights, start + at.output, (rows, hidden, query))?;
        let d_output = transposed_times(&d_x1, &stored(&saved.mixed.values), (hidden, rows, query))?;
        let d_qkv = attention_grad::backward(&saved.qkv, &saved.mixed, &d_mixed, shape, cos, sin);
        let d_qkv = CpuStorage::F32(d_qkv);
        let normed = CpuStorage::F32(elementwise::rms_norm(x, norm1, eps).0);
        let d_qkv_weight = transposed_times(&d_qkv, &normed, (shape.row(), rows, hidden))?;
        let d_normed = times(&d_qkv, weights, start + at.qkv, (rows, shape.row(), hidden))?;
        let d_x1 = owned(d_x1)?;
        let (d_x, d_norm1) =
            elementwise::rms_norm_gradient(x, norm1, &saved.inverses1, &d_normed, Some(&d_x1));

        let packed = [d_norm1, d_qkv_weight, d_output, d_norm2, d_gate_up_weight, d_down].concat();
        Ok((d_x, packed))
    }
}

impl CustomOp2 for Block {
    fn name(&self) -> &'static str {
        "transformer-block"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        x_layout: &Layout,
        weights: &CpuStorage,
        weights_layout: &Layout,
    ) -> Result<(CpuStorage, Dims)> {
        let expected: usize = self.plan.sizes().iter().sum();
        let packed = values(weights, weights_layout)?.len();
        let x = values(x, x_layout)?;
        if packed != expected || x.len() != self.plan.rows() * self.plan.hidden {
            candle_core::bail!("a block of {expected} weights was given {packed} and {} values", x.len());
        }
        let (result, saved) = self.forward(x, weights, weights_layout.start_offset())?;
        if self.saved.set(saved).is_err() {
            candle_core::bail!("a block's forward pass ran twice");
        }
        Ok((CpuStorage::F32(result), x_layout.shape().clone()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weights: &Tensor,
        _result: &Tensor,
        gradient: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let gradient = gradient.contiguous()?;
        let (d_x, d_weights) = with_values(x, |x_values| {
            with_values(&gradient, |gradient| {
                let (storage, layout) = weights.storage_and_layout();
                match &*storage {
                    candle_core::Storage::Cpu(storage) => {
                        self.backward(x_values, storage, layout.start_offset(), gradient)
                    }
                    _ => candle_core::bail!("a training block runs on the CPU"),
                }
            })
        })?;
        let d_x = Tensor::from_vec(d_x, x.shape(), x.device())?;
        let d_weights = Tensor::from_vec(d_weights, weights.shape(), weights.device())?;
        Ok((Some(d_x), Some(d_weights)))
    }
}
