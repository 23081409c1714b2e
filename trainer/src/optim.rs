//! AdamW and Muon with decoupled weight decay, clipping by global norm, and the learning-rate schedule.
//!
//! AdamW: `m = b1 m + (1-b1) g; v = b2 v + (1-b2) g²; w -= lr (m̂ / (sqrt(v̂) + eps) + wd w)` (Loshchilov & Hutter
//! 2019). Decay is for matrices only: norms and other vectors keep their length.
//!
//! Muon, for the projections inside the blocks (Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural
//! networks"): Nesterov momentum, then the nearest semi-orthogonal matrix by five Newton-Schulz steps, so that every
//! direction of a projection moves alike. Why: with the few million tokens that two cores see in an hour, AdamW learned
//! the replies by heart and never to look at the prompt; docs/ARCHITECTURE.md has the figures.

use candle_core::{Result, Tensor, Var};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy)]
pub struct AdamW {
    pub beta1: f64,
    pub beta2: f64,
    pub epsilon: f64,
    pub weight_decay: f64,
}

impl Default for AdamW {
    fn default() -> Self {
        AdamW { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weight_decay: 0.05 }
    }
}

/// Learning rates of one step.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    pub adam: f64,
    pub muon: f64,
}

/// Moments of each variable, by name, and the number of steps taken.
#[derive(Debug)]
pub struct Optimiser {
    settings: AdamW,
    step: u32,
    moments: BTreeMap<String, (Tensor, Tensor)>,
    momenta: BTreeMap<String, Tensor>,
}

impl Optimiser {
    pub fn new(settings: AdamW) -> Self {
        Optimiser { settings, step: 0, moments: BTreeMap::new(), momenta: BTreeMap::new() }
    }

    /// One update. `gradients` has an entry for every variable, already scaled and clipped.
    ///
    /// # Errors
    /// Where a variable has no gradient, or candle fails.
    pub fn step(
        &mut self,
        vars: &BTreeMap<String, Var>,
        gradients: &BTreeMap<String, Tensor>,
        rates: Rates,
    ) -> Result<()> {
        self.step += 1;
        for (name, var) in vars {
            let Some(gradient) = gradients.get(name) else {
                candle_core::bail!("no gradient for {name}");
            };
            let inside = var.dims().len() == 2 && name.contains(".layers.");
            let (update, rate) = if inside {
                (self.muon(name, gradient)?, rates.muon)
            } else {
                (self.adam(name, gradient)?, rates.adam)
            };
            let decay = if var.dims().len() > 1 { 1.0 - rate * self.settings.weight_decay } else { 1.0 };
            var.set(&((var.as_tensor() * decay)? - (update * rate)?)?)?;
        }
        Ok(())
    }

    fn adam(&mut self, name: &str, gradient: &Tensor) -> Result<Tensor> {
        let AdamW { beta1, beta2, epsilon, .. } = self.settings;
        let correct1 = 1.0 - beta1.powi(self.step as i32);
        let correct2 = 1.0 - beta2.powi(self.step as i32);
        let (m, v) = match self.moments.remove(name) {
            Some(moments) => moments,
            None => (gradient.zeros_like()?, gradient.zeros_like()?),
        };
        let m = ((m * beta1)? + (gradient * (1.0 - beta1))?)?;
        let v = ((v * beta2)? + (gradient.sqr()? * (1.0 - beta2))?)?;
        let update = ((&m / correct1)? / ((&v / correct2)?.sqrt()? + epsilon)?)?;
        self.moments.insert(name.to_owned(), (m.detach(), v.detach()));
        Ok(update)
    }

    fn muon(&mut self, name: &str, gradient: &Tensor) -> Result<Tensor> {
        let momentum = match self.momenta.remove(name) {
            Some(momentum) => ((momentum * MOMENTUM)? + (gradient * (1.0 - MOMENTUM))?)?,
            None => (gradient * (1.0 - MOMENTUM))?,
        };
        let ahead = ((gradient * (1.0 - MOMENTUM))? + (&momentum * MOMENTUM)?)?;
        self.momenta.insert(name.to_owned(), momentum.detach());
        let (rows, columns) = ahead.dims2()?;
        orthogonal(&ahead.detach())? * (rows as f64 / columns as f64).max(1.0).sqrt()
    }
}

/// Muon's momentum.
const MOMENTUM: f64 = 0.95;

