//! Where the decoder's tensors come from: variables, safetensors files, or a GGUF file.
//!
//! Files are read, not mapped: a mapping of a file that another program cuts short ends this one without a
//! message. Sizes in a file's header are checked against the file's length before anything is allocated.

use crate::config::MistralConfig;
use crate::decoder::Mistral;
use crate::error::{ModelError, Result};
use crate::gguf::Gguf;
use crate::linear::Base;
use crate::lora::Target;
use crate::ops::Mode;
use crate::safetensors_file::TensorFiles;
use candle_core::quantized::GgmlDType;
use candle_core::{DType, Device, Tensor};
use candle_nn::{Init, VarBuilder};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Deviation of a new model's weights, as Hugging Face's `initializer_range`.
const INIT: Init = Init::Randn { mean: 0.0, stdev: 0.02 };

/// A tensor of the decoder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    Embedding,
    Head,
    Norm,
    InputNorm(usize),
    PostNorm(usize),
    Linear(usize, Target),
}

impl Name {
    /// Hugging Face's name.
    fn hugging_face(self) -> String {
        match self {
            Name::Embedding => "model.embed_tokens.weight".to_owned(),
            Name::Head => "lm_head.weight".to_owned(),
            Name::Norm => "model.norm.weight".to_owned(),
            Name::InputNorm(layer) => format!("model.layers.{layer}.input_layernorm.weight"),
            Name::PostNorm(layer) => format!("model.layers.{layer}.post_attention_layernorm.weight"),
            Name::Linear(layer, target) => format!("model.layers.{layer}.{}.weight", target.path()),
        }
    }

    /// llama.cpp's name.
    fn gguf(self) -> String {
        let part = |target| match target {
            Target::Query => "attn_q",
            Target::Key => "attn_k",
            Target::Value => "attn_v",
            Target::Output => "attn_output",
            Target::Gate => "ffn_gate",
            Target::Up => "ffn_up",
            Target::Down => "ffn_down",
        };
        match self {
            Name::Embedding => "token_embd.weight".to_owned(),
            Name::Head => "output.weight".to_owned(),
            Name::Norm => "output_norm.weight".to_owned(),
            Name::InputNorm(layer) => format!("blk.{layer}.attn_norm.weight"),
            Name::PostNorm(layer) => format!("blk.{layer}.ffn_norm.weight"),
            Name::Linear(layer, target) => format!("blk.{layer}.{}.weight", part(target)),
        }
    }
}

/// Where tensors are taken from while a model is built.
pub(crate) enum Source<'a> {
    Builder(VarBuilder<'a>),
    Files { files: TensorFiles, dtype: DType, device: Device },
    Gguf { file: Box<Gguf>, dtype: DType, device: Device, heads: usize, kv_heads: usize },
}

