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

/// A run of more characters than this without a space is no word, and is cut anywhere.
const LONGEST_WORD: usize = 32;

/// `keep` characters of the text at most, from its beginning and its end: cut at spaces where words have them,
/// between characters elsewhere (Chinese and Thai are written without).
fn cut_middle(chars: &[char], keep: usize) -> String {
    let space = |c: &char| c.is_whitespace();
    let (head, tail) = (keep - keep / 3, chars.len() - keep / 3);
    // The run of characters around a cut, as far as it lies on either side.
    let run = |at: usize| {
        let before = chars[..at].iter().rev().take_while(|c| !space(c)).count();
        (before, chars[at..].iter().take_while(|c| !space(c)).count())
    };
    let head = match run(head) {
        (before, after) if after > 0 && before + after <= LONGEST_WORD => head - before,
        _ => head,
    };
    let tail = match run(tail) {
        (before, after) if before > 0 && before + after <= LONGEST_WORD => tail + after,
        _ => tail,
    };
    // What joins two characters joins nothing at a cut.
    let joins = |c: char| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}');
    let mut text: String = chars[..head].iter().collect();
    text.truncate(
        text.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{200c}' || c == '\u{200d}').len(),
    );
    text.push_str(CUT);
    text.extend(chars[tail..].iter().skip_while(|&c| space(c) || joins(*c)));
    text
}

/// Text by a person, made harmless: control characters out, blank lines folded, and everything that a chat
/// template or a tokenizer could take for its own broken by a space, so that it stays readable as text.
///
/// Of characters without width, U+200C and U+200D stay where they belong to the writing: within an emoji and
/// between letters of Arabic and Indic scripts.
pub fn neutral(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut newlines = 0;
    let mut rest = text.trim().chars();
    while let Some(c) = rest.next() {
        match c {
            '\n' | '\r' => newlines += 1,
            '\u{200c}' | '\u{200d}' => {
                let before = clean.chars().next_back().filter(|_| newlines == 0).and_then(script);
                let after = rest.clone().take(4).find(|c| !is_dropped(*c)).and_then(script);
                if before.is_some() && before == after {
                    clean.push(c);
                }
            }
            c if is_dropped(c) => {}
            c => {
                if newlines > 0 {
                    clean.truncate(clean.trim_end().len());
                    clean.push('\n');
                    newlines = 0;
                }
                clean.push(if c.is_control() { ' ' } else { c });
            }
        }
    }
    let mut clean = clean.trim().to_owned();
    for marker in ["[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>", "<unk>", "<pad>", "<|"] {
        clean = break_marker(&clean, marker);
    }
    clean
}

/// Control characters that part nothing, and characters without width; tabs and their like become spaces.
fn is_dropped(c: char) -> bool {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => true,
        c => c.is_control() && !c.is_whitespace(),
    }
}

/// Writing in which characters join: emoji, or letters whose form depends on their neighbours.
#[derive(Debug, PartialEq, Eq)]
enum Script {
    Emoji,
    Letters,
}

