//! Pictures: the extension's icons and the screenshots of docs/images. `LLUMI_SCREENSHOTS=1` writes them anew.

use crate::browser::{Browser, root};
use crate::page::Page;
use serde_json::json;

/// True where pictures are to be written.
fn wanted() -> bool {
    std::env::var_os("LLUMI_SCREENSHOTS").is_some_and(|value| value == "1")
}

/// Keeps a picture of the page in docs/images, where pictures are wanted.
pub fn shoot(page: &Page, name: &str) {
    if wanted() {
        let folder = root().join("docs/images");
        std::fs::create_dir_all(&folder).expect("docs/images can be made");
        page.screenshot(&folder.join(format!("{name}.png")));
    }
}

#[test]
fn icons_are_of_the_sizes_that_the_manifest_names() {
    let folder = root().join("extension/icons");
    if wanted() {
        let svg = std::fs::read_to_string(folder.join("llumi.svg")).expect("the drawing");
        let browser = Browser::bare();
        let page = browser.page();
        let clear = json!({"color": {"r": 0, "g": 0, "b": 0, "a": 0}});
        page.call("Emulation.setDefaultBackgroundColorOverride", clear);
        let quoted = serde_json::to_string(&svg).expect("a string");
        page.eval(&format!(
            "document.body.style.margin = 0; document.body.append(new DOMParser().parseFromString({quoted}, \
             'image/svg+xml').documentElement); document.body.firstElementChild.style.display = 'block'"
        ));
        for size in [16, 32, 48, 128] {
            page.size((size, size));
            page.screenshot(&folder.join(format!("{size}.png")));
        }
    }
    for size in [16u32, 32, 48, 128] {
        let bytes = std::fs::read(folder.join(format!("{size}.png"))).expect("the icon is committed");
        assert!(bytes.starts_with(b"\x89PNG"), "{size}.png");
        // Width and height stand in the first chunk, at byte 16.
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((number(16), number(20)), (size, size), "{size}.png");
    }
}
