//! A small matcher over words, for tables of phrases.
//!
//! Why our own: the tables are compiled into the page, where a regular-expression engine would weigh more than
//! everything else, and phrases are better written in words than in characters. How: a pattern is compiled to a
//! tree; matching carries the set of reachable positions as bits of one `u64`, so the work for one pattern at one
//! place is bounded by its size, whatever the text. An index over first words skips all patterns that cannot begin,
//! and of a pattern that is one choice the branches that cannot.
//!
//! ```text
//! word        this word, in plain form (apostrophes in patterns are dropped, hyphens are spaces)
//! word*       any word that begins so
//! (a|b c|d)   one of these
//! [a|b c]     one of these, or nothing
//! _           any one word        _3   nought to three words
//! ^           the start of a sentence or clause        $   its end
//! -(a|b)      the next words are none of these         +(a|b)   they are one of these, and stay outside the match
//! ~(a|b)      the word before is none of these           =        no comma or other break here
//! <name>      a class from [`CLASSES`]
//! ```

use std::collections::HashMap;

use crate::phrase::Clause;

/// Named groups of words that many patterns share.
const CLASSES: &[(&str, &str)] = &[
    ("be", "am|is|are|was|were|be|been|being|im|youre|hes|shes|its|theyre|were|thats"),
    ("will", "will|ll|gonna|going to|is going to|are going to|youll|itll|shall"),
    (
        "kin",
        "mom|mum|mother|dad|father|parents|family|kids|children|child|son|daughter|brother|sister|wife|husband|friends|loved ones|partner|parents|siblings|people who love you",
    ),
    (
        "other",
        "he|she|they|hes|shes|theyre|hed|shed|theyd|hell|theyll|him|her|them|friend|friends|bestie|bff|brother|bro|sister|sis|twin|mom|mum|mam|mama|mother|dad|father|papa|grandma|gran|nan|nana|grandmother|grandpa|grandad|granddad|grandfather|son|daughter|child|kid|teen|teenager|stepson|stepdaughter|nephew|niece|wife|husband|spouse|fiance|fiancee|partner|ex|gf|bf|boyfriend|girlfriend|cousin|aunt|auntie|uncle|mate|roommate|flatmate|housemate|neighbor|neighbour|colleague|coworker|boss|teacher|student|pupil|classmate|teammate|buddy|pal|penpal|someone|somebody|boy|girl|guy|woman|man|lad",
    ),
    ("himself", "himself|herself|themself|themselves|hisself"),
    ("his", "his|her|their|hes|shes"),
];

#[derive(Debug, Clone)]
enum Node {
    Word(String),
    Prefix(String),
    Choice(Vec<Vec<Node>>),
    Maybe(Vec<Vec<Node>>),
    Gap {
        least: u32,
        most: u32,
    },
    Start,
    End,
    /// Lookahead: none of the branches (`false`) or one of them (`true`) follows.
    Ahead(bool, Vec<Vec<Node>>),
    NotAfter(Vec<String>),
    Joined,
}

/// A compiled table of patterns.
#[derive(Debug)]
pub(crate) struct PatternSet {
    /// What is tried: the number of a pattern, and the pattern or one branch of it.
    tries: Vec<(usize, Vec<Node>)>,
    by_word: HashMap<String, Vec<u32>>,
    by_prefix: HashMap<[u8; 2], Vec<u32>>,
}

/// One match: which pattern, and the half-open range of words in the clause list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match {
    pub pattern: usize,
    pub start: usize,
    pub end: usize,
}

/// Words that one match may span.
const WINDOW: usize = 63;

impl PatternSet {
    /// Compiles `patterns`; the index of each is its number in a [`Match`].
    ///
    /// # Panics
    /// Where a pattern is malformed or may begin anywhere: the tables are constants and a test compiles them all.
    pub(crate) fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> PatternSet {
        let mut set = PatternSet { tries: Vec::new(), by_word: HashMap::new(), by_prefix: HashMap::new() };
        for (number, source) in patterns.into_iter().enumerate() {
            let nodes = parse(source);
            let branches = match <[Node; 1]>::try_from(nodes) {
                Ok([Node::Choice(branches)]) => branches,
                Ok([node]) => vec![vec![node]],
                Err(nodes) => vec![nodes],
            };
            for nodes in branches {
                set.index(&nodes, source);
                set.tries.push((number, nodes));
            }
        }
        set
    }

