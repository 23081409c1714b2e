//! How much risk a post shows. It raises care and never clears a post.
//!
//! Why not keywords alone: a large part of keyword flags are false alarms (negation, another subject, the past, a
//! way of speaking), and the people most in need often write around the words. How: signs are patterns with a level;
//! an idiom takes a sign away, while a negation, somebody else as subject, or a remote past only lowers it to
//! distress. Signs of a plan count only beside a wish to die, and a denied plan ("I won't do anything") counts as
//! the thought that it denies. Some signs say something only together, wherever they stand in the post: an urge and
//! self-harm, a goodbye and fear for a friend, two ways of having no tomorrow.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use llumi_protocol::score::Risk;

use crate::Context;
use crate::pattern::{Match, PatternSet};
use crate::phrase::{Clause, Phrases};
use crate::quotes::Voice;

mod faint;
mod others_wish;
mod self_harm;
mod signs;
mod told;
mod weary;
mod wishes;

use signs::{Sign, Weight};

/// Words around a match in which `near` and `unless` are looked for.
const NEAR: usize = 12;

/// Mild signs that together make distress.
const MILD_FOR_DISTRESS: u32 = 2;

/// Different faint signs, or different hints of somebody else's risk, that together make a wish.
const TOGETHER: usize = 2;

/// The compiled table.
struct Table {
    signs: Vec<&'static Sign>,
    set: PatternSet,
    /// Those that are looked for in what another person says, and their places in `signs`.
    told: PatternSet,
    told_signs: Vec<usize>,
    near: Vec<Option<PatternSet>>,
    unless: Vec<Option<PatternSet>>,
    remote: PatternSet,
    gone: PatternSet,
    other: PatternSet,
    report: PatternSet,
    said: PatternSet,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let signs = || {
        let tables = [
            signs::SIGNS,
            wishes::WISHES,
            weary::WEARY,
            faint::FAINT,
            self_harm::SELF_HARM,
            others_wish::OTHERS_WISH,
        ];
        tables.into_iter().flatten()
    };
    let optional = |pattern: &'static str| (!pattern.is_empty()).then(|| PatternSet::new([pattern]));
    TABLE.get_or_init(|| Table {
        set: PatternSet::new(signs().map(|sign| sign.pattern)),
        told: PatternSet::new(signs().filter(|sign| tellable(sign)).map(|sign| sign.pattern)),
        told_signs: signs().enumerate().filter(|(_, sign)| tellable(sign)).map(|(at, _)| at).collect(),
        near: signs().map(|sign| optional(sign.near)).collect(),
        unless: signs().map(|sign| optional(sign.unless)).collect(),
        signs: signs().collect(),
        remote: PatternSet::new([signs::REMOTE]),
        gone: PatternSet::new([others_wish::GONE_OR_FICTION]),
        other: PatternSet::new(["<other>"]),
        report: PatternSet::new([others_wish::REPORT]),
        said: PatternSet::new([others_wish::SAID]),
    })
}

/// What was seen in all texts of a context.
#[derive(Debug, Default)]
struct Seen {
    imminent: bool,
    wish: bool,
    plan: bool,
    denied: bool,
    distress: bool,
    mild: u32,
    /// Different rows that were met.
    faint: BTreeSet<usize>,
    hints: BTreeSet<usize>,
    worry: bool,
    harm: bool,
    harm_hint: bool,
    urge: bool,
    relapse: bool,
    over: bool,
    craving: bool,
}

/// How `context` reads: its title, post and the comment that is answered, taken together.
///
/// ```
/// use llumi_protocol::score::Risk;
/// use llumi_scoring::{Context, risk};
/// let read = |post| risk(Context { post, ..Context::default() });
/// assert_eq!(read("the bus was late again"), Risk::NoneNoticed);
/// assert_eq!(read("sometimes i think it'd be easier if i didn't wake up"), Risk::Possible);
/// assert_eq!(read("i nearly died laughing"), Risk::NoneNoticed);
/// ```
pub fn risk(context: Context<'_>) -> Risk {
    let mut seen = Seen::default();
    for text in [Some(context.title), Some(context.post), context.parent].into_iter().flatten() {
        let phrases = Phrases::of(text);
        for clause in phrases.clauses() {
            for found in table().set.find(&clause) {
                seen.add(&clause, found);
            }
            seen.add_told(&clause);
        }
    }
    seen.level()
}

