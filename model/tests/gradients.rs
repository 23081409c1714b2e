//! Hand-written CPU kernels against candle's own differentiable operations.
//!
//! A model in f64 takes none of the f32 kernels, so the same weights in f64 are the oracle: hidden states and the
//! gradient of every weight must agree, for every shape that the kernels treat differently.

use candle_core::{DType, Device, Result, Tensor, Var};
use candle_nn::VarBuilder;
use llumi_model::{Adapter, Mistral, MistralConfig, Mode};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

struct Case {
    name: &'static str,
    heads: usize,
    kv_heads: usize,
    head_dim: usize,
    inner: usize,
    window: Option<usize>,
    tied: bool,
    batch: usize,
    seq: usize,
}

const CASES: [Case; 7] = [
    Case {
        name: "plain",
        heads: 4,
        kv_heads: 4,
        head_dim: 8,
        inner: 48,
        window: None,
        tied: false,
        batch: 2,
        seq: 9,
    },
    Case {
        name: "grouped",
        heads: 4,
        kv_heads: 2,
        head_dim: 16,
        inner: 40,
        window: None,
        tied: true,
        batch: 3,
        seq: 37,
    },
    Case {
        name: "one key head",
        heads: 6,
        kv_heads: 1,
        head_dim: 6,
        inner: 33,
        window: None,
        tied: true,
        batch: 1,
        seq: 70,
    },
    Case {
        name: "window",
        heads: 4,
        kv_heads: 2,
        head_dim: 8,
        inner: 64,
        window: Some(5),
        tied: false,
        batch: 2,
        seq: 50,
    },
    Case {
        name: "wide window",
        heads: 2,
        kv_heads: 1,
        head_dim: 32,
        inner: 64,
        window: Some(33),
        tied: true,
        batch: 1,
        seq: 100,
    },
    Case {
        name: "two tokens",
        heads: 2,
        kv_heads: 2,
        head_dim: 10,
        inner: 16,
        window: None,
        tied: false,
        batch: 2,
        seq: 2,
    },
    Case {
        name: "odd hidden",
        heads: 3,
        kv_heads: 3,
        head_dim: 14,
        inner: 17,
        window: Some(2),
        tied: true,
        batch: 2,
        seq: 33,
    },
];

/// Deterministic numbers within -1..1.
fn noise(count: usize, seed: usize) -> Vec<f64> {
    (0..count).map(|i| (((i * 7919 + seed * 104_729 + 13) % 10_007) as f64 * 12.9898).sin()).collect()
}

fn config(case: &Case) -> Result<MistralConfig> {
    let value = serde_json::json!({
        "vocab_size": 50, "hidden_size": 36, "intermediate_size": case.inner, "num_hidden_layers": 2,
        "num_attention_heads": case.heads, "num_key_value_heads": case.kv_heads, "head_dim": case.head_dim,
        "sliding_window": case.window, "tie_word_embeddings": case.tied, "max_position_embeddings": 128,
    });
    Ok(MistralConfig::from_json(&value.to_string())?)
}

fn shapes(config: &MistralConfig) -> Vec<(String, Vec<usize>)> {
    let (hidden, inner) = (config.hidden_size, config.intermediate_size);
    let mut shapes = vec![
        ("model.embed_tokens.weight".to_owned(), vec![config.vocab_size, hidden]),
        ("model.norm.weight".to_owned(), vec![hidden]),
    ];
    if !config.tie_word_embeddings {
        shapes.push(("lm_head.weight".to_owned(), vec![config.vocab_size, hidden]));
    }
    for layer in 0..config.num_hidden_layers {
        let parts = [
            ("self_attn.q_proj", vec![config.query_width(), hidden]),
            ("self_attn.k_proj", vec![config.kv_width(), hidden]),
            ("self_attn.v_proj", vec![config.kv_width(), hidden]),
            ("self_attn.o_proj", vec![hidden, config.query_width()]),
            ("mlp.gate_proj", vec![inner, hidden]),
            ("mlp.up_proj", vec![inner, hidden]),
            ("mlp.down_proj", vec![hidden, inner]),
            ("input_layernorm", vec![hidden]),
            ("post_attention_layernorm", vec![hidden]),
        ];
        for (part, shape) in parts {
            shapes.push((format!("model.layers.{layer}.{part}.weight"), shape));
        }
    }
    shapes
}

