//! `cargo xtask test`: all set-up, then every test, browser tests too.

use crate::{chromium, shell, wasm};
use anyhow::Result;
use std::time::Instant;

/// Sets up what the tests need and runs them all.
pub fn run() -> Result<()> {
    let start = Instant::now();
    wasm::build(true)?;
    println!("Chromium: {}", chromium::find_or_install()?.display());
    shell::run(shell::cargo().args(["build", "--release", "--package", "llumi"]))?;
    println!("Set-up took {} s", start.elapsed().as_secs());
    let tests = Instant::now();
    shell::run(shell::cargo().args(["test", "--release", "--workspace", "--no-fail-fast"]))?;
    println!("Tests took {} s, {} s with set-up", tests.elapsed().as_secs(), start.elapsed().as_secs());
    Ok(())
}