impl Source<'_> {
    /// Type of activations.
    pub(crate) fn dtype(&self) -> DType {
        match self {
            Source::Builder(vb) => vb.dtype(),
            Source::Files { dtype, .. } | Source::Gguf { dtype, .. } => *dtype,
        }
    }

    pub(crate) fn device(&self) -> &Device {
        match self {
            Source::Builder(vb) => vb.device(),
            Source::Files { device, .. } | Source::Gguf { device, .. } => device,
        }
    }

    /// A matrix (out, in), or the embedding table (vocab, hidden).
    pub(crate) fn matrix(&mut self, name: Name, shape: (usize, usize)) -> Result<Base> {
        match self {
            Source::Builder(vb) => Ok(Base::Dense(vb.get_with_hints(shape, &name.hugging_face(), INIT)?)),
            Source::Files { files, dtype, device } => {
                let tensor = files.read_shaped(&name.hugging_face(), &[shape.0, shape.1], device)?;
                Ok(Base::Dense(tensor.to_dtype(*dtype)?))
            }
            Source::Gguf { file, dtype, device, heads, kv_heads } => {
                let reordered = match name {
                    Name::Linear(_, Target::Query) => Some(*heads),
                    Name::Linear(_, Target::Key) => Some(*kv_heads),
                    _ => None,
                };
                let rows = file.rows(&name.gguf(), &[shape.0, shape.1], reordered)?;
                match rows.dtype() {
                    GgmlDType::F32 | GgmlDType::F16 | GgmlDType::BF16 => {
                        let tensor = rows.tensor(&Device::Cpu)?.dequantize(device)?;
                        Ok(Base::Dense(tensor.to_dtype(*dtype)?))
                    }
                    _ => Ok(Base::Quantized(Arc::new(rows.tensor(device)?))),
                }
            }
        }
    }

    /// The weight of a norm.
    pub(crate) fn norm(&mut self, name: Name, width: usize) -> Result<Tensor> {
        match self {
            Source::Builder(vb) => Ok(vb.get_with_hints(width, &name.hugging_face(), Init::Const(1.0))?),
            Source::Files { files, dtype, device } => {
                Ok(files.read_shaped(&name.hugging_face(), &[width], device)?.to_dtype(*dtype)?)
            }
            Source::Gguf { file, dtype, device, .. } => {
                Ok(file.dense(&name.gguf(), &[width], device)?.to_dtype(*dtype)?)
            }
        }
    }
}

/// Reads a model for inference: a folder with `config.json` and `model.safetensors` (or its index and shards), or
/// a GGUF file.
///
/// `dtype` is that of activations and dense weights. Absent: f32 on a CPU; elsewhere that of the file, f32 for
/// GGUF. Quantised weights stay quantised.
///
/// # Errors
/// See [`ModelError`]; each names the file and what to do.
pub fn load(path: &Path, device: &Device, dtype: Option<DType>) -> Result<Mistral> {
    load_as(path, device, dtype, Mode::Infer)
}

/// As [`load`], for [`Mistral::forward_train`]: weights are constants that let gradients through to an adapter.
///
/// # Errors
/// As [`load`].
pub fn load_for_training(path: &Path, device: &Device, dtype: Option<DType>) -> Result<Mistral> {
    load_as(path, device, dtype, Mode::Train)
}

fn load_as(path: &Path, device: &Device, dtype: Option<DType>, mode: Mode) -> Result<Mistral> {
    if device.is_cpu() && dtype == Some(DType::BF16) {
        return Err(ModelError::Input("bf16 is not computed on a CPU; use f32 or f16".to_owned()));
    }
    if path.is_dir() {
        return load_folder(path, device, dtype, mode);
    }
    if !path.exists() {
        let error = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(ModelError::missing(path, &error));
    }
    if path.extension().is_some_and(|extension| extension == "safetensors") {
        return Err(ModelError::unsupported(path, "name the folder that holds it and its config.json"));
    }
    let file = Box::new(Gguf::open(path)?);
    let config = file.config()?;
    let (heads, kv_heads) = (config.num_attention_heads, config.kv_heads());
    let dtype = dtype.unwrap_or(DType::F32);
    let mut source = Source::Gguf { file, dtype, device: device.clone(), heads, kv_heads };
    Mistral::build(&config, &mut source, mode)
}

fn load_folder(folder: &Path, device: &Device, dtype: Option<DType>, mode: Mode) -> Result<Mistral> {
    let config_path = folder.join("config.json");
    let text = fs::read_to_string(&config_path).map_err(|error| ModelError::missing(&config_path, &error))?;
    let config = MistralConfig::from_json(&text)?;
    let mut files = TensorFiles::folder(folder)?;
    let dtype = match dtype {
        Some(dtype) => dtype,
        None if device.is_cpu() => DType::F32,
        None => files.read(&Name::Norm.hugging_face(), &Device::Cpu)?.dtype(),
    };
    Mistral::build(&config, &mut Source::Files { files, dtype, device: device.clone() }, mode)
}
