//! Dockets, entries, documents, parties and attorneys of CourtListener, as version 4 of its API
//! answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::courts::court_name;
use super::json::{self, Json};
use super::{
    Batch, Body, Choices, FoundAttachment, FoundDocket, FoundFile, FoundFiling, FoundParty, Guess,
    Input, Skipped, Source, Unreadable, case, day, entry, plain,
};
use crate::docket::Access;

/// CourtListener.
pub(super) static COURTLISTENER: Source = Source {
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
            let why = json::refusal(&row).unwrap_or_else(|| "this record has no id".to_owned());
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

    /// Adds a docket, with the entries and the parties that the Internet Archive's copies of it hold.
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

/// Tells what a record is by its own address, or by its fields.
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

fn filing(
    row: &Json,
    docket: Option<&Json>,
    mut documents: Vec<&Json>,
    parties: &entry::Names,
) -> FoundFiling {
    let text = json::long_text(row, "description")
        .map(|text| plain::html(&text))
        .unwrap_or_default();
    documents.sort_by_key(|row| {
        let number = json::number(row, "attachment_number");
        (number.is_some(), number)
    });
    let main = documents
        .first()
        .filter(|row| json::number(row, "attachment_number").is_none())
        .copied()
        .unwrap_or(&Json::Null);
    let short = json::text(main, "description").unwrap_or_default();
    let number = json::text(row, "entry_number");
    let kind = entry::kind(&text, &short);
    let mut access = entry::access(&text, &short);
    if is_sealed(main) {
        access = Access::Sealed;
    }
    let date = json::text(row, "date_filed").and_then(|text| day::day(&text));
    let id = json::text(row, "id");
    let key = id.clone().unwrap_or_else(|| {
        // Copies at the Internet Archive have no ids.
        let place = json::text(row, "recap_sequence_number").or_else(|| number.clone());
        let of = json::text(docket.unwrap_or(&Json::Null), "docket_number").unwrap_or_default();
        format!("{of}:{}:{}", place.unwrap_or_default(), case::digest(&text))
    });
    let mut found = FoundFiling {
        key: format!("courtlistener:{key}"),
        title: entry::title(&text, &short, number.as_deref()),
        dockets: docket
            .and_then(|docket| json::text(docket, "docket_number"))
            .into_iter()
            .collect(),
        kind: Some(kind),
        filed_by: entry::filer(&text, kind, parties).into_iter().collect(),
        access,
        identifiers: id
            .map(|id| ("CourtListener".to_owned(), id))
            .into_iter()
            .collect(),
        source_url: json::text(main, "absolute_url").and_then(|path| address(&path)),
        number,
        is_partial: docket.is_none(),
        ..FoundFiling::default()
    };
    if let Some(id) = json::text(main, "pacer_doc_id") {
        found.identifiers.push(("PACER document".to_owned(), id));
    }
    if let Some(entered) = entry::entered(&text).filter(|day| date.as_ref() != Some(day)) {
        found.dates.push(("entered", entered));
    }
    if date.is_none()
        && let Some(order) = json::text(row, "recap_sequence_number")
        && let Some(value) = order.split('.').next().and_then(day::day)
    {
        let from = "the recap_sequence_number".to_owned();
        found.guesses.push(Guess {
            key: "date",
            value,
            from,
        });
    }
    found.date = date;
    if let Some(time) = json::text(row, "time_filed") {
        found.facts.push(("Time filed".to_owned(), time));
    }
    for document in &documents {
        found.attachments.push(attachment(document));
    }
    let mut body = text;
    for document in &documents {
        let Some(text) = json::long_text(document, "plain_text") else {
            continue;
        };
        if is_sealed(document) || document_access(document) != Access::Public {
            continue;
        }
        let what = match json::number(document, "attachment_number") {
            None => "Text of the document:".to_owned(),
            Some(number) => format!("Text of attachment {number}:"),
        };
        let text = plain::clean(&text);
        if !text.is_empty() {
            body = format!("{body}\n\n{what}\n\n{text}")
                .trim_start()
                .to_owned();
        }
    }
    if !body.is_empty() {
        found.body = Body::Plain(body);
    }
    found
}

/// Returns whether a document is sealed. The flag is null where the court said nothing; anything
/// but no withholds.
fn is_sealed(document: &Json) -> bool {
    match document.get("is_sealed") {
        None | Some(Json::Null) | Some(Json::Bool(false)) => false,
        Some(other) => json::as_text(other).is_none_or(|text| {
            !["", "false", "no", "0"].contains(&text.to_ascii_lowercase().as_str())
        }),
    }
}

fn document_access(document: &Json) -> Access {
    if is_sealed(document) {
        return Access::Sealed;
    }
    entry::document_access(&json::text(document, "description").unwrap_or_default())
}

fn attachment(document: &Json) -> FoundAttachment {
    let number = json::number(document, "attachment_number");
    let description = json::text(document, "description");
    let local = json::text(document, "filepath_local").map(|path| {
        if path.starts_with("http") {
            path
        } else {
            format!(
                "https://storage.courtlistener.com/{}",
                path.trim_start_matches('/')
            )
        }
    });
    let url = local
        .or_else(|| json::text(document, "filepath_ia"))
        .filter(|url| url.starts_with("http") && !url.contains(' '));
    FoundAttachment {
        held: url.map_or(FoundFile::Nowhere, FoundFile::Url),
        label: match number {
            Some(number) => Some(format!("Attachment {number}")),
            None => description.is_none().then(|| "Document".to_owned()),
        },
        title: description,
        pages: json::text(document, "page_count").filter(|pages| pages != "0"),
        access: document_access(document),
        ..FoundAttachment::default()
    }
}

fn address(path: &str) -> Option<String> {
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains(' ');
    is_path.then(|| format!("https://www.courtlistener.com{path}"))
}

fn docket(row: &Json) -> Option<FoundDocket> {
    let get = |name: &str| json::text(row, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let closed = day_of("date_terminated");
    let court = get("court_id").or_else(|| {
        let address = get("court")?;
        Some(address.trim_end_matches('/').rsplit('/').next()?.to_owned())
    });
    let title = ["case_name", "case_name_full", "case_name_short"]
        .iter()
        .find_map(|name| json::long_text(row, name))
        .map(|title| plain::title(&title));
    let presiding = ["assigned_to_str", "referred_to_str", "panel_str"];
    let mut docket = FoundDocket {
        number: get("docket_number")?,
        title: title.filter(|title| !title.is_empty()),
        agency: court.map(|id| court_name(&id).unwrap_or(id)),
        status: closed.is_some().then_some("closed"),
        opened: day_of("date_filed"),
        closed,
        presiding: presiding.iter().filter_map(|name| get(name)).collect(),
        source_url: get("absolute_url").and_then(|path| address(&path)),
        ..FoundDocket::default()
    };
    for (label, name) in [("CourtListener", "id"), ("PACER case", "pacer_case_id")] {
        if let Some(value) = get(name) {
            docket.identifiers.push((label.to_owned(), value));
        }
    }
    case::add_facts(
        &mut docket,
        [
            ("Cause", get("cause")),
            ("Nature of suit", get("nature_of_suit")),
            ("Jurisdiction", get("jurisdiction_type")),
            ("Jury demand", get("jury_demand")),
            ("Appeal from", get("appeal_from_str")),
            ("Fee status", get("appellate_fee_status")),
            ("Type of case", get("appellate_case_type_information")),
            ("MDL status", get("mdl_status")),
            ("Argued", day_of("date_argued")),
            ("Reargued", day_of("date_reargued")),
            ("Certiorari granted", day_of("date_cert_granted")),
            ("Certiorari denied", day_of("date_cert_denied")),
        ],
    );
    Some(docket)
}

/// Returns a party once for each docket in which it has a role.
fn parties(
    row: &Json,
    dockets: &BTreeMap<u64, Json>,
    attorneys: &BTreeMap<u64, Json>,
) -> Vec<FoundParty> {
    let Some(name) = json::text(row, "name").and_then(|name| case::name(&name)) else {
        return Vec::new();
    };
    let own = json::long_text(row, "extra_info").unwrap_or_default();
    let roles = json::list(row, "party_types");
    let nothing = [Json::Null];
    let roles = if roles.is_empty() { &nothing } else { roles };
    let mut parties: Vec<FoundParty> = Vec::new();
    for role in roles {
        let notes = json::long_text(role, "extra_info").unwrap_or_default();
        let names = case::other_names(&format!("{own}\n{notes}"));
        let docket = docket_id(role).and_then(|id| dockets.get(&id));
        let party = FoundParty {
            name: name.clone(),
            dba: names.dba,
            formerly: names.formerly,
            aliases: names.aliases,
            role: json::text(role, "name"),
            docket: docket.and_then(|docket| json::text(docket, "docket_number")),
            until: json::text(role, "date_terminated").and_then(|text| day::day(&text)),
            counsel: counsel(row, docket_id(role), &name, attorneys),
        };
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    parties
}

/// Roles of attorneys who no longer speak for a party: terminated, self-terminated, suspended,
/// inactive, disbarred.
const LEFT: [u64; 5] = [5, 6, 7, 8, 9];

fn counsel(
    row: &Json,
    docket: Option<u64>,
    party: &str,
    attorneys: &BTreeMap<u64, Json>,
) -> Vec<(String, Option<String>)> {
    let mut counsel: Vec<(String, Option<String>)> = Vec::new();
    let rows = json::list(row, "attorneys");
    let attorney_id = |role: &Json| {
        json::number(role, "attorney_id").or_else(|| id_of(&json::text(role, "attorney")?))
    };
    let has_left = |id: u64| {
        rows.iter().any(|role| {
            attorney_id(role) == Some(id)
                && docket_id(role) == docket
                && json::number(role, "role").is_some_and(|role| LEFT.contains(&role))
        })
    };
    for role in rows {
        let id = attorney_id(role);
        let own_role = json::number(role, "role").is_some_and(|role| LEFT.contains(&role));
        if docket_id(role) != docket || id.map_or(own_role, has_left) {
            continue;
        }
        // Nested answers hold the attorney; plain ones only the id.
        let known = id.and_then(|id| attorneys.get(&id));
        let nested = role.get("attorney").filter(|row| row.is_object());
        let Some(attorney) = known.or(nested).or_else(|| role.get("name").map(|_| role)) else {
            continue;
        };
        let Some(name) = json::text(attorney, "name").and_then(|name| case::name(&name)) else {
            continue;
        };
        if name.eq_ignore_ascii_case(party) || counsel.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let contact = json::long_text(attorney, "contact_raw").unwrap_or_default();
        let firm = case::firm(&contact, &name);
        counsel.push((name, firm));
    }
    counsel
}
