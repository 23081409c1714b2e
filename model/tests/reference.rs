//! The decoder against Hugging Face transformers and PEFT.
//!
//! The numbers under `fixtures/` are made by `tests/reference/mistral_fixture.py`. f32 logits of magnitude 1 to 20
//! must agree within 1e-4; every other tolerance is stated where it is used.
#![expect(clippy::unwrap_used, reason = "helpers of tests: a fixture that cannot be read fails the test")]

mod support;

use candle_core::{DType, Device, Tensor};
use llumi_model::{Adapter, Logits, Mistral, load, load_for_training};
use std::fs;
use support::{TOLERANCE, TestResult, all, check, fixture, open, reference, tokens};

const MODELS: [&str; 9] =
    ["plain", "grouped", "window", "head_dim", "tied", "theta", "bf16", "sharded", "f16"];

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
    for name in ["grouped", "window"] {
        let folder = fixture(name);
        let model = load(&folder, &Device::Cpu, Some(DType::F16))?;
        check(name, &all(&model, &tokens(&folder), None)?, &reference(&folder, "logits"), 0.05);
    }
    Ok(())
}

/// 333 tokens and a window of 100: longer than the kernels' blocks of 32 and the prefill's chunks of 256, and the
/// window begins within a block. Gives the tokens, the positions whose logits are kept, and these.
fn long() -> (Tensor, Vec<u32>, Tensor) {
    #[derive(serde::Deserialize)]
    struct Long {
        tokens: Vec<Vec<u32>>,
        at: Vec<u32>,
    }
    let folder = fixture("f16");
    let text = fs::read_to_string(folder.join("long.json")).unwrap();
    let Long { tokens, at } = serde_json::from_str(&text).unwrap();
    (Tensor::new(tokens, &Device::Cpu).unwrap(), at, reference(&folder, "logits_long"))
}

#[test]
fn a_long_sequence_in_one_pass_equals_transformers() -> TestResult {
    let (tokens, at, expected) = long();
    let chosen = Tensor::new(at.as_slice(), &Device::Cpu)?;
    let positions: Vec<usize> = at.iter().map(|&at| at as usize).collect();
    let model = open("f16")?;
    check("all", &all(&model, &tokens, None)?.index_select(&chosen, 1)?, &expected, TOLERANCE);
    let mut cache = model.new_cache(1, 400)?;
    let found = model.forward(&tokens, &mut cache, Logits::At(&positions), None)?;
    check("chosen", &found, &expected, TOLERANCE);
    let model = load_for_training(&fixture("f16"), &Device::Cpu, None)?;
    let trained = model.project(&model.forward_train(&tokens)?)?;
    check("training", &trained.index_select(&chosen, 1)?, &expected, TOLERANCE);
    Ok(())
}

/// f32 has kernels of its own; f16 goes through candle's operations, as on a GPU, and rounds to 11 bits (that these
/// operations equal the kernels is tested in `attention.rs`).
#[test]
fn a_long_sequence_through_the_cache_equals_transformers() -> TestResult {
    let (tokens, at, expected) = long();
    let chosen = Tensor::new(at.as_slice(), &Device::Cpu)?;
    for (dtype, tolerance) in [(DType::F32, TOLERANCE), (DType::F16, 0.05)] {
        let model = load(&fixture("f16"), &Device::Cpu, Some(dtype))?;
        let chunks = [vec![256, 77], vec![100, 1, 31, 33, 168], [vec![256], vec![1; 77]].concat(), vec![333]];
        for pieces in chunks {
            let mut cache = model.new_cache(1, 340)?;
            let (mut start, mut parts) = (0, Vec::new());
            for length in &pieces {
                let piece = tokens.narrow(1, start, *length)?;
                parts.push(model.forward(&piece, &mut cache, Logits::All, None)?);
                start += length;
            }
            let found = Tensor::cat(&parts, 1)?.index_select(&chosen, 1)?;
            check(&format!("{dtype:?} in {} pieces", pieces.len()), &found, &expected, tolerance);
        }
        // A prefix that is shared by two, as candidates share a prompt.
        let mut prefix = model.new_cache(1, 300)?;
        model.forward(&tokens.narrow(1, 0, 300)?, &mut prefix, Logits::Last, None)?;
        let mut forked = prefix.fork(2, 333)?;
        let rest = tokens.narrow(1, 300, 33)?;
        let found = model.forward(&Tensor::cat(&[&rest, &rest], 0)?, &mut forked, Logits::Last, None)?;
        let last = expected.narrow(1, at.len() - 1, 1)?.squeeze(1)?;
        check(&format!("{dtype:?}, forked"), &found, &Tensor::cat(&[&last, &last], 0)?, tolerance);
    }
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
    for name in ["qv", "linears_rslora", "embeddings", "tied_embeddings", "patterns"] {
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
