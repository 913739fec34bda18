//! Documents of the Federal Register, as version 1 of its API answers: a result of a search, or one
//! document.

mod numbers;

use std::collections::HashMap;

use super::json::{self, Json};
use super::pages::Pages;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundDeadline, FoundDocket, FoundFile, FoundFiling,
    FoundReference, Input, RecordSource, Skipped, Unreadable, day, plain,
};
use numbers::docket_numbers;

/// The Federal Register.
pub(super) static FEDERAL_REGISTER: RecordSource = RecordSource {
    name: "federal-register",
    title: "Federal Register",
    is_public_record: true,
    writers: Some(super::Writers::Officials),
    detects,
    read,
};

fn detects(input: &Input<'_>) -> bool {
    json::begins_with_words(input.bytes, &["\"document_number\"", "federalregister.gov"])
        || json::begins_with_words(
            input.bytes,
            &["\"document_number\"", "\"publication_date\""],
        )
        || json::begins_with_words(
            input.bytes,
            &["\"description\"", "\"count\"", "\"Documents "],
        )
}

fn read(inputs: &[Input<'_>], _: &Choices) -> Result<Batch, Unreadable> {
    let mut desk = Desk::default();
    for input in inputs {
        let values = match json::read(input.bytes) {
            Ok(values) => values,
            Err(why) => {
                desk.skip(input.path.to_owned(), why);
                continue;
            }
        };
        for (line, why) in values.faults {
            desk.skip(format!("{}, line {line}", input.path), why);
        }
        for (line, value) in &values.values {
            match value.as_array() {
                Some(rows) => {
                    for (at, row) in rows.iter().enumerate() {
                        desk.document(format!("{}, record {}", input.path, at + 1), row);
                    }
                }
                None => desk.answer(input.path, *line, value),
            }
        }
    }
    Ok(desk.finish())
}

/// What is gathered while answers are read.
#[derive(Default)]
struct Desk {
    batch: Batch,
    /// By its number: the place of a document in the batch, and how many fields its answer had.
    known: HashMap<String, (usize, usize)>,
    dockets: HashMap<String, usize>,
    pages: Pages,
}

impl Desk {
    fn skip(&mut self, place: String, why: impl Into<String>) {
        let why = why.into();
        self.batch.skipped.push(Skipped { place, why });
    }

    fn answer(&mut self, path: &str, line: usize, answer: &Json) {
        // Several documents asked for by their numbers: those that do not exist are listed.
        let errors = answer.get("errors").unwrap_or(&Json::Null);
        for number in json::texts(errors, "not_found") {
            let why = format!("the Federal Register has no document {number}: check its number");
            self.skip(path.to_owned(), why);
        }
        let Some(count) = json::number(answer, "count") else {
            if let Some(errors) = answer
                .get("errors")
                .filter(|_| answer.get("results").is_none())
            {
                let said = json::as_text(errors).unwrap_or_else(|| "no reason given".to_owned());
                let why = format!("the Federal Register answered with an error ({said})");
                return self.skip(format!("{path}, line {line}"), why);
            }
            // Several documents asked for by their numbers come as `results` without a count.
            let rows = json::list(answer, "results");
            if rows.is_empty() {
                return self.document(format!("{path}, line {line}"), answer);
            }
            for (at, row) in rows.iter().enumerate() {
                self.document(format!("{path}, record {}", at + 1), row);
            }
            return;
        };
        let about = json::text(answer, "description").unwrap_or_default();
        let rows = json::list(answer, "results");
        let numbers = rows
            .iter()
            .filter_map(|row| json::text(row, "document_number"));
        if !rows.is_empty() {
            let what = format!("the search \"{about}\"");
            self.pages.add(what, count, numbers.collect());
        }
        if rows.is_empty() {
            self.batch
                .notes
                .push(format!("{path}: the search found no documents here"));
        }
        for (at, row) in rows.iter().enumerate() {
            self.document(format!("{path}, record {}", at + 1), row);
        }
    }

    fn document(&mut self, place: String, row: &Json) {
        let Some(number) = json::text(row, "document_number") else {
            return self.skip(place, "this is not a document of the Federal Register");
        };
        for docket in json::list(row, "dockets") {
            self.docket(docket);
        }
        let fields = row.as_object().map_or(0, |fields| {
            fields.values().filter(|value| !value.is_null()).count()
        });
        let mut filing = filing(row, &number);
        filing.place = place.clone();
        match self.known.get_mut(&number) {
            None => {
                let at = self.batch.filings.len();
                self.known.insert(number, (at, fields));
                self.batch.filings.push(filing);
            }
            Some((at, most)) => {
                // Of two answers, the one that says more is used.
                if fields > *most {
                    *most = fields;
                    self.batch.filings[*at] = filing;
                }
                let why = format!("document {number} is listed twice");
                self.batch.skipped.push(Skipped { place, why });
            }
        }
    }

    fn docket(&mut self, row: &Json) {
        let Some(number) = json::text(row, "id") else {
            return;
        };
        if self.dockets.contains_key(&number) {
            return;
        }
        self.dockets
            .insert(number.clone(), self.batch.dockets.len());
        self.batch.dockets.push(FoundDocket {
            title: json::text(row, "title").map(|title| plain::title(&title)),
            agency: json::text(row, "agency_name")
                .map(|letters| super::agencies::agency_name(&letters)),
            number,
            ..FoundDocket::default()
        });
    }

    fn finish(mut self) -> Batch {
        self.batch.notes.extend(self.pages.notes());
        self.batch
    }
}

fn key(number: &str) -> String {
    format!("federal-register:{number}")
}

fn filing(row: &Json, number: &str) -> FoundFiling {
    let get = |name: &str| json::text(row, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let title = json::long_text(row, "title")
        .map(|text| plain::title(&text))
        .filter(|title| !title.is_empty());
    let numbers = docket_numbers(row);
    let mut found = FoundFiling {
        key: key(number),
        title: title.unwrap_or_else(|| format!("Document {number}")),
        date: day_of("publication_date"),
        dockets: numbers.dockets,
        kind: Some(kind(row, number)),
        filed_by: agencies(row),
        identifiers: vec![("Federal Register".to_owned(), number.to_owned())],
        source_url: get("html_url").filter(|url| is_address(url)),
        is_partial: row.get("docket_ids").is_none() && row.get("docket_numbers").is_none(),
        ..FoundFiling::default()
    };
    for (name, field) in [("dated", "signing_date"), ("effective", "effective_on")] {
        if let Some(date) = day_of(field) {
            found.dates.push((name, date));
        }
    }
    if let Some(date) = day_of("comments_close_on") {
        let title = "Comments are due".to_owned();
        found.deadlines.push(FoundDeadline { date, title });
    }
    if let Some(text) = json::long_text(row, "abstract") {
        let text = plain::html(&text);
        if !text.is_empty() {
            found.body = Body::Plain(text);
        }
    }
    if let Some(url) = get("pdf_url").filter(|url| is_address(url)) {
        found.attachments.push(FoundAttachment {
            held: FoundFile::Url(url),
            label: Some("PDF".to_owned()),
            pages: get("page_length")
                .or_else(|| get("num_pages"))
                .filter(|pages| pages != "0"),
            ..FoundAttachment::default()
        });
    }
    let info = row.get("regulations_dot_gov_info").unwrap_or(&Json::Null);
    let identifiers = [
        ("Citation", get("citation")),
        (
            "RIN",
            Some(json::texts(row, "regulation_id_numbers").join(", ")),
        ),
        ("Executive Order", get("executive_order_number")),
        ("Proclamation", get("proclamation_number")),
        ("Presidential document", get("presidential_document_number")),
        ("regulations.gov", json::text(info, "document_id")),
    ];
    for (label, value) in identifiers {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            found.identifiers.push((label.to_owned(), value));
        }
    }
    let mut fact = |label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            found.facts.push((label.to_owned(), value));
        }
    };
    fact("Action", get("action"));
    fact("Subtype", get("subtype"));
    fact("Dates", get("dates"));
    // Documents on public inspection are not published yet.
    let filed = get("filed_at").and_then(|text| day::moment(&text));
    fact("Filed for public inspection", filed);
    fact("Other numbers", Some(numbers.others.join("; ")));
    fact("CFR", Some(regulations(row)));
    fact("Topics", Some(json::texts(row, "topics").join(", ")));
    fact("Pages", pages(row));
    let notes = |name: &str| {
        let text = json::long_text(row, name)?;
        let lines: Vec<_> = text
            .lines()
            .map(plain::line)
            .filter(|line| !line.is_empty())
            .collect();
        Some(lines.join("; "))
    };
    let orders = notes("executive_order_notes");
    let other = notes("disposition_notes").filter(|notes| Some(notes) != orders.as_ref());
    fact("Notes on the order", orders);
    fact("Disposition", other);
    if let Some(corrected) = corrected(row, number) {
        fact("Corrects", Some(corrected.clone()));
        found.corrects.push(FoundReference::Key(key(&corrected)));
    }
    found
}

