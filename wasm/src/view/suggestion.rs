//! Draft and Improve: buttons, streaming text, the draft to insert, the changes to take or leave.

use super::{El, Shared, button, can_ask, paragraph, primary, row, scores::tenths};
use crate::rewrite::{Change, State};
use crate::session::{Action, Session};
use crate::suggestion::{Rewritten, Stream, Suggestion, Written};
use crate::wording;
use llumi_protocol::api::{Notice, NoticeCode, Source, Task, WireError};

/// The part of the panel where the model comes in.
pub fn suggestion(session: &Session, shared: &Shared) -> Option<El> {
    let part = El::new("div", "part suggestion").named("suggestion");
    if let Some(name) = &shared.quiet {
        return Some(part.kid(paragraph("small", [wording::QUIET, name.as_str(), "."].concat())));
    }
    let asking = can_ask(session, shared);
    let again = || asking.then(|| button("try-again", "Try again", Action::TryAgain));
    Some(match &session.suggestion {
        Suggestion::None if !asking => return None,
        Suggestion::None => part.kid(start(session)),
        Suggestion::Streaming(stream) => part.kids(streaming(stream)),
        Suggestion::Draft(draft) => part.kids(written(session, draft, again())),
        Suggestion::Rewrite(rewritten) => part.kids(rewrite(session, rewritten, again())),
        Suggestion::Good => {
            let source = paragraph("strong", wording::GOOD).named("source");
            part.kid(source).kid(row(again().into_iter().chain([draft_button(), discard()])))
        }
        Suggestion::Withheld(_) => {
            let notice = paragraph("", wording::WITHHELD).named("withheld").attr("role", "note");
            part.kid(notice).kid(row(again().into_iter().chain([discard()])))
        }
        Suggestion::Failed(..) if session.daemon_error().is_some() => return None,
        Suggestion::Failed(task, error) => part.kids(failed(session, *task, error, again())),
    })
}

fn draft_button() -> El {
    button("draft", "Draft a reply", Action::Draft)
}

fn discard() -> El {
    button("discard", "Put it away", Action::Discard)
}

fn start(session: &Session) -> El {
    if session.is_empty() {
        return row([primary("draft", "Draft a reply", Action::Draft)]);
    }
    row([primary("improve", "Improve my reply", Action::Improve), draft_button()])
}

fn streaming(stream: &Stream) -> Vec<El> {
    let doing = match stream.task {
        Task::Draft => wording::DRAFTING,
        Task::Improve => wording::IMPROVING,
    };
    // Stop stands above the text: it must not run away while sentences come in.
    let busy = row([button("stop", "Stop", Action::Stop), El::new("span", "small busy").text(doing)]);
    let mut parts = vec![busy];
    parts.extend(notices(&stream.notices, stream.withheld));
    if stream.task == Task::Draft || !stream.text.is_empty() {
        let text = El::new("div", "text").attr("dir", "auto").named("stream").attr("aria-busy", "true");
        parts.push(text.text(stream.text.trim_start()));
    }
    parts
}

fn notices(notices: &[Notice], withheld: bool) -> Vec<El> {
    let shown = notices.iter().filter(|notice| notice.code != NoticeCode::Withheld);
    let shown = shown.map(|notice| paragraph("small", notice.message.clone()).named("notice"));
    let held = withheld.then(|| paragraph("small", wording::SENTENCE_WITHHELD).named("notice"));
    shown.chain(held).collect()
}

/// Where the text came from, always.
fn source(source: &Source) -> Vec<El> {
    let (kind, text) = match source {
        Source::Model { model } => ("model", [wording::FROM_MODEL, model.as_str(), "."].concat()),
        Source::Woven { .. } => ("woven", wording::FROM_WOVEN.to_owned()),
        Source::Exemplar { .. } => ("exemplar", wording::FROM_EXEMPLAR.to_owned()),
        Source::Hints => ("hints", wording::FROM_HINTS.to_owned()),
        Source::Unchanged => ("unchanged", wording::GOOD.to_owned()),
    };
    let aided = matches!(source, Source::Model { .. } | Source::Woven { .. } | Source::Exemplar { .. });
    let mut parts = vec![paragraph("small", text).named("source").attr("data-source", kind)];
    if aided {
        parts.push(paragraph("small", wording::AI_HELP).named("ai-note"));
    }
    parts
}

