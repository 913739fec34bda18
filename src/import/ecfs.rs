//! Filings and proceedings of the FCC's Electronic Comment Filing System, as its API answers.

use std::collections::HashMap;

use super::agencies::is_fcc;
use super::json::{self, Json};
use super::marks::is_marked_file;
use super::pages::Pages;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundDeadline, FoundDocket, FoundFile, FoundFiling,
    Input, Skipped, Source, Unreadable, day, plain,
};
use crate::docket::Access;

/// The FCC's Electronic Comment Filing System.
pub(super) static ECFS: Source = Source {
    name: "ecfs",
    title: "FCC ECFS",
    is_public_record: true,
    writers: Some(super::Writers::People),
    detects,
    read,
};

fn detects(input: &Input<'_>) -> bool {
    json::begins_with_words(input.bytes, &["\"id_submission\""])
        || json::begins_with_words(input.bytes, &["\"id_proceeding\"", "\"description"])
        || json::begins_with_words(input.bytes, &["\"filing\"", "\"aggregations\""])
        || json::begins_with_words(input.bytes, &["\"filings\"", "\"aggregations\""])
}

fn read(inputs: &[Input<'_>], choices: &Choices) -> Result<Batch, Unreadable> {
    let mut desk = Desk {
        keep_contact: choices.keep_contact,
        ..Desk::default()
    };
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
        for (line, answer) in &values.values {
            desk.answer(input.path, *line, answer);
        }
    }
    Ok(desk.finish())
}

/// What is gathered while answers are read.
#[derive(Default)]
struct Desk {
    batch: Batch,
    keep_contact: bool,
    /// By its id: where a filing stands in the batch, when it was last changed, and where it was
    /// read.
    filings: HashMap<String, (usize, String, String)>,
    dockets: HashMap<String, usize>,
    pages: Pages,
}

impl Desk {
    fn skip(&mut self, place: String, why: impl Into<String>) {
        let why = why.into();
        self.batch.skipped.push(Skipped { place, why });
    }

    fn answer(&mut self, path: &str, line: usize, answer: &Json) {
        if let Some(rows) = answer.as_array() {
            for (at, row) in rows.iter().enumerate() {
                self.row(&format!("{path}, record {}", at + 1), row);
            }
            return;
        }
        // The search engine behind the API puts records below `hits`.
        let answer = answer
            .get("hits")
            .filter(|hits| hits.is_object())
            .unwrap_or(answer);
        let mut found = false;
        let is_list = |key: &str| {
            answer
                .get(key)
                .is_some_and(|rows| rows.is_array() || rows.is_object())
        };
        for key in ["filing", "filings", "hits"] {
            found |= is_list(key);
            for (at, row) in json::list(answer, key).iter().enumerate() {
                self.row(&format!("{path}, {key} {}", at + 1), row);
            }
        }
        for key in ["proceeding", "proceedings"] {
            let is_record = answer.get("id_submission").is_some();
            if is_list(key) && !is_record {
                found = true;
                json::list(answer, key)
                    .iter()
                    .for_each(|row| self.docket(row));
            }
        }
        let rows = ["filing", "filings"]
            .iter()
            .flat_map(|key| json::list(answer, key));
        let ids = rows
            .filter_map(|row| json::text(row, "id_submission"))
            .collect();
        self.pages
            .add("the search at ECFS".to_owned(), hits(answer), ids);
        if !found {
            self.row(&format!("{path}, line {line}"), answer);
        }
    }

    fn row(&mut self, place: &str, row: &Json) {
        // The search engine behind the API wraps records in `_source`.
        let row = row.get("_source").unwrap_or(row);
        if json::text(row, "id_submission").is_some() {
            self.filing(place, row);
        } else if json::text(row, "name").is_some() && row.get("id_proceeding").is_some() {
            self.docket(row);
        } else {
            let why = json::refusal(row)
                .unwrap_or_else(|| "this is neither a filing nor a proceeding of ECFS".to_owned());
            self.skip(place.to_owned(), why);
        }
    }

    fn filing(&mut self, place: &str, row: &Json) {
        for proceeding in json::list(row, "proceedings") {
            self.docket(proceeding);
        }
        let mut filing = filing(row, self.keep_contact);
        filing.place = place.to_owned();
        let id = json::text(row, "id_submission").unwrap_or_default();
        if let Some(reason) = withholds(row) {
            self.batch.notes.push(format!(
                "ECFS filing {id} is withheld: {reason}; it is imported as `access: {}`",
                filing.access.word()
            ));
        }
        let changed = json::text(row, "date_last_modified").unwrap_or_default();
        match self.filings.get_mut(&id) {
            None => {
                self.filings
                    .insert(id, (self.batch.filings.len(), changed, place.to_owned()));
                self.batch.filings.push(filing);
            }
            Some((at, last, first)) => {
                let mut place = place.to_owned();
                if changed > *last {
                    *last = changed;
                    self.batch.filings[*at] = filing;
                    std::mem::swap(first, &mut place);
                }
                let why = format!("filing {id} is listed twice; the later answer is used");
                self.batch.skipped.push(Skipped { place, why });
            }
        }
    }

