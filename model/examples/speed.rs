//! Tokens a second of one training step (forward and backward) and of batched decoding, at the starter's size.
//!
//! `cargo run --release -p llumi-model --example speed [-- VOCAB BATCH SEQ]` (batch 0: decoding only). Run it
//! before and after a change to the decoder: the starter's training time and the daemon's answer time are made of
//! these figures. With glibc, `MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=4294967296` keeps freed
//! memory in the process and saves a fifth of a training step's processor time.
#![expect(clippy::print_stdout, reason = "a command-line tool whose output is its result")]

use candle_core::{DType, Device, Result, Tensor};
use candle_nn::{VarBuilder, VarMap};
use llumi_model::{Logits, Mistral, MistralConfig, Mode};
use std::time::Instant;

fn config(vocab_size: usize) -> Result<MistralConfig> {
    let text = serde_json::json!({
        "vocab_size": vocab_size, "hidden_size": 256, "intermediate_size": 1024, "num_hidden_layers": 6,
        "num_attention_heads": 8, "num_key_value_heads": 4, "max_position_embeddings": 1024,
        "tie_word_embeddings": true,
    });
    Ok(MistralConfig::from_json(&text.to_string())?)
}

fn tokens(batch: usize, seq: usize, vocab: usize) -> Result<Tensor> {
    let ids: Vec<u32> = (0..batch * seq).map(|i| ((i * 7919) % vocab) as u32).collect();
    Tensor::from_vec(ids, (batch, seq), &Device::Cpu)
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<usize>().unwrap_or(0));
    let vocab = arguments.next().unwrap_or(4096);
    let batch = arguments.next().unwrap_or(16);
    let seq = arguments.next().unwrap_or(256);
    let config = config(vocab)?;
    println!("{} parameters, batch {batch} x {seq}", config.parameters());
    let map = VarMap::new();
    let vb = VarBuilder::from_varmap(&map, DType::F32, &Device::Cpu);
    let model = Mistral::new(&config, vb.clone(), Mode::Train)?;
    if batch > 0 {
        train(&model, &map, batch, seq)?;
    }
    let model = Mistral::new(&config, vb, Mode::Infer)?;
    for batch in [1, 4, 8] {
        decode(&model, batch)?;
    }
    Ok(())
}

fn train(model: &Mistral, map: &VarMap, batch: usize, seq: usize) -> Result<()> {
    let vocab = model.config().vocab_size;
    let ids = tokens(batch, seq, vocab)?;
    let mut best = (f64::MAX, f64::MAX, f64::MAX);
    for _ in 0..6 {
        let start = Instant::now();
        let hidden = model.forward_train(&ids)?;
        let forward = start.elapsed().as_secs_f64();
        let loss = hidden.sqr()?.mean_all()?;
        let gradients = loss.backward()?;
        let body = start.elapsed().as_secs_f64();
        let missing = map.all_vars().iter().filter(|var| gradients.get(var).is_none()).count();
        assert!(missing == 0, "{missing} variables without a gradient");
        drop((gradients, loss, hidden));

        let start = Instant::now();
        let hidden = model.forward_train(&ids)?.flatten_to(1)?;
        let labels = ids.flatten_all()?;
        let loss = candle_nn::loss::cross_entropy(&model.project(&hidden)?, &labels)?;
        loss.backward()?;
        let all = start.elapsed().as_secs_f64();
        best = (best.0.min(forward), best.1.min(body), best.2.min(all));
    }
    let rate = |seconds: f64| (batch * seq) as f64 / seconds;
    println!(
        "train: forward {:.3} s; forward+backward {:.3} s = {:.0} tokens/s; with head and loss on every \
         position {:.3} s = {:.0} tokens/s",
        best.0,
        best.1,
        rate(best.1),
        best.2,
        rate(best.2)
    );
    Ok(())
}

fn decode(model: &Mistral, batch: usize) -> Result<()> {
    let vocab = model.config().vocab_size;
    let prompt = tokens(batch, 256, vocab)?;
    let next = tokens(batch, 1, vocab)?;
    let mut best = (f64::MAX, f64::MAX);
    const STEPS: usize = 64;
    for _ in 0..4 {
        let mut cache = model.new_cache(batch, 512)?;
        let start = Instant::now();
        model.forward(&prompt, &mut cache, Logits::Last, None)?;
        let prefill = start.elapsed().as_secs_f64();
        let start = Instant::now();
        for _ in 0..STEPS {
            model.forward(&next, &mut cache, Logits::Last, None)?;
        }
        best = (best.0.min(prefill), best.1.min(start.elapsed().as_secs_f64()));
    }
    println!(
        "decode, batch {batch}: prefill {:.0} tokens/s, decode {:.0} tokens/s ({:.3} ms a step)",
        (batch * 256) as f64 / best.0,
        (batch * STEPS) as f64 / best.1,
        best.1 * 1000.0 / STEPS as f64
    );
    Ok(())
}
