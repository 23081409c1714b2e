//! The shape of a Mistral model, read from Hugging Face's `config.json` or from GGUF metadata.
//!
//! Everything that allocates or indexes later takes its sizes from here, so a value is checked once, on the way
//! in, and the error names the key as it stands in the file.

use crate::error::{ModelError, Result};
use serde::{Deserialize, Serialize};

/// Largest value of any single dimension: far above every published model, far below what would overflow.
const MAX_DIMENSION: usize = 1 << 20;
/// Most layers.
const MAX_LAYERS: usize = 1 << 10;

/// Sizes and constants of a Mistral decoder, with Hugging Face's names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MistralConfig {
    #[serde(default = "mistral")]
    pub model_type: String,
    pub vocab_size: usize,
    pub hidden_size: usize,
    pub intermediate_size: usize,
    pub num_hidden_layers: usize,
    pub num_attention_heads: usize,
    /// Heads of keys and values; absent: as many as query heads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub num_key_value_heads: Option<usize>,
    /// Absent: `hidden_size / num_attention_heads`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_dim: Option<usize>,
    #[serde(default = "default_eps")]
    pub rms_norm_eps: f64,
    #[serde(default = "default_theta")]
    pub rope_theta: f64,
    /// A position sees this many positions, itself included; absent: all before it.
    #[serde(default)]
    pub sliding_window: Option<usize>,
    #[serde(default = "default_positions")]
    pub max_position_embeddings: usize,
    #[serde(default)]
    pub tie_word_embeddings: bool,
    #[serde(default = "silu")]
    pub hidden_act: String,
    /// Newer files keep `rope_theta` in here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rope_parameters: Option<RopeParameters>,
    /// Only `null` is supported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rope_scaling: Option<serde_json::Value>,
    /// Only absent is supported: weights quantised by a Python library are not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantization_config: Option<serde_json::Value>,
}

/// `rope_parameters` of newer `config.json` files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RopeParameters {
    #[serde(default)]
    pub rope_theta: Option<f64>,
    #[serde(default)]
    pub rope_type: Option<String>,
}

fn mistral() -> String {
    "mistral".to_owned()
}
fn silu() -> String {
    "silu".to_owned()
}
fn default_eps() -> f64 {
    1e-6
}
fn default_theta() -> f64 {
    10_000.0
}
fn default_positions() -> usize {
    32_768
}

impl MistralConfig {
    /// Reads and checks the text of a `config.json`.
    ///
    /// # Errors
    /// [`ModelError::Config`] naming the key (`config.json` itself where the text is no JSON object or a key is
    /// missing).
    pub fn from_json(text: &str) -> Result<Self> {
        let mut config: MistralConfig =
            serde_json::from_str(text).map_err(|error| ModelError::config("config.json", error))?;
        if let Some(rope) = config.rope_parameters.take() {
            if rope.rope_type.as_deref().is_some_and(|kind| kind != "default") {
                return Err(ModelError::config("rope_parameters.rope_type", "only `default` is supported"));
            }
            config.rope_theta = rope.rope_theta.unwrap_or(config.rope_theta);
        }
        config.validate()?;
        Ok(config)
    }

    /// Checks that the values fit together.
    ///
    /// # Errors
    /// [`ModelError::Config`] naming the first key that does not.
    pub fn validate(&self) -> Result<()> {
        if self.model_type != "mistral" {
            return Err(ModelError::config(
                "model_type",
                format!("`{}` is another architecture; only `mistral` is supported", self.model_type),
            ));
        }
        self.validate_sizes()?;
        if self.hidden_act != "silu" {
            return Err(ModelError::config("hidden_act", format!("`{}`: only `silu`", self.hidden_act)));
        }
        if self.rope_scaling.as_ref().is_some_and(|value| !value.is_null()) {
            return Err(ModelError::config("rope_scaling", "scaled rotary embeddings are not supported"));
        }
        if self.quantization_config.as_ref().is_some_and(|value| !value.is_null()) {
            return Err(ModelError::config(
                "quantization_config",
                "use the unquantised weights or a GGUF file",
            ));
        }
        if !(self.rms_norm_eps.is_finite() && self.rms_norm_eps >= 0.0) {
            return Err(ModelError::config("rms_norm_eps", "must be a number of 0 or more"));
        }
        if !(self.rope_theta.is_finite() && self.rope_theta > 0.0) {
            return Err(ModelError::config("rope_theta", "must be a number above 0"));
        }
        if self.sliding_window == Some(0) {
            return Err(ModelError::config("sliding_window", "must be 1 or more, or null"));
        }
        Ok(())
    }

