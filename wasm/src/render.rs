//! Carries a tree of [`El`] into the page, touching only what differs.
//!
//! Why a difference: a button that keeps its place keeps the focus. Text is only ever set as text; attributes come
//! from fixed names. Buttons carry the number of their action in `data-do`.

use crate::dom;
use crate::session::Action;
use crate::view::El;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// A place in the page that shows a tree.
#[derive(Debug)]
pub struct Shown {
    root: Element,
    now: Vec<El>,
    actions: Vec<Action>,
}

impl Shown {
    pub fn new(root: Element) -> Self {
        Shown { root, now: Vec::new(), actions: Vec::new() }
    }

    /// The action of the button that `target` is in.
    pub fn action(&self, target: &Element) -> Option<Action> {
        let button = target.closest("[data-do]").ok().flatten()?;
        let number: usize = dom::attribute(&button, "data-do").parse().ok()?;
        self.actions.get(number).copied()
    }

    /// The button that does `action`.
    pub fn button(&self, action: Action) -> Option<HtmlElement> {
        let number = self.actions.iter().position(|known| *known == action)?;
        let selector = ["[data-do='", &number.to_string(), "']"].concat();
        self.root.query_selector(&selector).ok().flatten()?.dyn_into().ok()
    }

    /// Shows `next`.
    ///
    /// # Errors
    /// What the browser throws, which for fixed names it does not.
    pub fn show(&mut self, next: Vec<El>) -> Result<(), JsValue> {
        self.actions.clear();
        patch_all(&self.root, &self.now, &next, &mut self.actions)?;
        self.now = next;
        Ok(())
    }

    /// The first element called `name`.
    pub fn find(&self, name: &str) -> Option<HtmlElement> {
        let selector = ["[data-llumi='", name, "']"].concat();
        self.root.query_selector(&selector).ok().flatten()?.dyn_into().ok()
    }
}

fn patch_all(parent: &Element, old: &[El], new: &[El], actions: &mut Vec<Action>) -> Result<(), JsValue> {
    let mut at: Option<Node> = parent.first_child();
    for (index, next) in new.iter().enumerate() {
        let here = at.clone();
        at = here.as_ref().and_then(Node::next_sibling);
        match (old.get(index), here.and_then(|node| node.dyn_into::<Element>().ok())) {
            (Some(before), Some(element)) if before.tag == next.tag && before.name == next.name => {
                patch(&element, before, next, actions)?;
            }
            (_, existing) => {
                let element = make(next, actions)?;
                match existing {
                    Some(existing) => parent.replace_child(&element, &existing)?,
                    None => parent.append_child(&element)?,
                };
            }
        }
    }
    while let Some(extra) = at {
        at = extra.next_sibling();
        parent.remove_child(&extra)?;
    }
    Ok(())
}

fn make(el: &El, actions: &mut Vec<Action>) -> Result<Element, JsValue> {
    let element: Element = dom::create(el.tag)?.into();
    if !el.name.is_empty() {
        element.set_attribute("data-llumi", el.name)?;
    }
    let blank = El { tag: el.tag, name: el.name, ..El::default() };
    patch(&element, &blank, el, actions)?;
    Ok(element)
}

fn patch(element: &Element, old: &El, new: &El, actions: &mut Vec<Action>) -> Result<(), JsValue> {
    if old.class != new.class {
        element.set_class_name(new.class);
    }
    for (name, _) in &old.attrs {
        if !new.attrs.iter().any(|(kept, _)| kept == name) {
            element.remove_attribute(name)?;
        }
    }
    for attr in &new.attrs {
        if !old.attrs.contains(attr) {
            element.set_attribute(attr.0, &attr.1)?;
        }
    }
    if let Some(percent) = new.fill.filter(|_| old.fill != new.fill) {
        let width = [percent.to_string().as_str(), "%"].concat();
        element.unchecked_ref::<HtmlElement>().style().set_property("width", &width)?;
    }
    if let Some(action) = new.action {
        element.set_attribute("data-do", &actions.len().to_string())?;
        actions.push(action);
    } else if old.action.is_some() {
        element.remove_attribute("data-do")?;
    }
    if new.kids.is_empty() {
        if !old.kids.is_empty() || old.text != new.text {
            element.set_text_content(Some(&new.text));
        }
        return Ok(());
    }
    if !old.text.is_empty() {
        element.set_text_content(None);
    }
    patch_all(element, &old.kids, &new.kids, actions)
}
