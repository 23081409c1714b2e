//! Without a mouse; and where the panel stands on wide, narrow, light and dark pages.

use crate::dom::Node;
use crate::fake::Script;
use crate::page::Page;
use crate::pictures;
use crate::rig::{BOTH, OLD_BOX, Site, case, look, open_panel};
use crate::sites::STRICT;

/// Presses Tab until the focus is on llumi's element `name`.
fn tab_to(page: &Page, name: &str) {
    for _ in 0..40 {
        let found = page.named(name);
        if found.first().is_some_and(|node| page.has_focus(node)) {
            return;
        }
        page.key("Tab", 0);
    }
    panic!("Tab never comes to {name}\n{}", page.state());
}

#[test]
fn everything_by_keyboard() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(Script {
            text: "You could rest. I hope it gets lighter.".to_owned(),
            ..Script::default()
        });
        for site in BOTH {
            let page = site.open(rig, "");
            page.type_text("You should rest. It gets better.");
            page.get("badge");
            page.key("l", 1);
            page.get("panel");
            page.wait_text("daemon-state", "test-model");
            tab_to(&page, "improve");
            page.key("Enter", 0);
            page.wait("changes are offered", || !page.named("change-accept").is_empty());
            tab_to(&page, "accept-all");
            page.key(" ", 0);
            site.wait_text(&page, "You could rest. I hope it gets lighter.");
            tab_to(&page, "undo");
            page.key("Enter", 0);
            site.wait_text(&page, "You should rest. It gets better.");
            page.key("Escape", 0);
            page.wait_gone("panel");
            page.type_text("!");
            page.wait("the box has the focus again", || site.text(&page).contains('!'));
        }
    });
}

/// A key that is pressed once too often takes the next change at most, never all of them.
#[test]
fn enter_goes_from_one_change_to_the_next() {
    case(|rig| {
        let fake = rig.fake();
        let improved =
            "You could rest. I am here and listening to you. I hope it gets lighter. I hear how it hurts.";
        fake.script(Script { text: improved.to_owned(), ..Script::default() });
        for site in BOTH {
            let page = site.open(rig, "");
            page.type_text(
                "You should rest. I am here and listening to you. It gets better. I know it hurts.",
            );
            open_panel(&page);
            page.wait_text("daemon-state", "test-model");
            tab_to(&page, "improve");
            page.key("Enter", 0);
            page.wait("three changes are offered", || page.named("change-accept").len() == 3);
            let on_accept = |left: usize| {
                page.wait(&format!("the focus is on the first of {left} left"), || {
                    let open = page.named("change-accept");
                    open.len() == left && page.has_focus(&open[0])
                });
            };
            tab_to(&page, "change-dismiss");
            page.key("Enter", 0);
            on_accept(2);
            page.key("Enter", 0);
            site.wait_text(
                &page,
                "You should rest. I am here and listening to you. I hope it gets lighter. I know it hurts.",
            );
            on_accept(1);
            page.key("Enter", 0);
            site.wait_text(
                &page,
                "You should rest. I am here and listening to you. I hope it gets lighter. I hear how it hurts.",
            );
            page.wait("the focus is on Close", || page.has_focus(&page.get("close")));
        }
    });
}

/// Only a person opens and closes the panel: keys that the page's script makes do not.
#[test]
fn keys_made_by_the_page_do_not_count() {
    case(|rig| {
        for site in BOTH {
            let page = site.open(rig, "");
            page.get("badge");
            let press = |key: &str, alt: bool| {
                page.eval(&format!(
                    "for (const target of [document, document.body, document.activeElement]) \
                     target.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', altKey: {alt}, \
                     bubbles: true, composed: true, cancelable: true }}));"
                ));
                std::thread::sleep(std::time::Duration::from_millis(500));
            };
            press("l", true);
            assert!(page.named("panel").is_empty(), "the page opened the panel");
            page.key("l", 1);
            page.get("panel");
            press("l", true);
            press("Escape", false);
            assert!(!page.named("panel").is_empty(), "the page closed the panel");
            page.key("Escape", 0);
            page.wait_gone("panel");
        }
    });
}

/// What can be done with a suggestion is in sight, however long the rest is.
#[test]
fn the_buttons_of_a_suggestion_stay_in_sight() {
    case(|rig| {
        let fake = rig.fake();
        let improved =
            "You could rest. I am here and listening to you. I hope it gets lighter. I hear how it hurts.";
        fake.script(Script { text: improved.to_owned(), ..Script::default() });
        for size in [(1280, 700), (400, 640)] {
            let page = rig.open_old("");
            page.size(size);
            page.type_text(
                "You should rest. I am here and listening to you. It gets better. I know it hurts.",
            );
            open_panel(&page);
            page.press_button("improve");
            page.wait("changes are offered", || !page.named("change-accept").is_empty());
            let in_sight = |name: &str| {
                let panel = page.rect(&page.get("panel")).expect("it is shown");
                let body = page.rect(&page.get("body")).expect("it is shown");
                let button = page.rect(&page.get(name)).expect("it is shown");
                assert!(
                    button[3] <= panel[3] && !overlap(button, body),
                    "{name} {size:?}: {button:?} {panel:?}"
                );
            };
            in_sight("accept-all");
            in_sight("try-again");
            page.press_button("accept-all");
            page.get("undo");
            in_sight("undo");
        }
    });
}

