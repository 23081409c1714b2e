//! Putting an answer together from the best sentences of several candidates.
//!
//! Replies are made of moves that stand on their own (`corpus/README.md`), and a small model gets single sentences
//! right far more often than whole replies. So where no whole candidate passes the gates, sentences that each passed
//! them are put in the order of a good reply: a statement that names the feeling, one or two more, an open
//! question. For a rewrite, the person's own words (hints applied) stay whole in the middle.
//! The result goes through the same gates as everything else.

use llumi_corpus::MoveKind;

/// Words that begin an offer, which does not open a reply.
const OFFERS: [&str; 9] = ["If", "Maybe", "Some", "Perhaps", "A", "You're", "You", "When", "Sometimes"];
/// Openings, middles and questions that are tried.
const TRIED: usize = 4;

/// A sentence that may stand, and what it does where that is known.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub kind: Option<MoveKind>,
}

/// The sentences of a reply by their part in it, the most fitting first.
struct Parts<'a> {
    /// They name the feeling first of all.
    openings: Vec<&'a str>,
    middles: Vec<&'a str>,
    questions: Vec<&'a str>,
    /// Questions about safety, and words about help.
    asks: Vec<&'a str>,
    helps: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(pieces: &[Piece<'a>]) -> Self {
        let (safety, rest): (Vec<Piece<'a>>, Vec<Piece<'a>>) =
            pieces.iter().copied().partition(Piece::about_safety);
        let ending = |pieces: &[Piece<'a>], end: char| -> Vec<Piece<'a>> {
            pieces.iter().copied().filter(|piece| piece.text.ends_with(end)).collect()
        };
        let with = |mut pieces: Vec<Piece<'a>>, test: fn(&str) -> bool| {
            pieces.retain(|piece| test(piece.text));
            pieces
        };
        let texts = |pieces: Vec<Piece<'a>>| pieces.into_iter().map(|piece| piece.text).collect();
        let (mut openings, middles): (Vec<_>, Vec<_>) =
            ending(&rest, '.').into_iter().partition(Piece::opens);
        openings.sort_by_key(|piece| piece.kind != Some(MoveKind::Validate));
        Parts {
            openings: texts(openings),
            middles: texts(middles),
            questions: texts(ending(&rest, '?')),
            asks: texts(with(ending(&safety, '?'), asks)),
            helps: texts(with(ending(&safety, '.'), names_help)),
        }
    }

    fn safety(&self) -> impl Iterator<Item = &'a str> {
        self.asks.first().into_iter().chain(self.helps.first()).copied()
    }
}

impl Piece<'_> {
    fn about_safety(&self) -> bool {
        self.kind == Some(MoveKind::Safety) || asks(self.text) || names_help(self.text)
    }

    fn opens(&self) -> bool {
        match self.kind {
            Some(kind) => kind != MoveKind::Offer,
            None => self.text.split_whitespace().next().is_some_and(|first| !OFFERS.contains(&first)),
        }
    }
}

