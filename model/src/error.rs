//! What can go wrong with a model, in words that name the file and say what to do.
//!
//! A person who downloads a model meets broken downloads, wrong files and models of another architecture. Each of
//! these is a variant here with the path or the key in it; none is a panic. Errors of candle itself come through
//! as [`ModelError::Candle`] and mean a defect of ours or a device that ran out of memory.

use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Errors of loading and running a model.
#[derive(Debug, Error)]
pub enum ModelError {
    #[error("{path}: {detail}", path = .path.display())]
    MissingFile { path: PathBuf, detail: String },

    #[error("{path}: the file is damaged: {detail}. Download or copy it again", path = .path.display())]
    Corrupt { path: PathBuf, detail: String },

    #[error("{path}: not supported: {detail}", path = .path.display())]
    Unsupported { path: PathBuf, detail: String },

    /// A value in `config.json` (or in a GGUF file's metadata) that no Mistral can have.
    #[error("model configuration, `{key}`: {detail}")]
    Config { key: &'static str, detail: String },

    #[error("tensor `{tensor}` has shape {found:?}, but the configuration asks for {expected:?}")]
    ShapeMismatch { tensor: String, expected: Vec<usize>, found: Vec<usize> },

    #[error("tensor `{tensor}` is missing from {path}", path = .path.display())]
    MissingTensor { tensor: String, path: PathBuf },

    /// A call that the model cannot answer: the message says which argument and why.
    #[error("{0}")]
    Input(String),

    #[error("the cache holds {capacity} positions; {wanted} are needed")]
    CacheFull { capacity: usize, wanted: usize },

    #[error("title, draft and instructions alone are longer than {budget} tokens")]
    PromptTooLong { budget: usize },

    #[error("tokenizer: {0}")]
    Tokenizer(String),

    #[error(transparent)]
    Candle(#[from] candle_core::Error),
}

impl ModelError {
    /// A file that could not be opened or read.
    pub fn missing(path: &Path, error: &io::Error) -> Self {
        let detail = if error.kind() == io::ErrorKind::NotFound {
            "no such file; check the path, or pull the model again".to_owned()
        } else {
            format!("cannot be read: {error}")
        };
        ModelError::MissingFile { path: path.to_owned(), detail }
    }

    pub(crate) fn corrupt(path: &Path, detail: impl ToString) -> Self {
        ModelError::Corrupt { path: path.to_owned(), detail: detail.to_string() }
    }

    pub(crate) fn unsupported(path: &Path, detail: impl ToString) -> Self {
        ModelError::Unsupported { path: path.to_owned(), detail: detail.to_string() }
    }

    pub(crate) fn config(key: &'static str, detail: impl ToString) -> Self {
        ModelError::Config { key, detail: detail.to_string() }
    }
}

impl From<ModelError> for candle_core::Error {
    /// Lets a training loop that is written against candle's `Result` call the model with `?`.
    fn from(error: ModelError) -> Self {
        match error {
            ModelError::Candle(error) => error,
            other => candle_core::Error::wrap(other),
        }
    }
}

/// The result of everything here that reads or runs a model.
pub type Result<T> = std::result::Result<T, ModelError>;
