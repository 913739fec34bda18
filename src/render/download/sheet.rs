//! A docket sheet as a table for spreadsheets: CSV (RFC 4180), UTF-8, with a header.
//!
//! Writing CSV is a matter of quotation marks; what a spreadsheet makes of a cell is not, and is
//! settled here too.

use std::borrow::Cow;

use super::super::Press;
use super::super::drafts::is_drafted;
use super::super::view::{heading_of, title_of_attachment};
use super::super::words::Words;
use super::{absent_address, address, filing_address, name_of};
use crate::docket::{FilingStatus, Held};
use crate::link::{AbsentId, DocketId, Entry, Filed, FilingId, Link, Named, Referent};

/// The columns. Their names are those of the format's keys.
pub(super) const COLUMNS: [&str; 17] = [
    "date",
    "number",
    "type",
    "title",
    "label",
    "filed_by",
    "on_behalf_of",
    "addressed_to",
    "access",
    "attachments",
    "public_version",
    "id",
    "address",
    "dockets",
    "attachment_files",
    "source_url",
    "status",
];

/// What is between the names of several parties.
const BETWEEN: &str = "; ";

/// The signs with which a spreadsheet may take a cell for a formula, with their wide forms. An
/// apostrophe is among them only so that one before a sign can always be taken away again.
const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\'', '＝', '＋', '－', '＠'];

/// Makes the table of a docket's documents, in timeline order: filings, and what is known and not
/// on file.
pub(super) fn sheet(press: &Press<'_>, id: DocketId) -> Vec<u8> {
    let mut table = String::new();
    write_row(&mut table, COLUMNS.map(Cow::from));
    for (place, entry) in press.catalog.docket(id).timeline.iter().enumerate() {
        match entry {
            Entry::Filing(filing) => {
                let address = filing_address(press, id, *filing, place);
                write_row(&mut table, filing_row(press, *filing, address));
            }
            Entry::Absent(absent) => {
                let address = absent_address(press, *absent).unwrap_or_default();
                write_row(&mut table, absent_row(press, id, *absent, address));
            }
            Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => {}
        }
    }
    table.into_bytes()
}

/// Returns the cells of a filing.
fn filing_row<'a>(press: &Press<'a>, id: FilingId, own: String) -> [Cow<'a, str>; COLUMNS.len()] {
    let filed: &'a Filed = press.catalog.filing(id);
    let filing = &filed.filing;
    let label = filing
        .document()
        .and_then(|document| document.label.as_deref());
    let version = press.catalog.refers_to(id).iter();
    let version = version
        .filter(|(link, _)| *link == Link::PublicVersion)
        .find_map(|(_, version)| match version {
            Referent::Filing(version) => press.plan.filing(*version),
            Referent::Absent(_) => None,
        });
    [
        filing.date.to_string().into(),
        filing.number.as_deref().unwrap_or_default().into(),
        filing.kind.as_ref().map_or("", |kind| &kind.0).into(),
        heading_of(press.theme.words(), filing).into(),
        label.unwrap_or_default().into(),
        names(press, &filed.parties.filed_by),
        names(press, &filed.parties.on_behalf_of),
        names(press, &filed.parties.addressed_to),
        match filing.draft {
            // Nobody has access to it yet.
            true => super::DRAFT.into(),
            false => filing.access().word().into(),
        },
        match filing.document() {
            Some(document) => document.attachments.len().to_string().into(),
            None => "".into(),
        },
        version.map_or("".into(), |url| address(press.plan, url).into()),
        filed.id().unwrap_or_default().into(),
        own.into(),
        together(
            filed
                .dockets
                .iter()
                .map(|docket| &*press.catalog.docket(*docket).name),
        ),
        filing.document().map_or("".into(), |document| {
            attachments(press.theme.words(), document)
        }),
        filing
            .document()
            .and_then(|document| document.source_url.as_deref())
            .unwrap_or_default()
            .into(),
        press
            .catalog
            .standing(id)
            .map_or("", FilingStatus::word)
            .into(),
    ]
}

/// Returns the cells of a document that is not on file.
fn absent_row<'a>(
    press: &Press<'a>,
    docket: DocketId,
    id: AbsentId,
    own: String,
) -> [Cow<'a, str>; COLUMNS.len()] {
    let absent = press.catalog.absent(id);
    [
        absent.date.to_string().into(),
        "".into(),
        absent.kind.as_ref().map_or("", |kind| &kind.0).into(),
        absent.title.as_str().into(),
        "".into(),
        names(press, &absent.filed_by),
        "".into(),
        names(press, &absent.addressed_to),
        match is_drafted(press.catalog, Referent::Absent(id)) {
            true => super::DRAFT.into(),
            false => super::NOT_ON_FILE.into(),
        },
        "".into(),
        "".into(),
        "".into(),
        own.into(),
        press.catalog.docket(docket).name.as_str().into(),
        "".into(),
        "".into(),
        "".into(),
    ]
}

fn names<'a>(press: &Press<'a>, all: &'a [Named]) -> Cow<'a, str> {
    together(all.iter().map(|named| name_of(press, named)))
}

/// Puts several values into a cell. Where one holds what is between others, each has a line of its
/// own.
fn together<'a>(values: impl Iterator<Item = &'a str>) -> Cow<'a, str> {
    let values: Vec<&str> = values.collect();
    match values.as_slice() {
        values if values.iter().any(|value| value.contains(';')) => {
            let lines = values.iter().map(|value| format!("{value}\n"));
            lines.collect::<String>().into()
        }
        [one] => (*one).into(),
        values => values.join(BETWEEN).into(),
    }
}

/// Lists attachments, a line each: label, title, file or address, pages, access. Of a withheld one
/// there is no more than its entry shows.
fn attachments<'a>(words: &Words, document: &crate::docket::Document) -> Cow<'a, str> {
    let mut cell = String::new();
    for attachment in &document.attachments {
        let (held, access) = match &attachment.held {
            Held::File(path) => (path.rsplit('/').next().unwrap_or(path), ""),
            Held::Url(url) => (url.as_str(), ""),
            Held::Nowhere => ("", ""),
            Held::Withheld(access) => ("", access.word()),
        };
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let label = text(&attachment.label);
        let title = title_of_attachment(words, attachment).unwrap_or_default();
        let pages = text(&attachment.pages);
        let parts = [&*label, title, held, &*pages, access];
        let parts = parts.map(|part| {
            let line: Vec<&str> = part.split('\n').collect();
            line.join(" ").replace('\\', "\\\\").replace('|', "\\|")
        });
        cell.push_str(parts.join("|").trim_end_matches('|'));
        cell.push('\n');
    }
    cell.into()
}

/// Writes a row, its line break included.
pub fn write_row<'a>(table: &mut String, cells: impl IntoIterator<Item = Cow<'a, str>>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        write_cell(table, &cell);
    }
    table.push_str("\r\n");
}

/// Writes a cell. One that begins with any of [`SIGNS`] has an apostrophe before it: spreadsheets
/// show it as text then, and dropping one apostrophe from the front of each cell that has one gives
/// back what was written.
fn write_cell(table: &mut String, text: &str) {
    let guard = if text.starts_with(SIGNS) { "'" } else { "" };
    if text.contains([',', '"', '\r', '\n']) {
        table.push('"');
        table.push_str(guard);
        table.push_str(&text.replace('"', "\"\""));
        table.push('"');
    } else {
        table.push_str(guard);
        table.push_str(text);
    }
}

#[cfg(test)]
mod tests;