    /// Notes the words with which the next try may begin.
    fn index(&mut self, nodes: &[Node], source: &str) {
        let number = self.tries.len() as u32;
        let mut firsts = Vec::new();
        assert!(!first(nodes, &mut firsts), "pattern may be empty: {source}");
        for node in firsts {
            match node {
                Node::Word(word) => push(self.by_word.entry(word).or_default(), number),
                Node::Prefix(head) => {
                    let key = head.as_bytes();
                    assert!(key.len() >= 2, "prefix too short: {source}");
                    push(self.by_prefix.entry([key[0], key[1]]).or_default(), number);
                }
                _ => panic!("pattern may begin anywhere: {source}"),
            }
        }
    }

    /// All matches in `clause`, the longest of each pattern at each place, in order of their start.
    pub(crate) fn find(&self, clause: &Clause<'_>) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let mut candidates: Vec<u32> = Vec::new();
        for start in 0..clause.len() {
            candidates.clear();
            for form in clause.forms(start) {
                candidates.extend(self.by_word.get(form).into_iter().flatten());
                if let [a, b, ..] = form.as_bytes() {
                    candidates.extend(self.by_prefix.get(&[*a, *b]).into_iter().flatten());
                }
            }
            candidates.sort_unstable();
            candidates.dedup();
            let mut before = None;
            for &at in &candidates {
                let (pattern, nodes) = &self.tries[at as usize];
                let ends = run(nodes, clause, start, 1);
                if ends <= 1 {
                    continue;
                }
                let end = start + (63 - ends.leading_zeros() as usize);
                match found.last_mut() {
                    Some(Match { end: longest, .. }) if before == Some(*pattern) => {
                        *longest = end.max(*longest)
                    }
                    _ => found.push(Match { pattern: *pattern, start, end }),
                }
                before = Some(*pattern);
            }
        }
        found
    }
}

fn push(list: &mut Vec<u32>, number: u32) {
    if list.last() != Some(&number) {
        list.push(number);
    }
}

/// Positions (bits, relative to `start`) reachable from `from` through `nodes`.
fn run(nodes: &[Node], clause: &Clause<'_>, start: usize, from: u64) -> u64 {
    nodes.iter().fold(from, |at, node| if at == 0 { 0 } else { step(node, clause, start, at) })
}

fn step(node: &Node, clause: &Clause<'_>, start: usize, at: u64) -> u64 {
    match node {
        Node::Word(word) => advance(clause, start, at, |form| form == word),
        Node::Prefix(head) => advance(clause, start, at, |form| form.starts_with(head.as_str())),
        Node::Choice(branches) => branches.iter().fold(0, |sum, branch| sum | run(branch, clause, start, at)),
        Node::Maybe(branches) => branches.iter().fold(at, |sum, branch| sum | run(branch, clause, start, at)),
        Node::Gap { least, most } => {
            let limit = limit(clause, start);
            (*least..=*most).fold(0, |sum, words| sum | (at << words)) & limit
        }
        Node::Start => keep(at, |bit| clause.starts(start + bit)),
        Node::End => keep(at, |bit| clause.ends(start + bit)),
        Node::Ahead(wanted, branches) => {
            keep(at, |bit| branches.iter().any(|branch| run(branch, clause, start, 1 << bit) != 0) == *wanted)
        }
        Node::Joined => keep(at, |bit| !clause.starts(start + bit)),
        Node::NotAfter(words) => keep(at, |bit| {
            !clause.previous(start + bit).is_some_and(|before| words.iter().any(|word| word == before))
        }),
    }
}

