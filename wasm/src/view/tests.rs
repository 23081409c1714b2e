//! Every state's panel: what is there, what is not, and that it is made of harmless parts.

use super::*;
use crate::rewrite::Changes;
use crate::suggestion::{End, Rewritten, Stream, Suggestion, Written};
use llumi_protocol::api::{ModelStatus, Notice, NoticeCode, Source, Task, Thread};
use llumi_protocol::score::{Dimension, Scores};

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

fn ended(source: Source, inserted: bool, end: End) -> Suggestion {
    let notice = Notice { code: NoticeCode::Trimmed, message: "The post was long.".to_owned() };
    Suggestion::Draft(Written {
        text: "That sounds lonely.".to_owned(),
        source,
        notices: vec![notice],
        end,
        withheld: true,
        inserted,
        scores: None,
    })
}

fn draft(source: Source, inserted: bool) -> Suggestion {
    ended(source, inserted, End::Whole)
}

fn broken(code: ErrorCode) -> Suggestion {
    let error = WireError { code, message: "What to do.".to_owned(), retry_after_s: None };
    ended(model(), false, End::BrokeOff(error))
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

/// Session, what is shared, names that must be there, names that must not.
type Look = (Session, Shared, &'static [&'static str], &'static [&'static str]);

/// Every state worth a look.
fn states() -> Vec<Look> {
    [before_asking(), answered(), failures()].into_iter().flatten().collect()
}

