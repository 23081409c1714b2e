//! Every sentence that the panel says: plain, warm, without a promise, without a diagnosis.
//!
//! In one place so that they can be read together. Sentences about the daemon's errors come from the daemon where
//! it wrote one; the page says its own only where it knows better what to do.

use llumi_protocol::api::{ErrorCode, WireError};
use llumi_protocol::score::Dimension;

use crate::rewrite::State;
use crate::session::{Note, Session};
use crate::suggestion::{End, Suggestion};

pub const KEYS: &str = "Alt+L opens, Esc closes. You decide what is posted.";
pub const NOTHING_YET: &str = "When you write, your reply is scored here, on this computer only.";
pub const HINTS: &str = "Worth another look";
pub const LEAVE_OUT: &str = "Leave it out";

pub const NOT_WRITTEN: &str =
    "This could not be written into the box. You can copy it and paste it yourself.";
pub const GARBLED: &str = "The box did not take this as it should. Please look at your text: Ctrl+Z takes it back. You \
    can copy the suggestion and paste it yourself.";
pub const OUTDATED: &str = "Your text has changed, so some of this no longer fits. You can try again.";
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str =
    "The browser did not allow copying. You can select the text and copy it yourself.";
pub const UNDONE: &str = "Taken back.";
pub const UNDO: &str = "Undo the last thing llumi wrote";

pub const LOOKING: &str = "Looking for llumi on this computer…";
pub const READY: &str = "Ready on this computer. Model: ";
pub const STARTER: &str = "This is the small starter model, for trying llumi out. Expect simple replies.";
pub const GONE: &str = "The llumi extension was updated or switched off, so this page has lost it.";
pub const RELOAD: &str = "Please reload this page to go on. Copy your reply first, so that it is not lost.";
pub const BROKEN_CONNECTION: &str = "The connection to llumi broke off. You can try again.";
pub const BACK: &str = "llumi could not answer just now. It is there again: you can try again.";
pub const NOT_RUNNING: &str = "Suggestions are off: llumi is not running on this computer.";
pub const STILL_WORKS: &str = "Scores and hints work without it.";
pub const QUIET: &str = "Suggestions from the model are off in r/";

pub const DRAFTING: &str = "Writing a draft…";
pub const IMPROVING: &str = "Reading your reply and looking for better words…";
pub const STOPPED: &str = "You stopped it here.";
pub const BROKE_OFF: &str = "It broke off here. ";
pub const INSERTED: &str = "It is in the box now. Change whatever does not sound like you.";
pub const GOOD: &str = "Looks good already. Nothing needs changing.";
pub const NOTHING_FOUND: &str =
    "No better wording was found this time. Scores and hints may show what is worth another look.";
pub const WITHHELD: &str =
    "A suggestion came, but it did not pass the safety check, so it is not shown. You can try again.";
pub const SENTENCE_WITHHELD: &str = "A sentence did not pass the safety check and was left out.";
pub const FROM_MODEL: &str = "Written on this computer by the model ";
pub const FROM_EXEMPLAR: &str = "Nothing the model wrote passed the checks. This is an example put together from llumi's own sentences, \
     written for posts of many people: please make it fit this one.";
pub const FROM_WOVEN: &str = "Your own words, with a sentence or two by the model around them.";
pub const FROM_HINTS: &str = "No rewrite passed the checks. This is your own reply with the hints applied.";
pub const AI_HELP: &str = "Drafted with AI help. Please read it through and make it yours before you post.";
pub const SPACING: &str = "Only spaces and line breaks change.";
pub const ACCEPTED: &str = "Accepted";
pub const DISMISSED: &str = "Dismissed";
pub const CHANGE_OUTDATED: &str = "No longer fits your text";
pub const ALL_DONE: &str = "Done. Thank you for taking care with your words.";

pub const DISTRESS: &str = "This person seems to be having a very hard time.";
pub const FOR_DISTRESS: &[&str] = &[
    "Let them know that you heard what hurts, in their words.",
    "If it gets heavier, you could name a place from “Places that help” below.",
];
pub const POSSIBLE: &str = "This post may be about not wanting to live.";
pub const FOR_POSSIBLE: &[&str] = &[
    "Asking plainly and kindly whether they think about ending their life does not put the idea there.",
    "You could name one place that answers day and night. The list is below.",
    "You could encourage them to tell someone they trust, and someone trained to help.",
];
pub const IMMINENT: &str = "This person may be in danger now.";
pub const FOR_IMMINENT: &[&str] = &[
    "Ask whether they are safe at this moment.",
    "Encourage them to reach emergency help or a crisis line now. The list is below.",
    "Encourage them to be with someone, and away from anything they could hurt themselves with.",
    "You do not have to carry this alone: the community's moderators can help too.",
];

