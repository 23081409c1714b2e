//! Every state's panel: what is there, what is not, and that it is made of harmless parts.

use super::*;
use crate::rewrite::Changes;
use crate::suggestion::{Rewritten, Stream, Suggestion, Written};
use llumi_protocol::api::{ModelStatus, Notice, NoticeCode, Source, Task, Thread};
use llumi_protocol::score::Scores;

const README: &str = include_str!("../../README.md");
const DRAFT: &str = "You should rest. It gets better.";

fn session(text: &str, suggestion: Suggestion) -> Session {
    let thread = Thread {
        title: "I can't go on".to_owned(),
        post: "I feel so alone and I don't want to be here anymore.".to_owned(),
        parent: None,
        subreddit: Some("somewhere".to_owned()),
    };
    let mut session = Session::new(thread);
    session.read(text);
    session.score();
    session.suggestion = suggestion;
    session
}

fn ready() -> Shared {
    let model = ModelStatus {
        name: "tiny".to_owned(),
        starter: true,
        parameters: 1,
        device: "cpu".to_owned(),
        context_tokens: 512,
        template_version: 1,
    };
    let status = Status {
        version: 1,
        daemon: "0.1.0".to_owned(),
        model,
        ready: true,
        queue: 0,
        queue_limit: 8,
        uptime_s: 1,
    };
    Shared { daemon: Daemon::Ready(status), country: "GB".to_owned(), ..Shared::default() }
}

fn missing(code: ErrorCode) -> Shared {
    let error = WireError { code, message: "What to do.".to_owned(), retry_after_s: None };
    Shared { daemon: Daemon::Unavailable(error), ..ready() }
}

fn scores(value: f64) -> Scores {
    Scores { readability: value, empathy: value, connection: value, actionability: value, safety: value }
}

fn draft(source: Source, inserted: bool) -> Suggestion {
    let notice = Notice { code: NoticeCode::Trimmed, message: "The post was long.".to_owned() };
    Suggestion::Draft(Written {
        text: "That sounds lonely.".to_owned(),
        source,
        notices: vec![notice],
        stopped: false,
        withheld: true,
        inserted,
        scores: None,
    })
}

fn model() -> Source {
    Source::Model { model: "tiny".to_owned() }
}

fn rewrite() -> Rewritten {
    let text = "You could rest. I hope it gets lighter.";
    Rewritten {
        text: text.to_owned(),
        changes: Changes::new(DRAFT, text, DRAFT),
        source: Source::Hints,
        notices: Vec::new(),
        before: Some(scores(2.0)),
        after: scores(4.0),
    }
}

fn stream(task: Task) -> Suggestion {
    Suggestion::Streaming(Stream { text: "That".to_owned(), ..Stream::new(task, DRAFT) })
}

fn failed(code: ErrorCode, retry_after_s: Option<u32>) -> Suggestion {
    Suggestion::Failed(Task::Draft, WireError { code, message: "What to do.".to_owned(), retry_after_s })
}

fn outdated() -> Suggestion {
    let mut rewritten = rewrite();
    rewritten.changes = Changes::new(DRAFT, &rewritten.text, "You could rest. It gets worse.");
    Suggestion::Rewrite(rewritten)
}

/// Every state worth a look: session, what is shared, names that must be there, names that must not.
fn states() -> Vec<(Session, Shared, &'static [&'static str], &'static [&'static str])> {
    let quiet = Shared { quiet: Some("somewhere".to_owned()), ..ready() };
    let off = || missing(ErrorCode::DaemonUnreachable);
    let mut helped = session("", Suggestion::None);
    helped.help_open = true;
    let mut unwritten = session(DRAFT, Suggestion::None);
    unwritten.note = Some(Note::NotWritten("x".to_owned()));
    vec![
        (
            session("", Suggestion::None),
            ready(),
            &["draft", "reminder", "help"],
            &["improve", "hint", "score-safety"],
        ),
        (
            session(DRAFT, Suggestion::None),
            ready(),
            &["improve", "draft", "hint-apply", "hint-dismiss"],
            &["stop"],
        ),
        (
            session(DRAFT, Suggestion::None),
            quiet,
            &["suggestion", "hint"],
            &["improve", "draft", "daemon-state"],
        ),
        (session(DRAFT, Suggestion::None), off(), &["hint", "check-again"], &["improve", "draft", "options"]),
        (session(DRAFT, Suggestion::None), missing(ErrorCode::NotPaired), &["options"], &["draft"]),
        (session("kill yourself", Suggestion::None), ready(), &["finding", "improve"], &[]),
        (session("", stream(Task::Draft)), ready(), &["stop", "stream"], &["insert", "draft"]),
        (session(DRAFT, stream(Task::Improve)), ready(), &["stop", "stream"], &["accept-all"]),
        (
            session("", draft(model(), false)),
            ready(),
            &["insert", "copy", "ai-note", "notice", "source"],
            &["append"],
        ),
        (
            session(DRAFT, draft(model(), false)),
            ready(),
            &["insert", "append", "try-again", "discard"],
            &["stop"],
        ),
        (session(DRAFT, draft(model(), true)), ready(), &["inserted", "copy"], &["insert", "append"]),
        (
            session(DRAFT, Suggestion::Rewrite(rewrite())),
            ready(),
            &["change", "change-accept", "change-dismiss", "accept-all", "try-again", "gain"],
            &["outdated", "ai-note"],
        ),
        (
            session("You could rest. It gets worse.", outdated()),
            ready(),
            &["outdated", "try-again"],
            &["accept-all"],
        ),
        (session(DRAFT, Suggestion::Good), ready(), &["source", "draft"], &["change"]),
        (session(DRAFT, Suggestion::Withheld(Task::Draft)), ready(), &["withheld", "try-again"], &["insert"]),
        (session("", failed(ErrorCode::Busy, Some(3))), ready(), &["error", "try-again"], &["daemon-error"]),
        (session("", failed(ErrorCode::NotPaired, None)), ready(), &["options"], &["error", "draft"]),
        (helped, ready(), &["help-list"], &[]),
        (unwritten, ready(), &["note", "copy"], &[]),
    ]
}

