//! Cross-entropy over the vocabulary, forward and backward by hand.
//!
//! Why not `log_softmax` and `gather`: candle runs elementwise CPU ops one after another on one thread, and a
//! vocabulary-wide matrix goes through six of them. Here the forward pass is one sweep a row, and the backward
//! pass writes softmax(logits) - onehot(target) straight away.
//!
//! `loss = sum_i w_i * (logsumexp(x_i) - x_i[t_i])`; `dloss/dx_i = w_i * (softmax(x_i) - onehot(t_i))`.

use candle_core::{CpuStorage, CustomOp1, DType, Device, Layout, Result, Shape, Tensor};
use std::sync::Arc;

/// Weighted sum of negative log-likelihoods.
///
/// `logits` is `(rows, vocab)` in f32; `targets` and `weights` have one item a row. The result is a scalar.
///
/// # Errors
/// Where the shapes differ or a target is outside the vocabulary. Off the CPU it is made of candle's own ops.
pub fn weighted_nll(logits: &Tensor, targets: &[u32], weights: &[f32]) -> Result<Tensor> {
    let (rows, vocab) = logits.dims2()?;
    if targets.len() != rows || weights.len() != rows {
        candle_core::bail!("{rows} rows of logits, {} targets, {} weights", targets.len(), weights.len());
    }
    if let Some(target) = targets.iter().find(|&&target| target as usize >= vocab) {
        candle_core::bail!("target {target} is outside the vocabulary of {vocab}");
    }
    if matches!(logits.device(), Device::Cpu) {
        let op = Nll { targets: targets.into(), weights: weights.into() };
        return logits.contiguous()?.apply_op1(op);
    }
    let targets = Tensor::new(targets, logits.device())?.unsqueeze(1)?;
    let weights = Tensor::new(weights, logits.device())?;
    let log_probs = candle_nn::ops::log_softmax(logits, 1)?;
    log_probs.gather(&targets, 1)?.squeeze(1)?.mul(&weights)?.sum_all()?.neg()
}

#[derive(Debug)]
struct Nll {
    targets: Arc<[u32]>,
    weights: Arc<[f32]>,
}

fn contiguous<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<(&'a [f32], usize)> {
    let (start, end) = layout
        .contiguous_offsets()
        .ok_or_else(|| candle_core::Error::Msg("the loss wants contiguous logits".into()))?;
    Ok((&storage.as_slice::<f32>()?[start..end], layout.shape().dims2()?.1))
}

/// Largest logit and the sum of exp(x - largest).
fn partition(row: &[f32]) -> (f32, f32) {
    let highest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    (highest, row.iter().map(|x| (x - highest).exp()).sum())
}

impl CustomOp1 for Nll {
    fn name(&self) -> &'static str {
        "weighted-nll"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (logits, vocab) = contiguous(storage, layout)?;
        let mut loss = 0f64;
        for ((row, &target), &weight) in logits.chunks_exact(vocab).zip(&*self.targets).zip(&*self.weights) {
            let (highest, sum) = partition(row);
            loss += f64::from(weight) * f64::from(highest + sum.ln() - row[target as usize]);
        }
        Ok((CpuStorage::F32(vec![loss as f32]), Shape::from(())))
    }

    fn bwd(&self, logits: &Tensor, _loss: &Tensor, upstream: &Tensor) -> Result<Option<Tensor>> {
        let scale = upstream.to_dtype(DType::F32)?.to_scalar::<f32>()?;
        let (rows, vocab) = logits.dims2()?;
        let (storage, layout) = logits.storage_and_layout();
        let candle_core::Storage::Cpu(storage) = &*storage else {
            candle_core::bail!("this loss runs on the CPU");
        };
        let (values, _) = contiguous(storage, layout)?;
        let mut gradient = Vec::with_capacity(values.len());
        for ((row, &target), &weight) in values.chunks_exact(vocab).zip(&*self.targets).zip(&*self.weights) {
            let (highest, sum) = partition(row);
            let factor = scale * weight / sum;
            let start = gradient.len();
            gradient.extend(row.iter().map(|x| (x - highest).exp() * factor));
            gradient[start + target as usize] -= scale * weight;
        }
        Ok(Some(Tensor::from_vec(gradient, (rows, vocab), logits.device())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Var;

    #[test]
    fn equals_autograd_of_log_softmax() -> Result<()> {
        let logits = Var::from_tensor(&Tensor::randn(0f32, 3.0, (7, 11), &Device::Cpu)?)?;
        let targets = [0u32, 10, 3, 3, 5, 1, 9];
        let weights = [1f32, 0.5, 0.0, 2.0, 1.0, 0.25, 1.0];
        let ours = weighted_nll(logits.as_tensor(), &targets, &weights)?;
        let index = Tensor::new(&targets, &Device::Cpu)?.unsqueeze(1)?;
        let log_probs = candle_nn::ops::log_softmax(logits.as_tensor(), 1)?;
        let theirs = (log_probs.gather(&index, 1)?.squeeze(1)? * Tensor::new(&weights, &Device::Cpu)?)?;
        let theirs = theirs.sum_all()?.neg()?;
        assert!((ours.to_scalar::<f32>()? - theirs.to_scalar::<f32>()?).abs() < 1e-4);
        let (a, b) = ((ours * 3.0)?.backward()?, (theirs * 3.0)?.backward()?);
        let difference = (a.get(&logits).unwrap() - b.get(&logits).unwrap())?.abs()?.max_all()?;
        assert!(difference.to_scalar::<f32>()? < 1e-5);
        Ok(())
    }

    #[test]
    fn refuses_what_does_not_fit() -> Result<()> {
        let logits = Tensor::zeros((2, 3), DType::F32, &Device::Cpu)?;
        assert!(weighted_nll(&logits, &[0], &[1.0, 1.0]).is_err());
        assert!(weighted_nll(&logits, &[0, 3], &[1.0, 1.0]).is_err());
        Ok(())
    }
}
