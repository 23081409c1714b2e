//! Rule 18: phone numbers, links, addresses, user names, and names of help lines.
//!
//! Why: a wrong number has cost lives, so numbers come from [`crate::directory`] and from nowhere else. How: links
//! and handles are tokens already; digits are read in runs with what people put between them; short codes count
//! near a word like "call" or "text"; names of services are a list. What is written around filters ("kai at gmail
//! dot com", "my insta is kai_k", "one eight hundred …") is read in words (`spoken`).

use llumi_protocol::score::{Finding, Span};

use crate::directory;
use crate::pattern::PatternSet;
use crate::phrase::Phrases;
use crate::tokenize::{self, Kind, Token};
use std::sync::OnceLock;

mod spoken;

const REASON: &str =
    "Numbers, links and names of services come from the checked directory only; a wrong one can cost a life.";

/// Names of services, and numbers in words.
const NAMES: &[&str] = &[
    "samaritans",
    "[suicide [and] [crisis]] [prevention] lifeline [australia|chat]",
    "crisis text line",
    "shout (line|text service)",
    "beyond blue",
    "kids (help phone|helpline|help line)",
    "tele manas",
    "trevor project",
    "the trevor (project|lifeline)",
    "telefonseelsorge",
    "befrienders",
    "childline",
    "papyrus",
    "pieta house",
    "headspace",
    "samhsa",
    "nami",
    "kiri helpline",
    "vandrevala",
    "icall",
    "aasra",
    "nine eight eight",
    "nine one one",
    "nine nine nine",
    "one one six one two three",
    "betterhelp",
    "better help",
    "talkspace",
    "7 cups",
    "seven cups",
    "hopeline",
    "suicide stop",
    "find a helpline",
    "rainn",
    "trans lifeline",
    "veterans crisis line",
    "calm helpline",
    "the calm zone",
    "lifeline (number|on|at|is)",
    "sos amitie",
    "zelfmoordlijn",
    "sadag",
    "cvv",
    "reddit (care|cares)",
    "alcoholics anonymous",
];

/// Words that make a short number a number to reach.
const CALLS: &[&str] = &[
    "call", "calling", "text", "texting", "dial", "dialing", "ring", "phone", "sms", "contact", "number",
    "hotline", "helpline", "message", "whatsapp",
];

/// Short numbers that are known everywhere, so that they need no word beside them.
const KNOWN: &[&str] = &["988", "911", "741741", "116123", "85258", "50808", "131114", "14416", "1737"];

/// Everything in `text` that rule 18 stops; numbers of the directory are let through where `allowed` holds them.
pub(crate) fn findings(text: &str, phrases: &Phrases, allowed: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let tokens = tokenize::tokens(text);
    let mut findings = Vec::new();
    for token in &tokens {
        match token.kind {
            Kind::Link if !allowed(token.text) => findings.push(finding("contact.link", token.span)),
            Kind::Handle => findings.push(finding("contact.handle", token.span)),
            _ => {}
        }
    }
    numbers(&tokens, allowed, &mut findings);
    for clause in phrases.clauses() {
        for found in names().find(&clause) {
            findings.push(finding("contact.service", clause.span(found.start, found.end)));
        }
        spoken::findings(&clause, &mut findings);
    }
    spoken::labelled(&tokens, &mut findings);
    findings
}

fn names() -> &'static PatternSet {
    static SET: OnceLock<PatternSet> = OnceLock::new();
    SET.get_or_init(|| PatternSet::new(NAMES.iter().copied()))
}

fn finding(id: &str, span: Span) -> Finding {
    Finding { rule: 18, id: id.to_owned(), span, reason: REASON.to_owned() }
}

/// Runs of digits that could be dialled.
fn numbers(tokens: &[Token<'_>], allowed: &dyn Fn(&str) -> bool, findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < tokens.len() {
        let end = run_end(tokens, at);
        if end == at {
            at += 1;
            continue;
        }
        let digits: String = tokens[at..end]
            .iter()
            .flat_map(|token| token.text.chars())
            .filter(char::is_ascii_digit)
            .collect();
        if is_dialled(tokens, at, end, &digits) && !allowed(&digits) {
            findings.push(finding(
                "contact.number",
                Span { start: tokens[at].span.start, end: tokens[end - 1].span.end },
            ));
        }
        at = end;
    }
}

/// Tokens that one number may have; keeps the work linear.
const LONGEST: usize = 32;

/// Index behind the number that starts at `at`, with its separators; `at` where there is none.
fn run_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at;
    for (index, token) in tokens.iter().enumerate().skip(at).take(LONGEST) {
        let near = index == at || token.start - tokens[index - 1].end <= 1;
        let digits = token.kind == Kind::Number
            || (token.kind == Kind::Word
                && token.text.starts_with(|c: char| c.is_ascii_digit())
                && token.text.bytes().filter(u8::is_ascii_digit).count() >= 3);
        let separator = matches!(token.text, "-" | "." | "(" | ")" | "+" | "–" | "/");
        if !near || !(digits || separator) || (index == at && separator && !matches!(token.text, "+" | "(")) {
            break;
        }
        if digits {
            end = index + 1;
        }
    }
    end
}

/// True where the digits look like something to call: long enough, or short beside a word like "text".
fn is_dialled(tokens: &[Token<'_>], start: usize, end: usize, digits: &str) -> bool {
    let run = &tokens[start..end];
    let before = &tokens[start.saturating_sub(4)..start];
    let money = before.last().is_some_and(|token| matches!(token.text, "$" | "£" | "€" | "₹" | "#"));
    let grouped = run.len() == 1
        && (run[0].text.contains(',') || run[0].text.contains(':') || run[0].text.contains('.'));
    let years = run.len() == 3 && run.iter().step_by(2).all(|token| is_year(token.text));
    let called = before.iter().any(|token| CALLS.contains(&token.plain.as_str()))
        || tokens.get(end).is_some_and(|token| matches!(token.plain.as_str(), "hotline" | "helpline"));
    let unit = tokens.get(end).is_some_and(|token| UNITS.contains(&token.plain.as_str()));
    if money || years || grouped {
        return false;
    }
    let is_date = run.iter().filter(|token| token.text == "/").count() == 2;
    // "1000000 times" is an amount; a number to dial is seldom round and seldom counts anything.
    let round = digits.trim_start_matches(|c: char| c != '0').len() >= 5 && digits.ends_with("00000");
    let amount = run.len() == 1 && !digits.starts_with('0') && (unit || round);
    let long = digits.len() >= 7 && !is_date && !amount;
    let known = KNOWN.contains(&digits) && !unit;
    let short =
        called && !unit && (3..=6).contains(&digits.len()) && !(run.len() == 1 && is_year(run[0].text));
    long || known || short
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// Words behind a number that make it an amount.
const UNITS: &[&str] = &[
    "am", "pm", "times", "days", "hours", "minutes", "people", "years", "weeks", "months", "euros",
    "dollars", "pounds", "miles", "km", "words", "steps", "percent",
];

/// True where `contact`, digits only or a web address, stands in the directory.
pub(crate) fn in_directory(contact: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric() || *c == '.').collect::<String>().to_ascii_lowercase()
    };
    let wanted = plain(contact.trim_start_matches("https://").trim_start_matches("www."));
    directory::all().any(|entry| plain(entry.number) == wanted)
}