fn before_asking() -> Vec<Look> {
    let quiet = Shared { quiet: Some("somewhere".to_owned()), ..ready() };
    let mut helped = session("", Suggestion::None);
    helped.act(Action::ToggleHelp, "");
    let mut asked = session(DRAFT, Suggestion::None);
    asked.act(Action::ToggleAbout, "");
    let gone = || Shared { daemon: Daemon::Gone, ..ready() };
    let mut unwritten = session(DRAFT, Suggestion::None);
    unwritten.note = Some(Note::NotWritten("x".to_owned()));
    vec![
        (
            session("", Suggestion::None),
            ready(),
            &["draft", "reminder", "help", "help-list"],
            &["improve", "hint", "score-safety", "about"],
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
        (
            session(DRAFT, Suggestion::None),
            missing(ErrorCode::DaemonUnreachable),
            &["hint", "check-again"],
            &["improve", "draft", "options"],
        ),
        (session(DRAFT, Suggestion::None), missing(ErrorCode::NotPaired), &["options"], &["draft"]),
        (session("kill yourself", Suggestion::None), ready(), &["finding", "improve"], &[]),
        (session(DRAFT, Suggestion::None), gone(), &["hint", "daemon-state"], &["improve", "check-again"]),
        (helped, ready(), &["help"], &["help-list"]),
        (asked, ready(), &["about", "about-list"], &[]),
        (unwritten, ready(), &["note", "copy"], &[]),
    ]
}

fn answered() -> Vec<Look> {
    vec![
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
        (session(DRAFT, Suggestion::NothingFound), ready(), &["source", "draft"], &["change"]),
        (session(DRAFT, Suggestion::Withheld(Task::Draft)), ready(), &["withheld", "try-again"], &["insert"]),
    ]
}

fn failures() -> Vec<Look> {
    vec![
        (session("", failed(ErrorCode::Busy, Some(3))), ready(), &["error", "try-again"], &["daemon-error"]),
        (
            session("", failed(ErrorCode::NotPaired, None)),
            missing(ErrorCode::NotPaired),
            &["options"],
            &["error", "draft", "actions"],
        ),
        (
            session("", failed(ErrorCode::DaemonUnreachable, None)),
            ready(),
            &["error", "try-again"],
            &["options", "draft"],
        ),
        (
            session("", broken(ErrorCode::DaemonUnreachable)),
            missing(ErrorCode::DaemonUnreachable),
            &["draft-text", "error", "insert", "copy", "check-again"],
            &["try-again"],
        ),
        (
            session("", broken(ErrorCode::Internal)),
            ready(),
            &["draft-text", "error", "insert", "try-again"],
            &["options"],
        ),
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
}

/// What the worker or the demo page knows about the trouble is what a person reads.
#[test]
fn the_right_trouble_is_named() {
    let said = |shared: &Shared| {
        let tree = whole(&session(DRAFT, Suggestion::None), shared);
        (tree.find("daemon-state").unwrap().all_text(), tree.find("options").is_some())
    };
    for code in [ErrorCode::DaemonUnreachable, ErrorCode::NotPaired, ErrorCode::Unauthorized] {
        let (text, options) = said(&missing(code));
        assert!(text.contains("What to do."), "{code:?}: {text}");
        assert!(!text.contains("not paired"), "only the error itself says so: {text}");
        assert_eq!(options, code != ErrorCode::DaemonUnreachable);
        let (text, options) = said(&Shared { demo: true, ..missing(code) });
        assert!(text.contains("What to do.") && !options, "the demo has no options: {code:?}");
    }
    let (text, options) = said(&Shared { daemon: Daemon::Gone, ..ready() });
    assert!(text.contains("reload this page") && !text.contains("not running") && !options, "{text}");
}

#[test]
fn a_draft_that_broke_off_says_so() {
    for (shared, said) in [(missing(ErrorCode::NotReady), "What to do."), (ready(), "there again")] {
        let code = if shared == ready() { ErrorCode::ShuttingDown } else { ErrorCode::Internal };
        let story = session("", broken(code));
        let tree = whole(&story, &shared);
        let text = tree.find("error").unwrap().all_text();
        assert!(text.contains("broke off here") && text.contains(said), "{text}");
        assert!(tree.find("draft-text").unwrap().text.contains("lonely"));
        assert!(wording::spoken(&story).contains("broke off"));
    }
}

/// What can be done stays in sight while the rest scrolls.
#[test]
fn what_can_be_pressed_for_a_suggestion_does_not_scroll() {
    for (session, shared, ..) in states() {
        let tree = whole(&session, &shared);
        let body = tree.find("body").unwrap();
        for name in
            ["stop", "insert", "append", "accept-all", "try-again", "improve", "draft", "undo", "note"]
        {
            assert!(body.find(name).is_none(), "{name} scrolls away");
        }
    }
}

fn changes_of(draft: &str, better: &str) -> El {
    let rewritten = Rewritten { changes: Changes::new(draft, better, draft), ..rewrite() };
    whole(&session(draft, Suggestion::Rewrite(rewritten)), &ready())
}

fn all_named<'a>(tree: &'a El, name: &str) -> Vec<&'a El> {
    let mut found: Vec<&El> = if tree.name == name { vec![tree] } else { Vec::new() };
    found.extend(tree.kids.iter().flat_map(|kid| all_named(kid, name)));
    found
}

fn attr<'a>(el: &'a El, name: &str) -> Option<&'a str> {
    el.attrs.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

