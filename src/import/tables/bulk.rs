//! Reads the bulk download of regulations.gov: a table of sixty columns.

use super::{Grid, Row};
use crate::docket::Access;
use crate::import::text::is_url;
use crate::import::text::{line, lines};
use crate::import::{
    Batch, Body, Choices, FoundAttachment, FoundDeadline, FoundFile, FoundFiling, FoundReference,
    Skipped,
};

/// Columns by which the table is known.
const KNOWN_BY: [&str; 5] = [
    "Document ID",
    "Agency ID",
    "Docket ID",
    "Posted Date",
    "Restrict Reason Type",
];

/// Columns that are read into keys, or that say where a person lives.
const READ: [&str; 36] = [
    "Document ID",
    "Agency ID",
    "Docket ID",
    "Tracking Number",
    "Document Type",
    "Posted Date",
    "Is Withdrawn?",
    "Federal Register Number",
    "FR Citation",
    "Title",
    "Comment Start Date",
    "Comment Due Date",
    "Allow Late Comments",
    "Comment on Document ID",
    "Effective Date",
    "Received Date",
    "Author Date",
    "Authors",
    "Abstract",
    "Exhibit Location",
    "First Name",
    "Last Name",
    "Organization Name",
    "Zip/Postal Code",
    "Representative's Address",
    "Representative's City, State & Zip",
    "Comment",
    "Restrict Reason Type",
    "Restrict Reason",
    "Reason Withdrawn",
    "Content Files",
    "Attachment Files",
    "Display Properties (Name, Label, Tooltip)",
    "Duplicate Comments",
    "Page Count",
    "Submitter Representative",
];

/// Returns whether a header is that of the bulk download.
pub(super) fn is_header(cells: &[String]) -> bool {
    KNOWN_BY
        .iter()
        .all(|name| cells.iter().any(|cell| cell.trim() == *name))
}

/// Reads the rows.
pub(super) fn read(grid: &Grid, header: &Row, rows: &[Row], choices: &Choices, batch: &mut Batch) {
    let names: Vec<String> = header.cells.iter().map(|name| line(name)).collect();
    let mut withheld = Vec::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let get = |name: &str| {
            let at = names.iter().position(|other| other == name);
            at.map_or("", |at| row.cell(at))
        };
        let place = format!("{}, row {}", grid.place, row.number);
        let id = line(get("Document ID"));
        if id.is_empty() {
            let why = "it has no document ID".to_owned();
            batch.skipped.push(Skipped { place, why });
            continue;
        }
        let found = filing(place, id, &get, &names, row, choices);
        if !found.access.is_public() {
            withheld.push(row.number);
        }
        batch.filings.push(found);
    }
    if !withheld.is_empty() {
        let rows = super::rows_of(&withheld);
        batch.notes.push(format!(
            "{}, {rows}: withheld, as the agency restricts it",
            grid.place
        ));
    }
    batch.notes.push(format!(
        "{} is a bulk download of regulations.gov",
        grid.place
    ));
}

