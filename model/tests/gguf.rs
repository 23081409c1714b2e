//! GGUF files against llama.cpp's own reader of block types (gguf-py) with Hugging Face transformers and PEFT.
//!
//! Products of quantised weights round activations to 8 bits, so their logits are off by some hundredths; the
//! weights themselves are compared through the dense decoder, which is exact.
#![expect(clippy::unwrap_used, reason = "helpers of tests: a fixture that cannot be read fails the test")]

mod support;

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;
use llumi_model::{Adapter, Mistral, MistralConfig, Mode, load};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use support::{TOLERANCE, TestResult, all, check, fixture, open, reference, tokens};

/// Fails where the mean squared error of logits is not small beside their variance.
#[track_caller]
fn check_error(name: &str, found: &Tensor, expected: &Tensor, share: f32) -> TestResult {
    let spread = expected.flatten_all()?.var(0)?.to_scalar::<f32>()?;
    let error = (found - expected)?.sqr()?.mean_all()?.to_scalar::<f32>()?;
    assert!(error <= share * spread, "{name}: mean squared error {error} of variance {spread}");
    assert!(spread > 0.1, "{name}: the logits say nothing ({spread})");
    Ok(())
}

#[test]
fn gguf_equals_transformers_on_the_weights_it_stands_for() -> TestResult {
    let folder = fixture("gguf");
    for (name, tolerance) in [("f16", TOLERANCE), ("q8_0", 0.35), ("q4_0", 0.35), ("mixed", 0.35)] {
        let model = open(&format!("gguf/{name}.gguf"))?;
        let config = open("grouped")?.config().clone();
        assert_eq!(model.config().head_dim(), config.head_dim(), "{name}");
        assert_eq!(model.config().rms_norm_eps, config.rms_norm_eps, "{name}");
        assert_eq!(model.parameters(), config.parameters(), "{name}");
        let (tokens, expected) = (tokens(&folder), reference(&folder, name));
        let found = all(&model, &tokens, None)?;
        check(name, &found, &expected, tolerance);
        check_error(name, &found, &expected, 1e-3)?;
        let dense = dense(&folder.join(format!("{name}.gguf")), model.config())?;
        check(&format!("{name}, weights"), &all(&dense, &tokens, None)?, &expected, TOLERANCE);
    }
    Ok(())
}

/// Blocks of every bit pattern; Q5_K and Q6_K are tied files, which hold no `output.weight`. Rows are 512 wide and
/// their blocks have large means that cancel, so that f32 sums in another order are off by up to 1e-4.
#[test]
fn k_quants_equal_transformers_on_the_weights_they_stand_for() -> TestResult {
    let folder = fixture("k_quants");
    for (name, tied) in [("q4_k", false), ("q5_k", true), ("q6_k", true)] {
        let path = folder.join(format!("{name}.gguf"));
        let model = load(&path, &Device::Cpu, None)?;
        assert_eq!(model.config().tie_word_embeddings, tied, "{name}");
        let (tokens, expected) = (tokens(&folder), reference(&folder, name));
        let found = all(&model, &tokens, None)?;
        check(name, &found, &expected, 0.5);
        check_error(name, &found, &expected, 1e-3)?;
        let dense = dense(&path, model.config())?;
        check(&format!("{name}, weights"), &all(&dense, &tokens, None)?, &expected, 3e-4);
    }
    Ok(())
}

/// This adapter multiplies by up to 3 in every map, and so it does with the rounding of activations: the quantised
/// product is held to its mean error, and the dense decoder on the same weights to each logit.
#[test]
fn adapters_on_gguf_equal_peft() -> TestResult {
    let folder = fixture("gguf");
    for (base, tolerance, share) in [("f16", TOLERANCE, 1e-8), ("q8_0", 1.5, 1e-2)] {
        let name = format!("{base}_linears_rslora");
        let model = open(&format!("gguf/{base}.gguf"))?;
        let adapter = Adapter::load(&fixture("adapters/linears_rslora"), &model)?;
        let (tokens, expected) = (tokens(&folder), reference(&folder, &name));
        let found = all(&model, &tokens, Some(&adapter))?;
        check(&name, &found, &expected, tolerance);
        check_error(&name, &found, &expected, share)?;
        let dense = dense(&folder.join(format!("{base}.gguf")), model.config())?;
        let found = all(&dense, &tokens, Some(&adapter))?;
        check(&format!("{name}, weights"), &found, &expected, 3e-4);
        let without = (all(&model, &tokens, None)? - &expected)?.abs()?.max_all()?.to_scalar::<f32>()?;
        assert!(without > 3.0, "{name}: the adapter changes little ({without})");
    }
    Ok(())
}

