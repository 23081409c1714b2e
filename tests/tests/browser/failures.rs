//! What goes wrong between the panel, the box and the daemon, and that nothing is lost by it: a box that refuses or
//! garbles what is written, an answer that fails the first time, a hint that the person does not want.

use crate::fake::Script;
use crate::page::Page;
use crate::rig::{BOTH, Rig, Site, case, look, write_and_open};
use crate::sites;
use llumi_protocol::api::ErrorCode;
use serde_json::json;

const OWN: &str = "Hello there.";
const DRAFT: &str = "That sounds really hard. What would help you tonight?";

/// From now on the box takes nothing that is written by a program.
fn refuse(site: Site, page: &Page) {
    page.eval(match site {
        Site::Old => {
            "(() => { const box = document.querySelector('.cloneable textarea'); const kept = box.value; \
             box.addEventListener('input', () => { box.value = kept; }); })()"
        }
        Site::New => {
            "(() => { const { editor } = document.querySelector('shreddit-composer'); editor.setEditable(false); \
             editor.getRootElement().contentEditable = 'false'; })()"
        }
    });
}

/// From now on the box changes a word of what is written, as a site's filter may.
fn garble(site: Site, page: &Page) {
    page.eval(match site {
        Site::Old => {
            "(() => { const box = document.querySelector('.cloneable textarea'); \
             box.addEventListener('input', () => { box.value = box.value.replace('help', 'h*lp'); }); })()"
        }
        Site::New => {
            "import('lexical').then(({ TextNode }) => { \
               document.querySelector('shreddit-composer').editor.registerNodeTransform(TextNode, (node) => { \
                 const text = node.getTextContent(); \
                 if (text.includes('help')) node.setTextContent(text.replace('help', 'h*lp')); }); })"
        }
    });
}

/// Lets the test read the clipboard; a page needs no permission to write to it after a click.
fn allow_clipboard(rig: &Rig) {
    for origin in [sites::OLD, sites::NEW] {
        let origin = origin.split("/r/").next();
        let wanted =
            json!({"origin": origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        rig.browser.call("Browser.grantPermissions", wanted);
    }
}

/// The note offers Copy, and pressing it puts the whole suggestion on the clipboard.
fn copy_is_offered(page: &Page, says: &str) {
    page.wait_text("note", says);
    page.eval("navigator.clipboard.writeText('nothing yet')");
    let copy = page.get("note").named("copy").remove(0);
    page.click(&copy);
    page.wait("the suggestion is on the clipboard", || {
        page.eval("navigator.clipboard.readText()").as_str().is_some_and(|text| text.trim() == DRAFT)
    });
    page.wait_text("note", "Copied");
    assert_eq!(page.text("draft-text"), DRAFT, "the draft is still there");
}

#[test]
fn a_box_that_refuses_a_draft_keeps_its_text_and_copy_is_offered() {
    case(|rig| {
        let _fake = rig.fake();
        allow_clipboard(rig);
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, OWN);
            page.press_button("draft");
            page.wait_text("draft-text", DRAFT);
            refuse(site, &page);
            page.press_button("append");
            copy_is_offered(&page, "could not be written into the box");
            assert_eq!(site.text(&page), OWN, "{site:?}");
            assert!(
                page.named("inserted").is_empty() && !page.named("append").is_empty(),
                "{}",
                page.state()
            );
        }
    });
}

#[test]
fn a_box_that_garbles_a_draft_is_told_of_and_copy_is_offered() {
    case(|rig| {
        let _fake = rig.fake();
        allow_clipboard(rig);
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, OWN);
            page.press_button("draft");
            page.wait_text("draft-text", DRAFT);
            garble(site, &page);
            page.press_button("append");
            copy_is_offered(&page, "did not take this as it should");
            let text = site.text(&page);
            assert!(text.starts_with(OWN) && text.contains("h*lp"), "{site:?}: {text}");
        }
    });
}

#[test]
fn a_box_that_refuses_a_change_leaves_it_on_offer() {
    case(|rig| {
        let fake = rig.fake();
        let (own, improved) = ("You should rest. I am listening.", "You could rest. I am listening.");
        fake.script(Script { text: improved.to_owned(), ..Script::default() });
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, own);
            page.press_button("improve");
            page.get("change-accept");
            refuse(site, &page);
            page.press_button("change-accept");
            page.wait_text("note", "could not be written into the box");
            assert_eq!(site.text(&page), own, "{site:?}");
            let change = page.get("change");
            assert_eq!(change.attribute("data-state"), Some("open"), "{}", page.state());
        }
    });
}

#[test]
fn try_again_succeeds_after_a_failure() {
    case(|rig| {
        let fake = rig.fake();
        let improved = "You could rest. I am listening.";
        let answer = Script { text: improved.to_owned(), ..Script::default() };
        for (site, task, code, name) in [
            (Site::Old, "draft", ErrorCode::Busy, "busy"),
            (Site::Old, "improve", ErrorCode::Internal, "internal"),
            (Site::New, "improve", ErrorCode::Busy, "busy"),
        ] {
            let page = site.open(rig, "");
            write_and_open(site, &page, "You should rest. I am listening.");
            fake.script(Script { error: Some(code), ..answer.clone() });
            let before = fake.asked().len();
            page.press_button(task);
            // It may fail again before it succeeds.
            for asked in 1..=2 {
                page.wait("the failure is shown", || {
                    fake.asked().len() == before + asked
                        && page.named("error").first().and_then(|error| error.attribute("data-code"))
                            == Some(name)
                });
                if asked == 2 {
                    fake.script(answer.clone());
                }
                page.press_button("try-again");
            }
            if task == "draft" {
                page.wait_text("draft-text", improved);
            } else {
                page.press_button("change-accept");
                site.wait_text(&page, improved);
            }
            assert!(page.named("error").is_empty(), "{}", page.state());
            let asked = fake.asked().split_off(before);
            assert_eq!(asked.len(), 3);
            assert!(asked.iter().all(|request| *request == asked[0]), "the same each time: {asked:?}");
        }
    });
}

/// A hint that was answered with “Keep it” is gone, leaves the text as it is, and does not come back with the next
/// word.
#[test]
fn a_dismissed_hint_stays_away() {
    let text = "At least you have an interview. You should just relax.";
    case(|rig| {
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, text);
            page.wait("hints are listed", || page.named("hint").len() >= 2);
            let ids = |page: &Page| -> Vec<String> {
                let hints = page.named("hint");
                hints.iter().filter_map(|hint| hint.attribute("data-id").map(str::to_owned)).collect()
            };
            let mut left = ids(&page);
            let gone = left.remove(0);
            page.press_button("hint-dismiss");
            page.wait("the first hint is gone", || ids(&page) == left);
            assert_eq!(site.text(&page), text);
            site.focus(&page);
            page.key("End", 2);
            page.type_text(" You should call me.");
            page.wait("what was added is judged", || ids(&page).len() > left.len());
            look();
            assert!(!ids(&page).contains(&gone), "{gone} came back: {:?}", ids(&page));
        }
    });
}
