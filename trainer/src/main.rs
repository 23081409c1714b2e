//! `llumi-train`: from texts to models.

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use llumi_trainer::full::Settings;
use llumi_trainer::starter::{self, Size};
use std::path::PathBuf;

/// Trains llumi's models.
#[derive(Debug, Parser)]
#[command(name = "llumi-train", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes the bundled starter model from scratch, out of the corpus
    Starter(Starter),
    /// Prints composed training examples as JSON lines, to look at what the model learns from
    Examples {
        #[arg(long, default_value_t = 10)]
        count: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

#[derive(Debug, Args)]
struct Starter {
    /// Folder to write the model to
    #[arg(long, default_value = "starter")]
    out: PathBuf,
    #[arg(long, default_value_t = 3000)]
    steps: u32,
    /// Go on from the weights in this folder (a run that was broken off)
    #[arg(long, requires = "first_step")]
    from: Option<PathBuf>,
    /// Step at which to go on
    #[arg(long, default_value_t = 0)]
    first_step: u32,
    /// Padded tokens a batch, at most
    #[arg(long, default_value_t = 4096)]
    batch_tokens: usize,
    #[arg(long, default_value_t = 2e-3)]
    learning_rate: f64,
    #[arg(long, default_value_t = 0.012)]
    muon_rate: f64,
    #[arg(long, default_value_t = 100)]
    warm_up: u32,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Threads that share a batch; 1: the model's own kernels use the cores
    #[arg(long, default_value_t = 1)]
    shards: usize,
    #[arg(long, default_value_t = 4096)]
    vocab: usize,
    #[arg(long, default_value_t = 256)]
    hidden: usize,
    #[arg(long, default_value_t = 4)]
    layers: usize,
    #[arg(long, default_value_t = 8)]
    heads: usize,
    #[arg(long, default_value_t = 4)]
    kv_heads: usize,
    #[arg(long, default_value_t = 512)]
    intermediate: usize,
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Starter(args) => make_starter(&args),
        Command::Examples { count, seed } => starter::print_examples(count, seed),
    }
}

fn make_starter(args: &Starter) -> Result<()> {
    let device = device()?;
    let settings = Settings {
        steps: args.steps,
        first_step: args.first_step,
        batch_tokens: args.batch_tokens,
        learning_rate: args.learning_rate,
        muon_rate: args.muon_rate,
        warm_up: args.warm_up,
        clip: 1.0,
        seed: args.seed,
        shards: args.shards,
        weighting: starter::WEIGHTING,
    };
    let size = Size {
        vocab: args.vocab,
        hidden: args.hidden,
        layers: args.layers,
        heads: args.heads,
        kv_heads: args.kv_heads,
        intermediate: args.intermediate,
    };
    let figures = starter::make(&args.out, size, &settings, args.from.as_deref(), &device)?;
    eprintln!(
        "{} parameters, {} tokens in {:.0} s, held-out loss {:.3} (draft) {:.3} (improve), written to {}",
        figures.parameters,
        figures.training.tokens,
        figures.training.seconds,
        figures.held_out_draft_nll,
        figures.held_out_improve_nll,
        args.out.display()
    );
    Ok(())
}

/// The GPU where this build has one, else the CPU.
fn device() -> Result<candle_core::Device> {
    if cfg!(feature = "cuda") {
        Ok(candle_core::Device::new_cuda(0)?)
    } else if cfg!(feature = "metal") {
        Ok(candle_core::Device::new_metal(0)?)
    } else {
        Ok(candle_core::Device::Cpu)
    }
}
