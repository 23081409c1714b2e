//! The comment boxes of the page: found, read, scored, forgotten.

use super::{Message, State, post};
use crate::field::Field;
use crate::link::FieldId;
use crate::place::{self, Size};
use crate::session::Session;
use crate::text::Edit;
use crate::{dom, settings, site, wording};
use llumi_protocol::api::Thread;
use web_sys::{Element, HtmlElement, Node};

/// Milliseconds without typing after which a text is scored.
const PAUSE_MS: i32 = 250;
/// How long the page waits to hear what is switched on before it takes the defaults.
const SETTINGS_MS: i32 = 3_000;

/// A write under way.
#[derive(Debug)]
pub(super) struct Writing {
    pub edit: Edit,
    pub before: String,
    /// The second way is being tried.
    pub again: bool,
    /// How often it was read back.
    pub looks: usize,
}

#[derive(Debug)]
pub(super) struct CommentBox {
    pub id: FieldId,
    pub field: Field,
    /// The site's id of the post that it answers; empty while that is not known.
    post: String,
    pub session: Session,
    pub badge: HtmlElement,
    pub writing: Option<Writing>,
    /// When it last changed, milliseconds; a look at it is due.
    typed_at: f64,
    pause_due: bool,
    /// Its text was read at least once.
    started: bool,
    spot: Option<(f64, f64)>,
    /// The spot was chosen while it could be seen.
    settled: bool,
}

impl State {
    /// Looks for boxes that came and boxes that went.
    pub(super) fn scan(&mut self) {
        self.scan_due = false;
        self.ui.keep();
        let gone: Vec<FieldId> =
            self.boxes.iter().filter(|found| !found.field.is_connected()).map(|found| found.id).collect();
        for id in gone {
            self.forget(id);
        }
        if self.settings_known && !settings::on(&self.shared.settings, self.kind, None) {
            return;
        }
        let found = site::find(self.kind);
        for node in &found.watch {
            self.watch.root(node);
        }
        if !self.settings_known {
            if !found.fields.is_empty() && !std::mem::replace(&mut self.settings_asked, true) {
                self.ask_settings();
                dom::after(SETTINGS_MS, || post(Message::SettingsLate));
            }
            return;
        }
        // What a known box answers may have come after it, or be another post by now.
        self.refresh_all();
        let known = self.last_id;
        for element in found.fields {
            self.meet(element);
        }
        post(Message::Place { anew: known != self.last_id });
    }

    fn meet(&mut self, element: Element) {
        let same = |found: &CommentBox| -> bool {
            let known: &Node = found.field.element();
            known.is_same_node(Some(&element))
        };
        if self.boxes.iter().any(same) {
            return;
        }
        let answered = site::answered(self.kind, &element);
        let subreddit = answered.thread.subreddit.as_deref();
        if !settings::on(&self.shared.settings, self.kind, subreddit) {
            return;
        }
        self.last_id += 1;
        let id = self.last_id;
        let (Ok(badge), Some(field)) = (self.ui.badge(id), Field::new(element.clone())) else { return };
        self.watch.field(&element, id, matches!(field, Field::Editable(_)));
        self.boxes.push(CommentBox {
            id,
            field,
            post: answered.post,
            session: Session::new(answered.thread),
            badge,
            writing: None,
            typed_at: 0.0,
            pause_due: false,
            started: false,
            spot: None,
            settled: false,
        });
    }

    pub(super) fn forget(&mut self, id: FieldId) {
        let Some(index) = self.boxes.iter().position(|found| found.id == id) else { return };
        if self.open == Some(id) {
            self.close(false);
        }
        self.stop_asking(id);
        let gone = self.boxes.remove(index);
        gone.badge.remove();
        self.watch.forget(gone.field.element());
    }

    /// All boxes again, after a change of what is switched on.
    pub(super) fn anew(&mut self) {
        self.forget_off();
        self.dirty = true;
        post(Message::Scan);
    }

    /// Takes llumi away from where it is switched off.
    fn forget_off(&mut self) {
        let off: Vec<FieldId> = self
            .boxes
            .iter()
            .filter(|found| {
                let subreddit = found.session.thread.subreddit.as_deref();
                !settings::on(&self.shared.settings, self.kind, subreddit)
            })
            .map(|found| found.id)
            .collect();
        for id in off {
            self.forget(id);
        }
    }

    /// The page shows something else now: what a box answers may have changed.
    pub(super) fn navigated(&mut self) {
        self.refresh_all();
        post(Message::PageChanged);
    }

    /// Reads again what every box answers, and leaves those in a community where llumi is switched off.
    fn refresh_all(&mut self) {
        for id in self.boxes.iter().map(|found| found.id).collect::<Vec<_>>() {
            self.refresh_thread(id);
        }
        self.forget_off();
    }

    /// Reads again what the box answers. Another post: suggestions for the earlier one are gone.
    pub(super) fn refresh_thread(&mut self, id: FieldId) {
        let (kind, open) = (self.kind, self.open == Some(id));
        let Some(found) = self.boxed(id) else { return };
        let answered = site::answered(kind, found.field.element());
        if answered.thread == Thread::default() {
            return;
        }
        let another = answered.is_another(&found.post, &found.session.thread);
        let scored = found.session.report.is_some();
        if another {
            let text = std::mem::take(&mut found.session.text);
            found.session = Session::new(answered.thread);
            found.session.text = text;
            found.writing = None;
        } else if answered.thread != found.session.thread {
            found.session.thread = answered.thread;
        } else {
            found.post = answered.post;
            return;
        }
        found.post = answered.post;
        // The score and the reminder are about the post as well.
        if scored {
            found.session.score();
            found.show_badge(open);
        }
        self.dirty |= open;
        if another {
            self.stop_asking(id);
        }
    }

