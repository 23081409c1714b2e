//! `tokenizer.json` to token ids and back.
//!
//! Everything that is encoded here is text: a `</s>` inside it stays five letters, never the special token.
//! Special tokens enter only as ids, put there by this module.

use crate::error::ModelError;
use std::path::Path;
use tokenizers::Tokenizer;

/// A tokenizer with the ids of its special tokens.
#[derive(Debug, Clone)]
pub struct TextTokenizer {
    inner: Tokenizer,
    bos: u32,
    eos: u32,
}

impl TextTokenizer {
    /// Reads `tokenizer.json`.
    ///
    /// # Errors
    /// [`ModelError::MissingFile`] or [`ModelError::Corrupt`], naming the file; also where `<s>` or `</s>` is
    /// not in the vocabulary.
    pub fn from_file(path: &Path) -> Result<Self, ModelError> {
        let bytes = std::fs::read(path).map_err(|error| ModelError::missing(path, &error))?;
        Self::from_bytes(&bytes).map_err(|detail| ModelError::Corrupt { path: path.to_owned(), detail })
    }

    /// Reads a tokenizer from the bytes of a `tokenizer.json`.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let mut inner = Tokenizer::from_bytes(bytes).map_err(|error| error.to_string())?;
        inner.set_encode_special_tokens(true);
        let id = |token: &str| inner.token_to_id(token).ok_or_else(|| format!("it has no {token} token"));
        Ok(TextTokenizer { bos: id("<s>")?, eos: id("</s>")?, inner })
    }

    /// Ids of a text, without special tokens.
    ///
    /// # Errors
    /// [`ModelError::Tokenizer`] where the tokenizer refuses the text.
    pub fn encode(&self, text: &str) -> Result<Vec<u32>, ModelError> {
        let encoding =
            self.inner.encode_fast(text, false).map_err(|error| ModelError::Tokenizer(error.to_string()))?;
        Ok(encoding.get_ids().to_vec())
    }

    /// Ids of a prompt: `<s>`, then the text.
    ///
    /// # Errors
    /// As [`Self::encode`].
    pub fn encode_prompt(&self, text: &str) -> Result<Vec<u32>, ModelError> {
        let mut ids = vec![self.bos];
        ids.extend(self.encode(text)?);
        Ok(ids)
    }

    /// Text of ids; special tokens are left out.
    ///
    /// # Errors
    /// [`ModelError::Tokenizer`] for an id that is not in the vocabulary.
    pub fn decode(&self, ids: &[u32]) -> Result<String, ModelError> {
        self.inner.decode(ids, true).map_err(|error| ModelError::Tokenizer(error.to_string()))
    }

    pub fn bos(&self) -> u32 {
        self.bos
    }

    pub fn eos(&self) -> u32 {
        self.eos
    }

    /// Entries, special and added tokens included.
    pub fn vocab_size(&self) -> usize {
        self.inner.get_vocab_size(true)
    }
}
