//! Rich text as plain text, with the way back from an offset to the node that holds it.
//!
//! Why: scoring and suggestions count UTF-16 units of one plain text, an editor wants a node and an offset in it.
//! How: a walk over the document calls [`Builder`]; paragraphs are joined by a blank line, list items and soft
//! breaks by a line break, quotes carry `> ` as markdown does. What stands only in the plain text (joints, `> `)
//! belongs to no node. `N` is the node type: a DOM node in the page, a number in the tests.

use crate::text::{self, Edit};
use llumi_protocol::score::Span;

/// How a block is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// A blank line: paragraphs, headings, code.
    Paragraph,
    /// A line break: list items.
    Line,
}

#[derive(Debug, Clone)]
struct Place<N> {
    node: N,
    start: u32,
    len: u32,
}

/// Plain text and where its parts come from.
#[derive(Debug, Clone)]
pub struct Flat<N> {
    pub text: String,
    places: Vec<Place<N>>,
}

impl<N: Clone> Flat<N> {
    /// Node and offset in it for UTF-16 offset `unit`; the nearest place where it belongs to no node.
    ///
    /// At a joint of two nodes the earlier one is meant, as a typing caret would; `forward` asks for the later.
    pub fn point(&self, unit: u32, forward: bool) -> Option<(N, u32)> {
        let holds = |place: &&Place<N>| place.start <= unit && unit <= place.start + place.len;
        let place = if forward {
            let after = || self.places.iter().find(|place| place.start >= unit);
            self.places.iter().rev().find(holds).or_else(after).or(self.places.last())
        } else {
            let before = || self.places.iter().rev().find(|place| place.start + place.len <= unit);
            self.places.iter().find(holds).or_else(before).or(self.places.first())
        }?;
        Some((place.node.clone(), unit.clamp(place.start, place.start + place.len) - place.start))
    }

    /// Both ends of `span`.
    pub fn range(&self, span: Span) -> Option<((N, u32), (N, u32))> {
        if span.start == span.end {
            let point = self.point(span.start, false)?;
            return Some((point.clone(), point));
        }
        Some((self.point(span.start, true)?, self.point(span.end, false)?))
    }
}

/// Collects the pieces of a walk in order.
#[derive(Debug)]
pub struct Builder<N> {
    flat: Flat<N>,
    units: u32,
    quote: usize,
    block: Option<Open<N>>,
    any: bool,
}

#[derive(Debug)]
struct Open<N> {
    node: N,
    /// Something of the block is in the text.
    filled: bool,
    /// A `<br>` that counts only when something follows it: the last one of a block is not shown.
    pending: u32,
}

impl<N: Clone> Default for Builder<N> {
    fn default() -> Self {
        let flat = Flat { text: String::new(), places: Vec::new() };
        Builder { flat, units: 0, quote: 0, block: None, any: false }
    }
}

impl<N: Clone> Builder<N> {
    fn push(&mut self, text: &str) {
        self.flat.text.push_str(text);
        self.units += text::len(text);
    }

    fn line_start(&mut self) {
        for _ in 0..self.quote {
            self.push("> ");
        }
    }

    /// A quote begins (`true`) or ends; it takes effect with the next block.
    pub fn quote(&mut self, inside: bool) {
        self.close();
        self.quote = if inside { self.quote + 1 } else { self.quote.saturating_sub(1) };
    }

    /// A block begins; the one before it ends.
    pub fn open(&mut self, node: N, joint: Joint) {
        self.close();
        if self.any {
            self.push(if joint == Joint::Paragraph { "\n\n" } else { "\n" });
        }
        self.any = true;
        self.line_start();
        self.block = Some(Open { node, filled: false, pending: 0 });
    }

    /// The current block ends.
    pub fn close(&mut self) {
        if let Some(block) = self.block.take() {
            // All breaks but the last one are shown.
            for _ in 1..block.pending {
                self.push("\n");
                self.line_start();
            }
            if !block.filled {
                self.flat.places.push(Place { node: block.node, start: self.units, len: 0 });
            }
        }
    }

    /// A soft break inside the current block.
    pub fn line_break(&mut self) {
        if let Some(block) = &mut self.block {
            block.pending += 1;
        }
    }

