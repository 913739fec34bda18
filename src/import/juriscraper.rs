//! Dockets of PACER as juriscraper reads them: district, appellate and bankruptcy courts, and the
//! Internet Archive's copies.

use std::collections::{HashMap, HashSet};

use super::courts::court_name;
use super::json::{self, Json};
use super::unknown::refusal;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundDocket, FoundFiling, FoundParty, Input,
    RecordSource, Skipped, Unreadable, case, day, entry, plain,
};
use crate::docket::Access;

/// juriscraper.
pub(super) static JURISCRAPER: RecordSource = RecordSource {
    name: "juriscraper",
    title: "juriscraper (PACER)",
    is_public_record: true,
    writers: Some(super::Writers::Officials),
    detects,
    read,
};

fn detects(input: &Input<'_>) -> bool {
    let is_empty = input.bytes.len() < 64
        && json::decode(input.bytes)
            .split_whitespace()
            .collect::<String>()
            == "{}";
    is_empty
        || json::begins_with_words(input.bytes, &["\"docket_entries\""])
        || json::begins_with_words(
            input.bytes,
            &["\"court_id\"", "\"docket_number\"", "\"case_name\""],
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
        for (_, value) in &values.values {
            match value.as_array() {
                Some(cases) => cases.iter().for_each(|case| desk.case(input.path, case)),
                None => desk.case(input.path, value),
            }
        }
    }
    case::refer(&mut desk.batch.filings, &desk.named);
    case::note_withheld(&mut desk.batch);
    Ok(desk.batch)
}

#[derive(Default)]
struct Desk {
    batch: Batch,
    /// What entries refer to, by the places of their filings.
    named: Vec<(usize, Vec<String>)>,
    keys: HashSet<String>,
    dockets: HashMap<String, usize>,
}

impl Desk {
    fn skip(&mut self, place: String, why: impl Into<String>) {
        let why = why.into();
        self.batch.skipped.push(Skipped { place, why });
    }

    fn case(&mut self, path: &str, case: &Json) {
        let number = json::text(case, "docket_number");
        let entries = json::list(case, "docket_entries");
        if number.is_none() && entries.is_empty() {
            let empty = "this docket is empty: PACER gives nothing for a case that is sealed or does not exist";
            let why = refusal(case).unwrap_or_else(|| empty.to_owned());
            return self.skip(path.to_owned(), why);
        }
        let court = json::text(case, "court_id").unwrap_or_default();
        let parties = self.parties(path, case, number.as_deref());
        let mut texts: HashMap<String, Vec<String>> = HashMap::new();
        for (at, row) in entries.iter().enumerate() {
            let place = format!("{path}, entry {}", at + 1);
            if !row.is_object() {
                self.skip(place, "this entry is empty");
                continue;
            }
            let mut filing = filing(row, &court, number.as_deref(), &parties);
            filing.place = place.clone();
            let text = json::long_text(row, "description").unwrap_or_default();
            let same = texts.entry(filing.key.clone()).or_default();
            // Courts make entries that are alike to the letter, and use one number twice. What
            // PACER gives a number of its own is listed twice only if its text is the same, too.
            let is_numbered = json::text(row, "pacer_seq_no").is_some()
                || json::text(row, "pacer_doc_id").is_some();
            let is_again = is_numbered && same.contains(&text);
            same.push(text.clone());
            if same.len() > 1 {
                filing.key = format!("{}:{}", filing.key, same.len());
            }
            if is_again || !self.keys.insert(filing.key.clone()) {
                self.skip(place, "this entry is listed twice");
                continue;
            }
            self.named.push((
                self.batch.filings.len(),
                entry::refers_to(&plain::html(&text)),
            ));
            self.batch.filings.push(filing);
        }
        let Some(docket) = docket(case, &court) else {
            return;
        };
        match self.dockets.get(&docket.number) {
            Some(at) => {
                if self.batch.dockets[*at].closed.is_none() {
                    self.batch.dockets[*at] = docket;
                }
            }
            None => {
                self.dockets
                    .insert(docket.number.clone(), self.batch.dockets.len());
                self.batch.dockets.push(docket);
            }
        }
    }

    /// Adds the parties of a case. Gives their names.
    fn parties(&mut self, path: &str, case: &Json, docket: Option<&str>) -> entry::Names {
        let mut names = Vec::new();
        for (at, row) in json::list(case, "parties").iter().enumerate() {
            let Some(name) = json::text(row, "name").and_then(|name| case::name(&name)) else {
                self.skip(
                    format!("{path}, party {}", at + 1),
                    "this party has no name; it is left out",
                );
                continue;
            };
            names.push(name.clone());
            let notes = json::long_text(row, "extra_info").unwrap_or_default();
            let other = case::other_names(&notes);
            let party = FoundParty {
                dba: other.dba,
                formerly: other.formerly,
                aliases: other.aliases,
                role: json::text(row, "type"),
                docket: docket.map(str::to_owned),
                until: json::text(row, "date_terminated").and_then(|text| day::day(&text)),
                counsel: counsel(row, &name),
                name,
            };
            if !self.batch.parties.contains(&party) {
                self.batch.parties.push(party);
            }
        }
        entry::Names::of(names)
    }
}

fn counsel(row: &Json, party: &str) -> Vec<(String, Option<String>)> {
    let mut counsel: Vec<(String, Option<String>)> = Vec::new();
    for attorney in json::list(row, "attorneys") {
        let Some(name) = json::text(attorney, "name").and_then(|name| case::name(&name)) else {
            continue;
        };
        let has_left = json::texts(attorney, "roles")
            .iter()
            .any(|role| is_over(role));
        let is_known = counsel.iter().any(|(known, _)| *known == name);
        if has_left || is_known || name.eq_ignore_ascii_case(party) {
            continue;
        }
        let contact = json::long_text(attorney, "contact").unwrap_or_default();
        let firm = case::firm(&contact, &name);
        counsel.push((name, firm));
    }
    counsel
}

