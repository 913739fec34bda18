//! Says why no source reads a file: it holds an error of a service, or nothing, or is of a kind
//! that has no records.

use super::json::{Json, as_text, number, read, text};

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

pub(super) fn why_unknown_json(bytes: &[u8]) -> String {
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
pub(super) fn holds_nothing(value: &Json) -> bool {
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