/// A matrix `(rows, columns)` with all singular values near 1 and the singular vectors of `matrix`, by Newton-Schulz
/// steps with the coefficients of Jordan et al.
fn orthogonal(matrix: &Tensor) -> Result<Tensor> {
    let (rows, columns) = matrix.dims2()?;
    let norm = f64::from(matrix.sqr()?.sum_all()?.to_scalar::<f32>()?).sqrt();
    let mut x = (matrix / (norm + 1e-7))?;
    if rows > columns {
        x = x.t()?.contiguous()?;
    }
    for _ in 0..5 {
        let a = x.matmul(&x.t()?.contiguous()?)?;
        let b = ((&a * -4.775)? + (a.matmul(&a)? * 2.0315)?)?;
        x = ((&x * 3.4445)? + b.matmul(&x)?)?;
    }
    if rows > columns { x.t()?.contiguous() } else { Ok(x) }
}

/// Scales all gradients so that their global L2 norm is at most `most`; returns the norm before.
///
/// # Errors
/// Where candle fails.
pub fn clip(gradients: &mut BTreeMap<String, Tensor>, most: f64) -> Result<f64> {
    let mut squares = 0f64;
    for gradient in gradients.values() {
        squares += f64::from(gradient.sqr()?.sum_all()?.to_scalar::<f32>()?);
    }
    let norm = squares.sqrt();
    if norm > most {
        for gradient in gradients.values_mut() {
            *gradient = (&*gradient * (most / norm))?;
        }
    }
    Ok(norm)
}

/// Linear warm-up to `peak`, then a cosine down to a tenth of it. `step` counts from 0.
pub fn cosine(step: u32, steps: u32, warm_up: u32, peak: f64) -> f64 {
    if step < warm_up {
        return peak * f64::from(step + 1) / f64::from(warm_up);
    }
    let done = f64::from(step - warm_up) / f64::from(steps.saturating_sub(warm_up).max(1));
    peak * (0.1 + 0.45 * (1.0 + (std::f64::consts::PI * done.min(1.0)).cos()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    #[test]
    fn schedule() {
        for (step, expect) in [(0, 0.1), (9, 1.0), (10, 1.0), (60, 0.55), (110, 0.1), (500, 0.1)] {
            assert!((cosine(step, 110, 10, 1.0) - expect).abs() < 1e-12, "{step}");
        }
    }

    #[test]
    fn first_step_of_adam_moves_by_the_learning_rate() -> Result<()> {
        let var = Var::new(&[1f32, -2.0], &Device::Cpu)?;
        let vars = BTreeMap::from([("w".to_owned(), var.clone())]);
        let gradients = BTreeMap::from([("w".to_owned(), Tensor::new(&[0.3f32, -40.0], &Device::Cpu)?)]);
        let rates = Rates { adam: 0.01, muon: 0.0 };
        Optimiser::new(AdamW::default()).step(&vars, &gradients, rates)?;
        let moved = var.as_tensor().to_vec1::<f32>()?;
        assert!((moved[0] - 0.99).abs() < 1e-6 && (moved[1] + 1.99).abs() < 1e-6, "{moved:?}");
        Ok(())
    }

    #[test]
    fn muon_moves_every_direction_alike() -> Result<()> {
        for shape in [(24, 24), (12, 40), (40, 12)] {
            let gradient = Tensor::randn(0f32, 1.0, shape, &Device::Cpu)?;
            let made = orthogonal(&gradient)?;
            let short = if shape.0 > shape.1 { made.t()?.matmul(&made)? } else { made.matmul(&made.t()?)? };
            for (i, row) in short.to_vec2::<f32>()?.iter().enumerate() {
                for (j, value) in row.iter().enumerate() {
                    let expect = if i == j { 1.0 } else { 0.0 };
                    assert!((value - expect).abs() < 0.55, "{shape:?} {i} {j}: {value}");
                }
            }
            let along = (made * &gradient)?.sum_all()?.to_scalar::<f32>()?;
            assert!(along > 0.0, "it goes with the gradient");
        }
        Ok(())
    }

    #[test]
    fn clipping() -> Result<()> {
        let mut gradients = BTreeMap::from([("w".to_owned(), Tensor::new(&[3f32, 4.0], &Device::Cpu)?)]);
        assert!((clip(&mut gradients, 1.0)? - 5.0).abs() < 1e-6);
        assert!((clip(&mut gradients, 1.0)? - 1.0).abs() < 1e-6);
        Ok(())
    }
}
