//! `cargo xtask …`: every task of this repository that is more than one cargo command.
//!
//! Why a program: the same commands must work on a bare Debian, in CI and on a developer's machine, with messages
//! that say what is missing. How: one module a command, and one for each thing from outside (cargo, Chromium,
//! node) that knows how to find or install it.
#![expect(clippy::print_stdout, reason = "a command line tells what it does on its standard output")]

mod bench;
mod check;
mod chromium;
mod debian;
mod dist;
mod node;
mod plain;
mod run;
mod shell;
mod starter;
mod test;
mod wasm;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Build, run, test and package llumi", disable_version_flag = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Set everything up and start llumi on the bundled starter model.
    Run {
        /// Draft and improve once through the HTTP API, print both, and exit.
        #[arg(long)]
        check: bool,
        /// Port on 127.0.0.1; 0: any free one.
        #[arg(long)]
        port: Option<u16>,
    },
    /// Set everything up and run every test, browser tests too.
    Test,
    /// Formatting, lints, documentation, licences and every test.
    Check,
    /// Print figures, each beside a baseline from the same run.
    Bench { name: Option<String> },
    /// Train the starter model again, from scratch.
    Starter {
        /// On the GPU (needs a CUDA toolchain).
        #[arg(long)]
        cuda: bool,
    },
    /// Build the content script into extension/pkg.
    Wasm {
        /// Also make the encoding for pages that refuse WebAssembly (needs node and npm).
        #[arg(long)]
        plain: bool,
    },
    /// Make the extension's zips for Chrome and Firefox in dist/.
    Dist,
    /// Find Chromium, or install it where that is possible, and print its path.
    Chromium,
}

fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Run { check, port } => run::run(check, port),
        Command::Test => test::run(),
        Command::Check => check::run(),
        Command::Bench { name } => bench::run(name.as_deref()),
        Command::Starter { cuda } => starter::make(cuda),
        Command::Wasm { plain } => wasm::build(plain),
        Command::Dist => dist::build(),
        Command::Chromium => {
            println!("{}", chromium::find_or_install()?.display());
            Ok(())
        }
    }
}
