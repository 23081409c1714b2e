//! LoRA adapters in PEFT's files, added beside the base weights and chosen per call.
//!
//! `y = x W^T + s (x A^T) B^T` with `s = alpha / r`, or `alpha / sqrt(r)` for rank-stabilised LoRA. The base is
//! never changed, so one copy of it serves the generation model, the improvement model and every study arm.

pub use crate::adapter_config::AdapterConfig;
use crate::config::MistralConfig;
use crate::decoder::Mistral;
use crate::error::{ModelError, Result};
use crate::ops::Mode;
use crate::safetensors_file::TensorFiles;
use candle_core::Tensor;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A linear map inside a layer that an adapter can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    Query,
    Key,
    Value,
    Output,
    Gate,
    Up,
    Down,
}

impl Target {
    pub const ALL: [Target; 7] =
        [Target::Query, Target::Key, Target::Value, Target::Output, Target::Gate, Target::Up, Target::Down];

    /// Path inside a layer, as Hugging Face names it.
    pub fn path(self) -> &'static str {
        match self {
            Target::Query => "self_attn.q_proj",
            Target::Key => "self_attn.k_proj",
            Target::Value => "self_attn.v_proj",
            Target::Output => "self_attn.o_proj",
            Target::Gate => "mlp.gate_proj",
            Target::Up => "mlp.up_proj",
            Target::Down => "mlp.down_proj",
        }
    }
}

/// One low-rank delta.
#[derive(Debug, Clone)]
pub struct Lora {
    /// (rank, in)
    pub a: Tensor,
    /// (out, rank)
    pub b: Tensor,
    pub scale: f64,
}

impl Lora {
    /// `scale (x A^T) B^T` for rows `x` (rows, in). The scale acts on the narrow side.
    pub fn delta(&self, x: &Tensor, mode: Mode) -> candle_core::Result<Tensor> {
        let (a, b) = match mode {
            Mode::Infer => (self.a.detach(), self.b.detach()),
            Mode::Train => (self.a.clone(), self.b.clone()),
        };
        (x.matmul(&a.t()?)? * self.scale)?.matmul(&b.t()?)
    }

    /// The delta of an embedding, where `a` is (rank, vocab): rows of `A^T` are looked up.
    pub(crate) fn look_up(&self, ids: &Tensor, mode: Mode) -> candle_core::Result<Tensor> {
        let (a, b) = match mode {
            Mode::Infer => (self.a.detach(), self.b.detach()),
            Mode::Train => (self.a.clone(), self.b.clone()),
        };
        (a.index_select(ids, 1)?.t()? * self.scale)?.matmul(&b.t()?)
    }
}

/// Where a tensor of an adapter belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Linear(usize, usize),
    Embedding,
    Head,
}

/// All deltas of one adapter.
#[derive(Debug, Clone, Default)]
pub struct Adapter {
    layers: Vec<[Option<Lora>; 7]>,
    /// `a` (rank, vocab), `b` (hidden, rank).
    pub(crate) embedding: Option<Lora>,
    pub(crate) head: Option<Lora>,
}

impl Adapter {
    /// Reads `adapter_config.json` and `adapter_model.safetensors` from `dir`, for use with `model`.
    ///
    /// # Errors
    /// [`ModelError::MissingFile`], [`ModelError::Corrupt`] or [`ModelError::Unsupported`], naming the file;
    /// [`ModelError::ShapeMismatch`] where the adapter was made for another model.
    pub fn load(dir: &Path, model: &Mistral) -> Result<Self> {
        let config_path = dir.join("adapter_config.json");
        let text = fs::read(&config_path).map_err(|error| ModelError::missing(&config_path, &error))?;
        let config: AdapterConfig =
            serde_json::from_slice(&text).map_err(|error| ModelError::corrupt(&config_path, error))?;
        if let Some(what) = config.unsupported() {
            return Err(ModelError::unsupported(&config_path, what));
        }
        let path = dir.join("adapter_model.safetensors");
        let mut files = TensorFiles::file(&path)?;
        let names: Vec<String> = files.names().map(str::to_owned).collect();
        let mut tensors = BTreeMap::new();
        for name in names {
            let tensor = files.read(&name, model.device())?;
            tensors.insert(name, tensor);
        }
        Self::from_tensors(&config, &tensors, model, &path)
    }

