//! llama.cpp's GGUF files: metadata, and tensors that stay quantised.
//!
//! The header is read here and not by candle, because it decides how much memory is taken: every length in it is
//! held against the file's own before it is believed, and arrays (a tokenizer of 32,000 strings) are skipped.
//!
//! Rows of query and key weights are put back into Hugging Face's order on the way ([`Rows::restore_order`]).

use crate::config::MistralConfig;
use crate::error::{ModelError, Result};
use crate::rows::{Rows, block_type};
use candle_core::{Device, Tensor};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Deepest nesting of arrays.
const MAX_DEPTH: usize = 4;
/// Longest name or text that is kept.
const MAX_TEXT: u64 = 1 << 24;

/// A metadata value, as far as a decoder needs it.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Whole(u64),
    Real(f64),
    Text(String),
    Other,
}

/// Where a tensor stands.
#[derive(Debug, Clone)]
struct Entry {
    /// Outermost dimension first.
    shape: Vec<usize>,
    kind: u32,
    offset: u64,
}

/// An open GGUF file.
#[derive(Debug)]
pub(crate) struct Gguf {
    path: PathBuf,
    file: BufReader<File>,
    length: u64,
    metadata: HashMap<String, Value>,
    tensors: HashMap<String, Entry>,
    data_start: u64,
}

