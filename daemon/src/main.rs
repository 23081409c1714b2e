//! `llumi`: the daemon and its command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    llumi_daemon::cli::main()
}
