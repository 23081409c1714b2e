//! Is what a reply mentions found in what it answers?
//!
//! A model likes to invent details: a sister, a bus, a date. Three kinds are caught here:
//! - names and numbers that stand in neither the thread nor the draft;
//! - *particular words*: words that our corpus uses for one or two people only (a crossword, a crane). Where
//!   such a word turns up under another post, it came from memory. A very small model is held to more (`strict`): each
//!   of its content words stands in the thread or the draft, or in a portable move;
//! - *themes*: words that our portable moves use under few situations (an exam, a breakup). One that belongs to
//!   situations unlike this thread, and that the thread does not say, answers somebody else.

use llumi_corpus::{ANYWHERE, Entry, Fits};
use llumi_scoring::metrics::{content_words, stem};
use llumi_scoring::tokenize;
use std::collections::{HashMap, HashSet};

/// What words are particular to.
#[derive(Debug)]
pub struct Grounding {
    /// Stems that the corpus uses for one or two people only.
    particular: HashSet<String>,
    /// Stems that some portable move says.
    portable: HashSet<String>,
    strict: bool,
    /// Stem to the situations whose moves are about it.
    themes: HashMap<String, Vec<&'static str>>,
    /// Bank to the stems that its moves say.
    said: HashMap<&'static str, HashSet<String>>,
}

/// A word is a situation's theme where this many of its portable moves say it …
const THEME_LINES: usize = 5;
/// … and at most this many situations do.
const THEME_SITUATIONS: usize = 2;

/// What a reply mentions without ground, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ungrounded {
    pub names_and_numbers: Vec<String>,
    pub particular: Vec<String>,
}

impl Grounding {
    /// `strict`: for the words of a very small model.
    pub fn new(entries: impl Iterator<Item = &'static Entry>, strict: bool) -> Self {
        let mut used_by: HashMap<String, usize> = HashMap::new();
        let banks = llumi_corpus::situations().flat_map(llumi_corpus::moves).map(|line| line.text.as_str());
        let stock = llumi_corpus::stock().iter().map(|line| line.after.as_str());
        let mut portable: HashSet<String> = banks.chain(stock).flat_map(content_words).collect();
        for entry in entries {
            let texts = format!("{} {}", entry.reply_text(), entry.improved);
            let words: HashSet<String> = content_words(&texts).into_iter().collect();
            for word in words {
                *used_by.entry(word).or_default() += 1;
            }
            for part in entry.reply.iter().filter(|part| part.fits != Fits::Post) {
                portable.extend(content_words(&part.text));
            }
        }
        let particular = used_by
            .into_iter()
            .filter(|(word, used)| *used <= 2 && !portable.contains(word))
            .map(|(w, _)| w)
            .collect();
        Grounding { particular, portable, strict, themes: themes(), said: said() }
    }

    /// Themes of other situations in `reply` that none of `sources` mentions; `topics` are the thread's own. What some
    /// move for these or for anybody says is no theme of others.
    pub fn foreign_themes(&self, sources: &[&str], topics: &[&str], reply: &str) -> Vec<String> {
        let known: HashSet<String> = sources.iter().flat_map(|text| all_stems(text)).collect();
        let words: HashSet<String> = content_words(reply).into_iter().collect();
        let said_here = |word: &str| {
            let banks = topics.iter().copied().chain([ANYWHERE]);
            banks.filter_map(|bank| self.said.get(bank)).any(|said| said.contains(word))
        };
        let foreign = |word: &String| {
            !known.contains(word)
                && !said_here(word)
                && self
                    .themes
                    .get(word)
                    .is_some_and(|of| !of.iter().any(|situation| topics.contains(situation)))
        };
        let mut found: Vec<String> = words.into_iter().filter(foreign).collect();
        found.sort();
        found
    }

    /// The text says a word that is the situation's own.
    pub fn says_theme_of(&self, text: &str, situation: &str) -> bool {
        all_stems(text).iter().filter_map(|word| self.themes.get(word)).any(|of| of.contains(&situation))
    }

