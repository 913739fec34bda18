//! Documents, comments and dockets of regulations.gov, as version 4 of its API answers: details,
//! searches, one or many a file.

use std::collections::HashMap;

use super::agencies::agency_name;
use super::json::{self, Json};
use super::pages::Pages;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundDeadline, FoundDocket, FoundFile, FoundFiling,
    FoundReference, Input, Skipped, Source, Unreadable, day, plain,
};
use crate::docket::Access;

/// regulations.gov.
pub(super) static REGULATIONS_GOV: Source = Source {
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

fn filing(row: &Json, id: &str, own: &[Json], shared: &[Json], keep_contact: bool) -> FoundFiling {
    let attributes = row.get("attributes").unwrap_or(&Json::Null);
    let is_comment = json::text(row, "type").as_deref() == Some("comments");
    let document_type = json::text(attributes, "documentType").unwrap_or_default();
    let is_comment = is_comment || document_type == "Public Submission";
    let get = |name: &str| json::text(attributes, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let is_withdrawn = json::is_set(attributes, "withdrawn");
    let mut found = FoundFiling {
        key: key(id),
        title: title(attributes, id, is_comment),
        dockets: docket_of(id, attributes).into_iter().collect(),
        kind: Some(kind(is_comment, &document_type)),
        identifiers: vec![("regulations.gov".to_owned(), id.to_owned())],
        is_partial: attributes.get("modifyDate").is_none(),
        ..FoundFiling::default()
    };
    if is_restricted(attributes) {
        found.access = Access::Confidential;
    }
    let (received, posted) = (day_of("receiveDate"), day_of("postedDate"));
    // What the agency publishes is filed when it is posted; what it gets, when it gets it.
    found.date = if is_comment || !is_published(&document_type) {
        received.clone().or_else(|| posted.clone())
    } else {
        posted.clone().or_else(|| received.clone())
    };
    let others = [
        ("dated", day_of("authorDate")),
        ("received", received),
        ("published", posted),
        ("effective", day_of("effectiveDate")),
    ];
    for (name, date) in others {
        if let Some(date) = date
            && (found.date.as_ref() != Some(&date) || name == "effective")
        {
            found.dates.push((name, date));
        }
    }
    if !is_comment {
        for (name, title) in [
            ("commentStartDate", "Comment period opens"),
            ("commentEndDate", "Comments are due"),
        ] {
            if let Some(date) = day_of(name)
                && (name == "commentEndDate" || found.date.as_ref() != Some(&date))
            {
                let title = title.to_owned();
                found.deadlines.push(FoundDeadline { date, title });
            }
        }
    }
    let page = if is_comment { "comment" } else { "document" };
    if id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    {
        found.source_url = Some(format!("https://www.regulations.gov/{page}/{id}"));
    }
    if let Some(number) = get("frDocNum") {
        let number = number.replace(['–', '—', '‑'], "-");
        let label = "Federal Register".to_owned();
        found.identifiers.push((label, number));
    }
    if let Some(number) = get("trackingNbr") {
        let label = "Tracking Number".to_owned();
        found.identifiers.push((label, number));
    }
    facts(&mut found, row, is_comment, keep_contact);
    // What the agency withdrew it no longer shows: only the entry and the reason are left.
    let submitter = submitter(attributes).filter(|_| !is_withdrawn);
    let agency = || get("agencyId").map(|letters| agency_name(&letters));
    found.filed_by = match is_comment {
        true => submitter.into_iter().collect(),
        false => submitter.or_else(agency).into_iter().collect(),
    };
    if !is_withdrawn {
        let text = if is_comment { "comment" } else { "docAbstract" };
        if let Some(text) = json::long_text(attributes, text) {
            found.body = Body::Plain(plain::html(&text));
        }
        found.attachments = attachments(row, own, shared);
    }
    found
}

fn is_published(document_type: &str) -> bool {
    matches!(document_type, "Rule" | "Proposed Rule" | "Notice")
}

fn kind(is_comment: bool, document_type: &str) -> &'static str {
    match document_type {
        _ if is_comment => "comment",
        "Rule" => "rule",
        "Proposed Rule" => "proposed-rule",
        "Notice" => "notice",
        _ => "filing",
    }
}

fn title(attributes: &Json, id: &str, is_comment: bool) -> String {
    let title = json::long_text(attributes, "title").map(|text| plain::title(&text));
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| {
        let what = if is_comment { "Comment" } else { "Document" };
        format!("{what} {id}")
    })
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

/// Returns who submitted a comment: the organization or the government agency before the person.
fn submitter(attributes: &Json) -> Option<String> {
    let name = |key: &str| json::text(attributes, key).filter(|name| !is_nobody(name));
    name("organization")
        .or_else(|| name("govAgency"))
        .or_else(|| person(attributes))
}

fn person(attributes: &Json) -> Option<String> {
    let parts: Vec<_> = ["firstName", "lastName"]
        .iter()
        .filter_map(|key| json::text(attributes, key))
        .filter(|name| !is_nobody(name))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Returns whether a name stands for nobody in particular.
fn is_nobody(name: &str) -> bool {
    let letters: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    [
        "",
        "na",
        "none",
        "null",
        "self",
        "myself",
        "anonymous",
        "anonymousanonymous",
        "individual",
        "private",
        "privatecitizen",
        "citizen",
        "notapplicable",
        "unknown",
    ]
    .contains(&letters.as_str())
}

fn facts(found: &mut FoundFiling, row: &Json, is_comment: bool, keep_contact: bool) {
    let attributes = row.get("attributes").unwrap_or(&Json::Null);
    let labels = labels(attributes);
    let get = |name: &str| json::text(attributes, name);
    let day_of = |name: &str| get(name).and_then(|text| day::day(&text));
    let mut facts = Vec::new();
    let mut add = |name: &str, label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let label = labels
                .get(name)
                .cloned()
                .unwrap_or_else(|| label.to_owned());
            facts.push((label, value));
        }
    };
    if json::is_set(attributes, "withdrawn") {
        add("withdrawn", "Status", Some("withdrawn".to_owned()));
        add(
            "reasonWithdrawn",
            "Reason withdrawn",
            get("reasonWithdrawn"),
        );
    }
    if is_restricted(attributes) {
        add(
            "restrictReasonType",
            "Restriction",
            get("restrictReasonType"),
        );
        add(
            "restrictReason",
            "Reason for the restriction",
            get("restrictReason"),
        );
    }
    add(
        "commentOnDocumentId",
        "Comment on",
        get("commentOnDocumentId"),
    );
    add("category", "Category", get("category"));
    let is_plain = get("subtype").as_deref() == Some("Public Comment");
    add("subtype", "Subtype", get("subtype").filter(|_| !is_plain));
    add("subject", "Subject", get("subject"));
    add(
        "authors",
        "Author",
        Some(json::texts(attributes, "authors").join("; ")),
    );
    add("field1", "Field 1", get("field1"));
    add("field2", "Field 2", get("field2"));
    add("frVolNum", "Federal Register citation", get("frVolNum"));
    add(
        "startEndPage",
        "Federal Register pages",
        get("startEndPage"),
    );
    add("cfrPart", "CFR", get("cfrPart"));
    let numbers: Vec<_> = json::texts(attributes, "rin")
        .into_iter()
        .chain(json::texts(attributes, "additionalRins"))
        .filter(|rin| rin != "Not Assigned")
        .collect();
    add("rin", "RIN", Some(numbers.join(", ")));
    add(
        "topics",
        "Topics",
        Some(json::texts(attributes, "topics").join(", ")),
    );
    add(
        "implementationDate",
        "Implementation date",
        day_of("implementationDate"),
    );
    add("ombApproval", "OMB approval", get("ombApproval"));
    add("sourceCitation", "Source citation", get("sourceCitation"));
    add("exhibitType", "Exhibit type", get("exhibitType"));
    add(
        "exhibitLocation",
        "Exhibit location",
        get("exhibitLocation"),
    );
    add("media", "Medium", get("media"));
    add(
        "originalDocumentId",
        "Original document",
        get("originalDocumentId"),
    );
    add("legacyId", "Legacy ID", get("legacyId"));
    add("postmarkDate", "Postmarked", day_of("postmarkDate"));
    let copies = get("duplicateComments").filter(|count| count != "0");
    add("duplicateComments", "Duplicate comments", copies);
    if is_comment && !json::is_set(attributes, "withdrawn") {
        add("submitterRep", "Representative", get("submitterRep"));
        let kind = get("govAgencyType").filter(|kind| !is_nobody(kind));
        add("govAgencyType", "Government agency type", kind);
        let contact =
            person(attributes).filter(|name| submitter(attributes).as_ref() != Some(name));
        add("submitter", "Submitter", contact);
        add(
            "stateProvinceRegion",
            "State or province",
            get("stateProvinceRegion"),
        );
        add("country", "Country", get("country"));
        if keep_contact {
            let parts: Vec<_> = ["address1", "address2", "city", "zip"]
                .iter()
                .filter_map(|name| get(name))
                .collect();
            add("address", "Address", Some(parts.join(", ")));
            add("email", "E-mail", get("email"));
            add("phone", "Phone", get("phone"));
            add("fax", "Fax", get("fax"));
            add(
                "submitterRepAddress",
                "Representative's address",
                get("submitterRepAddress"),
            );
            add(
                "submitterRepCityState",
                "Representative's city",
                get("submitterRepCityState"),
            );
        }
    }
    found.facts = facts;
}

