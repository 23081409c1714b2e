//! Hints on the person's own words: what, why, and what could stand there.

use super::{El, button, paragraph, row};
use crate::session::{Action, Session};
use crate::{text, wording};
use llumi_protocol::score::{Finding, Hint};

fn hint(index: usize, hint: &Hint, words: &str) -> El {
    let apply = hint.replacements.iter().enumerate().map(|(number, replacement)| {
        let empty = replacement.is_empty();
        let label = if empty { wording::LEAVE_OUT.to_owned() } else { wording::quoted(replacement) };
        let spoken = if empty {
            [wording::LEAVE_OUT, ": ", words].concat()
        } else {
            ["Write ", &wording::quoted(replacement), " instead of ", &wording::quoted(words)].concat()
        };
        button("hint-apply", label, Action::ApplyHint(index, number)).attr("aria-label", spoken)
    });
    let dismiss = button("hint-dismiss", "Keep it", Action::DismissHint(index))
        .attr("aria-label", ["Keep ", &wording::quoted(words)].concat());
    El::new("li", "hint")
        .named("hint")
        .attr("data-id", hint.id.clone())
        .kid(El::new("p", "words").attr("dir", "auto").text(wording::quoted(words)))
        .kid(paragraph("", hint.reason.clone()))
        .kid(row(apply.chain([dismiss])))
}

fn finding(finding: &Finding, words: &str) -> El {
    El::new("li", "hint warn")
        .named("finding")
        .attr("data-id", finding.id.clone())
        .kid(El::new("p", "words").attr("dir", "auto").text(wording::quoted(words)))
        .kid(paragraph("", finding.reason.clone()))
}

/// The list, or nothing where there is nothing to say.
pub fn hints(session: &Session) -> Option<El> {
    let report = session.report.as_ref().filter(|_| !session.is_empty())?;
    let of = |span| text::slice(&session.text, span);
    let hints = report.hints.iter().enumerate();
    let hints = hints.filter_map(|(index, item)| Some(hint(index, item, of(item.span)?)));
    let findings = session.findings().filter_map(|found| Some(finding(found, of(found.span)?)));
    let items: Vec<El> = hints.chain(findings).collect();
    if items.is_empty() {
        return None;
    }
    let list = El::new("ul", "list").attr("aria-label", wording::HINTS).kids(items);
    Some(El::new("div", "part").kid(El::new("h3", "").text(wording::HINTS)).kid(list))
}