/// Bits of the positions that exist: one behind the last word is the last.
fn limit(clause: &Clause<'_>, start: usize) -> u64 {
    let left = (clause.len() - start).min(WINDOW);
    u64::MAX >> (WINDOW - left)
}

fn keep(at: u64, mut test: impl FnMut(usize) -> bool) -> u64 {
    #[cfg(test)]
    work::count(at.count_ones());
    let mut kept = 0;
    let mut rest = at;
    while rest != 0 {
        let bit = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        if test(bit) {
            kept |= 1 << bit;
        }
    }
    kept
}

fn advance(clause: &Clause<'_>, start: usize, at: u64, mut test: impl FnMut(&str) -> bool) -> u64 {
    let kept = keep(at, |bit| {
        bit < WINDOW && start + bit < clause.len() && clause.forms(start + bit).any(&mut test)
    });
    kept << 1
}

/// Collects the nodes that can match the first word; true where `nodes` can match nothing at all.
fn first(nodes: &[Node], firsts: &mut Vec<Node>) -> bool {
    for node in nodes {
        let empty = match node {
            Node::Start | Node::End | Node::Ahead(..) | Node::NotAfter(_) | Node::Joined => true,
            Node::Choice(branches) => {
                let empty: Vec<bool> = branches.iter().map(|branch| first(branch, firsts)).collect();
                empty.contains(&true)
            }
            Node::Maybe(branches) => {
                for branch in branches {
                    first(branch, firsts);
                }
                true
            }
            Node::Word(_) | Node::Prefix(_) => {
                firsts.push(node.clone());
                false
            }
            Node::Gap { .. } => {
                firsts.push(node.clone());
                false
            }
        };
        if !empty {
            return false;
        }
    }
    true
}

/// Parses a whole pattern.
fn parse(source: &str) -> Vec<Node> {
    let plain: String = source.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    assert!(!plain.contains('?'), "optional words stand in square brackets: {source}");
    let mut rest = plain.as_str();
    let mut branches = branches(&mut rest, None, source);
    assert!(branches.len() == 1 && rest.is_empty(), "an alternative outside brackets: {source}");
    branches.remove(0)
}

/// Parses alternatives up to `close`, or up to the end.
fn branches(rest: &mut &str, close: Option<char>, source: &str) -> Vec<Vec<Node>> {
    let mut branches = vec![Vec::new()];
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if Some(c) == close {
            *rest = after;
            assert!(branches.iter().all(|branch| !branch.is_empty()), "an empty alternative: {source}");
            return branches;
        }
        if c == ' ' {
            *rest = after;
        } else if c == '|' {
            *rest = after;
            branches.push(Vec::new());
        } else {
            let node = node(rest, c, source);
            branches[..].last_mut().expect("there is always one branch").extend(node);
        }
    }
    assert!(close.is_none(), "a bracket is not closed: {source}");
    branches
}

/// Parses one node that begins with `c`; a hyphenated word gives several.
fn node(rest: &mut &str, c: char, source: &str) -> Vec<Node> {
    let after = &rest[c.len_utf8()..];
    match c {
        '(' | '[' => {
            *rest = after;
            let inner = branches(rest, Some(if c == '(' { ')' } else { ']' }), source);
            vec![if c == '(' { Node::Choice(inner) } else { Node::Maybe(inner) }]
        }
        '-' | '+' | '~' => {
            *rest = after.strip_prefix('(').unwrap_or_else(|| panic!("`{c}` without a bracket: {source}"));
            let inner = branches(rest, Some(')'), source);
            vec![if c == '~' {
                Node::NotAfter(inner.iter().map(|branch| only_word(branch, source)).collect())
            } else {
                Node::Ahead(c == '+', inner)
            }]
        }
        '^' | '$' | '=' => {
            *rest = after;
            vec![match c {
                '^' => Node::Start,
                '$' => Node::End,
                _ => Node::Joined,
            }]
        }
        '<' => {
            let (name, tail) = after.split_once('>').unwrap_or_else(|| panic!("`<` is not closed: {source}"));
            *rest = tail;
            let class = CLASSES.iter().find(|(known, _)| *known == name);
            let mut members = class.unwrap_or_else(|| panic!("no class {name}: {source}")).1;
            vec![Node::Choice(branches(&mut members, None, source))]
        }
        '_' => {
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            *rest = &after[digits..];
            let most = after[..digits].parse().ok();
            vec![most.map_or(Node::Gap { least: 1, most: 1 }, |most| Node::Gap { least: 0, most })]
        }
        _ => {
            let end = rest.find([' ', '|', '(', ')', '[', ']', '$', '<']).unwrap_or(rest.len());
            assert!(end > 0, "a bracket closes that was not opened: {source}");
            let word = &rest[..end];
            *rest = &rest[end..];
            word.split('-').map(literal).collect()
        }
    }
}

