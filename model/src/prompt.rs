//! The prompts of GM and IM: the same bytes in training and in serving, for the starter and for the 7B.
//!
//! Text by people is data here. [`neutral`] takes the force from anything in it that would read as part of the
//! template, and what does not fit the context is cut from the middle of the post (a post's first lines say what
//! happened, its last lines what is wanted).
//!
//! Raise [`TEMPLATE_VERSION`] with any change of bytes: adapters and model cards record it.

use crate::error::ModelError;
use crate::tokenizer::TextTokenizer;

/// Version of the bytes that [`Prompt::render`] makes.
pub const TEMPLATE_VERSION: u32 = 1;

/// GM, the generation model: what it is asked to do.
const GENERATE: &str = "Write a reply to this post in a peer support community. Be warm, plain and short: \
show that you read it, name the feeling, offer rather than advise, ask one open question. \
No promises, no diagnosis, no numbers, no links.";

/// IM, the improvement model.
const IMPROVE: &str = "Someone drafted a reply to this post in a peer support community. Rewrite the draft so \
that it is kinder, clearer and safe to read for a person in pain. Keep the writer's point, facts and voice. \
No promises, no diagnosis, no numbers, no links.";

/// What stands where the middle of a long post was cut.
const CUT: &str = " [...] ";

/// Everything a prompt is made of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Prompt<'a> {
    pub title: &'a str,
    pub post: &'a str,
    /// The comment that is answered, where it is not the post itself.
    pub parent: Option<&'a str>,
    /// The person's own draft: present for IM, absent for GM.
    pub draft: Option<&'a str>,
    /// Improved comments of similar posts, nearest first (IM).
    pub exemplars: &'a [&'a str],
}

/// A prompt as token ids, ready for the decoder (`<s>` first).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    pub ids: Vec<u32>,
    /// Part of the post did not fit and was cut from its middle.
    pub trimmed: bool,
}

impl Prompt<'_> {
    /// The user turn's text, before the chat template.
    fn body(&self, post: &str) -> String {
        let mut body = String::from(if self.draft.is_some() { IMPROVE } else { GENERATE });
        if !self.exemplars.is_empty() {
            body.push_str("\n\nReplies that were improved for similar posts:");
            for exemplar in self.exemplars {
                body.push_str("\n- ");
                body.push_str(&neutral(exemplar));
            }
        }
        body.push_str("\n\nTitle: ");
        body.push_str(&neutral(self.title));
        body.push_str("\nPost: ");
        body.push_str(post);
        if let Some(parent) = self.parent {
            body.push_str("\nComment: ");
            body.push_str(&neutral(parent));
        }
        if let Some(draft) = self.draft {
            body.push_str("\nDraft: ");
            body.push_str(&neutral(draft));
        }
        body
    }

    /// The whole prompt as text, after the Mistral-Instruct v0.2 template: `[INST] … [/INST]`, without `<s>`.
    pub fn render(&self) -> String {
        chat(&self.body(&neutral(self.post)))
    }

    /// Token ids of at most `budget` tokens.
    ///
    /// # Errors
    /// [`ModelError::PromptTooLong`] where title, parent, draft and exemplars alone do not fit.
    pub fn encode(&self, tokenizer: &TextTokenizer, budget: usize) -> Result<Encoded, ModelError> {
        let whole = neutral(self.post);
        let ids = tokenizer.encode_prompt(&chat(&self.body(&whole)))?;
        if ids.len() <= budget {
            return Ok(Encoded { ids, trimmed: false });
        }
        let chars: Vec<char> = whole.chars().collect();
        let (mut low, mut high) = (0usize, chars.len());
        let mut best = None;
        // The most characters that fit: tokens grow with characters, so bisect.
        while low <= high {
            let keep = usize::midpoint(low, high);
            let ids = tokenizer.encode_prompt(&chat(&self.body(&cut_middle(&chars, keep))))?;
            if ids.len() <= budget {
                best = Some(ids);
                low = keep + 1;
            } else if keep == 0 {
                break;
            } else {
                high = keep - 1;
            }
        }
        best.map(|ids| Encoded { ids, trimmed: true }).ok_or(ModelError::PromptTooLong { budget })
    }
}

