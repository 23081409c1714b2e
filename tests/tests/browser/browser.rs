//! One Chromium with a profile of its own and the built extension in it.

use crate::cdp::{Cdp, lock};
use crate::page::Page;
use crate::sites;
use base64::Engine;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// The extension's id, which follows from the `key` in manifest.json.
pub const EXTENSION: &str = "danalcoadaafeodghgafjpeoknghbinp";

/// What was heard from the browser, for all its pages.
#[derive(Default)]
pub struct Heard {
    /// Execution contexts by session: name and id.
    pub contexts: HashMap<String, Vec<(String, i64)>>,
    /// Console messages and uncaught errors, by session.
    pub console: Vec<(String, String)>,
    /// Requests of pages: method and address.
    pub requests: Vec<(String, String)>,
    /// What llumi must never do, in the order in which it was noticed, by the guards of both worlds
    /// (tests/pages/guard.js and world.js) or by the browser.
    pub offences: Vec<String>,
}

/// Watches the extension's world on every page.
const WORLD: &str = include_str!("../../pages/world.js");

pub struct Browser {
    pub cdp: Arc<Cdp>,
    pub heard: Arc<Mutex<Heard>>,
    child: Child,
    profile: PathBuf,
    /// Given back last, when Chromium has ended.
    _turn: Turn,
}

/// One of the few browsers that may run at a time: more would only wait for each other.
struct Turn;

static RUNNING: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

impl Turn {
    fn wait() -> Turn {
        let most = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 6);
        let mut running = lock(&RUNNING.0);
        while *running >= most {
            running = RUNNING.1.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
        *running += 1;
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *lock(&RUNNING.0) -= 1;
        RUNNING.1.notify_one();
    }
}

/// Tells `cargo xtask test` which case has started a browser: its name is a line in the file that LLUMI_BROWSER_CASES
/// names.
fn count_case() {
    let Some(file) = std::env::var_os("LLUMI_BROWSER_CASES") else { return };
    let thread = std::thread::current();
    let line = format!("{}\n", thread.name().unwrap_or("?"));
    let file = std::fs::OpenOptions::new().create(true).append(true).open(file);
    file.and_then(|mut file| file.write_all(line.as_bytes())).expect("the list of cases can be written");
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Path of Chromium, found as `cargo xtask` finds it.
fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("LLUMI_CHROMIUM") {
        return path.into();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    names
        .iter()
        .find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
        .expect(
            "there is no Chromium in PATH: run `cargo xtask test`, which installs it, or install `chromium`",
        )
}

/// Fails with what to do where something is not built.
pub fn built(path: &str, by: &str) -> PathBuf {
    let file = root().join(path);
    assert!(file.exists(), "{path} is missing: run `{by}` (`cargo xtask test` does it before the tests)");
    file
}

/// A copy of the built extension: what is built meanwhile does not change it under the cases.
fn staged() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        built("extension/pkg/llumi_bg.wasm", "cargo xtask wasm --plain");
        built("extension/pkg/plain/llumi.js", "cargo xtask wasm --plain");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("extension-{}", std::process::id()));
        remove_old_copies();
        copy(&root().join("extension"), &folder.join("extension"));
        std::fs::copy(root().join("manifest.json"), folder.join("manifest.json"))
            .expect("there is a manifest");
        folder
    })
}

/// Removes what earlier runs have left; another run may still be using a younger one.
fn remove_old_copies() {
    let folder = std::fs::read_dir(env!("CARGO_TARGET_TMPDIR")).expect("cargo makes the folder");
    for entry in
        folder.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with("extension-"))
    {
        let age = entry.metadata().and_then(|data| data.modified()).ok().and_then(|made| made.elapsed().ok());
        if age.is_some_and(|age| age > Duration::from_secs(3600)) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("the folder can be listed").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        }
    }
}

fn start(profile: &Path) -> Child {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--password-store=basic",
        "--lang=en-GB",
        "--window-size=1280,900",
        "--enable-unsafe-extension-debugging",
        "--remote-debugging-pipe",
        // Whatever is not served by the rig does not exist.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if is_root {
        arguments.push("--no-sandbox".to_owned());
    }
    // The pipe is on descriptors 3 and 4, which a shell can set up from the standard ones.
    Command::new("sh")
        .args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null", "sh"])
        .arg(program())
        .arg("about:blank")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Chromium can be started")
}

