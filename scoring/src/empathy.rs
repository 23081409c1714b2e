//! Empathy as EPITOME has it: emotional reactions, interpretations, explorations, each at level 0 to 2
//! (Sharma et al. 2020).
//!
//! The levels come from phrases for now; trained models may take the place of [`mechanisms`], which is why it is a
//! plain function with the levels as its result. The weights of [`level`] are set by hand.

use crate::cues::{Cue, Cues};

/// EPITOME's three mechanisms, each 0 to 2, in between too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mechanisms {
    /// Warmth, compassion, concern expressed.
    pub reactions: f64,
    /// Understanding of feelings and experience communicated.
    pub interpretations: f64,
    /// Interest in what is not in the post.
    pub explorations: f64,
}

/// The mechanisms of a reply, from its cues and the content words that it shares with the post.
pub(crate) fn mechanisms(cues: &Cues, shared: f64) -> Mechanisms {
    let reactions = cues.get(Cue::WarmFeeling) + 0.8 * cues.get(Cue::Compassion);
    let specific = if shared >= 2.0 { 0.5 } else { 0.0 };
    let interpretations = 0.7 * cues.get(Cue::Understanding)
        + 0.5 * cues.get(Cue::Feeling).min(2.0)
        + 0.3 * cues.get(Cue::OwnStory).min(1.0)
        + 0.4 * cues.get(Cue::Strength).min(1.0)
        + specific;
    let explorations = 1.4 * f64::from(cues.open_questions)
        + 0.8 * f64::from(cues.closed_questions)
        + if shared >= 2.0 && cues.open_questions > 0 { 0.6 } else { 0.0 };
    Mechanisms {
        reactions: reactions.min(2.0),
        interpretations: interpretations.min(2.0),
        explorations: explorations.min(2.0),
    }
}

/// `0.2 er + 0.2 ip + 0.1 ex`, 0 to 1.
pub(crate) fn level(mechanisms: &Mechanisms) -> f64 {
    0.2 * mechanisms.reactions + 0.2 * mechanisms.interpretations + 0.1 * mechanisms.explorations
}
