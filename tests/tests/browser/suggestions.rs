//! Improve and Draft: what is sent, what is shown, what is written, what stops it. The fake daemon says the answers.

use crate::fake::Script;
use crate::page::Page;
use crate::rig::{BOTH, Site, case, open_panel, write_and_open};
use crate::sites::STRICT;
use llumi_protocol::api::Source;
use std::time::Duration;

const DRAFT: &str = "You should rest. I am here and listening to you. It gets better.";
const IMPROVED: &str = "You could rest. I am here and listening to you. I hope it gets lighter.";

fn says(text: &str) -> Script {
    Script { text: text.to_owned(), ..Script::default() }
}

fn wait_changes(page: &Page, count: usize) {
    page.wait(&format!("{count} changes are offered"), || page.named("change-accept").len() == count);
}

#[test]
fn improve_accept_one_change_and_undo() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(says(IMPROVED));
        for (site, suffix) in [(Site::Old, ""), (Site::New, STRICT)] {
            let page = site.open(rig, suffix);
            write_and_open(site, &page, DRAFT);
            page.press_button("improve");
            wait_changes(&page, 2);
            let second = page.named("change-accept").remove(1);
            page.click(&second);
            site.wait_text(&page, "You should rest. I am here and listening to you. I hope it gets lighter.");
            wait_changes(&page, 1);
            site.focus(&page);
            page.undo();
            site.wait_text(&page, DRAFT);
        }
        let (path, body) = fake.asked().remove(0);
        assert_eq!((path.as_str(), &body["draft"]), ("/v1/improve", &DRAFT.into()));
    });
}

#[test]
fn improve_dismiss_one_accept_all_and_the_panels_undo() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(says(IMPROVED));
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, DRAFT);
            page.press_button("improve");
            wait_changes(&page, 2);
            page.press_button("change-dismiss");
            wait_changes(&page, 1);
            page.press_button("accept-all");
            site.wait_text(&page, "You should rest. I am here and listening to you. I hope it gets lighter.");
            page.press_button("undo");
            site.wait_text(&page, DRAFT);
        }
    });
}

#[test]
fn accept_all_is_one_step_of_undo() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(says(IMPROVED));
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, DRAFT);
            page.press_button("improve");
            wait_changes(&page, 2);
            page.press_button("accept-all");
            site.wait_text(&page, IMPROVED);
            site.focus(&page);
            page.undo();
            site.wait_text(&page, DRAFT);
        }
    });
}

#[test]
fn a_change_follows_its_words_when_the_text_moves_and_goes_when_they_change() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(says(IMPROVED));
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, DRAFT);
            page.press_button("improve");
            wait_changes(&page, 2);
            // Written before everything: all of it moves.
            site.focus(&page);
            page.key("Home", 2);
            page.type_text("Hello 👋 ");
            site.wait_text(&page, &format!("Hello 👋 {DRAFT}"));
            page.wait("the first change is still there", || page.named("change-accept").len() == 2);
            let first = page.named("change-accept").remove(0);
            page.click(&first);
            site.wait_text(&page, "Hello 👋 You could rest. I am here and listening to you. It gets better.");
            // Written over the words of the second change: it no longer fits.
            site.focus(&page);
            page.key("End", 2);
            page.key("Backspace", 0);
            page.key("Backspace", 0);
            let outdated = |page: &Page| {
                let list = page.named("change");
                list.iter().filter(|change| change.attribute("data-state") == Some("outdated")).count()
            };
            page.wait("the second change is outdated", || outdated(&page) == 1);
            assert!(page.named("change-accept").is_empty(), "{}", page.state());
            assert!(!page.named("try-again").is_empty(), "it can be asked for again");
        }
    });
}

/// Who types on in a word means another word: "it" is not replaced inside of "its".
#[test]
fn typing_on_in_a_word_outdates_its_change() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(says("You could rest and I know this"));
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, "You should rest and I know it");
            page.press_button("improve");
            wait_changes(&page, 2);
            site.focus(&page);
            page.key("End", 2);
            page.type_text("s");
            site.wait_text(&page, "You should rest and I know its");
            wait_changes(&page, 1);
            page.press_button("accept-all");
            site.wait_text(&page, "You could rest and I know its");
        }
    });
}

