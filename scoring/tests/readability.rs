//! Readability against textstat 0.7.13, on the texts of `tests/reference/textstat_fixture.py`.
//!
//! Why in three parts: the formulas and the counts of characters, words and sentences must equal textstat's, and do;
//! syllables cannot (it looks them up in a dictionary of megabytes), so their agreement is a figure that is held.

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

#[test]
fn syllables_agree_closely() {
    let (mut difference, mut total, mut grade_off, mut texts) = (0, 0, 0.0f64, 0);
    for row in rows().iter().filter(|row| count(row, "words") >= 20) {
        let (ours, theirs) = (Counts::of(text(row)), textstat(row));
        difference += ours.syllables.abs_diff(theirs.syllables);
        total += theirs.syllables;
        let grade = readability::flesch_kincaid_grade(&ours) - row["flesch_kincaid_grade"].as_f64().unwrap();
        grade_off = grade_off.max(grade.abs());
        texts += 1;
    }
    let share = 1.0 - f64::from(difference) / f64::from(total);
    println!(
        "syllables: {:.2} % agreement over {texts} texts, largest grade difference {grade_off:.3}",
        share * 100.0
    );
    assert!(texts >= 200);
    assert!(share >= 0.98, "syllables agree on {share}");
    assert!(grade_off <= 1.2, "a Flesch-Kincaid grade is off by {grade_off}");
}

/// The published Coleman-Liau constant gives 0.08 grades more a letter and hundred words than textstat's.
#[test]
fn coleman_liau_constants_differ_as_published() {
    let counts = Counts { letters: 450, words: 100, sentences: 5, ..Counts::default() };
    let published = readability::coleman_liau(&counts, ColemanLiau::default());
    assert!((published - (0.0588 * 450.0 - 0.296 * 5.0 - 15.8)).abs() < TOLERANCE);
    assert!((published - readability::coleman_liau(&counts, ColemanLiau::Textstat) - 0.36).abs() < TOLERANCE);
}