#[test]
fn escape_closes_and_gives_the_focus_back() {
    case(|rig| {
        for site in BOTH {
            let page = site.open(rig, "");
            page.type_text("Hello there.");
            open_panel(&page);
            page.key("Escape", 0);
            page.wait_gone("panel");
            let focused = match site {
                Site::Old => format!("document.activeElement === document.querySelector('{OLD_BOX}')"),
                Site::New => "document.activeElement.slot === 'rte'".to_owned(),
            };
            page.wait("the box has the focus", || page.eval(&focused) == true);
            // Alt+L opens and closes it as well.
            page.key("l", 1);
            page.get("panel");
            page.key("l", 1);
            page.wait_gone("panel");
        }
    });
}

#[test]
fn the_panel_speaks_to_a_screen_reader() {
    case(|rig| {
        let page = rig.open_old("");
        page.type_text("You should just relax.");
        page.wait("the badge counts the hints", || {
            page.named("badge")
                .first()
                .and_then(|badge| badge.attribute("aria-label").map(|label| label.contains("hint")))
                .unwrap_or_default()
        });
        let label = |page: &Page| page.get("badge").attribute("aria-label").unwrap_or_default().to_owned();
        assert!(label(&page).contains("Open the panel"), "{}", label(&page));
        open_panel(&page);
        assert!(label(&page).contains("Close the panel"), "{}", label(&page));
        page.press_button("about");
        page.wait_text("about-list", "Whether feelings are heard");
        let panel = page.get("panel");
        assert_eq!(panel.attribute("role"), Some("dialog"));
        assert!(panel.attribute("aria-label").is_some());
        let nameless: Vec<Node> = panel
            .all(&|node| node.0["nodeName"] == "BUTTON")
            .into_iter()
            .filter(|button| button.text().trim().is_empty() && button.attribute("aria-label").is_none())
            .collect();
        assert!(nameless.is_empty(), "buttons without a name");
        let submits =
            panel.all(&|node| node.0["nodeName"] == "BUTTON" && node.attribute("type") != Some("button"));
        assert!(submits.is_empty(), "a button that could submit");
        let tree = page.tree();
        let live = tree.named("live").remove(0);
        assert_eq!((live.attribute("role"), live.attribute("aria-live")), (Some("status"), Some("polite")));
    });
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The panel lies within the window and the badge on no button of the site, whatever the window's width.
#[test]
fn the_panel_fits_wide_and_narrow_windows() {
    case(|rig| {
        for site in BOTH {
            let page = site.open(rig, "");
            page.type_text("You should just relax. At least it is soon.");
            page.get("badge");
            for (width, height) in [(1280, 900), (820, 700), (400, 760), (320, 600)] {
                page.size((width, height));
                open_panel(&page);
                let what = format!("{site:?} {width}x{height}");
                let inside = || {
                    let panel = page.named("panel").first().and_then(|panel| page.rect(panel));
                    panel.is_some_and(|[left, top, right, bottom]| {
                        left >= 0.0
                            && top >= 0.0
                            && right <= f64::from(width)
                            && bottom <= f64::from(height) + 0.5
                    })
                };
                page.wait(&format!("the panel is inside the window: {what}"), inside);
                let [left, _, right, bottom] = page.rect(&page.get("panel")).expect("it is shown");
                if width < 480 {
                    // A scroll bar at an edge takes up to 15 pixels.
                    let full =
                        left <= 0.5 && right >= f64::from(width) - 15.5 && bottom >= f64::from(height) - 15.5;
                    assert!(full, "a sheet at the lower edge: {what}: {left} {right} {bottom}");
                }
                page.press_button("close");
                page.wait_gone("panel");
                let badge = page.rect(&page.get("badge")).expect("the badge is shown");
                let tree = page.tree();
                let buttons = tree
                    .all(&|node| node.0["nodeName"] == "BUTTON" && node.attribute("data-llumi").is_none());
                for button in buttons.iter().filter_map(|button| page.rect(button)) {
                    assert!(!overlap(badge, button), "the badge lies on a button: {what}");
                }
            }
        }
    });
}

/// The panel as people see it. Always run for what it checks; `LLUMI_SCREENSHOTS=1` keeps the pictures.
#[test]
fn light_dark_narrow_and_strict_look_right() {
    case(|rig| {
        let fake = rig.fake();
        let lonely = (
            "dont worry, it gets better! you should go back to the library group on those Sundays",
            "That sounds so lonely. Maybe you could go back to the library group on those Sundays, if it feels \
             right. What would make one evening a little easier?",
        );
        let tired = (
            "dont worry about it! you should write the answers down and leave them on the table at night",
            "You must be so tired by now. Maybe you could write the answers down and leave them on the table at \
             night. What do you fear most about Thursday?",
        );
        let shots = [
            ("panel-light", Site::New, "", (1200, 800), "light"),
            ("panel-dark", Site::New, "?theme=dark", (1200, 800), "dark"),
            ("panel-narrow", Site::Old, "", (390, 800), "light"),
            ("panel-strict-csp", Site::Old, STRICT, (1200, 800), "light"),
        ];
        for (name, site, suffix, size, theme) in shots {
            let (draft, improved) = if site == Site::Old { tired } else { lonely };
            fake.script(Script { text: improved.to_owned(), ..Script::default() });
            let page = site.open(rig, suffix);
            page.size(size);
            page.type_text(draft);
            site.wait_text(&page, draft);
            open_panel(&page);
            page.wait_text("daemon-state", "test-model");
            if name == "panel-light" {
                look();
                pictures::shoot(&page, "panel-score");
            }
            page.press_button("improve");
            page.wait("changes are offered", || !page.named("change-accept").is_empty());
            let tree = page.tree();
            let themed = tree.all(&|node| node.attribute("data-theme").is_some());
            assert_eq!(themed[0].attribute("data-theme"), Some(theme), "{name}");
            look();
            pictures::shoot(&page, name);
        }
    });
}