/// What had come when an answer broke off is kept, and it is said that it broke off.
#[test]
fn a_draft_that_breaks_off_can_be_inserted() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(Script { endless: true, pace: Duration::from_millis(200), ..Script::default() });
        let page = rig.open_old("");
        open_panel(&page);
        page.press_button("draft");
        page.wait_text("stream", "That sounds really hard");
        rig.browser.stop_worker();
        page.wait_text("error", "broke off");
        page.wait_text("draft-text", "That sounds really hard");
        // Nor does it go away when llumi is looked for again.
        page.press_button("close");
        open_panel(&page);
        page.wait_text("daemon-state", "test-model");
        page.wait_text("error", "broke off");
        page.get("try-again");
        page.press_button("insert");
        page.wait("it is in the box", || Site::Old.text(&page).starts_with("That sounds really hard"));
    });
}

/// A page whose extension was updated can't reach it any more; that llumi is not running would be wrong.
#[test]
fn a_page_of_an_updated_extension_asks_to_be_reloaded() {
    case(|rig| {
        let _fake = rig.fake();
        let page = rig.open_old("");
        page.type_text("You should just relax.");
        open_panel(&page);
        page.wait_text("daemon-state", "test-model");
        page.press_button("close");
        let options = rig.browser.extension_page("options.html");
        options.eval("void setTimeout(() => chrome.runtime.reload(), 50)");
        std::thread::sleep(Duration::from_secs(2));
        page.press_button("badge");
        page.wait_text("daemon-state", "reload this page");
        assert!(!page.text("daemon-state").contains("not running"), "{}", page.state());
        page.wait("hints still work", || !page.named("hint").is_empty());
        assert_eq!(Site::Old.text(&page), "You should just relax.");
    });
}

#[test]
fn draft_under_a_post_reaches_the_daemon_and_the_box() {
    case(|rig| {
        let fake = rig.fake();
        let two = "That sounds really lonely.\n\nWhat do you miss most on those Sundays?";
        fake.script(says(two));
        for (site, title) in
            BOTH.into_iter().zip(["cannot sleep before the interview", "moved cities and I know nobody here"])
        {
            let page = site.open(rig, "");
            open_panel(&page);
            page.press_button("draft");
            page.wait_text("source", "test-model");
            page.press_button("insert");
            site.wait_text(&page, two);
            let (path, body) = fake.asked().pop().expect("a request");
            let thread = &body["thread"];
            assert_eq!(path, "/v1/draft");
            assert_eq!(
                (thread["title"].as_str(), thread["subreddit"].as_str()),
                (Some(title), Some("helptalk"))
            );
            assert!(thread["post"].as_str().is_some_and(|post| post.len() > 60), "{body}");
            assert!(thread["parent"].is_null(), "a reply to the post has no parent: {body}");
            site.focus(&page);
            page.undo();
            page.wait("one undo empties the box", || site.text(&page).trim().is_empty());
        }
    });
}

#[test]
fn draft_under_a_comment_takes_that_comment_along() {
    case(|rig| {
        let fake = rig.fake();
        let old = rig.open_old("");
        old.click_css("[data-fullname='t1_c2'] .reply-button");
        let new = rig.open_new("");
        new.click_css(".reply-c2");
        let cases = [
            (&old, "nobody at home noticed", "document.querySelector('#form-t1_c2 textarea').value"),
            (&new, "I still do that", "document.querySelector('shreddit-comment shreddit-composer').text"),
        ];
        for (page, parent, read) in cases {
            page.wait("there are two badges", || page.named("badge").len() == 2);
            page.key("l", 1);
            page.press_button("draft");
            page.press_button("insert");
            page.wait("the draft is in the reply's box", || {
                page.eval(read).as_str().is_some_and(|text| text.contains("What would help you tonight?"))
            });
            let (_, body) = fake.asked().pop().expect("a request");
            let sent = body["thread"]["parent"].as_str().unwrap_or_default();
            assert!(sent.contains(parent) && !sent.contains("pigeons"), "{body}");
        }
        assert_eq!(Site::Old.text(&old), "", "the other box is untouched");
    });
}

