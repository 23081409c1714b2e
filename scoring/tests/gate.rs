//! The gate against `fixtures/gate.txt`: what each rule stops and what passes.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test where it unwraps nothing")]

use std::collections::BTreeMap;

use llumi_scoring::{Context, Origin, verdict};

const RISKY: Context<'_> = Context {
    title: "tired",
    post: "I don't want to be here anymore. I keep thinking everyone would be better off without me.",
    parent: None,
};

const CALM: Context<'_> = Context {
    title: "monday",
    post: "My exam is on Monday and my aunt keeps asking about it at dinner.",
    parent: None,
};

/// One line of the table.
struct Case {
    rule: u8,
    stopped: bool,
    draft: Option<String>,
    text: String,
}

/// `\u{200b}` in a line as the character it stands for.
fn unescape(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

fn cases() -> Vec<Case> {
    let mut rule = 0;
    let mut cases = Vec::new();
    for line in include_str!("fixtures/gate.txt").lines() {
        if let Some(number) = line.strip_prefix('[') {
            rule = number.trim_end_matches(']').parse().unwrap();
            continue;
        }
        let Some((mark, text)) = line.split_once(' ').filter(|(mark, _)| matches!(*mark, "-" | "+")) else {
            assert!(line.is_empty() || line.starts_with('#'), "not a case: {line}");
            continue;
        };
        let (draft, text) = match text.strip_prefix("{draft: ") {
            Some(rest) => rest.split_once("} ").map(|(draft, text)| (Some(draft.to_owned()), text)).unwrap(),
            None => (None, text),
        };
        cases.push(Case { rule, stopped: mark == "-", draft, text: unescape(text) });
    }
    cases
}

/// What is wrong with the answer to one case, if anything.
fn fault(case: &Case) -> Option<String> {
    let context = if case.rule == 16 { CALM } else { RISKY };
    let verdict = verdict(context, &case.text, Origin::Generated { own_draft: case.draft.as_deref() });
    let found: Vec<_> = verdict.findings.iter().map(|finding| (finding.rule, finding.id.as_str())).collect();
    if case.stopped && !found.iter().any(|(rule, _)| *rule == case.rule) {
        return Some(format!("rule {} let through {:?}, found {found:?}", case.rule, case.text));
    }
    if !case.stopped && !found.is_empty() {
        return Some(format!("rule {}: stopped by {found:?}: {:?}", case.rule, case.text));
    }
    None
}

#[test]
fn every_case_is_judged_as_written() {
    let faults: Vec<String> = cases().iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_has_cases_on_both_sides() {
    let mut counts: BTreeMap<(u8, bool), usize> = BTreeMap::new();
    for case in cases() {
        *counts.entry((case.rule, case.stopped)).or_default() += 1;
    }
    for rule in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 18] {
        for stopped in [true, false] {
            let count = counts.get(&(rule, stopped)).copied().unwrap_or(0);
            assert!(count >= 8, "rule {rule} has {count} texts with stopped = {stopped}");
        }
    }
}

#[test]
fn the_persons_own_life_and_directory_numbers_are_theirs_to_tell() {
    let cases = [
        ("I've been there too, when I lost my job.", true),
        ("You can call 988, it's free.", true),
        ("You can call 0800 999 777, it's free.", false),
        ("Just think positive.", false),
    ];
    for (text, passes) in cases {
        assert_eq!(verdict(RISKY, text, Origin::Person).passes(), passes, "{text:?}");
    }
    let kept = Origin::Generated { own_draft: Some("call 988 maybe") };
    assert!(verdict(RISKY, "Would it feel possible to call 988?", kept).passes());
}

#[test]
fn findings_point_at_the_words() {
    let text = "😀 okay. Nobody cares, you're such a loser.";
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut found: Vec<String> = verdict(CALM, text, Origin::Person)
        .findings
        .iter()
        .map(|finding| {
            String::from_utf16(&units[finding.span.start as usize..finding.span.end as usize]).unwrap()
        })
        .collect();
    found.dedup();
    assert_eq!(found, ["Nobody cares", "you're such a loser"]);
}
