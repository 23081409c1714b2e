//! Loading the model for a command, with errors that say what to do in the command line's own words.

use crate::engine::Engine;
use crate::loaded::Loaded;
use crate::pipeline::Pipeline;
use crate::settings::Settings;
use anyhow::{Error, Result, anyhow, bail};
use llumi_model::ModelError;
use std::path::Path;

/// The pipeline with the model that the settings name.
///
/// # Errors
/// Where a file is missing, damaged or of another kind.
pub fn pipeline(settings: &Settings) -> Result<Pipeline> {
    if let Some(model) = &settings.model {
        complete(model)?;
    }
    let loaded = Loaded::load(settings).map_err(plainer)?;
    Ok(Pipeline::new(Engine::start(loaded, settings.queue)?, llumi_corpus::entries().iter()))
}

/// Refuses at once what could only fail after a minute of loading.
fn complete(model: &Path) -> Result<()> {
    if !model.exists() {
        bail!("{}: no such file or folder; check what is given as the model", model.display());
    }
    let tokenizer = model.with_file_name("tokenizer.json");
    if !model.is_dir() && !tokenizer.exists() {
        bail!(
            "{}: no such file; a GGUF model is read with its tokenizer, so put the tokenizer.json of the same model \
             beside it",
            tokenizer.display()
        );
    }
    Ok(())
}

/// A missing file of a model or an adapter: where it should be is all that can be said.
fn plainer(error: Error) -> Error {
    match error.downcast_ref::<ModelError>() {
        Some(ModelError::MissingFile { path, .. }) if !path.exists() => anyhow!(
            "{}: no such file; check the path, or copy the whole folder of the model or adapter again",
            path.display()
        ),
        _ => error,
    }
}