    /// The text of one text node, inside a block or not.
    pub fn text(&mut self, node: N, content: &str) {
        if content.is_empty() {
            return;
        }
        let pending = self.block.as_mut().map_or(0, |block| {
            block.filled = true;
            std::mem::take(&mut block.pending)
        });
        for _ in 0..pending {
            self.push("\n");
            self.line_start();
        }
        self.any = true;
        self.flat.places.push(Place { node, start: self.units, len: text::len(content) });
        // A no-break space is as wide as a space, in units too.
        self.push(&content.replace('\u{a0}', " "));
    }

    pub fn finish(mut self) -> Flat<N> {
        self.close();
        self.flat
    }
}

/// One step of writing plain text into an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke<'a> {
    Text(&'a str),
    Line,
    Paragraph,
}

/// `text` as an editor takes it: a blank line begins a paragraph, a line break stays soft.
pub fn strokes(text: &str) -> Vec<Stroke<'_>> {
    let mut strokes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\n') {
        if at > 0 {
            strokes.push(Stroke::Text(&rest[..at]));
        }
        let breaks = rest[at..].bytes().take_while(|&b| b == b'\n').count();
        strokes.push(if breaks > 1 { Stroke::Paragraph } else { Stroke::Line });
        rest = &rest[at + breaks..];
    }
    if !rest.is_empty() {
        strokes.push(Stroke::Text(rest));
    }
    strokes
}

