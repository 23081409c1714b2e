//! How to help where a post worries, and where help is: the directory, never anything generated.

use super::{El, Shared, button, paragraph};
use crate::session::{Action, Session};
use crate::wording;
use llumi_protocol::score::Risk;
use llumi_scoring::directory::{Entry, for_country};

/// How to help where the post reads as if its writer may be at risk. Silence never says that a post is safe.
pub fn reminder(session: &Session) -> Option<El> {
    let report = session.report.as_ref()?;
    let (title, lines) = match report.risk {
        Risk::NoneNoticed => return None,
        Risk::Distress => (wording::DISTRESS, wording::FOR_DISTRESS),
        Risk::Possible => (wording::POSSIBLE, wording::FOR_POSSIBLE),
        Risk::Imminent => (wording::IMMINENT, wording::FOR_IMMINENT),
    };
    let lines = lines.iter().map(|line| El::new("li", "").text(*line));
    Some(
        El::new("div", "reminder")
            .named("reminder")
            .attr("role", "note")
            .kid(paragraph("strong", title))
            .kid(El::new("ul", "points").kids(lines)),
    )
}

fn entry(entry: &Entry) -> El {
    let place = match entry.channel {
        "website" => El::new("a", "")
            .attr("href", ["https://", entry.number.trim_start_matches("https://")].concat())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .text(entry.number),
        channel => El::new("span", "strong").text([channel, " ", entry.number].concat()),
    };
    El::new("li", "")
        .kid(El::new("span", "").text([entry.service, ": "].concat()))
        .kid(place)
        .kid(El::new("span", "small").text([" (", entry.hours, ")"].concat()))
}

/// Closed until asked for, unless the post worries.
pub fn directory(session: &Session, shared: &Shared) -> El {
    let open = session.help_is_open();
    let toggle = button("help", wording::HELP, Action::ToggleHelp)
        .attr("aria-expanded", if open { "true" } else { "false" });
    let part = El::new("div", "part help").kid(toggle);
    if !open {
        return part;
    }
    // There are no settings behind the demo.
    let note = if shared.demo {
        wording::HELP_NOTE.to_owned()
    } else {
        [wording::HELP_NOTE, " ", wording::OTHER_COUNTRY].concat()
    };
    let list = for_country(&shared.country);
    part.kid(El::new("ul", "points").named("help-list").kids(list.iter().map(entry)))
        .kid(paragraph("small", note))
}
