//! A model as it lies on disk, made ready for the engine: the starter or the one that was asked for, its tokenizer, its
//! adapters, and the device that it runs on.

use crate::settings::{DeviceChoice, Settings};
use anyhow::{Context as _, Result, bail};
use candle_core::Device;
use llumi_model::prompt::TEMPLATE_VERSION;
use llumi_model::sampler::Sampling;
use llumi_model::tokenizer::TextTokenizer;
use llumi_model::{Adapter, Mistral};
use llumi_protocol::api::{ModelStatus, Task};
use std::path::{Path, PathBuf};

/// Longest reply, tokens.
const MAX_NEW_TOKENS: usize = 192;

/// A model with all that it needs to write.
#[derive(Debug)]
pub struct Loaded {
    pub(crate) model: Mistral,
    pub(crate) tokenizer: TextTokenizer,
    draft_adapter: Option<Adapter>,
    improve_adapter: Option<Adapter>,
    name: String,
    pub(crate) starter: bool,
    pub(crate) candidates: usize,
}

impl Loaded {
    /// Loads model, tokenizer and adapters.
    ///
    /// # Errors
    /// Where a file is missing, damaged or of another kind; the message names it and says what to do.
    pub fn load(settings: &Settings) -> Result<Self> {
        let (path, starter) = match &settings.model {
            Some(path) => (path.clone(), false),
            None => (starter_folder()?, true),
        };
        let device = device(settings.device)?;
        let dtype = if device.is_cpu() { Some(candle_core::DType::F32) } else { None };
        let model = llumi_model::load(&path, &device, dtype)?;
        let tokenizer_file =
            if path.is_dir() { path.join("tokenizer.json") } else { path.with_file_name("tokenizer.json") };
        let tokenizer = TextTokenizer::from_file(&tokenizer_file)?;
        if tokenizer.vocab_size() > model.config().vocab_size {
            bail!(
                "{} has {} tokens, but the model knows {}: it belongs to another model",
                tokenizer_file.display(),
                tokenizer.vocab_size(),
                model.config().vocab_size
            );
        }
        let adapter =
            |folder: &Option<PathBuf>| folder.as_deref().map(|dir| Adapter::load(dir, &model)).transpose();
        let candidates = settings.candidates.unwrap_or(match (starter, device.is_cpu()) {
            (true, _) => 64,
            (false, true) => 1,
            (false, false) => 4,
        });
        Ok(Loaded {
            draft_adapter: adapter(&settings.draft_adapter)?,
            improve_adapter: adapter(&settings.improve_adapter)?,
            name: if starter { "starter".into() } else { model_name(&path) },
            model,
            tokenizer,
            starter,
            candidates,
        })
    }

    /// The starter writes many replies of which single sentences are kept: variety helps it more than caution.
    pub(crate) fn sampling(&self) -> Sampling {
        let usual = Sampling::default();
        if self.starter { Sampling { temperature: 0.8, ..usual } } else { usual }
    }

    pub(crate) fn adapter(&self, task: Task) -> Option<&Adapter> {
        match task {
            Task::Draft => self.draft_adapter.as_ref(),
            Task::Improve => self.improve_adapter.as_ref(),
        }
    }

    /// Tokens that are kept free for a reply.
    pub(crate) fn longest_reply(&self) -> usize {
        MAX_NEW_TOKENS.min(self.model.config().max_position_embeddings / 2)
    }

    pub(crate) fn status(&self) -> ModelStatus {
        let device = match self.model.device() {
            Device::Cpu => "cpu",
            Device::Cuda(_) => "cuda:0",
            Device::Metal(_) => "metal",
        };
        ModelStatus {
            name: self.name.clone(),
            starter: self.starter,
            parameters: self.model.parameters(),
            device: device.into(),
            context_tokens: self.model.config().max_position_embeddings as u32,
            template_version: TEMPLATE_VERSION,
        }
    }
}

fn model_name(path: &Path) -> String {
    path.file_stem().map_or_else(|| "model".into(), |name| name.to_string_lossy().into_owned())
}

fn device(choice: DeviceChoice) -> Result<Device> {
    let gpu = || -> Result<Device> {
        if cfg!(feature = "cuda") {
            Ok(Device::new_cuda(0)?)
        } else if cfg!(feature = "metal") {
            Ok(Device::new_metal(0)?)
        } else {
            bail!(
                "this build has no GPU support; build it with `--features cuda` (or metal), or use `--device cpu`"
            )
        }
    };
    match choice {
        DeviceChoice::Cpu => Ok(Device::Cpu),
        DeviceChoice::Gpu => gpu().context("the GPU can't be used"),
        DeviceChoice::Auto => Ok(gpu().unwrap_or(Device::Cpu)),
    }
}

/// Where the starter lies: `LLUMI_STARTER`, a `starter` folder beside the program, or the repository's.
fn starter_folder() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("LLUMI_STARTER") {
        return Ok(folder.into());
    }
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("starter")));
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../starter");
    beside
        .into_iter()
        .chain([repository])
        .find(|folder| folder.join("config.json").exists())
        .context("the starter model was not found: make it with `cargo xtask starter`, or give --model DIR")
}
