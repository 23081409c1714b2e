//! Whose words a stretch of text is: the writer's own, a quotation in the sentence, or a quoted block.
//!
//! Why: `people told me "just think positive"` repeats a hurt, it does not inflict one; a markdown quote is the
//! post itself. How: lines first (`>` and fenced code), then pairs of marks inside one paragraph; a mark that is
//! never closed opens nothing.

/// Whose words these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Own,
    /// Between quotation marks.
    Quoted,
    /// Markdown quote or code.
    Block,
}

/// A byte range that is not the writer's own voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub start: usize,
    pub end: usize,
    pub voice: Voice,
}

/// Bytes after which an open quotation mark is taken for a stray one.
const LONGEST_QUOTATION: usize = 400;

/// The ranges of `text` that are quoted, in order and without overlap.
pub(crate) fn voices(text: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut fenced = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_start();
        let fence = body.starts_with("```") || body.starts_with("~~~");
        let quote = body.starts_with('>') || body.starts_with("&gt;");
        if fence || fenced || quote {
            push_block(&mut regions, at, at + line.len());
        } else {
            inline(line, at, &mut regions);
        }
        fenced ^= fence;
        at += line.len();
    }
    regions
}

/// Adds a block region, joined to the one before where they touch.
fn push_block(regions: &mut Vec<Region>, start: usize, end: usize) {
    match regions.last_mut() {
        Some(last) if last.end == start && last.voice == Voice::Block => last.end = end,
        _ => regions.push(Region { start, end, voice: Voice::Block }),
    }
}

/// Quotations and code spans inside one line that starts at byte `base`.
fn inline(line: &str, base: usize, regions: &mut Vec<Region>) {
    let mut open: Option<(usize, char)> = None;
    let mut previous = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        if let Some((from, close)) = open {
            if c == close && closes(c, previous, next) {
                let voice = if close == '`' { Voice::Block } else { Voice::Quoted };
                regions.push(Region { start: base + from, end: base + at + c.len_utf8(), voice });
                open = None;
            } else if at - from > LONGEST_QUOTATION {
                open = None;
            }
        } else if let Some(close) = opens(c, previous, next) {
            open = Some((at, close));
        }
        previous = c;
    }
}

/// The mark that closes a quotation opened by `c`, if `c` can open one here.
fn opens(c: char, previous: char, next: char) -> Option<char> {
    let edge = !previous.is_alphanumeric() && !next.is_whitespace();
    match c {
        '"' if edge => Some('"'),
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        '`' if edge => Some('`'),
        '‘' if edge => Some('’'),
        '\'' if edge && next.is_alphanumeric() => Some('\''),
        _ => None,
    }
}

/// True where `c` can close; an apostrophe inside or at the end of a plural is weighed by its neighbours.
fn closes(c: char, previous: char, next: char) -> bool {
    match c {
        '\'' | '’' => !previous.is_whitespace() && !next.is_alphanumeric(),
        '"' => !previous.is_whitespace() || !next.is_alphanumeric(),
        _ => true,
    }
}
