//! Readability against textstat 0.7.13, on the texts of `tests/reference/textstat_fixture.py`.
//!
//! Why in three parts: the formulas and the counts of characters, words and sentences must equal textstat's, and do;
//! syllables cannot (it looks them up in a dictionary of megabytes), so their agreement is held word by word, and
//! so is what it does to the figures of a text.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test where it unwraps nothing")]

use llumi_scoring::readability::{self, ColemanLiau, Counts};
use serde_json::Value;

const TOLERANCE: f64 = 1e-9;

fn rows() -> Vec<Value> {
    let rows: Vec<Value> = include_str!("fixtures/readability.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(rows.len() >= 300, "the fixture holds {} texts", rows.len());
    rows
}

fn text(row: &Value) -> &str {
    row["text"].as_str().unwrap()
}

fn count(row: &Value, key: &str) -> u32 {
    row[key].as_u64().unwrap() as u32
}

/// textstat's own counts of a row.
fn textstat(row: &Value) -> Counts {
    Counts {
        characters: count(row, "characters"),
        letters: count(row, "letters"),
        words: count(row, "words"),
        chunks: count(row, "chunks"),
        sentences: count(row, "sentences"),
        syllables: count(row, "syllables"),
        polysyllables: count(row, "polysyllables"),
    }
}

#[test]
fn formulas_equal_textstats_on_its_counts() {
    for row in rows() {
        let counts = textstat(&row);
        let ours = [
            ("flesch_reading_ease", readability::flesch_reading_ease(&counts)),
            ("flesch_kincaid_grade", readability::flesch_kincaid_grade(&counts)),
            ("coleman_liau", readability::coleman_liau(&counts, ColemanLiau::Textstat)),
            ("ari", readability::ari(&counts)),
            ("smog", readability::smog(&counts)),
        ];
        for (name, value) in ours {
            let expected = row[name].as_f64().unwrap();
            assert!(
                (value - expected).abs() <= TOLERANCE,
                "{name}: {value} for {expected} on {:?}",
                text(&row)
            );
        }
    }
}

#[test]
fn counts_equal_textstats() {
    for row in rows() {
        let (ours, theirs) = (Counts::of(text(&row)), textstat(&row));
        assert_eq!(
            Counts { syllables: 0, polysyllables: 0, ..ours },
            Counts { syllables: 0, polysyllables: 0, ..theirs },
            "{row}"
        );
    }
}

/// Figures that need no syllables are equal from the text itself.
#[test]
fn coleman_liau_and_ari_equal_textstats_from_the_text() {
    for row in rows() {
        let counts = Counts::of(text(&row));
        let pairs = [
            ("coleman_liau", readability::coleman_liau(&counts, ColemanLiau::Textstat)),
            ("ari", readability::ari(&counts)),
        ];
        for (name, value) in pairs {
            assert!((value - row[name].as_f64().unwrap()).abs() <= TOLERANCE, "{name} on {row}");
        }
    }
}

/// Words of `syllables.txt` with textstat's count and ours, apart for the texts' own words and the corpus's.
fn word_pairs() -> [Vec<(&'static str, u32, u32)>; 2] {
    let (own, corpus) = include_str!("fixtures/syllables.txt").split_once("# words of the corpus\n").unwrap();
    [own, corpus].map(|lines| {
        let lines = lines.lines().filter(|line| !line.starts_with('#'));
        let pair = |line: &'static str| {
            let (word, count) = line.split_once(' ').unwrap();
            (word, count.parse().unwrap(), Counts::of(word).syllables)
        };
        lines.map(pair).collect()
    })
}

/// Word by word, so that one too many here can't make up for one too few there.
#[test]
fn syllables_of_each_word_agree() {
    // The exceptions of `syllables` were chosen with the texts' words in view; the corpus's are the fairer measure.
    for (pairs, least) in word_pairs().into_iter().zip([350, 2000]) {
        let equal = pairs.iter().filter(|(_, theirs, ours)| theirs == ours).count();
        let same_side = pairs.iter().filter(|(_, theirs, ours)| (*theirs >= 3) == (*ours >= 3)).count();
        let furthest = pairs.iter().map(|(_, theirs, ours)| theirs.abs_diff(*ours)).max().unwrap();
        println!(
            "{} words: {equal} equal, {same_side} alike in being long, {furthest} off at most",
            pairs.len()
        );
        let wrong: Vec<_> = pairs.iter().filter(|(_, theirs, ours)| theirs != ours).take(20).collect();
        assert!(pairs.len() >= least, "{} words", pairs.len());
        assert!(equal * 100 >= pairs.len() * 97, "{equal} of {}: {wrong:?}", pairs.len());
        assert!(same_side * 100 >= pairs.len() * 98, "{same_side} of {}", pairs.len());
        // Names that no dictionary holds, such as "abuela", are guessed on both sides.
        assert!(furthest <= 3, "a word is {furthest} syllables off");
    }
}

/// What the estimate does to the figures that need syllables, from the text alone: the largest difference of any text,
/// and the mean.
#[test]
fn figures_from_the_text_stay_near_textstats() {
    let (mut grades, mut smogs, mut polys, mut texts) = (Vec::new(), Vec::new(), 0u32, 0);
    for row in rows().iter().filter(|row| count(row, "words") >= 20) {
        let (ours, theirs) = (Counts::of(text(row)), textstat(row));
        let off = |ours: f64, key: &str| (ours - row[key].as_f64().unwrap()).abs();
        grades.push(off(readability::flesch_kincaid_grade(&ours), "flesch_kincaid_grade"));
        smogs.push(off(readability::smog(&ours), "smog"));
        polys = polys.max(ours.polysyllables.abs_diff(theirs.polysyllables));
        texts += 1;
    }
    let largest = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    println!(
        "{texts} texts: Flesch-Kincaid {:.2} at most, {:.2} in the mean; SMOG {:.2}, {:.2}; long words {polys}",
        largest(&grades),
        mean(&grades),
        largest(&smogs),
        mean(&smogs)
    );
    assert!(texts >= 200);
    assert!(largest(&grades) <= 1.2 && mean(&grades) <= 0.3);
    // SMOG is steep where long words are few: one more in a sentence of a short text is several grades.
    let near = smogs.iter().filter(|off| **off <= 1.0).count();
    assert!(largest(&smogs) <= 4.2 && mean(&smogs) <= 0.35 && near * 100 >= texts * 85, "{near} within 1");
    assert!(polys <= 4, "{polys} long words more or less in one text");
}

/// The published Coleman-Liau constant gives 0.08 grades more a letter and hundred words than textstat's.
#[test]
fn coleman_liau_constants_differ_as_published() {
    let counts = Counts { letters: 450, words: 100, sentences: 5, ..Counts::default() };
    let published = readability::coleman_liau(&counts, ColemanLiau::default());
    assert!((published - (0.0588 * 450.0 - 0.296 * 5.0 - 15.8)).abs() < TOLERANCE);
    assert!((published - readability::coleman_liau(&counts, ColemanLiau::Textstat) - 0.36).abs() < TOLERANCE);
}