    fn docket(&mut self, row: &Json) {
        let Some(docket) = docket(row) else { return };
        match self.dockets.get(&docket.number) {
            Some(at) => {
                // One answer tells more of a proceeding than another.
                let known = &mut self.batch.dockets[*at];
                known.opened = known.opened.take().or(docket.opened);
                known.title = known.title.take().or(docket.title);
                known.closed = known.closed.take().or(docket.closed);
                known.status = known.status.or(docket.status);
                if known.deadlines.is_empty() {
                    known.deadlines = docket.deadlines;
                }
            }
            None => {
                self.dockets
                    .insert(docket.number.clone(), self.batch.dockets.len());
                self.batch.dockets.push(docket);
            }
        }
    }

    fn finish(mut self) -> Batch {
        self.batch.notes.extend(self.pages.notes());
        self.batch
    }
}

/// Returns how many filings a search found: every filing is either an express comment or not, and
/// the answer counts both.
fn hits(answer: &Json) -> u64 {
    let Some(counts) = answer.pointer("/aggregations/express_comment") else {
        return 0;
    };
    let counted: u64 = json::list(counts, "buckets")
        .iter()
        .filter_map(|bucket| json::number(bucket, "doc_count"))
        .fold(0, u64::saturating_add);
    counted.saturating_add(json::number(counts, "sum_other_doc_count").unwrap_or(0))
}

fn filing(row: &Json, keep_contact: bool) -> FoundFiling {
    let id = json::text(row, "id_submission").unwrap_or_default();
    let all = names(row, "filers");
    let is_nobody = |name: &&String| name.eq_ignore_ascii_case("anonymous");
    let filed_by: Vec<String> = all
        .iter()
        .filter(|name| !is_nobody(name))
        .cloned()
        .collect();
    let label = submission(row).unwrap_or_default();
    let is_issued = filed_by.iter().any(|name| is_fcc(name));
    let kind = kind(&label, is_issued);
    let access = if withholds(row).is_some() {
        Access::Confidential
    } else {
        Access::Public
    };
    let attachments: Vec<_> = ["documents", "attachments"]
        .iter()
        .flat_map(|key| json::list(row, key))
        .filter_map(attachment)
        .collect();
    let received = json::text(row, "date_received").or_else(|| json::text(row, "date_submission"));
    let date = received.as_deref().and_then(day::moment);
    let mut found = FoundFiling {
        key: format!("ecfs:{id}"),
        title: match filed_by.is_empty() && !all.is_empty() {
            true => format!("{} (anonymous)", title(kind, &label, &filed_by, &[])),
            false => title(kind, &label, &filed_by, &attachments),
        },
        dockets: dockets(row),
        kind,
        filed_by,
        access,
        attachments,
        identifiers: vec![("ECFS".to_owned(), id.clone())],
        body: match json::long_text(row, "text_data") {
            Some(text) => Body::Plain(plain::maybe_html(&text)),
            None => Body::None,
        },
        ..FoundFiling::default()
    };
    if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        found.source_url = Some(format!("https://www.fcc.gov/ecfs/filing/{id}"));
    }
    if let Some(number) = json::text(row, "confirmation_number") {
        let label = "ECFS confirmation".to_owned();
        found.identifiers.push((label, number));
    }
    if let Some(shown) = json::text(row, "date_disseminated").and_then(|text| day::day(&text)) {
        found.dates.push(("published", shown));
    }
    let own_day = date
        .as_deref()
        .map(|date| date[..10.min(date.len())].to_owned());
    let sent = json::text(row, "date_submission").and_then(|text| day::day(&text));
    let mut fact = |label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            found.facts.push((label.to_owned(), value));
        }
    };
    let is_told = kind.is_some_and(|kind| kind.eq_ignore_ascii_case(&label));
    fact("Submission type", Some(label).filter(|_| !is_told));
    fact(
        "Submitted",
        sent.filter(|sent| own_day.as_ref() != Some(sent)),
    );
    fact("Author", Some(names(row, "authors").join(", ")));
    fact("Law firm", Some(names(row, "lawfirms").join("; ")));
    fact("Bureau", Some(names(row, "bureaus").join("; ")));
    fact("Presented to", Some(names(row, "presented_to").join("; ")));
    fact("File number", json::text(row, "file_number"));
    fact("Report number", json::text(row, "report_number"));
    fact(
        "Pages",
        json::text(row, "total_page_count").filter(|pages| pages != "0"),
    );
    let late = json::text(row, "exparte_or_late_filed").is_some_and(|flag| flag == "Y");
    fact("Ex parte or late filed", late.then(|| "yes".to_owned()));
    if access != Access::Public {
        fact("Viewing status", viewing_status(row));
    }
    if keep_contact {
        let address = row.get("addressentity").unwrap_or(&Json::Null);
        let lines = [
            "address_line_1",
            "address_line_2",
            "city",
            "state",
            "zip_code",
        ];
        let parts: Vec<_> = lines
            .iter()
            .filter_map(|key| json::text(address, key))
            .collect();
        fact("Address", Some(parts.join(", ")));
        let abroad = row.get("internationaladdressentity").unwrap_or(&Json::Null);
        fact("Foreign address", json::text(abroad, "addresstext"));
        fact("E-mail", json::text(row, "contact_email"));
    }
    found.date = date;
    found
}

