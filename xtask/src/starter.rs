//! `cargo xtask starter`: makes the bundled model again, from scratch.

use crate::shell;
use anyhow::Result;

/// Trains into `starter/`; on the GPU where the build has one (`--cuda`).
pub fn make(cuda: bool) -> Result<()> {
    let mut command = shell::cargo();
    command.args(["run", "--release", "--package", "llumi-trainer"]);
    if cuda {
        command.args(["--features", "cuda"]);
    }
    shell::run(command.args(["--", "starter", "--out", "starter"]))
}