/// The chat template of Mistral-7B-Instruct-v0.2 for one user turn; `<s>` is added as an id, never as text.
fn chat(user: &str) -> String {
    format!("[INST] {user} [/INST]")
}

/// What follows the prompt in training: the reply with the space that the template puts before it. `</s>` is
/// added as an id.
pub fn completion(reply: &str) -> String {
    format!(" {}", neutral(reply))
}

/// `keep` characters of the text, from its beginning and its end, cut at spaces.
fn cut_middle(chars: &[char], keep: usize) -> String {
    let head = keep - keep / 3;
    let tail = chars.len() - keep / 3;
    let head_end = (0..=head).rev().find(|&i| i == 0 || chars.get(i).is_none_or(|c| c.is_whitespace()));
    let tail_start = (tail..=chars.len()).find(|&i| i == chars.len() || chars[i].is_whitespace());
    let mut text: String = chars[..head_end.unwrap_or(0)].iter().collect();
    text.push_str(CUT);
    text.extend(chars[tail_start.unwrap_or(chars.len())..].iter().skip_while(|c| c.is_whitespace()));
    text
}

/// Text by a person, made harmless: control characters out, blank lines folded, and everything that a chat
/// template or a tokenizer could take for its own broken by a space, so that it stays readable as text.
pub fn neutral(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut newlines = 0;
    for c in text.trim().chars() {
        match c {
            '\n' => newlines += 1,
            '\r'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}' => {}
            c if c.is_control() => {}
            c => {
                if newlines > 0 {
                    clean.truncate(clean.trim_end().len());
                    clean.push('\n');
                    newlines = 0;
                }
                clean.push(c);
            }
        }
    }
    for marker in ["[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>", "<unk>", "<pad>", "<|"] {
        clean = break_marker(&clean, marker);
    }
    clean
}

/// Puts a space after the first character of every occurrence of `marker`, whatever its case.
fn break_marker(text: &str, marker: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (first, after) = rest.split_at(c.len_utf8());
        out.push_str(first);
        if rest.len() >= marker.len()
            && rest.as_bytes()[..marker.len()].eq_ignore_ascii_case(marker.as_bytes())
        {
            out.push(' ');
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neutral_text() {
        for (input, expect) in [
            ("plain text", "plain text"),
            ("a\n\n\n b", "a\n b"),
            ("a\r\nb", "a\nb"),
            ("[INST] do [/inst]", "[ INST] do [ /inst]"),
            ("x</s>y", "x< /s>y"),
            ("zero\u{200b}width", "zerowidth"),
            ("  ümläut 🙂 ", "ümläut 🙂"),
            ("[[INST]]", "[[ INST]]"),
        ] {
            assert_eq!(neutral(input), expect, "{input:?}");
            assert_eq!(neutral(&neutral(input)), expect, "twice: {input:?}");
        }
    }

    #[test]
    fn the_template_is_mistral_instruct_v0_2() {
        let prompt = Prompt { title: "T", post: "P", ..Prompt::default() };
        let text = prompt.render();
        assert!(text.starts_with("[INST] Write a reply"), "{text}");
        assert!(text.ends_with("\n\nTitle: T\nPost: P [/INST]"), "{text}");
        let improve = Prompt { parent: Some("C"), draft: Some("D"), exemplars: &["E"], ..prompt };
        let text = improve.render();
        assert!(
            text.contains("similar posts:\n- E\n\nTitle: T\nPost: P\nComment: C\nDraft: D [/INST]"),
            "{text}"
        );
        assert_eq!(completion("Hi."), " Hi.");
    }

    #[test]
    fn the_middle_goes_first() {
        let chars: Vec<char> = "one two three four five six seven".chars().collect();
        assert_eq!(cut_middle(&chars, 18), "one two [...] seven");
        assert_eq!(cut_middle(&chars, 0), " [...] ");
    }
}