impl Seen {
    fn add(&mut self, clause: &Clause<'_>, found: Match) {
        let sign = table().signs[found.pattern];
        if !stands(clause, found) {
            return;
        }
        match sign.weight {
            Weight::Mild => self.mild += 1,
            Weight::Distress => self.distress = true,
            Weight::Worry => self.worry = true,
            Weight::HarmHint => self.harm_hint = true,
            Weight::Over => self.over = true,
            Weight::Craving => self.craving = true,
            Weight::OthersWish | Weight::Hint if told::of_the_writer(clause, found) => {}
            Weight::OthersWish | Weight::Hint if gone(clause, found) || remote(clause, found) => {
                self.distress = true;
            }
            Weight::OthersWish => self.wish = true,
            Weight::Hint => _ = self.hints.insert(found.pattern),
            _ if lowered(sign, clause, found) => {
                self.distress = true;
                self.harm_hint |= sign.weight == Weight::Harm;
            }
            Weight::Imminent => self.imminent = true,
            Weight::Wish => self.wish = true,
            Weight::Plan => self.plan = true,
            Weight::Denied => self.denied = true,
            Weight::Faint if !table().said.find(&clause.before_match(found.start, NEAR)).is_empty() => {
                self.faint.insert(found.pattern);
                self.hints.insert(found.pattern);
            }
            Weight::Faint => _ = self.faint.insert(found.pattern),
            Weight::Harm => self.harm = true,
            Weight::Urge => self.urge = true,
            Weight::Relapse => self.relapse = true,
        }
    }

    /// Adds what another person in `clause` says or does of their own.
    fn add_told(&mut self, clause: &Clause<'_>) {
        if table().other.find(clause).is_empty() {
            return;
        }
        let turned = told::turned(clause);
        let own = clause.with_words(&turned);
        for found in table().told.find(&own) {
            let found = Match { pattern: table().told_signs[found.pattern], ..found };
            let sign = table().signs[found.pattern];
            if !told::speaks(clause, found) || !stands(&own, found) || gone(clause, found) {
                continue;
            }
            if remote(clause, found) || (sign.negatable && own.negated(found.start)) {
                continue;
            }
            if table().report.find(&clause.around(found.start, found.end, NEAR)).is_empty() {
                self.hints.insert(found.pattern);
            } else {
                self.wish = true;
            }
        }
    }

    fn level(&self) -> Risk {
        let wish = self.wish || self.denied || self.harms_now() || self.fears_for_somebody();
        let wish = wish || self.faint.len() >= TOGETHER;
        let hinted = self.harm || self.urge || !self.faint.is_empty() || !self.hints.is_empty();
        if self.imminent || (wish && self.plan) {
            Risk::Imminent
        } else if wish {
            Risk::Possible
        } else if self.distress || hinted || self.mild >= MILD_FOR_DISTRESS {
            Risk::Distress
        } else {
            Risk::NoneNoticed
        }
    }

    /// Self-harm that isn't told as over, or that draws again.
    fn harms_now(&self) -> bool {
        let about = self.harm || self.harm_hint;
        (self.harm && !self.over) || (about && (self.urge || self.relapse)) || (self.urge && !self.craving)
    }

    fn fears_for_somebody(&self) -> bool {
        self.hints.len() >= TOGETHER || (self.worry && !self.hints.is_empty())
    }
}

/// True where the sign means the same when another person says it.
fn tellable(sign: &Sign) -> bool {
    matches!(sign.weight, Weight::Wish | Weight::Imminent | Weight::Harm | Weight::Faint)
}

/// True where the sign stands beside a remote past.
fn remote(clause: &Clause<'_>, found: Match) -> bool {
    !table().remote.find(&clause.around(found.start, found.end, NEAR)).is_empty()
}

/// True where what must be near by is, and no idiom takes the sign away.
fn stands(clause: &Clause<'_>, found: Match) -> bool {
    let around = clause.around(found.start, found.end, NEAR);
    let holds = |set: &Option<PatternSet>| set.as_ref().map(|set| !set.find(&around).is_empty());
    holds(&table().unless[found.pattern]) != Some(true) && holds(&table().near[found.pattern]) != Some(false)
}

/// True where the sign stands beside a death that has happened, or in a story.
fn gone(clause: &Clause<'_>, found: Match) -> bool {
    let words = clause.words();
    let before = &words[found.start.saturating_sub(NEAR)..found.start];
    let after = &words[found.end..(found.end + NEAR).min(words.len())];
    [before, after].iter().any(|side| !table().gone.find(&clause.with_words(side)).is_empty())
}

/// True where the sign speaks of somebody else, of long ago, or is denied.
fn lowered(sign: &Sign, clause: &Clause<'_>, found: Match) -> bool {
    let other = clause.subject_is_other(found.start);
    let quoted = clause.words()[found.start].voice == Voice::Quoted && other;
    quoted || (sign.own && other) || remote(clause, found) || (sign.negatable && clause.negated(found.start))
}
