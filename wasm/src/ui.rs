//! What llumi adds to a page: one element with a closed shadow root, in it a badge a field and one panel.
//!
//! Why one closed root at the end of the document: the page's styles and scripts reach nothing in it, and the site's
//! own tree stays as it is.

use crate::dom;
use crate::place::{self, PanelPlace, Rect};
use crate::render::Shown;
use crate::session::Action;
use crate::view::El;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Element, FocusOptions, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

const CSS: &str = include_str!("panel.css");

#[derive(Debug)]
pub struct Ui {
    host: HtmlElement,
    shadow: ShadowRoot,
    root: HtmlElement,
    panel: HtmlElement,
    live: HtmlElement,
    shown: Shown,
    spoken: String,
}

/// Sets a style that the page can't override.
fn style(element: &HtmlElement, name: &str, value: &str) {
    // Fixed names and numbers: the browser drops what it does not know instead of throwing.
    let _ = element.style().set_property_with_priority(name, value, "important");
}

fn px(length: f64) -> String {
    // Whole pixels: formatting floats costs more bytes than a half pixel is worth.
    [(length as i64).to_string().as_str(), "px"].concat()
}

fn set_all(element: &Element, attributes: &[(&str, &str)]) -> Result<(), JsValue> {
    attributes.iter().try_for_each(|(name, value)| element.set_attribute(name, value))
}

