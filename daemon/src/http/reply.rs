//! Errors as responses: one status for each wire code, always a JSON body.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use llumi_protocol::api::{ErrorBody, ErrorCode, WireError};
use llumi_protocol::version::PROTOCOL_VERSION;

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
        Code::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
        Code::Busy => StatusCode::TOO_MANY_REQUESTS,
        Code::NotReady | Code::ShuttingDown | Code::DaemonUnreachable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let retry = self.0.retry_after_s;
        let status = status(self.0.code);
        let body = ErrorBody { version: PROTOCOL_VERSION, error: self.0 };
        let mut response = (status, Json(body)).into_response();
        if let Some(seconds) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