    /// What `reply` mentions that none of `sources` does.
    pub fn check(&self, sources: &[&str], reply: &str) -> Ungrounded {
        let known: HashSet<String> = sources.iter().flat_map(|text| all_stems(text)).collect();
        let mut out = Ungrounded::default();
        let mut sentence = None;
        for token in tokenize::words(reply) {
            // A capital at the start of a sentence says nothing; elsewhere it marks a name.
            let opens = sentence != Some(token.sentence)
                || reply[..token.start].trim_end().ends_with([':', '"', '“']);
            sentence = Some(token.sentence);
            let capital = token.text.chars().next().is_some_and(char::is_uppercase);
            let pronoun = token.text == "I" || token.text.starts_with("I'") || token.text.starts_with("I’");
            let number = token.text.chars().any(|c| c.is_ascii_digit());
            if (number || (capital && !opens && !pronoun)) && !known.contains(&stem(&token.plain)) {
                out.names_and_numbers.push(token.plain.clone());
            }
        }
        let words: HashSet<String> = content_words(reply).into_iter().collect();
        let from_memory = |word: &String| {
            !known.contains(word)
                && if self.strict { !self.portable.contains(word) } else { self.particular.contains(word) }
        };
        out.particular = words.into_iter().filter(from_memory).collect();
        out.particular.sort();
        out
    }
}

fn said() -> HashMap<&'static str, HashSet<String>> {
    let banks = llumi_corpus::situations().chain([ANYWHERE]);
    banks
        .map(|bank| {
            (bank, llumi_corpus::moves(bank).iter().flat_map(|line| content_words(&line.text)).collect())
        })
        .collect()
}

fn themes() -> HashMap<String, Vec<&'static str>> {
    let mut themes: HashMap<String, Vec<&'static str>> = HashMap::new();
    for situation in llumi_corpus::situations() {
        let mut lines: HashMap<String, usize> = HashMap::new();
        for bank in llumi_corpus::moves(situation) {
            let words: HashSet<String> = content_words(&bank.text).into_iter().collect();
            words.into_iter().for_each(|word| *lines.entry(word).or_default() += 1);
        }
        for (word, _) in lines.into_iter().filter(|(_, count)| *count >= THEME_LINES) {
            themes.entry(word).or_default().push(situation);
        }
    }
    themes.retain(|_, situations| situations.len() <= THEME_SITUATIONS);
    themes
}

fn all_stems(text: &str) -> Vec<String> {
    tokenize::words(text).iter().map(|word| stem(&word.plain)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_names_and_numbers() {
        let grounding = Grounding::new(std::iter::empty(), false);
        for (sources, reply, expect) in [
            (vec!["my sister Anna left"], "Anna leaving must hurt. I hear you.", vec![]),
            (vec!["my sister left"], "I think Anna was wrong, and I'm sad.", vec!["anna"]),
            (vec!["three weeks"], "After 3 weeks of this.", vec!["3"]),
            (vec!["I am 17"], "At 17 that is a lot. That hurts.", vec![]),
            (vec![], "One thing. Another thing.", vec![]),
        ] {
            let found = grounding.check(&sources, reply);
            assert_eq!(found.names_and_numbers, expect, "{reply}");
        }
    }

    #[test]
    fn themes_of_other_situations() {
        let grounding = Grounding::new(llumi_corpus::training(), true);
        let post = ["I lost my job on Monday and I feel useless"];
        for (reply, topics, foreign) in [
            ("Losing the job is such a blow.", ["job-loss"], false),
            ("This debt is heavy.", ["job-loss"], true),
            ("This debt is heavy.", ["money-debt"], false),
            ("How long have you had an exam on your mind?", ["job-loss"], true),
        ] {
            assert_eq!(!grounding.foreign_themes(&post, &topics, reply).is_empty(), foreign, "{reply}");
        }
    }

    #[test]
    fn a_small_model_says_what_moves_and_the_post_say() {
        let grounding = Grounding::new(llumi_corpus::training(), true);
        let post = ["I lost my job at the brewery"];
        for (reply, expect) in [
            ("Losing the job at the brewery hurts.", vec![]),
            ("No wonder you feel raw after losing the job.", vec![]),
            ("The lighthouse must feel far away.", vec!["lighthous"]),
        ] {
            assert_eq!(grounding.check(&post, reply).particular, expect, "{reply}");
        }
    }

    #[test]
    fn every_reply_of_the_corpus_is_grounded_in_its_own_post() {
        let grounding = Grounding::new(llumi_corpus::entries().iter(), false);
        let mut ungrounded_elsewhere = 0;
        let entries = llumi_corpus::entries();
        for (index, entry) in entries.iter().enumerate() {
            let other = &entries[(index + 37) % entries.len()];
            let found = grounding.check(&[&other.title, &other.post], &entry.reply_text());
            ungrounded_elsewhere += usize::from(!found.particular.is_empty());
        }
        assert!(ungrounded_elsewhere * 2 > entries.len(), "{ungrounded_elsewhere} of {}", entries.len());
    }
}
