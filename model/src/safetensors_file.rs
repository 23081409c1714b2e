//! Tensors of a safetensors model, single or in shards, read one at a time.
//!
//! The header says where each tensor stands. It is checked against the file's length before any memory is taken
//! for it, and names of shards are checked to be plain names: an index must not reach outside its folder.

use crate::error::{ModelError, Result};
use candle_core::{DType, Device, Tensor};
use safetensors::Dtype;
use safetensors::tensor::{Metadata, TensorInfo};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};

/// Longest header that is read, as the format allows.
const MAX_HEADER: u64 = 100_000_000;

/// One safetensors file, its header read.
#[derive(Debug)]
struct Shard {
    path: PathBuf,
    file: File,
    metadata: Metadata,
    /// First byte after the header.
    data_start: u64,
}

impl Shard {
    fn open(path: &Path) -> Result<Self> {
        let mut file = File::open(path).map_err(|error| ModelError::missing(path, &error))?;
        let length = file.metadata().map_err(|error| ModelError::missing(path, &error))?.len();
        let mut prefix = [0; 8];
        file.read_exact(&mut prefix).map_err(|_| ModelError::corrupt(path, "it has no header"))?;
        let header = u64::from_le_bytes(prefix);
        if header > MAX_HEADER || header > length.saturating_sub(8) {
            return Err(ModelError::corrupt(
                path,
                format!("its header claims {header} bytes, the file has {length}"),
            ));
        }
        let mut text = vec![0; header as usize];
        file.read_exact(&mut text).map_err(|error| ModelError::corrupt(path, error))?;
        let metadata: Metadata = serde_json::from_slice(&text)
            .map_err(|error| ModelError::corrupt(path, format!("its header cannot be read: {error}")))?;
        let data = metadata.data_len() as u64;
        if data != length - 8 - header {
            let found = length - 8 - header;
            return Err(ModelError::corrupt(path, format!("{found} bytes of tensors in place of {data}")));
        }
        Ok(Shard { path: path.to_owned(), file, metadata, data_start: 8 + header })
    }

    fn read(&mut self, name: &str, info: &TensorInfo, device: &Device) -> Result<Tensor> {
        let dtype = match info.dtype {
            Dtype::F64 => DType::F64,
            Dtype::F32 => DType::F32,
            Dtype::F16 => DType::F16,
            Dtype::BF16 => DType::BF16,
            other => {
                return Err(ModelError::unsupported(
                    &self.path,
                    format!("tensor `{name}` is stored as {other:?}; use f32, f16 or bf16 weights"),
                ));
            }
        };
        let (start, end) = info.data_offsets;
        let mut bytes = vec![0; end - start];
        self.file
            .seek(SeekFrom::Start(self.data_start + start as u64))
            .and_then(|_| self.file.read_exact(&mut bytes))
            .map_err(|error| ModelError::corrupt(&self.path, format!("tensor `{name}`: {error}")))?;
        Ok(Tensor::from_raw_buffer(&bytes, dtype, &info.shape, device)?)
    }
}

/// `model.safetensors.index.json`.
#[derive(Debug, Deserialize)]
struct Index {
    weight_map: HashMap<String, String>,
}

/// All tensors of a folder, or of one file.
#[derive(Debug)]
pub(crate) struct TensorFiles {
    shards: Vec<Shard>,
    /// Tensor name to shard.
    places: BTreeMap<String, usize>,
    /// What messages about missing tensors name.
    path: PathBuf,
}

impl TensorFiles {
    /// Opens one file.
    pub(crate) fn file(path: &Path) -> Result<Self> {
        let shard = Shard::open(path)?;
        let places = shard.metadata.tensors().into_keys().map(|name| (name, 0)).collect();
        Ok(TensorFiles { shards: vec![shard], places, path: path.to_owned() })
    }

    /// Opens `model.safetensors`, or the shards that `model.safetensors.index.json` names.
    pub(crate) fn folder(folder: &Path) -> Result<Self> {
        let single = folder.join("model.safetensors");
        let index_path = folder.join("model.safetensors.index.json");
        if single.exists() || !index_path.exists() {
            return Self::file(&single);
        }
        let text = std::fs::read(&index_path).map_err(|error| ModelError::missing(&index_path, &error))?;
        let index: Index =
            serde_json::from_slice(&text).map_err(|error| ModelError::corrupt(&index_path, error))?;
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut shards = Vec::new();
        let mut places = BTreeMap::new();
        for (tensor, name) in &index.weight_map {
            if !numbers.contains_key(name.as_str()) {
                check_plain(name, &index_path)?;
                shards.push(Shard::open(&folder.join(name))?);
                numbers.insert(name, shards.len() - 1);
            }
            places.insert(tensor.clone(), numbers[name.as_str()]);
        }
        Ok(TensorFiles { shards, places, path: index_path })
    }

    /// Names of all tensors.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// Reads a tensor as it is stored.
    pub(crate) fn read(&mut self, name: &str, device: &Device) -> Result<Tensor> {
        let missing =
            |path: &Path| ModelError::MissingTensor { tensor: name.to_owned(), path: path.to_owned() };
        let Some(&place) = self.places.get(name) else { return Err(missing(&self.path)) };
        let shard = &mut self.shards[place];
        let Some(info) = shard.metadata.info(name).cloned() else { return Err(missing(&shard.path)) };
        shard.read(name, &info, device)
    }

    /// Reads a tensor of a known shape.
    pub(crate) fn read_shaped(&mut self, name: &str, shape: &[usize], device: &Device) -> Result<Tensor> {
        let tensor = self.read(name, device)?;
        if tensor.dims() != shape {
            return Err(ModelError::ShapeMismatch {
                tensor: name.to_owned(),
                expected: shape.to_vec(),
                found: tensor.dims().to_vec(),
            });
        }
        Ok(tensor)
    }
}

/// Refuses shard names that are not plain file names.
fn check_plain(name: &str, index: &Path) -> Result<()> {
    let mut components = Path::new(name).components();
    match (components.next(), components.next()) {
        (Some(Component::Normal(part)), None) if part == name => Ok(()),
        _ => Err(ModelError::corrupt(index, format!("`{name}` is not the name of a file in its folder"))),
    }
}
