//! `cargo xtask bench [name]`: figures, each beside its named baseline from the same run.

use crate::shell;
use anyhow::{Result, bail};

/// Benches by name: what they measure, package and example that measures it.
const BENCHES: [(&str, &str, &str, &str); 2] = [
    (
        "starter",
        "share of held-out posts that the starter answers without fallback",
        "llumi",
        "bench_starter",
    ),
    ("model", "tokens a second of the decoder at the starter's size", "llumi-model", "speed"),
];

/// Runs one bench, or all.
pub fn run(name: Option<&str>) -> Result<()> {
    let chosen: Vec<_> =
        BENCHES.iter().filter(|(known, ..)| name.is_none_or(|name| name == *known)).collect();
    if chosen.is_empty() {
        let known: Vec<&str> = BENCHES.iter().map(|(known, ..)| *known).collect();
        bail!("there is no bench of that name; there are: {}", known.join(", "));
    }
    for (name, what, package, example) in chosen {
        println!("\n{name}: {what}");
        shell::run(shell::cargo().args([
            "run",
            "--quiet",
            "--release",
            "--package",
            package,
            "--example",
            example,
        ]))?;
    }
    Ok(())
}
