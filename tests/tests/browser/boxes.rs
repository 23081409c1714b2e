//! Which boxes get a badge, and when: later ones, hidden ones, decoys, markdown, navigation, switched off.

use crate::page::Page;
use crate::rig::{NEW_BOX, TRIGGER, case, open_panel};
use crate::sites::{NEW, OLD};
use serde_json::json;
use std::time::Duration;

fn badges(page: &Page) -> usize {
    page.named("badge").len()
}

fn wait_badges(page: &Page, count: usize) {
    page.wait(&format!("there are {count} badges, not {}", badges(page)), || badges(page) == count);
}

/// Long enough for a scan that should find nothing.
fn settle() {
    std::thread::sleep(Duration::from_millis(900));
}

#[test]
fn a_reply_form_that_opens_later_on_old_reddit() {
    case(|rig| {
        let page = rig.open(OLD);
        wait_badges(&page, 1);
        page.click_css("[data-fullname='t1_c2'] .reply-button");
        wait_badges(&page, 2);
        page.type_text("You must be exhausted.");
        page.click_css("#form-t1_c2 .cancel");
        wait_badges(&page, 1);
    });
}

#[test]
fn a_composer_that_opens_later_on_new_reddit() {
    case(|rig| {
        let page = rig.open(NEW);
        settle();
        assert_eq!(badges(&page), 0, "the composer is still closed");
        page.click_css(TRIGGER);
        wait_badges(&page, 1);
        page.click_css(".reply-c2");
        wait_badges(&page, 2);
    });
}

#[test]
fn the_decoy_and_the_search_box_are_left_alone() {
    case(|rig| {
        let new = rig.open_new("");
        wait_badges(&new, 1);
        let decoy = new.eval("document.querySelector('faceplate-textarea-input').shadowRoot.querySelector('textarea').value = 'x'");
        assert_eq!(decoy, "x", "the decoy is there");
        let old = rig.open(OLD);
        old.click_css("#search textarea");
        old.type_text("search words");
        settle();
        assert_eq!((badges(&new), badges(&old)), (1, 1));
    });
}

#[test]
fn markdown_mode_two_open_shadow_roots_down() {
    case(|rig| {
        let fake = rig.fake();
        let page = rig.open_new("");
        wait_badges(&page, 1);
        page.click_css(".to-markdown");
        let area = "document.querySelector('shreddit-composer').shadowRoot.querySelector('shreddit-markdown-composer')\
                    .shadowRoot.querySelector('textarea')";
        page.eval(&format!("{area}.focus()"));
        page.type_text("You should just get out more.");
        wait_badges(&page, 1);
        open_panel(&page);
        page.wait("hints are listed", || !page.named("hint").is_empty());
        page.press_button("draft");
        page.press_button("insert");
        page.wait("the draft is in the box", || {
            page.eval(&format!("{area}.value")) == "That sounds really hard. What would help you tonight?"
        });
        page.eval(&format!("{area}.focus()"));
        page.undo();
        page.wait("undone", || page.eval(&format!("{area}.value")) == "You should just get out more.");
        assert_eq!(fake.asked().len(), 1);
    });
}

#[test]
fn navigation_without_loading_a_page() {
    case(|rig| {
        let fake = rig.fake();
        let page = rig.open("https://www.reddit.com/r/helptalk/");
        settle();
        assert_eq!(badges(&page), 0);
        page.click_css(".to-new1");
        page.click_css(TRIGGER);
        wait_badges(&page, 1);
        page.click_css(".go-new2");
        page.wait("the other post is shown", || {
            page.eval("Boolean(document.querySelector('#t3_new2'))") == true
        });
        wait_badges(&page, 0);
        page.click_css(TRIGGER);
        wait_badges(&page, 1);
        open_panel(&page);
        page.press_button("draft");
        page.get("draft-text");
        let asked = fake.asked();
        assert_eq!(asked[0].1["thread"]["title"], "my dog died on Friday", "the post of now, not of before");
        page.eval("history.back()");
        page.wait("back", || page.eval("Boolean(document.querySelector('#t3_new1'))") == true);
        page.wait_gone("panel");
        page.click_css(TRIGGER);
        wait_badges(&page, 1);
    });
}

/// Takes the post out of the page, as where a composer is drawn before it.
const TAKE_OUT: &str = "(() => { const post = document.querySelector('shreddit-post'); \
                         window.kept = [post, post.nextSibling]; post.remove(); })()";
const PUT_BACK: &str = "window.kept[1].before(window.kept[0])";

#[test]
fn a_post_that_arrives_after_its_composer() {
    case(|rig| {
        rig.store(&json!({"settings": {"off_subreddits": ["helptalk"]}}));
        let page = rig.open(NEW);
        page.eval(TAKE_OUT);
        page.click_css(TRIGGER);
        wait_badges(&page, 1);
        page.eval(PUT_BACK);
        wait_badges(&page, 0);
        page.eval(TAKE_OUT);
        wait_badges(&page, 1);
        rig.store(&json!({"settings": {"off_subreddits": []}}));
        open_panel(&page);
        assert!(page.named("reminder").is_empty(), "{}", page.state());
        page.eval(PUT_BACK);
        page.wait_text("reminder", "very hard time");
        // It worries more by now.
        page.eval(
            "document.querySelector('#t3_new1-post-rtjson-content').replaceChildren('I want to end my life tonight.')",
        );
        page.wait_text("reminder", "danger");
        page.wait("places that help are listed", || !page.named("help-list").is_empty());
    });
}

/// Two posts can have one title: what was suggested for one is not shown for the other.
#[test]
fn another_post_of_the_same_title() {
    case(|rig| {
        let _fake = rig.fake();
        let page = rig.open_new("");
        open_panel(&page);
        page.press_button("draft");
        page.get("draft-text");
        page.eval(
            "(() => { const post = document.querySelector('shreddit-post'); post.id = 't3_other'; \
             post.querySelector('[slot=text-body]').replaceChildren('What a nice walk that was.'); })()",
        );
        page.wait_gone("draft-text");
        page.wait_gone("reminder");
        page.get("draft");
    });
}

#[test]
fn switches_of_sites_and_communities() {
    case(|rig| {
        let fake = rig.fake();
        let settings = json!({"settings": {"port": fake.port, "www_reddit": false,
            "quiet_subreddits": ["nobots"], "off_subreddits": ["leavemealone"]}});
        rig.store(&settings);
        let new = rig.open_new("");
        let off = rig.open("https://old.reddit.com/r/LeaveMeAlone/comments/old1/x/");
        settle();
        assert_eq!((badges(&new), badges(&off)), (0, 0), "a site that is off, a community that is off");
        let quiet = rig.open("https://old.reddit.com/r/NoBots/comments/old1/x/");
        quiet.click_css(crate::rig::OLD_BOX);
        quiet.type_text("You should just relax.");
        open_panel(&quiet);
        quiet.wait("hints are listed", || !quiet.named("hint").is_empty());
        assert!(quiet.named("improve").is_empty() && quiet.named("draft").is_empty(), "{}", quiet.state());
        assert!(quiet.text("suggestion").contains("NoBots"), "{}", quiet.state());
        // Switched on again, open pages follow without a reload.
        rig.store(&json!({"settings": {"port": fake.port}}));
        wait_badges(&new, 1);
        wait_badges(&off, 1);
        new.click_css(NEW_BOX);
        assert!(fake.asked().is_empty());
    });
}
