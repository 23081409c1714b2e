//! Putting an answer together from the best sentences of several candidates.
//!
//! Replies are made of moves that stand on their own (`corpus/README.md`), and a small model gets single sentences
//! right far more often than whole replies. So where no whole candidate passes the gates, sentences that each passed
//! them are put in the order of a good reply: a statement that names the feeling, one or two more, an open
//! question. For a rewrite, the person's own words (hints applied) stay whole in the middle.
//! The result goes through the same gates as everything else.

/// Words that begin an offer, which does not open a reply.
const OFFERS: [&str; 9] = ["If", "Maybe", "Some", "Perhaps", "A", "You're", "You", "When", "Sometimes"];

/// Several ways to answer a post with these sentences, the most fitting first (`sentences` are in that order).
pub fn draft(sentences: &[&str], at_risk: bool) -> Vec<String> {
    let (safety, rest): (Vec<&str>, Vec<&str>) =
        sentences.iter().copied().partition(|text| about_safety(text));
    let questions: Vec<&str> = rest.iter().copied().filter(|text| text.ends_with('?')).collect();
    let statements: Vec<&str> = rest.iter().copied().filter(|text| text.ends_with('.')).collect();
    let openings: Vec<&str> = statements.iter().copied().filter(|text| opens(text)).collect();
    let asks: Vec<&str> = safety.iter().copied().filter(|text| text.ends_with('?')).collect();
    let helps: Vec<&str> = safety.iter().copied().filter(|text| text.ends_with('.')).collect();
    let mut out = Vec::new();
    for opening in openings.iter().take(3) {
        let middle = statements.iter().find(|text| !opens(text));
        for question in questions.iter().take(3) {
            let mut parts = vec![*opening];
            if at_risk {
                parts.extend(asks.first());
                parts.extend(helps.first());
            } else {
                parts.extend(middle);
            }
            parts.push(question);
            out.push(parts.join(" "));
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
    draft.split_inclusive(ends).filter(|sentence| safe(sentence)).collect::<String>().trim().to_owned()
}

/// Several ways to put sentences around a person's own words, which stay as they are.
pub fn improve(draft: &str, sentences: &[&str], at_risk: bool) -> Vec<String> {
    let of = |safety: bool, end: char| {
        sentences.iter().copied().filter(move |text| about_safety(text) == safety && text.ends_with(end))
    };
    let asks = draft.contains('?');
    let mut out = Vec::new();
    for opening in of(false, '.').filter(|text| opens(text)).take(3) {
        for question in of(false, '?').take(2) {
            let mut parts = vec![opening.to_owned(), closed(draft.trim())];
            if at_risk {
                parts.extend(of(true, '?').next().map(str::to_owned));
                parts.extend(of(true, '.').next().map(str::to_owned));
            } else if !asks {
                parts.push(question.to_owned());
            }
            out.push(parts.join(" "));
        }
    }
    out
}

fn opens(sentence: &str) -> bool {
    sentence.split_whitespace().next().is_some_and(|first| !OFFERS.contains(&first))
}

fn about_safety(sentence: &str) -> bool {
    asks(sentence) || names_help(sentence)
}

fn says(text: &str, phrases: &[&str]) -> bool {
    let lower = text.to_lowercase();
    phrases.iter().any(|phrase| lower.contains(phrase))
}

fn asks(text: &str) -> bool {
    let plain =
        ["ending your life", "end your life", "suicid", "killing yourself", "kill yourself", "of dying"];
    let safe =
        ["are you safe", "safe right now", "safe tonight", "how safe", "stay safe", "they safe", "safe at "];
    text.contains('?') && (says(text, &plain) || says(text, &safe))
}

fn names_help(text: &str) -> bool {
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

    #[test]
    fn drafts_have_the_order_of_a_good_reply() {
        let first = &draft(&SENTENCES, false)[0];
        assert_eq!(*first, [SENTENCES[0], SENTENCES[2], SENTENCES[1]].join(" "));
        let at_risk = &draft(&SENTENCES, true)[0];
        assert_eq!(*at_risk, [SENTENCES[0], SENTENCES[3], SENTENCES[4], SENTENCES[1]].join(" "));
        assert!(draft(&SENTENCES[1..2], false).is_empty(), "no opening, no draft");
    }

    #[test]
    fn rewrites_keep_the_draft_whole() {
        let texts = improve("maybe rest a bit", &SENTENCES, false);
        assert_eq!(texts[0], [SENTENCES[0], "maybe rest a bit.", SENTENCES[1]].join(" "));
        assert!(improve("are you ok?", &SENTENCES, false)[0].ends_with("are you ok?"));
        assert!(improve("maybe rest", &SENTENCES, true)[0].contains("crisis line"));
    }
}