/// `edit` of `text`, widened where a break is at its edge or inside.
///
/// Editors replace text by text reliably, breaks not always: so a change that begins or ends with a break takes the
/// word before or behind it along, and one that replaces a break goes on to the end of its paragraph (Lexical 0.52
/// fails to join what is left of a paragraph that holds soft breaks). Breaks that no editor keeps apart are made one.
pub fn widened(text: &str, edit: &Edit) -> Edit {
    let end = text::len(text);
    let parts = || {
        let gone = text::slice(text, edit.span)?;
        let before = text::slice(text, Span { start: 0, end: edit.span.start })?;
        Some((gone, before, text::slice(text, Span { start: edit.span.end, end })?))
    };
    let Some((gone, before, behind)) = parts() else { return edit.clone() };
    // Between two breaks that the editor holds as one.
    let split =
        before.ends_with('\n') && (gone.starts_with('\n') || gone.is_empty() && behind.starts_with('\n'));
    if !gone.contains('\n') && !edit.text.contains('\n') && !split {
        return edit.clone();
    }
    let at_edge = |c: Option<char>| c.is_none_or(|c| c == '\n');
    let mut lead = "";
    if at_edge(edit.text.chars().next()) || gone.starts_with('\n') || split {
        let line = before.trim_end_matches('\n');
        let space = line.char_indices().rfind(|(_, c)| c.is_whitespace());
        lead = &before[space.map_or(0, |(at, c)| at + c.len_utf8())..];
    }
    let line = behind.trim_start_matches('\n');
    let breaks = behind.len() - line.len();
    let mut tail = "";
    if gone.contains('\n') || split {
        tail = &behind[..breaks + line.find("\n\n").unwrap_or(line.len())];
    } else if at_edge(edit.text.chars().next_back()) {
        tail = &behind[..breaks + line.find(char::is_whitespace).unwrap_or(line.len())];
    }
    let mut whole = String::with_capacity(lead.len() + edit.text.len() + tail.len());
    let mut run = 0;
    for c in lead.chars().chain(edit.text.chars()).chain(tail.chars()) {
        run = if c == '\n' { run + 1 } else { 0 };
        if run <= 2 {
            whole.push(c);
        }
    }
    let span = Span { start: edit.span.start - text::len(lead), end: edit.span.end + text::len(tail) };
    Edit { span, text: whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `p` opens a paragraph, `l` a list item, `b` is a break, `q`/`Q` begins/ends a quote, `=x` is a text node.
    fn build(steps: &[&str]) -> Flat<usize> {
        let mut builder = Builder::default();
        for (node, step) in steps.iter().enumerate() {
            match *step {
                "p" => builder.open(node, Joint::Paragraph),
                "l" => builder.open(node, Joint::Line),
                "b" => builder.line_break(),
                "q" => builder.quote(true),
                "Q" => builder.quote(false),
                text => builder.text(node, &text[1..]),
            }
        }
        builder.finish()
    }

    #[test]
    fn reads_as_markdown_would() {
        let cases: &[(&[&str], &str)] = &[
            (&[], ""),
            (&["p", "b"], ""),
            (&["p", "=hello"], "hello"),
            (&["p", "=a", "p", "=b"], "a\n\nb"),
            (&["p", "=a", "b", "=b"], "a\nb"),
            (&["p", "=a", "b"], "a"),
            (&["p", "=a", "b", "b"], "a\n"),
            (&["p", "b", "p", "=x"], "\n\nx"),
            (&["p", "=in", "l", "=one", "l", "=two"], "in\none\ntwo"),
            (&["q", "p", "=said", "b", "=more", "Q", "p", "=me"], "> said\n> more\n\nme"),
            (&["=loose"], "loose"),
            (&["p", "=a\u{a0}b"], "a b"),
        ];
        for (steps, expected) in cases {
            assert_eq!(build(steps).text, *expected, "{steps:?}");
        }
    }

    #[test]
    fn every_offset_leads_back_to_its_node() {
        let flat = build(&["p", "=ab", "=😀c", "p", "=de"]);
        assert_eq!(flat.text, "ab😀c\n\nde");
        let cases = [
            (0, false, (1, 0)),
            (2, false, (1, 2)),
            (2, true, (2, 0)),
            (4, false, (2, 2)),
            (5, true, (2, 3)),
            (6, false, (2, 3)),
            (6, true, (4, 0)),
            (7, true, (4, 0)),
            (9, false, (4, 2)),
            (99, false, (4, 2)),
        ];
        for (unit, forward, expected) in cases {
            assert_eq!(flat.point(unit, forward), Some(expected), "{unit} {forward}");
        }
        assert_eq!(flat.range(Span { start: 2, end: 9 }), Some(((2, 0), (4, 2))));
        assert_eq!(build(&["p", "b"]).point(0, false), Some((0, 0)));
        assert_eq!(build(&[]).point(0, false), None);
    }

    #[test]
    fn strokes_type_the_text_again() {
        use Stroke::{Line, Paragraph, Text};
        let cases: &[(&str, &[Stroke<'_>])] = &[
            ("", &[]),
            ("a", &[Text("a")]),
            ("a\n\nb", &[Text("a"), Paragraph, Text("b")]),
            ("a\nb\n", &[Text("a"), Line, Text("b"), Line]),
            ("\n\n\n\nb", &[Paragraph, Text("b")]),
        ];
        for (text, expected) in cases {
            assert_eq!(&strokes(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_change_is_widened() {
        let cases = [
            // text, start, end, new, expected span and text
            ("so heavy\n\nlot of", 8, 10, "\ntoday.\n\n", (3, 16), "heavy\ntoday.\n\nlot of"),
            ("so heavy\n\nlot of\n\nx", 8, 10, "", (3, 16), "heavylot of"),
            ("so heavy\n\nlot of", 10, 10, "\n\na", (3, 10), "heavy\n\na"),
            ("so heavy\n\nlot of", 10, 10, "a\n\n", (10, 13), "a\n\nlot"),
            ("so heavy\n\nlot\nof", 5, 12, "x", (5, 16), "xt\nof"),
            ("so heavy\n\nlot\n\nx", 9, 9, "today.\n", (3, 13), "heavy\ntoday.\n\nlot"),
            ("so heavy\n\nlot\n\nx", 9, 9, "x", (3, 13), "heavy\nx\nlot"),
            ("so heavy", 3, 8, "", (3, 8), ""),
            ("so heavy", 3, 8, "light\nday", (3, 8), "light\nday"),
            ("\n\nlot", 0, 2, "", (0, 5), "lot"),
            ("😀\nlot", 2, 3, "\n\n", (0, 6), "😀\n\nlot"),
        ];
        for (text, start, end, new, expected, written) in cases {
            let edit = Edit { span: Span { start, end }, text: new.to_owned() };
            let led = widened(text, &edit);
            let span = (led.span.start, led.span.end);
            assert_eq!((span, led.text.as_str()), (expected, written), "{text:?} {new:?}");
            let same = |text: Option<String>| text.map(|text| crate::text::settled(&text));
            assert_eq!(same(led.apply(text)), same(edit.apply(text)), "{text:?} {new:?}");
        }
    }
}
