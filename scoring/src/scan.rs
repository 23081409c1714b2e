//! Cuts a text into pieces and finds where sentences end.
//!
//! Why apart from [`crate::tokenize`]: these are decisions about characters only; folding, voices and UTF-16
//! offsets come on top. How: one pass; at each position the first reader that accepts the character takes a piece.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// Starts with a digit and holds no letters but an ordinal or unit ending.
    Number,
    Punctuation,
    Emoji,
    /// Web or mail address.
    Link,
    /// `u/name`, `r/name`, `@name`.
    Handle,
}

/// One piece: byte range and kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// Endings of names that are read as web addresses even without `http://` or `www.`.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "io", "co", "uk", "info", "help", "health", "app", "me", "ie", "au",
    "ca", "de", "fr", "nl", "nz", "in", "us", "eu", "ch", "be", "gg", "ly", "tv", "xyz", "online", "site",
    "chat",
];

/// Zero-width and direction characters, soft hyphen and variation selectors: invisible, so never a boundary.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Combining marks of the scripts met most; Rust's `is_alphanumeric` covers vowel signs already.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c5}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{94d}' | '\u{9cd}' | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}' | '\u{fe20}'..='\u{fe2f}')
}

/// The apostrophes that people type, and keyboards and word processors put in their place.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ff07}' | '\u{b4}' | '`')
}

pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1f0ff}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f200}'..='\u{1f64f}' | '\u{1f680}'..='\u{1faff}'
        | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23fa}')
}

/// Scripts written without spaces between words; each character counts as a word.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_emoji(c)
}

/// A character that people put in place of a letter (`s*icide`, `k!ll`, `sh@me`); joins only between letters.
fn is_disguise(c: char) -> bool {
    matches!(c, '*' | '!' | '@' | '$' | '#' | '|')
}

/// Cuts `text` into pieces; white space and invisible characters between them are left out.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    let mut previous = ' ';
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
            previous = c;
            continue;
        }
        let (length, kind) = piece_at(&text[at..], c, previous);
        at += length;
        pieces.push(Piece { start, end: at, kind });
        previous = text[start..at].chars().next_back().unwrap_or(c);
    }
    pieces
}

/// Length in bytes and kind of the piece at the start of `rest`, whose first character is `c`.
fn piece_at(rest: &str, c: char, previous: char) -> (usize, Kind) {
    let fresh = !is_letter(previous);
    if fresh && let Some(found) = address(rest, c) {
        return found;
    }
    if is_ideograph(c) {
        return (c.len_utf8(), Kind::Word);
    }
    if is_letter(c) {
        return word(rest);
    }
    if is_emoji(c) {
        return (emoji(rest), Kind::Emoji);
    }
    (c.len_utf8(), Kind::Punctuation)
}

/// Reads a word or number from the start of `rest`.
fn word(rest: &str) -> (usize, Kind) {
    let mut end = 0;
    let mut letters = 0;
    let mut digits = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let next_joins = next.is_some_and(is_letter);
        let only_digits = letters == 0 && digits > 0;
        // A mark belongs to its letter; an invisible character hides in the word.
        let inner = is_mark(c) || is_invisible(c);
        let joint = next_joins && letters > 0 && (is_apostrophe(c) || (is_disguise(c) && next != Some(c)));
        let point = only_digits && matches!(c, '.' | ',' | ':') && next.is_some_and(|n| n.is_ascii_digit());
        if is_letter(c) && !(is_ideograph(c) && at > 0) {
            if c.is_numeric() { digits += 1 } else { letters += 1 }
        } else if !(inner || joint || point) {
            break;
        }
        end = at + c.len_utf8();
    }
    let trimmed = rest[..end].trim_end_matches(is_invisible).len();
    let number =
        digits > 0 && letters <= 2 && rest.starts_with(|c: char| c.is_numeric()) && letters < digits + 2;
    (trimmed, if number { Kind::Number } else { Kind::Word })
}

/// Length of one emoji with its modifiers, joiners and flag pair.
fn emoji(rest: &str) -> usize {
    let mut end = 0;
    let mut joined = false;
    for (at, c) in rest.char_indices() {
        let modifier = is_invisible(c)
            || matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}' | '\u{e0020}'..='\u{e007f}');
        let flag = at > 0
            && at <= 4
            && matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
            && rest.starts_with(|f| ('\u{1f1e6}'..='\u{1f1ff}').contains(&f));
        if at > 0 && !modifier && !joined && !flag {
            break;
        }
        joined = c == '\u{200d}';
        end = at + c.len_utf8();
    }
    end
}

/// Bytes in which a bare domain or handle must show itself; keeps the work linear on text without spaces.
const ADDRESS_WINDOW: usize = 128;

/// A web address, mail address or handle at the start of `rest`.
fn address(rest: &str, c: char) -> Option<(usize, Kind)> {
    if !(c.is_ascii_alphanumeric() || matches!(c, '/' | '@')) {
        return None;
    }
    let head: String = rest.chars().take(8).collect::<String>().to_ascii_lowercase();
    if head.starts_with("http:") || head.starts_with("https:") || head.starts_with("www.") {
        return Some((address_run(rest).len(), Kind::Link));
    }
    let run = address_run(&rest[..rest.floor_char_boundary(ADDRESS_WINDOW)]);
    if let Some(length) = handle(run, &head) {
        return Some((length, Kind::Handle));
    }
    (is_domain(run) && !is_slip(run, &rest[run.len()..])).then_some((run.len(), Kind::Link))
}

