//! The decoder against Hugging Face transformers, PEFT and llama.cpp's own quantiser.
//!
//! The numbers under `fixtures/` are made by `tests/reference/mistral_fixture.py`. f32 logits of magnitude 1 to 20
//! must agree within 1e-4; every other tolerance is stated where it is used.
#![expect(clippy::unwrap_used, reason = "helpers of tests: a fixture that cannot be read fails the test")]

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;
use llumi_model::{Adapter, Logits, Mistral, MistralConfig, Mode, ModelError, load, load_for_training};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Largest difference of any f32 logit from the reference.
const TOLERANCE: f32 = 1e-4;

type TestResult = Result<(), ModelError>;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn open(name: &str) -> Result<Mistral, ModelError> {
    load(&fixture(name), &Device::Cpu, None)
}

fn tokens(folder: &Path) -> Tensor {
    let text = fs::read_to_string(folder.join("tokens.json")).unwrap();
    let ids: Vec<Vec<u32>> = serde_json::from_str(&text).unwrap();
    Tensor::new(ids, &Device::Cpu).unwrap()
}

fn reference(folder: &Path, name: &str) -> Tensor {
    let bytes = fs::read(folder.join("reference.safetensors")).unwrap();
    candle_core::safetensors::load_buffer(&bytes, &Device::Cpu).unwrap().remove(name).unwrap()
}

/// Logits of all positions in one call.
fn all(model: &Mistral, tokens: &Tensor, adapter: Option<&Adapter>) -> Result<Tensor, ModelError> {
    let (batch, seq) = tokens.dims2()?;
    let mut cache = model.new_cache(batch, seq)?;
    model.forward(tokens, &mut cache, Logits::All, adapter)
}

#[track_caller]
fn check(name: &str, found: &Tensor, expected: &Tensor, tolerance: f32) {
    assert_eq!(found.dims(), expected.dims(), "{name}");
    let off = (found - expected).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
    assert!(off <= tolerance, "{name}: off by {off:e}, allowed {tolerance:e}");
}

const MODELS: [&str; 8] = ["plain", "grouped", "window", "head_dim", "tied", "theta", "bf16", "sharded"];

#[test]
fn logits_equal_transformers() -> TestResult {
    for name in MODELS {
        let (folder, model) = (fixture(name), open(name)?);
        let tokens = tokens(&folder);
        let expected = reference(&folder, "logits");
        check(name, &all(&model, &tokens, None)?, &expected, TOLERANCE);
        let model = load_for_training(&folder, &Device::Cpu, None)?;
        let trained = model.project(&model.forward_train(&tokens)?)?;
        check(&format!("{name}, training"), &trained, &expected, TOLERANCE);
    }
    Ok(())
}

/// transformers computing in bf16 rounds every activation to 8 bits; ours computes in f32 from the same weights.
/// Logits have magnitude up to 20, where one bf16 step is 0.06.
#[test]
fn bf16_weights_in_f32_are_near_transformers_in_bf16() -> TestResult {
    let (folder, model) = (fixture("bf16"), open("bf16")?);
    check("bf16", &all(&model, &tokens(&folder), None)?, &reference(&folder, "logits_bf16"), 0.25);
    Ok(())
}

/// f16 on a CPU: activations have 11 bits.
#[test]
fn f16_is_near_f32() -> TestResult {
    let folder = fixture("grouped");
    let model = load(&folder, &Device::Cpu, Some(DType::F16))?;
    check("f16", &all(&model, &tokens(&folder), None)?, &reference(&folder, "logits"), 0.05);
    Ok(())
}

/// Feeds the sequence in pieces and compares each piece's logits with the full pass.
fn in_pieces(
    name: &str,
    model: &Mistral,
    tokens: &Tensor,
    adapter: Option<&Adapter>,
    expected: &Tensor,
) -> TestResult {
    let (batch, seq) = tokens.dims2()?;
    for pieces in [vec![1; 12], vec![5, 1, 1, 5], vec![3, 4, 5], vec![11, 1]] {
        let mut cache = model.new_cache(batch, seq + 3)?;
        let mut start = 0;
        for length in pieces {
            let piece = tokens.narrow(1, start, length)?;
            let found = model.forward(&piece, &mut cache, Logits::All, adapter)?;
            start += length;
            assert_eq!(cache.len(), start);
            check(name, &found, &expected.narrow(1, start - length, length)?, TOLERANCE);
        }
    }
    Ok(())
}

#[test]
fn pieces_equal_the_whole() -> TestResult {
    for name in MODELS {
        let (folder, model) = (fixture(name), open(name)?);
        in_pieces(name, &model, &tokens(&folder), None, &reference(&folder, "logits"))?;
    }
    Ok(())
}

