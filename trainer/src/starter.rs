//! The bundled model, made from scratch: tokenizer, training, held-out figures, model card.
//!
//! It exists so that the whole program runs on a machine with no download. It is small, it knows only the
//! situations of the corpus, and its card and the panel say so.

use crate::batch::Weighting;
use crate::bpe;
use crate::compose::{Composer, Example};
use crate::full::{Probe, Settings, Summary, Trainee};
use crate::mix::{EARLY, LATE};
use anyhow::{Context as _, Result};
use candle_core::{DType, Device, Tensor};
use llumi_corpus::Entry;
use llumi_model::config::MistralConfig;
use llumi_model::prompt::{Prompt, TEMPLATE_VERSION};
use llumi_model::tokenizer::TextTokenizer;
use rand::{SeedableRng, rngs::StdRng};
use std::collections::HashMap;
use std::path::Path;

/// Longest sequence, tokens.
pub const CONTEXT: usize = 512;

/// What training looks at most.
pub const WEIGHTING: Weighting = Weighting { prompt_share: 0.3, prompt: 0.3, opening: 3.0, copied: 3.0 };

/// Size of the model.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Size {
    pub vocab: usize,
    pub hidden: usize,
    pub layers: usize,
    pub heads: usize,
    pub kv_heads: usize,
    pub intermediate: usize,
}

/// Figures for the card.
#[derive(Debug, serde::Serialize)]
pub struct Figures {
    pub parameters: u64,
    pub training: Summary,
    /// Nats a token on held-out replies and improvements.
    pub held_out_draft_nll: f64,
    pub held_out_improve_nll: f64,
    pub training_entries: usize,
    pub held_out_entries: usize,
    pub template_version: u32,
    pub settings: Settings,
    pub size: Size,
}

/// Trains the starter and writes `config.json`, `tokenizer.json`, `model.safetensors` (f16) and `training.json`
/// into `out`. `from` holds the `tokenizer.json` and `model.safetensors` that a broken-off run left after `settings.first_step`
/// steps.
///
/// # Errors
/// Where the corpus can't be read, training fails, or a file can't be written.
pub fn make(
    out: &Path,
    size: Size,
    settings: &Settings,
    from: Option<&Path>,
    device: &Device,
) -> Result<Figures> {
    std::fs::create_dir_all(out).with_context(|| format!("making {}", out.display()))?;
    let composer = Composer::new(llumi_corpus::training());
    let json = match from {
        Some(folder) => {
            std::fs::read_to_string(folder.join("tokenizer.json")).context("reading tokenizer.json")?
        }
        None => bpe::train(&tokenizer_texts(&composer), size.vocab)?,
    };
    write(out, "tokenizer.json", json.as_bytes())?;
    let tokenizer = TextTokenizer::from_bytes(json.as_bytes()).map_err(anyhow::Error::msg)?;
    let config = config(size)?;
    write(out, "config.json", format!("{}\n", serde_json::to_string_pretty(&config)?).as_bytes())?;

    let trainee = Trainee::new(&config, settings.seed, device)?;
    if let Some(folder) = from {
        trainee.set_weights(&folder.join("model.safetensors"))?;
    }
    let mut save = |trainee: &Trainee| save(trainee, out);
    let probe = Probe::new(probes(&composer));
    let training = trainee.train(&tokenizer, &composer, CONTEXT, settings, &probe, &mut save)?;
    let figures = Figures {
        parameters: trainee.vars.values().map(|var| var.elem_count() as u64).sum(),
        training,
        held_out_draft_nll: trainee.evaluate(&tokenizer, &held_out(false), CONTEXT)?,
        held_out_improve_nll: trainee.evaluate(&tokenizer, &held_out(true), CONTEXT)?,
        training_entries: llumi_corpus::training().count(),
        held_out_entries: llumi_corpus::held_out().count(),
        template_version: TEMPLATE_VERSION,
        settings: settings.clone(),
        size,
    };
    write(out, "training.json", format!("{}\n", serde_json::to_string_pretty(&figures)?).as_bytes())?;
    Ok(figures)
}

