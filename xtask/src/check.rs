//! `cargo xtask check`: everything that must be true of a commit, from formatting to the last browser test.

use crate::{shell, test, wasm};
use anyhow::Result;

/// Formatting, lints for host and web, documentation, licences, then every test.
pub fn run() -> Result<()> {
    wasm::target()?;
    shell::run(shell::cargo().args(["fmt", "--all", "--check"]))?;
    let lint = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    shell::run(shell::cargo().args(lint))?;
    let web =
        ["clippy", "--package", "llumi-wasm", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    shell::run(shell::cargo().args(web))?;
    let document = ["doc", "--workspace", "--no-deps", "--document-private-items"];
    shell::run(shell::cargo().args(document).env("RUSTDOCFLAGS", "-D warnings"))?;
    deny()?;
    test::run()
}

/// Licences, sources and duplicates by cargo-deny, which is installed where it is missing. Its list of known
/// vulnerabilities is fetched from the network by `cargo deny check advisories`, which is left to a person.
fn deny() -> Result<()> {
    if shell::in_path(&["cargo-deny"]).is_none() {
        println!("Installing cargo-deny (a few minutes, once) …");
        shell::run(shell::cargo().args(["install", "cargo-deny", "--locked"]))?;
    }
    shell::run(shell::cargo().args(["deny", "--all-features", "check", "licenses", "bans", "sources"]))
}
