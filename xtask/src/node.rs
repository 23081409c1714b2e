//! node and the npm packages of tests/package.json: binaryen (for the plain encoding) and Lexical (for the tests).

use crate::{debian, shell};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program of node's, installed with npm where it is missing.
///
/// # Errors
/// Where it is missing and can't be installed here: the message says what to install.
fn program(name: &str) -> Result<PathBuf> {
    if let Some(path) = shell::in_path(&[name]) {
        return Ok(path);
    }
    debian::install(&["nodejs", "npm"], "node (18 or newer) with npm")?;
    shell::in_path(&[name]).with_context(|| format!("{name} was installed, but is not in PATH"))
}

/// True where every package of `package.json` lies installed in exactly the wanted version.
fn installed(folder: &Path) -> Result<bool> {
    let version = |file: PathBuf| -> Option<String> {
        let text = std::fs::read_to_string(file).ok()?;
        let package: serde_json::Value = serde_json::from_str(&text).ok()?;
        package["version"].as_str().map(str::to_owned)
    };
    let file = folder.join("package.json");
    let text = std::fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
    let wanted: serde_json::Value =
        serde_json::from_str(&text).with_context(|| format!("{}", file.display()))?;
    let wanted = wanted["dependencies"].as_object().context("tests/package.json names no dependencies")?;
    Ok(wanted.iter().all(|(name, wanted)| {
        let found = version(folder.join("node_modules").join(name).join("package.json"));
        found.as_deref() == wanted.as_str()
    }))
}

/// Installs what tests/package.json names into tests/node_modules; does nothing where it is there.
///
/// # Errors
/// Where node or npm are missing and can't be installed, or npm fails.
pub fn packages() -> Result<PathBuf> {
    let folder = shell::root().join("tests");
    if !installed(&folder)? {
        println!("npm install (tests/package.json)");
        let mut npm = Command::new(program("npm")?);
        npm.current_dir(&folder).args([
            "install",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]);
        shell::run(&mut npm).context("npm can't install the packages of tests/package.json")?;
    }
    Ok(folder.join("node_modules"))
}

/// A tool of the npm package binaryen, ready for arguments.
///
/// # Errors
/// As [`packages`].
pub fn binaryen(tool: &str) -> Result<Command> {
    let script = packages()?.join("binaryen/bin").join(tool);
    let mut command = shell::command(program("node")?);
    command.arg(script);
    Ok(command)
}
