//! Contacts in words: `kai at gmail dot com`, `my insta is kai_k`, `discord: kai#4432`, `ring one eight hundred …`.
//!
//! Why: what a filter looks for is soon written around. How: phrases for addresses and accounts; runs of number
//! words that are no counting.

use std::sync::OnceLock;

use llumi_protocol::score::Finding;

use super::{CALLS, finding};
use crate::pattern::PatternSet;
use crate::phrase::Clause;
use crate::tokenize::{Kind, Token};

/// Spoken ends of web and mail addresses.
const ADDRESSES: &[&str] = &[
    "(dot|punkt) (com|org|net|edu|gov|io|info|co|uk|gg|xyz|help|app)",
    "at (gmail|hotmail|icloud|protonmail|gmx|googlemail|yahoo)",
    "at (outlook|proton|aol|me) dot",
];

/// Accounts that are offered or asked to be written to.
const ACCOUNTS: &[&str] = &[
    "(my|our) [own] (discord|insta|instagram|ig|snap|snapchat|telegram|whatsapp|kik|tiktok|twitter|\
    facebook|fb|\
     skype|wechat|twitch|signal|reddit|steam) [handle|name|username|user|account|id|tag|dms|inbox] (is|are|\
     s|at)",
    "(add|find|message|dm|text|pm|hit|reach|follow|contact|write|ping|call|get) me [up] [back] (on|at|via|\
    through|\
     over|in) (discord|insta|instagram|ig|snap|snapchat|telegram|whatsapp|kik|tiktok|twitter|facebook|fb|\
     skype|\
     wechat|twitch|signal|messenger)",
    "(my|our) (username|user name|handle|gamertag|email|e-mail|mail|phone number|cell number|phone|number) \
    (is|s)",
    "(lets|we could|we can|you can|can we) (talk|chat|move|go|switch|speak) [to me] (on|to|over|via) \
    (discord|insta|\
     instagram|snap|snapchat|telegram|whatsapp|kik|skype|wechat|signal)",
];

/// Names that stand before a colon and an account.
const SERVICES: &[&str] = &[
    "discord",
    "insta",
    "instagram",
    "ig",
    "snap",
    "snapchat",
    "telegram",
    "whatsapp",
    "kik",
    "tiktok",
    "twitter",
    "facebook",
    "fb",
    "skype",
    "wechat",
    "twitch",
    "signal",
    "email",
    "mail",
];

/// Digits in words; the index is no value.
const DIGITS: &[&str] =
    &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Words that also stand in a number that is read out.
const BETWEEN: &[&str] = &["hundred", "double", "triple", "oh", "nought", "thousand", "eleven", "twelve"];

fn sets() -> &'static (PatternSet, PatternSet) {
    static SETS: OnceLock<(PatternSet, PatternSet)> = OnceLock::new();
    SETS.get_or_init(|| {
        (PatternSet::new(ADDRESSES.iter().copied()), PatternSet::new(ACCOUNTS.iter().copied()))
    })
}

/// Adds what one sentence holds.
pub(super) fn findings(clause: &Clause<'_>, findings: &mut Vec<Finding>) {
    let (addresses, accounts) = sets();
    for found in addresses.find(clause) {
        findings.push(finding("contact.link", clause.span(found.start.saturating_sub(1), found.end)));
    }
    for found in accounts.find(clause) {
        findings.push(finding("contact.handle", clause.span(found.start, found.end)));
    }
    let words = clause.words();
    let plain = |at: usize| words[at].plain.as_str();
    let mut start = 0;
    while start < words.len() {
        let length = words[start..].iter().take_while(|word| is_digit(&word.plain)).count();
        if length == 0 {
            start += 1;
            continue;
        }
        let end = start + length;
        let called = (start.saturating_sub(4)..start).any(|at| CALLS.contains(&plain(at)));
        let run: Vec<&str> = (start..end).map(plain).collect();
        if length >= if called { 3 } else { 5 } && !counts(&run) {
            findings.push(finding("contact.number", clause.span(start, end)));
        }
        start = end;
    }
}

fn is_digit(word: &str) -> bool {
    DIGITS.contains(&word) || BETWEEN.contains(&word)
}

/// True where the words only count up or down, as one does to breathe.
fn counts(run: &[&str]) -> bool {
    let value = |word: &&str| DIGITS.iter().position(|digit| digit == word);
    let values: Option<Vec<usize>> = run.iter().map(value).collect();
    values.is_some_and(|values| {
        values.windows(2).all(|pair| pair[0] + 1 == pair[1])
            || values.windows(2).all(|pair| pair[0] == pair[1] + 1)
    })
}

/// Adds accounts behind a colon (`discord: kai`) and with a number sign (`kai#4432`).
pub(super) fn labelled(tokens: &[Token<'_>], findings: &mut Vec<Finding>) {
    for (at, token) in tokens.iter().enumerate() {
        let tagged = token.text.split_once('#').is_some_and(|(name, number)| {
            name.len() >= 2 && number.len() >= 3 && number.bytes().all(|b| b.is_ascii_digit())
        });
        if token.kind == Kind::Word && tagged {
            findings.push(finding("contact.handle", token.span));
        }
        if let [colon, name, ..] = &tokens[at + 1..]
            && SERVICES.contains(&token.plain.as_str())
            && matches!(colon.text, ":" | "=" | "@")
            && name.is_word()
        {
            findings.push(finding("contact.handle", name.span));
        }
    }
}
