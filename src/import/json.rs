//! Reads JSON leniently: one value, one a line, or one after another; with control characters,
//! other encodings and cut escapes.

mod repair;

use repair::{closing, explain, repair};
use std::borrow::Cow;

pub(super) use serde_json::Value as Json;

use super::plain;
use crate::intake::bounds;

/// The most bytes that a JSON file may have.
pub(super) const LIMIT: usize = 256 << 20;

/// The most faults that are reported of one file.
const FAULTS: usize = 20;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// The values that could be read, each with the line on which it begins.
    pub values: Vec<(usize, Json)>,
    /// What could not be read: the line, and why.
    pub faults: Vec<(usize, String)>,
}

/// Reads all values of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Values, Cow<'static, str>> {
    if bytes.len() > LIMIT {
        return Err(format!(
            "the file is larger than {} MB; split it into smaller files",
            LIMIT >> 20
        )
        .into());
    }
    let text = decode(bytes);
    let mut found = Values::default();
    if let Ok(value) = serde_json::from_str(&text) {
        found.values.push((1, value));
        return Ok(found);
    }
    let mut lines = Lines::default();
    let mut at = 0;
    // Each failed value is read again from its second line on, so the work is bounded here.
    let mut budget = text.len().saturating_mul(4).saturating_add(1 << 16);
    while let Some(start) = beginning(&text, at) {
        let line = lines.line(&text, start);
        if found.faults.len() == FAULTS {
            found.faults.push((
                line,
                "too many errors; the rest of the file was not read".to_owned(),
            ));
            break;
        }
        let opens = matches!(text.as_bytes()[start], b'{' | b'[');
        let end = if opens { closing(&text, start) } else { None };
        let cost = end.unwrap_or(text.len()) - start;
        let Some(left) = budget.checked_sub(cost) else {
            found.faults.push((
                line,
                "too many errors; the rest of the file was not read".to_owned(),
            ));
            break;
        };
        budget = left;
        let why = match end {
            Some(end) => match serde_json::from_str(&repair(&text[start..end])) {
                Ok(value) => {
                    found.values.push((line, value));
                    at = end;
                    continue;
                }
                Err(error) => explain(&error),
            },
            None if opens => "the file ends inside this record; download the file again".to_owned(),
            None => "this line is not JSON".to_owned(),
        };
        found.faults.push((line, why));
        at = text[start..]
            .find('\n')
            .map_or(text.len(), |ahead| start + ahead + 1);
    }
    Ok(found)
}

/// Returns a field as text: none where it is missing, null or blank; a number as its digits.
pub(super) fn text(value: &Json, key: &str) -> Option<String> {
    as_text(value.get(key)?)
}

/// Returns a value as text on one line.
pub(super) fn as_text(value: &Json) -> Option<String> {
    let text = raw(value)?;
    // What is longer than a whole front matter makes no record, so no more of it is needed to
    // refuse it.
    let most = text.floor_char_boundary(bounds::FRONT_MATTER as usize + 1);
    let line = plain::line(&text[..most]);
    (!line.is_empty()).then_some(line)
}

/// Returns a field as text with its lines, not cleaned.
pub(super) fn long_text(value: &Json, key: &str) -> Option<String> {
    raw(value.get(key)?).filter(|text| !text.trim().is_empty())
}

fn raw(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Returns a field as a whole number, also where it is written as text.
pub(super) fn number(value: &Json, key: &str) -> Option<u64> {
    text(value, key)?.parse().ok()
}

/// Returns the rows of a field: none where it is missing or no list. An object is a list of one, as
/// some programs write it.
pub(super) fn list<'a>(value: &'a Json, key: &str) -> &'a [Json] {
    match value.get(key) {
        Some(Json::Array(rows)) => rows,
        Some(one @ Json::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
}

/// Returns the texts of a list, or the one text in place of a list.
pub(super) fn texts(value: &Json, key: &str) -> Vec<String> {
    match value.get(key) {
        Some(Json::Array(rows)) => rows.iter().filter_map(as_text).collect(),
        Some(one) => as_text(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Returns whether a flag is set, whichever way it is written.
pub(super) fn is_set(value: &Json, key: &str) -> bool {
    match value.get(key) {
        Some(Json::Bool(flag)) => *flag,
        Some(other) => as_text(other).is_some_and(|word| {
            ["true", "yes", "y", "1"].contains(&word.to_ascii_lowercase().as_str())
        }),
        None => false,
    }
}

/// Returns whether the beginning of a file contains all words, without reading it as JSON.
pub(super) fn begins_with_words(bytes: &[u8], words: &[&str]) -> bool {
    let head = decode(&bytes[..bytes.len().min(HEAD)]);
    let opens = head.trim_start().starts_with(['{', '[']);
    opens && words.iter().all(|word| head.contains(word))
}

/// How much of a file is looked at to detect its source.
const HEAD: usize = 256 << 10;

/// Decodes UTF-8 and UTF-16 with their marks. A byte that is no UTF-8 counts as Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|pair| order([pair[0], pair[1]]))
            .collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    if bytes.starts_with(&[0xff, 0xfe]) {
        return wide(u16::from_le_bytes);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return wide(u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let mut text = String::with_capacity(bytes.len());
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                text.extend(
                    chunk
                        .invalid()
                        .iter()
                        .map(|byte| plain::windows_1252(*byte)),
                );
            }
            Cow::Owned(text)
        }
    }
}

/// Finds where the next value begins.
fn beginning(text: &str, at: usize) -> Option<usize> {
    text[at..]
        .find(|c: char| !c.is_whitespace() && !c.is_control() && c != ',')
        .map(|ahead| at + ahead)
}

/// Counts lines as places go forward.
#[derive(Default)]
struct Lines {
    at: usize,
    before: usize,
}

impl Lines {
    fn line(&mut self, text: &str, place: usize) -> usize {
        self.before += text.as_bytes()[self.at..place]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        self.at = place;
        self.before + 1
    }
}

#[cfg(test)]
mod tests;
