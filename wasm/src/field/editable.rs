//! Rich text. Lexical takes `beforeinput` events, also made by a script, as typing; several in one turn of the event
//! loop become one undo step. A plain `contenteditable` takes the browser's editing commands.

use crate::dom;
use crate::flatten::{Flat, Stroke, strokes, widened};
use crate::place::Rect;
use crate::richtext;
use crate::text::Edit;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlDocument, HtmlElement, InputEvent, InputEventInit, Node};

#[wasm_bindgen]
extern "C" {
    /// A range that does not follow the document.
    type StaticRange;
    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<StaticRange, JsValue>;
}

pub fn read(element: &HtmlElement) -> String {
    richtext::read(element, true).text
}

fn is_lexical(element: &HtmlElement) -> bool {
    element.has_attribute("data-lexical-editor")
}

pub fn write(element: &HtmlElement, edit: &Edit, again: bool) {
    let flat = richtext::read(element, true);
    let edit = &widened(&flat.text, edit);
    let Some((start, end)) = flat.range(edit.span) else { return };
    let Ok(Some(selection)) = dom::window().get_selection() else { return };
    if selection.set_base_and_extent(&start.0, start.1, &end.0, end.1).is_err() {
        return;
    }
    if is_lexical(element) && !again {
        type_as_events(element, &flat, edit);
    } else {
        type_as_commands(edit);
    }
}

fn type_as_commands(edit: &Edit) {
    let document: HtmlDocument = dom::document().unchecked_into();
    let steps = strokes(&edit.text);
    if edit.span.start < edit.span.end && !matches!(steps.first(), Some(Stroke::Text(_))) {
        let _ = document.exec_command("delete");
    }
    for step in steps {
        let _ = match step {
            Stroke::Text(text) => document.exec_command_with_show_ui_and_value("insertText", false, text),
            Stroke::Line => document.exec_command("insertLineBreak"),
            Stroke::Paragraph => document.exec_command("insertParagraph"),
        };
    }
}

fn type_as_events(element: &HtmlElement, flat: &Flat<Node>, edit: &Edit) {
    let target = || -> Option<StaticRange> {
        let (start, end) = flat.range(edit.span)?;
        let init = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&init, &name.into(), value).is_ok();
        let all = set("startContainer", &start.0)
            && set("startOffset", &start.1.into())
            && set("endContainer", &end.0)
            && set("endOffset", &end.1.into());
        if all { StaticRange::new(&init).ok() } else { None }
    };
    let steps = strokes(&edit.text);
    if steps.is_empty() {
        send(element, "deleteByCut", None, target());
    }
    for (index, step) in steps.into_iter().enumerate() {
        // Lexical draws later, in one go. A selection that moves before that, without a word written, means that it
        // refused a step: what follows would land elsewhere.
        if index > 0 && !still_at(flat, edit) && read(element) == flat.text {
            return;
        }
        // Only the first step has a place of its own; the caret follows from there.
        let range = if index == 0 { target() } else { None };
        match step {
            Stroke::Text(text) => send(element, "insertReplacementText", Some(text), range),
            Stroke::Line => send(element, "insertLineBreak", None, range),
            Stroke::Paragraph => send(element, "insertParagraph", None, range),
        }
    }
}

/// True while the page's selection is where the edit begins and ends.
fn still_at(flat: &Flat<Node>, edit: &Edit) -> bool {
    let Some((start, end)) = flat.range(edit.span) else { return false };
    let Ok(Some(selection)) = dom::window().get_selection() else { return false };
    let at = |node: Option<Node>, offset: u32, place: &(Node, u32)| {
        offset == place.1 && node.is_some_and(|node| node.is_same_node(Some(&place.0)))
    };
    at(selection.anchor_node(), selection.anchor_offset(), &start)
        && at(selection.focus_node(), selection.focus_offset(), &end)
}

fn send(element: &HtmlElement, kind: &str, data: Option<&str>, range: Option<StaticRange>) {
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    init.set_input_type(kind);
    init.set_data(data);
    if let Some(range) = range {
        let _ = Reflect::set(&init, &"targetRanges".into(), &Array::of1(&range));
    }
    if let Ok(event) = InputEvent::new_with_event_init_dict("beforeinput", &init) {
        let _ = element.dispatch_event(&event);
    }
}

pub fn text_reaches(element: &HtmlElement, spot: Rect) -> bool {
    let Ok(range) = dom::document().create_range() else { return true };
    if range.select_node_contents(element).is_err() {
        return true;
    }
    let Some(rects) = range.get_client_rects() else { return true };
    let reaches = |index| {
        rects.item(index).is_some_and(|rect| {
            let line = Rect::new(rect.x(), rect.y(), rect.width(), rect.height());
            // The rectangles of whole paragraphs are as wide as the field: only those of lines tell.
            line.width > 0.0 && line.height < 40.0 && line.overlaps(&spot)
        })
    };
    (0..rects.length()).any(reaches)
}
