//! Help that exists, by country: the only numbers the program ever shows.
//!
//! Why a table in the code: a wrong number has cost lives, so no model writes one. How: each row names the page that
//! it was read on and the day of reading; a service whose pages disagree or could not be found is not here, and
//! where a country is not here, [`FIND_A_HELPLINE`] is shown instead of a guess. The pages were read as stored
//! copies; nobody dialled. Check a row again before its `verified_on` is a year old.

/// One way to reach one service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry {
    /// ISO 3166-1 alpha-2 code; empty for [`FIND_A_HELPLINE`].
    pub country: &'static str,
    pub service: &'static str,
    /// `call`, `text`, `whatsapp` or `website`.
    pub channel: &'static str,
    /// What to dial or open.
    pub number: &'static str,
    pub hours: &'static str,
    /// Web address of the page it was read on.
    pub source: &'static str,
    /// Day it was read, `YYYY-MM-DD`.
    pub verified_on: &'static str,
}

const READ_ON: &str = "2026-11-22";

/// A service that is open day and night.
const fn row(
    country: &'static str,
    service: &'static str,
    channel: &'static str,
    number: &'static str,
    source: &'static str,
) -> Entry {
    Entry { country, service, channel, number, hours: "24/7", source, verified_on: READ_ON }
}

const US: &str = "https://internationalmentalhealth.org/resources/";
const CA: &str = "https://www.newswire.ca/news-releases/government-of-canada-launches-three-digit-suicide-crisis-helpline-896472116.html";
const AU: &str = "https://lifeinmind.org.au/news/lifelines-crisis-text-service-now-available-24-7";
const NZ: &str = "https://www.pegasus.health.nz/?p=6300";
const BE: &str = "https://www.brusselstimes.com/belgium/1952875/belgiums-centre-for-suicide-prevention-calls-for-volunteers";
const NL: &str =
    "https://www.upday.com/nl/binnenland/nummer-113-nu-gratis-betere-hulp-bij-zelfdodingsgedachten/pj8neqt";
const DE: &str = "https://www.domradio.de/glossar/telefonseelsorge-0";
const SG: &str = "https://mothership.sg/2022/09/sos-24h-whatsapp-service";

const ENTRIES: &[Entry] = &[
    row("US", "988 Suicide & Crisis Lifeline", "call", "988", US),
    row("US", "988 Suicide & Crisis Lifeline", "text", "988", US),
    row("CA", "9-8-8 Suicide Crisis Helpline", "call", "988", CA),
    row("CA", "9-8-8 Suicide Crisis Helpline", "text", "988", CA),
    row(
        "GB",
        "Samaritans",
        "call",
        "116 123",
        "https://www.samaritans.org/how-we-can-help/contact-samaritan/",
    ),
    row("GB", "Shout", "text", "85258", "https://fullfact.org/online/samaritans-text-message-service/"),
    row(
        "IE",
        "Samaritans",
        "call",
        "116 123",
        "https://www.irishtimes.com/news/samaritans-freephone-helpline-will-save-lives-says-lynch-1.526624",
    ),
    row("AU", "Lifeline", "call", "13 11 14", AU),
    row("AU", "Lifeline", "text", "0477 13 11 14", AU),
    row("NZ", "1737, need to talk?", "call", "1737", NZ),
    row("NZ", "1737, need to talk?", "text", "1737", NZ),
    row(
        "IN",
        "Tele-MANAS",
        "call",
        "14416",
        "https://theshillongtimes.com/2025/02/07/tele-manas-mental-health-helpline-handles-over-18-1-lakh-calls-centre/",
    ),
    row(
        "FR",
        "3114",
        "call",
        "3114",
        "https://www.mayotte.ars.sante.fr/3114-le-numero-national-de-prevention-du-suicide",
    ),
    row("BE", "Zelfmoordlijn (Dutch)", "call", "1813", BE),
    row("BE", "Centre de Prévention du Suicide (French)", "call", "0800 32 123", BE),
    row("NL", "113 Zelfmoordpreventie", "call", "113", NL),
    row("NL", "113 Zelfmoordpreventie", "call", "0800-0113", NL),
    row("DE", "TelefonSeelsorge", "call", "0800 111 0 111", DE),
    row("DE", "TelefonSeelsorge", "call", "0800 111 0 222", DE),
    row("AT", "Telefonseelsorge", "call", "142", "https://ooe.orf.at/stories/3204589/"),
    row(
        "CH",
        "Die Dargebotene Hand",
        "call",
        "143",
        "https://zsz.ch/die-suizidalen-anrufe-haben-um-60-prozent-zugenommen-623463958787",
    ),
    row("ES", "Línea 024", "call", "024", "https://www.checkpointcanarias.com/en/suicide/"),
    row(
        "BR",
        "CVV",
        "call",
        "188",
        "https://horahnoticia.com.br/boa-noticia-cvv-188-atende-gratuitamente-em-todo-o-pais-inclusive-marilia/",
    ),
    row("KR", "Suicide prevention line", "call", "109", "http://koreabizwire.com/?p=303235"),
    Entry {
        hours: "see the service",
        ..row(
            "TW",
            "Ministry of Health and Welfare line",
            "call",
            "1925",
            "https://www.taipeitimes.com/News/taiwan/archives/2021/10/10/2003765853",
        )
    },
    row("SG", "Samaritans of Singapore", "call", "1767", SG),
    row("SG", "Samaritans of Singapore", "whatsapp", "9151 1767", SG),
];

/// For every country that has no row: a directory kept by others.
pub const FIND_A_HELPLINE: Entry = Entry {
    country: "",
    service: "Find a Helpline",
    channel: "website",
    number: "findahelpline.com",
    hours: "varies by service",
    source: "https://www.checkpointcanarias.com/en/suicide/",
    verified_on: READ_ON,
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
    let rows = ENTRIES.iter().filter(|entry| !country.is_empty() && entry.country == country).copied();
    rows.chain([FIND_A_HELPLINE]).collect()
}

/// Every entry, [`FIND_A_HELPLINE`] too.
pub(crate) fn all() -> impl Iterator<Item = Entry> {
    ENTRIES.iter().copied().chain([FIND_A_HELPLINE])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_complete() {
        for entry in ENTRIES {
            assert!(
                entry.country.len() == 2 && entry.country.bytes().all(|b| b.is_ascii_uppercase()),
                "{entry:?}"
            );
            assert!(entry.source.starts_with("http") && entry.verified_on.len() == 10, "{entry:?}");
            assert!(["call", "text", "whatsapp", "website"].contains(&entry.channel), "{entry:?}");
            assert!(entry.number.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-'), "{entry:?}");
        }
    }

    #[test]
    fn countries_are_found_in_any_case() {
        for (country, rows) in [("gb", 3), (" GB ", 3), ("ie", 2), ("de", 3), ("", 1), ("jp", 1), ("za", 1)] {
            let found = for_country(country);
            assert_eq!(found.len(), rows, "{country:?}");
            assert_eq!(found.last(), Some(&FIND_A_HELPLINE));
        }
    }
}
