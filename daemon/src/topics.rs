//! What a post is about: the situations of the corpus, likeliest first.
//!
//! Posts about one thing share few words, so a bag of content words is right about every second time only. Pairs of
//! words tell much more ("let go", "my ex", "so tired"), and the short scenes of the corpus bring them. The
//! classifier is complement naive Bayes (Rennie et al. 2003), equal to scikit-learn's `TfidfVectorizer`
//! (words and pairs, sublinear) with `ComplementNB`: each situation is judged by what all the others say.

use llumi_corpus::Entry;
use llumi_scoring::tokenize;
use std::collections::{BTreeMap, HashMap};

/// Smoothing, chosen on entries 3, 8 and 13 of each situation: 0.2 to 1.0 lie within two points of each other
/// (right at rank 1: 67 %, among the first four: 87 %).
const SMOOTHING: f32 = 0.75;

/// The classifier, ready to rank.
#[derive(Debug)]
pub struct Topics {
    situations: Vec<&'static str>,
    /// Feature to its column.
    columns: HashMap<String, u32>,
    /// Inverse document frequency of each column.
    idf: Vec<f32>,
    /// Weight of each column under each situation: minus its log-probability under all others,
    /// `(column, situation)`.
    weights: Vec<f32>,
}

/// A text's features with their weights, of unit length, by column.
type Row = Vec<(u32, f32)>;

impl Topics {
    /// Learns from `entries` and from the banks of their situations.
    pub fn new(entries: &[&'static Entry]) -> Self {
        let texts = labelled(entries);
        let situations: Vec<&'static str> = texts.keys().copied().collect();
        let mut columns: HashMap<String, u32> = HashMap::new();
        let mut seen_in: Vec<f32> = Vec::new();
        let mut counted: Vec<(usize, Vec<(u32, f32)>)> = Vec::new();
        for (class, text) in
            texts.values().enumerate().flat_map(|(c, texts)| texts.iter().map(move |t| (c, t)))
        {
            let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
            for feature in features(text) {
                let next = columns.len() as u32;
                *counts.entry(*columns.entry(feature).or_insert(next)).or_default() += 1.0;
            }
            seen_in.resize(columns.len(), 0.0);
            counts.keys().for_each(|&column| seen_in[column as usize] += 1.0);
            counted.push((class, counts.into_iter().collect()));
        }
        let documents = counted.len() as f32;
        let idf: Vec<f32> =
            seen_in.iter().map(|seen| ((1.0 + documents) / (1.0 + seen)).ln() + 1.0).collect();
        let mut sums = vec![0.0; columns.len() * situations.len()];
        for (class, counts) in counted {
            for (column, value) in weighted(counts, &idf) {
                sums[column as usize * situations.len() + class] += value;
            }
        }
        let weights = complement(&sums, situations.len());
        Topics { situations, columns, idf, weights }
    }

    /// The situations by how likely `text` is about each, likeliest first, each with its score less the mean of all
    /// (nats a unit of the text's length; above 0.2 it stands out); none where the text shares no word with the
    /// corpus.
    pub fn rank(&self, text: &str) -> Vec<(&'static str, f32)> {
        let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
        for column in features(text).filter_map(|feature| self.columns.get(&feature)) {
            *counts.entry(*column).or_default() += 1.0;
        }
        if counts.is_empty() {
            return Vec::new();
        }
        let mut scores = vec![0.0f32; self.situations.len()];
        for (column, value) in weighted(counts.into_iter().collect(), &self.idf) {
            let start = column as usize * scores.len();
            for (score, weight) in scores.iter_mut().zip(&self.weights[start..]) {
                *score += value * weight;
            }
        }
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        let mean = scores.iter().sum::<f32>() / scores.len() as f32;
        order.into_iter().map(|at| (self.situations[at], scores[at] - mean)).collect()
    }
}

/// Every text that is about a situation.
fn labelled(entries: &[&'static Entry]) -> BTreeMap<&'static str, Vec<String>> {
    let mut texts: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for entry in entries {
        let here = texts.entry(entry.situation.as_str()).or_default();
        here.push(format!("{}\n{}", entry.title, entry.post));
        here.push(format!("{} {}", entry.reply_text(), entry.improved));
    }
    for (situation, here) in &mut texts {
        here.extend(llumi_corpus::moves(situation).iter().map(|line| line.text.clone()));
        let scenes = llumi_corpus::scenes(situation).iter();
        here.extend(scenes.map(|scene| format!("{}\n{}", scene.title, scene.post)));
        here.extend(llumi_corpus::rewrites(situation).iter().map(|line| line.before.clone()));
    }
    texts
}

/// Words in plain form, and pairs of neighbours.
fn features(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = tokenize::words(text).into_iter().map(|word| word.plain).collect();
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    words.into_iter().chain(pairs)
}

/// Counts as `(1 + ln count) idf`, scaled to unit length.
fn weighted(counts: Vec<(u32, f32)>, idf: &[f32]) -> Row {
    let mut row = counts;
    for (column, value) in &mut row {
        *value = (1.0 + value.ln()) * idf[*column as usize];
    }
    let length = row.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
    row.iter_mut().for_each(|(_, value)| *value /= length);
    row
}

/// Minus the log-probability of each column under all situations but one, from its sums under each.
fn complement(sums: &[f32], classes: usize) -> Vec<f32> {
    let mut weights: Vec<f32> = sums
        .chunks(classes)
        .flat_map(|row| {
            let all: f32 = row.iter().sum::<f32>() + SMOOTHING;
            row.iter().map(move |own| all - own)
        })
        .collect();
    let mut totals = vec![0.0f64; classes];
    for row in weights.chunks(classes) {
        totals.iter_mut().zip(row).for_each(|(total, value)| *total += f64::from(*value));
    }
    for row in weights.chunks_mut(classes) {
        for (value, total) in row.iter_mut().zip(&totals) {
            *value = -(f64::from(*value) / total).ln() as f32;
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_situation_of_posts_it_has_not_seen() {
        let training: Vec<&Entry> = llumi_corpus::training().collect();
        let topics = Topics::new(&training);
        let (mut first, mut near, mut all) = (0, 0, 0);
        for entry in llumi_corpus::held_out() {
            let found = topics.rank(&format!("{}\n{}", entry.title, entry.post));
            let place =
                found.iter().position(|(situation, _)| *situation == entry.situation).expect("one of all");
            all += 1;
            first += usize::from(place == 0);
            near += usize::from(place < 4);
        }
        println!("rank 1: {first}, rank 1 to 4: {near}, of {all}");
        // Chance would be 3 and 12 of 90.
        assert!(first * 100 >= all * 60, "at rank 1: {first} of {all}");
        assert!(near * 100 >= all * 82, "among the first four: {near} of {all}");
    }

    #[test]
    fn nothing_is_known_of_foreign_words() {
        let training: Vec<&Entry> = llumi_corpus::training().collect();
        assert!(Topics::new(&training).rank("zzz qqq 🙂").is_empty());
    }
}
