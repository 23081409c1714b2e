//! Which sentences of a very small model may stand under a thread, and what each is about.
//!
//! A small model gets single sentences right far more often than whole replies, and it takes one post for another
//! now and then. So each sentence answers for itself: it is a portable move of a situation that the thread is likely
//! about (or of none), told nearly as it was learned, or it takes up the thread's own words. All sentences of a reply
//! are about one situation.

use crate::curated::{Portable, thread_text};
use crate::engine::Reply;
use crate::gates::{Gates, context};
use crate::weave;
use llumi_corpus::{ANYWHERE, MoveKind};
use llumi_protocol::api::{Check, Thread};
use llumi_protocol::score::Risk;
use llumi_scoring::metrics::{content_words, share_kept};
use llumi_scoring::risk;
use std::collections::HashSet;

/// Likely situations of a thread, at most.
const LIKELY: usize = 2;
/// How far a situation stands out from the others ([`crate::topics::Topics::rank`]) where the thread says a word that
/// is its own …
const LIKELY_BY_THEME: f32 = 0.2;
/// … and where it says none.
const LIKELY_ALONE: f32 = 0.25;
/// A second situation stands out this much of what the first does.
const SECOND: f32 = 0.6;
/// Share of words in common with a move (Jaccard) from which a sentence was recited …
const RECITED: f64 = 0.65;
/// … and below which it is a sentence of its own.
const RELATED: f64 = 0.35;
/// Content words of the thread in a sentence of its own.
const TAKEN_UP: usize = 2;
/// Share of a sentence's content words that stand in the draft, where it is the draft's.
const OWN: f64 = 0.6;
/// Mean log-probability a token of a sentence that may be taken from one reply into another.
const SURE: f64 = -0.8;

/// A sentence that may stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitting<'r> {
    pub text: &'r str,
    /// The situation whose move it is; `None` where it could stand in any reply.
    pub about: Option<&'static str>,
    /// What it does, where it was recited.
    pub kind: Option<MoveKind>,
    /// It says what the person's draft says.
    pub own: bool,
    /// Higher: fits better.
    pub score: f64,
}

/// A thread as its sentences are held against it.
#[derive(Debug)]
pub struct Ground<'t> {
    sources: Vec<&'t str>,
    words: HashSet<String>,
    draft: &'t str,
    /// Somebody here may be at risk.
    at_risk: bool,
    /// Situations that it is likely about, likeliest first.
    pub topics: Vec<&'static str>,
}

