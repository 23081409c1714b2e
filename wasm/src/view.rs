//! What the panel shows, as a plain tree that is made anew from the state each time.
//!
//! Why a tree and not DOM calls: every state's panel can be checked on the host, and text can only ever become a
//! text node. How: each part is a function from state to [`El`]; `render` carries the difference into the DOM.

mod help;
mod hints;
mod scores;
mod suggestion;

use crate::session::{Action, Note, Session};
use crate::wording;
use llumi_protocol::api::{ErrorCode, Status, WireError};
use llumi_protocol::page::Settings;

pub use scores::tenths;

/// What is known about the daemon.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Daemon {
    #[default]
    Unknown,
    Ready(Status),
    Unavailable(WireError),
    /// This page's extension was updated or switched off: only a reload helps.
    Gone,
}

/// What all fields of a page share.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shared {
    pub settings: Settings,
    pub daemon: Daemon,
    /// ISO code, or empty where neither the settings nor the locale name one.
    pub country: String,
    /// The community of this field bans suggestions: its name.
    pub quiet: Option<String>,
    /// There is no options page behind the demo.
    pub demo: bool,
}

/// One element: it has text or children, never both.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct El {
    pub tag: &'static str,
    /// `data-llumi`: the stable name that tests look for.
    pub name: &'static str,
    pub class: &'static str,
    pub attrs: Vec<(&'static str, String)>,
    pub text: String,
    /// Length of a bar, percent.
    pub fill: Option<u32>,
    pub action: Option<Action>,
    pub kids: Vec<El>,
}

impl El {
    pub fn new(tag: &'static str, class: &'static str) -> Self {
        El { tag, class, ..El::default() }
    }

    pub fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attrs.push((name, value.into()));
        self
    }

    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    pub fn kid(mut self, kid: El) -> Self {
        self.kids.push(kid);
        self
    }

    pub fn kids(mut self, kids: impl IntoIterator<Item = El>) -> Self {
        self.kids.extend(kids);
        self
    }

    /// This element or one below it that is called `name`.
    pub fn find(&self, name: &str) -> Option<&El> {
        if self.name == name {
            return Some(self);
        }
        self.kids.iter().find_map(|kid| kid.find(name))
    }

    /// All text below, for the tests.
    pub fn all_text(&self) -> String {
        let mut text = self.text.clone();
        for kid in &self.kids {
            text.push(' ');
            text.push_str(&kid.all_text());
        }
        text
    }
}

pub fn paragraph(class: &'static str, text: impl Into<String>) -> El {
    El::new("p", class).text(text)
}

/// A button; never of the kind that submits.
pub fn button(name: &'static str, label: impl Into<String>, action: Action) -> El {
    let mut button = El::new("button", "button").named(name).attr("type", "button").text(label);
    button.action = Some(action);
    button
}

/// The button that is meant first.
pub fn primary(name: &'static str, label: impl Into<String>, action: Action) -> El {
    let mut button = button(name, label, action);
    button.class = "button primary";
    button
}

pub fn row(kids: impl IntoIterator<Item = El>) -> El {
    El::new("div", "row").kids(kids)
}

/// Everything inside the panel's frame.
pub fn panel(session: &Session, shared: &Shared) -> Vec<El> {
    let mut parts = vec![header()];
    let (suggestion, buttons) = suggestion::suggestion(session, shared);
    let mut body = El::new("div", "body").named("body");
    body = body.kids(help::reminder(session));
    body = body.kid(scores::scores(session));
    body = body.kids(suggestion);
    body = body.kids(hints::hints(session));
    body = body.kids(daemon_state(shared));
    body = body.kid(help::directory(session, shared));
    parts.push(body);
    parts.extend(actions(session, shared, buttons));
    parts.push(paragraph("keys", wording::KEYS));
    parts
}

