//! The whole product: the real daemon with the starter model, on both sites and on its demo page.

use crate::browser::{Browser, root};
use crate::pictures;
use crate::real::Real;
use crate::rig::{BOTH, Rig, case, look, open_panel, write_and_open};
use crate::sites::STRICT;

/// Pairs as a person does: pastes the code that `llumi pair` printed into the options page.
fn pair(rig: &Rig, daemon: &Real) {
    let options = rig.browser.extension_page("options.html");
    options.wait("the page is ready", || options.eval("document.querySelector('#port').value") == "8173");
    options.click_css("#secret");
    options.type_text(&daemon.secret);
    options.eval("document.querySelector('#port').value = ''; document.querySelector('#port').focus()");
    options.type_text(&daemon.port.to_string());
    options.click_css("#test");
    let result =
        || options.eval("document.querySelector('#steps').innerText").as_str().unwrap_or("").to_owned();
    options.wait("the connection is tested", || result().contains("It is ready"));
    assert_eq!(result().matches('\n').count(), 3, "four steps: {}", result());
    options.eval("scrollTo(0, 0)");
    pictures::shoot(&options, "options");
    options.dark(true);
    pictures::shoot(&options, "options-dark");
    options.close();
}

#[test]
fn draft_and_improve_with_the_real_daemon() {
    case(|rig| {
        let daemon = Real::start();
        pair(rig, &daemon);
        for (site, suffix) in BOTH.into_iter().zip(["", STRICT]) {
            let page = site.open(rig, suffix);
            open_panel(&page);
            page.press_button("draft");
            page.get("source");
            let draft = page.text("draft-text");
            assert!(draft.split_whitespace().count() >= 8, "a reply, not {draft:?}");
            page.press_button("insert");
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            page.wait("the draft is in the box", || words(&site.text(&page)) == draft);
        }
    });
}

#[test]
fn a_rewrite_from_the_real_daemon_is_taken_and_undone() {
    case(|rig| {
        let daemon = Real::start();
        pair(rig, &daemon);
        let drafts = [
            "dont worry, it gets better! you should just stop thinking about thursday",
            "dont worry, it gets better! you should just go out more on sundays",
        ];
        for (site, draft) in BOTH.into_iter().zip(drafts) {
            let page = site.open(rig, "");
            write_and_open(site, &page, draft);
            page.press_button("improve");
            page.wait("changes are offered", || !page.named("change-accept").is_empty());
            page.get("source");
            page.press_button("accept-all");
            page.wait("the box changes", || site.text(&page) != draft);
            look();
            assert!(page.named("note").is_empty(), "it was written as it should be: {}", page.state());
            assert!(!site.text(&page).contains("it gets better"), "{}", site.text(&page));
            site.focus(&page);
            page.undo();
            site.wait_text(&page, draft);
        }
    });
}

/// The demo needs no extension: a browser without one, the address that the daemon prints.
#[test]
fn the_demo_page_works_without_the_extension() {
    let daemon = Real::start();
    let browser = Browser::bare();
    let page = browser.page();
    page.goto(&daemon.demo);
    let state =
        || page.eval("document.querySelector('#state').textContent").as_str().unwrap_or("").to_owned();
    page.wait("llumi runs on the page", || state().contains("running"));
    pictures::shoot(&page, "demo");
    page.dark(true);
    page.size((390, 844));
    pictures::shoot(&page, "demo-dark-narrow");
    page.dark(false);
    page.size(crate::page::WIDE);
    let boxes = [
        (".cloneable textarea", "document.querySelector('.cloneable textarea').value"),
        ("[slot=rte]", "document.querySelector('[slot=rte]').innerText"),
    ];
    for (selector, read) in boxes {
        page.click_css(selector);
        page.key("l", 1);
        page.get("panel");
        page.press_button("draft");
        page.get("source");
        let draft = page.text("draft-text");
        page.press_button("insert");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        page.wait("the draft is in the box", || {
            page.eval(read).as_str().is_some_and(|text| words(text) == draft)
        });
        look();
        page.click_css(selector);
        page.undo();
        page.wait("one undo empties the box", || {
            page.eval(read).as_str().is_some_and(|text| text.trim().is_empty())
        });
        page.type_text("You should just relax.");
        page.wait("hints are listed", || !page.named("hint").is_empty());
        page.press_button("close");
        page.wait_gone("panel");
    }
    for (open, form) in
        [(".old .reply", ".child textarea"), (".new .reply", "shreddit-async-loader [slot=rte]")]
    {
        let before = page.named("badge").len();
        page.click_css(open);
        page.wait(&format!("{form} has a badge"), || page.named("badge").len() > before);
    }
    assert_eq!(
        page.eval("document.documentElement.dataset.submits ?? 'none'"),
        "none",
        "nothing was submitted"
    );
    let demo_key_missing = daemon.demo.split('?').next().unwrap_or_default().to_owned();
    page.goto(&demo_key_missing);
    assert!(page.eval("document.body.innerText").as_str().is_some_and(|text| text.contains("key")));
}

/// What the README says: the repository's root loads as an unpacked extension once it is built.
#[test]
fn the_repository_root_loads_unpacked() {
    let browser = Browser::bare();
    browser.load(&root().canonicalize().expect("it exists"));
    let page = browser.page();
    page.goto(crate::sites::OLD);
    page.get("badge");
}
