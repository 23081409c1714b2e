//! The options page as a person uses it: what it says of a connection, what it keeps, what open pages do then.

use crate::connection::free_port;
use crate::fake::{Fake, SECRET};
use crate::page::Page;
use crate::rig::{BOTH, Rig, case, open_panel};
use serde_json::Value;
use std::time::Duration;

/// The options page in a tab of its own.
fn open_options(rig: &Rig) -> Page {
    let options = rig.browser.extension_page("options.html");
    options
        .wait("the page is ready", || options.eval("document.querySelector('#port').value !== ''") == true);
    options
}

/// Writes `text` into a field, in place of what is there, and leaves the field.
fn fill(options: &Page, field: &str, text: &str) {
    options.click_css(field);
    options.eval(&format!("document.querySelector('{field}').select()"));
    options.type_text(text);
    options.key("Tab", 0);
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

/// A port that is none is not saved, and said beside its field; what was set before stays.
#[test]
fn a_port_that_is_none_is_refused() {
    case(|rig| {
        let fake = rig.fake();
        let options = open_options(rig);
        let note = || options.eval("document.querySelector('#port-note').textContent");
        let saved = || options.eval("document.querySelector('#saved').textContent");
        let kept =
            || options.eval("chrome.storage.local.get('settings').then((found) => found.settings.port)");
        let invalid = || options.eval("document.querySelector('#port').getAttribute('aria-invalid')");
        assert_eq!(options.eval("document.querySelector('#port-note').getAttribute('aria-live')"), "polite");
        for wrong in ["99999", "0", "-5", "80.5", "eight", ""] {
            fill(&options, "#port", "8173");
            options
                .wait("a good one is saved", || kept() == 8173 && invalid() == "false" && saved() == "Saved");
            options.click_css("#port");
            options.eval("document.querySelector('#port').select()");
            options.key("Backspace", 0);
            options.type_text(wrong);
            options.key("Tab", 0);
            options.wait(&format!("{wrong:?} is refused"), || {
                note()
                    .as_str()
                    .is_some_and(|text| text.contains("not saved: a port is a whole number from 1 to 65535"))
            });
            assert_eq!((invalid(), saved()), ("true".into(), "".into()), "{wrong:?}");
            assert_eq!(kept(), 8173, "{wrong:?}");
        }
        // Another field is saved nonetheless; the test button goes back to the field that is wrong.
        options.click_css("input[value='dark']");
        options.wait("the theme is saved", || saved() == "Saved");
        options.click_css("#test");
        options.wait("the field has the focus", || options.eval("document.activeElement.id") == "port");
        assert_eq!(options.eval("document.querySelector('#steps').hidden"), true, "nothing was tested");
        fill(&options, "#port", &fake.port.to_string());
        options.wait("the right one is saved", || kept() == fake.port && invalid() == "false");
        assert_eq!(note(), "8173, unless llumi was started with another one.");
    });
}

/// Sites and communities are switched off and on by clicks; open pages follow at once.
#[test]
fn switches_in_the_options_take_llumi_away_and_bring_it_back() {
    case(|rig| {
        let (old, new) = (rig.open_old(""), rig.open_new(""));
        let options = open_options(rig);
        let badges = |page: &Page, count: usize| {
            page.wait(&format!("there are {count} badges"), || page.named("badge").len() == count);
        };
        badges(&old, 1);
        badges(&new, 1);
        for (switch, page, other) in [("#old_reddit", &old, &new), ("#www_reddit", &new, &old)] {
            open_panel(page);
            options.click_css(switch);
            badges(page, 0);
            page.wait_gone("panel");
            badges(other, 1);
            options.click_css(switch);
            badges(page, 1);
        }
        fill(&options, "#off_subreddits", "r/HelpTalk\n");
        badges(&old, 0);
        badges(&new, 0);
        assert_eq!(options.eval("document.querySelector('#off_subreddits').value.trim()"), "r/HelpTalk");
        options.click_css("#off_subreddits");
        options.eval("document.querySelector('#off_subreddits').select()");
        options.key("Backspace", 0);
        options.key("Tab", 0);
        badges(&old, 1);
        badges(&new, 1);
    });
}

#[test]
fn a_disclosure_line_from_the_options_is_offered_in_the_panel() {
    case(|rig| {
        let _fake = rig.fake();
        let line = "A program on my computer helped me with this.";
        for site in BOTH {
            let page = site.open(rig, "");
            open_panel(&page);
            page.press_button("draft");
            page.press_button("insert");
            page.get("inserted");
            assert!(page.named("disclosure").is_empty(), "nothing is set, so nothing is offered");
            let options = open_options(rig);
            fill(&options, "#disclosure", line);
            page.press_button("disclosure");
            site.wait_text(
                &page,
                &format!("That sounds really hard. What would help you tonight?\n\n{line}"),
            );
            page.wait_gone("disclosure");
            options.click_css("#disclosure");
            options.eval("document.querySelector('#disclosure').select()");
            options.key("Backspace", 0);
            options.key("Tab", 0);
            options.close();
        }
    });
}

/// The list of help in the panel is that of the country which was chosen.
#[test]
fn the_country_of_the_options_is_that_of_the_help_list() {
    case(|rig| {
        let page = rig.open_old("");
        open_panel(&page);
        page.press_button("help");
        let options = open_options(rig);
        let shows = |country: &str, before: &str| {
            let list = llumi_scoring::directory::for_country(country);
            let earlier = llumi_scoring::directory::for_country(before);
            let foreign =
                earlier.iter().filter(|other| list.iter().all(|entry| entry.service != other.service));
            page.wait(&format!("the help of {country:?} is listed"), || {
                let text = page.text("help-list");
                let all =
                    list.iter().all(|entry| text.contains(entry.service) && text.contains(entry.number));
                all && !foreign.clone().any(|other| text.contains(other.service))
            });
        };
        let language = page.eval("navigator.language");
        let own = language.as_str().and_then(|name| name.split('-').nth(1)).unwrap_or_default().to_owned();
        shows(&own, "");
        options.eval("document.querySelector('#country').focus()");
        let mut before = own.as_str();
        for (keys, chosen, country) in
            [(&["i", "r"][..], "IE", "IE"), (&["End"], "ZZ", "ZZ"), (&["Home"], "", own.as_str())]
        {
            keys.iter().for_each(|key| options.key(key, 0));
            assert_eq!(options.eval("document.querySelector('#country').value"), chosen);
            shows(country, before);
            before = country;
            // What is typed within a second belongs to the same word.
            std::thread::sleep(Duration::from_millis(1200));
        }
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
