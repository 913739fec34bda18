//! Dockets, entries, documents, parties and attorneys of CourtListener, as version 4 of its API
//! answers.

mod parties;
mod records;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::json::{self, Json};
use super::unknown::refusal;
use super::{Batch, Choices, Input, RecordSource, Skipped, Unreadable, case, entry, plain};
use parties::parties;
use records::{docket, filing, is_sealed};

/// CourtListener.
pub(super) static COURTLISTENER: RecordSource = RecordSource {
    name: "courtlistener",
    title: "CourtListener",
    is_public_record: true,
    writers: Some(super::Writers::Officials),
    detects,
    read,
};

fn detects(input: &Input<'_>) -> bool {
    json::begins_with_words(input.bytes, &["courtlistener.com/api/rest/"])
        || json::begins_with_words(input.bytes, &["\"recap_documents\"", "\"entry_number\""])
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
        for (_, value) in values.values {
            desk.answer(input.path, value);
        }
    }
    desk.finish(inputs)
}

/// The records of all files, before they are put together.
#[derive(Default)]
struct Desk {
    batch: Batch,
    dockets: BTreeMap<u64, Json>,
    /// Entries by their ids, with the order in which they were read.
    entries: HashMap<u64, usize>,
    entry_rows: Vec<(String, Json)>,
    documents: BTreeMap<u64, (String, Json)>,
    parties: BTreeMap<u64, Json>,
    attorneys: BTreeMap<u64, Json>,
    /// Lists of which the next page was not given: what they hold, with how many pages go on and
    /// how many end.
    pages: BTreeMap<&'static str, (usize, usize)>,
}

impl Desk {
    fn skip(&mut self, place: String, why: impl Into<String>) {
        let why = why.into();
        self.batch.skipped.push(Skipped { place, why });
    }

    fn answer(&mut self, path: &str, answer: Json) {
        let rows = match answer {
            Json::Array(rows) => rows,
            Json::Object(mut fields) => match fields.remove("results") {
                Some(Json::Array(rows)) => {
                    let kind = rows.first().map_or("records", kind);
                    let goes_on = fields.get("next").is_some_and(|next| !next.is_null());
                    let count = self.pages.entry(kind).or_default();
                    if goes_on {
                        count.0 += 1;
                    } else {
                        count.1 += 1;
                    }
                    rows
                }
                _ => vec![Json::Object(fields)],
            },
            _ => return self.skip(path.to_owned(), "this is not an answer of CourtListener"),
        };
        for (at, row) in rows.into_iter().enumerate() {
            let place = format!("{path}, record {}", at + 1);
            self.row(place, row);
        }
    }

    fn row(&mut self, place: String, row: Json) {
        let kind = kind(&row);
        if row.get("docketNumber").is_some() || row.get("caseName").is_some() {
            let id = json::text(&row, "docket_id").unwrap_or_else(|| "ID".to_owned());
            let why = format!(
                "this is a result of a search, which has only parts of a case: import the answers of /dockets/{id}/ and /docket-entries/?docket={id} instead"
            );
            return self.skip(place, why);
        }
        let id = json::number(&row, "id");
        if kind == "dockets" {
            return self.docket(&place, id, row);
        }
        let Some(id) = id else {
            let why = refusal(&row).unwrap_or_else(|| "this record has no id".to_owned());
            return self.skip(place, why);
        };
        match kind {
            "docket entries" => match self.entries.get(&id) {
                Some(at) => {
                    let (first, known) = &mut self.entry_rows[*at];
                    let is_later =
                        json::text(&row, "date_modified") > json::text(known, "date_modified");
                    let place = if is_later {
                        *known = row;
                        std::mem::replace(first, place)
                    } else {
                        place
                    };
                    let why = format!("entry {id} is listed twice; the later answer is used");
                    self.skip(place, why);
                }
                None => {
                    self.entries.insert(id, self.entry_rows.len());
                    self.entry_rows.push((place, row));
                }
            },
            "documents" => {
                self.documents.insert(id, (place, row));
            }
            "parties" => {
                self.parties.insert(id, row);
            }
            "attorneys" => {
                self.attorneys.insert(id, row);
            }
            _ => self.skip(
                place,
                "this is no docket, entry, document, party, or attorney; it is left out",
            ),
        }
    }