fn variables(config: &MistralConfig, dtype: DType) -> Result<BTreeMap<String, Var>> {
    let mut variables = BTreeMap::new();
    for (seed, (name, shape)) in shapes(config).into_iter().enumerate() {
        let values = noise(shape.iter().product(), seed);
        let (scale, shift) = if shape.len() == 1 { (0.3, 1.0) } else { (0.15, 0.0) };
        let values: Vec<f64> = values.iter().map(|x| x * scale + shift).collect();
        let tensor = Tensor::from_vec(values, shape, &Device::Cpu)?.to_dtype(dtype)?;
        variables.insert(name, Var::from_tensor(&tensor)?);
    }
    Ok(variables)
}

/// Values by variable.
type Gradients = BTreeMap<String, Vec<f64>>;

/// Hidden states, and the gradient of every variable.
type Outcome = Result<(Vec<f64>, Gradients)>;

/// Hidden states, and the gradient of every variable for a loss that weighs each logit differently.
fn run(config: &MistralConfig, dtype: DType, tokens: &Tensor) -> Outcome {
    let variables = variables(config, dtype)?;
    let tensors: HashMap<String, Tensor> =
        variables.iter().map(|(name, var)| (name.clone(), var.as_tensor().clone())).collect();
    let vb = VarBuilder::from_tensors(tensors, dtype, &Device::Cpu);
    let model = Mistral::new(config, vb, Mode::Train)?;
    differentiate(&model, tokens, &variables, None)
}

/// The same for the variables of an adapter of every map, over constant weights.
fn run_adapter(config: &MistralConfig, dtype: DType, tokens: &Tensor) -> Outcome {
    let base: HashMap<String, Tensor> =
        variables(config, dtype)?.into_iter().map(|(name, var)| (name, var.as_detached_tensor())).collect();
    let model = Mistral::new(config, VarBuilder::from_tensors(base, dtype, &Device::Cpu), Mode::Train)?;
    let mut variables = BTreeMap::new();
    for (name, shape) in shapes(config) {
        let [out, from] = shape[..] else { continue };
        let module = format!("base_model.model.{}", name.trim_end_matches(".weight"));
        let (a, b) = if name.contains("embed_tokens") {
            (format!("{module}.lora_embedding_A"), format!("{module}.lora_embedding_B"))
        } else {
            (format!("{module}.lora_A.weight"), format!("{module}.lora_B.weight"))
        };
        for (name, shape) in [(a, (3, from)), (b, (out, 3))] {
            // PEFT's embedding is a table (vocab, hidden) whose A looks up tokens.
            let shape = match (name.ends_with("embedding_A"), name.ends_with("embedding_B")) {
                (true, _) => (3, out),
                (_, true) => (from, 3),
                _ => shape,
            };
            let values = noise(shape.0 * shape.1, variables.len() + 500);
            let tensor = Tensor::from_vec(values, shape, &Device::Cpu)?.affine(0.2, 0.0)?.to_dtype(dtype)?;
            variables.insert(name, Var::from_tensor(&tensor)?);
        }
    }
    let settings = r#"{"peft_type": "LORA", "r": 3, "lora_alpha": 4}"#;
    let settings = serde_json::from_str(settings).map_err(candle_core::Error::wrap)?;
    let tensors = variables.iter().map(|(name, var)| (name.clone(), var.as_tensor().clone())).collect();
    let adapter = Adapter::from_tensors(&settings, &tensors, &model, Path::new("variables"))?;
    differentiate(&model, tokens, &variables, Some(&adapter))
}