/// Endings of domains that are words too.
const WORD_ENDINGS: &[&str] = &[".help", ".health", ".online", ".site", ".chat", ".app", ".info"];

/// Words that show that the one before them begins a sentence (`so hard.help yourself`).
const GOES_ON: &[&str] = &[
    "yourself", "me", "you", "him", "her", "us", "them", "people", "your", "my", "the", "a", "with", "would",
    "might", "comes", "often", "didnt", "doesnt", "isnt", "wont", "wasnt",
];

/// True where the space behind a full stop is missing: `run` ends in a word, and `rest` goes on with the sentence.
fn is_slip(run: &str, rest: &str) -> bool {
    let next = rest.strip_prefix(' ').unwrap_or_default();
    let next: String = next.chars().take_while(|c| c.is_alphabetic() || is_apostrophe(*c)).take(12).collect();
    let next = next.replace(is_apostrophe, "");
    let bare = run.bytes().filter(|b| !b.is_ascii_lowercase()).count() == 1;
    bare && WORD_ENDINGS.iter().any(|ending| run.ends_with(ending)) && GOES_ON.contains(&next.as_str())
}

/// The characters at the start of `rest` that can belong to an address, without closing punctuation.
fn address_run(rest: &str) -> &str {
    let outside = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')' | ']' | '|');
    let run = rest.find(outside).map_or(rest, |end| &rest[..end]);
    run.trim_end_matches(['.', ',', '!', '?', ';', ':', '\'', '*', '_', '…'])
}

/// `u/name`, `/u/name`, `r/name`, `@name`.
fn handle(run: &str, head: &str) -> Option<usize> {
    let skip = ["/u/", "/r/", "u/", "r/", "@"].iter().find(|prefix| head.starts_with(**prefix))?.len();
    let name = run[skip..]
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .unwrap_or(run.len() - skip);
    (name >= 2).then_some(skip + name)
}

/// `name.tld`, `name.tld/path`, `someone@name.tld`.
fn is_domain(run: &str) -> bool {
    let host = run.split(['/', '?', '#']).next().unwrap_or(run);
    let host = host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or(host);
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    name.len() >= 2
        && !name.contains("..")
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
        && DOMAINS.contains(&ending.to_ascii_lowercase().as_str())
        && (ending.chars().all(char::is_lowercase) || ending.chars().all(char::is_uppercase))
        && (ending.len() > 2
            || run.contains(['/', '@'])
            || name.contains('.')
            || matches!(ending, "io" | "co" | "uk" | "eu"))
}

/// Short forms that always stand before a name or an example.
const TITLES: &[&str] = &["mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e"];

/// Short forms that may end a sentence; the next word tells.
const SHORT_FORMS: &[&str] = &["eg", "ie", "approx", "a.m", "p.m", "u.s", "u.k", "jr", "sr", "etc"];

/// Byte offsets after each sentence: behind its marks and closing quotes, or at a line break.
pub(crate) fn sentence_ends(text: &str, pieces: &[Piece]) -> Vec<usize> {
    let mut ends = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let next = pieces.get(index + 1);
        let gap = next.map_or("", |next| &text[piece.end..next.start]);
        let mark = piece.kind == Kind::Punctuation
            && matches!(&text[piece.start..piece.end], "." | "!" | "?" | "…" | "。" | "！" | "？");
        let closing = piece.kind == Kind::Punctuation
            && is_closing(&text[piece.start..piece.end])
            && follows_mark(text, piece.start);
        let breaks = gap.contains(['\n', '\r', '\u{2029}', '\u{2028}']);
        let stops =
            (mark || closing) && next.is_some() && !gap.is_empty() && !is_abbreviation(text, piece, next);
        let more = next.is_some_and(|next| {
            gap.is_empty() && matches!(&text[next.start..next.end], "." | "!" | "?" | "…")
        });
        if next.is_some() && (breaks || (stops && !more)) {
            ends.push(piece.end);
        }
    }
    ends
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "*" | "_")
}

/// Bytes that are looked at before a mark: enough for short forms, and the work stays linear.
const LOOK_BACK: usize = 12;

/// The last bytes of `text` before `end`.
fn tail(text: &str, end: usize) -> &str {
    &text[text.floor_char_boundary(end.saturating_sub(LOOK_BACK))..end]
}

/// True where closing marks ending at byte `end` stand right behind a sentence mark.
fn follows_mark(text: &str, end: usize) -> bool {
    let closers = ['"', '”', '’', '\'', ')', ']', '»', '*', '_'];
    tail(text, end).trim_end_matches(closers).ends_with(['.', '!', '?', '…'])
}

/// True where the full stop belongs to a short form or a number (`Dr.`, `p.m.` with more to come, `no. 5`).
fn is_abbreviation(text: &str, stop: &Piece, next: Option<&Piece>) -> bool {
    if &text[stop.start..stop.end] != "." {
        return false;
    }
    let before = tail(text, stop.start);
    let from = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |at| before.ceil_char_boundary(at + 1));
    let word = before[from..].to_lowercase();
    let lower = next.is_some_and(|next| text[next.start..].starts_with(char::is_lowercase));
    let initial = word.chars().count() == 1 && word != "i" && before[from..].starts_with(char::is_uppercase);
    let number = word == "no" && next.is_some_and(|next| next.kind == Kind::Number);
    TITLES.contains(&word.as_str()) || (SHORT_FORMS.contains(&word.as_str()) && lower) || number || initial
}
