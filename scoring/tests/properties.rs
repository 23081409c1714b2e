//! What must hold for any text whatever: no panic, spans inside the text and on characters, hints that settle.

use llumi_protocol::score::Span;
use llumi_scoring::{
    Context, Origin, apply_hints, hints, metrics, readability, report, risk, tokenize, verdict,
};
use proptest::prelude::*;

/// Pieces that the tables know, so that random texts meet them, between pieces that upset offsets.
const PIECES: &[&str] = &[
    "at least",
    "you should",
    "you need to",
    "just",
    "it gets better",
    "don't",
    "be sad",
    "get over it",
    "cheer up",
    "promise me",
    "committed suicide",
    "i want to die",
    "kill yourself",
    "k i l l",
    "your fault",
    "think positive",
    "you",
    "i",
    "not",
    "people say",
    "it's",
    "everything happens for a reason",
    "you must",
    "I’m here",
    "call 988",
    "www.example.org",
    "u/someone",
    "be glad",
    "that",
    "never",
    "😀",
    "👩‍👩‍👧",
    "e\u{301}",
    "\u{200b}",
    "שלום",
    "漢字",
    ",",
    ".",
    "?",
    "!",
    "\n",
    "\n\n",
    "> ",
    "\"",
    "'",
    "“",
    "”",
    "`",
    "```",
    "*",
    "(",
    ")",
    "-",
    "1",
    "24",
    "555 010 9999",
    "mg",
    "\u{feff}",
    "\t",
    "ﬁ",
    "İ",
    "ß",
    "𝓀𝒾𝓁𝓁",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES);
    let space = proptest::sample::select(&[" ", " ", " ", "", "  "][..]);
    proptest::collection::vec((piece, space), 0..40)
        .prop_map(|parts| parts.iter().flat_map(|(a, b)| [*a, *b]).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => soup(), 1 => any::<String>(), 1 => "\\PC{0,200}"]
}

/// True where the span lies in the text and cuts no surrogate pair.
fn fits(text: &str, span: Span) -> bool {
    let units: Vec<u16> = text.encode_utf16().collect();
    let slice = units.get(span.start as usize..span.end as usize);
    span.start <= span.end && slice.is_some_and(|slice| String::from_utf16(slice).is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn nothing_panics_and_spans_fit(post in any_text(), text in any_text()) {
        let context = Context { title: &post, post: &post, parent: Some(&text) };
        let report = report(context, &text);
        risk(context);
        metrics::share_kept(&post, &text);
        readability::Counts::of(&text);
        let generated = verdict(context, &text, Origin::Generated { own_draft: Some(&post) });
        for span in report.hints.iter().map(|hint| hint.span) {
            prop_assert!(fits(&text, span));
        }
        for finding in report.verdict.findings.iter().chain(&generated.findings) {
            prop_assert!(fits(&text, finding.span));
        }
        for pair in report.hints.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }

    #[test]
    fn tokens_and_sentences_cover_the_text_in_order(text in any_text()) {
        let tokens = tokenize::tokens(&text);
        for token in &tokens {
            prop_assert!(fits(&text, token.span) && &text[token.start..token.end] == token.text);
        }
        for pair in tokens.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start && pair[0].sentence <= pair[1].sentence);
        }
        let mut end = 0;
        for sentence in tokenize::sentences(&text) {
            prop_assert!(fits(&text, sentence.span) && sentence.span.start >= end && !sentence.text.is_empty());
            end = sentence.span.end;
        }
    }

    /// Applying what is offered settles: in a few rounds nothing is left to apply.
    #[test]
    fn applied_hints_settle(text in any_text()) {
        let mut text = text;
        for _ in 0..4 {
            text = apply_hints(&text, &hints(&text));
        }
        prop_assert_eq!(&apply_hints(&text, &hints(&text)), &text);
    }

    #[test]
    fn hints_that_do_not_belong_are_borne(text in any_text(), other in any_text()) {
        apply_hints(&text, &hints(&other));
    }

    #[test]
    fn shares_stay_between_nought_and_one(a in any_text(), b in any_text()) {
        let share = metrics::share_kept(&a, &b);
        prop_assert!((0.0..=1.0).contains(&share));
        prop_assert_eq!(metrics::share_kept(&a, &a), 1.0);
    }
}
