//! What a page's own scripts can't do: read the panel, the secret, the token; and what never leaves the page.

use crate::cdp::lock;
use crate::rig::{BOTH, case, open_panel};
use crate::sites::STRICT;
use serde_json::json;

#[test]
fn page_scripts_cannot_read_the_panel() {
    case(|rig| {
        let _fake = rig.fake();
        for site in BOTH {
            let page = site.open(rig, "");
            page.type_text("You should just relax, canary-word.");
            open_panel(&page);
            page.press_button("draft");
            page.wait_text("draft-text", "What would help you tonight?");
            let host = page.eval("document.querySelector('[data-llumi=host]') !== null");
            assert_eq!(host, true, "the host element is in the page");
            let spied = page.eval(
                "(() => { const host = document.querySelector('[data-llumi=host]'); return { \
                   root: host.shadowRoot === null, children: host.childNodes.length, text: host.textContent, \
                   wrapped: window.roots.filter((root) => root.host === host).length, \
                   messages: window.messages.length, \
                   globals: Object.keys(window).filter((key) => /llumi|wasm|wbg/i.test(key)), \
                   shown: document.documentElement.outerHTML.includes('help you tonight') }; })()",
            );
            let nothing = json!({"root": true, "children": 0, "text": "", "wrapped": 0, "messages": 0,
                "globals": [], "shown": false});
            assert_eq!(spied, nothing, "{site:?}");
        }
    });
}

/// A click that a page's script makes presses nothing of llumi's, and events at the host carry nothing out.
#[test]
fn page_scripts_cannot_press_the_panels_buttons() {
    case(|rig| {
        let fake = rig.fake();
        let page = rig.open_old("");
        open_panel(&page);
        page.eval(
            "const heard = window.heard = []; document.addEventListener('click', (event) => \
             heard.push(event.composedPath().map((node) => node.nodeName).join()), true); \
             document.querySelector('[data-llumi=host]').click(); \
             document.querySelector('[data-llumi=host]').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));",
        );
        std::thread::sleep(std::time::Duration::from_millis(500));
        assert!(fake.asked().is_empty());
        page.press_button("help");
        let heard = page.eval("window.heard");
        let inside =
            heard.as_array().into_iter().flatten().any(|path| path.as_str().unwrap_or("").contains("BUTTON"));
        assert!(!inside, "a page sees no node inside the panel: {heard}");
    });
}

#[test]
fn neither_the_secret_nor_the_session_reaches_a_page() {
    case(|rig| {
        let _fake = rig.fake();
        let page = rig.open_old(STRICT);
        open_panel(&page);
        page.press_button("draft");
        page.wait_text("draft-text", "What would help you tonight?");
        // Not even the content script's own world, which runs in the page's process.
        for area in ["local", "session"] {
            let script = format!(
                "chrome.storage.{area}.get().then((found) => JSON.stringify(found), () => 'refused')"
            );
            let found = page.eval_in_extension(&script);
            assert_eq!(found, "refused", "chrome.storage.{area}");
        }
        let page_world = page.eval("typeof chrome === 'undefined' || !chrome.storage");
        assert_eq!(page_world, true);
    });
}

/// Nothing but the page's own files is asked for on the page's behalf, and the daemon's address never shows there.
#[test]
fn a_page_sees_no_request_of_llumis() {
    case(|rig| {
        let fake = rig.fake();
        let page = rig.open_old("");
        page.type_text("canary-word");
        open_panel(&page);
        page.press_button("draft");
        page.wait_text("draft-text", "What would help you tonight?");
        assert_eq!(fake.asked().len(), 1);
        let seen = page.eval("performance.getEntriesByType('resource').map((entry) => entry.name)");
        let seen: Vec<&str> =
            seen.as_array().into_iter().flatten().filter_map(|name| name.as_str()).collect();
        let foreign: Vec<&&str> = seen
            .iter()
            .filter(|name| {
                !name.starts_with("https://old.reddit.com/") && !name.starts_with("chrome-extension://")
            })
            .collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        let requests = lock(&rig.browser.heard).requests.clone();
        let posts: Vec<_> =
            requests.iter().filter(|(method, url)| method != "GET" || url.contains("canary")).collect();
        assert!(posts.is_empty(), "{posts:?}");
        let said = page.console().join("\n");
        assert!(!said.contains("canary") && !said.contains("interview"), "{said}");
    });
}
