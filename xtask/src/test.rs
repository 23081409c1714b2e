//! `cargo xtask test`: all set-up, then every test, browser tests too.

use crate::{chromium, dist, shell};
use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

/// Fewer cases in a browser than this: some did not run.
const BROWSER_CASES: usize = 21;

/// Sets up what the tests need and runs them all.
pub fn run() -> Result<()> {
    let start = Instant::now();
    // The content script in both encodings, and the zips of it, which are tested as well.
    dist::build()?;
    println!("Chromium: {}", chromium::find_or_install()?.display());
    shell::run(shell::cargo().args(["build", "--release", "--package", "llumi"]))?;
    println!("Set-up took {} s", start.elapsed().as_secs());
    let tests = Instant::now();
    let list = shell::root().join("target/browser-cases.txt");
    std::fs::write(&list, "").with_context(|| format!("can't write {}", list.display()))?;
    let mut all = shell::cargo();
    all.args(["test", "--release", "--workspace", "--no-fail-fast"]).env("LLUMI_BROWSER_CASES", &list);
    shell::run(&mut all)?;
    let cases = browser_cases(&list)?;
    println!("Test cases that ran in a browser: {cases}");
    ensure!(
        cases >= BROWSER_CASES,
        "only {cases} test cases ran in a browser, {BROWSER_CASES} at least should"
    );
    println!("Tests took {} s, {} s with set-up", tests.elapsed().as_secs(), start.elapsed().as_secs());
    Ok(())
}

/// How many cases have started a browser: each writes its name, a line, into the file that LLUMI_BROWSER_CASES names.
fn browser_cases(list: &Path) -> Result<usize> {
    let text = std::fs::read_to_string(list).with_context(|| format!("can't read {}", list.display()))?;
    Ok(text.lines().collect::<BTreeSet<_>>().len())
}
