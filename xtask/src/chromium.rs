//! The browser of the tests: found, or installed where that is possible.

use crate::{debian, shell};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Names under which distributions install it. Tests need nothing that Chrome adds to Chromium.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Path of Chromium: `LLUMI_CHROMIUM`, else the first of its usual names in PATH.
fn find() -> Result<Option<PathBuf>> {
    if let Some(path) = std::env::var_os("LLUMI_CHROMIUM").map(PathBuf::from) {
        if path.is_file() {
            return Ok(Some(path));
        }
        bail!("LLUMI_CHROMIUM names {}, where there is no file", path.display());
    }
    Ok(shell::in_path(&NAMES))
}

/// Path of Chromium, after installing Debian's package where there is none.
///
/// # Errors
/// Where there is none and it can't be installed here: the message says what to install.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(path) = find()? {
        return Ok(path);
    }
    debian::install(&["chromium"], "Chromium, in which the browser tests run,")?;
    find()?.context("chromium was installed, but is not in PATH")
}
