//! Holds what each portal source gives to the samples' `expected.json`, and changes the samples to
//! see that nothing panics.

mod differences;
mod records;

use include_dir::{Dir, include_dir};
use serde_json::Value;

use super::*;
use differences::{differences, format_faults};

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
