//! ZIP archives of RECAP: `12-main.pdf` is document 12 of a case, `12-1.pdf` its first attachment.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::archive::{self, Packed};
use super::stamp::{Stamp, stamp, without_initials};
use super::{
    Batch, Choices, FoundAttachment, FoundFile, FoundFiling, Guess, Input, RecordSource, Skipped,
    Unreadable, entry, plain,
};
use crate::docket::Access;

/// RECAP's archives.
pub(super) static RECAP_ZIP: RecordSource = RecordSource {
    name: "recap-zip",
    title: "RECAP archive",
    is_public_record: true,
    writers: Some(super::Writers::Officials),
    detects,
    read,
};

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:gov\.uscourts\.[a-z0-9]+\.\d+\.)?(\d{1,6})(?:-(main)|[-.](\d{1,4}))?\.pdf$",
    )
    .expect("the expression is right")
});

fn detects(input: &Input<'_>) -> bool {
    let names = archive::names(input.bytes);
    let is_pdf = |name: &&String| name.to_ascii_lowercase().ends_with(".pdf");
    names.iter().any(|name| main_number(name).is_some())
        && names
            .iter()
            .filter(is_pdf)
            .all(|name| NAME.is_match(last(name)))
}

/// Returns the number of a main document by the name of its file.
fn main_number(name: &str) -> Option<u32> {
    let found = NAME.captures(last(name))?;
    let is_main = found.get(2).is_some() || found.get(3).is_some_and(|place| place.as_str() == "0");
    is_main.then(|| found[1].parse().ok())?
}

fn last(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn read(inputs: &[Input<'_>], _: &Choices) -> Result<Batch, Unreadable> {
    let mut batch = Batch::default();
    for input in inputs {
        match archive::unpack(input.bytes) {
            Ok(files) => documents(input.path, files, &mut batch),
            Err(why) => batch.skipped.push(Skipped {
                place: input.path.to_owned(),
                why,
            }),
        }
    }
    Ok(batch)
}

/// Makes a filing of each document of an archive.
fn documents(path: &str, files: Vec<Packed>, batch: &mut Batch) {
    let mut documents: BTreeMap<u32, BTreeMap<u32, Packed>> = BTreeMap::new();
    for file in files {
        let place = NAME.captures(last(&file.name)).and_then(|found| {
            let number: u32 = found[1].parse().ok()?;
            let place = match found.get(3) {
                Some(place) => place.as_str().parse().ok()?,
                None => 0,
            };
            Some((number, place))
        });
        let taken = match place {
            Some((number, place)) => documents.entry(number).or_default().entry(place),
            None => {
                let name = plain::line(&file.name);
                skip(
                    batch,
                    format!("{path}, {name}"),
                    "this file is no document of RECAP",
                );
                continue;
            }
        };
        match taken {
            std::collections::btree_map::Entry::Vacant(place) => {
                place.insert(file);
            }
            std::collections::btree_map::Entry::Occupied(_) => {
                let name = plain::line(&file.name);
                skip(
                    batch,
                    format!("{path}, {name}"),
                    "the archive holds this document twice",
                );
            }
        }
    }
    for (number, files) in documents {
        let filing = filing(path, number, files);
        if batch.filings.iter().any(|known| known.key == filing.key) {
            let why = format!("document {number} of this docket is here twice");
            batch.skipped.push(Skipped {
                place: path.to_owned(),
                why,
            });
        } else {
            batch.filings.push(filing);
        }
    }
}

fn skip(batch: &mut Batch, place: String, why: &str) {
    let why = why.to_owned();
    batch.skipped.push(Skipped { place, why });
}

fn filing(path: &str, number: u32, files: BTreeMap<u32, Packed>) -> FoundFiling {
    let read: Vec<(Option<Stamp>, Vec<String>)> =
        files.values().map(|file| stamp(&file.bytes)).collect();
    let stamp = read
        .iter()
        .find_map(|(stamp, _)| stamp.as_ref())
        .filter(|stamp| stamp.number == number.to_string());
    let docket = stamp
        .map(|stamp| stamp.docket.clone())
        .or_else(|| docket_of(path));
    let words = read
        .first()
        .map(|(_, words)| words.as_slice())
        .unwrap_or_default();
    let mut found = FoundFiling {
        place: format!("{path}, document {number}"),
        key: format!("recap:{}:{number}", docket.as_deref().unwrap_or(path)),
        title: format!("Document {number}"),
        date: stamp.and_then(|stamp| stamp.filed.clone()),
        dockets: docket.into_iter().collect(),
        number: Some(number.to_string()),
        ..FoundFiling::default()
    };
    if let Some(entered) = stamp.and_then(|stamp| stamp.entered.clone())
        && found.date.as_ref() != Some(&entered)
    {
        found.dates.push(("entered", entered));
    }
    // The archive does not say what a document is. Its first line in capitals probably does.
    if let Some(line) = words.iter().find(|line| is_heading(line)) {
        let from = "the first page".to_owned();
        let value = line.clone();
        found.guesses.push(Guess {
            key: "title",
            value,
            from,
        });
        let kind = entry::kind(line, "");
        if kind != "filing" {
            let (value, from) = (kind.to_owned(), "the first page".to_owned());
            found.guesses.push(Guess {
                key: "type",
                value,
                from,
            });
        }
    }
    let is_marked = read.iter().flat_map(|(_, words)| words).any(|line| {
        let upper = line.to_uppercase();
        upper.contains("UNDER SEAL")
            || upper.starts_with("CONFIDENTIAL")
            || upper.starts_with("SEALED")
    });
    found.is_doubtful = is_marked;
    if is_marked {
        found.access = Access::Confidential;
    }
    for (place, file) in files {
        found.attachments.push(FoundAttachment {
            label: (place > 0).then(|| format!("Attachment {place}")),
            held: FoundFile::Inside(last(&file.name).to_owned(), file.bytes),
            ..FoundAttachment::default()
        });
    }
    found
}

/// Returns whether a line is the heading of a paper.
fn is_heading(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let is_upper = !line.chars().any(char::is_lowercase);
    let is_court =
        line.contains("COURT") || line.contains("DISTRICT OF") || line.contains("DIVISION");
    (6..120).contains(&letters) && is_upper && !is_court
}

/// Reads the docket's number out of the archive's name: `1-21-cv-90317-SJ.zip`.
fn docket_of(path: &str) -> Option<String> {
    let name = last(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (office, rest) = stem.split_once('-')?;
    let number = without_initials(&format!("{office}:{rest}"));
    let is_docket = office.len() <= 2
        && office.bytes().all(|byte| byte.is_ascii_digit())
        && number.len() > office.len() + 6;
    // Without its initials it is shorter, or was right as it stood.
    (is_docket && number.matches('-').count() == 2).then_some(number)
}
