//! Errors as responses: one status for each wire code, always a JSON body.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use llumi_protocol::api::{ErrorBody, ErrorCode, MAX_BODY_BYTES, WireError};

/// A [`WireError`] that knows its HTTP status.
#[derive(Debug)]
pub struct Refusal(pub WireError);

impl Refusal {
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Refusal(crate::pipeline::error(code, message))
    }
}

fn status(code: ErrorCode) -> StatusCode {
    use ErrorCode as Code;
    match code {
        Code::BadRequest | Code::UnsupportedVersion => StatusCode::BAD_REQUEST,
        Code::EmptyPost | Code::EmptyDraft | Code::UnsupportedLanguage => StatusCode::UNPROCESSABLE_ENTITY,
        Code::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
        Code::Unauthorized | Code::NotPaired => StatusCode::UNAUTHORIZED,
        Code::ForbiddenHost => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::Busy => StatusCode::TOO_MANY_REQUESTS,
        Code::NotReady | Code::ShuttingDown | Code::DaemonUnreachable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let retry = self.0.retry_after_s;
        let mut response = (status(self.0.code), Json(ErrorBody { error: self.0 })).into_response();
        if let Some(seconds) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<JsonRejection> for Refusal {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::MissingJsonContentType(_) => Refusal::new(
                ErrorCode::UnsupportedMediaType,
                "send JSON with `Content-Type: application/json`",
            ),
            other if other.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Refusal::new(ErrorCode::TooLong, format!("a request may have {MAX_BODY_BYTES} bytes at most"))
            }
            // serde's words name the field and the kind of mistake; they can quote a value, so they are not kept.
            other => Refusal::new(ErrorCode::BadRequest, shape(&other)),
        }
    }
}

/// Says where the body is wrong without repeating what stood there.
fn shape(rejection: &JsonRejection) -> String {
    let text = rejection.body_text();
    let place = text.rsplit_once(" at line ").map_or("", |(_, place)| place);
    let field = text.split('`').nth(1).filter(|_| text.contains("missing field")).unwrap_or_default();
    match (field, place) {
        ("", "") => "the body is not the JSON that this route reads".into(),
        ("", place) => format!("the body is not the JSON that this route reads (at line {place})"),
        (field, _) => format!("the body lacks the field `{field}`"),
    }
}