/// Returns whether an attorney's role says that it is over.
pub(super) fn is_over(role: &str) -> bool {
    let role = role.to_uppercase();
    [
        "TERMINATED",
        "SUSPENDED",
        "INACTIVE",
        "DISBARRED",
        "WITHDRAWN",
    ]
    .iter()
    .any(|word| role.contains(word))
}

fn filing(row: &Json, court: &str, docket: Option<&str>, parties: &entry::Names) -> FoundFiling {
    let get = |name: &str| json::text(row, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let text = json::long_text(row, "description")
        .map(|text| plain::html(&text))
        .unwrap_or_default();
    let short = get("short_description").unwrap_or_default();
    // Appellate courts give PACER's long ids in place of numbers.
    let number = get("document_number").filter(|number| number.len() <= 6);
    let kind = entry::kind(&text, &short);
    let date = day_of("date_filed");
    let id = match (get("pacer_seq_no"), get("pacer_doc_id"), &number) {
        (Some(sequence), ..) => format!("seq-{sequence}"),
        (None, Some(id), _) => format!("doc-{id}"),
        (None, None, Some(number)) => format!("no-{number}-{}", case::digest(&text)),
        (None, None, None) => {
            let day = date.as_deref().unwrap_or("unknown");
            format!("{day}-{}", case::digest(&text))
        }
    };
    let mut found = FoundFiling {
        key: format!("pacer:{court}:{}:{id}", docket.unwrap_or_default()),
        title: entry::title(&text, &short, number.as_deref()),
        dockets: docket.map(str::to_owned).into_iter().collect(),
        kind: Some(kind),
        filed_by: entry::filer(&text, kind, parties).into_iter().collect(),
        access: entry::access(&text, &short),
        number,
        is_partial: row.get("date_entered").is_none() && !short.is_empty(),
        ..FoundFiling::default()
    };
    if json::is_set(row, "is_sealed") || json::is_set(row, "sealed") {
        found.access = Access::Sealed;
    }
    let ids = [
        ("PACER document", get("pacer_doc_id")),
        ("PACER sequence", get("pacer_seq_no")),
        (
            "CM/ECF document",
            get("document_number").filter(|number| number.len() > 6),
        ),
    ];
    for (label, value) in ids {
        if let Some(value) = value {
            found.identifiers.push((label.to_owned(), value));
        }
    }
    let entered = day_of("date_entered").or_else(|| entry::entered(&text));
    if let Some(entered) = entered.filter(|entered| date.as_ref() != Some(entered)) {
        found.dates.push(("entered", entered));
    }
    found.date = date;
    if let Some(pages) = get("page_count").filter(|pages| pages != "0") {
        found.facts.push(("Pages".to_owned(), pages));
    }
    let mut rows: Vec<&Json> = json::list(row, "attachments").iter().collect();
    rows.sort_by_key(|row| json::number(row, "attachment_number").unwrap_or(u64::MAX));
    found.attachments = rows.into_iter().map(attachment).collect();
    if !text.is_empty() {
        found.body = Body::Plain(text);
    }
    found
}

fn attachment(row: &Json) -> FoundAttachment {
    let description =
        json::text(row, "description").or_else(|| json::text(row, "short_description"));
    let number = json::text(row, "attachment_number");
    FoundAttachment {
        access: entry::document_access(description.as_deref().unwrap_or_default()),
        title: description,
        label: Some(number.map_or_else(
            || "Attachment".to_owned(),
            |number| format!("Attachment {number}"),
        )),
        pages: json::text(row, "page_count").filter(|pages| pages != "0"),
        ..FoundAttachment::default()
    }
}

/// Describes the docket. Fields are named one by one: others hold what may not be shown, such as an
/// alien's number.
fn docket(row: &Json, court: &str) -> Option<FoundDocket> {
    let get = |name: &str| json::text(row, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let closed = day_of("date_terminated");
    let title = json::long_text(row, "case_name").map(|title| plain::title(&title));
    let presiding = ["assigned_to_str", "referred_to_str"];
    let origin = row
        .get("originating_court_information")
        .unwrap_or(&Json::Null);
    let mut docket = FoundDocket {
        number: get("docket_number")?,
        title: title.filter(|title| !title.is_empty()),
        agency: (!court.is_empty()).then(|| court_name(court).unwrap_or_else(|| court.to_owned())),
        status: closed.is_some().then_some("closed"),
        opened: day_of("date_filed"),
        closed,
        presiding: presiding.iter().filter_map(|name| get(name)).collect(),
        ..FoundDocket::default()
    };
    if let Some(id) = get("pacer_case_id") {
        docket.identifiers.push(("PACER case".to_owned(), id));
    }
    case::add_facts(
        &mut docket,
        [
            ("Cause", get("cause")),
            ("Nature of suit", get("nature_of_suit")),
            ("Jurisdiction", get("jurisdiction")),
            ("Jury demand", get("jury_demand")),
            ("Demand", get("demand")),
            ("Chapter", get("chapter")),
            ("Converted", day_of("date_converted")),
            ("Discharged", day_of("date_discharged")),
            ("Appeal from", get("appeal_from")),
            ("Docket below", json::text(origin, "docket_number")),
            ("Fee status", get("fee_status")),
            ("Type of case", get("case_type_information")),
            ("MDL status", get("mdl_status")),
            ("Panel", Some(json::texts(row, "panel").join(", "))),
        ],
    );
    Some(docket)
}