fn filing<'a>(
    place: String,
    id: String,
    get: &dyn Fn(&str) -> &'a str,
    names: &[String],
    row: &Row,
    choices: &Choices,
) -> FoundFiling {
    let some = |name: &str| Some(line(get(name))).filter(|text| !text.is_empty());
    let kind = get("Document Type");
    let is_comment = kind == "Public Submission";
    let day = |name: &str| day(get(name));
    let mut found = FoundFiling {
        key: format!("regulations.gov:{id}"),
        place,
        title: some("Title").unwrap_or_else(|| match is_comment {
            true => format!("Comment {id}"),
            false => format!("Document {id}"),
        }),
        kind: Some(match kind {
            "Public Submission" => "comment",
            "Rule" => "rule",
            "Proposed Rule" => "proposed-rule",
            "Notice" => "notice",
            _ => "filing",
        }),
        dockets: some("Docket ID").into_iter().collect(),
        is_public_record: true,
        ..FoundFiling::default()
    };
    let is_restricted = ["Restrict Reason Type", "Restrict Reason"]
        .iter()
        .any(|name| some(name).is_some());
    if is_restricted {
        found.access = Access::Confidential;
    }
    let (received, posted) = (day("Received Date"), day("Posted Date"));
    // What the agency publishes is filed when it is posted; what it gets, when it gets it.
    let is_published = matches!(kind, "Rule" | "Proposed Rule" | "Notice");
    found.date = match is_published {
        true => posted.clone().or(received.clone()),
        false => received.clone().or(posted.clone()),
    };
    for (key, date) in [
        ("dated", day("Author Date")),
        ("received", received),
        ("published", posted),
        ("effective", day("Effective Date")),
    ] {
        found.dates.extend(
            date.filter(|date| found.date.as_ref() != Some(date) || key == "effective")
                .map(|date| (key, date)),
        );
    }
    for (name, title) in [
        ("Comment Start Date", "Comment period opens"),
        ("Comment Due Date", "Comments are due"),
    ] {
        let title = title.to_owned();
        let date = day(name)
            .filter(|date| name == "Comment Due Date" || found.date.as_ref() != Some(date));
        found
            .deadlines
            .extend(date.map(|date| FoundDeadline { date, title }));
    }
    found
        .identifiers
        .push(("regulations.gov".to_owned(), id.clone()));
    for (name, label) in [
        ("Federal Register Number", "Federal Register"),
        ("Tracking Number", "Tracking Number"),
        ("FR Citation", "Federal Register citation"),
    ] {
        found
            .identifiers
            .extend(some(name).map(|text| (label.to_owned(), text)));
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if id.chars().all(fits) {
        let page = if is_comment { "comment" } else { "document" };
        found.source_url = Some(format!("https://www.regulations.gov/{page}/{id}"));
    }
    if let Some(on) = some("Comment on Document ID") {
        found
            .responds_to
            .push(FoundReference::Key(format!("regulations.gov:{on}")));
        found.facts.push(("Comment on".to_owned(), on));
    }
    let is_withdrawn = matches!(get("Is Withdrawn?").to_lowercase().as_str(), "true" | "yes");
    if is_withdrawn {
        found
            .facts
            .push(("Status".to_owned(), "Withdrawn".to_owned()));
        found
            .facts
            .extend(some("Reason Withdrawn").map(|why| ("Reason withdrawn".to_owned(), why)));
    }
    if let Some(count) = some("Duplicate Comments").filter(|count| count != "1" && count != "0") {
        found.facts.push(("Duplicate comments".to_owned(), count));
    }
    found
        .facts
        .extend(some("Page Count").map(|pages| ("Page count".to_owned(), pages)));
    for (at, name) in names.iter().enumerate() {
        let text = line(row.cell(at));
        let is_read = READ.contains(&name.as_str()) || name.is_empty();
        if !is_read && !text.is_empty() {
            found.facts.push((name.clone(), text));
        }
    }
    if choices.keep_contact {
        for name in [
            "Zip/Postal Code",
            "Representative's Address",
            "Representative's City, State & Zip",
        ] {
            found
                .facts
                .extend(some(name).map(|text| (name.to_owned(), text)));
        }
    }
    // What the agency withdrew it no longer shows.
    if is_withdrawn {
        return found;
    }
    let person = line(&format!("{} {}", get("First Name"), get("Last Name")));
    let is_nobody = matches!(
        person.to_lowercase().as_str(),
        "" | "anonymous" | "anonymous anonymous"
    );
    let filer = some("Organization Name").or(Some(person).filter(|_| !is_nobody));
    found.filed_by = match (filer, is_comment) {
        (Some(name), _) => vec![name],
        (None, true) => Vec::new(),
        (None, false) => some("Agency ID").into_iter().collect(),
    };
    found.facts.extend(
        some("Submitter Representative").map(|name| ("Submitter representative".to_owned(), name)),
    );
    let text = lines(if is_comment {
        get("Comment")
    } else {
        get("Abstract")
    });
    if !text.trim().is_empty() {
        found.body = Body::Plain(plain(&text));
    }
    let mut files: Vec<String> = ["Content Files", "Attachment Files"]
        .iter()
        .flat_map(|name| get(name).split(','))
        .map(line)
        .filter(|file| is_url(file))
        .collect();
    files.sort_by_key(|file| order(file));
    found.attachments = files
        .into_iter()
        .map(|file| FoundAttachment {
            held: FoundFile::Url(file),
            ..FoundAttachment::default()
        })
        .collect();
    found
}

/// Returns the day of a time in Washington. Days are written as times: 04:00 and 05:00 UTC are the
/// midnight that begins a day, one second before them the end of the day before, and 00:00 UTC is a
/// plain day.
fn day(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let day = chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    let hour: Option<u32> = time.get(..2).and_then(|hour| hour.parse().ok());
    match hour {
        Some(hour) if (1..4).contains(&hour) || time.starts_with("04:59:59") => {
            day.pred_opt().map(|day| day.to_string())
        }
        _ => Some(day.to_string()),
    }
}

/// Puts attachments into their order: by number, and one number's PDF before its other formats.
fn order(file: &str) -> (bool, u64, bool, String) {
    let name = file.rsplit('/').next().unwrap_or(file);
    let digits: String = name.chars().filter(char::is_ascii_digit).take(9).collect();
    let is_content = name.starts_with("content");
    let number = digits.parse().unwrap_or(0);
    (
        !is_content,
        number,
        !name.ends_with(".pdf"),
        name.to_owned(),
    )
}

/// Reads the line breaks and entities that comments hold as HTML. What looks like another tag stays
/// text.
fn plain(text: &str) -> String {
    let mut made = text.to_owned();
    for tag in ["<br/>", "<br />", "<br>", "<BR>", "<BR/>", "<p>", "</p>"] {
        made = made.replace(tag, "\n");
    }
    for (entity, sign) in [
        ("&nbsp;", " "),
        ("&#39;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&sect;", "§"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        made = made.replace(entity, sign);
    }
    made
}
