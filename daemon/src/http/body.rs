//! Reading a request's body: in time, within its size, and the protocol's version before anything else of it.

use super::{App, reply::Refusal};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use llumi_protocol::api::{ErrorCode, MAX_BODY_BYTES};
use llumi_protocol::version;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// What a client gets to send its body. On one machine a quarter of a megabyte takes milliseconds.
const DEADLINE: Duration = Duration::from_secs(5);

/// A JSON body in this protocol's version.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            let message = "send JSON with `Content-Type: application/json`";
            return Err(Refusal::new(ErrorCode::UnsupportedMediaType, message));
        }
        let Ok(read) = tokio::time::timeout(DEADLINE, Bytes::from_request(request, app)).await else {
            let message = format!("the request's body did not arrive within {} seconds", DEADLINE.as_secs());
            return Err(Refusal::new(ErrorCode::RequestTimeout, message));
        };
        let bytes = read.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                Refusal::new(ErrorCode::TooLong, format!("a request may have {MAX_BODY_BYTES} bytes at most"))
            }
            _ => Refusal::new(ErrorCode::BadRequest, "the request's body broke off"),
        })?;
        parse(&bytes).map(Body)
    }
}

/// A form on a web page can't send this content type without asking first.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// The one field that every version of the protocol has.
#[derive(Deserialize)]
struct Spoken {
    #[serde(default = "version::current")]
    version: u32,
}

/// A body of another version may have another shape: what is said then is which side to update.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let refuse = |error: serde_json::Error| Refusal::new(ErrorCode::BadRequest, shape(&error));
    let Spoken { version } = serde_json::from_slice(bytes).map_err(refuse)?;
    version::check(version)
        .map_err(|error| Refusal::new(ErrorCode::UnsupportedVersion, error.to_string()))?;
    serde_json::from_slice(bytes).map_err(refuse)
}

/// Says where the body is wrong without repeating what stood there: serde's words can quote a value.
fn shape(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        Some(field) => format!("the body lacks the field `{field}`"),
        None => format!(
            "the body is not the JSON that this route reads (at line {} column {})",
            error.line(),
            error.column()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use llumi_protocol::api::DraftRequest;
    use llumi_protocol::handshake::HandshakeRequest;

    #[test]
    fn the_version_is_read_first() {
        for (body, code, words) in [
            (r#"{"version": 2, "context": {}}"#, ErrorCode::UnsupportedVersion, "update the llumi daemon"),
            (r#"{"context": {}}"#, ErrorCode::BadRequest, "lacks the field `thread`"),
            (r#"{"version": "1", "thread": {}}"#, ErrorCode::BadRequest, "at line 1"),
            (r#"{"thread": {"post": ["secret"]}}"#, ErrorCode::BadRequest, "at line 1"),
            ("[1, 2]", ErrorCode::BadRequest, "at line 1"),
            ("", ErrorCode::BadRequest, "is not the JSON"),
        ] {
            let Refusal(error) = parse::<DraftRequest>(body.as_bytes()).unwrap_err();
            assert!(error.code == code && error.message.contains(words), "{body}: {error:?}");
            assert!(!error.message.contains("secret"));
        }
        let later = br#"{"version": 2, "step": "greet"}"#;
        assert_eq!(parse::<HandshakeRequest>(later).unwrap_err().0.code, ErrorCode::UnsupportedVersion);
        assert!(parse::<DraftRequest>(br#"{"thread": {"post": "x"}, "more": 1}"#).is_ok());
    }
}
