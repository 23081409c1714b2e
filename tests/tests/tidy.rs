//! The repository's own shape: headers, sizes, layering, and words that do not belong here.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

const LONGEST_FILE: usize = 700;
const LONGEST_FUNCTION: usize = 80;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Files that git knows or would add, with an ending.
fn files(ending: &str) -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "--", &format!("*.{ending}")])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    assert!(output.status.success(), "git ls-files failed: tidy needs a checkout");
    let listed = String::from_utf8(output.stdout).expect("git lists names as UTF-8");
    listed.lines().map(|line| root().join(line)).filter(|path| path.exists()).collect()
}

/// Line number and length of every function of more than the allowed lines, by indentation (rustfmt's work).
fn long_functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        let head =
            trimmed.trim_start_matches("pub(crate) ").trim_start_matches("pub ").trim_start_matches("async ");
        if !(head.starts_with("fn ") || head.starts_with("const fn ")) {
            continue;
        }
        let end = (at..lines.len()).find(|&i| {
            let other = lines[i];
            (i > at
                && other.len() - other.trim_start().len() == indent
                && other.trim_start().starts_with('}'))
                || (i == at && other.trim_end().ends_with('}'))
                || (other.trim_end().ends_with(';') && i == at)
        });
        let length = end.map_or(0, |end| end - at + 1);
        if length > LONGEST_FUNCTION {
            found.push((at + 1, length));
        }
    }
    found
}

#[test]
fn modules_have_a_header_and_stay_small() {
    let mut faults = Vec::new();
    let files = files("rs");
    assert!(files.len() > 60, "only {} Rust files were found", files.len());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.display();
        if !text.starts_with("//!") {
            faults.push(format!("{name}: no `//!` header that says why the module exists"));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{name}: {lines} lines, {LONGEST_FILE} at most"));
        }
        for (line, length) in long_functions(&text) {
            faults.push(format!("{name}:{line}: a function of {length} lines, {LONGEST_FUNCTION} at most"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn long_functions_are_found() {
    let body = "    x();\n".repeat(90);
    assert_eq!(long_functions(&format!("fn a() {{\n{body}}}\n")), [(1, 92)]);
    assert_eq!(long_functions("fn a() {\n    x();\n}\n"), []);
}

#[test]
fn the_panel_never_parses_html() {
    let mut faults = Vec::new();
    for path in files("rs").into_iter().chain(files("js")) {
        let name = path.display().to_string();
        if !(name.contains("/wasm/") || name.contains("/extension/") || name.contains("/daemon/demo/")) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "set_inner_html",
            "set_outer_html",
        ] {
            if text.contains(word) {
                faults.push(format!("{name}: {word}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Which of our crates each may depend on (normal dependencies).
const LAYERS: [(&str, &[&str]); 8] = [
    ("llumi-protocol", &[]),
    ("llumi-scoring", &["llumi-protocol"]),
    ("llumi-model", &[]),
    ("llumi-corpus", &[]),
    ("llumi-wasm", &["llumi-protocol", "llumi-scoring"]),
    ("llumi-trainer", &["llumi-protocol", "llumi-scoring", "llumi-model", "llumi-corpus"]),
    ("llumi", &["llumi-protocol", "llumi-scoring", "llumi-model", "llumi-corpus"]),
    ("xtask", &[]),
];

/// Crates from outside that must not be reached, even through others.
const NEVER: [(&str, &[&str]); 5] = [
    ("llumi-protocol", &["serde_json", "tokio", "axum", "candle-core", "wasm-bindgen"]),
    ("llumi-scoring", &["tokio", "axum", "candle-core", "wasm-bindgen", "regex"]),
    ("llumi-model", &["tokio", "axum", "hyper"]),
    ("llumi-trainer", &["tokio", "axum", "hyper"]),
    ("llumi-wasm", &["tokio", "axum", "candle-core"]),
];

#[test]
fn layers() {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names: BTreeMap<String, String> =
        metadata["packages"].as_array().unwrap().iter().map(|p| (text(&p["id"]), text(&p["name"]))).collect();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in metadata["resolve"]["nodes"].as_array().unwrap() {
        let normal = node["deps"].as_array().unwrap().iter().filter(|dependency| {
            dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null())
        });
        let normal = normal.map(|dependency| names[&text(&dependency["pkg"])].clone()).collect();
        uses.insert(names[&text(&node["id"])].clone(), normal);
    }
    for (name, allowed) in LAYERS {
        for dependency in uses[name].iter().filter(|other| other.starts_with("llumi")) {
            assert!(allowed.contains(&dependency.as_str()), "{name} must not depend on {dependency}");
        }
    }
    for (name, forbidden) in NEVER {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![name.to_owned()];
        while let Some(next) = waiting.pop() {
            if seen.insert(next.clone()) {
                waiting.extend(uses.get(&next).into_iter().flatten().cloned());
            }
        }
        for other in forbidden {
            assert!(!seen.contains(*other), "{name} must not reach {other}");
        }
    }
    assert_eq!(
        uses["llumi-protocol"].iter().collect::<Vec<_>>(),
        ["serde"],
        "protocol depends on serde only"
    );
}
