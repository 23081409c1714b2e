//! Where the decoder's tensors come from: variables, safetensors files, or a GGUF file.
//!
//! Files are read, not mapped: a mapping of a file that another program cuts short ends this one without a
//! message. Sizes in a file's header are checked against the file's length before anything is allocated.

use crate::config::MistralConfig;
use crate::decoder::Mistral;
use crate::error::{ModelError, Result};
use crate::linear::Base;
use crate::ops::Mode;
use candle_core::{DType, Device, Tensor};
use candle_nn::{Init, VarBuilder};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Deviation of a new model's weights, as Hugging Face's `initializer_range`.
const INIT: Init = Init::Randn { mean: 0.0, stdev: 0.02 };

/// Where tensors are taken from while a model is built.
pub(crate) enum Source<'a> {
    Builder(VarBuilder<'a>),
}

impl Source<'_> {
    pub(crate) fn embedding(&mut self, name: &str, shape: (usize, usize)) -> Result<Tensor> {
        match self {
            Source::Builder(vb) => Ok(vb.get_with_hints(shape, name, INIT)?),
        }
    }

    pub(crate) fn linear(&mut self, name: &str, shape: (usize, usize)) -> Result<Base> {
        match self {
            Source::Builder(vb) => Ok(Base::Dense(vb.get_with_hints(shape, name, INIT)?)),
        }
    }

    pub(crate) fn norm(&mut self, name: &str, width: usize) -> Result<Tensor> {
        match self {
            Source::Builder(vb) => Ok(vb.get_with_hints(width, name, Init::Const(1.0))?),
        }
    }
}

/// Reads a model: a folder with `config.json` and safetensors, or a GGUF file.
///
/// `dtype` absent: f32 on a CPU, the file's own elsewhere.
///
/// # Errors
/// See [`ModelError`]; each names the file and what to do.
pub fn load(path: &Path, device: &Device, dtype: Option<DType>) -> Result<Mistral> {
    let config_path = path.join("config.json");
    let text = fs::read_to_string(&config_path).map_err(|error| ModelError::missing(&config_path, &error))?;
    let config = MistralConfig::from_json(&text)?;
    let file = path.join("model.safetensors");
    let bytes = fs::read(&file).map_err(|error| ModelError::missing(&file, &error))?;
    let tensors: HashMap<String, Tensor> = candle_core::safetensors::load_buffer(&bytes, device)
        .map_err(|error| ModelError::corrupt(&file, error))?;
    let dtype = dtype.unwrap_or(DType::F32);
    let vb = VarBuilder::from_tensors(tensors, dtype, device);
    Mistral::new(&config, vb, Mode::Infer)
}