/// Hugging Face's names and llama.cpp's.
const NAMES: [(&str, &str); 13] = [
    ("model.embed_tokens.", "token_embd."),
    ("lm_head.", "output."),
    ("model.norm.", "output_norm."),
    ("model.layers.", "blk."),
    ("self_attn.q_proj", "attn_q"),
    ("self_attn.k_proj", "attn_k"),
    ("self_attn.v_proj", "attn_v"),
    ("self_attn.o_proj", "attn_output"),
    ("mlp.gate_proj", "ffn_gate"),
    ("mlp.up_proj", "ffn_up"),
    ("mlp.down_proj", "ffn_down"),
    ("post_attention_layernorm", "ffn_norm"),
    ("input_layernorm", "attn_norm"),
];

/// The dense decoder on the numbers that a GGUF file's blocks stand for, read by candle.
fn dense(path: &Path, config: &MistralConfig) -> Result<Mistral, llumi_model::ModelError> {
    let mut file = fs::File::open(path).unwrap();
    let content = gguf_file::Content::read(&mut file)?;
    let mut tensors = HashMap::new();
    for name in content.tensor_infos.keys() {
        let weight = content.tensor(&mut file, name, &Device::Cpu)?.dequantize(&Device::Cpu)?;
        let weight = match name {
            name if name.contains("attn_q") => restored(&weight, config.num_attention_heads),
            name if name.contains("attn_k") => restored(&weight, config.kv_heads()),
            _ => weight,
        };
        let renamed = NAMES.iter().fold(name.clone(), |name, (to, from)| {
            // `output.` is the end of `attn_output.` too.
            if name.starts_with(from) || !from.ends_with('.') { name.replace(from, to) } else { name }
        });
        tensors.insert(renamed, weight);
    }
    Mistral::new(config, VarBuilder::from_tensors(tensors, DType::F32, &Device::Cpu), Mode::Infer)
}

/// Rows of a query or key weight back in Hugging Face's order.
fn restored(weight: &Tensor, heads: usize) -> Tensor {
    let (rows, columns) = weight.dims2().unwrap();
    let pairs = weight.reshape((heads, rows / heads / 2, 2, columns)).unwrap();
    pairs.transpose(1, 2).unwrap().contiguous().unwrap().reshape((rows, columns)).unwrap()
}

/// Weights of a Mistral whose rows are whole K-quant blocks, deterministic.
fn wide_weights(config: &MistralConfig) -> HashMap<String, Tensor> {
    let (hidden, inner) = (config.hidden_size, config.intermediate_size);
    let mut shapes = vec![
        ("model.embed_tokens".to_owned(), vec![config.vocab_size, hidden]),
        ("lm_head".to_owned(), vec![config.vocab_size, hidden]),
        ("model.norm".to_owned(), vec![hidden]),
    ];
    for layer in 0..config.num_hidden_layers {
        for (name, shape) in [
            ("self_attn.q_proj", vec![config.query_width(), hidden]),
            ("self_attn.k_proj", vec![config.kv_width(), hidden]),
            ("self_attn.v_proj", vec![config.kv_width(), hidden]),
            ("self_attn.o_proj", vec![hidden, config.query_width()]),
            ("mlp.gate_proj", vec![inner, hidden]),
            ("mlp.up_proj", vec![inner, hidden]),
            ("mlp.down_proj", vec![hidden, inner]),
            ("input_layernorm", vec![hidden]),
            ("post_attention_layernorm", vec![hidden]),
        ] {
            shapes.push((format!("model.layers.{layer}.{name}"), shape));
        }
    }
    let tensor = |seed: usize, shape: Vec<usize>| {
        let (scale, shift) = if shape.len() == 1 { (0.2, 1.0) } else { (0.12, 0.0) };
        let value = |i: usize| (((i * 7919 + seed * 104_729) % 100_003) as f32 * 78.233).sin();
        let values: Vec<f32> = (0..shape.iter().product()).map(|i| value(i) * scale + shift).collect();
        Tensor::from_vec(values, shape, &Device::Cpu).unwrap()
    };
    let named = shapes.into_iter().enumerate();
    named.map(|(seed, (name, shape))| (format!("{name}.weight"), tensor(seed, shape))).collect()
}

/// Rows of a query or key weight in llama.cpp's order.
fn interleaved(weight: &Tensor, heads: usize) -> Tensor {
    let (rows, columns) = weight.dims2().unwrap();
    let halves = weight.reshape((heads, 2, rows / heads / 2, columns)).unwrap();
    halves.transpose(1, 2).unwrap().contiguous().unwrap().reshape((rows, columns)).unwrap()
}

