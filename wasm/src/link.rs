//! Which request is whose: numbers, pending requests, messages as JSON.
//!
//! Why apart from the connection: a service worker dies whenever the browser likes, and what is pending then must
//! end with an error exactly once. That is tested here without a browser.

use crate::wording;
use llumi_protocol::api::{ErrorCode, Event, WireError};
use llumi_protocol::page::{DaemonState, Settings, ToPage, ToWorker};

/// Number of a field on this page.
pub type FieldId = u32;

/// Milliseconds between two pings while something is pending; Chrome ends a worker after 30 s of silence.
pub const PING_EVERY_MS: i32 = 20_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// A draft or a rewrite for a field.
    Text(FieldId),
    Status,
    Settings,
}

/// What came in, sorted by whom it is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming {
    Text(FieldId, Event),
    Daemon(DaemonState),
    Settings(Settings),
    /// Nobody could say what is set.
    NoSettings,
}

/// Requests that wait for an answer.
#[derive(Debug, Default)]
pub struct Link {
    last: u32,
    pending: Vec<(u32, Asked)>,
}

impl Link {
    fn ask(&mut self, asked: Asked) -> u32 {
        self.last = self.last.wrapping_add(1).max(1);
        self.pending.push((self.last, asked));
        self.last
    }

    /// A number for a draft or a rewrite; another one for the same field should be [cancelled](Self::cancel) first.
    pub fn text(&mut self, field: FieldId) -> u32 {
        self.ask(Asked::Text(field))
    }

    pub fn status(&mut self) -> ToWorker {
        ToWorker::Status { id: self.ask(Asked::Status) }
    }

    pub fn settings(&mut self) -> ToWorker {
        ToWorker::Settings { id: self.ask(Asked::Settings) }
    }

    /// Forgets what `field` waits for; the messages tell the worker.
    pub fn cancel(&mut self, field: FieldId) -> Vec<ToWorker> {
        let mut cancelled = Vec::new();
        self.pending.retain(|&(id, asked)| {
            let gone = asked == Asked::Text(field);
            if gone {
                cancelled.push(ToWorker::Cancel { id });
            }
            !gone
        });
        cancelled
    }

    /// True while anything is pending.
    pub fn waits(&self) -> bool {
        !self.pending.is_empty()
    }

    /// True while the answer to a question about the daemon is on its way.
    pub fn waits_for_status(&self) -> bool {
        self.pending.iter().any(|&(_, asked)| asked == Asked::Status)
    }

    /// Sorts a message; none for pongs, unknown numbers and what is not a message.
    pub fn receive(&mut self, json: &str) -> Option<Incoming> {
        match serde_json::from_str(json).ok()? {
            ToPage::Event { id, event } => {
                let index = self.pending.iter().position(|&(number, _)| number == id)?;
                let Asked::Text(field) = self.pending[index].1 else { return None };
                if matches!(event, Event::Done { .. } | Event::Error { .. }) {
                    self.pending.remove(index);
                }
                Some(Incoming::Text(field, event))
            }
            ToPage::Daemon { id, state } => {
                self.forget(id);
                Some(Incoming::Daemon(state))
            }
            ToPage::Settings { id, settings } => {
                self.forget(id);
                Some(Incoming::Settings(settings))
            }
            ToPage::Pong => None,
        }
    }

    fn forget(&mut self, id: u32) {
        self.pending.retain(|&(number, _)| number != id);
    }

    /// The connection broke off: everything pending ends here. The worker may only have been ended, as browsers do.
    pub fn lost(&mut self) -> Vec<Incoming> {
        let pending = std::mem::take(&mut self.pending);
        pending
            .into_iter()
            .map(|(_, asked)| match asked {
                Asked::Text(field) => Incoming::Text(field, Event::Error { error: broken() }),
                Asked::Status => Incoming::Daemon(DaemonState::Unavailable { error: broken() }),
                Asked::Settings => Incoming::NoSettings,
            })
            .collect()
    }
}

/// The way to the worker broke off, which says nothing about the daemon.
fn broken() -> WireError {
    WireError {
        code: ErrorCode::Internal,
        message: wording::BROKEN_CONNECTION.to_owned(),
        retry_after_s: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: u32, event: Event) -> String {
        serde_json::to_string(&ToPage::Event { id, event }).unwrap()
    }

    fn words(text: &str) -> Event {
        Event::Text { text: text.to_owned() }
    }

    fn failure() -> Event {
        Event::Error { error: broken() }
    }

    #[test]
    fn answers_reach_the_field_that_asked() {
        let mut link = Link::default();
        let (first, second) = (link.text(7), link.text(8));
        assert_ne!(first, second);
        assert_eq!(link.receive(&event(second, words("b"))), Some(Incoming::Text(8, words("b"))));
        assert_eq!(link.receive(&event(first, words("a"))), Some(Incoming::Text(7, words("a"))));
        assert_eq!(link.receive(&event(99, words("x"))), None);
        assert_eq!(link.receive(&event(first, failure())), Some(Incoming::Text(7, failure())));
        assert_eq!(link.receive(&event(first, words("late"))), None, "ended");
        assert!(link.waits());
    }

    #[test]
    fn a_cancelled_request_is_silent() {
        let mut link = Link::default();
        let id = link.text(1);
        assert_eq!(link.cancel(1), [ToWorker::Cancel { id }]);
        assert_eq!(link.cancel(1), []);
        assert_eq!(link.receive(&event(id, words("late"))), None);
        assert!(!link.waits());
    }

    #[test]
    fn a_lost_connection_ends_everything_once() {
        let mut link = Link::default();
        link.text(3);
        link.status();
        link.settings();
        let lost = link.lost();
        assert_eq!(lost.len(), 3);
        assert_eq!(lost[0], Incoming::Text(3, failure()));
        assert!(matches!(&lost[1], Incoming::Daemon(DaemonState::Unavailable { .. })));
        assert_eq!(lost[2], Incoming::NoSettings);
        assert!(link.lost().is_empty() && !link.waits());
    }

    #[test]
    fn settings_sent_unasked_and_rubbish() {
        let mut link = Link::default();
        let settings = Settings { country: "GB".to_owned(), ..Settings::default() };
        let json = serde_json::to_string(&ToPage::Settings { id: 0, settings: settings.clone() }).unwrap();
        assert_eq!(link.receive(&json), Some(Incoming::Settings(settings)));
        for rubbish in ["", "{}", "null", "{\"type\":\"pong\"}", "{\"type\":\"event\",\"id\":1}"] {
            assert_eq!(link.receive(rubbish), None, "{rubbish}");
        }
    }
}
