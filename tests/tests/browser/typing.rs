//! Score and hints follow what is typed, on both sites, under either policy, in either encoding.

use crate::page::Page;
use crate::rig::{BOTH, OLD_BOX, Site, case, open_panel, scores, write_and_open};
use crate::sites::STRICT;
use llumi_protocol::score::Hint;

const CLUMSY: &str = "At least you have an interview. You should just relax.";

/// The score and the hints change as the text does.
fn follows_typing(site: Site, suffix: &str) {
    case(|rig| {
        let page = site.open(rig, suffix);
        write_and_open(site, &page, CLUMSY);
        page.wait("hints are listed", || !page.named("hint").is_empty());
        let encoding = if suffix == STRICT { "plain" } else { "wasm" };
        assert_eq!(page.eval_in_extension("globalThis.llumiEncoding"), encoding);
        let first = scores(&page);
        assert!(first.iter().all(|score| !score.is_empty()), "{first:?}");
        site.focus(&page);
        page.key("End", 2);
        page.type_text(" That sounds so tiring after all those nights. What worries you most?");
        page.wait("the scores change", || scores(&page) != first);
    });
}

#[test]
fn score_follows_typing_on_old_reddit() {
    follows_typing(Site::Old, "");
}

#[test]
fn score_follows_typing_on_old_reddit_under_a_strict_policy() {
    follows_typing(Site::Old, STRICT);
}

#[test]
fn score_follows_typing_in_lexical() {
    follows_typing(Site::New, "");
}

#[test]
fn score_follows_typing_in_lexical_under_a_strict_policy() {
    follows_typing(Site::New, STRICT);
}

/// The hint that the panel lists first, as the scorer gives it, with a replacement.
fn first_hint(text: &str) -> Hint {
    let hints = llumi_scoring::hints(text);
    hints
        .into_iter()
        .find(|hint| !hint.replacements.is_empty())
        .expect("the text has a hint with a replacement")
}

/// `text` with the hint's first replacement in its place.
fn applied(text: &str, hint: &Hint) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let new = hint.replacements[0].encode_utf16();
    units.splice(hint.span.start as usize..hint.span.end as usize, new);
    String::from_utf16(&units).expect("spans lie between characters")
}

fn press_first_hint(page: &Page, hint: &Hint) {
    page.wait("the hint is listed", || !page.named("hint-apply").is_empty());
    let list = page.named("hint");
    let item =
        list.iter().find(|item| item.attribute("data-id") == Some(hint.id.as_str())).expect("the hint");
    page.click(&item.named("hint-apply")[0]);
}

#[test]
fn a_hint_applies_as_one_step_of_undo() {
    case(|rig| {
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, CLUMSY);
            let hint = first_hint(CLUMSY);
            press_first_hint(&page, &hint);
            page.wait("the box changes", || site.text(&page) != CLUMSY);
            let changed = site.text(&page);
            assert!(!changed.to_lowercase().contains("at least"), "{changed}");
            site.focus(&page);
            page.undo();
            site.wait_text(&page, CLUMSY);
        }
    });
}

/// Offsets are UTF-16 units: emoji are two, Hebrew letters one, and all of it stays as it was.
#[test]
fn hints_hit_the_right_place_among_emoji_and_hebrew() {
    let text = "😀😀 שלום 👩‍👩‍👧 this matters to me. It gets better! 🌧️ עכשיו";
    case(|rig| {
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, text);
            let hint = first_hint(text);
            press_first_hint(&page, &hint);
            page.wait("the box changes", || site.text(&page) != text);
            let (now, expected) = (site.text(&page), applied(text, &hint));
            let loose = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            assert_eq!(loose(&now), loose(&expected), "{site:?}");
        }
    });
}

#[test]
fn the_panels_own_undo_takes_a_hint_back() {
    case(|rig| {
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, CLUMSY);
            press_first_hint(&page, &first_hint(CLUMSY));
            page.wait("the box changes", || site.text(&page) != CLUMSY);
            page.press_button("undo");
            site.wait_text(&page, CLUMSY);
        }
    });
}

/// Bytes of the program's memory, in whichever encoding runs on the page.
fn memory(page: &Page, encoding: &str) -> f64 {
    let file = |name: &str| format!("import(chrome.runtime.getURL('extension/pkg/{name}'))");
    let script = match encoding {
        "plain" => format!("{}.then((m) => m.memory.buffer.byteLength)", file("plain/llumi_wasm.js")),
        _ => format!("{}.then((m) => m.default()).then((w) => w.memory.buffer.byteLength)", file("llumi.js")),
    };
    page.eval_in_extension(&script).as_f64().unwrap_or_default()
}

#[test]
fn both_encodings_give_the_same_scores_also_when_memory_grows() {
    // Long enough that the program's memory must grow while it is scored.
    let long = "I am so sorry, that sounds exhausting 😔. At least Thursday is close, שלום. ".repeat(450);
    let texts = [CLUMSY, "ok", "That sounds lonely. What would a good evening look like for you?", &long];
    case(|rig| {
        let mut seen: Vec<Vec<Vec<String>>> = Vec::new();
        for (suffix, expected) in [("", "wasm"), (STRICT, "plain")] {
            let page = rig.open_old(suffix);
            page.get("badge");
            assert_eq!(page.eval_in_extension("globalThis.llumiEncoding"), expected);
            let before = memory(&page, expected);
            let mut lists = Vec::new();
            for text in texts {
                page.eval(&format!(
                    "document.querySelector('{OLD_BOX}').value = {}",
                    serde_json::json!(text)
                ));
                open_panel(&page);
                page.get("score-safety");
                let hints = page.named("hint").iter().map(|hint| hint.text()).collect();
                lists.push(scores(&page));
                lists.push(hints);
                page.press_button("close");
                page.wait_gone("panel");
            }
            let after = memory(&page, expected);
            assert!(after > before, "memory grew from {before} to {after} in {expected}: not tested");
            seen.push(lists);
        }
        assert_eq!(seen[0], seen[1]);
        assert_ne!(seen[0][0], seen[0][4], "different texts have different scores");
    });
}