fn is_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(' ')
}

fn kind(row: &Json, number: &str) -> &'static str {
    let kind = json::text(row, "type").unwrap_or_default();
    let subtype = json::text(row, "subtype").unwrap_or_default();
    match kind.to_ascii_uppercase().as_str() {
        _ if correction_prefix(number).is_some() => "correction",
        "CORRECTION" | "CORRECT" => "correction",
        "RULE" => "rule",
        "PROPOSED RULE" | "PRORULE" => "proposed-rule",
        "NOTICE" | "SUNSHINE ACT DOCUMENT" => "notice",
        "PRESIDENTIAL DOCUMENT" | "PRESDOCU" if subtype.contains("Order") => "order",
        "PRESIDENTIAL DOCUMENT" | "PRESDOCU" => "notice",
        _ => "filing",
    }
}

/// Returns the agencies that issued a document: of one within another, the inner.
fn agencies(row: &Json) -> Vec<String> {
    let rows = json::list(row, "agencies");
    let parents: Vec<u64> = rows
        .iter()
        .filter_map(|row| json::number(row, "parent_id"))
        .collect();
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let is_parent = json::number(row, "id").is_some_and(|id| parents.contains(&id));
        let name = json::text(row, "name")
            .or_else(|| json::text(row, "raw_name"))
            .or_else(|| json::as_text(row));
        if let Some(name) = name
            && !is_parent
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    if names.is_empty() {
        // Which of them is within another is not said.
        names = json::texts(row, "agency_names");
    }
    names
}