/// Answers what a page asks for, notes what it says.
fn listen(heard: &Mutex<Heard>, cdp: &Cdp, session: &str, method: &str, params: &Value) {
    match method {
        "Fetch.requestPaused" => {
            let request = &params["request"];
            let (url, verb) = (request["url"].as_str().unwrap_or_default(), request["method"].as_str());
            let verb = verb.unwrap_or_default();
            let answer = sites::answer(verb, url);
            let headers: Vec<Value> =
                answer.headers.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
            let body = base64::engine::general_purpose::STANDARD.encode(&answer.body);
            cdp.send(
                session,
                "Fetch.fulfillRequest",
                json!({"requestId": params["requestId"], "responseCode": answer.status,
                    "responseHeaders": headers, "body": body}),
            );
        }
        "Network.requestWillBeSent" => {
            let text = |name: &str| params["request"][name].as_str().unwrap_or_default().to_owned();
            let (verb, url) = (text("method"), text("url"));
            let ours =
                params["documentURL"].as_str().is_some_and(|url| url.starts_with("chrome-extension://"));
            let near = ["https://", "chrome-extension://", "about:", "data:"];
            let mut heard = lock(heard);
            if !ours && (verb != "GET" || !near.iter().any(|scheme| url.starts_with(scheme))) {
                heard.offences.push(format!("request: {verb} {url}"));
            }
            heard.requests.push((verb, url));
        }
        "Runtime.bindingCalled" => {
            let what = params["payload"].as_str().unwrap_or_default();
            lock(heard).offences.push(format!("activated {what}"));
        }
        "Page.frameRequestedNavigation" | "Page.windowOpen" => {
            let why = params["reason"].as_str().unwrap_or("a new window");
            let url = params["url"].as_str().unwrap_or_default();
            lock(heard).offences.push(format!("navigation by {why}: {url}"));
        }
        "Runtime.executionContextCreated" => {
            let context = &params["context"];
            let name = context["name"].as_str().unwrap_or_default().to_owned();
            let id = context["id"].as_i64().unwrap_or_default();
            if name == "llumi" && context["auxData"]["type"] == "isolated" {
                cdp.send(session, "Runtime.evaluate", json!({"expression": WORLD, "contextId": id}));
            }
            lock(heard).contexts.entry(session.to_owned()).or_default().push((name, id));
        }
        "Runtime.executionContextsCleared" => drop(lock(heard).contexts.remove(session)),
        "Runtime.consoleAPICalled" => {
            let said = params["args"].as_array().into_iter().flatten();
            let said: Vec<String> = said
                .map(|value| {
                    value["value"].as_str().or(value["description"].as_str()).unwrap_or("").to_owned()
                })
                .collect();
            lock(heard).console.push((session.to_owned(), said.join(" ")));
        }
        "Runtime.exceptionThrown" => {
            let details = &params["exceptionDetails"];
            let what = details["exception"]["description"].as_str().or(details["text"].as_str());
            lock(heard).console.push((session.to_owned(), format!("uncaught: {}", what.unwrap_or("?"))));
        }
        _ => {}
    }
}

impl Browser {
    /// With the built extension, as it was when the first case began.
    pub fn launch() -> Browser {
        let browser = Browser::bare();
        browser.load(staged());
        browser
    }

    /// Loads the unpacked extension in `folder`.
    pub fn load(&self, folder: &Path) {
        assert_eq!(self.load_any(folder), EXTENSION, "the key in manifest.json gives the id");
    }

    /// Loads an unpacked extension, which may be without a key, and returns its id.
    pub fn load_any(&self, folder: &Path) -> String {
        let loaded = self.call("Extensions.loadUnpacked", json!({"path": folder}));
        loaded["id"].as_str().expect("a loaded extension has an id").to_owned()
    }

    /// Everything on any site's page so far that llumi must never do: presses of the site's buttons, submitted forms,
    /// sent requests, documents that were left.
    pub fn offences(&self) -> Vec<String> {
        lock(&self.heard).offences.clone()
    }

    /// Without any extension.
    pub fn bare() -> Browser {
        count_case();
        let turn = Turn::wait();
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("llumi-browser-{}-{number}", std::process::id()));
        let mut child = start(&profile);
        let pipe = child.stdin.take().expect("the pipe was asked for");
        let answers = child.stdout.take().expect("the pipe was asked for");
        let heard = Arc::new(Mutex::new(Heard::default()));
        let hearing = Arc::clone(&heard);
        let listener = move |cdp: &Cdp, session: &str, method: &str, params: &Value| {
            listen(&hearing, cdp, session, method, params);
        };
        let cdp = Cdp::new(pipe, answers, Box::new(listener));
        Browser { cdp, heard, child, profile, _turn: turn }
    }

    /// A command to the browser itself.
    pub fn call(&self, method: &str, params: Value) -> Value {
        self.cdp.call("", method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    /// A new tab, empty.
    pub fn page(&self) -> Page {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let target = target["targetId"].as_str().expect("a new tab has an id").to_owned();
        self.attach(target)
    }

    /// A tab that is open already.
    pub fn attach(&self, target: String) -> Page {
        Page::attach(&self.cdp, &self.heard, target)
    }

    /// A page of the extension.
    pub fn extension_page(&self, name: &str) -> Page {
        let page = self.page();
        page.goto(&format!("chrome-extension://{EXTENSION}/extension/{name}"));
        page
    }

    /// Ends the extension's service worker, as the browser does after 30 s of silence.
    pub fn stop_worker(&self) {
        let targets = self.call("Target.getTargets", json!({}));
        for target in targets["targetInfos"].as_array().into_iter().flatten() {
            if target["type"] == "service_worker" {
                // It may have ended by itself in this moment.
                let _ = self.cdp.call("", "Target.closeTarget", json!({"targetId": target["targetId"]}));
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.cdp.send("", "Browser.close", json!({}));
        for _ in 0..40 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        // Its helpers end a moment later and may still write.
        for _ in 0..40 {
            if std::fs::remove_dir_all(&self.profile).is_ok() || !self.profile.exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}
