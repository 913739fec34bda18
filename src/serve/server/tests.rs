//! Tests of `server.rs`.

use axum::http::HeaderMap;

use super::range::{Requested, range};
use super::*;

#[test]
fn ranges_are_read_as_browsers_write_them() {
    let read = |value: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static(value));
        range(&headers, 10)
    };
    assert_eq!(read("bytes=0-3"), Requested::Part(0..=3));
    assert_eq!(read("bytes=4-"), Requested::Part(4..=9));
    assert_eq!(read("bytes=-3"), Requested::Part(7..=9));
    assert_eq!(read("bytes=8-99"), Requested::Part(8..=9));
    assert_eq!(read("bytes=10-"), Requested::Beyond);
    assert_eq!(read("bytes=-0"), Requested::Beyond);
    for whole in ["bytes=3-1", "bytes=0-1,3-4", "lines=1-2", "bytes=x-"] {
        assert_eq!(read(whole), Requested::Whole, "{whole}");
    }
}

#[test]
fn a_foreign_name_is_refused() {
    let desk = |host: &str, is_loopback| Desk {
        stage: Arc::new(Stage::new(false)),
        host: host.to_owned(),
        is_loopback,
    };
    let near = desk("127.0.0.1", true);
    for own in [
        "127.0.0.1:4000",
        "localhost:4000",
        "LOCALHOST",
        "[::1]:4000",
    ] {
        assert!(near.is_own(own), "{own}");
    }
    for foreign in [
        "",
        "example.org",
        "127.0.0.1.example.org:4000",
        "10.0.0.7:4000",
    ] {
        assert!(!near.is_own(foreign), "{foreign}");
    }
    let far = desk("0.0.0.0", false);
    assert!(far.is_own("10.0.0.7:4000") && !far.is_own("example.org"));
    assert!(desk("clerk.local", false).is_own("clerk.local:4000"));
}
