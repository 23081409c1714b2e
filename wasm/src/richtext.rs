//! Walks a piece of the page and reads it as [`Flat`] text.

use crate::flatten::{Builder, Flat, Joint};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Paragraph-like; may hold other blocks.
    Block(Joint),
    Quote,
    Break,
    Inline,
    Skipped,
}

fn part(element: &Element) -> Part {
    match element.tag_name().to_ascii_uppercase().as_str() {
        "P" | "DIV" | "SECTION" | "ARTICLE" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "PRE" | "UL"
        | "OL" | "TABLE" | "TBODY" | "THEAD" | "HR" => Part::Block(Joint::Paragraph),
        "LI" | "TR" => Part::Block(Joint::Line),
        "BLOCKQUOTE" => Part::Quote,
        "BR" => Part::Break,
        "SCRIPT" | "STYLE" | "BUTTON" | "TEMPLATE" | "NOSCRIPT" | "SVG" | "TEXTAREA" => Part::Skipped,
        _ => Part::Inline,
    }
}

fn children(node: &Node) -> impl Iterator<Item = Node> {
    std::iter::successors(node.first_child(), Node::next_sibling)
}

fn is_block(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| matches!(part(element), Part::Block(_) | Part::Quote))
}

/// Line breaks in HTML source are spaces; where they mean breaks (preformatted text) they stay.
fn content(node: &Node, preformatted: bool) -> String {
    let text = node.node_value().unwrap_or_default();
    if preformatted { text } else { text.replace(['\n', '\t', '\r'], " ") }
}

struct Walk {
    builder: Builder<Node>,
    preformatted: bool,
}

impl Walk {
    /// Text, breaks and everything inside an inline element.
    fn inline(&mut self, node: &Node) {
        match node.node_type() {
            Node::TEXT_NODE => self.builder.text(node.clone(), &content(node, self.preformatted)),
            Node::ELEMENT_NODE => {
                let Some(element) = node.dyn_ref::<Element>() else { return };
                match part(element) {
                    Part::Break => self.builder.line_break(),
                    Part::Skipped => {}
                    Part::Inline => children(node).for_each(|child| self.inline(&child)),
                    Part::Block(_) | Part::Quote => self.block(element),
                }
            }
            _ => {}
        }
    }

    /// A block: its own inline runs are paragraphs, its blocks follow.
    fn block(&mut self, element: &Element) {
        let (joint, quote) = match part(element) {
            Part::Quote => (Joint::Paragraph, true),
            Part::Block(joint) => (joint, false),
            _ => (Joint::Paragraph, false),
        };
        if quote {
            self.builder.quote(true);
        }
        let node: &Node = element.as_ref();
        let mixed = children(node).any(|child| is_block(&child));
        let before = self.preformatted;
        self.preformatted |= element.tag_name().eq_ignore_ascii_case("PRE");
        let mut in_run = false;
        for child in children(node) {
            if is_block(&child) {
                in_run = false;
                self.inline(&child);
                continue;
            }
            let blank = child.node_type() != Node::ELEMENT_NODE
                && child.node_value().is_none_or(|text| text.trim().is_empty());
            if !in_run && mixed && blank {
                continue;
            }
            if !in_run {
                self.builder.open(node.clone(), joint);
                in_run = true;
            }
            self.inline(&child);
        }
        if !mixed && !in_run {
            self.builder.open(node.clone(), joint);
        }
        self.builder.close();
        self.preformatted = before;
        if quote {
            self.builder.quote(false);
        }
    }
}

/// The text inside `root`. An editor keeps its own white space (`editor`), a page's source does not.
pub fn read(root: &Element, editor: bool) -> Flat<Node> {
    let mut walk = Walk { builder: Builder::default(), preformatted: editor };
    walk.block(root);
    walk.builder.finish()
}

/// Plain text of something that is only read, without space around it.
pub fn plain(root: &Element) -> String {
    crate::text::settled(read(root, false).text.trim())
}
