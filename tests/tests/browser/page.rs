//! One tab: looks at it and acts in it as a person does, by keys and by clicks at coordinates.

use crate::browser::Heard;
use crate::cdp::{Cdp, lock};
use crate::dom::Node;
use base64::Engine;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long something may take to appear; a model on a busy machine is the slowest.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub struct Page {
    cdp: Arc<Cdp>,
    heard: Arc<Mutex<Heard>>,
    pub target: String,
    session: String,
}

/// Width and height of the window's inside.
pub const WIDE: (u32, u32) = (1280, 900);

impl Page {
    pub fn attach(cdp: &Arc<Cdp>, heard: &Arc<Mutex<Heard>>, target: String) -> Page {
        let attached = cdp.call("", "Target.attachToTarget", json!({"targetId": target, "flatten": true}));
        let attached = attached.unwrap_or_else(|error| panic!("{error}"));
        let session = attached["sessionId"].as_str().expect("a session").to_owned();
        let page = Page { cdp: Arc::clone(cdp), heard: Arc::clone(heard), target, session };
        page.call("Page.enable", json!({}));
        page.call("Runtime.enable", json!({}));
        page.call("DOM.enable", json!({}));
        page.call("Runtime.addBinding", json!({"name": "noteActivation"}));
        page.call("Network.enable", json!({}));
        page.call("Fetch.enable", json!({"patterns": [{"urlPattern": "https://*"}]}));
        page.call("Emulation.setFocusEmulationEnabled", json!({"enabled": true}));
        page.size(WIDE);
        page
    }

    pub fn try_call(&self, method: &str, params: Value) -> Result<Value, String> {
        self.cdp.call(&self.session, method, params)
    }

    pub fn call(&self, method: &str, params: Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn size(&self, (width, height): (u32, u32)) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", metrics);
    }

    pub fn dark(&self, dark: bool) {
        self.media("prefers-color-scheme", if dark { "dark" } else { "light" });
    }

    /// What the person has set in their system, as style sheets ask for it.
    pub fn media(&self, feature: &str, value: &str) {
        let features = json!({"features": [{"name": feature, "value": value}]});
        self.call("Emulation.setEmulatedMedia", features);
    }

    /// Goes to `url` and waits until the document is complete.
    pub fn goto(&self, url: &str) {
        let answer = self.call("Page.navigate", json!({"url": url}));
        assert!(answer["errorText"].is_null(), "{url}: {}", answer["errorText"]);
        self.wait("the page is loaded", || self.eval("document.readyState") == "complete");
    }

