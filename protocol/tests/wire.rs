//! Messages survive a round trip, tolerate unknown fields, and keep their names on the wire.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic that names the place")]

use llumi_protocol::api::*;
use llumi_protocol::page::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// `value` serialises to `expect`, and `expect` with an unknown field added reads back as `value`.
fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, expect: Value) {
    assert_eq!(serde_json::to_value(value).unwrap(), expect);
    let mut wider = expect;
    wider.as_object_mut().unwrap().insert("from_the_future".into(), json!({"a": [1, 2]}));
    assert_eq!(&serde_json::from_value::<T>(wider).unwrap(), value);
}

#[test]
fn names_on_the_wire() {
    let thread = Thread { title: "t".into(), post: "p".into(), parent: None, subreddit: None };
    check(
        &DraftRequest { version: 1, thread: thread.clone(), seed: Some(7) },
        json!({"version": 1, "thread": {"title": "t", "post": "p"}, "seed": 7}),
    );
    check(
        &ToWorker::Improve {
            id: 3,
            request: ImproveRequest { version: 1, thread, draft: "d".into(), seed: None },
        },
        json!({"type": "improve", "id": 3, "request":
            {"version": 1, "thread": {"title": "t", "post": "p"}, "draft": "d"}}),
    );
    check(&Event::Text { text: "Hi.".into() }, json!({"kind": "text", "text": "Hi."}));
    check(&Source::Exemplar { id: "x-01".into() }, json!({"kind": "exemplar", "id": "x-01"}));
    check(
        &WireError { code: ErrorCode::Busy, message: "later".into(), retry_after_s: Some(2) },
        json!({"code": "busy", "message": "later", "retry_after_s": 2}),
    );
    let error = WireError { code: ErrorCode::RequestTimeout, message: "late".into(), retry_after_s: None };
    check(
        &ErrorBody { version: 1, error },
        json!({"version": 1, "error": {"code": "request_timeout", "message": "late"}}),
    );
    check(&Versioned::new(Source::Hints), json!({"version": 1, "kind": "hints"}));
}

#[test]
fn a_settings_object_from_an_older_build_gets_the_defaults() {
    let settings: Settings = serde_json::from_value(json!({"country": "GB"})).unwrap();
    assert_eq!(settings, Settings { country: "GB".into(), ..Settings::default() });
}
