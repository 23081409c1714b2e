//! Draft and Improve: buttons, streaming text, the draft to insert, the changes to take or leave.

use super::{El, Shared, button, can_ask, paragraph, primary, row, scores::tenths};
use crate::rewrite::{Change, State};
use crate::session::{Action, Session};
use crate::suggestion::{End, Rewritten, Stream, Suggestion, Written};
use crate::wording;
use llumi_protocol::api::{Notice, Source, Task, WireError};

/// The part of the panel where the model comes in, and its buttons.
pub fn suggestion(session: &Session, shared: &Shared) -> (Option<El>, Vec<El>) {
    let part = El::new("div", "part suggestion").named("suggestion");
    if let Some(name) = &shared.quiet {
        return (
            Some(part.kid(paragraph("small", [wording::QUIET, name.as_str(), "."].concat()))),
            Vec::new(),
        );
    }
    let asking = can_ask(shared);
    let again = asking.then(|| button("try-again", "Try again", Action::TryAgain));
    let (parts, buttons) = match &session.suggestion {
        Suggestion::None => return (None, if asking { start(session) } else { Vec::new() }),
        Suggestion::Streaming(stream) => (streaming(stream), vec![button("stop", "Stop", Action::Stop)]),
        Suggestion::Draft(draft) => written(session, draft, again),
        Suggestion::Rewrite(rewritten) => rewrite(session, rewritten, again),
        Suggestion::Good | Suggestion::NothingFound => {
            let good = session.suggestion == Suggestion::Good;
            let said = if good { wording::GOOD } else { wording::NOTHING_FOUND };
            let source = paragraph("strong", said).named("source");
            (vec![source], again.into_iter().chain(asking.then(draft_button)).chain([discard()]).collect())
        }
        Suggestion::Withheld(_) => {
            let notice = paragraph("", wording::WITHHELD).named("withheld").attr("role", "note");
            (vec![notice], again.into_iter().chain([discard()]).collect())
        }
        // What is wrong with the daemon is said where its state is.
        Suggestion::Failed(..) if session.daemon_error().is_some() && !asking => return (None, Vec::new()),
        Suggestion::Failed(task, error) => failed(session, *task, error, again),
    };
    (Some(part.kids(parts)), buttons)
}

fn draft_button() -> El {
    button("draft", "Draft a reply", Action::Draft)
}

fn discard() -> El {
    button("discard", "Put it away", Action::Discard)
}

fn start(session: &Session) -> Vec<El> {
    if session.is_empty() {
        return vec![primary("draft", "Draft a reply", Action::Draft)];
    }
    vec![primary("improve", "Improve my reply", Action::Improve), draft_button()]
}

fn streaming(stream: &Stream) -> Vec<El> {
    let doing = match stream.task {
        Task::Draft => wording::DRAFTING,
        Task::Improve => wording::IMPROVING,
    };
    let mut parts = vec![paragraph("small", doing)];
    parts.extend(notices(&stream.notices, stream.withheld));
    if stream.task == Task::Draft || !stream.text.is_empty() {
        let text = El::new("div", "text").attr("dir", "auto").named("stream").attr("aria-busy", "true");
        parts.push(text.text(stream.text.trim_start()));
    }
    parts
}

