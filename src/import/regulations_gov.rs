//! Documents, comments and dockets of regulations.gov, as version 4 of its API answers: details,
//! searches, one or many a file.

mod attached;
mod docket;
mod record;

use std::collections::HashMap;

use super::agencies::agency_name;
use super::json::{self, Json};
use super::pages::Pages;
use super::{
    Batch, Choices, FoundDocket, FoundFiling, FoundReference, Input, RecordSource, Skipped,
    Unreadable,
};
use attached::attachments_of;
use docket::docket;
use record::filing;

/// regulations.gov.
pub(super) static REGULATIONS_GOV: RecordSource = RecordSource {
    name: "regulations-gov",
    title: "regulations.gov",
    is_public_record: true,
    writers: Some(super::Writers::People),
    detects,
    read,
};

/// Returns whether a file is an answer of the API.
pub(super) fn detects(input: &Input<'_>) -> bool {
    json::begins_with_words(input.bytes, &["api.regulations.gov/v4"])
        || json::begins_with_words(input.bytes, &["\"attributes\"", "\"documentType\""])
        || json::begins_with_words(input.bytes, &["\"attributes\"", "\"docketType\""])
}

fn read(inputs: &[Input<'_>], choices: &Choices) -> Result<Batch, Unreadable> {
    let mut shelf = Shelf::new(choices);
    for input in inputs {
        shelf.file(input);
    }
    Ok(shelf.finish())
}

/// What is gathered while answers are read.
pub(super) struct Shelf {
    batch: Batch,
    keep_contact: bool,
    /// The filings by their ids.
    filings: HashMap<String, Known>,
    dockets: HashMap<String, usize>,
    /// Ids of documents by the number that the portal's store gives them.
    objects: HashMap<String, String>,
    /// Which comment is on which document: the id of the comment, the document's id, its number in
    /// the store.
    answers: Vec<(String, Option<String>, Option<String>)>,
    pages: Pages,
}

/// A filing that was read.
struct Known {
    at: usize,
    rank: (bool, String),
}

impl Shelf {
    /// Makes an empty one.
    pub(super) fn new(choices: &Choices) -> Shelf {
        Shelf {
            batch: Batch::default(),
            keep_contact: choices.keep_contact,
            filings: HashMap::new(),
            dockets: HashMap::new(),
            objects: HashMap::new(),
            answers: Vec::new(),
            pages: Pages::default(),
        }
    }

    /// Reads a file of one or many answers.
    pub(super) fn file(&mut self, input: &Input<'_>) {
        let values = match json::read(input.bytes) {
            Ok(values) => values,
            Err(why) => return self.skip(input.path, why),
        };
        let one = values.values.len() + values.faults.len() == 1;
        for (line, why) in values.faults {
            self.skip(&format!("{}, line {line}", input.path), why);
        }
        for (line, value) in &values.values {
            let place = if one {
                input.path.to_owned()
            } else {
                format!("{}, line {line}", input.path)
            };
            match value.as_array() {
                Some(answers) => answers
                    .iter()
                    .for_each(|answer| self.answer(&place, answer)),
                None => self.answer(&place, value),
            }
        }
    }

    /// Adds something that makes no filing.
    pub(super) fn skip(&mut self, place: &str, why: impl Into<String>) {
        let (place, why) = (place.to_owned(), why.into());
        self.batch.skipped.push(Skipped { place, why });
    }

    /// Adds something that the person should know.
    pub(super) fn note(&mut self, note: String) {
        self.batch.notes.push(note);
    }

    /// Adds input files whose contents are in the batch.
    pub(super) fn used(&mut self, paths: impl Iterator<Item = String>) {
        self.batch.used.extend(paths);
    }

    /// Finds a filing by its id.
    pub(super) fn filing(&mut self, id: &str) -> Option<&mut FoundFiling> {
        let known = self.filings.get(id)?;
        Some(&mut self.batch.filings[known.at])
    }

    /// Makes sure that a docket is in the batch, by its number alone.
    pub(super) fn docket(&mut self, number: &str, agency: Option<&str>) {
        self.add_docket(FoundDocket {
            number: number.to_owned(),
            agency: agency.map(agency_name),
            ..FoundDocket::default()
        });
    }

    /// Returns all that was read.
    pub(super) fn finish(mut self) -> Batch {
        for (id, document, object) in std::mem::take(&mut self.answers) {
            let by_object = object.and_then(|object| self.objects.get(&object).cloned());
            let Some(target) = document.or(by_object) else {
                continue;
            };
            let Some(filing) = self.filing(&id) else {
                continue;
            };
            let reference = FoundReference::Key(key(&target));
            if !filing.responds_to.contains(&reference) && target != id {
                filing.responds_to.push(reference);
            }
        }
        self.batch.notes.extend(self.pages.notes());
        self.batch
    }

    fn answer(&mut self, place: &str, answer: &Json) {
        let answer = answer.get("_source").unwrap_or(answer);
        if let Some(errors) = answer.get("errors") {
            let what = errors
                .as_array()
                .and_then(|rows| rows.first())
                .unwrap_or(errors);
            let said = json::text(what, "title").or_else(|| json::text(what, "detail"));
            let said = said.unwrap_or_else(|| "no reason given".to_owned());
            return self.skip(
                place,
                format!("regulations.gov answered with an error ({said}); fetch this record again"),
            );
        }
        match answer.get("data") {
            Some(Json::Array(rows)) => {
                self.page(answer, rows);
                for (at, row) in rows.iter().enumerate() {
                    let place = format!("{place}, record {}", at + 1);
                    self.record(&place, row, &[], json::list(answer, "included"));
                }
            }
            Some(row @ Json::Object(_)) => {
                let included = json::list(answer, "included");
                self.record(place, row, included, included);
            }
            _ if answer.get("attributes").is_some() => self.record(place, answer, &[], &[]),
            _ => self.skip(place, "this is not a record of regulations.gov"),
        }
    }

    fn page(&mut self, answer: &Json, rows: &[Json]) {
        let Some(meta) = answer.get("meta") else {
            return;
        };
        let Some(total) = json::number(meta, "totalElements") else {
            return;
        };
        let kind = rows.first().and_then(|row| json::text(row, "type"));
        let what = format!("the search for {}", kind.as_deref().unwrap_or("records"));
        let ids = rows
            .iter()
            .filter_map(|row| json::text(row, "id"))
            .collect();
        self.pages.add(what, total, ids);
    }

    /// Reads one record. Of `own`, all belongs to it; of `shared`, what it names.
    fn record(&mut self, place: &str, row: &Json, own: &[Json], shared: &[Json]) {
        let Some(id) = json::text(row, "id") else {
            return self.skip(place, "this record has no id");
        };
        let attributes = row.get("attributes").unwrap_or(&Json::Null);
        match json::text(row, "type").unwrap_or_default().as_str() {
            "documents" | "comments" => {}
            "dockets" => return self.add_docket(docket(&id, attributes)),
            other => {
                let why = format!("{id} is of the type `{other}`, which is no filing");
                return self.skip(place, why);
            }
        }
        let rank = (
            attributes.get("modifyDate").is_some(),
            json::text(attributes, "modifyDate")
                .or_else(|| json::text(attributes, "lastModifiedDate"))
                .unwrap_or_default(),
        );
        let mut filing = filing(row, &id, own, shared, self.keep_contact);
        filing.place = place.to_owned();
        if let Some(object) = json::text(attributes, "objectId") {
            self.objects.insert(object, id.clone());
        }
        let known = self.filings.get(&id).map(|known| known.at);
        match known {
            Some(at) => {
                let why = format!("{id} was fetched twice; the later answer is used");
                self.skip(place, why);
                let known = self.filings.get_mut(&id).expect("it is known");
                if rank <= known.rank {
                    return;
                }
                known.rank = rank;
                self.batch.filings[at] = filing;
            }
            None => {
                let at = self.batch.filings.len();
                self.filings.insert(id.clone(), Known { at, rank });
                self.batch.filings.push(filing);
            }
        }
        self.tell(&id, row, own.is_empty() && shared.is_empty());
        if let Some(number) = docket_of(&id, attributes) {
            self.docket(&number, json::text(attributes, "agencyId").as_deref());
        }
        // A later answer to the same question comes last, and both lead to one reference at most.
        self.answers.push((
            id,
            json::text(attributes, "commentOnDocumentId"),
            json::text(attributes, "commentOn"),
        ));
    }

    /// Says what is withheld and what was not fetched.
    fn tell(&mut self, id: &str, row: &Json, is_alone: bool) {
        let attributes = row.get("attributes").unwrap_or(&Json::Null);
        if is_restricted(attributes) {
            self.note(format!(
                "{id} is restricted at regulations.gov; it is imported as `access: confidential`"
            ));
        }
        let named = json::list(attachments_of(row), "data").len();
        if named > 0 && is_alone {
            self.note(format!(
                "{id} has {named} attachment{} of which only the number is known; fetch it with `include=attachments` to have {}",
                if named == 1 { "" } else { "s" },
                if named == 1 { "its address" } else { "their addresses" }
            ));
        }
    }

    fn add_docket(&mut self, docket: FoundDocket) {
        match self.dockets.get(&docket.number) {
            Some(at) => {
                let known = &mut self.batch.dockets[*at];
                if docket.title.is_some() {
                    let agency = docket.agency.clone().or_else(|| known.agency.take());
                    *known = FoundDocket { agency, ..docket };
                } else if known.agency.is_none() {
                    known.agency = docket.agency;
                }
            }
            None => {
                self.dockets
                    .insert(docket.number.clone(), self.batch.dockets.len());
                self.batch.dockets.push(docket);
            }
        }
    }
}

/// Returns what a filing is known by.
pub(super) fn key(id: &str) -> String {
    format!("regulations.gov:{id}")
}

/// Returns the docket's id, which is the record's id without its last part where the answer does
/// not say it.
fn docket_of(id: &str, attributes: &Json) -> Option<String> {
    json::text(attributes, "docketId").or_else(|| {
        let (docket, last) = id.rsplit_once('-')?;
        let is_number = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && docket.contains(['-', '_'])).then(|| docket.to_owned())
    })
}

fn is_restricted(attributes: &Json) -> bool {
    ["restrictReasonType", "restrictReason"]
        .iter()
        .any(|name| match attributes.get(*name) {
            None | Some(Json::Null) | Some(Json::Bool(false)) => false,
            Some(other) => json::as_text(other).is_some() || !other.is_string(),
        })
}
