//! The command line: `serve`, `draft`, `improve`, `score`, `pair`, `status`.
//!
//! `draft` and `improve` run the daemon's own pipeline in this process, so that what is tried in a terminal is
//! what the page gets. Output is for people unless `--json` asks for one object.

mod client;
mod input;
mod load;
mod print;
mod score;
mod serve;

use crate::engine::Ask;
use crate::http::auth;
use crate::pipeline::{Failure, Pipeline};
use crate::secret::Secret;
use crate::settings::logs::keep_panics_private;
use crate::settings::{self, ModelFlags, Settings};
use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand};
use input::ThreadArgs;
use llumi_protocol::api::{Answer, Task, Versioned};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::sync::mpsc;

/// Better peer support, on your own machine: scores, improves and drafts replies; a person always posts.
#[derive(Debug, Parser)]
#[command(name = "llumi", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the daemon on 127.0.0.1
    Serve(Box<serve::Serve>),
    /// Draft a reply to a post
    Draft(Draft),
    /// Improve a reply that you have begun
    Improve(Improve),
    /// Score a reply, or a stream of them (--jsonl)
    Score(score::Score),
    /// Show the code that pairs the browser extension with this daemon
    Pair(Pair),
    /// Ask the running daemon how it is
    Status(client::Status),
}

#[derive(Debug, Args)]
struct Draft {
    #[command(flatten)]
    thread: ThreadArgs,
    #[command(flatten)]
    answer: AnswerArgs,
}

#[derive(Debug, Args)]
struct Improve {
    #[command(flatten)]
    thread: ThreadArgs,
    /// File with your draft; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    draft: PathBuf,
    #[command(flatten)]
    answer: AnswerArgs,
}

#[derive(Debug, Args)]
struct AnswerArgs {
    #[command(flatten)]
    model: ModelFlags,
    /// Same seed, same model, same answer
    #[arg(long)]
    seed: Option<u64>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Pair {
    /// Make a new code; the extension that was paired must be paired again
    #[arg(long)]
    new: bool,
}

/// Runs the program.
pub fn main() -> ExitCode {
    keep_panics_private();
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        // Somebody closed the pipe we write to (`llumi … | head`): not an error worth words.
        Err(error) if broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("llumi: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(args) => args.run(),
        Command::Draft(Draft { thread, answer }) => suggest(Task::Draft, &thread, None, &answer),
        Command::Improve(Improve { thread, draft, answer }) => {
            suggest(Task::Improve, &thread, Some(&draft), &answer)
        }
        Command::Score(args) => args.run(),
        Command::Pair(Pair { new }) => pair(new),
        Command::Status(args) => args.run(),
    }
}

/// Loads the model and answers once.
fn suggest(task: Task, thread: &ThreadArgs, draft: Option<&Path>, args: &AnswerArgs) -> Result<()> {
    let (thread, draft) = thread.read(draft)?;
    let pipeline = load::pipeline(&Settings::resolve(&args.model, None)?)?;
    let seed = args.seed.unwrap_or_else(crate::http::routes::new_seed);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let answer = runtime.block_on(answer(&pipeline, Ask { task, thread, draft: draft.clone(), seed }))?;
    if args.json {
        print::json(&Versioned::new(answer))
    } else {
        print::answer(&answer, (task == Task::Improve).then_some(draft.as_str()))
    }
}

/// One answer, without streaming.
async fn answer(pipeline: &Pipeline, ask: Ask) -> Result<Answer> {
    let (events, mut inbox) = mpsc::channel(32);
    let drain = async { while inbox.recv().await.is_some() {} };
    let work = async {
        let result = pipeline.suggest(ask, &events).await;
        drop(events);
        result
    };
    match tokio::join!(work, drain).0 {
        Ok(answer) => Ok(answer),
        Err(Failure::Error(error)) => bail!("{}", error.message),
        Err(Failure::Gone) => bail!("cancelled"),
    }
}

fn pair(new: bool) -> Result<()> {
    let folder = settings::folder()?;
    let secret = if new {
        auth::unpin(&folder);
        Secret::renew(&folder)?
    } else {
        Secret::load_or_create(&folder)?
    };
    print::lines(&[
        "Paste this code into the llumi extension's options page (it stays on this machine):",
        "",
        &secret.hex(),
        "",
        if new { "A daemon that is running must be restarted to take the new code." } else { "" },
    ])
}
