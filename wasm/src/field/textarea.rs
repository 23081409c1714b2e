//! `<textarea>`: the browser's own editing command keeps its undo history.

use crate::dom;
use crate::place::Rect;
use crate::text::Edit;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

pub fn write(textarea: &HtmlTextAreaElement, edit: &Edit) {
    if textarea.set_selection_range(edit.span.start, edit.span.end).is_err() {
        return;
    }
    let document: HtmlDocument = dom::document().unchecked_into();
    // A refusal leaves the text as it was, which reading back shows.
    let _ = if edit.text.is_empty() {
        document.exec_command("delete")
    } else {
        document.exec_command_with_show_ui_and_value("insertText", false, &edit.text)
    };
}

/// A textarea does not say where its text ends: one short line is known to be above its lower edge, no more.
pub fn text_reaches(textarea: &HtmlTextAreaElement, spot: Rect) -> bool {
    let text = textarea.value();
    if text.is_empty() {
        return false;
    }
    let rect = textarea.get_bounding_client_rect();
    let one_line = !text.contains('\n') && (text.chars().count() as f64) * 10.0 < rect.width();
    !(one_line && spot.y - rect.y() > 40.0)
}