fn header() -> El {
    let close = button("close", "×", Action::Close).attr("aria-label", "Close llumi (Escape)");
    El::new("div", "header").kid(El::new("h2", "title").attr("id", "title").text("llumi")).kid(close)
}

fn note(session: &Session) -> Option<El> {
    let note = session.note.as_ref()?;
    let (text, copy) = match note {
        Note::NotWritten(_) => (wording::NOT_WRITTEN, true),
        Note::Garbled(_) => (wording::GARBLED, true),
        Note::Outdated => (wording::OUTDATED, false),
        Note::Copied => (wording::COPIED, false),
        Note::NotCopied => (wording::NOT_COPIED, false),
        Note::Undone => (wording::UNDONE, false),
    };
    let copy = copy.then(|| button("copy", "Copy", Action::Copy));
    Some(El::new("div", "note").named("note").kid(paragraph("", text)).kids(copy))
}

/// What can be done now, and what came of the last press: below the scrolling part, so that it is always in sight.
fn actions(session: &Session, shared: &Shared, suggestion: Vec<El>) -> Option<El> {
    let buttons: Vec<El> = suggestion.into_iter().chain(after_writing(session, shared)).collect();
    let note = note(session);
    if buttons.is_empty() && note.is_none() {
        return None;
    }
    let row = (!buttons.is_empty()).then(|| row(buttons));
    Some(El::new("div", "actions").named("actions").kids(note).kids(row))
}

/// Undo and the disclosure line, once something was written.
fn after_writing(session: &Session, shared: &Shared) -> impl Iterator<Item = El> {
    let undo =
        session.can_undo().then(|| button("undo", "Undo", Action::Undo).attr("aria-label", wording::UNDO));
    let disclose = session.may_disclose(&shared.settings.disclosure).then(|| {
        button("disclosure", "Add my disclosure line", Action::AddDisclosure)
            .attr("title", shared.settings.disclosure.clone())
    });
    undo.into_iter().chain(disclose)
}

/// True where the daemon can be asked, as far as is known.
fn can_ask(shared: &Shared) -> bool {
    !matches!(shared.daemon, Daemon::Unavailable(_) | Daemon::Gone)
}

fn daemon_state(shared: &Shared) -> Option<El> {
    if shared.quiet.is_some() {
        return None;
    }
    let part = |class| El::new("div", class).named("daemon-state");
    Some(match &shared.daemon {
        Daemon::Unavailable(error) => trouble(part("state warn"), error, shared),
        Daemon::Unknown => part("state").kid(paragraph("small", wording::LOOKING)),
        Daemon::Ready(status) => {
            let text = [wording::READY, status.model.name.as_str()].concat();
            let starter = status.model.starter.then(|| paragraph("small", wording::STARTER));
            part("state").kid(paragraph("small", text)).kids(starter)
        }
        Daemon::Gone => part("state warn")
            .attr("data-code", "gone")
            .kid(paragraph("strong", wording::GONE))
            .kid(paragraph("", wording::RELOAD)),
    })
}

fn trouble(part: El, error: &WireError, shared: &Shared) -> El {
    let again = button("check-again", "Check again", Action::CheckAgain);
    let part = part.attr("data-code", wording::code(error.code));
    match error.code {
        ErrorCode::DaemonUnreachable => part
            .kid(paragraph("strong", wording::NOT_RUNNING))
            .kid(paragraph("", wording::error(error)))
            .kid(paragraph("", wording::STILL_WORKS))
            .kid(row([again])),
        // Not paired, a wrong code, another program on the port, a demo page of an earlier start: the error says
        // which it is and what helps.
        ErrorCode::NotPaired | ErrorCode::Unauthorized => {
            let options = (!shared.demo).then(|| primary("options", "Open settings", Action::OpenOptions));
            part.kid(paragraph("", wording::error(error))).kid(row(options.into_iter().chain([again])))
        }
        _ => part.kid(paragraph("", wording::error(error))).kid(row([again])),
    }
}

#[cfg(test)]
mod tests;
