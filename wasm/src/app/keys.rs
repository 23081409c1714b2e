//! What is pressed: the badge, the panel's buttons, Alt+L and Escape.
//!
//! No other key is heard, and none is ever made: nothing here can press the site's own buttons. Keys that a page's
//! script makes do not count: only a person opens and closes the panel.

use super::{Message, look, post};
use crate::dom;
use crate::ui::Ui;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

pub(super) fn listen(ui: &Ui) {
    let shadow = ui.shadow();
    dom::on(shadow, "click", false, |event| {
        event.stop_propagation();
        let Some(target) = dom::target(&event) else { return };
        match target.closest("[data-field]") {
            Ok(Some(badge)) => {
                if let Ok(id) = dom::attribute(&badge, "data-field").parse() {
                    post(Message::Badge(id));
                }
            }
            _ => {
                if let Some(Some(action)) = look(|state| state.ui.action(&target)) {
                    post(Message::Act(action));
                }
            }
        }
    });
    // A press on a button leaves the focus, and so the selection, in the field.
    dom::on(shadow, "mousedown", false, |event| {
        event.stop_propagation();
        let button = dom::target(&event).and_then(|target| target.closest("button").ok().flatten());
        if button.is_some() {
            event.prevent_default();
        }
    });
    // What is typed at the panel is no shortcut of the site.
    for name in ["keydown", "keyup", "keypress", "pointerdown"] {
        dom::on(shadow, name, false, |event| event.stop_propagation());
    }
    dom::on(&dom::document(), "keydown", true, |event| {
        let message = event.dyn_ref::<KeyboardEvent>().and_then(|key| meant(&event, key));
        if let Some(message) = message {
            event.prevent_default();
            event.stop_propagation();
            post(message);
        }
    });
}

fn meant(event: &Event, key: &KeyboardEvent) -> Option<Message> {
    if !event.is_trusted() || key.is_composing() || key.ctrl_key() || key.meta_key() || key.shift_key() {
        return None;
    }
    if key.alt_key() {
        let any = look(|state| !state.boxes.is_empty()).unwrap_or_default();
        // What a Mac's keyboard makes of Alt+L counts too, but not a letter of someone's language.
        return (matches!(key.key().as_str(), "l" | "L" | "¬") && any).then_some(Message::Shortcut);
    }
    if key.key() != "Escape" {
        return None;
    }
    let target = dom::target(event);
    look(|state| {
        let open = state.open?;
        let host: &Element = state.ui.host();
        let field = state.boxes.iter().find(|found| found.id == open)?.field.element();
        let inside = target.as_ref().is_none_or(|target| {
            target == host || field.contains(Some(target)) || target.tag_name().eq_ignore_ascii_case("BODY")
        });
        inside.then_some(Message::Escape)
    })
    .flatten()
}
