//! Reads JSON leniently: one value, one a line, or one after another; with control characters,
//! other encodings and cut escapes.

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

/// Says why no source knows a file, and what to do.
pub fn why_unknown(path: &str, bytes: &[u8]) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let what = match ending.to_lowercase().as_str() {
        "json" | "jsonl" | "ndjson" => return why_unknown_json(bytes),
        "msg" | "mbox" | "pst" => {
            "docketpress does not read this form of mail: save each message as EML"
        }
        "rar" | "7z" | "gz" | "tgz" | "tar" | "bz2" | "xz" => {
            "docketpress does not unpack this kind of archive: unpack it, and import the folder"
        }
        "wpd" | "wps" | "pages" | "ppt" | "pptx" | "odp" | "ods" | "numbers" => {
            "docketpress does not read this kind of file: save it as PDF, or as CSV if it is a table"
        }
        "jpg" | "jpeg" | "png" | "gif" | "tif" | "tiff" | "bmp" | "webp" | "mp3" | "mp4"
        | "wav" | "mov" | "m4a" => {
            "this kind of file has no text to read: name it in a column of a table to attach it to a filing"
        }
        _ => {
            "no source knows its form: name the source with --from (see `docketpress import --help`)"
        }
    };
    what.to_owned()
}

fn why_unknown_json(bytes: &[u8]) -> String {
    let found = match read(bytes) {
        Err(why) => return why.into_owned(),
        Ok(found) => found,
    };
    if let Some((line, why)) = found.faults.first() {
        return format!("line {line}: {why}");
    }
    match found.values.as_slice() {
        [] => "the file is empty: download it again".to_owned(),
        [(_, value)] if holds_nothing(value) => {
            "this response holds no records: check what you asked for".to_owned()
        }
        [(_, value), ..] => refusal(value).unwrap_or_else(|| {
            "no source knows its form: name the source with --from (see `docketpress import --help`)"
                .to_owned()
        }),
    }
}

/// Says what went wrong where a service answered with an error in place of records.
pub(super) fn refusal(value: &Json) -> Option<String> {
    let words = |value: &Json| {
        let one = value.as_array().and_then(|all| all.first());
        let value = one.unwrap_or(value);
        let fields = ["message", "detail", "title", "description", "code"];
        let any = |value: &Json| value.as_object()?.values().find_map(as_text);
        as_text(value)
            .or_else(|| fields.iter().find_map(|field| text(value, field)))
            .or_else(|| any(value))
    };
    let fields = ["error", "errors", "message", "detail", "error_message"];
    let said = fields
        .iter()
        .find_map(|field| words(value.get(field).filter(|said| !said.is_null())?))?;
    let end = said
        .char_indices()
        .nth(200)
        .map_or(said.len(), |(at, _)| at);
    Some(format!(
        "the source answered with an error instead of records ({}): download it again",
        &said[..end]
    ))
}

/// Returns whether an answer is an empty list, or says that nothing was found.
fn holds_nothing(value: &Json) -> bool {
    match value {
        Json::Array(rows) => rows.is_empty(),
        Json::Object(fields) => {
            let is_empty = |rows: &Vec<Json>| rows.is_empty();
            let mut lists = fields.values().filter_map(Json::as_array);
            number(value, "count") == Some(0) && !fields.values().any(Json::is_object)
                || ["filing", "filings", "results", "data", "proceeding"]
                    .iter()
                    .any(|field| fields.contains_key(*field))
                    && lists.all(is_empty)
        }
        _ => false,
    }
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

/// Returns the texts of a list, or the one text that stands in its place.
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

/// Returns whether all words stand in the beginning of a file, without reading it as JSON.
pub(super) fn begins_with_words(bytes: &[u8], words: &[&str]) -> bool {
    let head = decode(&bytes[..bytes.len().min(HEAD)]);
    let opens = head.trim_start().starts_with(['{', '[']);
    opens && words.iter().all(|word| head.contains(word))
}

/// How much of a file is looked at to tell what it is.
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

/// Finds the end of the object or list that begins here: brackets are counted outside of strings.
fn closing(text: &str, start: usize) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (ahead, byte) in text.as_bytes()[start..].iter().enumerate() {
        match (in_string, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(start + ahead + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Rewrites what strict JSON refuses and other programs write: control characters and unknown or
/// halved escapes in strings, and numbers that are none.
fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut in_string = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        match c {
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            '\\' if in_string => {
                let (written, length) = escape(rest);
                out.push_str(&written);
                taken = length;
            }
            c if c.is_control() && in_string => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c if c.is_control() && !c.is_ascii_whitespace() => {}
            'N' | 'I' | '-' if !in_string => {
                match ["NaN", "-Infinity", "Infinity"]
                    .iter()
                    .find(|word| rest.starts_with(**word))
                {
                    Some(word) => {
                        out.push_str("null");
                        taken = word.len();
                    }
                    None => out.push(c),
                }
            }
            c => out.push(c),
        }
        rest = &rest[taken..];
    }
    out
}

/// Reads the escape at the beginning of a text. Gives what to write for it, and how long it is.
fn escape(rest: &str) -> (Cow<'_, str>, usize) {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u16::from_str_radix(digits, 16).ok())?
    };
    match rest.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
            (Cow::Borrowed(&rest[..2]), 2)
        }
        Some(b'u') => match unit(rest) {
            Some(0xd800..=0xdbff) => match rest.get(6..).and_then(unit) {
                Some(0xdc00..=0xdfff) => (Cow::Borrowed(&rest[..12]), 12),
                _ => (Cow::Borrowed("\\ufffd"), 6),
            },
            Some(0xdc00..=0xdfff) => (Cow::Borrowed("\\ufffd"), 6),
            Some(_) => (Cow::Borrowed(&rest[..6]), 6),
            None => (Cow::Borrowed("\\\\"), 1),
        },
        _ => (Cow::Borrowed("\\\\"), 1),
    }
}

fn explain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if text.contains("recursion limit") {
        return "this record is nested too deeply to be read".to_owned();
    }
    // The parser's own words name what it expected, never what the file holds.
    let reason = text.split(" at line ").next().unwrap_or_default();
    format!("this record is not valid JSON ({reason}); download it again")
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
