//! Opening, closing and drawing the panel; carrying out what was pressed in it.

use super::boxes::{CommentBox, Writing};
use super::{Message, State, post};
use crate::field::Field;
use crate::link::FieldId;
use crate::session::{Action, Effect};
use crate::{dom, settings, theme, ui, view, wording};

/// Milliseconds after which a field that was written to is read back, time after time: a textarea has the text at
/// once, an editor after its next drawing.
const SETTLE_MS: [i32; 3] = [0, 60, 120];
/// What takes the focus where the button that had it is gone. Nothing here takes back, or takes several things at
/// once: the key that pressed the last button may be pressed again.
const FIRST: &[&str] = &["stop", "insert", "change-accept", "try-again", "improve", "draft", "close"];

impl State {
    pub(super) fn toggle(&mut self, id: FieldId) {
        if self.open == Some(id) {
            self.close(true);
        } else {
            self.show(id);
        }
    }

    /// Alt+L: closes; or opens for the field that has the focus, else for the one that had it, else for the first.
    pub(super) fn shortcut(&mut self) {
        let visible = |found: &&CommentBox| found.field.rect().visible();
        let focused = self.boxes.iter().find(|found| found.field.has_focus());
        let elsewhere = focused.is_some_and(|found| Some(found.id) != self.open);
        if self.open.is_some() && !elsewhere {
            self.close(true);
            return;
        }
        let recent = || self.boxes.iter().filter(visible).find(|found| Some(found.id) == self.recent);
        let first = || self.boxes.iter().find(visible);
        if let Some(id) = focused.or_else(recent).or_else(first).map(|found| found.id) {
            self.show(id);
        }
    }

    fn show(&mut self, id: FieldId) {
        self.open = Some(id);
        self.recent = Some(id);
        self.refresh_thread(id);
        let Some(found) = self.boxed(id) else { return };
        let now = found.field.read();
        found.session.read(&now);
        found.session.score();
        for other in &self.boxes {
            other.show_badge(other.id == id);
        }
        self.ask_settings();
        self.ask_status();
        self.draw();
        self.ui.focus_panel();
    }

    /// Closes the panel; the field gets the focus back where `to_field`.
    pub(super) fn close(&mut self, to_field: bool) {
        let Some(id) = self.open.take() else { return };
        self.acted = None;
        self.ui.hide();
        if let Some(found) = self.boxed(id) {
            found.show_badge(false);
            if to_field {
                found.field.focus();
            }
        }
    }

    /// Draws the open panel as the state is now.
    pub(super) fn draw(&mut self) {
        self.dirty = false;
        let Some(id) = self.open else { return };
        let Some(found) = self.boxes.iter().find(|found| found.id == id) else { return };
        let session = &found.session;
        let shared = settings::shared(&self.shared, session.thread.subreddit.as_deref());
        let content = view::panel(session, &shared);
        let spoken = wording::spoken(session);
        let stage = std::mem::discriminant(&session.suggestion);
        let backgrounds = ui::backgrounds(found.field.element());
        let behind = backgrounds.iter().map(String::as_str);
        self.ui.set_dark(theme::dark(self.shared.settings.theme, behind, ui::system_dark()));
        // It can only fail for names that are no names, and ours are fixed.
        let _ = self.ui.show(content, FIRST);
        // While something is being written, the field has the focus.
        let acted = if session.writing() { None } else { self.acted.take() };
        if let Some(next) = acted.and_then(|action| session.follows(action)) {
            self.ui.focus_button(next);
        }
        self.ui.say(spoken);
        if self.stage.replace((id, stage)).is_some_and(|before| before != (id, stage)) {
            self.ui.bring_into_view("suggestion");
        }
        if let Some(part) = self.reveal.take() {
            self.ui.bring_into_view(part);
        }
        self.place_panel(id);
    }

    pub(super) fn act(&mut self, action: Action) {
        let Some(id) = self.open else { return };
        if matches!(action, Action::Draft | Action::Improve | Action::TryAgain) {
            self.refresh_thread(id);
        }
        let disclosure = self.shared.settings.disclosure.clone();
        let Some(found) = self.boxed(id) else { return };
        let now = found.field.read();
        found.session.read(&now);
        let effects = found.session.act(action, &disclosure);
        self.dirty = true;
        match action {
            Action::ToggleHelp => self.reveal = Some("help-list"),
            Action::ToggleAbout => self.reveal = Some("about-list"),
            _ => {}
        }
        self.acted = self.ui.panel_has_focus().then_some(action);
        self.carry_out(id, effects);
    }

    pub(super) fn carry_out(&mut self, id: FieldId, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(task) => self.ask_text(id, task),
                Effect::Cancel => self.stop_asking(id),
                Effect::Write(edit) => {
                    let Some(found) = self.boxed(id) else { return };
                    let before = found.field.read();
                    found.field.write(&edit, false);
                    found.writing = Some(Writing { edit, before, again: false, looks: 0 });
                    self.written(id);
                }
                Effect::Copy(text) => ui::copy(&text, |ok| post(Message::Copied(ok))),
                Effect::Close => self.close(true),
                Effect::CheckDaemon => self.ask_status(),
                Effect::OpenOptions => self.open_options(),
            }
        }
    }

    /// The field was written to a moment ago: does it hold what it should?
    pub(super) fn written(&mut self, id: FieldId) {
        let open = self.open == Some(id);
        let Some(found) = self.boxed(id) else { return };
        let Some(mut writing) = found.writing.take() else { return };
        let now = found.field.read();
        if !found.session.has_arrived(&now) {
            if let Some(&wait) = SETTLE_MS.get(writing.looks) {
                writing.looks += 1;
                found.writing = Some(writing);
                dom::after(wait, move || post(Message::Written(id)));
                return;
            }
            // The second way is for plain words only: several steps of it are not one.
            let plain = matches!(found.field, Field::Editable(_)) && !writing.edit.text.contains('\n');
            if now == writing.before && plain && !writing.again {
                found.field.write(&writing.edit, true);
                found.writing = Some(Writing { again: true, looks: 0, ..writing });
                dom::after(0, move || post(Message::Written(id)));
                return;
            }
        }
        found.session.wrote(&now);
        found.show_badge(open);
        self.dirty |= open;
        post(Message::Place { anew: true });
    }

    pub(super) fn copied(&mut self, ok: bool) {
        if let Some(found) = self.open.and_then(|id| self.boxed(id)) {
            found.session.copied(ok);
            self.dirty = true;
        }
    }
}