fn differentiate(
    model: &Mistral,
    tokens: &Tensor,
    variables: &BTreeMap<String, Var>,
    adapter: Option<&Adapter>,
) -> Outcome {
    let hidden = model.forward_train_with(tokens, adapter)?;
    let logits = model.project_with(&hidden, adapter)?;
    let weights = Tensor::from_vec(noise(logits.elem_count(), 99), logits.shape(), &Device::Cpu)?;
    let loss = (logits.tanh()? * weights.to_dtype(logits.dtype())?)?.sum_all()?;
    let store = loss.backward()?;
    let values = |tensor: &Tensor| tensor.flatten_all()?.to_dtype(DType::F64)?.to_vec1::<f64>();
    let mut gradients = BTreeMap::new();
    for (name, var) in variables {
        let gradient = store.get(var).unwrap_or_else(|| panic!("no gradient for {name}"));
        gradients.insert(name.clone(), values(gradient)?);
    }
    Ok((values(&hidden)?, gradients))
}

/// Largest difference, relative to the largest value.
fn difference(found: &[f64], expected: &[f64]) -> f64 {
    assert_eq!(found.len(), expected.len());
    let largest = expected.iter().fold(0.0f64, |most, x| most.max(x.abs()));
    found.iter().zip(expected).fold(0.0f64, |most, (a, b)| most.max((a - b).abs())) / largest.max(1e-12)
}

/// Compares f32 with f64 for every case, and asks for a finite gradient that is not zero everywhere.
fn check(run: fn(&MistralConfig, DType, &Tensor) -> Outcome) -> Result<()> {
    for case in &CASES {
        let config = config(case)?;
        let ids: Vec<u32> = (0..case.batch * case.seq).map(|i| (i * i % 47 + i % 3) as u32).collect();
        let tokens = Tensor::from_vec(ids, (case.batch, case.seq), &Device::Cpu)?;
        let (hidden, gradients) = run(&config, DType::F32, &tokens)?;
        let (exact, oracle) = run(&config, DType::F64, &tokens)?;
        assert!(difference(&hidden, &exact) < 1e-5, "{}: hidden {}", case.name, difference(&hidden, &exact));
        assert!(!gradients.is_empty());
        for (name, gradient) in &gradients {
            let off = difference(gradient, &oracle[name]);
            assert!(off < 2e-4, "{}: gradient of {name} is off by {off:e}", case.name);
            assert!(gradient.iter().all(|x| x.is_finite()), "{}: {name}", case.name);
            assert!(gradient.iter().any(|x| *x != 0.0), "{}: gradient of {name} is zero", case.name);
        }
    }
    Ok(())
}

#[test]
fn gradients_of_all_weights_equal_candles_own() -> Result<()> {
    check(run)
}

#[test]
fn gradients_of_an_adapter_equal_candles_own() -> Result<()> {
    check(run_adapter)
}

#[test]
fn training_and_inference_agree() -> Result<()> {
    for case in &CASES {
        let config = config(case)?;
        let tensors: HashMap<String, Tensor> = variables(&config, DType::F32)?
            .into_iter()
            .map(|(name, var)| (name, var.as_tensor().clone()))
            .collect();
        let vb = VarBuilder::from_tensors(tensors, DType::F32, &Device::Cpu);
        let ids: Vec<u32> = (0..case.batch * case.seq).map(|i| (i * 31 % 50) as u32).collect();
        let tokens = Tensor::from_vec(ids, (case.batch, case.seq), &Device::Cpu)?;
        let trained = Mistral::new(&config, vb.clone(), Mode::Train)?;
        let train = trained.project(&trained.forward_train(&tokens)?)?;
        for mode in [Mode::Infer, Mode::Train] {
            let model = Mistral::new(&config, vb.clone(), mode)?;
            let mut cache = model.new_cache(case.batch, case.seq)?;
            let infer = model.forward(&tokens, &mut cache, llumi_model::Logits::All, None)?;
            let off = (infer - &train)?.abs()?.max_all()?.to_scalar::<f32>()?;
            assert!(off < 5e-5, "{} {mode:?}: {off}", case.name);
        }
    }
    Ok(())
}
