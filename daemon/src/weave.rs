//! A rewrite that keeps every word of the person's: sentences by the model go before and after them.
//!
//! A small model rewrites badly but often finds a fitting first sentence (which names the feeling) and a fitting
//! question. Where none of its rewrites passes the gates, those are taken from it and put around the draft, whose
//! hints have been applied. The result goes through the same gates as everything else.

/// The draft between the candidate's opening and its closing question, each only where the draft lacks it. `None`
/// where the candidate has neither.
pub fn weave(draft: &str, candidate: &str) -> Option<String> {
    let sentences = sentences(candidate);
    let opening = sentences.first().filter(|first| is_statement(first));
    let question = sentences.last().filter(|last| last.ends_with('?') && !draft.contains('?'));
    if opening.is_none() && question.is_none() {
        return None;
    }
    let parts = [
        opening.copied().map(str::to_owned),
        Some(closed(draft.trim())),
        question.copied().map(str::to_owned),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn is_statement(sentence: &str) -> bool {
    sentence.ends_with('.') && sentence.split_whitespace().count() >= 5
}

/// The text with a full stop where it ends in a word.
fn closed(text: &str) -> String {
    if text.ends_with(|c: char| c.is_alphanumeric()) { format!("{text}.") } else { text.to_owned() }
}

fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while let Some(at) = rest.char_indices().zip(rest.chars().skip(1)).find_map(|((at, c), next)| {
        (matches!(c, '.' | '!' | '?') && next.is_whitespace()).then_some(at + c.len_utf8())
    }) {
        out.push(&rest[..at]);
        rest = rest[at..].trim_start();
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_draft_whole() {
        let candidate = "That sounds like a lot to carry. Maybe rest. What helps you at night?";
        for (draft, candidate, expect) in [
            (
                "maybe book a lesson",
                candidate,
                Some("That sounds like a lot to carry. maybe book a lesson. What helps you at night?"),
            ),
            ("are you ok?", candidate, Some("That sounds like a lot to carry. are you ok?")),
            ("rest a bit!", "Why? What helps you?", Some("rest a bit! What helps you?")),
            ("rest", "Too short. And no question here", None),
            ("rest", "", None),
        ] {
            assert_eq!(weave(draft, candidate).as_deref(), expect);
        }
    }
}