impl Gguf {
    /// Reads the header of `path`.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| ModelError::missing(path, &error))?;
        let length = file.metadata().map_err(|error| ModelError::missing(path, &error))?.len();
        let mut gguf = Gguf {
            path: path.to_owned(),
            file: BufReader::new(file),
            length,
            metadata: HashMap::new(),
            tensors: HashMap::new(),
            data_start: 0,
        };
        gguf.read_header()?;
        Ok(gguf)
    }

    fn corrupt(&self, detail: impl ToString) -> ModelError {
        ModelError::corrupt(&self.path, detail)
    }

    fn unsupported(&self, detail: impl ToString) -> ModelError {
        ModelError::unsupported(&self.path, detail)
    }

    fn read_header(&mut self) -> Result<()> {
        if &self.take::<4>()? != b"GGUF" {
            return Err(self.unsupported("it does not begin as a GGUF file does"));
        }
        let version = self.u32()?;
        if version != 2 && version != 3 {
            return Err(self.unsupported(format!("GGUF version {version}; versions 2 and 3 are read")));
        }
        let (tensors, values) = (self.u64()?, self.u64()?);
        // The shortest entry of either kind has more than 12 bytes.
        if tensors.saturating_add(values).saturating_mul(12) > self.length {
            return Err(self.corrupt(format!("it claims {tensors} tensors and {values} values")));
        }
        for _ in 0..values {
            let key = self.text()?;
            let kind = self.u32()?;
            let value = self.value(kind, 0)?;
            self.metadata.insert(key, value);
        }
        for _ in 0..tensors {
            let name = self.text()?;
            let entry = self.entry(&name)?;
            self.tensors.insert(name, entry);
        }
        let alignment = match self.metadata.get("general.alignment") {
            None => 32,
            Some(Value::Whole(alignment)) if alignment.is_power_of_two() && *alignment <= 1 << 20 => {
                *alignment
            }
            Some(other) => return Err(self.corrupt(format!("its alignment is {other:?}"))),
        };
        self.data_start = self.position()?.next_multiple_of(alignment);
        Ok(())
    }

    fn entry(&mut self, name: &str) -> Result<Entry> {
        let dimensions = self.u32()?;
        if dimensions == 0 || dimensions > 4 {
            return Err(self.corrupt(format!("tensor `{name}` has {dimensions} dimensions")));
        }
        let mut shape = Vec::new();
        for _ in 0..dimensions {
            shape.push(self.u64()? as usize);
        }
        shape.reverse();
        Ok(Entry { shape, kind: self.u32()?, offset: self.u64()? })
    }

    fn position(&mut self) -> Result<u64> {
        self.file.stream_position().map_err(|error| ModelError::missing(&self.path, &error))
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.file.read_exact(&mut bytes).map_err(|_| self.corrupt("it ends within its header"))?;
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.take()?))
    }

    /// Checks that `bytes` more are in the file.
    fn claim(&mut self, bytes: u64) -> Result<()> {
        let left = self.length.saturating_sub(self.position()?);
        if bytes > left {
            return Err(self.corrupt(format!("its header claims {bytes} bytes where {left} are left")));
        }
        Ok(())
    }

    fn text(&mut self) -> Result<String> {
        let length = self.u64()?;
        self.claim(length)?;
        if length > MAX_TEXT {
            return Err(self.corrupt(format!("a text of {length} bytes in its header")));
        }
        let mut bytes = vec![0; length as usize];
        self.file.read_exact(&mut bytes).map_err(|_| self.corrupt("it ends within its header"))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn skip(&mut self, bytes: u64) -> Result<()> {
        self.claim(bytes)?;
        self.file.seek_relative(bytes as i64).map_err(|error| ModelError::missing(&self.path, &error))
    }

    /// Bytes of a value of fixed size.
    fn fixed(kind: u32) -> Option<u64> {
        Some(match kind {
            0 | 1 | 7 => 1,
            2 | 3 => 2,
            4..=6 => 4,
            10..=12 => 8,
            _ => return None,
        })
    }

    fn value(&mut self, kind: u32, depth: usize) -> Result<Value> {
        Ok(match kind {
            0 | 7 => Value::Whole(self.take::<1>()?[0].into()),
            2 => Value::Whole(u16::from_le_bytes(self.take()?).into()),
            4 => Value::Whole(self.u32()?.into()),
            10 => Value::Whole(self.u64()?),
            1 => whole(i8::from_le_bytes(self.take()?).into()),
            3 => whole(i16::from_le_bytes(self.take()?).into()),
            5 => whole(i32::from_le_bytes(self.take()?).into()),
            11 => whole(i64::from_le_bytes(self.take()?)),
            6 => Value::Real(f32::from_le_bytes(self.take()?).into()),
            12 => Value::Real(f64::from_le_bytes(self.take()?)),
            8 => Value::Text(self.text()?),
            9 if depth < MAX_DEPTH => self.skip_array(depth)?,
            _ => return Err(self.corrupt(format!("a value of kind {kind} in its header"))),
        })
    }

    fn skip_array(&mut self, depth: usize) -> Result<Value> {
        let kind = self.u32()?;
        let count = self.u64()?;
        match Self::fixed(kind) {
            Some(bytes) => self.skip(count.saturating_mul(bytes))?,
            None => {
                // A text or an array takes at least 8 bytes.
                self.claim(count.saturating_mul(8))?;
                for _ in 0..count {
                    if kind == 8 {
                        let length = self.u64()?;
                        self.skip(length)?;
                    } else {
                        self.value(kind, depth + 1)?;
                    }
                }
            }
        }
        Ok(Value::Other)
    }

    /// Whether the tensor is there.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.tensors.contains_key(name)
    }

    /// Reads a matrix of a known shape; `heads` puts back the row order of query and key weights.
    pub(crate) fn rows(&mut self, name: &str, shape: &[usize], heads: Option<usize>) -> Result<Rows> {
        let Some(entry) = self.tensors.get(name).cloned() else {
            return Err(ModelError::MissingTensor { tensor: name.to_owned(), path: self.path.clone() });
        };
        if entry.shape != shape {
            return Err(ModelError::ShapeMismatch {
                tensor: name.to_owned(),
                expected: shape.to_vec(),
                found: entry.shape,
            });
        }
        let dtype = block_type(entry.kind).ok_or_else(|| {
            self.unsupported(format!(
                "tensor `{name}` is of type {}; use a file of F16, Q8_0, Q6_K, Q5_K, Q4_K or Q4_0",
                entry.kind
            ))
        })?;
        let (count, width) = match shape {
            [count, width] => (*count, *width),
            [width] => (1, *width),
            _ => return Err(self.corrupt(format!("tensor `{name}` has shape {shape:?}"))),
        };
        if !width.is_multiple_of(dtype.block_size()) {
            return Err(self.corrupt(format!("tensor `{name}`: rows of {width} are not whole blocks")));
        }
        // Shapes were checked against the configuration, whose sizes are bounded: this cannot overflow.
        let row = width / dtype.block_size() * dtype.type_size();
        let bytes = count * row;
        let start = self.data_start.saturating_add(entry.offset);
        if start.saturating_add(bytes as u64) > self.length {
            return Err(self.corrupt(format!("it ends within tensor `{name}`")));
        }
        let mut rows = Rows::zeros(dtype, shape.to_vec(), bytes);
        self.file
            .seek(SeekFrom::Start(start))
            .and_then(|_| self.file.read_exact(rows.bytes_mut()))
            .map_err(|error| ModelError::corrupt(&self.path, format!("tensor `{name}`: {error}")))?;
        if let Some(heads) = heads {
            rows.restore_order(row, count / heads);
        }
        Ok(rows)
    }

    /// Reads a tensor into numbers.
    pub(crate) fn dense(&mut self, name: &str, shape: &[usize], device: &Device) -> Result<Tensor> {
        Ok(self.rows(name, shape, None)?.tensor(&Device::Cpu)?.dequantize(device)?)
    }

    fn whole(&self, key: &str) -> Option<usize> {
        match self.metadata.get(&format!("llama.{key}")) {
            Some(Value::Whole(value)) => usize::try_from(*value).ok(),
            _ => None,
        }
    }

    fn needed(&self, key: &'static str) -> Result<usize> {
        self.whole(key).ok_or_else(|| ModelError::config(key, "is missing from the GGUF file's metadata"))
    }

    fn real(&self, key: &str) -> Option<f64> {
        match self.metadata.get(&format!("llama.{key}")) {
            Some(Value::Real(value)) => Some(*value),
            _ => None,
        }
    }

    /// The model's shape, from metadata; llama.cpp stores Mistral under the architecture `llama`.
    pub(crate) fn config(&self) -> Result<MistralConfig> {
        match self.metadata.get("general.architecture") {
            Some(Value::Text(name)) if name == "llama" => {}
            other => return Err(self.unsupported(format!("architecture {other:?}, not a Mistral"))),
        }
        if self.whole("expert_count").is_some_and(|experts| experts > 0) {
            return Err(self.unsupported("a mixture of experts; only dense Mistral models are read"));
        }
        if self.tensors.keys().any(|name| name.ends_with(".bias") || name == "rope_freqs.weight") {
            return Err(self.unsupported("it has biases or scaled rotary frequencies, which no Mistral has"));
        }
        match self.metadata.get("llama.rope.scaling.type") {
            None => {}
            Some(Value::Text(kind)) if kind == "none" => {}
            Some(kind) => return Err(self.unsupported(format!("rotary scaling {kind:?}"))),
        }
        let vocab_size = match self.tensors.get("token_embd.weight") {
            Some(entry) => entry.shape[0],
            None => {
                let tensor = "token_embd.weight".to_owned();
                return Err(ModelError::MissingTensor { tensor, path: self.path.clone() });
            }
        };
        let heads = self.needed("attention.head_count")?;
        let config = MistralConfig {
            model_type: "mistral".to_owned(),
            vocab_size,
            hidden_size: self.needed("embedding_length")?,
            intermediate_size: self.needed("feed_forward_length")?,
            num_hidden_layers: self.needed("block_count")?,
            num_attention_heads: heads,
            num_key_value_heads: Some(self.whole("attention.head_count_kv").unwrap_or(heads)),
            head_dim: self.whole("attention.key_length").or_else(|| self.whole("rope.dimension_count")),
            rms_norm_eps: self.real("attention.layer_norm_rms_epsilon").map_or(1e-5, shortest),
            rope_theta: self.real("rope.freq_base").map_or(10_000.0, shortest),
            sliding_window: self.whole("attention.sliding_window").filter(|window| *window > 0),
            max_position_embeddings: self.needed("context_length")?,
            tie_word_embeddings: !self.contains("output.weight"),
            hidden_act: "silu".to_owned(),
            rope_parameters: None,
            rope_scaling: None,
            quantization_config: None,
        };
        config.validate()?;
        Ok(config)
    }
}

/// A signed value; negative ones mean nothing to a decoder.
fn whole(value: i64) -> Value {
    u64::try_from(value).map_or(Value::Other, Value::Whole)
}

/// The decimal number that was meant by one stored in f32: 1e-5, not 9.9999997e-6.
fn shortest(value: f64) -> f64 {
    (value as f32).to_string().parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_ones_that_were_written() {
        assert_eq!(shortest(f64::from(1e-5f32)), 1e-5);
        assert_eq!(shortest(f64::from(1_000_000.0f32)), 1_000_000.0);
    }
}