fn squeezed(el: &El) -> String {
    el.all_text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_added_or_left_out_shows_its_place() {
    let cases = [
        (
            "You could go back to the library group. It helps.",
            "You could go back to the library group, if it feels right. It helps.",
            "Add: … to the library group , if it feels right . It helps. …",
            "to the library group, if it feels right. It helps.",
        ),
        (
            "It hurts, and I hear you.",
            "I am sorry. It hurts, and I hear you.",
            "Add: I am sorry. It hurts, and I …",
            "I am sorry. It hurts, and I",
        ),
        (
            "That is really very hard",
            "That is hard",
            "Leave out: … That is really very hard …",
            "leave out really very",
        ),
        ("one  two", "one two", "Only spaces and line breaks change.", "Only spaces"),
    ];
    for (draft, better, shown, spoken) in cases {
        let tree = changes_of(draft, better);
        let change = tree.find("change").unwrap();
        assert!(squeezed(change).starts_with(shown), "{:?}", squeezed(change));
        let label = attr(tree.find("change-accept").unwrap(), "aria-label").unwrap_or_default();
        assert!(label.starts_with("Accept: ") && label.contains(spoken), "{label}");
    }
    // No change without words of its own stands beside others.
    let tree = changes_of(
        "you should rest  a bit .  I am here and I listen to you. ok",
        "You could rest a bit. I am here and I listen to you. OK",
    );
    for change in all_named(&tree, "change") {
        assert!(!squeezed(change).contains("Only spaces"), "{}", squeezed(change));
        let empty = |el: &El| matches!(el.tag, "ins" | "del") && el.text.trim().is_empty();
        walk(change, &mut |el| assert!(!empty(el), "{}", squeezed(change)));
    }
}

#[test]
fn one_accept_means_one_thing() {
    let tree = changes_of("You should rest.", "You could rest.");
    assert_eq!(tree.find("change-accept").unwrap().text, "Accept");
    assert_eq!(tree.find("accept-all").unwrap().text, "Accept the change");
    let tree = whole(&session(DRAFT, Suggestion::Rewrite(rewrite())), &ready());
    assert_eq!(tree.find("accept-all").unwrap().text, "Accept all");
}

/// A screen reader gets words for what is drawn, and no name that it does not read.
#[test]
fn what_is_drawn_is_also_said() {
    let tree = changes_of("You should rest.", "You could rest.");
    assert!(squeezed(tree.find("change").unwrap()).contains("should → becomes could"));
    for (session, shared, ..) in states() {
        walk(&whole(&session, &shared), &mut |el| {
            let plain = matches!(el.tag, "span" | "p" | "div") && attr(el, "role").is_none();
            assert!(!plain || attr(el, "aria-label").is_none(), "{el:?}");
        });
    }
    let mut asked = session(DRAFT, Suggestion::None);
    assert_eq!(attr(whole(&asked, &ready()).find("about").unwrap(), "aria-expanded"), Some("false"));
    asked.act(Action::ToggleAbout, "");
    let list = whole(&asked, &ready()).find("about-list").unwrap().all_text();
    assert!(Dimension::ALL.iter().all(|&dimension| list.contains(wording::about(dimension))), "{list}");
    let closed = wording::badge(&asked, false);
    let open = wording::badge(&asked, true);
    assert!(closed.contains("Open the panel") && open.contains("Close the panel") && !open.contains("Open"));
    assert!(!wording::spoken(&asked).contains("panel"), "it is open already");
}

/// The text that points to the list below has a list below it.
#[test]
fn help_is_listed_where_the_post_worries() {
    let cases = [
        ("I don't want to be here anymore. I want to end my life tonight.", true),
        ("I want to end my life tonight.", true),
        ("I feel so alone and hopeless.", false),
        ("What a nice walk I had.", false),
    ];
    for (post, listed) in cases {
        let mut story = Session::new(Thread { post: post.to_owned(), ..Thread::default() });
        story.score();
        let tree = whole(&story, &ready());
        assert_eq!(tree.find("help-list").is_some(), listed, "{post}");
        let says = tree.find("reminder").is_some_and(|part| part.all_text().contains("list is below"));
        assert!(!says || listed, "{post}");
        // Whoever closes it has it closed.
        story.act(Action::ToggleHelp, "");
        assert_eq!(whole(&story, &ready()).find("help-list").is_some(), !listed, "{post}");
    }
}

#[test]
fn the_demo_names_no_settings_that_it_lacks() {
    for (session, shared, ..) in states() {
        let text = whole(&session, &Shared { demo: true, ..shared }).all_text();
        assert!(!text.contains("settings"), "{text}");
    }
    assert!(whole(&session("", Suggestion::None), &ready()).all_text().contains("settings"));
}

/// A score with room to grow is told apart by word and by colour.
#[test]
fn weak_scores_are_marked() {
    let tree = whole(&session("Just kill yourself, you pathetic loser.", Suggestion::None), &ready());
    let meter = tree.find("score-safety").unwrap();
    let level = attr(meter, "data-level").unwrap();
    assert!(["low", "some"].contains(&level), "{level}");
    assert!(meter.all_text().contains(level));
    let css = include_str!("../panel.css");
    assert!(
        ["low", "some"].iter().all(|level| css.contains(&format!(".score[data-level=\"{level}\"] .fill")))
    );
}