    /// Builds an adapter from tensors under PEFT's names, which may be variables; `path` is what errors name.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn from_tensors(
        config: &AdapterConfig,
        tensors: &BTreeMap<String, Tensor>,
        model: &Mistral,
        path: &Path,
    ) -> Result<Self> {
        let mut halves: BTreeMap<Place, [Option<Tensor>; 2]> = BTreeMap::new();
        for (name, tensor) in tensors {
            if let Some((place, half)) = part(name, model.config()) {
                halves.entry(place).or_default()[half] = Some(tensor.to_dtype(model.dtype())?);
            } else if !is_copy_of_base(name, tensor, model.config()) {
                let what = format!("tensor `{name}` belongs to no layer of this model");
                return Err(ModelError::unsupported(path, what));
            }
        }
        if halves.is_empty() {
            return Err(ModelError::corrupt(path, "it holds no LoRA tensors"));
        }
        let mut adapter = Adapter::default();
        adapter.layers.resize_with(model.config().num_hidden_layers, Default::default);
        for (place, halves) in halves {
            let [Some(a), Some(b)] = halves else {
                return Err(ModelError::corrupt(path, format!("{place:?} has only one of its two tensors")));
            };
            let module = module(place);
            let lora = checked(&module, a, b, place, config, model.config())?;
            match place {
                Place::Linear(layer, target) => adapter.layers[layer][target] = Some(lora),
                Place::Embedding => adapter.embedding = Some(lora),
                Place::Head => adapter.head = Some(lora),
            }
        }
        Ok(adapter)
    }

    /// Number of weights in the deltas.
    pub fn parameters(&self) -> u64 {
        let all = self.layers.iter().flatten().chain([&self.embedding, &self.head]);
        all.flatten().map(|lora| (lora.a.elem_count() + lora.b.elem_count()) as u64).sum()
    }

    pub(crate) fn get(adapter: Option<&Adapter>, layer: usize, target: Target) -> Option<&Lora> {
        adapter?.layers.get(layer)?[target as usize].as_ref()
    }

    /// Whether any map inside `layer` is changed.
    pub(crate) fn changes(adapter: Option<&Adapter>, layer: usize) -> bool {
        adapter
            .and_then(|adapter| adapter.layers.get(layer))
            .is_some_and(|loras| loras.iter().any(Option::is_some))
    }
}

/// Path of a module in the base model.
fn module(place: Place) -> String {
    match place {
        Place::Linear(layer, target) => format!("model.layers.{layer}.{}", Target::ALL[target].path()),
        Place::Embedding => "model.embed_tokens".to_owned(),
        Place::Head => "lm_head".to_owned(),
    }
}

/// Where PEFT's tensor `name` belongs, and whether it is A (0) or B (1).
fn part(name: &str, config: &MistralConfig) -> Option<(Place, usize)> {
    let name = name.strip_prefix("base_model.model.")?;
    let halves = [".lora_A.weight", ".lora_B.weight", ".lora_embedding_A", ".lora_embedding_B"];
    let (half, module) =
        halves.iter().enumerate().find_map(|(half, end)| Some((half, name.strip_suffix(end)?)))?;
    let place = match module {
        "model.embed_tokens" if half >= 2 => Place::Embedding,
        "lm_head" if half < 2 => Place::Head,
        _ if half < 2 => {
            let (layer, path) = module.strip_prefix("model.layers.")?.split_once('.')?;
            let layer: usize = layer.parse().ok().filter(|layer| *layer < config.num_hidden_layers)?;
            Place::Linear(layer, Target::ALL.iter().position(|target| target.path() == path)?)
        }
        _ => return None,
    };
    Some((place, half % 2))
}

/// PEFT writes the (frozen) tables of the base model beside the deltas of an adapter that targets them.
fn is_copy_of_base(name: &str, tensor: &Tensor, config: &MistralConfig) -> bool {
    let tables = ["model.embed_tokens", "lm_head"];
    let ends = ["weight", "base_layer.weight"];
    let named = tables.iter().any(|table| {
        ends.iter().any(|end| name.strip_prefix("base_model.model.") == Some(&format!("{table}.{end}")))
    });
    named && tensor.dims() == [config.vocab_size, config.hidden_size]
}

/// Checks the shapes of both halves against the module they belong to.
fn checked(
    module: &str,
    a: Tensor,
    b: Tensor,
    place: Place,
    config: &AdapterConfig,
    model: &MistralConfig,
) -> Result<Lora> {
    let (hidden, inner) = (model.hidden_size, model.intermediate_size);
    let (from, to) = match place {
        Place::Embedding => (model.vocab_size, hidden),
        Place::Head => (hidden, model.vocab_size),
        Place::Linear(_, target) => match Target::ALL[target] {
            Target::Query => (hidden, model.query_width()),
            Target::Key | Target::Value => (hidden, model.kv_width()),
            Target::Output => (model.query_width(), hidden),
            Target::Gate | Target::Up => (hidden, inner),
            Target::Down => (inner, hidden),
        },
    };
    let rank = a.dims().first().copied().unwrap_or(0).max(1);
    for (half, tensor, expected) in [("A", &a, [rank, from]), ("B", &b, [to, rank])] {
        if tensor.dims() != expected {
            return Err(ModelError::ShapeMismatch {
                tensor: format!("{module}, LoRA {half}"),
                expected: expected.to_vec(),
                found: tensor.dims().to_vec(),
            });
        }
    }
    let scale = config.scale(module, rank);
    if !scale.is_finite() {
        return Err(ModelError::config("lora_alpha", format!("gives a scale of {scale}")));
    }
    Ok(Lora { a, b, scale })
}
