//! Installing Debian packages where this machine and this user can.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// `apt-get` with the rights to install: directly as root, else through a sudo that asks for no password.
fn apt_get() -> Option<Command> {
    shell::in_path(&["apt-get"])?;
    let quiet = |program: &str, arguments: &[&str]| {
        shell::command(program)
            .args(arguments)
            .stderr(Stdio::null())
            .output()
            .ok()
            .filter(|o| o.status.success())
    };
    let is_root = quiet("id", &["-u"]).is_some_and(|output| output.stdout.trim_ascii() == b"0");
    if is_root {
        return Some(shell::command("apt-get"));
    }
    shell::in_path(&["sudo"])?;
    quiet("sudo", &["-n", "true"])?;
    let mut command = shell::command("sudo");
    command.args(["-n", "apt-get"]);
    Some(command)
}

/// Installs `packages`.
///
/// # Errors
/// Where this is no Debian, the rights are missing, or apt-get fails: the message says what to install by hand.
pub fn install(packages: &[&str], what_for: &str) -> Result<()> {
    let by_hand = format!(
        "{what_for} is missing. Install it, then run this again; on Debian or Ubuntu: \
         sudo apt-get install {}",
        packages.join(" ")
    );
    let Some(mut update) = apt_get() else { bail!("{by_hand}") };
    let Some(mut install) = apt_get() else { bail!("{by_hand}") };
    println!("installing {} ({what_for})", packages.join(" "));
    // A failed update is no reason to stop: the lists may be recent enough.
    let _ = update.args(["update", "-q"]).stdout(Stdio::null()).status();
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-q", "-y", "--no-install-recommends"])
        .args(packages)
        .stdout(Stdio::null());
    shell::run(&mut install).context(by_hand)
}
