//! Holds what each portal source gives to the samples' `expected.json`, and changes the samples to
//! see that nothing panics.

use std::collections::BTreeSet;

use include_dir::{Dir, include_dir};
use serde_json::Value;

use super::*;
use crate::docket::built_in;
use crate::time::Date;

static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/import");

/// Returns the files of a sample: one file, or all below a folder.
fn files(folder: &str, name: &str) -> Vec<(String, Vec<u8>)> {
    let path = format!("{folder}/{name}");
    if let Some(file) = SAMPLES.get_file(&path) {
        return vec![(name.to_owned(), file.contents().to_vec())];
    }
    let mut files = Vec::new();
    let mut folders = vec![
        SAMPLES
            .get_dir(&path)
            .unwrap_or_else(|| panic!("no sample {path}")),
    ];
    while let Some(next) = folders.pop() {
        folders.extend(next.dirs());
        for file in next.files() {
            let path = file
                .path()
                .strip_prefix(folder)
                .expect("it is below")
                .to_str()
                .expect("UTF-8");
            files.push((path.to_owned(), file.contents().to_vec()));
        }
    }
    files.sort();
    files
}

/// Reads files as the command does: the first source that knows a file gets it.
fn import(files: &[(String, Vec<u8>)]) -> Result<Batch, Unreadable> {
    let mut all = Batch::default();
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(path, bytes)| Input { path, bytes })
        .collect();
    for (at, source) in SOURCES.iter().enumerate() {
        let own: Vec<Input<'_>> = inputs
            .iter()
            .filter(|input| SOURCES.iter().position(|source| (source.detects)(input)) == Some(at))
            .cloned()
            .collect();
        if own.is_empty() {
            continue;
        }
        let batch = (source.read)(&own, &Choices::default())?;
        all.filings.extend(batch.filings);
        all.dockets.extend(batch.dockets);
        all.parties.extend(batch.parties);
        all.skipped.extend(batch.skipped);
        all.notes.extend(batch.notes);
    }
    for input in &inputs {
        let known = SOURCES.iter().any(|source| (source.detects)(input));
        assert!(known, "no source knows {}", input.path);
    }
    Ok(all)
}