    /// Adds a docket, with the entries and the parties that copies at the Internet Archive hold.
    fn docket(&mut self, place: &str, id: Option<u64>, mut row: Json) {
        let id = id.unwrap_or(u64::MAX - self.dockets.len() as u64);
        for (field, kind) in [("docket_entries", "entry"), ("parties", "party")] {
            let own = row.as_object_mut().and_then(|fields| fields.remove(field));
            let Some(Json::Array(rows)) = own else {
                continue;
            };
            for (at, mut own) in rows.into_iter().enumerate() {
                let place = format!("{place}, {kind} {}", at + 1);
                let Some(fields) = own.as_object_mut() else {
                    self.skip(place, "this record is empty");
                    continue;
                };
                match kind {
                    "entry" => {
                        fields.insert("docket_id".to_owned(), id.into());
                        let documents = fields.entry("recap_documents");
                        documents.or_insert_with(|| Json::Array(Vec::new()));
                        let named = fields.get("id").is_some_and(|id| !id.is_null());
                        if named {
                            self.row(place, own);
                        } else {
                            self.entry_rows.push((place, own));
                        }
                    }
                    _ => {
                        for role in ["party_types", "attorneys"] {
                            let rows = fields.get_mut(role).and_then(Json::as_array_mut);
                            for role in rows.into_iter().flatten().filter_map(Json::as_object_mut) {
                                role.insert("docket_id".to_owned(), id.into());
                            }
                        }
                        let own_id = u64::MAX - self.parties.len() as u64;
                        self.parties
                            .insert(json::number(&own, "id").unwrap_or(own_id), own);
                    }
                }
            }
        }
        self.dockets.insert(id, row);
    }

    fn finish(mut self, inputs: &[Input<'_>]) -> Result<Batch, Unreadable> {
        let is_alone = self.entry_rows.is_empty()
            && self.dockets.is_empty()
            && self.parties.is_empty()
            && self.attorneys.is_empty();
        if is_alone && !self.documents.is_empty() {
            return Err(Unreadable {
                path: inputs.first().map(|input| input.path.to_owned()).unwrap_or_default(),
                why: "documents alone have neither a date nor a docket; import them together with the answer of /docket-entries/".into(),
            });
        }
        let names = entry::Names::of(
            self.parties
                .values()
                .filter_map(|party| case::name(&json::text(party, "name")?)),
        );
        let mut named = Vec::new();
        let mut used = HashSet::new();
        let mut without_docket = 0;
        for (place, row) in &self.entry_rows {
            let docket = docket_id(row).and_then(|id| self.dockets.get(&id));
            let mut documents: Vec<&Json> = json::list(row, "recap_documents").iter().collect();
            for document in &mut documents {
                let Some(id) = json::number(document, "id") else {
                    continue;
                };
                used.insert(id);
                // A seal counts wherever it is said.
                if let Some((_, full)) = self.documents.get(&id)
                    && !is_sealed(document)
                {
                    *document = full;
                }
            }
            without_docket += usize::from(docket.is_none());
            let mut filing = filing(row, docket, documents, &names);
            filing.place = place.clone();
            let text = json::long_text(row, "description").unwrap_or_default();
            named.push((
                self.batch.filings.len(),
                entry::refers_to(&plain::html(&text)),
            ));
            self.batch.filings.push(filing);
        }
        if without_docket > 0 {
            let entries = match without_docket {
                1 => "1 entry does not say its docket's number".to_owned(),
                many => format!("{many} entries do not say their docket's number"),
            };
            self.batch.notes.push(format!(
                "{entries}; import the answer of /dockets/ID/ with it, or name the docket with --docket"
            ));
        }
        case::refer(&mut self.batch.filings, &named);
        case::note_withheld(&mut self.batch);
        for (id, (place, _)) in &self.documents {
            if !used.contains(id) {
                let why = "its docket entry is not here, so this document has neither a date nor a docket; import the answer of /docket-entries/ with it";
                self.batch.skipped.push(Skipped {
                    place: place.clone(),
                    why: why.to_owned(),
                });
            }
        }
        for row in self.dockets.values() {
            self.batch.dockets.extend(docket(row));
        }
        for row in self.parties.values() {
            let parties = parties(row, &self.dockets, &self.attorneys);
            if parties.is_empty() {
                let place = format!("party {}", json::number(row, "id").unwrap_or_default());
                let why = "this party has no name".to_owned();
                self.batch.skipped.push(Skipped { place, why });
            }
            self.batch.parties.extend(parties);
        }
        for (kind, (going_on, ending)) in &self.pages {
            if *going_on > 0 && *ending == 0 {
                self.batch.notes.push(format!(
                    "there are more {kind} than those here: the last answer names a `next` page; download it and import it too"
                ));
            }
        }
        Ok(self.batch)
    }
}

/// Returns what a record is by its own address, or by its fields.
fn kind(row: &Json) -> &'static str {
    let address = json::text(row, "resource_uri").unwrap_or_default();
    let has = |field: &str| row.get(field).is_some();
    match () {
        () if address.contains("/docket-entries/") || has("recap_documents") => "docket entries",
        () if has("docket_entries") => "dockets",
        () if address.contains("/recap-documents/") || has("pacer_doc_id") => "documents",
        () if address.contains("/dockets/") || has("docket_number") => "dockets",
        () if address.contains("/parties/") || has("party_types") => "parties",
        () if address.contains("/attorneys/") || has("contact_raw") => "attorneys",
        () => "records",
    }
}

/// Returns the docket's id of an entry: its address ends with it.
fn docket_id(row: &Json) -> Option<u64> {
    json::number(row, "docket_id").or_else(|| id_of(&json::text(row, "docket")?))
}

fn id_of(address: &str) -> Option<u64> {
    address
        .trim_end_matches('/')
        .rsplit('/')
        .next()?
        .parse()
        .ok()
}