/// The joining script of a character, if it has one. Whole blocks: what else they hold does no harm.
fn script(c: char) -> Option<Script> {
    match c {
        // Arrows, technical and miscellaneous symbols, dingbats, the variation selector, pictographs.
        '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}'
        | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{fe0f}'
        | '\u{1f000}'..='\u{1faff}' => Some(Script::Emoji),
        // Arabic, Syriac, Thaana and N'Ko; Devanagari to Sinhala; Myanmar, Khmer and Mongolian; Arabic's forms.
        '\u{600}'..='\u{8ff}'
        | '\u{900}'..='\u{dff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{18af}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Some(Script::Letters),
        _ => None,
    }
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
            ("a\tb\u{b}c\rd", "a b c\nd"),
            ("bell\u{7}s\u{0}", "bells"),
            ("\u{200b}\n begin, end\t\u{200b}", "begin, end"),
            // A family, a rainbow flag, a dark-skinned health worker.
            ("👨\u{200d}👩\u{200d}👧", "👨\u{200d}👩\u{200d}👧"),
            ("🏳\u{fe0f}\u{200d}🌈", "🏳\u{fe0f}\u{200d}🌈"),
            ("🧑🏿\u{200d}⚕\u{fe0f}", "🧑🏿\u{200d}⚕\u{fe0f}"),
            // Persian "I want", Sinhala "Sri", Hindi "k-sh" kept apart.
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("ශ්\u{200d}රී", "ශ්\u{200d}රී"),
            ("क्\u{200c}ष", "क्\u{200c}ष"),
            // Where they join nothing they go, and so do doubles and other characters without width.
            ("a\u{200d}b\u{200c}c", "abc"),
            ("🙂\u{200d}", "🙂"),
            ("🙂\u{200d}ok", "🙂ok"),
            ("🙂\u{200d}ی", "🙂ی"),
            ("ی\u{200c}\u{200c}\u{200b}ه", "ی\u{200c}ه"),
            ("ی\n\u{200c}ه", "ی\nه"),
            ("[\u{200d}INST]", "[ INST]"),
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

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let chinese: Vec<char> = "一二三四五六七八九十".repeat(20).chars().collect();
        assert_eq!(cut_middle(&chinese, 9), "一二三四五六 [...] 八九十");
        // A space far off is no reason to lose what stands between.
        let spaced: Vec<char> = format!("好 {}", "一二三四五六七八九十".repeat(20)).chars().collect();
        assert_eq!(cut_middle(&spaced, 90).chars().count(), 90 + CUT.chars().count());
        let family: Vec<char> = "👨\u{200d}👩\u{200d}👧\u{200d}👦".repeat(20).chars().collect();
        for keep in 0..family.len() {
            let text = cut_middle(&family, keep);
            assert!(!text.contains("\u{200d} [") && !text.contains("] \u{200d}"), "{keep}: {text:?}");
        }
    }

    fn tokenizer() -> TextTokenizer {
        TextTokenizer::from_bytes(include_bytes!("../tests/fixtures/chat/tokenizer.json")).unwrap()
    }

    #[test]
    fn a_long_post_without_spaces_keeps_both_ends() {
        let post = format!("始{}终", "一二三四五六七八九十".repeat(100));
        let prompt = Prompt { title: "题", post: &post, ..Prompt::default() };
        let tokenizer = tokenizer();
        let encoded = prompt.encode(&tokenizer, 900).unwrap();
        let text = tokenizer.decode(&encoded.ids).unwrap();
        assert!(encoded.trimmed && (890..=900).contains(&encoded.ids.len()), "{}", encoded.ids.len());
        assert!(text.contains("Post: 始一") && text.contains("十终 [/INST]"), "{text}");
    }

    /// What `tests/reference/mistral_fixture.py` had Hugging Face make of one user turn.
    #[derive(serde::Deserialize)]
    struct Case {
        raw: String,
        neutral: String,
        rendered: String,
        ids: Vec<u32>,
        decoded: String,
        injected: usize,
        raw_as_text: Vec<u32>,
    }

    #[test]
    fn bytes_and_ids_are_those_of_hugging_face() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../tests/fixtures/chat/cases.json")).unwrap();
        let tokenizer = tokenizer();
        assert!(cases.iter().any(|case| case.injected >= 2), "no case has special tokens in its text");
        for case in cases {
            let text = chat(&neutral(&case.raw));
            assert_eq!(neutral(&case.raw), case.neutral);
            assert_eq!(format!("<s>{text}"), case.rendered);
            let ids = tokenizer.encode_prompt(&text).unwrap();
            assert_eq!(ids, case.ids, "{text}");
            assert_eq!(ids.iter().filter(|&&id| id < 3).count(), 1, "{text}");
            assert_eq!(tokenizer.decode(&ids).unwrap(), case.decoded);
            assert_eq!(tokenizer.encode(&case.raw).unwrap(), case.raw_as_text, "{}", case.raw);
        }
    }
}
