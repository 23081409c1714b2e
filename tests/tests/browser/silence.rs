//! A daemon that says nothing for a long time: a large model on a slow machine reads a long post.
//!
//! Why two cases: Chrome ends a service worker after half a minute of silence, unless the page speaks to it. The second
//! case shows that it does here too, so that the first one tests something.

use crate::fake::Script;
use crate::rig::{case, open_panel};
use serde_json::json;
use std::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);

fn silent() -> Script {
    Script { silence: MINUTE, ..Script::default() }
}

#[test]
fn a_draft_comes_after_a_minute_of_silence() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(silent());
        let page = rig.open_old("");
        open_panel(&page);
        page.press_button("draft");
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(55) {
            std::thread::sleep(Duration::from_secs(2));
            let waits = !page.named("stop").is_empty() && fake.gone() == 0;
            assert!(waits, "it still waits after {:?}\n{}", start.elapsed(), page.state());
        }
        page.wait_text("draft-text", "What would help you tonight?");
        assert!(start.elapsed() > Duration::from_secs(59));
        assert_eq!((fake.gone(), fake.asked().len()), (0, 1));
    });
}

/// The same request over the same kind of port, without the content script's ping: the worker dies, and with it the
/// request.
#[test]
fn without_a_ping_the_worker_dies_in_the_silence() {
    case(|rig| {
        let fake = rig.fake();
        fake.script(silent());
        let page = rig.open_old("");
        page.get("badge");
        let thread =
            json!({"title": "a title", "post": "I feel so alone.", "parent": null, "subreddit": null});
        let ask = json!({"type": "draft", "id": 1, "request": {"version": 1, "thread": thread}});
        page.eval_in_extension(&format!(
            "void (globalThis.lone = chrome.runtime.connect({{ name: 'llumi' }}), lone.onDisconnect.addListener(() => \
             {{ lone.gone = true; }}), lone.postMessage(JSON.stringify({ask})))"
        ));
        page.wait("the daemon was asked", || fake.asked().len() == 1);
        let start = Instant::now();
        page.wait("the worker is gone", || page.eval_in_extension("lone.gone === true") == true);
        assert!(start.elapsed() > Duration::from_secs(20), "not at once: {:?}", start.elapsed());
        page.wait("the request went with it", || fake.gone() == 1);
        assert!(start.elapsed() < MINUTE, "before the silence was over");
    });
}
