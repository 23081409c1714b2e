//! Stories of one field: a small page plays them against a session, with a field that may misbehave.

use super::*;
use crate::rewrite::State;
use llumi_protocol::api::{Answer, Notice, NoticeCode, Source, Timings};
use llumi_protocol::score::Dimension;

/// How the field takes what is written into it.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Good,
    /// Nothing arrives.
    Deaf,
    /// Something else arrives.
    Garbling,
}

/// A session with a field, and the effects that were not about writing.
struct Page {
    session: Session,
    field: String,
    kind: Field,
    effects: Vec<Effect>,
}

const LINE: &str = "(I had help from a program.)";

impl Page {
    fn new(text: &str) -> Self {
        let thread = Thread {
            title: "exam".to_owned(),
            post: "I failed my chemistry exam and my parents are angry.".to_owned(),
            ..Thread::default()
        };
        let mut page = Page {
            session: Session::new(thread),
            field: String::new(),
            kind: Field::Good,
            effects: Vec::new(),
        };
        page.types(text);
        page
    }

    fn types(&mut self, text: &str) {
        text.clone_into(&mut self.field);
        self.session.read(text);
        self.session.score();
    }

    fn press(&mut self, action: Action) {
        for effect in self.session.act(action, LINE) {
            match effect {
                Effect::Write(edit) => {
                    match self.kind {
                        Field::Good => self.field = edit.apply(&self.field).unwrap(),
                        Field::Deaf => {}
                        Field::Garbling => self.field.push_str("??"),
                    }
                    self.session.wrote(&self.field);
                }
                other => self.effects.push(other),
            }
        }
    }

    /// Presses `action`, which asks for a text, and gives it.
    fn answer(&mut self, action: Action, text: &str) {
        self.press(action);
        self.done(text, Source::Model { model: "tiny".to_owned() });
    }

    fn done(&mut self, text: &str, source: Source) {
        let task = self.session.task().unwrap();
        let report = llumi_scoring::report(context(&self.session.thread), text);
        let answer = Answer {
            task,
            text: text.to_owned(),
            before: None,
            report,
            checks: Vec::new(),
            source,
            notices: vec![Notice { code: NoticeCode::Starter, message: "small".to_owned() }],
            seed: 1,
            candidates: 1,
            passed: 1,
            timings: Timings::default(),
        };
        self.event(Event::Done { answer: Box::new(answer) });
    }

    fn event(&mut self, event: Event) {
        let effects = self.session.event(event);
        self.effects.extend(effects);
    }

    fn says(&mut self, text: &str) {
        self.event(Event::Text { text: text.to_owned() });
    }

    fn states(&self) -> Vec<State> {
        match &self.session.suggestion {
            Suggestion::Rewrite(rewritten) => {
                rewritten.changes.list.iter().map(|change| change.state).collect()
            }
            other => panic!("no rewrite: {other:?}"),
        }
    }
}

const DRAFT: &str = "You should rest. I am here and listening to you. It gets better.";
const BETTER: &str = "You could rest. I am here and listening to you. I hope it gets lighter.";

fn rewritten() -> Page {
    let mut page = Page::new(DRAFT);
    page.answer(Action::Improve, BETTER);
    page
}

#[test]
fn a_rewrite_is_taken_one_by_one_and_back() {
    let mut page = rewritten();
    assert_eq!(page.effects, [Effect::Ask(Task::Improve)]);
    page.press(Action::Accept(1));
    assert_eq!(page.field, DRAFT.replace("It gets better", "I hope it gets lighter"));
    page.press(Action::Accept(0));
    assert_eq!(page.field, BETTER);
    page.press(Action::Undo);
    assert_eq!(page.states(), [State::Open, State::Accepted]);
    page.press(Action::Undo);
    assert_eq!((page.field.as_str(), page.states()), (DRAFT, vec![State::Open; 2]));
    assert!(!page.session.can_undo());
    page.press(Action::AcceptAll);
    assert_eq!((page.field.as_str(), page.states()), (BETTER, vec![State::Accepted; 2]));
    page.press(Action::Undo);
    assert_eq!((page.field.as_str(), page.states()), (DRAFT, vec![State::Open; 2]));
}

#[test]
fn the_persons_own_undo_opens_the_changes_again() {
    let mut page = rewritten();
    page.press(Action::AcceptAll);
    page.types(DRAFT);
    assert_eq!(page.states(), [State::Open, State::Open]);
    page.press(Action::Accept(0));
    assert_eq!(page.field, DRAFT.replace("should", "could"));
}

