//! Running other programs from the repository's root, with errors that name the command.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.to_owned(), Path::to_owned)
}

/// Where cargo builds: `CARGO_TARGET_DIR` where it is set.
///
/// What lies in `extension/pkg` is made once a checkout, so notes about it stay in the checkout's own `target` (see
/// [`notes`]), wherever cargo builds.
pub fn target() -> PathBuf {
    target_for(std::env::var_os("CARGO_TARGET_DIR"))
}

/// Cargo, which is started in the root, takes a relative folder from there.
fn target_for(variable: Option<OsString>) -> PathBuf {
    root().join(variable.filter(|folder| !folder.is_empty()).unwrap_or_else(|| "target".into()))
}

/// Folder for locks and notes about what is built inside the checkout.
///
/// # Errors
/// Where it can't be made.
pub fn notes() -> Result<PathBuf> {
    let folder = root().join("target");
    std::fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    Ok(folder)
}

/// A command that starts in the repository's root.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end, output shown.
///
/// # Errors
/// Where it can't be started or fails; the message shows the command.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}");
    let status = command.status().with_context(|| format!("can't start {shown}"))?;
    if status.success() { Ok(()) } else { bail!("{shown} failed ({status})") }
}

/// Runs to the end and returns the standard output; the error output is shown.
///
/// # Errors
/// As [`run`].
pub fn read(command: &mut Command) -> Result<String> {
    let shown = format!("{command:?}");
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("can't start {shown}"))?;
    if !output.status.success() {
        bail!("{shown} failed ({})", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{shown} printed bytes that are not UTF-8"))
}

/// The first of `names` that lies in a folder of PATH.
pub fn in_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_cargo_builds() {
        for (variable, expect) in [
            (None, root().join("target")),
            (Some(""), root().join("target")),
            (Some("build/here"), root().join("build/here")),
            (Some("/tmp/elsewhere"), PathBuf::from("/tmp/elsewhere")),
        ] {
            assert_eq!(target_for(variable.map(Into::into)), expect, "{variable:?}");
        }
    }
}
