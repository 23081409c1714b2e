//! What a terminal shows.

use anyhow::Result;
use llumi_protocol::api::{Answer, Source};
use llumi_protocol::score::{Dimension, Report, Scores};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write as _;

/// One JSON object on one line.
pub fn json(value: &impl Serialize) -> Result<()> {
    lines(&[&serde_json::to_string(value)?])
}

/// Lines to standard output; unlike `println!`, a closed pipe is an error that the caller can handle.
pub fn lines(lines: &[&str]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}

/// An answer: the text, its scores, where it came from, what to know.
pub fn answer(answer: &Answer, draft: Option<&str>) -> Result<()> {
    let mut out = String::new();
    if let Some(draft) = draft {
        let _ = writeln!(out, "Your draft:\n{}\n\nRewrite:", indent(draft.trim()));
    }
    let _ = writeln!(out, "{}\n", indent(&answer.text));
    out.push_str(&table(&answer.report.scores, answer.before.as_ref()));
    let _ = writeln!(out, "\nSource: {}", source(&answer.source));
    for notice in &answer.notices {
        let _ = writeln!(out, "Note: {}", notice.message);
    }
    let _ = writeln!(
        out,
        "{} of {} candidates passed every check; {} tokens in {:.1} s; seed {}",
        answer.passed,
        answer.candidates,
        answer.timings.tokens,
        answer.timings.total_ms as f64 / 1000.0,
        answer.seed
    );
    lines(&[out.trim_end()])
}

/// A report on a person's own text.
pub fn report(report: &Report, text: &str) -> Result<()> {
    let mut out = table(&report.scores, None);
    let units: Vec<u16> = text.encode_utf16().collect();
    for hint in &report.hints {
        let span = units.get(hint.span.start as usize..hint.span.end as usize).unwrap_or_default();
        let _ = write!(out, "\nHint: “{}”: {}", String::from_utf16_lossy(span), hint.reason);
        match hint.replacements.first().map(String::as_str) {
            Some("") => out.push_str(" Leave it out?"),
            Some(first) => {
                let _ = write!(out, " Perhaps: “{first}”");
            }
            None => {}
        }
    }
    for finding in &report.verdict.findings {
        let _ = write!(out, "\nSafety, rule {}: {}", finding.rule, finding.reason);
    }
    lines(&[out.trim_end()])
}

fn table(scores: &Scores, before: Option<&Scores>) -> String {
    let mut out = String::new();
    for dimension in Dimension::ALL {
        let value = scores.get(dimension);
        let filled = (value * 4.0).round() as usize;
        let bar: String = (0..20).map(|i| if i < filled { '█' } else { '░' }).collect();
        let _ = write!(out, "{:<14} {bar} {value:.1}", dimension.label());
        if let Some(before) = before {
            let _ = write!(out, "  (was {:.1})", before.get(dimension));
        }
        out.push('\n');
    }
    out
}

fn source(source: &Source) -> String {
    match source {
        Source::Model { model } => format!("the model ({model})"),
        Source::Woven { model } => {
            format!("your own words, with sentences by the model around them ({model})")
        }
        Source::Exemplar { id } => format!("curated sentences for posts of this kind ({id})"),
        Source::Hints => "your own words with the hints applied".into(),
        Source::Unchanged => "your own words, unchanged".into(),
    }
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
