//! The page's state and the one loop that changes it.
//!
//! Why a queue: writing into a field makes events that come back here at once, in the middle of what made them.
//! How: whatever happens becomes a [`Message`]; messages are handled one after the other, what they cause waits its
//! turn, and the panel is drawn once at the end.

mod boxes;
mod keys;
mod panel;
mod talk;

use crate::dom;
use crate::find::{self, Watch};
use crate::host::{Host, Wire};
use crate::link::{FieldId, Link};
use crate::session::Action;
use crate::settings::{self, Kind};
use crate::suggestion::Suggestion;
use crate::ui::Ui;
use crate::view::Shared;
use boxes::CommentBox;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// The document's tree changed; it is looked at a little later.
    PageChanged,
    Scan,
    Navigated,
    /// The tab was hidden or shown.
    Seen,
    /// Something moved; `anew`: the badge may need another place.
    Place {
        anew: bool,
    },
    Frame,
    Input(Element),
    Typed(FieldId),
    Focused(Element),
    /// A pause in typing.
    Pause(FieldId),
    Badge(FieldId),
    Shortcut,
    Escape,
    Act(Action),
    Received(u32, String),
    Closed(u32),
    Ping,
    Poll,
    SettingsLate,
    Written(FieldId),
    Copied(bool),
}

struct App {
    queue: RefCell<VecDeque<Message>>,
    running: Cell<bool>,
    state: RefCell<Option<State>>,
}

thread_local! {
    static APP: App = const {
        App { queue: RefCell::new(VecDeque::new()), running: Cell::new(false), state: RefCell::new(None) }
    };
}

#[derive(Debug)]
struct State {
    kind: Kind,
    wire: Wire,
    link: Link,
    shared: Shared,
    settings_known: bool,
    settings_asked: bool,
    boxes: Vec<CommentBox>,
    last_id: FieldId,
    ui: Ui,
    watch: Watch,
    /// The field whose panel is open.
    open: Option<FieldId>,
    /// The field that had the focus last.
    recent: Option<FieldId>,
    scan_due: bool,
    /// A new picture is due; true: badges look for their place again.
    frame_due: Option<bool>,
    ping_due: bool,
    poll_due: bool,
    dirty: bool,
    /// The field that was drawn last and what its suggestion was then: a new one is brought into view.
    stage: Option<(FieldId, std::mem::Discriminant<Suggestion>)>,
    /// What was pressed last while the panel had the focus: where that goes next is seen when all of it is done.
    acted: Option<Action>,
    /// A part of the panel to be brought into view when it is drawn next.
    reveal: Option<&'static str>,
}

/// Begins on this page.
///
/// # Errors
/// What the browser throws while llumi's own element is made.
pub fn start(host: Host) -> Result<(), JsValue> {
    let name = dom::window().location().hostname().unwrap_or_default();
    let demo = host.kind().as_deref() == Some("demo");
    let Some(kind) = settings::kind(&name, demo) else { return Ok(()) };
    let state = State {
        kind,
        wire: Wire::new(host),
        link: Link::default(),
        shared: Shared { demo, ..Shared::default() },
        settings_known: false,
        settings_asked: false,
        boxes: Vec::new(),
        last_id: 0,
        ui: Ui::new()?,
        watch: Watch::new()?,
        open: None,
        recent: None,
        scan_due: false,
        frame_due: None,
        ping_due: false,
        poll_due: false,
        dirty: false,
        stage: None,
        acted: None,
        reveal: None,
    };
    keys::listen(&state.ui);
    let first = APP.with(|app| app.state.replace(Some(state)).is_none());
    if first {
        find::listen();
    }
    post(Message::Scan);
    Ok(())
}

/// Hands a message to the loop.
pub fn post(message: Message) {
    APP.with(|app| {
        app.queue.borrow_mut().push_back(message);
        if app.running.replace(true) {
            return;
        }
        loop {
            let next = app.queue.borrow_mut().pop_front();
            let mut state = app.state.borrow_mut();
            let Some(state) = state.as_mut() else { break };
            match next {
                Some(message) => state.handle(message),
                None if state.dirty => state.draw(),
                None => break,
            }
        }
        app.running.set(false);
    });
}

/// Asks the state without changing it; none while it is being changed.
fn look<T>(f: impl FnOnce(&State) -> T) -> Option<T> {
    APP.with(|app| app.state.try_borrow().ok().and_then(|state| state.as_ref().map(f)))
}

impl State {
    fn handle(&mut self, message: Message) {
        match message {
            Message::PageChanged => {
                if !std::mem::replace(&mut self.scan_due, true) {
                    find::soon(|| post(Message::Scan));
                }
            }
            Message::Scan => self.scan(),
            Message::Navigated => self.navigated(),
            Message::Seen => self.seen(),
            Message::Place { anew } => {
                if self.frame_due.is_none() {
                    dom::next_frame(|| post(Message::Frame));
                }
                self.frame_due = Some(anew || self.frame_due == Some(true));
            }
            Message::Frame => {
                let anew = self.frame_due.take().unwrap_or_default();
                self.place(anew);
            }
            Message::Input(target) => self.input(&target),
            Message::Typed(id) => self.typed(id),
            Message::Focused(target) => self.focused(&target),
            Message::Pause(id) => self.pause(id),
            Message::Badge(id) => self.toggle(id),
            Message::Shortcut => self.shortcut(),
            Message::Escape => self.close(true),
            Message::Act(action) => self.act(action),
            Message::Received(serial, json) => self.received(serial, &json),
            Message::Closed(serial) => self.closed(serial),
            Message::Ping => self.ping(),
            Message::Poll => self.poll(),
            Message::SettingsLate => self.settings_late(),
            Message::Written(id) => self.written(id),
            Message::Copied(ok) => self.copied(ok),
        }
    }

    fn boxed(&mut self, id: FieldId) -> Option<&mut CommentBox> {
        self.boxes.iter_mut().find(|found| found.id == id)
    }
}