pub const HELP: &str = "Places that help";
pub const HELP_NOTE: &str = "From a checked list, not written by a model.";
pub const OTHER_COUNTRY: &str = "You can choose another country in the settings.";

pub const ABOUT: &str = "What the scores look at";

/// The word for a score from 1 to 5.
pub fn level(score: f64) -> &'static str {
    match score {
        s if s < 2.0 => "low",
        s if s < 3.0 => "some",
        s if s < 4.0 => "good",
        _ => "strong",
    }
}

/// What a dimension looks at.
pub fn about(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Readability => "How easy it is to read",
        Dimension::Empathy => "Whether feelings are heard and named",
        Dimension::Connection => "Whether it speaks to this person and this post",
        Dimension::Actionability => "Whether it offers or asks something they can take up",
        Dimension::Safety => "Whether any wording could hurt",
    }
}

pub fn quoted(words: &str) -> String {
    ["“", words, "”"].concat()
}

/// `n thing` or `n things`.
fn counted(n: usize, thing: &str) -> String {
    [n.to_string().as_str(), " ", thing, if n == 1 { "" } else { "s" }].concat()
}

/// The badge's state in words, and what pressing it does.
pub fn badge(session: &Session, open: bool) -> String {
    let does = if open { ". Close the panel (Alt+L)" } else { ". Open the panel (Alt+L)" };
    [state(session).as_str(), does].concat()
}

/// How the reply stands, in a few words.
fn state(session: &Session) -> String {
    let state = match (session.remarks(), &session.report) {
        (Some(0), Some(report)) => ["your reply is ", level(report.scores.mean()), " overall"].concat(),
        (Some(n), _) => counted(n, "hint"),
        (None, _) => "nothing written yet".to_owned(),
    };
    ["llumi: ", &state].concat()
}

/// What a screen reader is told when it changes.
pub fn spoken(session: &Session) -> String {
    let note = match &session.note {
        None => "",
        Some(Note::NotWritten(_)) => NOT_WRITTEN,
        Some(Note::Garbled(_)) => GARBLED,
        Some(Note::Outdated) => OUTDATED,
        Some(Note::Copied) => COPIED,
        Some(Note::NotCopied) => NOT_COPIED,
        Some(Note::Undone) => UNDONE,
    };
    let happened = match &session.suggestion {
        Suggestion::None => [&state(session), "."].concat(),
        Suggestion::Streaming(_) => "llumi is writing.".to_owned(),
        Suggestion::Draft(draft) if draft.inserted => INSERTED.to_owned(),
        Suggestion::Draft(draft) => match &draft.end {
            End::Whole => "A draft is ready.".to_owned(),
            End::Stopped => STOPPED.to_owned(),
            End::BrokeOff(failure) => [BROKE_OFF, &error(failure)].concat(),
        },
        Suggestion::Rewrite(rewritten) => {
            [counted(rewritten.changes.count(State::Open), "change"), " to look at.".to_owned()].concat()
        }
        Suggestion::Good => GOOD.to_owned(),
        Suggestion::NothingFound => NOTHING_FOUND.to_owned(),
        Suggestion::Withheld(_) => WITHHELD.to_owned(),
        Suggestion::Failed(_, failure) => error(failure),
    };
    [note, " ", &happened].concat().trim().to_owned()
}

/// What happened and what to do.
pub fn error(error: &WireError) -> String {
    let text = match error.code {
        ErrorCode::Busy => "llumi is busy with other suggestions.",
        ErrorCode::EmptyPost => {
            "The post has no text that llumi can read, so there is nothing to answer yet."
        }
        ErrorCode::EmptyDraft => "There is no reply to improve yet.",
        ErrorCode::TooLong => "This is longer than llumi can read at once.",
        ErrorCode::NotReady => "llumi is starting and loads its model.",
        ErrorCode::ShuttingDown => "llumi is being closed.",
        _ => error.message.as_str(),
    };
    match error.retry_after_s {
        Some(seconds) if seconds > 0 => {
            [text, " Please try again in ", &counted(seconds as usize, "second"), "."].concat()
        }
        _ if error.code == ErrorCode::Busy => [text, " Please try again in a moment."].concat(),
        _ => text.to_owned(),
    }
}

/// The wire's own name of an error, for tests and bug reports.
pub fn code(code: ErrorCode) -> String {
    serde_json::to_string(&code).unwrap_or_default().trim_matches('"').to_owned()
}
