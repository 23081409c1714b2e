//! old.reddit.com: textareas in forms, replies cloned into the thing that is answered.

use super::{Answered, Found, community};
use crate::dom;
use crate::richtext::plain;
use llumi_protocol::api::Thread;
use web_sys::Element;

const FIELDS: &str = ".commentarea .usertext-edit textarea[name='text']";

pub fn find(found: &mut Found) {
    found.fields.extend(dom::all(&dom::document(), FIELDS));
}

/// The comment that `field` answers. An edit of one's own comment answers what that comment answers.
fn parent(field: &Element) -> Option<Element> {
    let thing = dom::closest(field, ".thing.comment")?;
    let part = dom::closest(field, ".child, .entry")?;
    if part.matches(".entry").unwrap_or(false) {
        return dom::closest(&thing.parent_element()?, ".thing.comment");
    }
    Some(thing)
}

pub fn answered(field: &Element) -> Option<Answered> {
    let post = dom::nearest(field, ".thing.link")?;
    let text = |root: &Element, selector: &str| dom::first(root, selector).map(|found| plain(&found));
    let thread = Thread {
        title: text(&post, "a.title").unwrap_or_default(),
        post: text(&post, ".usertext-body .md").unwrap_or_default(),
        parent: parent(field).and_then(|comment| text(&comment, ":scope > .entry .usertext-body .md")),
        subreddit: community(&dom::attribute(&post, "data-subreddit"))
            .or_else(|| community(&dom::attribute(&post, "data-subreddit-prefixed"))),
    };
    Some(Answered { post: dom::attribute(&post, "data-fullname"), thread })
}
