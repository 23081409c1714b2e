//! One line of the corpus; `README.md` beside the texts says what each field means.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A post, a good reply to it, and a flawed reply with its improvement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    pub situation: String,
    pub voice: Voice,
    pub risk: RiskLabel,
    pub title: String,
    pub post: String,
    /// The good reply, as the moves it is made of, in reading order.
    pub reply: Vec<Move>,
    /// Details that can be exchanged everywhere in the entry at once.
    pub swaps: BTreeMap<String, Vec<String>>,
    pub flaw: Flaw,
    pub initial: String,
    pub improved: String,
}

impl Entry {
    /// Entries 18, 19 and 20 of each situation are never trained on.
    pub fn held_out(&self) -> bool {
        matches!(self.number(), Some(18..=20))
    }

    /// The entry's number within its situation, from 1.
    pub fn number(&self) -> Option<u32> {
        self.id.rsplit_once('-')?.1.parse().ok()
    }

    /// The good reply as one text.
    pub fn reply_text(&self) -> String {
        self.reply.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Who writes the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    pub age: Age,
    pub country: String,
    pub tone: String,
    pub style: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Age {
    Teen,
    Twenties,
    Thirties,
    Midlife,
    Older,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskLabel {
    None,
    Distress,
    /// Passive thoughts of not being here; never a plan, means or method.
    Possible,
}

/// One or two sentences of a reply with one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    #[serde(rename = "move")]
    pub kind: MoveKind,
    pub fits: Fits,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveKind {
    Validate,
    Reflect,
    Normal,
    Strength,
    Offer,
    Safety,
    Ask,
}

/// A move of `moves/<situation>.jsonl`: it reads well under every post of its situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankMove {
    #[serde(rename = "move")]
    pub kind: MoveKind,
    pub text: String,
}

/// Where else a move reads well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fits {
    Post,
    Situation,
    Any,
}

/// What is wrong with the initial reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    TooShort,
    AdviceGiving,
    Minimising,
    ClumsyButKind,
    Overlong,
    SelfCentred,
}

/// A short post of `scenes/<situation>.jsonl`: one of many ways of saying that one is in this situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    pub title: String,
    pub post: String,
    /// One sentence that a kind reader could open a reply with; it takes up the post's own words.
    pub reflect: String,
    pub risk: RiskLabel,
}

/// A sentence out of a hasty draft and what its writer would rather have said (`rewrites/<situation>.jsonl`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewrite {
    pub before: String,
    /// Empty (`stock.jsonl` only): it is left out.
    pub after: String,
    /// Details that can be exchanged in both at once.
    #[serde(default)]
    pub swaps: BTreeMap<String, Vec<String>>,
}