fn whole(session: &Session, shared: &Shared) -> El {
    El::new("div", "").kids(panel(session, shared))
}

fn walk(el: &El, see: &mut dyn FnMut(&El)) {
    see(el);
    el.kids.iter().for_each(|kid| walk(kid, see));
}

#[test]
fn each_state_shows_what_it_should() {
    for (session, shared, there, absent) in states() {
        let tree = whole(&session, &shared);
        let about = || format!("{:?} {:?}\n{}", session.suggestion, shared.daemon, tree.all_text());
        for name in there {
            assert!(tree.find(name).is_some(), "{name} is missing: {}", about());
        }
        for name in absent {
            assert!(tree.find(name).is_none(), "{name} should not be there: {}", about());
        }
    }
}

#[test]
fn it_is_made_of_harmless_parts() {
    const TAGS: &str = "div section p h2 h3 ul li span button a code ins del";
    const ATTRS: &str = "id type role dir title href target rel";
    for (session, shared, ..) in states() {
        walk(&whole(&session, &shared), &mut |el| {
            assert!(TAGS.split(' ').any(|tag| tag == el.tag), "{el:?}");
            assert!(el.text.is_empty() || el.kids.is_empty(), "text and children: {el:?}");
            for (name, value) in &el.attrs {
                let known = ATTRS.split(' ').any(|known| known == *name);
                assert!(known || name.starts_with("aria-") || name.starts_with("data-"), "{name}");
                assert!(*name != "href" || value.starts_with("https://"), "{value}");
            }
            if el.tag == "button" {
                assert!(el.attrs.contains(&("type", "button".to_owned())), "it could submit: {el:?}");
                assert!(el.action.is_some() && !el.name.is_empty() && !el.text.is_empty(), "{el:?}");
            } else {
                assert!(el.action.is_none(), "only buttons are pressed: {el:?}");
            }
        });
    }
}

#[test]
fn names_are_those_of_the_readme() {
    let mut seen: Vec<&str> = vec!["host", "badge", "panel", "live"];
    let mut extra = Vec::new();
    let undo = {
        let mut session = session(DRAFT, draft(model(), false));
        session.act(Action::Replace, "");
        session.wrote("That sounds lonely.");
        session
    };
    let mut told = ready();
    told.settings.disclosure = "With help.".to_owned();
    extra.push((undo, told, &[][..], &[][..]));
    for (session, shared, ..) in states().into_iter().chain(extra) {
        walk(&whole(&session, &shared), &mut |el| seen.push(el.name));
    }
    seen.retain(|name| !name.is_empty());
    seen.sort_unstable();
    seen.dedup();
    let (_, table) = README.split_once("| `data-llumi` |").unwrap();
    let first_column = table.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let mut listed: Vec<&str> =
        first_column.flat_map(|cell| cell.split(", ").map(|name| name.trim_matches(['`', ' ']))).collect();
    listed.sort_unstable();
    assert_eq!(seen, listed);
}

#[test]
fn the_source_is_always_said() {
    let sources = [
        (model(), "model tiny"),
        (Source::Woven { model: "tiny".to_owned() }, "Your own words"),
        (Source::Exemplar { id: "a".to_owned() }, "example"),
        (Source::Hints, "your own reply"),
    ];
    for (source, said) in sources {
        let tree = whole(&session("", draft(source.clone(), false)), &ready());
        let text = tree.find("source").unwrap().all_text();
        assert!(text.contains(said), "{source:?}: {text}");
    }
}

#[test]
fn meters_speak_and_numbers_are_rounded() {
    let cases = [(1.0, "1.0"), (3.449, "3.4"), (3.45, "3.5"), (4.96, "5.0"), (5.0, "5.0")];
    for (score, expected) in cases {
        assert_eq!(tenths(score), expected);
    }
    let tree = whole(&session(DRAFT, Suggestion::None), &ready());
    let meter = tree.find("score-empathy").unwrap();
    assert!(meter.attrs.contains(&("role", "meter".to_owned())));
    let spoken = meter.attrs.iter().find(|(name, _)| *name == "aria-valuetext").unwrap();
    assert!(spoken.1.contains(" of 5, "), "{}", spoken.1);
}

/// What is said promises nothing and clears nobody.
#[test]
fn wording_keeps_to_the_rules() {
    for (session, shared, ..) in states() {
        let text = whole(&session, &shared).all_text().to_lowercase();
        for never in
            ["is safe", "no risk", "diagnos", "patient", "guarantee", "will be fine", "gets better soon"]
        {
            assert!(!text.contains(never), "{never}: {text}");
        }
    }
}

#[test]
fn errors_say_what_to_do() {
    let cases = [
        (ErrorCode::Busy, Some(3), "in 3 seconds"),
        (ErrorCode::Busy, Some(1), "in 1 second."),
        (ErrorCode::Busy, None, "in a moment"),
        (ErrorCode::Internal, None, "What to do."),
    ];
    for (code, after, expected) in cases {
        let tree = whole(&session("", failed(code, after)), &ready());
        let text = tree.find("error").unwrap().all_text();
        assert!(text.contains(expected), "{code:?}: {text}");
    }
    let text = whole(&session("", Suggestion::None), &missing(ErrorCode::DaemonUnreachable)).all_text();
    assert!(text.contains("cargo xtask run") && text.contains("llumi serve"), "{text}");
}
