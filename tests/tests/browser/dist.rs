//! The zip for Chrome's store, as `cargo xtask dist` packs it: whole, current, and it works.

use crate::browser::{Browser, EXTENSION, built, root};
use crate::fake::{Fake, SECRET};
use crate::rig::{OLD_BOX, open_panel};
use crate::sites::{OLD, STRICT};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

const BY: &str = "cargo xtask dist";

/// Names in the zip, and its files, unpacked into `folder`.
fn unpack(folder: &Path) -> BTreeSet<String> {
    let file = built(&format!("dist/llumi-{}-chrome.zip", env!("CARGO_PKG_VERSION")), BY);
    let file = std::fs::File::open(file).expect("it can be read");
    let mut zip = zip::ZipArchive::new(file).expect("a zip");
    let mut names = BTreeSet::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        assert!(!name.starts_with('/') && !name.contains(".."), "{name}");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("it can be unpacked");
        if name != "manifest.json" {
            let current = std::fs::read(root().join(&name)).unwrap_or_default();
            assert!(bytes == current, "{name} in the zip is not the one in the repository: run `{BY}`");
        }
        let to = folder.join(&name);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("it can be made");
        std::fs::write(to, bytes).expect("it can be written");
        names.insert(name);
    }
    names
}

/// Every path that the manifest names.
fn named(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("extension/") && !text.contains('*') => {
            found.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|item| named(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| named(item, found)),
        _ => {}
    }
}

#[test]
fn the_zip_for_chrome_is_whole_and_works() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("zip-{}", std::process::id()));
    let files = unpack(&folder);
    let manifest = std::fs::read_to_string(folder.join("manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    let mut wanted = BTreeSet::new();
    named(&manifest, &mut wanted);
    assert!(wanted.len() >= 7, "{wanted:?}");
    wanted.extend(
        ["llumi.js", "llumi_bg.wasm", "plain/llumi.js", "plain/llumi_bg.js", "plain/llumi_wasm.js"]
            .map(|name| format!("extension/pkg/{name}")),
    );
    let missing: Vec<&String> = wanted.difference(&files).collect();
    assert!(missing.is_empty(), "the zip lacks {missing:?}");
    assert!(manifest["key"].is_null() && manifest["background"]["scripts"].is_null(), "{manifest}");

    let browser = Browser::bare();
    let id = browser.load_any(&folder);
    assert_ne!(id, EXTENSION, "without a key");
    let fake = Fake::start();
    let options = browser.page();
    options.goto(&format!("chrome-extension://{id}/extension/options.html"));
    options.wait("the page is ready", || options.eval("document.querySelector('#port').value") == "8173");
    let paired = json!({"secret": SECRET, "settings": {"port": fake.port}});
    options.eval(&format!("chrome.storage.local.set({paired})"));
    for (suffix, encoding) in [("", "wasm"), (STRICT, "plain")] {
        let page = browser.page();
        page.goto(&format!("{OLD}{suffix}"));
        page.click_css(OLD_BOX);
        open_panel(&page);
        assert_eq!(page.eval_in_extension("globalThis.llumiEncoding"), encoding);
        page.press_button("draft");
        page.press_button("insert");
        page.wait("the draft is in the box", || {
            page.eval(&format!("document.querySelector('{OLD_BOX}').value"))
                .as_str()
                .is_some_and(|text| text.contains("What would help you tonight?"))
        });
    }
    assert!(browser.offences().is_empty(), "{:?}", browser.offences());
    drop(browser);
    std::fs::remove_dir_all(&folder).expect("it can be removed");
}
