//! The nearest curated reply: what is shown when nothing that the model wrote passes.
//!
//! Posts are compared as TF-IDF vectors of their content words (cosine), with a lead for entries of the situations
//! that naive Bayes finds likeliest. Some hundreds of entries are scanned in
//! well under a millisecond, exactly; an index would only add a way to be wrong.

use llumi_corpus::{Entry, Fits, RiskLabel};
use llumi_protocol::api::Thread;
use llumi_protocol::score::Risk;
use llumi_scoring::metrics::content_words;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A sparse vector of unit length.
type Vector = HashMap<String, f64>;

/// The corpus, ready to be searched.
#[derive(Debug)]
pub struct Exemplars {
    entries: Vec<(&'static Entry, Vector)>,
    /// Log-probability of each word under each situation (naive Bayes over sets of words).
    situations: BTreeMap<&'static str, HashMap<String, f64>>,
    idf: HashMap<String, f64>,
    /// Content words of every portable move, with its situation.
    moves: Vec<(HashSet<String>, &'static str)>,
}

/// Share of words in common (Jaccard) from which a sentence counts as a variant of a move.
const SAME_MOVE: f64 = 0.4;

impl Exemplars {
    pub fn new(entries: impl Iterator<Item = &'static Entry>) -> Self {
        let entries: Vec<&Entry> = entries.collect();
        let mut seen_in: HashMap<String, f64> = HashMap::new();
        for entry in &entries {
            let words: HashSet<String> = content_words(&post_text(entry)).into_iter().collect();
            for word in words {
                *seen_in.entry(word).or_default() += 1.0;
            }
        }
        let count = entries.len() as f64;
        let idf: HashMap<String, f64> =
            seen_in.into_iter().map(|(word, seen)| (word, (count / seen).ln() + 0.1)).collect();
        let situations = naive_bayes(&entries);
        let entries = entries.into_iter().map(|entry| (entry, vector(&post_text(entry), &idf))).collect();
        Exemplars { entries, situations, idf, moves: portable_moves() }
    }

    /// Entries whose posts are most like this thread, best first; only those that fit the post's risk, since a
    /// reply to a person at risk asks about safety and one to anybody else must not.
    pub fn nearest(&self, thread: &Thread, risk: Risk) -> Vec<&'static Entry> {
        let query = vector(&thread_text(thread), &self.idf);
        let topics = self.topics(&thread_text(thread));
        let at_risk = risk >= Risk::Possible;
        let mut scored: Vec<(f64, &Entry)> = self
            .entries
            .iter()
            .filter(|(entry, _)| (entry.risk == RiskLabel::Possible) == at_risk)
            .map(|(entry, vector)| {
                let place = topics.iter().take(3).position(|topic| *topic == entry.situation);
                (dot(&query, vector) + place.map_or(0.0, |place| 0.3 - 0.1 * place as f64), *entry)
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        scored.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The situation of the portable move that a sentence is a variant of; `None` where there is none.
    pub fn move_situation(&self, sentence: &str) -> Option<&'static str> {
        let words: HashSet<String> = content_words(sentence).into_iter().collect();
        let likeness = |other: &HashSet<String>| {
            let shared = words.intersection(other).count() as f64;
            shared / (words.len() + other.len()) as f64 / (1.0 - shared / (words.len() + other.len()) as f64)
        };
        let scored = self.moves.iter().map(|(other, situation)| (likeness(other), *situation));
        scored
            .filter(|(likeness, _)| *likeness >= SAME_MOVE)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, s)| s)
    }

    /// Situations of the corpus by how likely a text is under each, likeliest first; none where it shares no word
    /// with the corpus.
    pub fn topics(&self, text: &str) -> Vec<&'static str> {
        let mut words: Vec<String> =
            content_words(text).into_iter().filter(|word| self.idf.contains_key(word)).collect();
        words.sort_unstable();
        words.dedup();
        if words.is_empty() {
            return Vec::new();
        }
        let likelihood =
            |known: &HashMap<String, f64>| -> f64 { words.iter().filter_map(|word| known.get(word)).sum() };
        let mut scored: Vec<(f64, &'static str)> =
            self.situations.iter().map(|(name, known)| (likelihood(known), *name)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        scored.into_iter().map(|(_, name)| name).collect()
    }
}

/// Weights of titles, posts, answers and portable moves, and the smoothing; chosen on the held-out entries among a
/// dozen settings, all within a few points of each other.
const TITLE: f64 = 2.0;
const POST: f64 = 1.0;
const ANSWER: f64 = 0.5;
const MOVE: f64 = 1.0;
const SMOOTHING: f64 = 2.0;

fn naive_bayes(entries: &[&'static Entry]) -> BTreeMap<&'static str, HashMap<String, f64>> {
    let mut counts: BTreeMap<&'static str, HashMap<String, f64>> = BTreeMap::new();
    let mut add = |situation: &'static str, text: &str, weight: f64| {
        let words: HashSet<String> = content_words(text).into_iter().collect();
        let known = counts.entry(situation).or_default();
        words.into_iter().for_each(|word| *known.entry(word).or_default() += weight);
    };
    for entry in entries {
        add(&entry.situation, &entry.title, TITLE);
        add(&entry.situation, &entry.post, POST);
        add(&entry.situation, &entry.reply_text(), ANSWER);
        add(&entry.situation, &entry.improved, ANSWER);
    }
    let situations: BTreeSet<&'static str> = entries.iter().map(|entry| entry.situation.as_str()).collect();
    for situation in situations {
        llumi_corpus::moves(situation).iter().for_each(|line| add(situation, &line.text, MOVE));
    }
    let vocabulary: BTreeSet<String> = counts.values().flat_map(|known| known.keys().cloned()).collect();
    let smoothed = |known: HashMap<String, f64>| {
        let total: f64 = {
            let mut values: Vec<f64> = known.values().copied().collect();
            values.sort_by(f64::total_cmp);
            values.iter().sum::<f64>() + SMOOTHING * vocabulary.len() as f64
        };
        let log = |word: &String| ((known.get(word).copied().unwrap_or(0.0) + SMOOTHING) / total).ln();
        vocabulary.iter().map(|word| (word.clone(), log(word))).collect()
    };
    counts.into_iter().map(|(situation, known)| (situation, smoothed(known))).collect()
}

fn portable_moves() -> Vec<(HashSet<String>, &'static str)> {
    let banks = llumi_corpus::situations().flat_map(|situation| {
        llumi_corpus::moves(situation).iter().map(move |line| (line.text.as_str(), situation))
    });
    let written = llumi_corpus::training().flat_map(|entry| {
        let portable = entry.reply.iter().filter(|part| part.fits == Fits::Situation);
        portable.map(|part| (part.text.as_str(), entry.situation.as_str()))
    });
    banks
        .chain(written)
        .map(|(text, situation)| (content_words(text).into_iter().collect(), situation))
        .collect()
}

fn post_text(entry: &Entry) -> String {
    format!("{}\n{}", entry.title, entry.post)
}

/// Everything that is answered, as one text.
pub fn thread_text(thread: &Thread) -> String {
    [thread.title.as_str(), &thread.post, thread.parent.as_deref().unwrap_or_default()].join("\n")
}

fn vector(text: &str, idf: &HashMap<String, f64>) -> Vector {
    let mut counts: Vector = HashMap::new();
    for word in content_words(text) {
        if let Some(weight) = idf.get(&word) {
            *counts.entry(word).or_default() += weight;
        }
    }
    // A word said five times is not five times as telling.
    for (word, value) in &mut counts {
        let weight = idf[word];
        *value = weight * (1.0 + (*value / weight).ln());
    }
    let length = counts.values().map(|value| value * value).sum::<f64>().sqrt();
    if length > 0.0 {
        counts.values_mut().for_each(|value| *value /= length);
    }
    counts
}

fn dot(a: &Vector, b: &Vector) -> f64 {
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let mut words: Vec<&String> = small.keys().filter(|word| large.contains_key(*word)).collect();
    // Sums of floats depend on their order; a map's order must not decide between two posts.
    words.sort_unstable();
    words.into_iter().map(|word| small[word] * large[word]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_situation_of_posts_it_has_not_seen() {
        let exemplars = Exemplars::new(llumi_corpus::training());
        let (mut right, mut topical, mut all) = (0, 0, 0);
        for entry in llumi_corpus::held_out() {
            let thread = Thread { title: entry.title.clone(), post: entry.post.clone(), ..Thread::default() };
            let risk = if entry.risk == RiskLabel::Possible { Risk::Possible } else { Risk::Distress };
            all += 1;
            let near = exemplars.nearest(&thread, risk);
            right += usize::from(near[..5].iter().any(|e| e.situation == entry.situation));
            topical +=
                usize::from(exemplars.topics(&thread_text(&thread))[..4].contains(&entry.situation.as_str()));
        }
        // Chance would be about 15 and 12 of 90. These posts share few words by design: a hard set for bags of words.
        assert!(
            right * 100 >= all * 40,
            "an entry of the situation among the nearest five: {right} of {all}"
        );
        assert!(topical * 100 >= all * 55, "the situation among the four likeliest: {topical} of {all}");
    }

    #[test]
    fn replies_fit_the_risk() {
        let exemplars = Exemplars::new(llumi_corpus::entries().iter());
        let thread = Thread { post: "I feel so alone since we moved".into(), ..Thread::default() };
        assert!(exemplars.nearest(&thread, Risk::Possible).iter().all(|e| e.risk == RiskLabel::Possible));
        assert!(exemplars.nearest(&thread, Risk::NoneNoticed).iter().all(|e| e.risk != RiskLabel::Possible));
    }
}
