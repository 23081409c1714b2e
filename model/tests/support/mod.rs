//! Fixtures and comparisons that the tests against references share.
#![expect(clippy::unwrap_used, reason = "helpers of tests: a fixture that cannot be read fails the test")]

use candle_core::{Device, Tensor};
use llumi_model::{Adapter, Logits, Mistral, ModelError, load};
use std::fs;
use std::path::{Path, PathBuf};

/// Largest difference of any f32 logit from the reference.
pub const TOLERANCE: f32 = 1e-4;

pub type TestResult = Result<(), ModelError>;

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

pub fn open(name: &str) -> Result<Mistral, ModelError> {
    load(&fixture(name), &Device::Cpu, None)
}

pub fn tokens(folder: &Path) -> Tensor {
    let text = fs::read_to_string(folder.join("tokens.json")).unwrap();
    let ids: Vec<Vec<u32>> = serde_json::from_str(&text).unwrap();
    Tensor::new(ids, &Device::Cpu).unwrap()
}

pub fn reference(folder: &Path, name: &str) -> Tensor {
    let bytes = fs::read(folder.join("reference.safetensors")).unwrap();
    candle_core::safetensors::load_buffer(&bytes, &Device::Cpu).unwrap().remove(name).unwrap()
}

/// Logits of all positions in one call.
pub fn all(model: &Mistral, tokens: &Tensor, adapter: Option<&Adapter>) -> Result<Tensor, ModelError> {
    let (batch, seq) = tokens.dims2()?;
    let mut cache = model.new_cache(batch, seq)?;
    model.forward(tokens, &mut cache, Logits::All, adapter)
}

#[track_caller]
pub fn check(name: &str, found: &Tensor, expected: &Tensor, tolerance: f32) {
    assert_eq!(found.dims(), expected.dims(), "{name}");
    let off = (found - expected).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
    assert!(off <= tolerance, "{name}: off by {off:e}, allowed {tolerance:e}");
}
