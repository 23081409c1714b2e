//! How much risk a post shows. It raises care and never clears a post.
//!
//! Why not keywords alone: a large part of keyword flags are false alarms (negation, another subject, the past, a
//! way of speaking), and the people most in need often write around the words. How: signs are patterns with a level;
//! an idiom takes a sign away, while a negation, somebody else as subject, or a remote past only lowers it to
//! distress. Signs of a plan count only beside a wish to die, and a denied plan ("I won't do anything") counts as
//! the thought that it denies.

use std::sync::OnceLock;

use llumi_protocol::score::Risk;

use crate::Context;
use crate::pattern::{Match, PatternSet};
use crate::phrase::{Clause, Phrases};
use crate::quotes::Voice;

mod signs;
mod wishes;

use signs::{Sign, Weight};

/// Words around a match in which `near` and `unless` are looked for.
const NEAR: usize = 12;

/// Mild signs that together make distress.
const MILD_FOR_DISTRESS: u32 = 2;

/// The compiled table.
struct Table {
    signs: Vec<&'static Sign>,
    set: PatternSet,
    near: Vec<Option<PatternSet>>,
    unless: Vec<Option<PatternSet>>,
    remote: PatternSet,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let signs = || signs::SIGNS.iter().chain(wishes::WISHES);
    let optional = |pattern: &'static str| (!pattern.is_empty()).then(|| PatternSet::new([pattern]));
    TABLE.get_or_init(|| Table {
        set: PatternSet::new(signs().map(|sign| sign.pattern)),
        near: signs().map(|sign| optional(sign.near)).collect(),
        unless: signs().map(|sign| optional(sign.unless)).collect(),
        signs: signs().collect(),
        remote: PatternSet::new([signs::REMOTE]),
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
        }
    }
    seen.level()
}

impl Seen {
    fn add(&mut self, clause: &Clause<'_>, found: Match) {
        let sign = table().signs[found.pattern];
        let around = clause.around(found.start, found.end, NEAR);
        let holds = |set: &Option<PatternSet>| set.as_ref().map(|set| !set.find(&around).is_empty());
        if holds(&table().unless[found.pattern]) == Some(true)
            || holds(&table().near[found.pattern]) == Some(false)
        {
            return;
        }
        match sign.weight {
            Weight::Mild => self.mild += 1,
            Weight::Distress => self.distress = true,
            Weight::OthersWish => self.wish = true,
            _ if lowered(sign, clause, found) => self.distress = true,
            Weight::Imminent => self.imminent = true,
            Weight::Wish => self.wish = true,
            Weight::Plan => self.plan = true,
            Weight::Denied => self.denied = true,
        }
    }

    fn level(&self) -> Risk {
        let distress = self.distress || self.mild >= MILD_FOR_DISTRESS;
        let wish = self.wish || self.denied;
        if self.imminent || (wish && self.plan) {
            Risk::Imminent
        } else if wish {
            Risk::Possible
        } else if distress {
            Risk::Distress
        } else {
            Risk::NoneNoticed
        }
    }
}

/// True where the sign speaks of somebody else, of long ago, or is denied.
fn lowered(sign: &Sign, clause: &Clause<'_>, found: Match) -> bool {
    let other = clause.subject_is_other(found.start);
    let quoted = clause.words()[found.start].voice == Voice::Quoted && other;
    let remote = !table().remote.find(&clause.around(found.start, found.end, NEAR)).is_empty();
    quoted || other || remote || (sign.negatable && clause.negated(found.start))
}
