//! Invariant same-score: this process, the wasm in Chromium and the plain JavaScript in Chromium judge every text of
//! the corpus equally to the bit.
//!
//! How: all three run `llumi_scoring::report`; the page's two through the program's own export `report`. Compared are
//! the bits of the five dimensions, and hints, verdict, risk and count of words as JSON.

use crate::page::Page;
use crate::rig::case;
use crate::sites::STRICT;
use llumi_protocol::score::{Dimension, Report};
use serde_json::{Value, json};

/// Title, post, and the text that answers it.
type Case = (String, String, String);

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for entry in llumi_corpus::entries() {
        for text in [&entry.initial, &entry.improved, &entry.reply_text()] {
            cases.push((entry.title.clone(), entry.post.clone(), text.clone()));
        }
    }
    // What no entry has: nothing at all, other scripts, surrogate pairs, a text for which memory must grow.
    let long = "I am so sorry, that sounds exhausting 😔. At least Thursday is close, שלום. ".repeat(900);
    for text in ["", " \n ", "👩‍👩‍👧 you should just relax 🌧️", "يمكنك أن تستريح. You are not alone…", &long]
    {
        cases.push(("exam".to_owned(), "I failed my exam 😔 and I feel sick.".to_owned(), text.to_owned()));
    }
    cases
}

fn native((title, post, text): &Case) -> Report {
    llumi_scoring::report(llumi_scoring::Context { title, post, parent: None }, text)
}

/// Bits of the five dimensions, and everything that is said about the text, as JSON.
type Judged = (Vec<String>, String);

fn judged(report: &Report) -> Judged {
    let bits = Dimension::ALL.map(|of| format!("{:016x}", report.scores.get(of).to_bits()));
    (bits.into(), serde_json::to_string(report).expect("JSON"))
}

/// What the program in `file` says about each text, in the extension's world.
fn in_page(page: &Page, file: &str, cases: &[Case]) -> Vec<Judged> {
    let texts = json!(cases);
    let script = format!(
        "(async () => {{ const program = await import(chrome.runtime.getURL('extension/pkg/{file}')); \
           await program.default(); \
           const bits = (number) => new BigUint64Array(new Float64Array([number]).buffer)[0].toString(16).padStart(16, '0'); \
           return {texts}.map(([title, post, text]) => {{ \
             const said = program.report(title, post, text); const {{ scores }} = JSON.parse(said); \
             const five = ['readability', 'empathy', 'connection', 'actionability', 'safety']; \
             return [five.map((name) => bits(scores[name])), said]; }}); }})()"
    );
    serde_json::from_value(page.eval_in_extension(&script)).expect("pairs of bits and JSON")
}

#[test]
fn every_text_of_the_corpus_is_judged_equally_to_the_bit() {
    let cases = cases();
    assert!(cases.len() > 1000, "only {} texts", cases.len());
    let expected: Vec<Judged> = cases.iter().map(|case| judged(&native(case))).collect();
    let different: std::collections::BTreeSet<&Vec<String>> = expected.iter().map(|(bits, _)| bits).collect();
    assert!(different.len() > 500, "texts have scores of their own: {}", different.len());
    let unsafe_texts = expected.iter().filter(|(_, said)| !said.contains("\"findings\":[]")).count();
    assert!(unsafe_texts > 20, "verdicts with findings: {unsafe_texts}");
    case(|rig| {
        for (suffix, encoding, file) in [("", "wasm", "llumi.js"), (STRICT, "plain", "plain/llumi.js")] {
            let page = rig.open_old(suffix);
            page.get("badge");
            assert_eq!(page.eval_in_extension("globalThis.llumiEncoding"), encoding);
            for (texts, expected) in cases.chunks(200).zip(expected.chunks(200)) {
                let said = in_page(&page, file, texts);
                assert_eq!(said.len(), expected.len());
                for ((said, expected), (.., text)) in said.iter().zip(expected).zip(texts) {
                    assert_eq!(said, expected, "{encoding} (built by `cargo xtask wasm --plain`?): {text}");
                }
            }
            // No function of the program's is in the page's own world.
            assert_eq!(page.eval("typeof report"), Value::from("undefined"));
        }
    });
}
