//! Five labelled bars with a number and a word.

use super::{El, button, paragraph};
use crate::session::{Action, Session};
use crate::wording;
use llumi_protocol::score::{Dimension, Scores};

fn name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Readability => "score-readability",
        Dimension::Empathy => "score-empathy",
        Dimension::Connection => "score-connection",
        Dimension::Actionability => "score-actionability",
        Dimension::Safety => "score-safety",
    }
}

/// `3.42` as `3.4`, without the weight of float formatting.
pub fn tenths(score: f64) -> String {
    let tenths = (score * 10.0 + 0.5) as u32;
    let digits = [tenths / 10, tenths % 10].map(|digit| digit.to_string());
    digits.join(".")
}

/// Percent of the scale from 1 to 5.
fn percent(score: f64) -> u32 {
    (((score - 1.0) / 4.0).clamp(0.0, 1.0) * 100.0 + 0.5) as u32
}

fn bar(dimension: Dimension, scores: &Scores) -> El {
    let score = scores.get(dimension);
    let (number, word) = (tenths(score), wording::level(score));
    let spoken = [number.as_str(), " of 5, ", word].concat();
    let mut fill = El::new("span", "fill");
    fill.fill = Some(percent(score));
    El::new("div", "score")
        .named(name(dimension))
        .attr("role", "meter")
        .attr("aria-label", dimension.label())
        .attr("aria-valuemin", "1")
        .attr("aria-valuemax", "5")
        .attr("aria-valuenow", number.clone())
        .attr("aria-valuetext", spoken)
        .attr("data-level", word)
        .attr("title", wording::about(dimension))
        .kid(El::new("span", "label").text(dimension.label()))
        .kid(El::new("span", "bar").kid(fill))
        .kid(El::new("span", "number").text(number))
        .kid(El::new("span", "word").text(word))
}

/// What each dimension looks at, for those who do not point at the bars.
fn about(open: bool) -> Vec<El> {
    let toggle = button("about", wording::ABOUT, Action::ToggleAbout)
        .attr("aria-expanded", if open { "true" } else { "false" });
    let line = |dimension: &Dimension| {
        El::new("li", "")
            .kid(El::new("span", "strong").text([dimension.label(), ": "].concat()))
            .kid(El::new("span", "").text(wording::about(*dimension)))
    };
    let list =
        open.then(|| El::new("ul", "points small").named("about-list").kids(Dimension::ALL.iter().map(line)));
    [toggle].into_iter().chain(list).collect()
}

/// The bars, or an invitation while there is nothing to score.
pub fn scores(session: &Session) -> El {
    let part = El::new("div", "scores").named("scores");
    match &session.report {
        Some(report) if !session.is_empty() => part
            .kids(Dimension::ALL.iter().map(|&dimension| bar(dimension, &report.scores)))
            .kids(about(session.about_open)),
        _ => part.kid(paragraph("small", wording::NOTHING_YET)),
    }
}
