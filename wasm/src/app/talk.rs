//! Talking with the worker: what is asked, what comes back, what a lost connection means.

use super::{Message, State, post};
use crate::dom;
use crate::link::{FieldId, Incoming, PING_EVERY_MS};
use crate::session::Effect;
use crate::settings;
use crate::view::Daemon;
use llumi_protocol::api::{DraftRequest, ErrorCode, ImproveRequest, Task, WireError};
use llumi_protocol::page::{DaemonState, Settings, ToWorker};
use llumi_protocol::version;

/// While the panel is open and the daemon is missed, it is looked for this often, milliseconds.
const POLL_MS: i32 = 4_000;

impl State {
    fn send(&mut self, message: &ToWorker) {
        let received = |serial, json| post(Message::Received(serial, json));
        let closed = |serial| post(Message::Closed(serial));
        if !self.wire.send(message, received, closed) {
            // A worker that sleeps is woken by this; one that can't be is of an extension that is gone.
            self.lost();
            self.daemon(Daemon::Gone);
            return;
        }
        if self.link.waits() && !std::mem::replace(&mut self.ping_due, true) {
            dom::after(PING_EVERY_MS, || post(Message::Ping));
        }
    }

    pub(super) fn ping(&mut self) {
        self.ping_due = false;
        if self.link.waits() {
            self.send(&ToWorker::Ping);
        }
    }

    pub(super) fn ask_settings(&mut self) {
        let message = self.link.settings();
        self.send(&message);
    }

    /// Back on this tab, perhaps from the options: a connection that is gone did not hear of changes there.
    pub(super) fn seen(&mut self) {
        if self.settings_known && !self.wire.is_open() && !dom::document().hidden() {
            self.ask_settings();
        }
    }

    pub(super) fn ask_status(&mut self) {
        if !self.link.waits_for_status() {
            let message = self.link.status();
            self.send(&message);
        }
    }

    pub(super) fn open_options(&mut self) {
        self.send(&ToWorker::OpenOptions);
    }

    pub(super) fn ask_text(&mut self, id: FieldId, task: Task) {
        self.stop_asking(id);
        let number = self.link.text(id);
        let Some(found) = self.boxed(id) else { return };
        let thread = found.session.thread.clone();
        let version = version::PROTOCOL_VERSION;
        let message = match task {
            Task::Draft => {
                ToWorker::Draft { id: number, request: DraftRequest { version, thread, seed: None } }
            }
            Task::Improve => {
                let draft = found.session.text.clone();
                ToWorker::Improve {
                    id: number,
                    request: ImproveRequest { version, thread, draft, seed: None },
                }
            }
        };
        self.send(&message);
    }

    pub(super) fn stop_asking(&mut self, id: FieldId) {
        for message in self.link.cancel(id) {
            self.send(&message);
        }
    }

    pub(super) fn received(&mut self, serial: u32, json: &str) {
        if self.wire.is_current(serial)
            && let Some(incoming) = self.link.receive(json)
        {
            self.take(incoming);
        }
    }

    pub(super) fn closed(&mut self, serial: u32) {
        if self.wire.closed(serial) {
            self.lost();
        }
    }

    fn lost(&mut self) {
        for incoming in self.link.lost() {
            self.take(incoming);
        }
    }

    fn take(&mut self, incoming: Incoming) {
        match incoming {
            Incoming::Text(id, event) => {
                let Some(found) = self.boxed(id) else { return };
                let effects = found.session.event(event);
                let error = found.session.daemon_error().cloned();
                self.dirty |= self.open == Some(id);
                if let Some(error) = error {
                    self.daemon(Daemon::Unavailable(error));
                    // It may be there again, or know better what is wrong.
                    self.ask_status();
                }
                if effects.contains(&Effect::Cancel) {
                    self.stop_asking(id);
                }
            }
            Incoming::Daemon(state) => self.daemon(judged(state)),
            Incoming::Settings(settings) => self.set(settings),
            Incoming::NoSettings => self.settings_late(),
        }
    }

    fn daemon(&mut self, daemon: Daemon) {
        match &daemon {
            Daemon::Ready(_) | Daemon::Gone => {}
            _ => {
                if self.open.is_some() && !std::mem::replace(&mut self.poll_due, true) {
                    dom::after(POLL_MS, || post(Message::Poll));
                }
            }
        }
        self.dirty |= self.shared.daemon != daemon;
        self.shared.daemon = daemon;
    }

    pub(super) fn poll(&mut self) {
        self.poll_due = false;
        if self.open.is_some() && !matches!(self.shared.daemon, Daemon::Ready(_)) {
            self.ask_status();
        }
    }

    fn set(&mut self, settings: Settings) {
        let same = self.settings_known && self.shared.settings == settings;
        self.settings_known = true;
        let locale = self.wire.host().locale().unwrap_or_default();
        self.shared.country = settings::country(&settings, &locale);
        self.shared.settings = settings;
        if !same {
            self.anew();
        }
    }

    /// Nobody said what is switched on: the defaults are.
    pub(super) fn settings_late(&mut self) {
        if !self.settings_known {
            self.set(Settings::default());
        }
    }
}

/// A daemon that speaks another version, or is not ready, can't be asked.
fn judged(state: DaemonState) -> Daemon {
    match state {
        DaemonState::Unavailable { error } => Daemon::Unavailable(error),
        DaemonState::Ready { status } => {
            if let Err(error) = version::check(status.version) {
                let (code, message) = (ErrorCode::UnsupportedVersion, error.to_string());
                return Daemon::Unavailable(WireError { code, message, retry_after_s: None });
            }
            if !status.ready {
                let (code, message) = (ErrorCode::NotReady, String::new());
                return Daemon::Unavailable(WireError { code, message, retry_after_s: None });
            }
            Daemon::Ready(status)
        }
    }
}