/// Prints examples as they are drawn in training.
///
/// # Errors
/// Where the corpus can't be read or standard output is closed.
pub fn print_examples(count: usize, seed: u64) -> Result<()> {
    use std::io::Write as _;
    let composer = Composer::new(llumi_corpus::training());
    let mut rng = StdRng::seed_from_u64(seed);
    let mut out = std::io::stdout().lock();
    for _ in 0..count {
        writeln!(out, "{}", serde_json::to_string(&composer.draw(LATE, &mut rng))?)?;
    }
    Ok(())
}

/// What the tokenizer learns from: the texts as the model will meet them.
fn tokenizer_texts(composer: &Composer<'_>) -> Vec<String> {
    let mut rng = StdRng::seed_from_u64(0);
    let mut texts: Vec<String> = llumi_corpus::training().flat_map(entry_texts).collect();
    for _ in 0..6000 {
        let example = composer.draw(EARLY, &mut rng);
        texts.extend([example.title, example.post, example.reply]);
        texts.extend(example.draft);
    }
    for draft in [None, Some("d")] {
        // Often enough that the template's own words become single tokens.
        texts.extend(std::iter::repeat_n(Prompt { draft, ..Prompt::default() }.render(), 50));
    }
    texts
}

fn entry_texts(entry: &Entry) -> Vec<String> {
    vec![
        entry.title.clone(),
        entry.post.clone(),
        entry.reply_text(),
        entry.initial.clone(),
        entry.improved.clone(),
    ]
}

/// Held-out entries as examples of one task.
fn held_out(improve: bool) -> Vec<Example> {
    llumi_corpus::held_out()
        .map(|entry| Example {
            title: entry.title.clone(),
            post: entry.post.clone(),
            draft: improve.then(|| entry.initial.clone()),
            reply: if improve { entry.improved.clone() } else { entry.reply_text() },
        })
        .collect()
}

/// What is looked at while training goes on: held-out posts and drafts, and examples drawn as in training.
fn probes(composer: &Composer<'_>) -> Vec<(&'static str, Vec<Example>)> {
    let mut rng = StdRng::seed_from_u64(99);
    let drawn: Vec<Example> = (0..100).map(|_| composer.draw(LATE, &mut rng)).collect();
    let (improve, draft): (Vec<_>, Vec<_>) = drawn.into_iter().partition(|example| example.draft.is_some());
    let some = |examples: Vec<Example>| examples.into_iter().step_by(3).collect();
    vec![
        ("held-out drafts", some(held_out(false))),
        ("held-out improvements", some(held_out(true))),
        ("drawn drafts", some(draft)),
        ("drawn improvements", some(improve)),
    ]
}

fn config(size: Size) -> Result<MistralConfig> {
    let json = serde_json::json!({
        "architectures": ["MistralForCausalLM"],
        "model_type": "mistral",
        "vocab_size": size.vocab,
        "hidden_size": size.hidden,
        "intermediate_size": size.intermediate,
        "num_hidden_layers": size.layers,
        "num_attention_heads": size.heads,
        "num_key_value_heads": size.kv_heads,
        "hidden_act": "silu",
        "rms_norm_eps": 1e-5,
        "rope_theta": 10000.0,
        "sliding_window": null,
        "max_position_embeddings": CONTEXT,
        "tie_word_embeddings": true,
    });
    Ok(serde_json::from_value(json)?)
}

fn save(trainee: &Trainee, out: &Path) -> Result<()> {
    let tensors = trainee
        .vars
        .iter()
        .map(|(name, var)| Ok((name.clone(), var.as_tensor().to_dtype(DType::F16)?)))
        .collect::<candle_core::Result<HashMap<String, Tensor>>>()?;
    let partial = out.join("model.safetensors.tmp");
    candle_core::safetensors::save(&tensors, &partial)?;
    std::fs::rename(&partial, out.join("model.safetensors")).context("replacing model.safetensors")
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
}