#[test]
fn a_dismissed_change_stays_out() {
    let mut page = rewritten();
    page.press(Action::Dismiss(0));
    page.press(Action::AcceptAll);
    assert_eq!(page.field, DRAFT.replace("It gets better", "I hope it gets lighter"));
    page.press(Action::Undo);
    assert_eq!(page.states(), [State::Dismissed, State::Open]);
}

#[test]
fn typing_moves_changes_and_undo() {
    let mut page = rewritten();
    page.press(Action::Accept(0));
    let typed = ["Hello you. ", page.field.as_str()].concat();
    page.types(&typed);
    page.press(Action::Accept(1));
    assert_eq!(page.field, ["Hello you. ", BETTER].concat());
    page.press(Action::Undo);
    page.press(Action::Undo);
    assert_eq!(page.field, ["Hello you. ", DRAFT].concat());
    // Words that were typed over are not written to.
    page.types("Hello you. You must rest. I am here and listening to you. It gets better.");
    page.press(Action::Accept(0));
    assert_eq!(page.states()[0], State::Outdated);
    assert!(page.field.contains("must rest"));
}

#[test]
fn a_field_that_does_not_take_it_is_never_called_written() {
    for kind in [Field::Deaf, Field::Garbling] {
        let mut page = rewritten();
        page.kind = kind;
        page.press(Action::AcceptAll);
        match page.session.note {
            Some(Note::NotWritten(_)) => assert!(kind == Field::Deaf),
            Some(Note::Garbled(_)) => assert!(kind == Field::Garbling),
            ref other => panic!("{other:?}"),
        }
        assert!(!page.session.can_undo() && !page.session.writing());
        page.press(Action::Copy);
        assert!(matches!(page.effects.last(), Some(Effect::Copy(text)) if text.contains("could")));
        page.session.copied(true);
        assert_eq!(page.session.note, Some(Note::Copied));
    }
}

#[test]
fn typing_on_while_an_editor_draws_is_no_failure() {
    let mut page = rewritten();
    let Some(Effect::Write(edit)) = page.session.act(Action::Accept(0), "").pop() else { panic!("no write") };
    assert!(!page.session.has_arrived(DRAFT), "not yet");
    assert!(page.session.act(Action::Accept(1), "").is_empty(), "one after the other");
    let now = [edit.apply(DRAFT).unwrap().as_str(), " ok"].concat();
    assert!(page.session.has_arrived(&now));
    page.session.wrote(&now);
    assert_eq!(page.session.text, now);
    assert_eq!(page.states(), [State::Accepted, State::Open]);
}

#[test]
fn a_deletion_that_is_still_to_come_has_not_arrived() {
    let draft = "But, what maybe, what a day it was today.";
    let mut page = Page::new(draft);
    page.answer(Action::Improve, "But, maybe, what a day it was today.");
    let Some(Effect::Write(_)) = page.session.act(Action::AcceptAll, "").pop() else { panic!("no write") };
    assert!(!page.session.has_arrived(draft));
}

#[test]
fn a_draft_is_inserted_appended_and_taken_back() {
    let text = "Failing after weeks of work hurts. What feels heaviest now?";
    let cases = [
        ("", Action::Replace, text.to_owned()),
        ("Hi there.", Action::Replace, text.to_owned()),
        ("Hi there. \n", Action::Append, ["Hi there.\n\n", text].concat()),
        ("", Action::Append, text.to_owned()),
    ];
    for (before, action, expected) in cases {
        let mut page = Page::new(before);
        page.answer(Action::Draft, text);
        page.press(action);
        assert_eq!(page.field, expected);
        assert!(matches!(&page.session.suggestion, Suggestion::Draft(draft) if draft.inserted));
        page.press(Action::AddDisclosure);
        assert_eq!(page.field, [expected.as_str(), "\n\n", LINE].concat());
        page.press(Action::AddDisclosure);
        assert!(page.field.ends_with(&["now?\n\n", LINE].concat()), "once only");
        page.press(Action::Undo);
        page.press(Action::Undo);
        assert_eq!(page.field, before);
        assert!(matches!(&page.session.suggestion, Suggestion::Draft(draft) if !draft.inserted));
    }
}

#[test]
fn nothing_is_offered_to_disclose_before_a_suggestion_was_taken() {
    let mut page = Page::new("Hi there.");
    assert!(!page.session.may_disclose(LINE));
    page.press(Action::AddDisclosure);
    assert_eq!(page.field, "Hi there.");
}

