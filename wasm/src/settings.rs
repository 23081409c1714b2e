//! What is switched on where.

use crate::view::Shared;
use llumi_protocol::page::Settings;

/// Which kind of page this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Old,
    Www,
    Demo,
}

/// The kind of page at `host`; none where llumi has nothing to do.
pub fn kind(host: &str, demo: bool) -> Option<Kind> {
    match host {
        _ if demo => Some(Kind::Demo),
        "old.reddit.com" => Some(Kind::Old),
        "www.reddit.com" => Some(Kind::Www),
        _ => None,
    }
}

fn listed(names: &[String], subreddit: &str) -> bool {
    let bare = |name: &str| name.trim().trim_start_matches('/').trim_start_matches("r/").to_lowercase();
    names.iter().any(|name| bare(name) == bare(subreddit))
}

/// True where llumi may show itself at all.
pub fn on(settings: &Settings, kind: Kind, subreddit: Option<&str>) -> bool {
    let site = match kind {
        Kind::Old => settings.old_reddit,
        Kind::Www => settings.www_reddit,
        Kind::Demo => true,
    };
    site && !subreddit.is_some_and(|name| listed(&settings.off_subreddits, name))
}

/// True where suggestions from the model are off.
pub fn quiet(settings: &Settings, subreddit: Option<&str>) -> bool {
    subreddit.is_some_and(|name| listed(&settings.quiet_subreddits, name))
}

/// The country for help resources: as set, else the region of a locale such as `en-GB`, else empty.
pub fn country(settings: &Settings, locale: &str) -> String {
    if !settings.country.trim().is_empty() {
        return settings.country.trim().to_ascii_uppercase();
    }
    let region = locale
        .split(['-', '_'])
        .skip(1)
        .find(|part| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic()));
    region.map(str::to_ascii_uppercase).unwrap_or_default()
}

/// What the panel of a field in `subreddit` needs to know.
pub fn shared(shared: &Shared, subreddit: Option<&str>) -> Shared {
    let quiet = quiet(&shared.settings, subreddit).then(|| subreddit.unwrap_or_default().to_owned());
    Shared { quiet, ..shared.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches() {
        let mut settings = Settings {
            www_reddit: false,
            off_subreddits: vec!["quietplace".to_owned()],
            quiet_subreddits: vec!["r/NoRobots ".to_owned()],
            ..Settings::default()
        };
        let cases = [
            (Kind::Old, None, true),
            (Kind::Www, None, false),
            (Kind::Demo, Some("anything"), true),
            (Kind::Old, Some("QuietPlace"), false),
            (Kind::Old, Some("norobots"), true),
        ];
        for (kind, subreddit, expected) in cases {
            assert_eq!(on(&settings, kind, subreddit), expected, "{kind:?} {subreddit:?}");
        }
        assert!(quiet(&settings, Some("norobots")) && !quiet(&settings, Some("quietplace")));
        assert!(!quiet(&settings, None));
        settings.old_reddit = false;
        assert!(!on(&settings, Kind::Old, None));
    }

    #[test]
    fn countries() {
        let cases = [
            ("", "en-GB", "GB"),
            ("", "de", ""),
            ("", "zh-Hant-TW", "TW"),
            ("", "en_au", "AU"),
            ("", "en-001", ""),
            (" ie ", "en-GB", "IE"),
        ];
        for (set, locale, expected) in cases {
            let settings = Settings { country: set.to_owned(), ..Settings::default() };
            assert_eq!(country(&settings, locale), expected, "{set:?} {locale:?}");
        }
    }

    #[test]
    fn hosts() {
        let cases = [
            ("old.reddit.com", false, Some(Kind::Old)),
            ("www.reddit.com", false, Some(Kind::Www)),
            ("127.0.0.1", true, Some(Kind::Demo)),
            ("127.0.0.1", false, None),
            ("evil-old.reddit.com", false, None),
        ];
        for (host, demo, expected) in cases {
            assert_eq!(kind(host, demo), expected, "{host}");
        }
    }
}
