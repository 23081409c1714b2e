//! The extension's zips for the two browsers' stores, in dist/.
//!
//! Why our own packing: a store's reviewer, and anyone else, can build the same bytes again. How: a fixed list of
//! folders, names in order, no times, no owners; the two manifests differ only where the browsers do.

use crate::{shell, wasm};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Browser {
    Chrome,
    Firefox,
}

impl Browser {
    fn name(self) -> &'static str {
        match self {
            Browser::Chrome => "chrome",
            Browser::Firefox => "firefox",
        }
    }
}

/// Builds both encodings and packs `dist/llumi-<version>-chrome.zip` and `…-firefox.zip`.
///
/// # Errors
/// Where the content script can't be built, or a file can't be read or written.
pub fn build() -> Result<()> {
    wasm::build(true)?;
    let root = shell::root();
    let text = fs::read_to_string(root.join("manifest.json")).context("can't read manifest.json")?;
    let manifest: Value = serde_json::from_str(&text).context("manifest.json")?;
    let files = files(&root)?;
    let folder = root.join("dist");
    fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    for browser in [Browser::Chrome, Browser::Firefox] {
        let version = manifest["version"].as_str().context("manifest.json has no version")?;
        let name = format!("llumi-{version}-{}.zip", browser.name());
        let bytes = pack(&root, &files, &manifest_for(browser, manifest.clone()))?;
        fs::write(folder.join(&name), &bytes).with_context(|| format!("can't write dist/{name}"))?;
        println!("dist/{name}: {:.0} KB, {} files", bytes.len() as f64 / 1000.0, files.len() + 1);
    }
    Ok(())
}

/// Everything that a browser loads, relative to the root and in order: extension/ with what was built, no sources
/// of pictures, no notes.
fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![root.join("extension")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("can't list {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_loaded(&path) {
                found.push(path.strip_prefix(root).context("a file outside the repository")?.to_owned());
            }
        }
    }
    found.extend(["LICENSE-APACHE", "LICENSE-MIT"].map(PathBuf::from));
    found.sort();
    Ok(found)
}

fn is_loaded(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("js" | "wasm" | "html" | "css" | "png"))
}

/// The manifest with what only `browser` understands: `key` and `service_worker` are Chrome's, `scripts` and
/// `browser_specific_settings` Firefox's. Chrome's store gives the id itself and refuses a `key`.
fn manifest_for(browser: Browser, mut manifest: Value) -> Value {
    if let Some(fields) = manifest.as_object_mut() {
        fields.remove("key");
        if browser == Browser::Chrome {
            fields.remove("browser_specific_settings");
        }
        if let Some(background) = fields.get_mut("background").and_then(Value::as_object_mut) {
            background.remove(if browser == Browser::Chrome { "scripts" } else { "service_worker" });
        }
    }
    manifest
}

fn pack(root: &Path, files: &[PathBuf], manifest: &Value) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    // The default time is the format's first day, so that only contents decide the bytes.
    let options = SimpleFileOptions::default().compression_level(Some(9)).unix_permissions(0o644);
    zip.start_file("manifest.json", options)?;
    zip.write_all((serde_json::to_string_pretty(manifest)? + "\n").as_bytes())?;
    for file in files {
        let bytes = fs::read(root.join(file)).with_context(|| format!("can't read {}", file.display()))?;
        let name = file.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_browser_gets_its_own_manifest() {
        let manifest = json!({
            "key": "k", "name": "llumi", "browser_specific_settings": {"gecko": {}},
            "background": {"service_worker": "w.js", "scripts": ["w.js"], "type": "module"},
        });
        assert_eq!(
            manifest_for(Browser::Chrome, manifest.clone()),
            json!({"name": "llumi", "background": {"service_worker": "w.js", "type": "module"}})
        );
        assert_eq!(
            manifest_for(Browser::Firefox, manifest),
            json!({"name": "llumi", "browser_specific_settings": {"gecko": {}},
                "background": {"scripts": ["w.js"], "type": "module"}})
        );
    }

    #[test]
    fn the_same_files_make_the_same_bytes() {
        let folder = std::env::temp_dir().join(format!("llumi-pack-{}", std::process::id()));
        let pack_once = |text: &str| {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("a.js"), text).unwrap();
            pack(&folder, &[PathBuf::from("a.js")], &json!({"name": "llumi"})).unwrap()
        };
        let first = pack_once("1");
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert_eq!(pack_once("1"), first);
        assert_ne!(pack_once("2"), first);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn only_what_a_browser_loads_is_packed() {
        for (name, expected) in [("a.js", true), ("a.wasm", true), ("icon.svg", false), ("README.md", false)]
        {
            assert_eq!(is_loaded(Path::new(name)), expected, "{name}");
        }
    }
}
