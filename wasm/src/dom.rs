//! Small steps over the browser's API: listeners, timers, looking through open shadow roots.
//!
//! Listeners live as long as the page, so their closures are handed to JavaScript for good.

use crate::place::Rect;
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{
    AddEventListenerOptions, Document, Element, Event, EventTarget, HtmlElement, Node, ShadowRoot, Window,
};

/// The page's window; the content script never runs without one.
pub fn window() -> Window {
    web_sys::window().expect("a content script runs in a window")
}

pub fn document() -> Document {
    window().document().expect("a content script's window has a document")
}

/// Creates an element of ours.
///
/// # Errors
/// What the browser throws, which for fixed names it does not.
pub fn create(tag: &str) -> Result<HtmlElement, JsValue> {
    Ok(document().create_element(tag)?.unchecked_into())
}

/// Listens for good, in the capturing phase where `capture`; never holds scrolling up.
pub fn on(target: &EventTarget, name: &str, capture: bool, f: impl FnMut(Event) + 'static) {
    let options = AddEventListenerOptions::new();
    options.set_capture(capture);
    if matches!(name, "scroll" | "resize") {
        options.set_passive(true);
    }
    let closure = Closure::<dyn FnMut(Event)>::new(f).into_js_value();
    let listener: &Function = closure.unchecked_ref();
    // It can only fail for a target that is none.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(name, listener, &options);
}

/// Runs `f` once after `ms` milliseconds.
pub fn after(ms: i32, f: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(f);
    // It can only fail for a callback that is none.
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), ms);
}

/// Runs `f` before the next picture.
pub fn next_frame(f: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(f);
    let _ = window().request_animation_frame(closure.unchecked_ref());
}

/// A callback for observers, which hand over an array of records.
pub fn callback(f: impl FnMut(Array) + 'static) -> Function {
    Closure::<dyn FnMut(Array)>::new(f).into_js_value().unchecked_into()
}

/// The innermost target of an event, also inside open shadow roots.
pub fn target(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into::<Element>().ok()
}

/// Every element below `root` that matches, in order.
pub fn all(root: &Node, selector: &str) -> Vec<Element> {
    let list = match (root.dyn_ref::<Document>(), root.dyn_ref::<Element>(), root.dyn_ref::<ShadowRoot>()) {
        (Some(document), ..) => document.query_selector_all(selector),
        (_, Some(element), _) => element.query_selector_all(selector),
        (.., Some(shadow)) => shadow.query_selector_all(selector),
        _ => return Vec::new(),
    };
    let Ok(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

pub fn first(root: &Node, selector: &str) -> Option<Element> {
    match (root.dyn_ref::<Document>(), root.dyn_ref::<Element>(), root.dyn_ref::<ShadowRoot>()) {
        (Some(document), ..) => document.query_selector(selector),
        (_, Some(element), _) => element.query_selector(selector),
        (.., Some(shadow)) => shadow.query_selector(selector),
        _ => return None,
    }
    .ok()
    .flatten()
}

/// The next node outward; from a shadow root to its host.
pub fn outward(node: &Node) -> Option<Node> {
    match node.dyn_ref::<ShadowRoot>() {
        Some(shadow) => Some(shadow.host().into()),
        None => node.parent_node(),
    }
}

/// `element` itself or the nearest around it that matches, through open shadow roots.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    let mut at: Node = element.clone().into();
    loop {
        if let Some(found) = at.dyn_ref::<Element>().and_then(|here| here.closest(selector).ok().flatten()) {
            return Some(found);
        }
        // Nothing in this tree: go on outside the shadow root that it is in.
        at = outward(&at.get_root_node())?;
    }
}

/// The first match inside the smallest surrounding that has one: on a page with two threads, the one around `element`.
pub fn nearest(element: &Element, selector: &str) -> Option<Element> {
    let mut at: Node = element.clone().into();
    loop {
        at = outward(&at)?;
        if let Some(found) = first(&at, selector) {
            return Some(found);
        }
    }
}

/// The focused element, also inside open shadow roots.
pub fn focused() -> Option<Element> {
    let mut element = document().active_element()?;
    while let Some(inner) = element.shadow_root().and_then(|shadow| shadow.active_element()) {
        element = inner;
    }
    Some(element)
}

pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Where `element` is, in window coordinates.
pub fn rect(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect::new(rect.x(), rect.y(), rect.width(), rect.height())
}
