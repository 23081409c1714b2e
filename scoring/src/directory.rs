//! Help that exists, by country: the only numbers the program ever shows.
//!
//! Why a table in the code: a wrong number has cost lives, so no model writes one. How: each row names its source
//! and the day it was last checked; where a country is not here, [`FIND_A_HELPLINE`] is shown instead of a guess.

/// One way to reach one service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry {
    /// ISO 3166-1 alpha-2 code.
    pub country: &'static str,
    pub service: &'static str,
    /// `call`, `text` or `website`.
    pub channel: &'static str,
    /// What to dial or open.
    pub number: &'static str,
    pub hours: &'static str,
    /// Where it was looked up.
    pub source: &'static str,
    /// Day of the last check, `YYYY-MM-DD`.
    pub verified_on: &'static str,
}

const CHECKED: &str = "2026-11-22";

const fn row(
    country: &'static str,
    service: &'static str,
    channel: &'static str,
    number: &'static str,
    hours: &'static str,
    source: &'static str,
) -> Entry {
    Entry { country, service, channel, number, hours, source, verified_on: CHECKED }
}

const ENTRIES: &[Entry] = &[
    row("US", "988 Suicide & Crisis Lifeline", "call", "988", "24/7", "https://988lifeline.org"),
    row("US", "988 Suicide & Crisis Lifeline", "text", "988", "24/7", "https://988lifeline.org"),
    row("GB", "Samaritans", "call", "116 123", "24/7", "https://www.samaritans.org"),
];

/// For every country that has no row: a directory kept by others.
pub const FIND_A_HELPLINE: Entry = Entry {
    country: "",
    service: "Find a Helpline",
    channel: "website",
    number: "findahelpline.com",
    hours: "varies by service",
    source: "https://findahelpline.com",
    verified_on: CHECKED,
};

/// Help in `country` (ISO code, any case); [`FIND_A_HELPLINE`] always comes last.
///
/// ```
/// use llumi_scoring::directory::for_country;
/// assert_eq!(for_country("us")[0].number, "988");
/// assert_eq!(for_country("XX").len(), 1);
/// ```
pub fn for_country(country: &str) -> Vec<Entry> {
    let country = country.trim().to_ascii_uppercase();
    let rows = ENTRIES.iter().filter(|entry| entry.country == country).copied();
    rows.chain([FIND_A_HELPLINE]).collect()
}

/// Every entry, [`FIND_A_HELPLINE`] too.
pub(crate) fn all() -> impl Iterator<Item = Entry> {
    ENTRIES.iter().copied().chain([FIND_A_HELPLINE])
}
