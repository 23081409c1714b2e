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
    // Tensors of some megabytes come and go with every operation: glibc should keep them, not give each one back.
    command.envs([("MALLOC_MMAP_THRESHOLD_", "4294967296"), ("MALLOC_TRIM_THRESHOLD_", "4294967296")]);
    shell::run(command.args(["--", "starter", "--out", "starter"]))
}