    pub(super) fn input(&mut self, target: &Element) {
        let hit = self.boxes.iter().find(|found| {
            let element: &Element = found.field.element();
            element.contains(Some(target))
        });
        if let Some(id) = hit.map(|found| found.id) {
            self.typed(id);
        }
    }

    /// The text may have changed: it is read at the next pause.
    pub(super) fn typed(&mut self, id: FieldId) {
        let Some(found) = self.boxed(id) else { return };
        found.typed_at = js_sys::Date::now();
        if !std::mem::replace(&mut found.pause_due, true) {
            dom::after(PAUSE_MS, move || post(Message::Pause(id)));
        }
    }

    pub(super) fn focused(&mut self, target: &Element) {
        let hit = self.boxes.iter().find(|found| {
            let element: &Element = found.field.element();
            element.contains(Some(target))
        });
        match hit.map(|found| found.id) {
            Some(id) => {
                self.recent = Some(id);
                self.typed(id);
            }
            // Perhaps a box that nothing in the document told of.
            None => post(Message::PageChanged),
        }
    }

    pub(super) fn pause(&mut self, id: FieldId) {
        let open = self.open == Some(id);
        let Some(found) = self.boxed(id) else { return };
        let still = PAUSE_MS - (js_sys::Date::now() - found.typed_at) as i32;
        if found.pause_due && still > 10 {
            dom::after(still, move || post(Message::Pause(id)));
            return;
        }
        found.pause_due = false;
        let now = found.field.read();
        let changed = now != found.session.text || found.session.report.is_none();
        if found.session.writing() || !changed {
            return;
        }
        found.session.read(&now);
        found.session.score();
        found.show_badge(open);
        self.dirty |= open;
        post(Message::Place { anew: false });
    }

    /// Puts badges and the panel where they belong.
    pub(super) fn place(&mut self, anew: bool) {
        let window = size();
        let mut hidden = Vec::new();
        for found in &mut self.boxes {
            let rect = found.field.rect();
            if !rect.visible() || !found.field.is_connected() {
                self.ui.place_badge(&found.badge, None);
                found.settled = false;
                hidden.push(found.id);
                continue;
            }
            let seen = rect.bottom() > 0.0 && rect.bottom() < window.height;
            let known = found.spot.filter(|_| !anew && (found.settled || !seen)).map(|(x, y)| {
                place::Rect::new(rect.right() + x, rect.bottom() + y, place::BADGE, place::BADGE)
            });
            let known = known.filter(|&spot| !found.field.text_reaches(spot));
            let spot = known.unwrap_or_else(|| {
                let frame = site::around(found.field.element()).frame;
                let frame = frame.map_or(rect, |frame| dom::rect(&frame));
                place::badge(rect, frame, window, |index, spot| {
                    (index == place::INSIDE && found.field.text_reaches(spot))
                        || self.ui.is_covered(spot, found.field.element())
                })
            });
            found.spot = Some((spot.x - rect.right(), spot.y - rect.bottom()));
            found.settled = seen;
            self.ui.place_badge(&found.badge, Some(spot));
            if !std::mem::replace(&mut found.started, true) {
                found.show_badge(self.open == Some(found.id));
                post(Message::Pause(found.id));
            }
        }
        match self.open {
            Some(id) if hidden.contains(&id) => self.close(false),
            Some(id) => self.place_panel(id),
            None => {}
        }
    }

    /// The panel goes beside the field and what belongs to it, so that no button of the site is under it.
    pub(super) fn place_panel(&mut self, id: FieldId) {
        let Some(field) = self.boxed(id).map(|found| found.field.element().clone()) else { return };
        let own = dom::rect(&field);
        let around = site::around(&field);
        let mut keep = around.frame.map_or(own, |frame| dom::rect(&frame).union(&own));
        if let Some(form) = around.form.map(|form| dom::rect(&form).union(&own)) {
            keep = place::Rect { y: form.y, height: form.height, ..keep };
        }
        self.ui.place_panel(place::panel(keep, size()));
    }
}

/// The window's inside without its scroll bars.
fn size() -> Size {
    let root = dom::document().document_element();
    let length = |inner: i32| f64::from(inner);
    root.map_or(Size { width: 0.0, height: 0.0 }, |root| {
        let height = dom::window().inner_height().ok().and_then(|height| height.as_f64());
        Size { width: length(root.client_width()), height: height.unwrap_or(length(root.client_height())) }
    })
}

impl CommentBox {
    /// The badge's sign and its state in words; `open`: its panel is.
    pub(super) fn show_badge(&self, open: bool) {
        let session = &self.session;
        let (state, sign) = match session.remarks() {
            None => ("empty", "ℓ".to_owned()),
            Some(0) => ("clear", "✓".to_owned()),
            Some(n) => ("hints", n.to_string()),
        };
        let label = wording::badge(session, open);
        let _ = self.badge.set_attribute("aria-expanded", if open { "true" } else { "false" });
        let _ = self.badge.set_attribute("data-state", state);
        let _ = self.badge.set_attribute("aria-label", &label);
        let _ = self.badge.set_attribute("title", &label);
        self.badge.set_text_content(Some(&sign));
    }
}
