//! Documents of the Federal Register, as version 1 of its API answers: a result of a search, or one
//! document.

use std::collections::HashMap;

use super::json::{self, Json};
use super::pages::Pages;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundDeadline, FoundDocket, FoundFile, FoundFiling,
    FoundReference, Input, Skipped, Source, Unreadable, day, plain,
};

/// The Federal Register.
pub(super) static FEDERAL_REGISTER: Source = Source {
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
    /// By its number: where a document stands in the batch, and how many fields its answer had.
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
                // Of two answers, the one that tells more is used.
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

/// The numbers that a document is headed with.
#[derive(Default)]
struct Numbers {
    dockets: Vec<String>,
    others: Vec<String>,
}

/// Tells dockets from the other numbers that agencies write into the same place.
fn docket_numbers(row: &Json) -> Numbers {
    let mut numbers = Numbers::default();
    let add = |list: &mut Vec<String>, number: &str| {
        if !list.iter().any(|known| known == number) {
            list.push(number.to_owned());
        }
    };
    let fields = ["docket_ids", "docket_numbers"];
    for text in fields.iter().flat_map(|field| json::texts(row, field)) {
        for part in text.split([';', '\n']) {
            // Numbers that follow the word without repeating it are dockets as well: `Docket Nos.
            // 96-45, 97-21`.
            let mut after_word = false;
            for piece in pieces(part) {
                let (number, is_docket) = match after_docket(piece) {
                    Some(number) => (number, true),
                    None => (piece, after_word),
                };
                after_word = is_docket;
                let number =
                    number.trim_matches(|c: char| c.is_whitespace() || "[]().,:".contains(c));
                if number.is_empty() {
                    continue;
                }
                let holds_digit = number.bytes().any(|byte| byte.is_ascii_digit());
                if holds_digit && (is_docket || is_docket_number(number)) && !is_other(number) {
                    add(&mut numbers.dockets, number);
                } else {
                    add(&mut numbers.others, number);
                }
            }
        }
    }
    let info = row.get("regulations_dot_gov_info").unwrap_or(&Json::Null);
    let known = json::text(info, "docket_id").into_iter().chain(
        json::list(row, "dockets")
            .iter()
            .filter_map(|docket| json::text(docket, "id")),
    );
    for number in known {
        let is_known = numbers
            .dockets
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&number));
        if numbers.dockets.is_empty() && !is_known {
            numbers.dockets.push(number);
        }
    }
    numbers
}

/// Splits `96-45, 97-21 and 02-6` at commas and `and`.
fn pieces(part: &str) -> Vec<&str> {
    part.split(',')
        .flat_map(|piece| piece.split(" and "))
        .flat_map(|piece| piece.split(" & "))
        .map(|piece| piece.trim().strip_prefix("and ").unwrap_or(piece.trim()))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Returns what follows the word `Docket`: `Docket No. FWS-R4-ES-2025-0210`, `WT Docket No. 26-99`,
/// `Docket # FAA-2026-9240`.
fn after_docket(piece: &str) -> Option<&str> {
    let lower = piece.to_ascii_lowercase();
    let at = lower.find("docket")?;
    // Only the letters of a bureau or an agency stand before it.
    if at > 24 || lower[..at].bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut rest = piece.get(at + "docket".len()..)?;
    loop {
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || ".:#–".contains(c));
        let word = ["numbers", "number", "nos", "no", "ids", "id", "s"]
            .into_iter()
            .find(|word| {
                let head = trimmed.get(..word.len());
                let after = trimmed
                    .get(word.len()..)
                    .and_then(|rest| rest.chars().next());
                head.is_some_and(|head| head.eq_ignore_ascii_case(word))
                    && after.is_none_or(|c| !c.is_alphanumeric() && c != '-')
            });
        match word {
            Some(word) => rest = &trimmed[word.len()..],
            None => return Some(trimmed),
        }
    }
}

/// Returns whether a number without the word `Docket` has the form of one.
fn is_docket_number(number: &str) -> bool {
    let parts: Vec<&str> = number.split('-').collect();
    let is_digits = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_letters =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    if number.contains("_FRDOC_") {
        return true;
    }
    match parts.as_slice() {
        // EPA-HQ-OAR-2024-0001, FAA-2026-9240.
        [first, middle @ .., year, last]
            if first.len() > 1
                && is_letters(first)
                && middle.iter().all(|part| is_word(part))
                && is_digits(year, 4..=4)
                && (year.starts_with("19") || year.starts_with("20"))
                && is_digits(last, 3..=6) =>
        {
            true
        }
        // Cases of antidumping and countervailing duties: A-999-160, C-999-161.
        ["A" | "C" | "S", country, case] => is_digits(country, 3..=3) && is_digits(case, 3..=3),
        // FERC: RM24-5-000, CP24-12-000.
        [office, case, sub] => {
            let letters = office.trim_end_matches(|c: char| c.is_ascii_digit());
            let year = &office[letters.len()..];
            (1..=2).contains(&letters.len())
                && is_letters(letters)
                && is_digits(year, 2..=2)
                && is_digits(case, 1..=5)
                && is_digits(sub, 3..=3)
        }
        _ => false,
    }
}

/// Returns whether a number is of a kind that has the form of a docket and is none.
fn is_other(number: &str) -> bool {
    [
        "FRL",
        "AD ",
        "AD-",
        "FR ID",
        "FCC ",
        "DA ",
        "RIN",
        "Amendment",
        "Amdt",
    ]
    .iter()
    .any(|start| number.starts_with(start))
}

#[cfg(test)]
mod tests;
