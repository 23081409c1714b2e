//! Whether a replacement can stand where a phrase stood, by the words before and behind it.
//!
//! Why: "please don't cry" became "please it's okay to cry". A sentence fits only in the place of a sentence, a
//! beginning only before what it can begin; where nothing fits, a hint keeps its reason and offers no words.

use crate::phrase::Clause;

/// Words that a sentence may open with before the phrase.
const OPENERS: &[&str] = &[
    "but", "and", "so", "well", "ok", "okay", "hey", "hi", "honestly", "oh", "look", "yeah", "yes", "also",
    "anyway", "tbh", "aw", "aww", "ah", "hm", "hmm", "ugh", "op", "mate", "bro", "love",
];

/// Words that may stand behind the phrase: whom it speaks to, and kisses.
const CLOSERS: &[&str] = &[
    "mate", "bro", "x", "xx", "xxx", "love", "hun", "hon", "op", "dear", "man", "dude", "buddy", "pal",
    "friend", "sis", "girl", "tho", "though", "tbh", "ok", "okay",
];

/// Verbs in bare form that make a suggestion, with what would turn them into an order or worse.
pub(super) const VERBS: &str = "(talk|tell|call|ask|leave -(us|this world|everyone|it all)|write|join|apply|\
    speak|text|message|email|ring|phone|contact|read|rest|sleep|eat|see|visit|wait|sit|walk|check|consider|\
    book|report|invite|meet|spend|cook|listen|play|draw|share|reach out|step|cancel|save|plan|pause|file|\
    request|stretch|watch|mute|unfollow|focus|breathe|start|find|get (some (rest|sleep|air|help|support)|\
    help|support)|drink (water|some water|something)|take (a|some|one) (break|walk|breath|bath|shower|day|\
    few|rest|nap|time|minute|moment)|take time|go (to (the|a|your)|for a|outside|home|see|easy)|try (the|a|\
    some|writing|talking|asking|calling|going|to (rest|sleep|eat|talk|call|ask|write)))";

/// True where nothing but an opening word stands before `index` in its sentence, or "but" does right before it.
pub(super) fn opens(clause: &Clause<'_>, index: usize) -> bool {
    let words = &clause.words()[..index];
    let turned = matches!(words, [.., before, but] if but.plain == "but"
        && !matches!(before.plain.as_str(), "nothing" | "all" | "anything" | "cant"));
    turned || words.iter().all(|word| OPENERS.contains(&word.plain.as_str()))
}

/// [`opens`], or where a comma stands before `index`.
pub(super) fn begins(clause: &Clause<'_>, index: usize) -> bool {
    clause.starts(index) || opens(clause, index)
}

/// True where the sentence ends before `index`, but for a word or two that address the reader.
pub(super) fn closes(clause: &Clause<'_>, index: usize) -> bool {
    let rest = &clause.words()[index.min(clause.len())..];
    rest.len() <= 2 && rest.iter().all(|word| CLOSERS.contains(&word.plain.as_str()))
}
