//! What somebody near says or does, read as if that person wrote it.
//!
//! Why: "she says she's tired of waking up" holds the same signs as "I'm tired of waking up", and a second table for
//! every person of every verb would never be complete. How: where another person is the subject, pronouns and verbs
//! are turned to the first person, and the signs are looked for again.

use crate::pattern::Match;
use crate::phrase::{Clause, Word};

/// Another person's words, and the first person's.
const TURNED: &[(&str, &str)] = &[
    ("he", "i"),
    ("she", "i"),
    ("they", "i"),
    ("hes", "im"),
    ("shes", "im"),
    ("theyre", "im"),
    ("hed", "id"),
    ("shed", "id"),
    ("theyd", "id"),
    ("theyll", "ill"),
    ("theyve", "ive"),
    ("is", "am"),
    ("are", "am"),
    ("has", "have"),
    ("hasnt", "havent"),
    ("isnt", "not"),
    ("his", "my"),
    ("her", "my"),
    ("their", "my"),
    ("himself", "myself"),
    ("herself", "myself"),
    ("themself", "myself"),
    ("themselves", "myself"),
    ("doesnt", "dont"),
    ("does", "do"),
    ("wants", "want"),
    ("wishes", "wish"),
    ("hopes", "hope"),
    ("thinks", "think"),
    ("feels", "feel"),
    ("hates", "hate"),
    ("prays", "pray"),
    ("keeps", "keep"),
    ("needs", "need"),
    ("sees", "see"),
    ("deserves", "deserve"),
    ("envies", "envy"),
    ("plans", "plan"),
    ("expects", "expect"),
    ("cuts", "cut"),
    ("hurts", "hurt"),
    ("harms", "harm"),
    ("punishes", "punish"),
    ("cares", "care"),
    ("gives", "give"),
    ("belongs", "belong"),
    ("lives", "live"),
    ("wakes", "wake"),
];

/// Words behind which "him", "her" and "them" are an object.
const OBJECT_AFTER: &[&str] = &[
    "without", "to", "for", "in", "of", "miss", "misses", "kill", "with", "like", "about", "take", "let",
    "end",
];

/// The words of `clause` with another person's turned to the first person.
pub(super) fn turned(clause: &Clause<'_>) -> Vec<Word> {
    let words = clause.words();
    let turn = |(index, word): (usize, &Word)| {
        let plain = word.plain.as_str();
        let last = clause.ends(index + 1);
        let object = last && index > 0 && OBJECT_AFTER.contains(&words[index - 1].plain.as_str());
        let new = match plain {
            "him" | "her" | "them" if object => Some("me"),
            _ => TURNED.iter().find(|(other, _)| *other == plain).map(|(_, own)| *own),
        };
        new.map_or_else(
            || word.clone(),
            |new| Word { plain: new.to_owned(), alternatives: Vec::new(), ..word.clone() },
        )
    };
    words.iter().enumerate().map(turn).collect()
}

/// Words before a sign in which the one who speaks is looked for.
const REACH: usize = 8;

/// The writer as the one who speaks.
const WRITER: &[&str] = &["i", "im", "ive", "id", "ill", "we", "weve", "wed"];

/// The writer in any place: a sign that holds one of these is not about the other person.
const WRITERS: &[&str] = &["i", "im", "ive", "id", "ill", "me", "my", "myself", "mine", "we", "us", "our"];

/// True where the sign at `found` is another person's: that person speaks before it, and the writer isn't in it.
pub(super) fn speaks(clause: &Clause<'_>, found: Match) -> bool {
    let words = clause.words();
    let plain = |at: usize| words[at].plain.as_str();
    let own = (found.start..found.end).any(|at| WRITERS.contains(&plain(at)));
    let before = (found.start.saturating_sub(REACH)..=found.start).rev().map(plain);
    let mut speakers = before.filter_map(|word| match word {
        word if WRITER.contains(&word) => Some(false),
        word if is_other(word) => Some(true),
        _ => None,
    });
    !own && speakers.next().unwrap_or(false)
}

/// True where the sign begins with another person but is the writer's own ("told my friend I want to …").
pub(super) fn of_the_writer(clause: &Clause<'_>, found: Match) -> bool {
    let plain = |at: usize| clause.words()[at].plain.as_str();
    let writer = |word: &str| WRITER.contains(&word) || word == "myself";
    is_other(plain(found.start)) && (found.start..found.end).any(|at| writer(plain(at)))
}

fn is_other(word: &str) -> bool {
    OTHERS.split(' ').any(|other| other == word)
}

/// Other people as the ones who speak, parted by spaces; not "him" and "her", who are spoken of.
const OTHERS: &str = "he she they hes shes theyre hed shed theyd theyll theyve friend friends bestie \
 bff brother bro sister sis twin mom mum mam mama mother dad father papa grandma gran nan nana \
 grandmother grandpa grandad granddad grandfather son daughter child kid teen teenager stepson \
 stepdaughter nephew niece wife husband spouse fiance fiancee partner ex gf bf boyfriend girlfriend \
 cousin aunt auntie uncle mate roommate flatmate housemate neighbor neighbour colleague coworker boss \
 teacher student pupil classmate teammate buddy pal penpal someone somebody boy girl guy woman man lad";
