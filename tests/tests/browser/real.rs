//! The real daemon with the starter model, on a free port and with a settings folder of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

pub struct Real {
    pub port: u16,
    /// What a person pastes into the options page.
    pub secret: String,
    /// Address of the demo page.
    pub demo: String,
    child: Child,
    home: PathBuf,
}

fn program() -> PathBuf {
    // Cargo's folder for files of tests lies beside the one for programs, wherever `CARGO_TARGET_DIR` puts them.
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("release").join("llumi");
    let by = "cargo build --release -p llumi";
    assert!(file.exists(), "{} is missing: run `{by}` (`cargo xtask test` does it)", file.display());
    file
}

impl Real {
    pub fn start() -> Real {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let home = std::env::temp_dir().join(format!("llumi-home-{}-{number}", std::process::id()));
        let mut child = Command::new(program())
            .args(["serve", "--port", "0"])
            .env("LLUMI_HOME", &home)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the daemon can be started");
        let out = child.stdout.take().expect("its output was asked for");
        let mut demo = String::new();
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some(at) = line.find("http://127.0.0.1").filter(|_| line.contains("/demo?")) {
                demo = line[at..].trim().to_owned();
            }
            if line.contains("Ctrl-C") {
                break;
            }
        }
        assert!(!demo.is_empty(), "the daemon did not start; its message stands above");
        let port = demo["http://127.0.0.1:".len()..].split('/').next().and_then(|port| port.parse().ok());
        let pair =
            Command::new(program()).arg("pair").env("LLUMI_HOME", &home).output().expect("`llumi pair` runs");
        let printed = String::from_utf8_lossy(&pair.stdout).into_owned();
        let is_secret = |word: &&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let secret =
            printed.split_whitespace().find(is_secret).expect("`llumi pair` prints the code").to_owned();
        Real { port: port.expect("a port in the address"), secret, demo, child, home }
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.home);
    }
}
