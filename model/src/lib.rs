//! The language model: a Mistral decoder on candle, with everything between text and tokens.
//!
//! One decoder serves the daemon and the trainer, so that what is trained is what is run. From the outside in:
//! [`prompt`] makes the text, [`tokenizer`] the ids, [`decoder`] the logits, [`sampler`] and [`stop`] the reply.
//! Weights come from safetensors or GGUF ([`weights`]) into one kind of linear map; a LoRA adapter
//! ([`lora`]) is chosen per call and never merged.

mod adapter_config;
mod attention;
pub mod cache;
pub mod config;
mod cpu;
pub mod decoder;
pub mod error;
pub mod generate;
mod gguf;
mod linear;
pub mod lora;
pub mod ops;
pub mod prompt;
mod rows;
mod safetensors_file;
pub mod sampler;
pub mod stop;
pub mod tokenizer;
pub mod weights;

pub use cache::KvCache;
pub use config::MistralConfig;
pub use decoder::{Logits, Mistral};
pub use error::ModelError;
pub use lora::Adapter;
pub use ops::Mode;
pub use weights::{load, load_for_training};