#[test]
fn last_and_chosen_positions_are_those_of_all() -> TestResult {
    for name in ["grouped", "window"] {
        let (folder, model) = (fixture(name), open(name)?);
        let tokens = tokens(&folder);
        let whole = all(&model, &tokens, None)?;
        let mut cache = model.new_cache(2, 12)?;
        let last = model.forward(&tokens, &mut cache, Logits::Last, None)?;
        check(name, &last, &whole.narrow(1, 11, 1)?.squeeze(1)?, 1e-5);
        cache.truncate(0);
        let chosen = model.forward(&tokens, &mut cache, Logits::At(&[0, 7, 3]), None)?;
        let expected = whole.index_select(&Tensor::new(&[0u32, 7, 3], &Device::Cpu)?, 1)?;
        check(name, &chosen, &expected, 1e-5);
    }
    Ok(())
}

#[test]
fn truncated_and_forked_caches_continue_as_fresh_ones() -> TestResult {
    for name in ["grouped", "window"] {
        let (folder, model) = (fixture(name), open(name)?);
        let (tokens, expected) = (tokens(&folder), reference(&folder, "logits"));
        let mut cache = model.new_cache(2, 12)?;
        model.forward(&tokens, &mut cache, Logits::Last, None)?;
        cache.truncate(4);
        assert_eq!(cache.len(), 4);
        let rest = model.forward(&tokens.narrow(1, 4, 8)?, &mut cache, Logits::All, None)?;
        check(name, &rest, &expected.narrow(1, 4, 8)?, TOLERANCE);

        // The first sequence's prefix, continued in three ways: twice as it goes on, once as the second does.
        let mut single = model.new_cache(1, 6)?;
        model.forward(&tokens.narrow(0, 0, 1)?.narrow(1, 0, 6)?, &mut single, Logits::Last, None)?;
        let mut forked = single.fork(3, 12)?;
        let tail = tokens.narrow(1, 6, 6)?;
        let tails = Tensor::cat(&[&tail, &tail.narrow(0, 0, 1)?], 0)?;
        let found = model.forward(&tails, &mut forked, Logits::All, None)?;
        for row in [0, 2] {
            let expected = expected.narrow(0, 0, 1)?.narrow(1, 6, 6)?;
            check(name, &found.narrow(0, row, 1)?, &expected, TOLERANCE);
        }
        forked.keep(&[2, 0])?;
        assert_eq!((forked.batch(), forked.len()), (2, 12));
    }
    Ok(())
}

#[test]
fn a_batch_equals_its_sequences() -> TestResult {
    for name in ["plain", "window"] {
        let (folder, model) = (fixture(name), open(name)?);
        let (tokens, expected) = (tokens(&folder), reference(&folder, "logits"));
        for row in 0..2 {
            let found = all(&model, &tokens.narrow(0, row, 1)?, None)?;
            check(name, &found, &expected.narrow(0, row, 1)?, TOLERANCE);
        }
    }
    Ok(())
}

#[test]
fn adapters_equal_peft_and_are_chosen_per_call() -> TestResult {
    for name in ["qv", "linears_rslora", "embeddings", "tied_embeddings"] {
        let folder = fixture("adapters").join(name);
        let base: String =
            serde_json::from_str(&fs::read_to_string(folder.join("base.json")).unwrap()).unwrap();
        let model = open(&base)?;
        let adapter = Adapter::load(&folder, &model)?;
        let (tokens, expected) = (tokens(&folder), reference(&folder, "logits"));
        let without = all(&model, &tokens, None)?;
        check(name, &all(&model, &tokens, Some(&adapter))?, &expected, TOLERANCE);
        check(name, &all(&model, &tokens, None)?, &without, 0.0);
        let off = (&without - &expected)?.abs()?.max_all()?.to_scalar::<f32>()?;
        assert!(off > 0.1, "{name}: the adapter changes nothing ({off})");
        in_pieces(name, &model, &tokens, Some(&adapter), &expected)?;
        let model = load_for_training(&fixture(&base), &Device::Cpu, None)?;
        let hidden = model.forward_train_with(&tokens, Some(&adapter))?;
        check(name, &model.project_with(&hidden, Some(&adapter))?, &expected, TOLERANCE);
    }
    Ok(())
}

/// Activations are rounded to 8 bits inside candle's quantised product, so logits of a quantised file are off by
/// some hundredths; f16 weights are exact.
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
        let spread = expected.flatten_all()?.var(0)?.to_scalar::<f32>()?;
        let error = (&found - &expected)?.sqr()?.mean_all()?.to_scalar::<f32>()?;
        assert!(error < 1e-3 * spread, "{name}: mean squared error {error} of variance {spread}");
    }
    Ok(())
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
    let names = [
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
        let gguf = names.iter().fold(name.clone(), |name, (from, to)| name.replace(from, to));
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
        let error = (&found - &expected)?.sqr()?.mean_all()?.to_scalar::<f32>()?;
        let spread = expected.flatten_all()?.var(0)?.to_scalar::<f32>()?;
        assert!(error <= tolerance * spread, "{name}: mean squared error {error} of variance {spread}");
        assert!(spread > 0.1, "{name}: the logits say nothing ({spread})");
    }
    Ok(())
}