fn written(session: &Session, draft: &Written, again: Option<El>) -> Vec<El> {
    let mut parts =
        vec![El::new("div", "text").attr("dir", "auto").named("draft-text").text(draft.text.clone())];
    parts.extend(source(&draft.source));
    parts.extend(notices(&draft.notices, draft.withheld));
    if draft.stopped {
        parts.push(paragraph("small", wording::STOPPED));
    }
    let mut buttons = Vec::new();
    if draft.inserted {
        parts.push(paragraph("small", wording::INSERTED).named("inserted"));
    } else if session.is_empty() {
        buttons.push(primary("insert", "Insert", Action::Replace));
    } else {
        buttons.push(primary("insert", "Replace my text", Action::Replace));
        buttons.push(button("append", "Add below my text", Action::Append));
    }
    buttons.push(button("copy", "Copy", Action::Copy));
    buttons.extend(again);
    buttons.push(discard());
    parts.push(row(buttons));
    parts
}

fn change(index: usize, change: &Change) -> El {
    let words = match (change.before.trim(), change.after.trim()) {
        ("", after) => vec![El::new("span", "small").text("Add "), El::new("ins", "").text(after)],
        (before, "") => vec![El::new("span", "small").text("Leave out "), El::new("del", "").text(before)],
        (before, after) => vec![
            El::new("del", "").text(before),
            El::new("span", "arrow").attr("aria-label", "becomes").text(" → "),
            El::new("ins", "").text(after),
        ],
    };
    let item =
        El::new("li", "change").named("change").kid(El::new("p", "words").attr("dir", "auto").kids(words));
    let state = match change.state {
        State::Open => {
            let about = |verb: &str| {
                let what = if change.after.trim().is_empty() { &change.before } else { &change.after };
                [verb, ": ", what.trim()].concat()
            };
            return item.attr("data-state", "open").kid(row([
                button("change-accept", "Accept", Action::Accept(index)).attr("aria-label", about("Accept")),
                button("change-dismiss", "Dismiss", Action::Dismiss(index))
                    .attr("aria-label", about("Dismiss")),
            ]));
        }
        State::Accepted => ("accepted", wording::ACCEPTED),
        State::Dismissed => ("dismissed", wording::DISMISSED),
        State::Outdated => ("outdated", wording::CHANGE_OUTDATED),
    };
    item.attr("data-state", state.0).kid(paragraph("small", state.1))
}

fn rewrite(session: &Session, rewritten: &Rewritten, again: Option<El>) -> Vec<El> {
    let changes = &rewritten.changes;
    let open = changes.count(State::Open);
    let mut parts = source(&rewritten.source);
    parts.extend(notices(&rewritten.notices, false));
    if let Some(before) = &rewritten.before {
        let text =
            ["Overall ", &tenths(before.mean()), " → ", &tenths(rewritten.after.mean()), " of 5"].concat();
        parts.push(paragraph("small", text).named("gain"));
    }
    let list = changes.list.iter().enumerate().map(|(index, item)| change(index, item));
    parts.push(El::new("ul", "list").attr("aria-label", "Changes").kids(list));
    if changes.count(State::Outdated) > 0 {
        parts.push(paragraph("small", wording::OUTDATED).named("outdated"));
    } else if open == 0 && changes.count(State::Accepted) > 0 && !session.writing() {
        parts.push(paragraph("strong", wording::ALL_DONE));
    }
    let mut buttons = Vec::new();
    if open > 0 {
        let label = if open == 1 { "Accept" } else { "Accept all" };
        buttons.push(primary("accept-all", label, Action::AcceptAll));
    }
    buttons.extend(again);
    buttons.push(button("copy", "Copy", Action::Copy));
    buttons.push(discard());
    parts.push(row(buttons));
    parts
}

fn failed(session: &Session, task: Task, error: &WireError, again: Option<El>) -> Vec<El> {
    let text =
        paragraph("", wording::error(error)).named("error").attr("data-code", wording::code(error.code));
    let other = (task == Task::Draft && !session.is_empty())
        .then(|| button("improve", "Improve my reply", Action::Improve));
    vec![text, row(again.into_iter().chain(other).chain([discard()]))]
}