#[test]
fn unsafe_sentences_are_left_out_and_unsafe_answers_held_back() {
    let mut page = Page::new("");
    page.press(Action::Draft);
    page.says("That sounds heavy.");
    page.says(" Just kill yourself.");
    page.says(" I am listening.");
    let Suggestion::Streaming(stream) = &page.session.suggestion else { panic!("it streams") };
    assert_eq!((stream.text.as_str(), stream.withheld), ("That sounds heavy. I am listening.", true));
    page.done("That sounds heavy. Just kill yourself.", Source::Exemplar { id: "x".to_owned() });
    assert_eq!(page.session.suggestion, Suggestion::Withheld(Task::Draft));
    page.answer(Action::TryAgain, "That sounds heavy.");
    assert!(matches!(page.session.suggestion, Suggestion::Draft(_)));
}

#[test]
fn stop_keeps_a_drafts_sentences_and_no_half_rewrite() {
    let mut page = Page::new("");
    page.press(Action::Draft);
    page.says("That sounds heavy.");
    page.press(Action::Stop);
    assert_eq!(page.effects.last(), Some(&Effect::Cancel));
    let Suggestion::Draft(draft) = &page.session.suggestion else { panic!("a draft") };
    assert_eq!((draft.text.as_str(), &draft.end), ("That sounds heavy.", &End::Stopped));
    let mut page = Page::new("You should rest.");
    page.press(Action::Improve);
    page.says("You could");
    page.press(Action::Stop);
    assert_eq!(page.session.suggestion, Suggestion::None);
    // What comes late is nobody's.
    page.says("rest.");
    assert_eq!(page.session.suggestion, Suggestion::None);
}

#[test]
fn a_draft_that_breaks_off_keeps_what_came() {
    let error =
        WireError { code: ErrorCode::DaemonUnreachable, message: "x".to_owned(), retry_after_s: None };
    let mut page = Page::new("");
    page.press(Action::Draft);
    page.says("That sounds heavy.");
    page.event(Event::Error { error: error.clone() });
    let Suggestion::Draft(draft) = &page.session.suggestion else { panic!("a draft") };
    assert_eq!((draft.text.as_str(), &draft.end), ("That sounds heavy.", &End::BrokeOff(error.clone())));
    assert_eq!(page.session.daemon_error(), Some(&error));
    page.press(Action::Replace);
    assert_eq!(page.field, "That sounds heavy.");
    page.press(Action::TryAgain);
    assert_eq!(page.effects.last(), Some(&Effect::Ask(Task::Draft)));
    // Half a rewrite is of no use.
    let mut page = Page::new("You should rest.");
    page.press(Action::Improve);
    page.says("You could");
    page.event(Event::Error { error: error.clone() });
    assert_eq!(page.session.suggestion, Suggestion::Failed(Task::Improve, error));
}

/// The key that pressed a button may be pressed again: it must then do the next small thing or nothing.
#[test]
fn the_focus_goes_on_to_the_next_and_never_to_all() {
    let mut page = rewritten();
    page.press(Action::Dismiss(0));
    assert_eq!(page.session.follows(Action::Dismiss(0)), Some(Action::Accept(1)));
    page.press(Action::Accept(1));
    assert_eq!(page.session.follows(Action::Accept(1)), Some(Action::Close));
    let mut page = rewritten();
    page.press(Action::Accept(1));
    assert_eq!(page.session.follows(Action::Accept(1)), Some(Action::Accept(0)));
    page.press(Action::AcceptAll);
    assert_eq!(page.session.follows(Action::AcceptAll), Some(Action::Close));
    page.press(Action::Undo);
    assert_eq!(page.session.follows(Action::Undo), Some(Action::Accept(0)));
    assert_eq!(page.session.follows(Action::Replace), None, "it stays in the field");
    let mut page = Page::new("You should rest, and it gets better.");
    assert!(page.session.remarks() >= Some(2));
    page.press(Action::DismissHint(0));
    let next = page.session.follows(Action::DismissHint(0));
    assert!(matches!(next, Some(Action::ApplyHint(0, 0) | Action::DismissHint(0))), "{next:?}");
    for _ in 0..9 {
        page.press(Action::DismissHint(0));
    }
    assert_eq!(page.session.follows(Action::DismissHint(0)), Some(Action::Close));
}

#[test]
fn words_that_are_typed_on_are_not_replaced() {
    let mut page = Page::new("I know it hurts a lot.");
    page.answer(Action::Improve, "I know this hurts a lot.");
    page.types("I know its hurts a lot.");
    page.press(Action::Accept(0));
    assert_eq!((page.field.as_str(), page.states()), ("I know its hurts a lot.", vec![State::Outdated]));
}