impl Gates {
    /// Situations that the thread is likely about, likeliest first. None where that can't be told: better general than
    /// about the wrong thing. What mostly people at risk wrote about is not laid at anybody's door: it takes a sign of
    /// risk in the thread.
    pub fn likely(&self, thread: &Thread) -> Vec<&'static str> {
        let text = thread_text(thread);
        let at_risk = risk(context(thread)) >= Risk::Possible;
        let topics = self.curated.topics(&text);
        let highest = topics.first().map_or(0.0, |(_, first)| *first);
        let likely = topics.into_iter().filter(|(situation, apart)| {
            let theme = self.grounding.says_theme_of(&text, situation);
            let least = if theme { LIKELY_BY_THEME } else { LIKELY_ALONE };
            *apart >= least.max(SECOND * highest) && (at_risk || !self.curated.is_grave(situation))
        });
        likely.take(LIKELY).map(|(situation, _)| situation).collect()
    }

    pub fn ground<'t>(&self, thread: &'t Thread, draft: Option<&'t str>) -> Ground<'t> {
        let text = thread_text(thread);
        let draft = draft.unwrap_or_default();
        let parent = thread.parent.as_deref().unwrap_or_default();
        Ground {
            sources: vec![&thread.title, &thread.post, parent, draft],
            words: content_words(&text).into_iter().collect(),
            draft,
            at_risk: risk(context(thread)) >= Risk::Possible,
            topics: self.likely(thread),
        }
    }

    /// The sentence with what it is about; `None` where it may not stand.
    pub fn fitting<'r>(&self, ground: &Ground<'_>, text: &'r str) -> Option<Fitting<'r>> {
        let found = self.grounding.check(&ground.sources, text);
        if !found.names_and_numbers.is_empty() || !found.particular.is_empty() {
            return None;
        }
        // Asked plainly, of somebody who may be at risk, or not at all.
        let out_of_place = weave::names_death(text) && !(ground.at_risk && text.ends_with('?'));
        if out_of_place && !weave::names_death(ground.draft) {
            return None;
        }
        let words = content_words(text);
        let taken_up = words.iter().filter(|word| ground.words.contains(*word)).count();
        let own = !ground.draft.is_empty() && !words.is_empty() && share_kept(text, ground.draft) >= OWN;
        let nearest = self.curated.nearest_move(text);
        let (likeness, situation) =
            nearest.map_or((0.0, ANYWHERE), |(likeness, near)| (likeness, near.situation));
        // Nearly as it was learned, and what is new in it stands in the thread.
        let strays = |near: &Portable| {
            words.iter().any(|word| !near.words.contains(word) && !ground.words.contains(word))
        };
        let unsafe_here = !ground.at_risk || claims(text);
        if unsafe_here
            && likeness >= RELATED
            && nearest.is_some_and(|(_, near)| near.kind == MoveKind::Safety)
        {
            return None;
        }
        let recited = nearest.filter(|(_, near)| likeness >= RECITED && !strays(near));
        let kind = recited.map(|(_, near)| near.kind);
        let place = ground.topics.iter().position(|topic| *topic == situation);
        let (about, score) = match place {
            _ if own => (None, 1.0),
            Some(place) if kind.is_some() => (Some(situation), 2.0 - 0.5 * place as f64),
            None if kind.is_some() && situation == ANYWHERE => (None, 1.0),
            None if likeness >= RELATED && situation != ANYWHERE => return None,
            _ if taken_up >= TAKEN_UP => (None, 1.0),
            _ => return None,
        };
        Some(Fitting { text, about, kind, own, score: score + 0.2 * taken_up.min(3) as f64 })
    }

    /// Sentences of all replies that may stand under this thread, each once, the most fitting first.
    pub fn sentences<'r>(&self, ground: &Ground<'_>, replies: &'r [Reply]) -> Vec<Fitting<'r>> {
        let mut kept: Vec<Fitting<'_>> = Vec::new();
        for sentence in replies.iter().flat_map(|reply| &reply.sentences) {
            let text = sentence.text.as_str();
            let whole = text.ends_with(['.', '?']) && text.split_whitespace().count() >= 5;
            let known = kept.iter().any(|other| other.text == text);
            if !whole || known || sentence.mean_log_prob < SURE {
                continue;
            }
            if let Some(fitting) = self.fitting(ground, text) {
                kept.push(Fitting { score: fitting.score + sentence.mean_log_prob, ..fitting });
            }
        }
        kept.sort_by(|a, b| b.score.total_cmp(&a.score));
        kept
    }

    /// Every sentence of a reply fits, and all are about one situation; where one is likely, a reply from nothing says
    /// something about it.
    pub fn at_one(&self, ground: &Ground<'_>, reply: &Reply) -> Check {
        let fitting: Vec<_> =
            reply.sentences.iter().map(|sentence| self.fitting(ground, &sentence.text)).collect();
        let strays = fitting.iter().filter(|found| found.is_none()).count();
        let about: HashSet<_> = fitting.into_iter().flatten().filter_map(|found| found.about).collect();
        let least = usize::from(ground.draft.is_empty() && !ground.topics.is_empty());
        // A lone question is no reply.
        let alone = ground.draft.is_empty() && reply.sentences.len() < 2;
        let passed = strays == 0 && !alone && (least..=1).contains(&about.len());
        let detail = format!("sentences that do not fit: {strays}, situations: {}", about.len());
        Check { name: "at_one".into(), passed, detail: if passed { String::new() } else { detail } }
    }
}

/// The sentence says what the person said: as a question about safety, learned under another post, it is not true here.
fn claims(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["you said", "you wrote", "you told", "you mentioned"].iter().any(|claim| lower.contains(claim))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curated::Curated;
    use crate::grounding::Grounding;

    #[test]
    fn each_sentence_answers_for_itself() {
        let entries = llumi_corpus::training;
        let gates = Gates {
            curated: Curated::new(entries()),
            grounding: Grounding::new(entries(), true),
            strict: true,
        };
        let thread = Thread {
            title: "let go today".into(),
            post: "They let me go from the bakery after nine years, I lost my job and my mates there.".into(),
            ..Thread::default()
        };
        let draft = "maybe ask at the garden centre, they take people on in spring";
        let at_risk = Thread { post: format!("{} I wish I was dead.", thread.post), ..thread.clone() };
        for (thread, text, may) in [
            (&thread, "Are you thinking about ending your life?", false),
            (&at_risk, "Are you thinking about ending your life?", true),
            (
                &at_risk,
                "You said it might be better not to wake up tomorrow, so let me ask gently, are you thinking about ending your life?",
                false,
            ),
        ] {
            assert_eq!(gates.fitting(&gates.ground(thread, None), text).is_some(), may, "{text}");
        }
        for (text, draft, about) in [
            (
                "No wonder you feel raw, because a job is so much more than the pay.",
                None,
                Some(Some("job-loss")),
            ),
            ("You put a lot of your heart into the exam, and that's real.", None, None),
            ("Nine years at the bakery, and then they let you go.", None, Some(None)),
            ("The lighthouse at the bakery let you go.", None, None),
            ("Which part of this weighs on you most right now?", None, Some(None)),
            ("It is what it is.", None, None),
            ("Maybe ask at the garden centre, they take people on in spring.", Some(draft), Some(None)),
            ("Maybe ask at the garden centre, they take people on in spring.", None, None),
        ] {
            let found = gates.fitting(&gates.ground(&thread, draft), text);
            assert_eq!(found.map(|fitting| fitting.about), about, "{text}");
        }
    }
}
