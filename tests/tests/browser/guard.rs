//! What every case ends with, the list of what llumi must never do, does notice it, in either world, however it is
//! made.
//!
//! Why both worlds: llumi runs in the extension's, whose prototypes the page's own guard can't reach.

use crate::browser::Browser;
use crate::page::PATIENCE;
use crate::sites::{NEW, OLD, STRICT};
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum World {
    Page,
    Extension,
}

/// Runs `way` in a world of a fresh page at `url` and waits until an offence that begins with `expected` was noticed.
fn notices(browser: &Browser, world: World, url: &str, way: &str, expected: &str) {
    let page = browser.page();
    page.goto(url);
    page.wait("the page is built and both worlds are watched", || {
        page.eval("location.hostname !== 'www.reddit.com' || window.ready === true") == true
            && page.eval("Array.isArray(window.activated)") == true
            && page.eval_in_extension("globalThis.watched") == true
    });
    let before = browser.offences().len();
    let script = format!("void ({way})");
    match world {
        World::Page => page.eval(&script),
        World::Extension => page.eval_in_extension(&script),
    };
    let start = Instant::now();
    loop {
        let seen = browser.offences().split_off(before);
        if seen.iter().any(|what| what.starts_with(expected)) {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "{world:?} {way}: expected {expected}, noticed {seen:#?}");
        std::thread::sleep(Duration::from_millis(40));
    }
    page.close();
}

const FORM: &str = "document.querySelector('.cloneable')";

const OURS: &str = "activated in the extension's world: ";
const SITES: &str = "activated on the page: ";

/// Each way of submitting by what the guard of each world calls it; where the page's guard has no name for it, the
/// browser has.
#[test]
fn every_way_of_submitting_is_noticed() {
    let xhr = "(() => { const x = new XMLHttpRequest(); x.open('POST', '/api/comment'); x.send(); })()";
    let click = "document.querySelector('.save').dispatchEvent(new MouseEvent('click', { bubbles: true }))";
    let comment = "document.querySelector('#comment-composer-submit-button').click()";
    let strict = format!("{OLD}{STRICT}");
    let page = |what: &str| format!("{SITES}{what}");
    let ways = [
        (OLD, "document.querySelector('.save').click()".to_owned(), page("click"), "click"),
        (OLD, click.to_owned(), page("submit"), "dispatchEvent click"),
        (OLD, format!("{FORM}.requestSubmit()"), page("form.requestSubmit"), "requestSubmit"),
        (OLD, format!("{FORM}.submit()"), page("form.submit"), "submit"),
        // A policy that lets no form be sent hides it from the browser's notice, not from the guards.
        (&strict, format!("{FORM}.submit()"), page("form.submit"), "submit"),
        (OLD, "fetch('/api/comment', { method: 'POST' }).catch(() => {})".to_owned(), page("fetch"), "fetch"),
        (OLD, xhr.to_owned(), page("xhr"), "send"),
        (OLD, "navigator.sendBeacon('/api/comment', 'text')".to_owned(), page("beacon"), "sendBeacon"),
        (OLD, "window.open('/r/elsewhere/')".to_owned(), "navigation by a new window".to_owned(), "open"),
        (NEW, comment.to_owned(), page("click"), "click"),
    ];
    let browser = Browser::launch();
    for (url, way, on_page, in_extension) in &ways {
        notices(&browser, World::Page, url, way, on_page);
        notices(&browser, World::Extension, url, way, &format!("{OURS}{in_extension}"));
    }
}

/// The browser's own notice holds also where the guards are gone round: by functions that no guard has replaced, from
/// a frame of their own.
#[test]
fn what_leaves_a_page_is_noticed_without_the_guards() {
    let fresh = |call: &str| {
        format!(
            "(() => {{ const f = document.createElement('iframe'); document.body.append(f); \
             const w = f.contentWindow; {call} }})()"
        )
    };
    let submit = |method: &str| {
        fresh(&format!("{FORM}.method = '{method}'; w.HTMLFormElement.prototype.submit.call({FORM});"))
    };
    let post = "w.fetch.call(window, '/api/comment', { method: 'POST', body: 'text' }).catch(() => {});";
    let elsewhere = "w.fetch.call(window, 'http://127.0.0.1:9/').catch(() => {});";
    let ways = [
        (submit("get"), "navigation by formSubmissionGet: https://old.reddit.com/"),
        (submit("post"), "navigation by formSubmissionPost: https://old.reddit.com/"),
        (submit("post"), "request: POST https://old.reddit.com/"),
        (fresh(post), "request: POST https://old.reddit.com/api/comment"),
        (fresh(elsewhere), "request: GET http://127.0.0.1:9/"),
        ("location.href = '/r/elsewhere/'".to_owned(), "navigation by scriptInitiated: "),
        ("location.reload()".to_owned(), "navigation by reload: "),
    ];
    let browser = Browser::launch();
    for (way, expected) in &ways {
        for world in [World::Page, World::Extension] {
            notices(&browser, world, OLD, way, expected);
        }
    }
}