/// The one word of a branch of `~(…)`.
fn only_word(branch: &[Node], source: &str) -> String {
    match branch {
        [Node::Word(word)] => word.clone(),
        _ => panic!("`~` takes single words: {source}"),
    }
}

fn literal(word: &str) -> Node {
    match word.strip_suffix('*') {
        Some(head) => Node::Prefix(head.to_owned()),
        None => Node::Word(word.to_owned()),
    }
}

/// Counts the positions that matchers look at, so that a test can show that the work grows with the text only.
#[cfg(test)]
pub(crate) mod work {
    use std::cell::Cell;

    thread_local! {
        static VISITS: Cell<u64> = const { Cell::new(0) };
    }

    pub(crate) fn count(positions: u32) {
        VISITS.with(|visits| visits.set(visits.get() + u64::from(positions)));
    }

    /// Positions visited while `run` ran.
    pub(crate) fn during(run: impl FnOnce()) -> u64 {
        let before = VISITS.with(Cell::get);
        run();
        VISITS.with(Cell::get) - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::Phrases;

    /// The words that `pattern` matches in `text`.
    fn found(pattern: &str, text: &str) -> Vec<String> {
        let phrases = Phrases::of(text);
        let set = PatternSet::new([pattern]);
        let clauses = phrases.clauses();
        clauses
            .flat_map(|clause| set.find(&clause).into_iter().map(move |m| clause.text(m.start, m.end)))
            .collect()
    }

    #[test]
    fn patterns_match_what_they_say() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("you should", "You should go. you SHOULD", &["you should", "you should"]),
            ("don't", "I don’t, dont", &["dont", "dont"]),
            ("self-harm*", "self harming and self-harm", &["self harming", "self harm"]),
            ("(a b|c) d", "a b d c d a d", &["a b d", "c d"]),
            ("so [very|really] sad", "so sad so very sad so really very sad", &["so sad", "so very sad"]),
            ("cats _ dogs", "cats and dogs cats dogs", &["cats and dogs"]),
            ("cats _2 dogs", "cats dogs", &["cats dogs"]),
            ("^ just", "just go, just go and just go", &["just", "just"]),
            ("go $", "go. go now, go", &["go", "go"]),
            ("be -(not) sad", "be sad", &["be sad"]),
            ("be +(sad) sad", "be sad", &["be sad"]),
            ("be +(sad)", "be sad be glad", &["be"]),
            ("~(not) good", "good but not good", &["good"]),
            ("you = must", "you must, for you, must", &["you must"]),
            ("a b", "a. b", &[]),
            ("kill yourself", "k i l l  y o u r s e l f", &["kill yourself"]),
            ("kill yourself", "killyourself", &["kill yourself"]),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(&found(pattern, text), expected, "{pattern:?} in {text:?}");
        }
    }

    #[test]
    fn malformed_patterns_are_refused() {
        for pattern in ["(a", "a)", "[a]", "_ a", "a|b", "a?", "(a|)", "<nobody>", "~(a b) c"] {
            assert!(
                std::panic::catch_unwind(|| PatternSet::new([pattern])).is_err(),
                "{pattern:?} was taken"
            );
        }
    }
}