#[test]
fn a_draft_is_added_below_what_is_there() {
    case(|rig| {
        let _fake = rig.fake();
        for site in BOTH {
            let page = site.open(rig, "");
            write_and_open(site, &page, "Hello there.");
            page.press_button("draft");
            page.press_button("append");
            site.wait_text(&page, "Hello there.\n\nThat sounds really hard. What would help you tonight?");
        }
    });
}

#[test]
fn stop_ends_the_daemons_work_and_keeps_what_came() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(Script { endless: true, pace: Duration::from_millis(150), ..Script::default() });
        let page = rig.open_old("");
        open_panel(&page);
        page.press_button("draft");
        page.wait_text("stream", "That sounds really hard");
        page.press_button("stop");
        page.wait_text("draft-text", "That sounds really hard");
        page.wait("the daemon's answer is cut off", || fake.gone() == 1);
        page.wait_gone("stop");
    });
}

#[test]
fn closing_the_tab_ends_the_daemons_work() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(Script { endless: true, pace: Duration::from_millis(150), ..Script::default() });
        let page = rig.open_old("");
        open_panel(&page);
        page.press_button("draft");
        page.wait_text("stream", "That sounds really hard");
        page.goto("about:blank");
        page.wait("the daemon's answer is cut off", || fake.gone() == 1);
        page.goto(crate::sites::OLD);
    });
}

/// What the daemon let through, the page still checks.
#[test]
fn text_that_fails_the_safety_check_is_not_shown() {
    case(|rig| {
        let fake = rig.fake();
        let page = rig.open_old("");
        open_panel(&page);
        for unsafe_text in ["Please call 555-0199-234 right now.", "You are a pathetic loser."] {
            fake.script(says(unsafe_text));
            page.press_button("draft");
            page.get("withheld");
            assert!(!page.tree().text().contains(unsafe_text), "{}", page.state());
            page.press_button("discard");
        }
        assert_eq!(Site::Old.text(&page), "");
    });
}

#[test]
fn the_panel_always_says_where_the_text_came_from() {
    case(|rig| {
        let fake = rig.fake();
        let page = rig.open_old("");
        open_panel(&page);
        let exemplar = Source::Exemplar { id: "exam-pressure-01".to_owned() };
        let model = Source::Model { model: "test-model".to_owned() };
        for (source, kind) in [(exemplar, "exemplar"), (model, "model")] {
            fake.script(Script { source, ..Script::default() });
            page.press_button("draft");
            page.wait(kind, || {
                page.named("source")
                    .first()
                    .and_then(|node| node.attribute("data-source").map(str::to_owned))
                    .as_deref()
                    == Some(kind)
            });
            page.get("ai-note");
            page.press_button("discard");
        }
        Site::Old.focus(&page);
        page.type_text(DRAFT);
        fake.script(Script { source: Source::Unchanged, ..says(DRAFT) });
        page.press_button("improve");
        page.wait_text("source", "good already");
        page.press_button("discard");
        fake.script(Script { source: Source::Hints, ..says(IMPROVED) });
        page.press_button("improve");
        page.wait_text("source", "hints applied");
    });
}

#[test]
fn the_disclosure_line_is_offered_and_added_on_request() {
    case(|rig| {
        let fake = rig.fake();
        let line = "A writing helper on my computer helped with this.";
        rig.store(&serde_json::json!({"settings": {"port": fake.port, "disclosure": line}}));
        let page = rig.open_old("");
        open_panel(&page);
        page.press_button("draft");
        assert!(page.named("disclosure").is_empty(), "nothing is written yet");
        page.press_button("insert");
        page.press_button("disclosure");
        page.wait("the line is in the box", || Site::Old.text(&page).ends_with(line));
    });
}
