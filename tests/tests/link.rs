//! The extension's JavaScript that needs no browser, tested by node's own test runner (tests/node).

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The repository's layout, with the note that `.js` means ES modules: the browsers need none, node does.
fn staged() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("link");
    for name in ["extension/link.js", "extension/settings.js", "tests/node/link.test.mjs"] {
        let to = folder.join(name);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("it can be made");
        std::fs::copy(root().join(name), to).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    std::fs::write(folder.join("package.json"), "{\"type\": \"module\"}\n").expect("it can be written");
    folder
}

#[test]
fn the_link_to_the_daemon() {
    let node = Command::new("node").arg("--test").arg("tests/node/").current_dir(staged()).output();
    let node = node
        .expect("node is missing: run `cargo xtask test`, which installs it, or install node 18 or newer");
    let said = String::from_utf8_lossy(&node.stdout).into_owned();
    assert!(node.status.success(), "{said}\n{}", String::from_utf8_lossy(&node.stderr));
    let passed = said.lines().find_map(|line| line.trim_start_matches(['#', 'ℹ', ' ']).strip_prefix("pass "));
    let passed: u32 = passed.and_then(|count| count.trim().parse().ok()).unwrap_or_default();
    assert!(passed >= 13, "{passed} of node's tests ran\n{said}");
}
