//! The safety gate: which rules a text breaks.
//!
//! Why apart from the hints: a hint is an offer to a person, a finding stops a text that a model wrote. How: rows of
//! the table that gate, minus those that the origin of the text or the post excuses, plus rule 18.

use llumi_protocol::score::{Finding, Risk, Verdict};

use crate::phrase::Phrases;
use crate::rules::{Hit, Rules};
use crate::tokenize::{self, Kind};
use crate::{Context, contact, metrics, risk};

/// Who wrote the text that is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// The person themself: they may tell of their life, and name contacts that the directory holds.
    Person,
    /// A model; `own_draft` is the draft that it rewrote, if any. It may tell only of what the draft tells.
    Generated { own_draft: Option<&'a str> },
}

/// What breaks a rule in `text`, as an answer to `context`, in order of place; it passes where nothing does.
///
/// ```
/// use llumi_scoring::{Context, Origin, verdict};
/// let post = Context { post: "I failed my exam.", ..Context::default() };
/// let generated = Origin::Generated { own_draft: None };
/// assert!(verdict(post, "That must sting. What hurts most about it?", generated).passes());
/// assert_eq!(verdict(post, "I failed mine too when I was your age.", generated).findings[0].rule, 12);
/// assert!(verdict(post, "I failed mine too when I was your age.", Origin::Person).passes());
/// ```
pub fn verdict(context: Context<'_>, text: &str, origin: Origin<'_>) -> Verdict {
    let phrases = Phrases::of(text);
    let hits = Rules::get().find(&phrases);
    judge(context, text, origin, &phrases, &hits, risk(context))
}

/// [`verdict`] from what has been read already.
pub(crate) fn judge(
    context: Context<'_>,
    text: &str,
    origin: Origin<'_>,
    phrases: &Phrases,
    hits: &[Hit],
    risk: Risk,
) -> Verdict {
    let draft = match origin {
        Origin::Person => None,
        Origin::Generated { own_draft } => own_draft,
    };
    let life = draft.map(lived);
    let units: Vec<u16> = text.encode_utf16().collect();
    let about_suicide = speaks_of_suicide(context);
    let mut findings: Vec<Finding> = hits
        .iter()
        .filter(|hit| hit.row.is_gate())
        .filter(|hit| match hit.row.rule {
            12 => origin != Origin::Person && !life.as_ref().is_some_and(|life| life.covers(&units, hit)),
            16 if hit.row.id.starts_with("crisis.") => {
                risk == Risk::NoneNoticed && !(about_suicide && hit.row.id == "crisis.if-you-or")
            }
            // "Just do it" is a shrug at a chore, and deadly to a wish.
            3 if hit.row.id == "wish.just-do-it" => risk >= Risk::Possible,
            _ => true,
        })
        .map(|hit| Finding {
            rule: hit.row.rule,
            id: hit.row.id.to_owned(),
            span: hit.span,
            reason: hit.row.reason.to_owned(),
        })
        .collect();
    let allowed = |contact: &str| {
        contact::in_directory(contact)
            && match origin {
                Origin::Person => true,
                Origin::Generated { own_draft } => own_draft.is_some_and(|draft| draft.contains(contact)),
            }
    };
    findings.extend(ridicule(text));
    findings.extend(contact::findings(text, phrases, &allowed));
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.rule));
    findings.dedup_by(|b, a| a.rule == b.rule && b.span.start < a.span.end);
    Verdict { findings }
}

/// Emoji that laugh or roll their eyes at what was written.
const RIDICULING: &[&str] =
    &["😂", "🤣", "😹", "🙄", "🤡", "😏", "😜", "😝", "🤪", "💀", "☠", "🤮", "🥱", "😆"];

/// Rule 11: ridiculing emoji.
fn ridicule(text: &str) -> impl Iterator<Item = Finding> {
    let laughs = |emoji: &str| RIDICULING.iter().any(|ridiculing| emoji.starts_with(ridiculing));
    tokenize::tokens(text)
        .into_iter()
        .filter(move |token| token.kind == Kind::Emoji && laughs(token.text))
        .map(|token| {
            let reason = "An emoji that laughs can read as laughing at them.".to_owned();
            Finding { rule: 11, id: "mockery.emoji".to_owned(), span: token.span, reason }
        })
}

/// True where the post itself speaks of suicide, as a bereaved person does; the word alone is then no script.
fn speaks_of_suicide(context: Context<'_>) -> bool {
    [Some(context.title), Some(context.post), context.parent]
        .into_iter()
        .flatten()
        .any(|text| metrics::content_words(text).iter().any(|word| word.starts_with("suicid")))
}

/// What a draft tells of its writer's life.
struct Life {
    tells: bool,
    words: Vec<String>,
}

fn lived(draft: &str) -> Life {
    let phrases = Phrases::of(draft);
    let tells = Rules::get().find(&phrases).iter().any(|hit| hit.row.rule == 12);
    let own = phrases.words().iter().any(|word| OWN.contains(&word.plain.as_str()));
    Life { tells: tells || own, words: metrics::content_words(draft) }
}

/// Words that show that a draft speaks of its writer.
const OWN: &[&str] = &["i", "im", "ive", "my", "me", "mine", "we", "our"];

impl Life {
    /// True where the claim is one that the draft makes: it tells of a life, and every person or thing that the
    /// claim names is named there too. `units` is the text that holds the claim, in UTF-16.
    fn covers(&self, units: &[u16], hit: &Hit) -> bool {
        let claim = String::from_utf16_lossy(&units[hit.span.start as usize..hit.span.end as usize]);
        let named = hit.row.id != "life.my-people"
            || metrics::content_words(&claim).iter().all(|word| self.words.contains(word));
        self.tells && named
    }
}