/// Tells why a filing is not known to be public.
fn withholds(row: &Json) -> Option<&'static str> {
    let status = viewing_status(row);
    let is_open = status
        .as_deref()
        .is_some_and(|word| word.eq_ignore_ascii_case("unrestricted"));
    if status.is_none() {
        return Some("it has no viewing status");
    }
    if !is_open {
        return Some("its viewing status is not \"Unrestricted\"");
    }
    let is_hidden = row
        .pointer("/submissiontype/flag_public")
        .and_then(json::as_text)
        .is_some_and(|flag| flag.eq_ignore_ascii_case("n"));
    if is_hidden {
        return Some("its type of submission is not public");
    }
    let state = row
        .pointer("/filingstatus/description")
        .and_then(json::as_text)
        .unwrap_or_default()
        .to_ascii_uppercase();
    let gone = [
        "RETURN",
        "DELET",
        "REJECT",
        "REMOV",
        "WITHDR",
        "SUPPRESS",
        "CONFIDENTIAL",
    ];
    gone.iter()
        .any(|word| state.contains(word))
        .then_some("its filing status says that it is not shown")
}

fn viewing_status(row: &Json) -> Option<String> {
    let status = row.get("viewingstatus")?;
    json::text(status, "description").or_else(|| json::as_text(status))
}

