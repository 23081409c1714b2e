//! `Accept`: whether a client wants one JSON object or server-sent events (RFC 9110, section 12.5.1).

use axum::http::{HeaderMap, header};

/// What an `Accept` header says about one media type: how much it is wanted, and how exactly it was named.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
struct Wanted {
    quality: f32,
    /// 0: not at all, 1: `*/*`, 2: `application/*`, 3: by name.
    exactness: u8,
}

/// True where JSON is wanted more than server-sent events, or as much and named more exactly, or both are named.
///
/// A stream is what is sent where the header says nothing about either.
pub fn wants_json(headers: &HeaderMap) -> bool {
    let values: Vec<&str> =
        headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    let accept = values.join(",");
    let (json, stream) = (wanted(&accept, "application", "json"), wanted(&accept, "text", "event-stream"));
    json.quality > 0.0 && (json > stream || (json == stream && json.exactness == 3))
}

/// The most exact range that matches a type decides.
fn wanted(accept: &str, kind: &str, name: &str) -> Wanted {
    let mut found = Wanted::default();
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let (range_kind, range_name) = parts.next().unwrap_or_default().split_once('/').unwrap_or_default();
        let exactness = match (range_kind, range_name) {
            (k, n) if k.eq_ignore_ascii_case(kind) && n.eq_ignore_ascii_case(name) => 3,
            (k, "*") if k.eq_ignore_ascii_case(kind) => 2,
            ("*", "*") => 1,
            _ => continue,
        };
        if exactness > found.exactness {
            found = Wanted { quality: quality(parts), exactness };
        }
    }
    found
}

/// The weight `q` among a range's parameters; 1 where there is none or it is no number.
fn quality<'a>(mut parameters: impl Iterator<Item = &'a str>) -> f32 {
    let weight = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("q").then(|| value.trim().parse::<f32>().ok()).flatten()
    });
    weight.filter(|weight| weight.is_finite()).unwrap_or(1.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_gets_json() {
        for (accept, json) in [
            ("", false),
            ("*/*", false),
            ("text/event-stream", false),
            ("application/json", true),
            ("Application/JSON", true),
            ("application/json; charset=utf-8", true),
            ("application/*", true),
            ("application/json, text/plain, */*", true),
            ("application/json, text/event-stream", true),
            ("text/event-stream, application/json;q=0.5", false),
            ("text/event-stream;q=0.2, application/json;Q=0.5", true),
            ("application/json;q=0", false),
            ("application/json;q=0, */*", false),
            ("text/event-stream;q=0, */*", true),
            ("application/json;q=much", true),
            ("application/jsonlines", false),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]);
            assert_eq!(wants_json(&headers), json, "{accept:?}");
        }
    }
}
