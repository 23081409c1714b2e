//! When a sequence ends: its end token, a stop string, the length, or a loop.
//!
//! A small or badly tuned model can fall into saying the same words for ever; a repeated run of tokens is
//! noticed and ends the sequence, so that a person does not wait for the length limit.

/// Stop rules of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopRules {
    /// Token that ends a reply (`</s>`).
    pub eos: u32,
    pub max_new_tokens: usize,
    /// Texts that end a reply; they are cut off.
    pub strings: Vec<String>,
}

/// Why a sequence ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// The model said that it was done.
    EndToken,
    StopString,
    Length,
    /// The same run of tokens three times over.
    Loop,
}

/// Runs of this many tokens or fewer are looked for.
const LONGEST_LOOP: usize = 24;

impl StopRules {
    /// Looks at the ids written so far and their text. `None`: go on.
    pub fn check(&self, ids: &[u32], text: &str) -> Option<Stopped> {
        if ids.last() == Some(&self.eos) {
            Some(Stopped::EndToken)
        } else if self.strings.iter().any(|stop| text.contains(stop.as_str())) {
            Some(Stopped::StopString)
        } else if ids.len() >= self.max_new_tokens {
            Some(Stopped::Length)
        } else if loops(ids) {
            Some(Stopped::Loop)
        } else {
            None
        }
    }

    /// The text up to the first stop string.
    pub fn cut<'a>(&self, text: &'a str) -> &'a str {
        let end = self.strings.iter().filter_map(|stop| text.find(stop.as_str())).min();
        &text[..end.unwrap_or(text.len())]
    }
}

/// The last tokens are one run (of 4 tokens or more) three times over.
fn loops(ids: &[u32]) -> bool {
    (4..=LONGEST_LOOP).any(|n| {
        ids.len() >= 3 * n && {
            let tail = &ids[ids.len() - 3 * n..];
            tail[..n] == tail[n..2 * n] && tail[n..2 * n] == tail[2 * n..]
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules() {
        let rules = StopRules { eos: 2, max_new_tokens: 40, strings: vec!["\n\n".into(), "[INST]".into()] };
        let looped: Vec<u32> = (0..12).map(|i| 10 + i % 4).collect();
        for (ids, text, expect) in [
            (vec![5, 6], "Hi there", None),
            (vec![5, 2], "Hi", Some(Stopped::EndToken)),
            (vec![5, 6], "Hi\n\nTitle", Some(Stopped::StopString)),
            ((100..140).collect(), "long", Some(Stopped::Length)),
            (looped, "a b c d", Some(Stopped::Loop)),
            (vec![7, 7, 7, 7, 7, 7], "no no no", None),
        ] {
            assert_eq!(rules.check(&ids, text), expect, "{text}");
        }
        assert_eq!(rules.cut("Hi.\n\nTitle: [INST]"), "Hi.");
        assert_eq!(rules.cut("Hi."), "Hi.");
    }
}
