//! Reads `filings.csv` as docketpress writes it (`render/download/sheet.rs`), without loss.

use super::{Grid, Row, kinds};
use crate::docket::{Access, FilingStatus};
use crate::import::text::is_url;
use crate::import::text::line;
use crate::import::{
    Batch, Choices, FoundAbsent, FoundAttachment, FoundDocket, FoundFile, FoundFiling, Skipped,
};
use crate::intake::ledger::digest;

/// Columns by which the table is known.
const KNOWN_BY: [&str; 6] = [
    "date",
    "number",
    "filed_by",
    "on_behalf_of",
    "access",
    "public_version",
];

/// Returns whether a header is that of `filings.csv`.
pub(super) fn is_header(cells: &[String]) -> bool {
    KNOWN_BY
        .iter()
        .all(|name| cells.iter().any(|cell| cell == name))
}

/// Reads the rows.
pub(super) fn read(grid: &Grid, header: &Row, rows: &[Row], choices: &Choices, batch: &mut Batch) {
    let mut absent: Vec<(String, FoundAbsent)> = Vec::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let place = format!("{}, row {}", grid.place, row.number);
        let get = |name: &str| {
            let at = header.cells.iter().position(|cell| cell == name);
            unguarded(
                at.and_then(|at| row.cells.get(at))
                    .map_or("", String::as_str),
            )
        };
        let dockets = match several(get("dockets")) {
            none if none.is_empty() => choices.docket.iter().cloned().collect(),
            some => some,
        };
        let date = Some(get("date").to_owned()).filter(|date| !date.is_empty());
        let kind = match get("type") {
            "" => None,
            kind => kinds::of(kind),
        };
        let title = get("title").to_owned();
        if get("access") == "not on file" {
            let docket = dockets.first().cloned().unwrap_or_default();
            if docket.is_empty() {
                let why =
                    "it is not on file, and its docket is not known: name the docket with --docket"
                        .to_owned();
                batch.skipped.push(Skipped { place, why });
                continue;
            }
            absent.push((
                docket,
                FoundAbsent {
                    title,
                    date: date.filter(|date| date != "unknown"),
                    kind,
                    filed_by: several(get("filed_by")),
                    addressed_to: several(get("addressed_to")),
                },
            ));
            continue;
        }
        let access = match get("access") {
            "" => Access::Confidential,
            "draft" => Access::Public,
            word => Access::parse(word).unwrap_or(Access::Confidential),
        };
        let mut found = FoundFiling {
            place,
            date,
            kind,
            number: some(get("number")),
            label: some(get("label")),
            filed_by: several(get("filed_by")),
            on_behalf_of: several(get("on_behalf_of")),
            addressed_to: several(get("addressed_to")),
            source_url: some(get("source_url")),
            status: FilingStatus::named(get("status")),
            access,
            is_doubtful: get("access") == "draft",
            ..FoundFiling::default()
        };
        if !access.is_public() {
            // Its title was never in the table: what it has there is what readers see.
            found.public_title = some(&title);
        }
        found.title = title;
        if kind.is_none()
            && let Some(own) = some(get("type"))
        {
            found.facts.push(("Type".to_owned(), own));
        }
        found.attachments = attachments(get("attachment_files"));
        let docket = dockets.first().map_or("none", String::as_str);
        found.key = match (get("id"), &found.number) {
            ("", Some(number)) => format!("docketpress:{docket}#{number}"),
            ("", None) => {
                let own = &digest(row.cells.join("\u{1F}").as_bytes())[..12];
                format!("docketpress:{docket}/{own}")
            }
            (id, _) => format!("docketpress:{docket}/{id}"),
        };
        found.dockets = dockets;
        batch.filings.push(found);
    }
    for (docket, one) in absent {
        let known = batch
            .dockets
            .iter_mut()
            .find(|known| known.number == docket);
        match known {
            Some(known) => known.not_on_file.push(one),
            None => batch.dockets.push(FoundDocket {
                number: docket,
                not_on_file: vec![one],
                ..FoundDocket::default()
            }),
        }
    }
    batch.notes.push(format!(
        "{} is a docket sheet that docketpress wrote",
        grid.place
    ));
}

/// Takes the apostrophe away that keeps a spreadsheet from running a cell.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// Parts the values of a cell: one a line where a line break is in it, else between `; `.
fn several(cell: &str) -> Vec<String> {
    let parts: Vec<&str> = match cell.contains('\n') {
        true => cell.lines().collect(),
        false => cell.split("; ").collect(),
    };
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Reads the attachments, one a line: label, title, file or address, pages, access.
fn attachments(cell: &str) -> Vec<FoundAttachment> {
    let lines = cell.lines().filter(|text| !line(text).is_empty());
    lines.map(attachment).collect()
}

fn attachment(text: &str) -> FoundAttachment {
    let mut parts = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let last = parts.last_mut().expect("there is always one part");
        match c {
            '|' => parts.push(String::new()),
            '\\' => last.extend(chars.next()),
            c => last.push(c),
        }
    }
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    let access = match part(4) {
        "" => Access::Public,
        word => Access::parse(word).unwrap_or(Access::Confidential),
    };
    FoundAttachment {
        held: match part(2) {
            "" => FoundFile::Nowhere,
            held if is_url(held) => FoundFile::Url(held.to_owned()),
            held => FoundFile::Named(held.to_owned()),
        },
        label: some(part(0)),
        title: some(part(1)),
        pages: some(part(3)),
        public_title: some(part(1)).filter(|_| !access.is_public()),
        access,
        ..FoundAttachment::default()
    }
}
