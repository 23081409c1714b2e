//! `adapter_config.json` of PEFT: what changes the numbers is read, and what we do not compute is refused.
//!
//! A setting that is passed over in silence gives a model that writes, only worse than the one that was trained.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// The configuration, as far as it changes what is computed.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct AdapterConfig {
    pub peft_type: String,
    pub r: usize,
    pub lora_alpha: f64,
    #[serde(default)]
    pub use_rslora: bool,
    /// Other alphas for modules whose path ends so; the first that fits holds, in the order of the file.
    #[serde(default, deserialize_with = "in_file_order")]
    pub alpha_pattern: Vec<(String, f64)>,
    #[serde(default)]
    init_lora_weights: Value,
    #[serde(default)]
    use_dora: bool,
    #[serde(default)]
    fan_in_fan_out: bool,
    #[serde(default)]
    lora_bias: bool,
    #[serde(default)]
    bias: Option<String>,
    #[serde(default)]
    modules_to_save: Option<Vec<String>>,
    #[serde(default)]
    alora_invocation_tokens: Value,
    #[serde(default)]
    trainable_token_indices: Value,
    #[serde(default)]
    layer_replication: Value,
    #[serde(default)]
    arrow_config: Value,
}

impl AdapterConfig {
    /// What of it is not computed here, if anything, with what to do about it.
    pub(crate) fn unsupported(&self) -> Option<String> {
        let plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
        if self.peft_type != "LORA" {
            Some(format!("`peft_type` {}: only LORA", self.peft_type))
        } else if self.use_dora {
            Some("`use_dora`".to_owned())
        } else if self.fan_in_fan_out {
            Some("`fan_in_fan_out`".to_owned())
        } else if self.lora_bias || self.bias.as_deref().is_some_and(|bias| bias != "none") {
            Some("trained biases".to_owned())
        } else if self.modules_to_save.as_ref().is_some_and(|modules| !modules.is_empty()) {
            Some("`modules_to_save`: an adapter that holds whole layers".to_owned())
        } else if !self.alora_invocation_tokens.is_null() {
            Some(
                "`alora_invocation_tokens`: an adapter that acts only after these tokens; train it as plain LoRA"
                    .to_owned(),
            )
        } else if let Some((name, what)) = self.changes() {
            Some(format!("`{name}`: {what}"))
        } else if let Some(kind) = self.other_base() {
            Some(format!(
                "`init_lora_weights` {kind}: such an adapter was trained on changed base weights and is wrong on \
                 the plain base; convert it with PEFT's `save_pretrained(..., \
                 path_initial_model_for_weight_conversion=...)`"
            ))
        } else {
            let (strange, _) = self.alpha_pattern.iter().find(|(name, _)| !plain(name))?;
            Some(format!("`alpha_pattern` {strange}: only plain module names"))
        }
    }

    /// Settings that change the base model beside the deltas.
    fn changes(&self) -> Option<(&'static str, &'static str)> {
        [
            (
                "trainable_token_indices",
                &self.trainable_token_indices,
                "an adapter with rows of the embedding",
            ),
            ("layer_replication", &self.layer_replication, "a model with repeated layers"),
            ("arrow_config", &self.arrow_config, "a choice among several adapters"),
        ]
        .into_iter()
        .find(|(_, value, _)| !value.is_null())
        .map(|(name, _, what)| (name, what))
    }

    /// The initialisation, where it is one that subtracts its start from the base (PiSSA, OLoRA, CorDA, LoRA-GA),
    /// quantises the base (LoftQ), or one that is not known here.
    ///
    /// PEFT 0.21 leaves the base as it is for true and false, `gaussian`, `eva` (A from the data, B zero),
    /// `orthogonal` and `mica` (B A is zero in both). An adapter that it converted after training records `true`.
    fn other_base(&self) -> Option<String> {
        match &self.init_lora_weights {
            Value::Null | Value::Bool(_) => None,
            Value::String(kind)
                if ["gaussian", "eva", "orthogonal", "mica"].contains(&kind.to_lowercase().as_str()) =>
            {
                None
            }
            other => Some(other.to_string()),
        }
    }

    /// `alpha / r`, or `alpha / sqrt(r)`, for the module at `path` with rank `rank`.
    pub(crate) fn scale(&self, path: &str, rank: usize) -> f64 {
        let named = |name: &str| {
            path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
        };
        let own = self.alpha_pattern.iter().find(|(name, _)| named(name));
        let alpha = own.map_or(self.lora_alpha, |(_, alpha)| *alpha);
        if self.use_rslora { alpha / (rank as f64).sqrt() } else { alpha / rank as f64 }
    }
}

/// The entries of a JSON object as they stand; `null` is none.
fn in_file_order<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, f64)>, D::Error> {
    struct Entries;

    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(String, f64)>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("an object of numbers")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }

        fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
            from.deserialize_map(self)
        }

        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }
    }

    from.deserialize_option(Entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(extra: Value) -> AdapterConfig {
        let mut whole = serde_json::json!({"peft_type": "LORA", "r": 4, "lora_alpha": 8});
        whole.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        serde_json::from_value(whole).unwrap()
    }

    #[test]
    fn adapters_of_another_base_are_refused() {
        for kind in ["pissa", "pissa_niter_16", "olora", "OLoRA", "corda", "loftq", "lora_ga", "unheard_of"] {
            let message = config(serde_json::json!({"init_lora_weights": kind})).unsupported().unwrap();
            assert!(message.contains(kind) && message.contains("conversion"), "{message}");
        }
        for kind in [
            Value::Null,
            true.into(),
            false.into(),
            "gaussian".into(),
            "eva".into(),
            "orthogonal".into(),
            "mica".into(),
        ] {
            assert_eq!(config(serde_json::json!({"init_lora_weights": kind})).unsupported(), None, "{kind}");
        }
    }

    #[test]
    fn settings_that_change_the_numbers_are_refused() {
        for (name, value) in [
            ("alora_invocation_tokens", serde_json::json!([5, 6])),
            ("trainable_token_indices", serde_json::json!([1])),
            ("layer_replication", serde_json::json!([[0, 2], [1, 3]])),
            ("arrow_config", serde_json::json!({"top_k": 3})),
            ("modules_to_save", serde_json::json!(["lm_head"])),
        ] {
            let message = config(serde_json::json!({ name: value })).unsupported().unwrap();
            assert!(message.contains(name), "{message}");
            assert_eq!(config(serde_json::json!({ name: null })).unsupported(), None, "{name}");
        }
    }

    #[test]
    fn the_first_pattern_that_fits_holds() {
        let text = r#"{"peft_type": "LORA", "r": 4, "lora_alpha": 8,
            "alpha_pattern": {"v_proj": 2, "layers.0.self_attn.v_proj": 40, "k_proj": 4}}"#;
        let config: AdapterConfig = serde_json::from_str(text).unwrap();
        for (path, scale) in [
            ("model.layers.0.self_attn.v_proj", 0.5),
            ("model.layers.0.self_attn.k_proj", 1.0),
            ("model.layers.0.self_attn.q_proj", 2.0),
            ("model.layers.0.self_attn.xv_proj", 2.0),
        ] {
            assert_eq!(config.scale(path, 4), scale, "{path}");
        }
        let none: AdapterConfig =
            serde_json::from_str(r#"{"peft_type": "LORA", "r": 4, "lora_alpha": 8, "alpha_pattern": null}"#)
                .unwrap();
        assert!(none.alpha_pattern.is_empty());
    }
}