fn notices(notices: &[Notice], withheld: bool) -> Vec<El> {
    let shown = notices.iter().map(|notice| paragraph("small", notice.message.clone()).named("notice"));
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

fn written(session: &Session, draft: &Written, again: Option<El>) -> (Vec<El>, Vec<El>) {
    let mut parts =
        vec![El::new("div", "text").attr("dir", "auto").named("draft-text").text(draft.text.clone())];
    parts.extend(source(&draft.source));
    parts.extend(notices(&draft.notices, draft.withheld));
    match &draft.end {
        End::Whole => {}
        End::Stopped => parts.push(paragraph("small", wording::STOPPED)),
        End::BrokeOff(error) => {
            let said = [wording::BROKE_OFF, &why(session, error, again.is_some())].concat();
            parts.push(error_line(said, error));
        }
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
    (parts, buttons)
}

/// Says where a change is that only adds or only takes away: a comma alone says nothing.
fn place(change: &Change, piece: El) -> Vec<El> {
    let quiet = |text: String| El::new("span", "context").text(text);
    let mut parts = Vec::new();
    if !change.lead.trim().is_empty() {
        parts.push(quiet(["… ", change.lead.as_str()].concat()));
    }
    parts.push(piece);
    if !change.tail.trim().is_empty() {
        parts.push(quiet([change.tail.as_str(), " …"].concat()));
    }
    parts
}

fn change_words(change: &Change) -> Vec<El> {
    let small = |text: &str| El::new("span", "small").text(text);
    if change.is_spacing() {
        return vec![small(wording::SPACING)];
    }
    match (change.before.trim(), change.after.trim()) {
        ("", _) => {
            let mut parts = vec![small("Add: ")];
            parts.extend(place(change, El::new("ins", "").text(change.after.trim_matches('\n'))));
            parts
        }
        (_, "") => {
            let mut parts = vec![small("Leave out: ")];
            parts.extend(place(change, El::new("del", "").text(change.before.trim_matches('\n'))));
            parts
        }
        (before, after) => vec![
            El::new("del", "").text(before),
            El::new("span", "arrow").attr("aria-hidden", "true").text(" → "),
            El::new("span", "unseen").text(" becomes "),
            El::new("ins", "").text(after),
        ],
    }
}

/// A change in one line, for a button's label.
fn change_spoken(change: &Change) -> String {
    let place = |piece: &str| [change.lead.as_str(), piece, change.tail.as_str()].concat();
    match (change.before.trim(), change.after.trim()) {
        _ if change.is_spacing() => wording::SPACING.to_owned(),
        ("", _) => place(&change.after).trim().to_owned(),
        (before, "") => ["leave out ", before].concat(),
        (_, after) => after.to_owned(),
    }
}

fn change(index: usize, change: &Change) -> El {
    let words = change_words(change);
    let item =
        El::new("li", "change").named("change").kid(El::new("p", "words").attr("dir", "auto").kids(words));
    let state = match change.state {
        State::Open => {
            let about = |verb: &str| [verb, ": ", &change_spoken(change)].concat();
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

fn rewrite(session: &Session, rewritten: &Rewritten, again: Option<El>) -> (Vec<El>, Vec<El>) {
    let changes = &rewritten.changes;
    let open = changes.count(State::Open);
    let mut parts = source(&rewritten.source);
    parts.extend(notices(&rewritten.notices, false));
    if let Some(before) = &rewritten.before {
        let text =
            ["Overall ", &tenths(before.mean()), " → ", &tenths(rewritten.after.mean()), " of 5"].concat();
        parts.push(paragraph("small", text).named("gain"));
    }
    let list = changes.shown().map(|(index, item)| change(index, item));
    parts.push(El::new("ul", "list").attr("aria-label", "Changes").kids(list));
    if changes.count(State::Outdated) > 0 {
        parts.push(paragraph("small", wording::OUTDATED).named("outdated"));
    } else if open == 0 && changes.count(State::Accepted) > 0 && !session.writing() {
        parts.push(paragraph("strong", wording::ALL_DONE));
    }
    let mut buttons = Vec::new();
    if open > 0 {
        let label = if open == 1 { "Accept the change" } else { "Accept all" };
        buttons.push(primary("accept-all", label, Action::AcceptAll));
    }
    buttons.extend(again);
    buttons.push(button("copy", "Copy", Action::Copy));
    buttons.push(discard());
    (parts, buttons)
}

/// What went wrong. Where llumi was missed and is there again, that is said instead.
fn why(session: &Session, error: &WireError, asking: bool) -> String {
    let back = asking && session.daemon_error().is_some();
    if back { wording::BACK.to_owned() } else { wording::error(error) }
}

fn error_line(text: String, error: &WireError) -> El {
    paragraph("", text).named("error").attr("data-code", wording::code(error.code))
}

fn failed(session: &Session, task: Task, error: &WireError, again: Option<El>) -> (Vec<El>, Vec<El>) {
    let text = error_line(why(session, error, again.is_some()), error);
    let other = (task == Task::Draft && !session.is_empty() && again.is_some())
        .then(|| button("improve", "Improve my reply", Action::Improve));
    (vec![text], again.into_iter().chain(other).chain([discard()]).collect())
}
