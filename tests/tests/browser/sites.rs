//! The two Reddit sites as the tests serve them: hand-built pages, the page's own policy, npm's Lexical.

use crate::browser::{built, root};
use serde_json::{Map, Value};
use std::path::Path;
use std::sync::OnceLock;

/// What a request gets.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

pub const OLD: &str = "https://old.reddit.com/r/helptalk/comments/old1/x/";
pub const NEW: &str = "https://www.reddit.com/r/helptalk/comments/new1/x/";
/// Added to an address: a policy as strict as a site can have, with a nonce for its own scripts.
pub const STRICT: &str = "?csp=strict";

const NONCE: &str = "dGVzdC1ub25jZQ";

fn policy() -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{NONCE}'; style-src 'nonce-{NONCE}'; img-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

fn plain(status: u16, kind: &str, body: Vec<u8>) -> Answer {
    Answer { status, headers: vec![("Content-Type", kind.to_owned())], body }
}

/// Answers a request of a page; what the sites do not have is 404.
pub fn answer(method: &str, url: &str) -> Answer {
    let Some(rest) = url.strip_prefix("https://") else { return plain(404, "text/plain", Vec::new()) };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let known = matches!(host, "old.reddit.com" | "www.reddit.com");
    if !known || method != "GET" {
        return plain(404, "text/plain", Vec::new());
    }
    if let Some(name) = path.strip_prefix("assets/") {
        let file = root().join("tests/pages").join(name);
        return script(&file);
    }
    if let Some(name) = path.strip_prefix("npm/") {
        return script(&root().join("tests/node_modules").join(name));
    }
    let Some(subreddit) = path.strip_prefix("r/").and_then(|path| path.split('/').next()) else {
        return plain(404, "text/plain", Vec::new());
    };
    let page = if host == "old.reddit.com" {
        include_str!("../../pages/old.html")
    } else {
        include_str!("../../pages/www.html")
    };
    let (background, ink) =
        if query.contains("dark") { ("#0e1113", "#d7dadc") } else { ("#ffffff", "#1c1c1c") };
    let body = page
        .replace("{{sub}}", subreddit)
        .replace("{{nonce}}", NONCE)
        .replace("{{background}}", background)
        .replace("{{ink}}", ink)
        .replace("{{imports}}", imports());
    let mut page = plain(200, "text/html; charset=utf-8", body.into_bytes());
    if query.contains("csp=strict") {
        page.headers.push(("Content-Security-Policy", policy()));
    }
    page
}

fn script(file: &Path) -> Answer {
    match std::fs::read(file) {
        Ok(body) => plain(200, "text/javascript; charset=utf-8", body),
        Err(_) => plain(404, "text/plain", Vec::new()),
    }
}

/// The file that a package's `exports` entry names for a browser in production.
fn target(entry: &Value) -> Option<&str> {
    match entry {
        Value::String(file) => Some(file),
        Value::Object(kinds) => {
            ["production", "browser", "import", "default"].iter().find_map(|kind| target(kinds.get(*kind)?))
        }
        _ => None,
    }
}

/// An import map of everything that lies in tests/node_modules, as JSON.
fn imports() -> &'static str {
    static MAP: OnceLock<String> = OnceLock::new();
    MAP.get_or_init(|| {
        let modules = built("tests/node_modules/lexical/package.json", "npm install, in tests/");
        let modules = modules.parent().and_then(Path::parent).expect("node_modules").to_owned();
        let mut map = Map::new();
        for scope in ["", "@lexical", "@preact"] {
            let folder = std::fs::read_dir(modules.join(scope)).expect("npm has installed the packages");
            for entry in folder.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let name = if scope.is_empty() { name } else { format!("{scope}/{name}") };
                add_package(&modules, &name, &mut map);
            }
        }
        Value::Object(Map::from_iter([("imports".to_owned(), Value::Object(map))])).to_string()
    })
}

fn add_package(modules: &Path, name: &str, map: &mut Map<String, Value>) {
    let Ok(text) = std::fs::read_to_string(modules.join(name).join("package.json")) else { return };
    let package: Value = serde_json::from_str(&text).unwrap_or_default();
    let Some(exports) = package["exports"].as_object() else { return };
    for (path, entry) in exports {
        if let Some(file) = target(entry) {
            let specifier = format!("{name}{}", path.trim_start_matches('.'));
            map.insert(specifier, format!("/npm/{name}/{}", file.trim_start_matches("./")).into());
        }
    }
}
