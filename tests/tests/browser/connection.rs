//! The way to the daemon: down and up, not paired, an impostor, a worker that dies, two tabs.

use crate::browser::EXTENSION;
use crate::fake::{Fake, SECRET, Script};
use crate::page::Page;
use crate::rig::{Site, case, open_panel};
use serde_json::{Value, json};
use std::time::Duration;

/// A port on which nobody listens.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port on this machine");
    listener.local_addr().expect("it is bound").port()
}

fn drafts(page: &Page) {
    page.press_button("draft");
    page.wait_text("draft-text", "What would help you tonight?");
}

#[test]
fn daemon_down_then_up() {
    case(|rig| {
        let port = free_port();
        rig.pair(port, SECRET);
        let page = rig.open_old("");
        page.type_text("You should just relax.");
        open_panel(&page);
        page.wait("hints work without a daemon", || !page.named("hint").is_empty());
        page.wait_text("daemon-state", "cargo xtask run");
        assert!(page.named("improve").is_empty() && page.named("draft").is_empty(), "{}", page.state());
        let fake = Fake::on(port, SECRET);
        page.press_button("check-again");
        page.wait_text("daemon-state", "test-model");
        drafts(&page);
        drop(fake);
        page.press_button("try-again");
        page.wait_text("daemon-state", "not running");
    });
}

#[test]
fn not_paired_leads_to_the_options_where_a_person_pairs() {
    case(|rig| {
        let fake = Fake::start();
        let page = rig.open_new("");
        rig.store(&json!({"settings": {"port": fake.port}}));
        open_panel(&page);
        page.wait_text("daemon-state", "not paired");
        page.press_button("options");
        let address = format!("chrome-extension://{EXTENSION}/extension/options.html");
        let opened = || {
            let targets = rig.browser.call("Target.getTargets", json!({}));
            let list = targets["targetInfos"].as_array().cloned().unwrap_or_default();
            list.into_iter().find(|target| target["url"] == address.as_str())
        };
        page.wait("the options page opens", || opened().is_some());
        let options = opened().and_then(|target| target["targetId"].as_str().map(str::to_owned));
        let options = rig.browser.attach(options.expect("it is there"));
        pair_by_hand(&options, SECRET);
        options.wait("the test ends well", || {
            options
                .eval("document.querySelector('#steps').innerText")
                .as_str()
                .is_some_and(|text| text.contains("It is ready"))
        });
        page.press_button("check-again");
        page.wait_text("daemon-state", "test-model");
        assert!(fake.asked().is_empty());
    });
}

/// Pastes a code into the options page and presses its button.
fn pair_by_hand(options: &Page, code: &str) {
    options
        .wait("the page is ready", || options.eval("document.querySelector('#port').value !== ''") == true);
    options.click_css("#secret");
    options.type_text(code);
    options.click_css("#test");
}

/// A program on the port that does not hold the secret gets neither a token nor a word of the post.
#[test]
fn an_impostor_on_the_port_learns_nothing() {
    case(|rig| {
        let other = "ff00112233445566778899aabbccddeeff00112233445566778899aabbccddee";
        let impostor = Fake::on(0, other);
        rig.pair(impostor.port, SECRET);
        let page = rig.open_old("");
        page.type_text("Hello");
        open_panel(&page);
        page.wait_text("daemon-state", "could not prove that it is your llumi");
        assert!(impostor.paths().iter().all(|path| path == "/v1/handshake"), "{:?}", impostor.paths());
        assert!(impostor.asked().is_empty());
    });
}

#[test]
fn a_worker_that_was_ended_comes_back() {
    case(|rig| {
        let fake = rig.fake();
        let page = rig.open_old("");
        open_panel(&page);
        drafts(&page);
        page.press_button("discard");
        rig.browser.stop_worker();
        drafts(&page);
        // Ended in the middle of an answer: an error that can be tried again, not a hang.
        page.press_button("discard");
        fake.script(Script { endless: true, pace: Duration::from_millis(200), ..Script::default() });
        page.press_button("draft");
        page.wait_text("stream", "That sounds really hard");
        rig.browser.stop_worker();
        page.wait("the answer is over", || page.named("stop").is_empty());
        page.wait("it can be asked again", || {
            !page.named("draft").is_empty() || !page.named("try-again").is_empty()
        });
    });
}

#[test]
fn two_tabs_ask_at_the_same_time() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(Script { pace: Duration::from_millis(400), ..Script::default() });
        let (old, new) = (rig.open_old(""), rig.open_new(""));
        open_panel(&old);
        open_panel(&new);
        old.press_button("draft");
        new.press_button("draft");
        for page in [&old, &new] {
            page.wait_text("draft-text", "What would help you tonight?");
        }
        new.press_button("insert");
        page_has_draft(&new);
        assert_eq!(Site::Old.text(&old), "", "the other tab's box is untouched");
        let titles: Vec<Value> =
            fake.asked().into_iter().map(|(_, body)| body["thread"]["title"].clone()).collect();
        assert_eq!(titles, ["cannot sleep before the interview", "moved cities and I know nobody here"]);
    });
}

fn page_has_draft(page: &Page) {
    Site::New.wait_text(page, "That sounds really hard. What would help you tonight?");
}