    /// Polls until `done`; fails with what the page shows and said.
    pub fn wait(&self, what: &str, mut done: impl FnMut() -> bool) {
        let start = Instant::now();
        while !done() {
            if start.elapsed() > PATIENCE {
                panic!("waited {PATIENCE:?} until {what}\n{}", self.state());
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// What is on the page, for the message of a failed test.
    pub fn state(&self) -> String {
        let panel = self.named("panel").first().map(Node::text).unwrap_or_default();
        let badges = self.named("badge").len();
        format!("badges: {badges}\npanel: {panel}\nconsole: {:#?}", self.console())
    }

    pub fn console(&self) -> Vec<String> {
        let heard = lock(&self.heard);
        heard
            .console
            .iter()
            .filter(|(session, _)| *session == self.session)
            .map(|(_, said)| said.clone())
            .collect()
    }

    // --- scripts ---

    fn evaluate(&self, expression: &str, context: Option<i64>) -> Value {
        let mut params = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        if let Some(id) = context {
            params["contextId"] = id.into();
        }
        let mut answer = self.call("Runtime.evaluate", params);
        let failed = &answer["exceptionDetails"];
        assert!(failed.is_null(), "{expression}\n{}", failed["exception"]["description"]);
        answer["result"]["value"].take()
    }

    /// Runs in the page's own world, as the page's scripts do.
    pub fn eval(&self, expression: &str) -> Value {
        self.evaluate(expression, None)
    }

    /// Runs in the extension's world, where the content script is.
    pub fn eval_in_extension(&self, expression: &str) -> Value {
        let find = || {
            let heard = lock(&self.heard);
            let contexts = heard.contexts.get(&self.session)?;
            contexts.iter().rev().find(|(name, _)| name == "llumi").map(|(_, id)| *id)
        };
        self.wait("the extension has a world on the page", || find().is_some());
        self.evaluate(expression, find())
    }

    // --- what is there ---

    pub fn tree(&self) -> Node {
        let document = self.call("DOM.getDocument", json!({"depth": -1, "pierce": true}));
        Node(document["root"].clone())
    }

    pub fn named(&self, name: &str) -> Vec<Node> {
        self.tree().named(name)
    }

    /// The one element of llumi's that is called `name`, once it is there.
    pub fn get(&self, name: &str) -> Node {
        self.wait(&format!("there is a {name}"), || !self.named(name).is_empty());
        self.named(name).remove(0)
    }

    /// Text of the element `name` as it is now; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        self.named(name).first().map(Node::text).unwrap_or_default()
    }

    /// Waits until the element `name` contains `text`.
    pub fn wait_text(&self, name: &str, text: &str) {
        self.wait(&format!("{name} says {text:?}"), || self.text(name).contains(text));
    }

    pub fn wait_gone(&self, name: &str) {
        self.wait(&format!("there is no {name}"), || self.named(name).is_empty());
    }

    /// Left, top, right, bottom of what is seen of `node`; none where it takes no room.
    pub fn rect(&self, node: &Node) -> Option<[f64; 4]> {
        let quads = self.try_call("DOM.getContentQuads", json!({"backendNodeId": node.backend_id()})).ok()?;
        let quad: Vec<f64> = quads["quads"][0].as_array()?.iter().filter_map(Value::as_f64).collect();
        let (xs, ys): (Vec<f64>, Vec<f64>) = quad.chunks(2).map(|point| (point[0], point[1])).unzip();
        let low = |of: &[f64]| of.iter().copied().fold(f64::INFINITY, f64::min);
        let high = |of: &[f64]| of.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Some([low(&xs), low(&ys), high(&xs), high(&ys)])
    }

    /// What `expression` gives, in which `this` is the node, also one in a closed shadow root.
    pub fn eval_at(&self, node: &Node, expression: &str) -> Value {
        let remote = self.call("DOM.resolveNode", json!({"backendNodeId": node.backend_id()}));
        let call = json!({"objectId": remote["object"]["objectId"], "returnByValue": true,
            "functionDeclaration": format!("function () {{ return {expression}; }}")});
        self.call("Runtime.callFunctionOn", call)["result"]["value"].take()
    }

    pub fn has_focus(&self, node: &Node) -> bool {
        self.eval_at(node, "this.getRootNode().activeElement === this") == true
    }

    // --- what a person does ---

    pub fn click_at(&self, x: f64, y: f64) {
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({"type": kind, "x": x, "y": y, "button": button, "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Clicks the middle of what `find` gives, after it was scrolled into view and stands still.
    ///
    /// It is looked for again until then: what is drawn anew between looking and clicking is another node.
    fn click_still(&self, what: &str, find: &dyn Fn() -> Option<Node>) {
        let mut last = None;
        let mut place = [0.0; 4];
        self.wait(&format!("{what} stands still to be clicked"), || {
            let now = find().and_then(|node| {
                let id = node.backend_id();
                let scroll = json!({"backendNodeId": id});
                if last.is_none() {
                    self.try_call("DOM.scrollIntoViewIfNeeded", scroll).ok()?;
                }
                Some((id, self.rect(&node)?))
            });
            let still = now.is_some() && now == last;
            last = now;
            place = now.map_or(place, |(_, rect)| rect);
            still
        });
        let [left, top, right, bottom] = place;
        self.click_at((left + right) / 2.0, (top + bottom) / 2.0);
    }

    pub fn click(&self, node: &Node) {
        self.click_still("the element", &|| Some(node.clone()));
    }

    /// Presses llumi's button `name`, once it is there.
    pub fn press_button(&self, name: &str) {
        self.click_still(name, &|| self.named(name).into_iter().next());
    }

    /// Clicks an element of the page itself.
    pub fn click_css(&self, selector: &str) {
        let quoted = serde_json::to_string(selector).expect("a string");
        let there = format!("Boolean(document.querySelector({quoted}))");
        self.wait(&format!("the page has {selector}"), || self.eval(&there) == true);
        let script = format!(
            "(() => {{ const e = document.querySelector({quoted}); e.scrollIntoView({{ block: 'center' }}); \
             const r = e.getBoundingClientRect(); return [r.x + Math.min(r.width / 2, 60), r.y + r.height / 2]; }})()"
        );
        let at = self.eval(&script);
        self.click_at(at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default());
    }

    /// Types where the focus is, as an input method does: one insertion.
    pub fn type_text(&self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }

    /// Presses a key; `modifiers`: 1 Alt, 2 Ctrl, 8 Shift.
    pub fn key(&self, key: &str, modifiers: u32) {
        let code = match key {
            "Escape" => 27,
            "Tab" => 9,
            "Enter" => 13,
            " " => 32,
            "Backspace" => 8,
            "End" => 35,
            "Home" => 36,
            other => other.bytes().next().map_or(0, |byte| u32::from(byte.to_ascii_uppercase())),
        };
        let name =
            if key.len() == 1 && key != " " { format!("Key{}", key.to_uppercase()) } else { key.to_owned() };
        let text = match key {
            "Enter" => "\r",
            single if single.len() == 1 && modifiers & 3 == 0 => single,
            _ => "",
        };
        let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let mut down = json!({"type": kind, "key": key, "code": name, "windowsVirtualKeyCode": code,
            "modifiers": modifiers, "text": text});
        if modifiers & 2 != 0 && key == "z" {
            down["commands"] = json!([if modifiers & 8 != 0 { "redo" } else { "undo" }]);
        }
        self.call("Input.dispatchKeyEvent", down);
        let up = json!({"type": "keyUp", "key": key, "code": name, "windowsVirtualKeyCode": code,
            "modifiers": modifiers});
        self.call("Input.dispatchKeyEvent", up);
        // An editor learns of a moved caret only in its next turn; no hand is quicker than this.
        std::thread::sleep(Duration::from_millis(30));
    }

    pub fn undo(&self) {
        self.key("z", 2);
    }

    pub fn screenshot(&self, path: &Path) {
        let shot = self.call("Page.captureScreenshot", json!({"format": "png"}));
        let data = shot["data"].as_str().expect("a picture");
        let bytes = base64::engine::general_purpose::STANDARD.decode(data).expect("base64");
        std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    pub fn close(self) {
        let _ = self.cdp.call("", "Target.closeTarget", json!({"targetId": self.target}));
    }
}