/// The style sheet, in the way that the page's CSP has no say in; where the browser does not know it, in a `style`.
fn add_css(shadow: &ShadowRoot) -> Result<(), JsValue> {
    let adopted = || -> Result<(), JsValue> {
        let sheet = CssStyleSheet::new()?;
        // `replaceSync` and `adoptedStyleSheets` by name: not all browsers' bindings have them.
        let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
        replace.call1(&sheet, &CSS.into())?;
        let set = Reflect::set(shadow, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
        if set { Ok(()) } else { Err(JsValue::NULL) }
    };
    if adopted().is_err() {
        let style = dom::create("style")?;
        style.set_text_content(Some(CSS));
        shadow.append_child(&style)?;
    }
    Ok(())
}

impl Ui {
    /// Adds the element to the page; one that an earlier copy of llumi left is taken away.
    ///
    /// # Errors
    /// What the browser throws; a page without a document element has no place for it.
    pub fn new() -> Result<Self, JsValue> {
        let document = dom::document();
        for left in dom::all(&document, "div[data-llumi='host']") {
            left.remove();
        }
        let host = dom::create("div")?;
        host.set_attribute("data-llumi", "host")?;
        for (name, value) in [
            ("all", "initial"),
            ("display", "block"),
            ("position", "absolute"),
            ("top", "0"),
            ("left", "0"),
            ("width", "0"),
            ("height", "0"),
            ("z-index", "2147483000"),
        ] {
            style(&host, name, value);
        }
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))?;
        add_css(&shadow)?;
        let root = dom::create("div")?;
        root.set_class_name("llumi");
        let panel = dom::create("section")?;
        panel.set_class_name("panel");
        let roles = [("role", "dialog"), ("aria-label", "llumi: help with your reply"), ("tabindex", "-1")];
        set_all(&panel, &roles)?;
        set_all(&panel, &[("data-llumi", "panel"), ("hidden", "")])?;
        let live = dom::create("div")?;
        live.set_class_name("live");
        set_all(&live, &[("role", "status"), ("aria-live", "polite"), ("data-llumi", "live")])?;
        let content = dom::create("div")?;
        content.set_class_name("content");
        panel.append_child(&content)?;
        root.append_child(&panel)?;
        root.append_child(&live)?;
        shadow.append_child(&root)?;
        let end = document.document_element().ok_or("no document element")?;
        end.append_child(&host)?;
        let shown = Shown::new(content.into());
        Ok(Ui { host, shadow, root, panel, live, shown, spoken: String::new() })
    }

    /// Puts the element back where the page has thrown it out.
    pub fn keep(&self) {
        if !self.host.is_connected()
            && let Some(end) = dom::document().document_element()
        {
            let _ = end.append_child(&self.host);
        }
    }

    pub fn shadow(&self) -> &ShadowRoot {
        &self.shadow
    }

    pub fn host(&self) -> &HtmlElement {
        &self.host
    }

    pub fn set_dark(&self, dark: bool) {
        let _ = self.root.set_attribute("data-theme", if dark { "dark" } else { "light" });
    }

    /// A new badge, hidden until it is placed.
    ///
    /// # Errors
    /// What the browser throws, which for fixed names it does not.
    pub fn badge(&self, field: u32) -> Result<HtmlElement, JsValue> {
        let badge = dom::create("button")?;
        badge.set_class_name("badge");
        set_all(&badge, &[("type", "button"), ("data-llumi", "badge"), ("hidden", "")])?;
        set_all(&badge, &[("data-field", &field.to_string()), ("aria-haspopup", "dialog")])?;
        self.root.insert_before(&badge, Some(&self.panel))?;
        Ok(badge)
    }

    /// Puts `badge` at `spot` (window coordinates), or hides it.
    pub fn place_badge(&self, badge: &HtmlElement, spot: Option<Rect>) {
        let Some(spot) = spot else {
            badge.set_hidden(true);
            return;
        };
        let origin = self.host.get_bounding_client_rect();
        style(badge, "left", &px(spot.x - origin.x()));
        style(badge, "top", &px(spot.y - origin.y()));
        badge.set_hidden(false);
    }

    pub fn place_panel(&self, place: PanelPlace) {
        let panel = &self.panel;
        let set = |names: [(&str, String); 5]| {
            for (name, value) in names {
                let _ = panel.style().set_property(name, &value);
            }
        };
        let auto = || "auto".to_owned();
        match place {
            PanelPlace::Sheet => {
                panel.set_class_name("panel sheet");
                for name in ["left", "top", "bottom", "width", "max-height"] {
                    let _ = panel.style().remove_property(name);
                }
            }
            PanelPlace::At { x, y, width, height } => {
                panel.set_class_name("panel");
                set([
                    ("left", px(x)),
                    ("top", px(y)),
                    ("bottom", auto()),
                    ("width", px(width)),
                    ("max-height", px(height)),
                ]);
            }
            PanelPlace::Above { x, bottom, width, height } => {
                panel.set_class_name("panel");
                set([
                    ("left", px(x)),
                    ("top", auto()),
                    ("bottom", px(bottom)),
                    ("width", px(width)),
                    ("max-height", px(height)),
                ]);
            }
        }
    }

    /// Shows the panel's content. `first` names what takes the focus where the focused button is gone.
    ///
    /// # Errors
    /// What the browser throws, which for fixed names it does not.
    pub fn show(&mut self, content: Vec<El>, first: &[&str]) -> Result<(), JsValue> {
        let had_focus = self.panel_has_focus();
        self.panel.set_hidden(false);
        self.shown.show(content)?;
        if had_focus && self.shadow.active_element().is_none() {
            let next = first.iter().find_map(|name| self.shown.find(name));
            focus(next.as_ref().unwrap_or(&self.panel));
        }
        Ok(())
    }

    /// Focuses the button that does `action`, in sight; where there is none, the panel.
    pub fn focus_button(&self, action: Action) {
        let button = self.shown.button(action);
        focus(button.as_ref().unwrap_or(&self.panel));
        if let Some(button) = button {
            self.scroll_to(&button);
        }
    }

    /// Scrolls the panel, not the page, to the part called `name`.
    pub fn bring_into_view(&self, name: &str) {
        if let Some(part) = self.shown.find(name) {
            self.scroll_to(&part);
        }
    }

    fn scroll_to(&self, part: &HtmlElement) {
        let Some(body) = self.shown.find("body").filter(|body| body.contains(Some(part))) else { return };
        let (part, view) = (part.get_bounding_client_rect(), body.get_bounding_client_rect());
        if part.bottom() > view.bottom() || part.top() < view.top() {
            body.set_scroll_top(body.scroll_top() + (part.top() - view.top()) as i32 - 8);
        }
    }

    pub fn hide(&mut self) {
        self.panel.set_hidden(true);
    }

    pub fn focus_panel(&self) {
        focus(&self.panel);
    }

    pub fn panel_has_focus(&self) -> bool {
        self.shadow.active_element().is_some_and(|focused| self.panel.contains(Some(&focused)))
    }

    /// Says `text` to a screen reader, once.
    pub fn say(&mut self, text: String) {
        if self.spoken != text {
            self.live.set_text_content(Some(&text));
            self.spoken = text;
        }
    }

    pub fn action(&self, target: &Element) -> Option<Action> {
        self.shown.action(target)
    }

    /// True where something that can be pressed, or text of the site, lies under `spot`. `field` itself does not count.
    pub fn is_covered(&self, spot: Rect, field: &Element) -> bool {
        let inset = 2.0;
        let (left, top) = (spot.x + inset, spot.y + inset);
        let (right, bottom) = (spot.right() - inset, spot.bottom() - inset);
        let middle = (spot.x + place::BADGE / 2.0, spot.y + place::BADGE / 2.0);
        [middle, (left, top), (right, top), (left, bottom), (right, bottom)]
            .into_iter()
            .any(|(x, y)| self.under(x, y).is_some_and(|element| is_busy(&element, field)))
    }

    /// The site's innermost element at a point of the window.
    fn under(&self, x: f64, y: f64) -> Option<Element> {
        let ours: &Element = &self.host;
        let list = dom::document().elements_from_point(x as f32, y as f32);
        let mut element =
            list.iter().filter_map(|item| item.dyn_into::<Element>().ok()).find(|item| item != ours)?;
        while let Some(inner) =
            element.shadow_root().and_then(|shadow| shadow.element_from_point(x as f32, y as f32))
        {
            if inner == element {
                break;
            }
            element = inner;
        }
        Some(element)
    }
}

