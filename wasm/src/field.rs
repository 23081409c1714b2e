//! A box that a person writes in: read it, write into it as the person's own edit.
//!
//! Why so careful: a page's editor keeps its own model of the text, and a write that goes past it is reverted or
//! lost on submit. How: each kind of box is written to by the same events that typing makes, which also gives one
//! native undo step; what came of it is read back by the caller.

mod editable;
mod textarea;

use crate::dom;
use crate::place::Rect;
use crate::text::Edit;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlTextAreaElement};

#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    Textarea(HtmlTextAreaElement),
    /// `contenteditable`: Lexical's, or a plain one.
    Editable(HtmlElement),
}

impl Field {
    pub fn new(element: Element) -> Option<Self> {
        match element.dyn_into::<HtmlTextAreaElement>() {
            Ok(textarea) => Some(Field::Textarea(textarea)),
            Err(other) => other.dyn_into().ok().map(Field::Editable),
        }
    }

    pub fn element(&self) -> &HtmlElement {
        match self {
            Field::Textarea(textarea) => textarea,
            Field::Editable(element) => element,
        }
    }

    /// Its text; an editor's paragraphs are joined by a blank line.
    pub fn read(&self) -> String {
        match self {
            Field::Textarea(textarea) => textarea.value(),
            Field::Editable(element) => editable::read(element),
        }
    }

    /// Writes `edit` as typing would. `again`: by the other way, where the first came to nothing.
    pub fn write(&self, edit: &Edit, again: bool) {
        self.focus();
        match self {
            Field::Textarea(textarea) => textarea::write(textarea, edit),
            Field::Editable(element) => editable::write(element, edit, again),
        }
    }

    /// Focuses it without scrolling the page.
    pub fn focus(&self) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A field that can't take focus is one that can't be written to, which reading back shows.
        let _ = self.element().focus_with_options(&options);
    }

    pub fn has_focus(&self) -> bool {
        let element: &Element = self.element();
        dom::focused().is_some_and(|focused| element.contains(Some(&focused)))
    }

    pub fn is_connected(&self) -> bool {
        self.element().is_connected()
    }

    /// Where it is, in window coordinates.
    pub fn rect(&self) -> Rect {
        dom::rect(self.element())
    }

    /// True where its text reaches into `spot`, or may.
    pub fn text_reaches(&self, spot: Rect) -> bool {
        match self {
            _ if !self.rect().overlaps(&spot) => false,
            Field::Textarea(textarea) => textarea::text_reaches(textarea, spot),
            Field::Editable(element) => editable::text_reaches(element, spot),
        }
    }
}
