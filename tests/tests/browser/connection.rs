//! The way to the daemon: down and up, not paired, an impostor, a worker that dies, long silence, two tabs, options.

use crate::browser::EXTENSION;
use crate::fake::{Fake, SECRET, Script};
use crate::page::Page;
use crate::rig::{Site, case, open_panel};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A port on which nobody listens.
fn free_port() -> u16 {
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
        page.wait_text("daemon-state", "not paired");
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
fn a_stream_survives_a_minute_of_silence() {
    case(|rig| {
        let fake = rig.fake();
        // No comment lines either: only the page's own messages keep the worker alive.
        fake.script(Script { silence: Duration::from_secs(60), keep_alive: false, ..Script::default() });
        let page = rig.open_old("");
        open_panel(&page);
        page.press_button("draft");
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(58) {
            std::thread::sleep(Duration::from_secs(2));
            assert!(
                !page.named("stop").is_empty(),
                "it still waits after {:?}\n{}",
                start.elapsed(),
                page.state()
            );
        }
        page.wait_text("draft-text", "What would help you tonight?");
        assert!(start.elapsed() > Duration::from_secs(59));
        assert_eq!(fake.gone(), 0);
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

/// The options page's test says which step fails and why.
#[test]
fn the_options_page_says_exactly_what_is_wrong() {
    case(|rig| {
        let other = "ff00112233445566778899aabbccddeeff00112233445566778899aabbccddee";
        let (good, wrong) = (Fake::start(), Fake::on(0, other));
        let web = NotLlumi::start();
        let options = rig.browser.extension_page("options.html");
        let steps = "[...document.querySelectorAll('#steps li')].map((li) => `${li.className} ${li.dataset.step}: ${li.textContent}`)";
        let last = || {
            let list = options.eval(steps);
            let list = list.as_array().cloned().unwrap_or_default();
            list.last().and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let set_port = |port: u16| {
            options
                .eval("document.querySelector('#port').value = ''; document.querySelector('#port').focus()");
            options.type_text(&port.to_string());
        };
        options.wait("the page is ready", || options.eval("document.querySelector('#port').value") == "8173");
        set_port(good.port);
        let cases = [
            (free_port(), "", "bad reach: No llumi program answers"),
            (good.port, "", "bad prove: There is no pairing code yet"),
            (web.port, SECRET, "bad reach: A program answers on port"),
            (wrong.port, "", "bad prove: The program on this port could not prove"),
            (good.port, "", "good ready: It is ready: test-model"),
        ];
        for (port, code, expected) in cases {
            set_port(port);
            if !code.is_empty() {
                options.click_css("#secret");
                options.type_text(code);
            }
            options.click_css("#test");
            options.wait(expected, || last().starts_with(expected));
        }
        options.click_css("#secret");
        options.type_text("abc");
        options.click_css("#test");
        options.wait("a short code is refused", || {
            options
                .eval("document.querySelector('#secret-note').textContent")
                .as_str()
                .is_some_and(|text| text.contains("this has 3 letters"))
        });
        options.click_css("#forget");
        let kept = "chrome.storage.local.get('secret').then((found) => Object.keys(found).length)";
        options.wait("the code is forgotten", || options.eval(kept) == 0);
        assert!(
            good.asked().is_empty()
                && wrong.paths().iter().all(|path| path == "/livez" || path == "/v1/handshake")
        );
    });
}

/// Some other web server.
struct NotLlumi {
    port: u16,
}

impl NotLlumi {
    fn start() -> NotLlumi {
        use std::io::{Read, Write};
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port on this machine");
        let port = listener.local_addr().expect("it is bound").port();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let _ = stream.read(&mut [0; 2048]);
                let _ = stream
                    .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
            }
        });
        NotLlumi { port }
    }
}

#[test]
fn options_are_kept_and_reach_open_pages() {
    case(|rig| {
        let page = rig.open_old("");
        open_panel(&page);
        let theme = || {
            let tree = page.tree();
            let themed = tree.all(&|node| node.attribute("data-theme").is_some());
            themed
                .first()
                .and_then(|node| node.attribute("data-theme").map(str::to_owned))
                .unwrap_or_default()
        };
        assert_eq!(theme(), "light");
        let options = rig.browser.extension_page("options.html");
        options.wait("the page is ready", || options.eval("document.querySelector('#port').value") == "8173");
        options.click_css("input[value='dark']");
        page.wait("the open panel turns dark", || theme() == "dark");
        options.click_css("#quiet_subreddits");
        options.type_text("r/HelpTalk\n");
        options.click_css("#disclosure");
        page.wait_text("suggestion", "helptalk");
        let again = rig.browser.extension_page("options.html");
        again.wait("what was set is shown", || {
            again.eval("document.querySelector('#quiet_subreddits').value") == "helptalk"
                && again.eval("document.querySelector('input[value=dark]').checked") == true
        });
    });
}

/// The options page offers exactly the countries that the directory of help has.
#[test]
fn countries_are_those_of_the_directory() {
    let letters = || b'A'..=b'Z';
    let codes = letters().flat_map(|a| letters().map(move |b| String::from_utf8_lossy(&[a, b]).into_owned()));
    let listed: Vec<String> =
        codes.filter(|code| llumi_scoring::directory::for_country(code).len() > 1).collect();
    let line = format!("export const COUNTRIES = ['{}'];", listed.join("', '"));
    let text =
        std::fs::read_to_string(crate::browser::root().join("extension/countries.js")).expect("countries.js");
    let found: String =
        text.split_whitespace().collect::<Vec<_>>().join(" ").replace(", ]", "]").replace("[ ", "[");
    assert!(found.contains(&line), "extension/countries.js should read: {line}");
}
