//! The whole of something, or the part of it that is asked for (RFC 9110, section 14).

use std::io::{self};
use std::ops::RangeInclusive;

use axum::body::Body;
use axum::http::header::{self};
use axum::http::{HeaderMap, StatusCode, response};
use axum::response::Response;

/// Returns the whole of something, or the part of it that is asked for.
pub(super) fn part(
    kind: &'static str,
    length: u64,
    wanted: &HeaderMap,
    read: impl FnOnce(RangeInclusive<u64>) -> io::Result<Body>,
) -> io::Result<Response> {
    let answer = |length: u64| -> response::Builder {
        Response::builder()
            .header(header::CONTENT_TYPE, kind)
            .header(header::ACCEPT_RANGES, "bytes")
            .header(header::CONTENT_LENGTH, length)
    };
    let (builder, body) = match range(wanted, length) {
        Requested::Whole if length == 0 => (answer(0), Body::empty()),
        Requested::Whole => (answer(length), read(0..=length - 1)?),
        Requested::Part(range) => {
            let told = format!("bytes {}-{}/{length}", range.start(), range.end());
            let builder = answer(range.end() - range.start() + 1)
                .status(StatusCode::PARTIAL_CONTENT)
                .header(header::CONTENT_RANGE, told);
            (builder, read(range)?)
        }
        Requested::Beyond => {
            let builder = answer(0)
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(header::CONTENT_RANGE, format!("bytes */{length}"));
            (builder, Body::empty())
        }
    };
    Ok(builder
        .body(body)
        .expect("the headers are made of plain characters"))
}

/// How much is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Requested {
    Whole,
    Part(RangeInclusive<u64>),
    Beyond,
}

/// Reads the `Range` header (RFC 9110, section 14). One range is served; of several, or of other
/// units, the whole.
pub(super) fn range(headers: &HeaderMap, length: u64) -> Requested {
    let value = headers.get(header::RANGE);
    let range = value
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("bytes="))
        .and_then(|value| value.trim().split_once('-'));
    let Some((first, last)) = range else {
        return Requested::Whole;
    };
    let end = length.saturating_sub(1);
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..=last.min(end),
        (Ok(first), Err(_)) if last.is_empty() => first..=end,
        (Err(_), Ok(0)) if first.is_empty() => return Requested::Beyond,
        (Err(_), Ok(count)) if first.is_empty() => length.saturating_sub(count)..=end,
        _ => return Requested::Whole,
    };
    match *range.start() < length {
        true => Requested::Part(range),
        false => Requested::Beyond,
    }
}