/// Several ways to answer a post with these sentences, the most fitting first (`pieces` are in that order).
pub fn draft(pieces: &[Piece<'_>], at_risk: bool) -> Vec<String> {
    let parts = Parts::of(pieces);
    let mut out = Vec::new();
    for opening in parts.openings.iter().take(TRIED) {
        for question in parts.questions.iter().take(TRIED) {
            if at_risk {
                out.push(
                    [*opening]
                        .into_iter()
                        .chain(parts.safety())
                        .chain([*question])
                        .collect::<Vec<_>>()
                        .join(" "),
                );
                continue;
            }
            let middles = parts.middles.iter().take(TRIED);
            out.extend(middles.map(|middle| [*opening, middle, question].join(" ")));
            out.push([*opening, question].join(" "));
        }
    }
    out
}

/// The person's draft without the sentences that could hurt: each one that `safe` lets stand.
pub fn spared(draft: &str, safe: impl Fn(&str) -> bool) -> String {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n');
    if safe(draft) {
        return draft.trim().to_owned();
    }
    let mut out = String::new();
    let mut kept = true;
    for piece in draft.split_inclusive(ends) {
        // Marks without words ("!!") go with the sentence before them.
        kept = if piece.contains(char::is_alphanumeric) { safe(piece) } else { kept };
        if kept {
            out.push_str(piece);
        }
    }
    out.trim().to_owned()
}

/// Several ways to put sentences around a person's own words, which stay as they are.
pub fn improve(draft: &str, pieces: &[Piece<'_>], at_risk: bool) -> Vec<String> {
    let parts = Parts::of(pieces);
    let own = closed(draft.trim());
    let mut out = Vec::new();
    for opening in parts.openings.iter().take(TRIED) {
        let begin = [*opening, own.as_str()];
        if at_risk {
            out.push(begin.into_iter().chain(parts.safety()).collect::<Vec<_>>().join(" "));
        } else if draft.contains('?') {
            out.push(begin.join(" "));
        } else {
            let questions = parts.questions.iter().take(TRIED);
            out.extend(questions.map(|question| [begin[0], begin[1], question].join(" ")));
        }
    }
    out
}

fn says(text: &str, phrases: &[&str]) -> bool {
    let lower = text.to_lowercase();
    phrases.iter().any(|phrase| lower.contains(phrase))
}

/// The text speaks of dying by one's own hand.
pub fn names_death(text: &str) -> bool {
    let plain = [
        "ending your life",
        "ending their life",
        "end your life",
        "end their life",
        "suicid",
        "killing yourself",
        "kill yourself",
        "of dying",
        "about dying",
        "wanting to die",
    ];
    says(text, &plain)
}

fn asks(text: &str) -> bool {
    let safe =
        ["are you safe", "safe right now", "safe tonight", "how safe", "stay safe", "they safe", "safe at "];
    text.contains('?') && (names_death(text) || says(text, &safe))
}

/// The text names a service that helps at once.
pub fn names_help(text: &str) -> bool {
    says(text, &["crisis line", "emergency"])
}

/// A reply to somebody who may be at risk asks about safety and names help (rules 13 and 14).
pub fn asks_safety(text: &str) -> bool {
    text.split_inclusive(['?', '.', '!']).any(asks) && names_help(text)
}

/// The text with a full stop where it ends in a word.
fn closed(text: &str) -> String {
    if text.ends_with(|c: char| c.is_alphanumeric()) { format!("{text}.") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: [&str; 6] = [
        "Losing a job can pull the floor out from under a day.",
        "What weighs on you most tonight?",
        "Maybe an old workmate would be glad to hear from you.",
        "Are you thinking about ending your life?",
        "A crisis line will listen at any hour.",
        "No wonder you feel raw.",
    ];

    fn pieces() -> Vec<Piece<'static>> {
        SENTENCES.iter().map(|text| Piece { text, kind: None }).collect()
    }

    #[test]
    fn what_a_recited_move_does_decides_where_it_stands() {
        let text = "You found words for it here.";
        let mut pieces = pieces();
        pieces.insert(0, Piece { text, kind: Some(MoveKind::Strength) });
        assert!(draft(&pieces, false).iter().any(|reply| reply.starts_with(text)));
        pieces[1].kind = Some(MoveKind::Validate);
        assert!(draft(&pieces, false)[0].starts_with(SENTENCES[0]), "naming the feeling comes first");
        pieces[1].kind = Some(MoveKind::Offer);
        assert!(!draft(&pieces, false).iter().any(|reply| reply.starts_with(SENTENCES[0])));
    }

    #[test]
    fn drafts_have_the_order_of_a_good_reply() {
        let first = &draft(&pieces(), false)[0];
        assert_eq!(*first, [SENTENCES[0], SENTENCES[2], SENTENCES[1]].join(" "));
        let at_risk = &draft(&pieces(), true)[0];
        assert_eq!(*at_risk, [SENTENCES[0], SENTENCES[3], SENTENCES[4], SENTENCES[1]].join(" "));
        assert!(draft(&pieces()[1..2], false).is_empty(), "no opening, no draft");
    }

    #[test]
    fn what_could_hurt_is_left_out_with_its_marks() {
        let safe = |text: &str| !text.contains("must");
        for (draft, expect) in [
            ("You must go!! Then block him.", "Then block him."),
            ("Block him!! You must go...", "Block him!!"),
            ("You must go!?", ""),
            ("Fine as it is...", "Fine as it is..."),
        ] {
            assert_eq!(spared(draft, safe), expect);
        }
    }

    #[test]
    fn rewrites_keep_the_draft_whole() {
        let texts = improve("maybe rest a bit", &pieces(), false);
        assert_eq!(texts[0], [SENTENCES[0], "maybe rest a bit.", SENTENCES[1]].join(" "));
        assert!(improve("are you ok?", &pieces(), false)[0].ends_with("are you ok?"));
        assert!(improve("maybe rest", &pieces(), true)[0].contains("crisis line"));
    }
}