#[test]
fn a_draft_that_is_good_is_left_alone() {
    // The same words come back also where nothing better was found: that alone makes no draft good.
    for (text, source, expect) in [
        ("Other words.", Source::Unchanged, Suggestion::Good),
        ("I hear you. \n", Source::Hints, Suggestion::NothingFound),
    ] {
        let mut page = Page::new("I hear you.");
        page.press(Action::Improve);
        page.done(text, source);
        assert_eq!(page.session.suggestion, expect);
        page.types("");
        assert_eq!(page.session.suggestion, Suggestion::None, "it was posted or emptied");
    }
}

/// One's own words stay one's own: what hints left in them is shown and marked, what was not in them is held back.
#[test]
fn own_words_with_hints_applied_are_shown_unless_something_new_is_wrong() {
    let own = "It gets better. You should just stop thinking.";
    let shown = |text: &str, source: Source| {
        let mut page = Page::new(own);
        page.press(Action::Improve);
        page.done(text, source);
        matches!(page.session.suggestion, Suggestion::Rewrite(_))
    };
    let mended = "I hope this gets lighter for you. You should just stop thinking.";
    let model = Source::Model { model: "test".to_owned() };
    assert!(shown(mended, Source::Hints));
    assert!(!shown(mended, model), "a model's text is held to every rule");
    assert!(!shown("I hope this gets lighter for you. Calm down.", Source::Hints));
    let mut page = Page::new(own);
    page.press(Action::Improve);
    page.done(own, Source::Hints);
    assert_eq!(page.session.suggestion, Suggestion::NothingFound);
}

#[test]
fn an_empty_field_is_drafted_for_and_errors_are_kept() {
    let mut page = Page::new(" ");
    page.press(Action::Improve);
    assert_eq!(page.effects, [Effect::Ask(Task::Draft)]);
    for (code, about_daemon) in [
        (ErrorCode::DaemonUnreachable, true),
        (ErrorCode::NotPaired, true),
        (ErrorCode::Busy, false),
        (ErrorCode::EmptyPost, false),
    ] {
        page.press(Action::TryAgain);
        let error = WireError { code, message: "x".to_owned(), retry_after_s: None };
        page.event(Event::Error { error: error.clone() });
        assert_eq!(page.session.daemon_error().is_some(), about_daemon, "{code:?}");
        assert_eq!(page.session.suggestion, Suggestion::Failed(Task::Draft, error));
    }
}

#[test]
fn another_version_is_refused_and_stopped() {
    let mut page = Page::new("");
    page.press(Action::Draft);
    page.event(Event::Start { version: 99, task: Task::Draft, model: "m".to_owned() });
    assert_eq!(page.effects.last(), Some(&Effect::Cancel));
    let Suggestion::Failed(_, error) = &page.session.suggestion else { panic!("refused") };
    assert!(error.message.contains("update"), "{}", error.message);
}

#[test]
fn hints_apply_where_they_stand_and_can_be_sent_away() {
    let text = "😀 שלום. You should rest, and it gets better.";
    let mut page = Page::new(text);
    let hints = |page: &Page| page.session.report.as_ref().unwrap().hints.clone();
    let before = hints(&page);
    assert!(before.len() >= 2, "{before:?}");
    // Typed in front, not yet scored again: the hints have moved along.
    let typed = ["Oh 😀. ", text].concat();
    typed.clone_into(&mut page.field);
    page.session.read(&typed);
    for (old, new) in before.iter().zip(hints(&page)) {
        assert_eq!(text::slice(text, old.span), text::slice(&typed, new.span));
    }
    page.press(Action::ApplyHint(0, 0));
    assert!(
        !page.field.contains("You should rest") && page.field.starts_with("Oh 😀. 😀 שלום. "),
        "{}",
        page.field
    );
    page.press(Action::Undo);
    assert_eq!(page.field, typed);
    let count = hints(&page).len();
    page.press(Action::DismissHint(0));
    assert_eq!(hints(&page).len(), count - 1);
    page.types("You should go. You should rest, and it gets better.");
    assert!(hints(&page).iter().all(|hint| !hint.id.starts_with(&before[0].id)), "sent away for good");
    page.press(Action::ApplyHint(99, 0));
    page.press(Action::ApplyHint(0, 99));
    assert!(!page.session.writing());
}

#[test]
fn scores_follow_the_text() {
    let mut page = Page::new("just get over it");
    let mean = |page: &Page| page.session.report.as_ref().unwrap().scores.mean();
    let first = mean(&page);
    assert!(page.session.remarks().unwrap() > 0);
    page.types("Failing that exam must hurt. What are you most worried about now?");
    assert!(mean(&page) > first);
    let report = page.session.report.as_ref().unwrap();
    assert!(Dimension::ALL.iter().all(|&dimension| (1.0..=5.0).contains(&report.scores.get(dimension))));
    page.types("");
    assert_eq!(page.session.remarks(), None);
}