/// Returns the names of a list of `{name}`, or of plain texts.
fn names(row: &Json, key: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let one = row.get(key).filter(|value| value.is_string());
    for entry in json::list(row, key).iter().chain(one) {
        let name = json::text(entry, "name").or_else(|| json::as_text(entry));
        if let Some(name) = name
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

fn dockets(row: &Json) -> Vec<String> {
    names(row, "proceedings")
}

fn submission(row: &Json) -> Option<String> {
    let kind = row.get("submissiontype")?;
    json::text(kind, "description")
        .or_else(|| json::text(kind, "short"))
        .or_else(|| json::as_text(kind))
}

/// Returns the type for what the filer chose. Anyone can choose any type there, so those that the
/// agency issues need its name.
fn kind(label: &str, is_issued: bool) -> Option<&'static str> {
    let label = label.to_ascii_uppercase();
    let says = |word: &str| label.contains(word);
    if is_issued {
        let kind = match () {
            () if says("PROPOSED RULE") || says("NPRM") => Some("proposed-rule"),
            () if says("PUBLIC NOTICE") || says("NOTICE OF INQUIRY") || says("NEWS") => {
                Some("notice")
            }
            () if says("RULING") => Some("ruling"),
            () if says("ORDER") || says("CONSENT DECREE") => Some("order"),
            () if says("ERRATUM") || says("ERRATA") => Some("correction"),
            () => None,
        };
        if kind.is_some() {
            return kind;
        }
    }
    let kind = match () {
        () if says("PROPOSED RULE") || says("NPRM") || says("PUBLIC NOTICE") => "filing",
        () if says("NOTICE OF INQUIRY") || says("RULING") || says("CONSENT DECREE") => "filing",
        () if says("EXPARTE") || says("EX PARTE") || says("EX-PARTE") => "ex-parte",
        () if says("REPLY") => "reply",
        () if says("OPPOSITION") || says("RESPONSE") => "response",
        () if says("OBJECTION") => "objection",
        () if says("PROTEST") => "protest",
        () if says("COMMENT") => "comment",
        () if says("COMPLAINT") => "complaint",
        () if says("PETITION") || says("WAIVER") => "petition",
        () if says("APPLICATION") => "application",
        () if says("MOTION") => "motion",
        () if says("ORDER") => "filing",
        () if says("LETTER") => "letter",
        () if says("BRIEF") => "brief",
        () if says("TESTIMONY") => "testimony",
        () if says("AFFIDAVIT") || says("DECLARATION") => "affidavit",
        () if says("CERTIFICATION") || says("CERTIFICATE") => "certificate",
        () if says("TRANSCRIPT") => "transcript",
        () if says("AGREEMENT") => "agreement",
        () if says("ERRATUM") || says("ERRATA") => "correction",
        () if says("STUDY") => "study",
        () if says("REPORT") => "report",
        () if says("NOTICE") => "notice",
        () => "filing",
    };
    Some(kind)
}

/// Makes a title: ECFS has none.
fn title(
    kind: Option<&'static str>,
    label: &str,
    filers: &[String],
    attachments: &[FoundAttachment],
) -> String {
    let is_plain = label.is_empty() || label.eq_ignore_ascii_case("other");
    let misleads = kind == Some("filing") && is_issue(label);
    let what = match is_plain || misleads {
        true => "Filing".to_owned(),
        false => sentence(label),
    };
    match filers {
        [] => {
            let first = attachments
                .iter()
                .find(|file| file.access == Access::Public);
            let name = first.and_then(|file| file.label.as_ref().or(file.title.as_ref()));
            match name {
                Some(name) => format!("{what}: {name}"),
                None => what,
            }
        }
        [one] => format!("{what} of {one}"),
        [one, two] => format!("{what} of {one} and {two}"),
        [one, two, three] => format!("{what} of {one}, {two}, and {three}"),
        [one, two, rest @ ..] => format!("{what} of {one}, {two}, and {} others", rest.len()),
    }
}

/// Returns whether a label names what only the agency issues: a title that says so would mislead.
fn is_issue(label: &str) -> bool {
    let label = label.to_ascii_uppercase();
    [
        "PROPOSED RULE",
        "NPRM",
        "PUBLIC NOTICE",
        "INQUIRY",
        "RULING",
        "DECREE",
        "ORDER",
    ]
    .iter()
    .any(|word| label.contains(word))
}

/// Writes words that are all capitals as a sentence would.
fn sentence(label: &str) -> String {
    if label.chars().any(char::is_lowercase) {
        return label.to_owned();
    }
    let lower = label.to_lowercase().replace("exparte", "ex parte");
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

fn attachment(row: &Json) -> Option<FoundAttachment> {
    let name = json::text(row, "filename").or_else(|| json::text(row, "name"));
    let description = json::text(row, "description");
    let url = json::text(row, "src").filter(|url| is_address(url));
    let title = name.or_else(|| description.clone());
    if title.is_none() && url.is_none() {
        return None;
    }
    let marked = [&title, &description]
        .into_iter()
        .flatten()
        .any(|text| is_marked_file(text));
    Some(FoundAttachment {
        held: url.map_or(FoundFile::Nowhere, FoundFile::Url),
        label: description.filter(|text| Some(text) != title.as_ref()),
        title,
        access: if marked {
            Access::Confidential
        } else {
            Access::Public
        },
        ..FoundAttachment::default()
    })
}

fn is_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(char::is_whitespace)
}

fn docket(row: &Json) -> Option<FoundDocket> {
    let number = json::text(row, "name")?;
    let day_of = |key: &str| json::text(row, key).and_then(|text| day::day(&text));
    let closed = day_of("date_closed").filter(|day| !day.starts_with("2099"));
    let state = json::text(row, "filingStatus").unwrap_or_default();
    let is_closed = closed.is_some() || state.to_ascii_uppercase().starts_with("CLOSED");
    let mut docket = FoundDocket {
        number,
        title: json::text(row, "description_display").or_else(|| json::text(row, "description")),
        agency: Some("Federal Communications Commission".to_owned()),
        status: is_closed.then_some("closed"),
        opened: day_of("created_date").or_else(|| day_of("date_proceeding_created")),
        closed,
        ..FoundDocket::default()
    };
    if let Some(id) = json::text(row, "id_proceeding") {
        docket.identifiers.push(("ECFS proceeding".to_owned(), id));
    }
    let bureau = json::text(row, "bureau_name").or_else(|| {
        let bureau = row.get("bureau")?;
        json::text(bureau, "name").or_else(|| json::as_text(bureau))
    });
    let facts = [
        ("Bureau", bureau),
        ("Applicant", json::text(row, "applicant_name")),
        ("Call sign", json::text(row, "callsign")),
        ("Rule section", json::text(row, "rule_section")),
        ("File number", json::text(row, "file_number")),
    ];
    for (label, value) in facts {
        if let Some(value) = value {
            docket.facts.push((label.to_owned(), value));
        }
    }
    for (key, title) in [
        ("comment_end_date", "Comments are due"),
        ("comment_reply_end_date", "Reply comments are due"),
    ] {
        if let Some(date) = day_of(key).filter(|day| !day.starts_with("2099")) {
            let title = title.to_owned();
            docket.deadlines.push(FoundDeadline { date, title });
        }
    }
    Some(docket)
}
