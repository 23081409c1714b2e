//! What is said about a text: five dimensions, hints, and the safety verdict.
//!
//! All offsets are UTF-16 code units, the unit of a browser's selection and of JavaScript strings.

use serde::{Deserialize, Serialize};

/// Half-open range of UTF-16 code units, `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// The paper's five dimensions (LLUMI, arXiv 2605.30273), in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    Readability,
    Empathy,
    Connection,
    Actionability,
    Safety,
}

impl Dimension {
    pub const ALL: [Dimension; 5] = [
        Dimension::Readability,
        Dimension::Empathy,
        Dimension::Connection,
        Dimension::Actionability,
        Dimension::Safety,
    ];

    /// The word a person sees.
    pub fn label(self) -> &'static str {
        match self {
            Dimension::Readability => "Readability",
            Dimension::Empathy => "Empathy",
            Dimension::Connection => "Connection",
            Dimension::Actionability => "Actionability",
            Dimension::Safety => "Safety",
        }
    }
}

/// Five dimensions on the paper's scale, each 1.0 to 5.0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    pub readability: f64,
    pub empathy: f64,
    pub connection: f64,
    pub actionability: f64,
    pub safety: f64,
}

impl Scores {
    pub fn get(&self, dimension: Dimension) -> f64 {
        match dimension {
            Dimension::Readability => self.readability,
            Dimension::Empathy => self.empathy,
            Dimension::Connection => self.connection,
            Dimension::Actionability => self.actionability,
            Dimension::Safety => self.safety,
        }
    }

    /// Arithmetic mean of the five.
    pub fn mean(&self) -> f64 {
        Dimension::ALL.iter().map(|&d| self.get(d)).sum::<f64>() / 5.0
    }
}

/// Something in the person's own text that could be worded better; never an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    pub span: Span,
    /// Number of the rule in docs/SAFETY.md that the hint serves.
    pub rule: u8,
    /// Stable name of the pattern, e.g. `minimising.at-least`.
    pub id: String,
    /// One sentence: why this wording can hurt.
    pub reason: String,
    /// What could stand in place of the span; an empty string means: leave it out.
    pub replacements: Vec<String>,
}

/// One breach of a gate rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub rule: u8,
    pub id: String,
    pub span: Span,
    pub reason: String,
}

/// The safety gate's answer about a text. It passes where there is no finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub findings: Vec<Finding>,
}

impl Verdict {
    pub fn passes(&self) -> bool {
        self.findings.is_empty()
    }
}

/// How a post reads. It steers reminders; it never clears a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Nothing was noticed, which does not mean that there is nothing.
    NoneNoticed,
    Distress,
    Possible,
    Imminent,
}

/// Everything the page shows about a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub scores: Scores,
    pub hints: Vec<Hint>,
    pub verdict: Verdict,
    pub risk: Risk,
    /// Words in the text.
    pub words: u32,
}