/// The block type of each tensor, by name.
type Kinds<'a> = &'a dyn Fn(&str) -> GgmlDType;

/// Writes a GGUF file; gives back the weights that it stands for.
fn write_gguf(
    path: &Path,
    config: &MistralConfig,
    weights: &HashMap<String, Tensor>,
    kinds: Kinds,
) -> HashMap<String, Tensor> {
    let mut stored = HashMap::new();
    let mut tensors = Vec::new();
    for (name, weight) in weights {
        let kind = if weight.rank() == 1 { GgmlDType::F32 } else { kinds(name) };
        let heads = match name {
            name if name.contains("q_proj") => Some(config.num_attention_heads),
            name if name.contains("k_proj") => Some(config.kv_heads()),
            _ => None,
        };
        let ordered = heads.map_or_else(|| weight.clone(), |heads| interleaved(weight, heads));
        let gguf = NAMES.iter().fold(name.clone(), |name, (from, to)| name.replace(from, to));
        tensors.push((gguf, QTensor::quantize(&ordered, kind).unwrap()));
        let back = QTensor::quantize(weight, kind).unwrap().dequantize(&Device::Cpu).unwrap();
        stored.insert(name.clone(), back);
    }
    let whole = |value: usize| Value::U32(value as u32);
    let values = [
        ("general.architecture", Value::String("llama".to_owned())),
        ("llama.embedding_length", whole(config.hidden_size)),
        ("llama.feed_forward_length", whole(config.intermediate_size)),
        ("llama.block_count", whole(config.num_hidden_layers)),
        ("llama.attention.head_count", whole(config.num_attention_heads)),
        ("llama.attention.head_count_kv", whole(config.kv_heads())),
        ("llama.context_length", whole(config.max_position_embeddings)),
        ("llama.attention.layer_norm_rms_epsilon", Value::F32(config.rms_norm_eps as f32)),
        ("llama.rope.freq_base", Value::F32(config.rope_theta as f32)),
    ];
    let values: Vec<(&str, &Value)> = values.iter().map(|(key, value)| (*key, value)).collect();
    let tensors: Vec<(&str, &QTensor)> =
        tensors.iter().map(|(name, tensor)| (name.as_str(), tensor)).collect();
    gguf_file::write(&mut fs::File::create(path).unwrap(), &values, &tensors).unwrap();
    stored
}

/// K-quants have blocks of 256, and llama.cpp's Q4_K_M mixes Q4_K with Q6_K: written with candle's quantiser and
/// compared with the dense decoder on the dequantised weights. As above, activations are rounded to 8 bits.
#[test]
fn quantised_products_equal_the_dense_decoder_on_the_same_weights() -> TestResult {
    let text = serde_json::json!({
        "vocab_size": 64, "hidden_size": 256, "intermediate_size": 512, "num_hidden_layers": 2,
        "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 64, "rms_norm_eps": 1e-5,
    });
    let config = MistralConfig::from_json(&text.to_string())?;
    let weights = wide_weights(&config);
    let folder = tempfile::tempdir().unwrap();
    let ids: Vec<u32> = (0..32).map(|i| i * 29 % 64).collect();
    let tokens = Tensor::from_vec(ids, (2, 16), &Device::Cpu)?;
    let mixed = |name: &str| {
        if name.contains("v_proj") || name.contains("down_proj") || name.contains("lm_head") {
            GgmlDType::Q6K
        } else {
            GgmlDType::Q4K
        }
    };
    let q4_k_m: Kinds = &mixed;
    let cases: [(&str, Kinds, f32); 8] = [
        ("F32", &|_| GgmlDType::F32, 1e-9),
        ("F16", &|_| GgmlDType::F16, 1e-9),
        ("Q8_0", &|_| GgmlDType::Q8_0, 1e-3),
        ("Q6_K", &|_| GgmlDType::Q6K, 1e-3),
        ("Q5_K", &|_| GgmlDType::Q5K, 1e-3),
        ("Q4_K", &|_| GgmlDType::Q4K, 1e-3),
        ("Q4_0", &|_| GgmlDType::Q4_0, 1e-3),
        ("Q4_K_M", q4_k_m, 1e-3),
    ];
    for (name, kinds, tolerance) in cases {
        let path = folder.path().join(format!("{name}.gguf"));
        let stored = write_gguf(&path, &config, &weights, kinds);
        let dense =
            Mistral::new(&config, VarBuilder::from_tensors(stored, DType::F32, &Device::Cpu), Mode::Infer)?;
        let expected = all(&dense, &tokens, None)?;
        let found = all(&load(&path, &Device::Cpu, None)?, &tokens, None)?;
        check_error(name, &found, &expected, tolerance)?;
    }
    Ok(())
}
