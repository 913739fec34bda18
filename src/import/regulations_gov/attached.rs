//! The attachments of a record of regulations.gov.

use super::is_restricted;
use crate::docket::Access;
use crate::import::json::{self, Json};
use crate::import::{FoundAttachment, FoundFile, plain};

pub(super) fn attachments_of(row: &Json) -> &Json {
    row.pointer("/relationships/attachments")
        .unwrap_or(&Json::Null)
}

/// Returns the files of a record: its own content, and then its attachments in the order of the
/// portal.
pub(super) fn attachments(row: &Json, own: &[Json], shared: &[Json]) -> Vec<FoundAttachment> {
    let attributes = row.get("attributes").unwrap_or(&Json::Null);
    let pages = json::text(attributes, "pageCount").filter(|pages| pages != "0");
    let mut all: Vec<FoundAttachment> = formats(attributes)
        .into_iter()
        .map(|(url, format)| FoundAttachment {
            held: FoundFile::Url(url),
            label: Some(format.to_uppercase()).filter(|label| !label.is_empty()),
            pages: pages.clone().filter(|_| format.eq_ignore_ascii_case("pdf")),
            ..FoundAttachment::default()
        })
        .collect();
    let is_attachment = |row: &&Json| json::text(row, "type").as_deref() == Some("attachments");
    let mut listed: Vec<&Json> = own.iter().filter(is_attachment).collect();
    let mut unknown = 0;
    for named in json::list(attachments_of(row), "data") {
        let id = json::text(named, "id");
        if listed.iter().any(|row| json::text(row, "id") == id) {
            continue;
        }
        match shared
            .iter()
            .filter(is_attachment)
            .find(|row| json::text(row, "id") == id)
        {
            Some(row) => listed.push(row),
            None => unknown += 1,
        }
    }
    listed.sort_by_key(|row| {
        let attributes = row.get("attributes").unwrap_or(&Json::Null);
        json::number(attributes, "docOrder").unwrap_or(u64::MAX)
    });
    let known = listed.len();
    for (at, row) in listed.into_iter().enumerate() {
        attachment(
            row.get("attributes").unwrap_or(&Json::Null),
            at + 1,
            &mut all,
        );
    }
    all.extend((known..known + unknown).map(|at| FoundAttachment {
        label: Some(format!("Attachment {}", at + 1)),
        ..FoundAttachment::default()
    }));
    all
}

/// Adds an attachment, once for each of its formats.
pub(super) fn attachment(attributes: &Json, number: usize, all: &mut Vec<FoundAttachment>) {
    let title = json::long_text(attributes, "title")
        .map(|text| plain::title(&text))
        .filter(|title| !title.is_empty());
    let label = title.is_none().then(|| format!("Attachment {number}"));
    let formats = formats(attributes);
    // A listed attachment without files is one that the agency does not show.
    let access = if is_restricted(attributes) || formats.is_empty() {
        Access::Confidential
    } else {
        Access::Public
    };
    if formats.is_empty() {
        all.push(FoundAttachment {
            title,
            label,
            access,
            ..FoundAttachment::default()
        });
        return;
    }
    let is_one = formats.len() == 1;
    for (url, format) in formats {
        let format = format.to_uppercase();
        let label = match &label {
            Some(label) if is_one => Some(label.clone()),
            Some(label) => Some(format!("{label} ({format})")),
            None => (!is_one && !format.is_empty()).then_some(format),
        };
        all.push(FoundAttachment {
            held: FoundFile::Url(url),
            title: title.clone(),
            label,
            access,
            ..FoundAttachment::default()
        });
    }
}

/// Returns the addresses of a file's formats.
pub(super) fn formats(attributes: &Json) -> Vec<(String, String)> {
    let mut formats: Vec<(String, String)> = Vec::new();
    for row in json::list(attributes, "fileFormats") {
        let Some(url) = json::text(row, "fileUrl").or_else(|| json::as_text(row)) else {
            continue;
        };
        let is_address = url.starts_with("https://") || url.starts_with("http://");
        if !is_address || url.contains(' ') || formats.iter().any(|(known, _)| *known == url) {
            continue;
        }
        let ending = url
            .rsplit('/')
            .next()
            .and_then(|name| name.rsplit_once('.'));
        let format = json::text(row, "format")
            .or_else(|| ending.map(|(_, ending)| ending.to_owned()))
            .unwrap_or_default();
        formats.push((url, format));
    }
    formats
}