fn is_busy(element: &Element, field: &Element) -> bool {
    if field.contains(Some(element)) {
        return false;
    }
    const PRESSED: &str =
        "a, button, input, select, textarea, label, summary, [role='button'], [contenteditable]";
    let pressed = element.closest(PRESSED).ok().flatten();
    pressed.is_some_and(|found| !found.contains(Some(field)))
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The computed backgrounds from `element` outward.
pub fn backgrounds(element: &Element) -> Vec<String> {
    let window = dom::window();
    let mut found = Vec::new();
    let mut at = Some(element.clone());
    while let Some(element) = at {
        if let Ok(Some(style)) = window.get_computed_style(&element) {
            found.extend(style.get_property_value("background-color"));
        }
        at = dom::outward(&element).and_then(|node| match node.dyn_into::<Element>() {
            Ok(element) => Some(element),
            Err(node) => dom::outward(&node)?.dyn_into().ok(),
        });
    }
    found
}

/// True where the system asks for dark.
pub fn system_dark() -> bool {
    let query = dom::window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// `navigator.clipboard.writeText`, where the page may; `done` hears how it went.
pub fn copy(text: &str, done: impl Fn(bool) + Clone + 'static) {
    let navigator = dom::window().navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    if !clipboard.is_object() {
        done(false);
        return;
    }
    let promise = clipboard.unchecked_into::<web_sys::Clipboard>().write_text(text);
    let (good, bad) = (done.clone(), done);
    let good = Closure::once_into_js(move |_: JsValue| good(true));
    let bad = Closure::once_into_js(move |_: JsValue| bad(false));
    let promise: &Object = promise.unchecked_ref();
    let then = Reflect::get(promise, &"then".into()).ok().and_then(|then| then.dyn_into::<Function>().ok());
    if let Some(then) = then {
        let _ = then.call2(promise, &good, &bad);
    }
}
