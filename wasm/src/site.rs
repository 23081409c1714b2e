//! Where the comment boxes of a page are and what they answer.
//!
//! One module a site, each after the map in docs: `old` for old.reddit.com, `www` for the newer site. The demo page
//! holds a thread of either kind, so both are asked there.

mod old;
mod www;

use crate::dom;
use crate::settings::Kind;
use llumi_protocol::api::Thread;
use web_sys::{Element, Node};

/// What a scan of the page finds.
#[derive(Debug, Default)]
pub struct Found {
    /// Fields to write in, visible or not.
    pub fields: Vec<Element>,
    /// Open shadow roots and composers where fields may appear without a sign in the document.
    pub watch: Vec<Node>,
}

pub fn find(kind: Kind) -> Found {
    let mut found = Found::default();
    if kind != Kind::Www {
        old::find(&mut found);
    }
    if kind != Kind::Old {
        www::find(&mut found);
    }
    found
}

/// What a field answers.
#[derive(Debug, Default)]
pub struct Answered {
    /// The site's id of the post, empty where it has none: two posts can have one title.
    pub post: String,
    pub thread: Thread,
}

impl Answered {
    /// True where this is not the post that was known by the id `post`, or, without ids, by its title.
    pub fn is_another(&self, post: &str, known: &Thread) -> bool {
        if post.is_empty() || self.post.is_empty() {
            return !known.title.is_empty() && known.title != self.thread.title;
        }
        post != self.post
    }
}

/// What `field` answers; nothing while the page shows no post.
pub fn answered(kind: Kind, field: &Element) -> Answered {
    let answered = match kind {
        Kind::Old => old::answered(field),
        Kind::Www => www::answered(field),
        Kind::Demo if www::owns(field) => www::answered(field),
        Kind::Demo => old::answered(field),
    };
    answered.unwrap_or_default()
}

/// A community's bare name, from `r/name` or `name`.
fn community(name: &str) -> Option<String> {
    let name = name.trim().trim_start_matches('/').trim_start_matches("r/").trim_matches('/');
    (!name.is_empty()).then(|| name.to_owned())
}

/// What belongs to a field on screen: the box drawn around it, and everything with its buttons.
#[derive(Debug)]
pub struct Around {
    pub frame: Option<Element>,
    pub form: Option<Element>,
}

pub fn around(field: &Element) -> Around {
    let frame = dom::closest(field, "shreddit-composer");
    let form = frame.clone().or_else(|| dom::closest(field, ".usertext-edit"));
    Around { frame, form }
}
