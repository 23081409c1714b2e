//! Hints against `fixtures/hints.txt`, and what holds for all of them.

use std::collections::BTreeSet;

use llumi_protocol::score::{Hint, Span};
use llumi_scoring::{apply_hints, hints};

fn lines(mark: &str) -> Vec<&'static str> {
    include_str!("fixtures/hints.txt")
        .lines()
        .filter_map(|line| line.strip_prefix(mark)?.strip_prefix(' '))
        .collect()
}

#[test]
fn replacements_fit_their_sentences() {
    let (texts, expected) = (lines(">"), lines("<"));
    assert_eq!(texts.len(), expected.len());
    let mut faults = Vec::new();
    for (text, expected) in texts.iter().zip(expected) {
        let found = hints(text);
        let applied = apply_hints(text, &found);
        if found.is_empty() || applied != expected {
            faults.push(format!("{text:?} became {applied:?}, not {expected:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where no words would fit, a hint gives its reason only, and applying it changes nothing.
#[test]
fn nothing_is_offered_where_nothing_fits() {
    for text in lines("!") {
        let found = hints(text);
        assert!(!found.is_empty(), "{text:?} has no hint");
        assert_eq!(apply_hints(text, &found), text);
    }
}

#[test]
fn context_excuses() {
    for text in lines("=") {
        assert_eq!(hints(text), [], "{text:?}");
    }
}

#[test]
fn the_table_shows_many_patterns() {
    let ids: BTreeSet<String> =
        [lines(">"), lines("!")].concat().into_iter().flat_map(hints).map(|hint| hint.id).collect();
    assert!(ids.len() >= 60, "{} patterns are shown to work", ids.len());
}

/// What a hint offers must not itself be hinted at, or one click would lead to the next.
#[test]
fn replacements_need_no_hint() {
    for hint in lines(">").into_iter().flat_map(hints) {
        for replacement in &hint.replacements {
            assert_eq!(hints(replacement), [], "{}: {replacement:?}", hint.id);
        }
    }
}

/// A text that has taken its hints is left alone by them.
#[test]
fn applied_texts_are_stable() {
    for text in lines(">") {
        let applied = apply_hints(text, &hints(text));
        assert_eq!(apply_hints(&applied, &hints(&applied)), applied, "{text:?}");
    }
}

#[test]
fn reasons_are_one_plain_sentence() {
    for hint in lines(">").into_iter().flat_map(hints) {
        assert!(hint.reason.ends_with('.') && hint.reason.len() < 130, "{}: {}", hint.id, hint.reason);
        assert!(!hint.reason.contains("must not") && !hint.reason.contains("never say"), "{}", hint.reason);
    }
}

fn hint(start: u32, end: u32, replacement: &str) -> Hint {
    let replacements = vec![replacement.to_owned()];
    Hint { span: Span { start, end }, rule: 4, id: "test".into(), reason: "test".into(), replacements }
}

#[test]
fn applying_keeps_spaces_capitals_and_marks() {
    let cases: &[(&str, &[Hint], &str)] = &[
        ("Well, you know. Ok", &[hint(0, 4, "")], "You know. Ok"),
        ("so Well it is.", &[hint(3, 7, "")], "so It is."),
        ("you are, honestly.", &[hint(9, 17, "")], "you are,."),
        ("😀 just go", &[hint(3, 7, "maybe")], "😀 maybe go"),
        ("abc", &[hint(1, 9, "x")], "abc"),
        ("abc", &[hint(2, 1, "x")], "abc"),
        ("😀", &[hint(1, 2, "x")], "😀"),
        ("one two", &[hint(0, 3, "1"), hint(2, 5, "2")], "1 two"),
        ("i think just go", &[hint(8, 12, "I'd say")], "i think i'd say go"),
    ];
    for (text, hints, expected) in cases {
        assert_eq!(apply_hints(text, hints), *expected, "{text:?}");
    }
}

#[test]
fn a_long_reply_is_pointed_out_once() {
    let long = "You said the evenings are the worst part of it. ".repeat(30);
    let found: Vec<Hint> = hints(&long).into_iter().filter(|hint| hint.id == "length.long").collect();
    assert_eq!(found.len(), 1);
    assert!(hints("You said the evenings are the worst part of it.").is_empty());
}