fn regulations(row: &Json) -> String {
    let mut parts = Vec::new();
    for row in json::list(row, "cfr_references") {
        if let (Some(title), Some(part)) = (json::text(row, "title"), json::text(row, "part")) {
            parts.push(format!("{title} CFR {part}"));
        }
    }
    parts.join(", ")
}

fn pages(row: &Json) -> Option<String> {
    let (start, end) = (json::text(row, "start_page")?, json::text(row, "end_page")?);
    let volume = json::text(row, "volume").map(|volume| format!("{volume} FR "));
    let last = if start == end {
        String::new()
    } else {
        format!("–{end}")
    };
    Some(format!("{}{start}{last}", volume.unwrap_or_default()))
}

/// Returns the number of the document that this one corrects.
fn corrected(row: &Json, number: &str) -> Option<String> {
    let by_address = json::text(row, "correction_of").and_then(|url| {
        let path = url.split(['?', '#']).next()?.trim_end_matches('/');
        let last = path.rsplit('/').next()?.trim_end_matches(".json");
        (!last.is_empty()).then(|| last.to_owned())
    });
    by_address
        .or_else(|| correction_prefix(number).map(str::to_owned))
        .filter(|corrected| corrected != number)
}

/// Returns the number of a corrected document out of that of its correction: `C1-2025-95902`
/// corrects `2025-95902`.
fn correction_prefix(number: &str) -> Option<&str> {
    let (count, rest) = number.strip_prefix('C')?.split_once('-')?;
    let is_count = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    (is_count && rest.contains('-')).then_some(rest)
}

#[cfg(test)]
mod tests;
