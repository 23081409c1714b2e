//! Hears of everything that may bring, show, move or remove a comment box.
//!
//! Why no polling: pages with thousands of comments must stay quick. How: one observer of the document's tree (and
//! of the open shadow roots that composers live in), throttled; an observer of sizes for every field found, visible
//! or not, which is how a collapsed one is seen to open; and the focus, which a person can't write without.

use crate::app::{Message, post};
use crate::dom;
use js_sys::{Array, WeakSet};
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, ResizeObserver};

/// Milliseconds between a change of the page and the look at it.
const SCAN_AFTER_MS: i32 = 150;

#[derive(Debug)]
pub struct Watch {
    tree: MutationObserver,
    sizes: ResizeObserver,
    seen: WeakSet,
}

fn tree_options() -> MutationObserverInit {
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    // What makes a box one, and what says which post is shown.
    const NAMES: &str = "mode contenteditable data-lexical-editor slot id post-title subreddit-prefixed-name";
    options.set_attribute_filter(&Array::from_iter(NAMES.split(' ').map(JsValue::from)));
    options
}

/// True unless it is what somebody types: nothing inside an editor brings a box or a post.
fn matters(record: &MutationRecord) -> bool {
    let typed = |element: Element| element.closest("[contenteditable]").is_ok_and(|found| found.is_some());
    let inside = record.target().and_then(|node| node.dyn_into::<Element>().ok()).is_some_and(typed);
    record.type_() != "childList" || !inside
}

impl Watch {
    /// Begins to watch the document.
    ///
    /// # Errors
    /// What the browser throws; it has had these observers for many years.
    pub fn new() -> Result<Self, JsValue> {
        let tree = MutationObserver::new(&dom::callback(|records| {
            if records.iter().any(|record| matters(record.unchecked_ref())) {
                post(Message::PageChanged);
            }
        }))?;
        let sizes = ResizeObserver::new(&dom::callback(|_| post(Message::Place { anew: true })))?;
        tree.observe_with_options(&dom::document(), &tree_options())?;
        Ok(Watch { tree, sizes, seen: WeakSet::new() })
    }

    /// True the first time.
    fn first_time(&self, node: &Node) -> bool {
        let known = self.seen.has(node);
        if !known {
            self.seen.add(node);
        }
        !known
    }

    /// Watches a shadow root's tree, or the size of a composer that may open.
    pub fn root(&self, node: &Node) {
        if self.first_time(node) {
            match node.dyn_ref::<Element>() {
                Some(element) => self.sizes.observe(element),
                // It can only fail without options.
                None => drop(self.tree.observe_with_options(node, &tree_options())),
            }
        }
    }

    /// Watches a field: its size, and an editor's text, which changes without an `input` event. True the first time.
    pub fn field(&self, field: &Element, id: u32, editable: bool) {
        if !self.first_time(field) {
            return;
        }
        self.sizes.observe(field);
        if !editable {
            return;
        }
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        options.set_character_data(true);
        if let Ok(observer) = MutationObserver::new(&dom::callback(move |_| post(Message::Typed(id)))) {
            let _ = observer.observe_with_options(field, &options);
        }
    }

    pub fn forget(&self, field: &Element) {
        self.sizes.unobserve(field);
        self.seen.delete(field);
    }
}

/// Looks at the page a little later, once for many changes.
pub fn soon(f: impl FnOnce() + 'static) {
    dom::after(SCAN_AFTER_MS, f);
}

/// Listens to what the whole page does.
pub fn listen() {
    let document = dom::document();
    let window = dom::window();
    dom::on(&document, "input", true, |event| {
        if let Some(target) = dom::target(&event) {
            post(Message::Input(target));
        }
    });
    dom::on(&document, "focusin", true, |event| {
        if let Some(target) = dom::target(&event) {
            post(Message::Focused(target));
        }
    });
    dom::on(&document, "scroll", true, |_| post(Message::Place { anew: false }));
    dom::on(&document, "visibilitychange", false, |_| post(Message::Seen));
    dom::on(&window, "resize", false, |_| post(Message::Place { anew: true }));
    dom::on(&window, "popstate", false, |_| post(Message::Navigated));
    let navigation = js_sys::Reflect::get(&window, &"navigation".into()).unwrap_or(JsValue::UNDEFINED);
    if let Ok(navigation) = navigation.dyn_into::<web_sys::EventTarget>() {
        dom::on(&navigation, "currententrychange", false, |_| post(Message::Navigated));
    }
    if let Ok(Some(query)) = window.match_media("(prefers-color-scheme: dark)") {
        dom::on(&query, "change", false, |_| post(Message::Place { anew: false }));
    }
}
