//! Filings and proceedings of the FCC's Electronic Comment Filing System, as its API answers.

mod filing;

use std::collections::HashMap;

use super::json::{self, Json};
use super::pages::Pages;
use super::unknown::refusal;
use super::{
    Batch, Choices, FoundDeadline, FoundDocket, Input, RecordSource, Skipped, Unreadable, day,
};
use filing::{filing, withholds};

/// The FCC's Electronic Comment Filing System.
pub(super) static ECFS: RecordSource = RecordSource {
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
    /// By its id: the place of a filing in the batch, when it was last changed, and where it was
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
            let why = refusal(row)
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
                // One answer says more about a proceeding than another.
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