    fn validate_sizes(&self) -> Result<()> {
        let sizes = [
            ("vocab_size", self.vocab_size, MAX_DIMENSION),
            ("hidden_size", self.hidden_size, MAX_DIMENSION),
            ("intermediate_size", self.intermediate_size, MAX_DIMENSION),
            ("num_hidden_layers", self.num_hidden_layers, MAX_LAYERS),
            ("num_attention_heads", self.num_attention_heads, MAX_LAYERS),
            ("num_key_value_heads", self.kv_heads(), MAX_LAYERS),
            ("max_position_embeddings", self.max_position_embeddings, MAX_DIMENSION),
        ];
        for (key, value, most) in sizes {
            if value == 0 || value > most {
                return Err(ModelError::config(key, format!("{value} is not within 1..={most}")));
            }
        }
        if !self.num_attention_heads.is_multiple_of(self.kv_heads()) {
            return Err(ModelError::config(
                "num_key_value_heads",
                format!("{} does not divide {} attention heads", self.kv_heads(), self.num_attention_heads),
            ));
        }
        if self.head_dim.is_none() && !self.hidden_size.is_multiple_of(self.num_attention_heads) {
            return Err(ModelError::config(
                "num_attention_heads",
                format!("{} does not divide hidden_size {}", self.num_attention_heads, self.hidden_size),
            ));
        }
        if self.head_dim() == 0 || self.head_dim() > 512 || !self.head_dim().is_multiple_of(2) {
            return Err(ModelError::config(
                "head_dim",
                format!("{} is not even within 2..=512", self.head_dim()),
            ));
        }
        Ok(())
    }

    /// Heads of keys and values.
    pub fn kv_heads(&self) -> usize {
        self.num_key_value_heads.unwrap_or(self.num_attention_heads)
    }

    /// Width of one head.
    pub fn head_dim(&self) -> usize {
        self.head_dim.unwrap_or(self.hidden_size / self.num_attention_heads.max(1))
    }

    /// Width of all query heads together.
    pub fn query_width(&self) -> usize {
        self.num_attention_heads * self.head_dim()
    }

    /// Width of all key heads together; the same for values.
    pub fn kv_width(&self) -> usize {
        self.kv_heads() * self.head_dim()
    }

    /// Weights of the model, tied ones once.
    pub fn parameters(&self) -> u64 {
        let (hidden, query, kv) = (self.hidden_size, self.query_width(), self.kv_width());
        let layer = hidden * (2 * query + 2 * kv) + 3 * hidden * self.intermediate_size + 2 * hidden;
        let tables = if self.tie_word_embeddings { 1 } else { 2 };
        (tables * self.vocab_size * hidden + self.num_hidden_layers * layer + hidden) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = r#"{"model_type":"mistral","vocab_size":96,"hidden_size":32,"intermediate_size":64,
        "num_hidden_layers":2,"num_attention_heads":4,"num_key_value_heads":2,"hidden_act":"silu",
        "architectures":["MistralForCausalLM"],"sliding_window":null}"#;

    fn with(change: serde_json::Value) -> Result<MistralConfig> {
        let mut value: serde_json::Value = serde_json::from_str(BASE).unwrap();
        for (key, new) in change.as_object().unwrap() {
            value[key] = new.clone();
        }
        MistralConfig::from_json(&value.to_string())
    }

    #[test]
    fn reads_sizes_and_defaults() {
        let config = with(serde_json::json!({})).unwrap();
        assert_eq!((config.kv_heads(), config.head_dim()), (2, 8));
        assert_eq!(config.parameters(), 2 * 96 * 32 + 2 * (32 * 96 + 3 * 32 * 64 + 64) + 32);
        let config =
            with(serde_json::json!({"rope_parameters": {"rope_theta": 5e5}, "head_dim": 16})).unwrap();
        assert_eq!((config.rope_theta, config.head_dim()), (5e5, 16));
    }

    #[test]
    fn refuses_and_names_the_key() {
        let cases = [
            (serde_json::json!({"model_type": "llama"}), "`model_type`"),
            (serde_json::json!({"hidden_act": "gelu"}), "`hidden_act`"),
            (serde_json::json!({"vocab_size": 0}), "`vocab_size`"),
            (serde_json::json!({"vocab_size": 4_000_000_000_000_u64}), "`vocab_size`"),
            (serde_json::json!({"num_hidden_layers": 2000}), "`num_hidden_layers`"),
            (
                serde_json::json!({"num_attention_heads": 3, "num_key_value_heads": 3}),
                "`num_attention_heads`",
            ),
            (serde_json::json!({"num_key_value_heads": 3}), "`num_key_value_heads`"),
            (serde_json::json!({"num_key_value_heads": 0}), "`num_key_value_heads`"),
            (serde_json::json!({"head_dim": 7}), "`head_dim`"),
            (serde_json::json!({"rope_theta": 0}), "`rope_theta`"),
            (serde_json::json!({"rope_scaling": {"type": "linear", "factor": 2}}), "`rope_scaling`"),
            (serde_json::json!({"rope_parameters": {"rope_type": "yarn"}}), "`rope_parameters.rope_type`"),
            (serde_json::json!({"quantization_config": {"bits": 4}}), "`quantization_config`"),
            (serde_json::json!({"sliding_window": 0}), "`sliding_window`"),
            (serde_json::json!({"rms_norm_eps": -1}), "`rms_norm_eps`"),
            (serde_json::json!({"hidden_size": "32"}), "`config.json`"),
        ];
        for (change, key) in cases {
            let error = with(change.clone()).unwrap_err().to_string();
            assert!(error.contains(key), "{change}: {error}");
        }
    }
}
