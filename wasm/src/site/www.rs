//! www.reddit.com: a composer element with a rich-text editor in its light tree, or a textarea two open shadow roots
//! down in markdown mode. Collapsed composers and a decoy textarea have no size; the finder leaves those out.

use super::{Answered, Found, community};
use crate::dom;
use crate::richtext::plain;
use llumi_protocol::api::Thread;
use web_sys::{Element, Node};

/// What a comment's composer stands in; the composer of a new post does not.
const AROUND: &str = "comment-composer-host, shreddit-comment, comment-body-header, \
    shreddit-async-loader[bundlename='comment_composer'], faceplate-form[action*='comment']";
/// Elements that may keep a composer in an open shadow root.
const HOSTS: &str = "comment-body-header, comment-composer-host, shreddit-comment-action-row, \
    shreddit-async-loader[bundlename='comment_composer']";
const RICH: &str = "[slot='rte'][contenteditable]:not([contenteditable='false']), \
    [data-lexical-editor][contenteditable]:not([contenteditable='false'])";

pub fn find(found: &mut Found) {
    let document = dom::document();
    let mut roots: Vec<Node> = vec![document.clone().into()];
    for host in dom::all(&document, HOSTS) {
        if let Some(shadow) = host.shadow_root() {
            found.watch.push(shadow.clone().into());
            roots.push(shadow.into());
        }
    }
    for root in &roots {
        for composer in dom::all(root, "shreddit-composer") {
            if dom::closest(&composer, AROUND).is_some() {
                in_composer(&composer, found);
            }
        }
    }
}

fn in_composer(composer: &Element, found: &mut Found) {
    found.watch.push(composer.clone().into());
    found.fields.extend(dom::first(composer, RICH));
    let Some(shadow) = composer.shadow_root() else { return };
    found.watch.push(shadow.clone().into());
    found.fields.extend(dom::first(&shadow, RICH));
    for markdown in dom::all(&shadow, "shreddit-markdown-composer") {
        if let Some(inner) = markdown.shadow_root() {
            found.watch.push(inner.clone().into());
            found.fields.extend(dom::first(&inner, "textarea"));
        }
        found.fields.extend(dom::first(&markdown, "textarea"));
    }
}

/// True where `field` is in a composer of this site.
pub fn owns(field: &Element) -> bool {
    dom::closest(field, "shreddit-composer").is_some()
}

/// The comment that `field` answers. An edit of one's own comment answers what that comment answers.
fn parent(field: &Element) -> Option<Element> {
    let comment = dom::closest(field, "shreddit-comment")?;
    let form = dom::closest(field, "faceplate-form");
    if form.is_some_and(|form| dom::attribute(&form, "action").contains("edit")) {
        return dom::closest(&comment.parent_element()?, "shreddit-comment");
    }
    Some(comment)
}

/// A comment's own text, by id: comments nest, so the first match below one may be an answer to it.
fn body(comment: &Element) -> Option<String> {
    let id = [dom::attribute(comment, "thingid").as_str(), "-comment-rtjson-content"].concat();
    let by_id = dom::document().get_element_by_id(&id);
    let found = by_id.or_else(|| dom::first(comment, ":scope > [slot='comment']"))?;
    Some(plain(&found)).filter(|text| !text.is_empty())
}

pub fn answered(field: &Element) -> Option<Answered> {
    let post = dom::nearest(field, "shreddit-post")?;
    let text = |selector: &str| dom::first(&post, selector).map(|found| plain(&found));
    let id = dom::attribute(&post, "id");
    let by_id =
        dom::document().get_element_by_id(&[&id, "-post-rtjson-content"].concat()).map(|found| plain(&found));
    let title = Some(dom::attribute(&post, "post-title")).filter(|title| !title.is_empty());
    let thread = Thread {
        title: title.or_else(|| text("[slot='title']")).unwrap_or_default(),
        post: by_id.or_else(|| text("[slot='text-body']")).unwrap_or_default(),
        parent: parent(field).and_then(|comment| body(&comment)),
        subreddit: community(&dom::attribute(&post, "subreddit-prefixed-name"))
            .or_else(|| community(&dom::attribute(&post, "subreddit-name"))),
    };
    Some(Answered { post: id, thread })
}