/// Returns the labels under which an agency shows fields.
fn labels(attributes: &Json) -> HashMap<String, String> {
    json::list(attributes, "displayProperties")
        .iter()
        .filter_map(|row| Some((json::text(row, "name")?, json::text(row, "label")?)))
        .collect()
}

fn attachments_of(row: &Json) -> &Json {
    row.pointer("/relationships/attachments")
        .unwrap_or(&Json::Null)
}

/// Returns the files of a record: its own content, and then its attachments in the order of the
/// portal.
fn attachments(row: &Json, own: &[Json], shared: &[Json]) -> Vec<FoundAttachment> {
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
fn attachment(attributes: &Json, number: usize, all: &mut Vec<FoundAttachment>) {
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
fn formats(attributes: &Json) -> Vec<(String, String)> {
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

fn docket(id: &str, attributes: &Json) -> FoundDocket {
    let labels = labels(attributes);
    let get = |name: &str| json::text(attributes, name);
    let mut docket = FoundDocket {
        number: id.to_owned(),
        title: json::long_text(attributes, "title")
            .map(|text| plain::title(&text))
            .filter(|title| !title.is_empty()),
        agency: get("agencyId").map(|letters| agency_name(&letters)),
        identifiers: vec![("regulations.gov".to_owned(), id.to_owned())],
        source_url: id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            .then(|| format!("https://www.regulations.gov/docket/{id}")),
        ..FoundDocket::default()
    };
    let about = json::long_text(attributes, "dkAbstract").map(|text| plain::title(&text));
    let facts = [
        ("docketType", "Docket type", get("docketType")),
        ("shortTitle", "Short title", get("shortTitle")),
        ("generic", "Program area", get("generic")),
        ("program", "Program", get("program")),
        ("category", "Category", get("category")),
        ("organization", "Organization", get("organization")),
        ("subType", "Subtype", get("subType")),
        ("subType2", "Subtype 2", get("subType2")),
        ("rin", "RIN", get("rin").filter(|rin| rin != "Not Assigned")),
        ("petitionNbr", "Petition number", get("petitionNbr")),
        ("legacyId", "Legacy ID", get("legacyId")),
        ("field1", "Field 1", get("field1")),
        ("field2", "Field 2", get("field2")),
        (
            "keywords",
            "Keywords",
            Some(json::texts(attributes, "keywords").join(", ")),
        ),
        (
            "effectiveDate",
            "Effective date",
            get("effectiveDate").and_then(|text| day::day(&text)),
        ),
        ("abstract", "Description", about),
    ];
    for (name, label, value) in facts {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let label = labels
                .get(name)
                .cloned()
                .unwrap_or_else(|| label.to_owned());
            docket.facts.push((label, value));
        }
    }
    docket
}