/// Says all that would be written of a filing.
fn written(filing: &FoundFiling) -> String {
    let mut shown = filing.clone();
    for attachment in &mut shown.attachments {
        if let FoundFile::Inside(_, bytes) = &mut attachment.held {
            bytes.clear();
        }
    }
    let body = match &filing.body {
        Body::None => "",
        Body::Plain(text) | Body::Markdown(text) => text,
        Body::Blocks(_) => "",
    };
    let facts: Vec<_> = filing
        .facts
        .iter()
        .map(|(label, value)| format!("{label}: {value}"))
        .collect();
    format!("{}\n{shown:?}\n{}\n{body}", filing.title, facts.join("\n"))
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(rows) => rows
            .iter()
            .map(|row| row.as_str().unwrap_or_default().to_owned())
            .collect(),
        Value::String(text) => vec![text.clone()],
        _ => Vec::new(),
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Compares a batch with what is expected. Gives all differences.
fn differences(batch: &Batch, expected: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |text: String| wrong.push(text);
    if batch.filings.len() as u64 != expected["filings"].as_u64().unwrap_or_default() {
        say(format!(
            "{} filings instead of {}",
            batch.filings.len(),
            expected["filings"]
        ));
    }
    let keys: BTreeSet<_> = batch.filings.iter().map(|filing| &filing.key).collect();
    if keys.len() != batch.filings.len() {
        say("two filings have one key".to_owned());
    }
    for filing in &batch.filings {
        for text in format_faults(filing) {
            say(format!("{}: {text}", filing.key));
        }
    }
    let key_of = |id: &str| {
        batch
            .filings
            .iter()
            .find(|filing| filing.identifiers.iter().any(|(_, value)| value == id))
            .map(|filing| filing.key.clone())
            .unwrap_or_default()
    };
    let none = Vec::new();
    for (at, record) in expected["records"]
        .as_array()
        .unwrap_or(&none)
        .iter()
        .enumerate()
    {
        let id = record["id"].as_str().unwrap_or_default();
        let by_id = batch
            .filings
            .iter()
            .find(|filing| filing.identifiers.iter().any(|(_, value)| value == id));
        let Some(filing) = by_id.or_else(|| batch.filings.get(at)) else {
            say(format!("{id} is missing"));
            continue;
        };
        for text in record_differences(filing, record, &key_of) {
            say(format!("{id}: {text}"));
        }
    }
    for docket in expected["dockets"].as_array().unwrap_or(&none) {
        let number = docket["number"].as_str().unwrap_or_default();
        let Some(found) = batch.dockets.iter().find(|found| found.number == number) else {
            say(format!(
                "docket {number} is missing: {:?}",
                batch
                    .dockets
                    .iter()
                    .map(|docket| &docket.number)
                    .collect::<Vec<_>>()
            ));
            continue;
        };
        let all = format!("{found:?}");
        for (key, value) in [
            ("title", &found.title),
            ("opened", &found.opened),
            ("closed", &found.closed),
        ] {
            let wanted = &docket[key];
            if docket.get(key).is_some() && wanted.as_str() != value.as_deref() {
                say(format!(
                    "docket {number}: {key} is {value:?} instead of {wanted}"
                ));
            }
        }
        if let Some(any) = docket["status_any"].as_array()
            && !any.iter().any(|wanted| wanted.as_str() == found.status)
        {
            say(format!("docket {number}: status {:?}", found.status));
        }
        if docket.get("agency_any").is_some()
            && !texts(&docket["agency_any"]).contains(&found.agency.clone().unwrap_or_default())
        {
            say(format!("docket {number}: agency {:?}", found.agency));
        }
        for text in texts(&docket["mentions"]) {
            if !all.contains(&text) {
                say(format!("docket {number}: does not mention {text}"));
            }
        }
        for (label, value) in docket["facts"].as_object().into_iter().flatten() {
            let fact = (label.clone(), value.as_str().unwrap_or_default().to_owned());
            if !found.facts.contains(&fact) {
                say(format!(
                    "docket {number}: no fact {fact:?} in {:?}",
                    found.facts
                ));
            }
        }
    }
    for party in expected["parties"].as_array().unwrap_or(&none) {
        let name = party["name"].as_str().unwrap_or_default();
        let Some(found) = batch.parties.iter().find(|found| found.name == name) else {
            say(format!("party {name} is missing: {:?}", batch.parties));
            continue;
        };
        let role = party["role"].as_str();
        if role.is_some() && role != found.role.as_deref() {
            say(format!("party {name}: role {:?}", found.role));
        }
        if let Some(until) = party["until"].as_str()
            && found.until.as_deref() != Some(until)
        {
            say(format!("party {name}: until {:?}", found.until));
        }
        if party.get("counsel").is_some() {
            let counsel: Vec<_> = found.counsel.iter().map(|(name, _)| name.clone()).collect();
            if counsel != texts(&party["counsel"]) {
                say(format!("party {name}: counsel {counsel:?}"));
            }
        }
        for (key, names) in [("dba_any", &found.dba), ("formerly_any", &found.formerly)] {
            if let Some(first) = party[key][0].as_str()
                && names != &[first.to_owned()]
            {
                say(format!("party {name}: {key} {names:?}"));
            }
        }
    }
    let all = format!(
        "{:?}{:?}{:?}{:?}{}",
        batch.dockets,
        batch.parties,
        batch.skipped,
        batch.notes,
        batch.filings.iter().map(written).collect::<String>()
    );
    for text in texts(&expected["never"]) {
        if all.contains(&text) {
            say(format!("{text:?} came out"));
        }
    }
    for skipped in expected["skipped"].as_array().unwrap_or(&none) {
        let place = match (skipped["id"].as_str(), skipped["line"].as_u64()) {
            (Some(id), _) => id.to_owned(),
            (_, line) => format!("line {}", line.unwrap_or_default()),
        };
        let found = batch
            .skipped
            .iter()
            .any(|found| found.place.contains(&place) || found.why.contains(&place));
        if !found {
            say(format!("{place} is not reported: {:?}", batch.skipped));
        }
    }
    wrong
}

/// Tells what of a filing no record could hold.
fn format_faults(filing: &FoundFiling) -> Vec<String> {
    let mut wrong = Vec::new();
    let dates = filing
        .date
        .iter()
        .chain(filing.dates.iter().map(|(_, date)| date));
    for date in dates.chain(filing.deadlines.iter().map(|deadline| &deadline.date)) {
        if Date::parse(date).is_err() {
            wrong.push(format!("{date} is no date"));
        }
    }
    if let Some(kind) = filing.kind
        && !built_in().iter().any(|known| known.id == kind)
    {
        wrong.push(format!("{kind} is no type"));
    }
    if filing.title.trim().is_empty() {
        wrong.push("no title".to_owned());
    }
    let facts = filing.facts.iter().chain(&filing.identifiers);
    let lines = facts
        .flat_map(|(label, value)| [label, value])
        .chain([&filing.title])
        .chain(&filing.filed_by);
    for line in lines.chain(
        filing
            .attachments
            .iter()
            .flat_map(|file| file.title.iter().chain(&file.label)),
    ) {
        if line.trim().is_empty() || line.contains(|c: char| c.is_control()) {
            wrong.push(format!("{line:?} is blank or holds a control character"));
        }
    }
    if let Body::Plain(text) | Body::Markdown(text) = &filing.body
        && text.contains(|c: char| c.is_control() && c != '\n' && c != '\t')
    {
        wrong.push("a control character in the text".to_owned());
    }
    wrong
}

fn record_differences(
    filing: &FoundFiling,
    record: &Value,
    key_of: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |text: String| wrong.push(text);
    let all = written(filing);
    let values: Vec<_> = filing
        .identifiers
        .iter()
        .map(|(_, value)| value.clone())
        .collect();
    for (_, value) in record["identifiers"].as_object().into_iter().flatten() {
        if !values.contains(&value.as_str().unwrap_or_default().to_owned()) {
            say(format!("identifiers {values:?}"));
        }
    }
    for key in ["identifiers_any", "ids_any"] {
        let any = texts(&record[key]);
        if !any.is_empty() && !any.iter().any(|id| values.contains(id)) {
            say(format!("identifiers {values:?} instead of {any:?}"));
        }
    }
    let date = filing.date.clone().unwrap_or_else(|| "unknown".to_owned());
    let day = date.split('T').next().unwrap_or_default().to_owned();
    let dates: Vec<_> = texts(&record["date"])
        .into_iter()
        .chain(texts(&record["date_any"]))
        .collect();
    if !dates.is_empty() && !dates.contains(&day) {
        say(format!("date {date} instead of {dates:?}"));
    }
    for key in ["dated", "effective", "entered"] {
        if let Some(wanted) = record[key].as_str()
            && !filing.dates.contains(&(key, wanted.to_owned()))
        {
            say(format!("{key} {wanted} is not in {:?}", filing.dates));
        }
    }
    for wanted in texts(&record["deadlines"]) {
        if !filing
            .deadlines
            .iter()
            .any(|deadline| deadline.date == wanted)
        {
            say(format!(
                "deadline {wanted} is not in {:?}",
                filing.deadlines
            ));
        }
    }
    let dockets = if filing.dockets.is_empty() {
        vec!["none".to_owned()]
    } else {
        filing.dockets.clone()
    };
    let mut choices: Vec<Vec<String>> = Vec::new();
    if record.get("docket").is_some() {
        choices.push(texts(&record["docket"]));
    }
    choices.extend(
        record["docket_any"]
            .as_array()
            .into_iter()
            .flatten()
            .map(texts),
    );
    let first_only = record["docket_first_only"].as_bool().unwrap_or_default();
    let fits = |choice: &Vec<String>| {
        if first_only {
            dockets.first() == choice.first()
        } else {
            &dockets == choice
        }
    };
    if !choices.is_empty() && !choices.iter().any(fits) {
        say(format!("dockets {dockets:?} instead of {choices:?}"));
    }
    let number = filing.number.as_deref();
    if let Some(any) = record["number_any"].as_array() {
        if !any.iter().any(|wanted| wanted.as_str() == number) {
            say(format!("number {number:?}"));
        }
    } else if record["number"].as_str() != number {
        say(format!("number {number:?} instead of {}", record["number"]));
    }
    let kind = filing.kind.unwrap_or("filing").to_owned();
    if record.get("type").is_some() && !texts(&record["type"]).contains(&kind) {
        say(format!("type {kind} instead of {}", record["type"]));
    }
    if texts(&record["type_not"]).contains(&kind) {
        say(format!("type {kind}"));
    }
    if let Some(title) = record["title"].as_str()
        && words(title) != filing.title
    {
        say(format!("title {:?} instead of {title:?}", filing.title));
    }
    let optional =
        record["filed_by_optional"].as_bool().unwrap_or_default() && filing.filed_by.is_empty();
    if record.get("filed_by").is_some()
        && texts(&record["filed_by"]) != filing.filed_by
        && !optional
    {
        say(format!(
            "filed by {:?} instead of {}",
            filing.filed_by, record["filed_by"]
        ));
    }
    let any = texts(&record["filed_by_any"]);
    if !any.is_empty() && !optional && !filing.filed_by.iter().any(|name| any.contains(name)) {
        say(format!(
            "filed by {:?} instead of any of {any:?}",
            filing.filed_by
        ));
    }
    let access = filing.access.word().to_owned();
    let wanted = if record.get("access_any").is_some() {
        texts(&record["access_any"])
    } else {
        texts(&record["access"])
    };
    if !wanted.contains(&access) {
        say(format!("access {access} instead of {wanted:?}"));
    }
    if let Some(attachments) = record["attachments"].as_array() {
        for text in attachment_differences(filing, attachments) {
            say(text);
        }
    }
    let body = match &filing.body {
        Body::None => String::new(),
        Body::Plain(text) | Body::Markdown(text) => words(text),
        Body::Blocks(_) => String::new(),
    };
    for phrase in texts(&record["body"]) {
        if !body.contains(&words(&phrase)) {
            say(format!("the text lacks {phrase:?}: {body:?}"));
        }
    }
    for text in texts(&record["mentions"])
        .into_iter()
        .chain(texts(&record["says"]))
    {
        if !all.contains(&text) {
            say(format!("does not mention {text:?}: {all}"));
        }
    }
    let any = texts(&record["mentions_any"]);
    if !any.is_empty() && !any.iter().any(|text| all.contains(text)) {
        say(format!("mentions none of {any:?}: {all}"));
    }
    for text in texts(&record["not_in_file"]) {
        if all.contains(&text) {
            say(format!("holds {text:?}"));
        }
    }
    for (label, value) in record["facts"].as_object().into_iter().flatten() {
        let fact = (label.clone(), value.as_str().unwrap_or_default().to_owned());
        if !filing.facts.contains(&fact) {
            say(format!("no fact {fact:?} in {:?}", filing.facts));
        }
    }
    for (key, references) in [
        ("responds_to", &filing.responds_to),
        ("corrects", &filing.corrects),
    ] {
        if let Some(id) = record[key].as_str()
            && !references.contains(&FoundReference::Key(key_of(id)))
        {
            say(format!("{key} {references:?} instead of {id}"));
        }
    }
    if let Some(url) = record["source_url"].as_str()
        && filing.source_url.as_deref() != Some(url)
    {
        say(format!("source_url {:?}", filing.source_url));
    }
    wrong
}

fn attachment_differences(filing: &FoundFiling, wanted: &[Value]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut rest = filing.attachments.as_slice();
    for one in wanted {
        let urls: Vec<_> = texts(&one["url"])
            .into_iter()
            .chain(texts(&one["url_any"]))
            .collect();
        let file = one["file"].as_str();
        let fits = |found: &FoundAttachment| match &found.held {
            FoundFile::Url(url) => urls.contains(url),
            FoundFile::Input(path) => {
                file.is_some_and(|file| path.rsplit('/').next() == Some(file))
            }
            FoundFile::Inside(name, _) | FoundFile::Named(name) => file == Some(name.as_str()),
            FoundFile::Nowhere => urls.is_empty() && file.is_none(),
        };
        let Some(found) = rest.first().filter(|found| fits(found)) else {
            wrong.push(format!("attachment {one}: {:?}", rest.first()));
            break;
        };
        if let Some(title) = one["title"].as_str()
            && !title.is_empty()
            && found.title.as_deref() != Some(title.trim())
        {
            wrong.push(format!(
                "attachment title {:?} instead of {title:?}",
                found.title
            ));
        }
        if let Some(access) = one["access"].as_str()
            && found.access.word() != access
        {
            wrong.push(format!("attachment {one}: access {:?}", found.access));
        }
        if let Some(pages) = one["pages"].as_u64()
            && found.pages.as_deref() != Some(pages.to_string().as_str())
        {
            wrong.push(format!("attachment pages {:?}", found.pages));
        }
        rest = &rest[1..];
        // Its other formats follow it.
        while !urls.is_empty() && rest.first().is_some_and(fits) {
            rest = &rest[1..];
        }
    }
    if !rest.is_empty() {
        wrong.push(format!("more attachments: {rest:?}"));
    }
    wrong
}

fn expected(folder: &str) -> Value {
    let file = SAMPLES
        .get_file(format!("{folder}/expected.json"))
        .expect("it is there");
    serde_json::from_slice(file.contents()).expect("it is JSON")
}

/// Compares one sample, read together with others.
fn compare(folder: &str, name: &str, with: &[&str]) {
    let mut all = files(folder, name);
    for other in with {
        all.extend(files(folder, other));
    }
    let batch = import(&all).unwrap_or_else(|error| panic!("{error:?}"));
    let wrong = differences(&batch, &expected(folder)["files"][name]);
    assert!(wrong.is_empty(), "{folder}/{name}:\n{}", wrong.join("\n"));
    // The same files twice give the same filings.
    let again: Vec<_> = all.iter().chain(&all).cloned().collect();
    let twice = import(&again).unwrap_or_else(|error| panic!("{error:?}"));
    let keys = |batch: &Batch| {
        batch
            .filings
            .iter()
            .map(|filing| filing.key.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&twice), keys(&batch), "{folder}/{name} given twice");
}

/// Changes a sample in many small ways. Whatever comes of it, nothing may panic.
fn harass(folder: &str, name: &str, rounds: u64) {
    let sample = files(folder, name);
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    for _ in 0..rounds {
        let mut changed = sample.clone();
        for (_, bytes) in &mut changed {
            if bytes.is_empty() {
                continue;
            }
            for _ in 0..1 + next() % 6 {
                let at = (next() % bytes.len() as u64) as usize;
                match next() % 6 {
                    0 => bytes[at] = next() as u8,
                    1 => bytes.truncate(at.max(1)),
                    2 => {
                        let end = bytes.len().min(at + 1 + (next() % 40) as usize);
                        bytes.drain(at..end);
                    }
                    3 => bytes.insert(at, b"\"{}[],:\\<>&\n\0\xff"[(next() % 14) as usize]),
                    4 => replace(bytes, at, b"null"),
                    _ => replace(bytes, at, b"{\"a\":[1e400,-0,\"\xc3\xa9\"]}"),
                }
                if bytes.is_empty() {
                    break;
                }
            }
        }
        for source in SOURCES {
            let inputs: Vec<_> = changed
                .iter()
                .map(|(path, bytes)| Input { path, bytes })
                .collect();
            inputs.iter().for_each(|input| {
                let _ = (source.detects)(input);
            });
            if let Ok(batch) = (source.read)(
                &inputs,
                &Choices {
                    keep_contact: true,
                    ..Choices::default()
                },
            ) {
                for filing in &batch.filings {
                    assert_eq!(
                        format_faults(filing),
                        Vec::<String>::new(),
                        "{folder}/{name}: {filing:?}"
                    );
                }
            }
        }
    }
}

/// Puts other bytes in the place of the next value.
fn replace(bytes: &mut Vec<u8>, at: usize, other: &[u8]) {
    let Some(start) = bytes[at..]
        .iter()
        .position(|byte| *byte == b':')
        .map(|ahead| at + ahead + 1)
    else {
        return;
    };
    let end = bytes[start..]
        .iter()
        .position(|byte| matches!(byte, b',' | b'}'))
        .map_or(bytes.len(), |ahead| start + ahead);
    bytes.splice(start..end, other.iter().copied());
}

#[test]
fn ecfs() {
    compare("ecfs", "filings-2026.json", &[]);
    compare("ecfs", "filings-2017.json", &[]);
    compare("ecfs", "proceedings.json", &[]);
    harass("ecfs", "filings-2017.json", 60);
}

#[test]
fn regulations_gov() {
    compare("regulations-gov", "details.jsonl", &[]);
    compare("regulations-gov", "docket.json", &[]);
    compare("regulations-gov", "documents-search.json", &[]);
    compare("regulations-gov", "comments-search.json", &[]);
    harass("regulations-gov", "details.jsonl", 60);
}

#[test]
fn federal_register() {
    compare("federal-register", "documents-default.json", &[]);
    compare("federal-register", "documents-fields.json", &[]);
    compare("federal-register", "document.json", &[]);
    compare("federal-register", "documents-none.json", &[]);
    harass("federal-register", "documents-fields.json", 60);
}

#[test]
fn mirrulations() {
    compare("mirrulations", "raw-data", &["derived-data"]);
    compare("mirrulations", "older", &[]);
    harass("mirrulations", "raw-data", 30);
    let batch = import(
        &[
            files("mirrulations", "raw-data"),
            files("mirrulations", "derived-data"),
        ]
        .concat(),
    );
    let batch = batch.expect("it is read");
    let text = |id: &str| {
        let filing = batch
            .filings
            .iter()
            .find(|filing| filing.key.ends_with(id))
            .expect(id);
        filing.attachments[0].text.clone().unwrap_or_default()
    };
    assert!(
        text("9002").contains("Business Council\u{c}Page two"),
        "{:?}",
        text("9002")
    );
    assert!(
        text("9016").contains("10:00 a.m. Made-Up Chamber"),
        "{:?}",
        text("9016")
    );
}

#[test]
fn courtlistener() {
    compare(
        "courtlistener",
        "docket-entries.json",
        &[
            "docket.json",
            "parties.json",
            "attorneys.json",
            "recap-documents.json",
        ],
    );
    compare("courtlistener", "docket-entries.json", &["docket.json"]);
    compare("courtlistener", "docket.json", &[]);
    compare(
        "courtlistener",
        "parties.json",
        &["attorneys.json", "docket.json"],
    );
    compare("courtlistener", "attorneys.json", &[]);
    harass("courtlistener", "docket-entries.json", 30);
    harass("courtlistener", "parties.json", 60);
    let alone = import(&files("courtlistener", "recap-documents.json"));
    assert!(alone.is_err_and(|error| error.why.contains("/docket-entries/")));
    notes(
        "courtlistener",
        "docket-entries.json",
        "there are more docket entries",
    );
}

#[test]
fn juriscraper() {
    for name in [
        "district.json",
        "appellate.json",
        "bankruptcy.json",
        "internet-archive.json",
        "sealed.json",
    ] {
        compare("juriscraper", name, &[]);
    }
    harass("juriscraper", "district.json", 60);
}

#[test]
fn internet_archive() {
    compare("juriscraper", "gov.uscourts.akd.999664.docket.xml", &[]);
    harass("juriscraper", "gov.uscourts.akd.999664.docket.xml", 60);
}

#[test]
fn recap_zip() {
    compare("juriscraper", "1-21-cv-90317-SJ.zip", &[]);
    harass("juriscraper", "1-21-cv-90317-SJ.zip", 200);
    let batch = import(&files("juriscraper", "1-21-cv-90317-SJ.zip")).expect("it is read");
    assert_eq!(batch.filings[0].date.as_deref(), Some("2021-03-12"));
}

/// Asserts that a note of a sample's import says this.
fn notes(folder: &str, name: &str, words: &str) {
    let batch = import(&files(folder, name)).expect("it is read");
    let found = batch.notes.iter().any(|note| note.contains(words));
    assert!(found, "{folder}/{name}: {:?}", batch.notes);
}

#[test]
fn a_page_of_a_longer_result_says_how_many_records_are_missing() {
    notes("regulations-gov", "documents-search.json", "30 are missing");
    notes(
        "federal-register",
        "documents-default.json",
        "1198 are missing",
    );
}
