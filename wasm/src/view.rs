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
    let mut body = El::new("div", "body").named("body");
    body = body.kids(help::reminder(session));
    body = body.kid(scores::scores(session));
    body = body.kids(suggestion::suggestion(session, shared));
    body = body.kids(note(session));
    body = body.kids(after_writing(session, shared));
    body = body.kids(hints::hints(session));
    body = body.kids(daemon_state(session, shared));
    body = body.kid(help::directory(session, shared));
    parts.push(body);
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

/// Undo and the disclosure line, once something was written.
fn after_writing(session: &Session, shared: &Shared) -> Option<El> {
    let undo =
        session.can_undo().then(|| button("undo", "Undo", Action::Undo).attr("aria-label", wording::UNDO));
    let disclose = session.may_disclose(&shared.settings.disclosure).then(|| {
        button("disclosure", "Add my disclosure line", Action::AddDisclosure)
            .attr("title", shared.settings.disclosure.clone())
    });
    if undo.is_none() && disclose.is_none() {
        return None;
    }
    Some(row(undo.into_iter().chain(disclose)))
}

/// True where the daemon can be asked, as far as is known.
fn can_ask(session: &Session, shared: &Shared) -> bool {
    session.daemon_error().is_none() && !matches!(shared.daemon, Daemon::Unavailable(_))
}

fn daemon_state(session: &Session, shared: &Shared) -> Option<El> {
    if shared.quiet.is_some() {
        return None;
    }
    let part = |class| El::new("div", class).named("daemon-state");
    let error = match &shared.daemon {
        Daemon::Unavailable(error) => error,
        Daemon::Unknown => return Some(part("state").kid(paragraph("small", wording::LOOKING))),
        Daemon::Ready(status) => {
            if let Some(error) = session.daemon_error() {
                return Some(trouble(part("state warn"), error, shared));
            }
            let text = [wording::READY, status.model.name.as_str()].concat();
            let starter = status.model.starter.then(|| paragraph("small", wording::STARTER));
            return Some(part("state").kid(paragraph("small", text)).kids(starter));
        }
    };
    Some(trouble(part("state warn"), error, shared))
}

fn trouble(part: El, error: &WireError, shared: &Shared) -> El {
    let again = button("check-again", "Check again", Action::CheckAgain);
    let part = part.attr("data-code", wording::code(error.code));
    match error.code {
        ErrorCode::DaemonUnreachable => {
            let how = El::new("p", "").kids([
                El::new("span", "").text(wording::START_BEFORE),
                El::new("code", "").text("cargo xtask run"),
                El::new("span", "").text(wording::START_OR),
                El::new("code", "").text("llumi serve"),
                El::new("span", "").text(wording::START_AFTER),
            ]);
            part.kid(paragraph("strong", wording::NOT_RUNNING)).kid(how).kid(row([again]))
        }
        ErrorCode::NotPaired | ErrorCode::Unauthorized => {
            let options = (!shared.demo).then(|| primary("options", "Open settings", Action::OpenOptions));
            part.kid(paragraph("strong", wording::NOT_PAIRED))
                .kid(paragraph("", wording::HOW_TO_PAIR))
                .kid(row(options.into_iter().chain([again])))
        }
        _ => part.kid(paragraph("", wording::error(error))).kid(row([again])),
    }
}

#[cfg(test)]
mod tests;
