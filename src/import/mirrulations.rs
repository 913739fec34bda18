//! Mirrulations' folders of regulations.gov: answers of the API, attachments, and text that was
//! extracted from them.

use std::collections::{BTreeMap, BTreeSet};

use super::regulations_gov::Shelf;
use super::{
    Batch, Body, Choices, FoundAttachment, FoundFile, FoundFiling, Input, RecordSource, Unreadable,
    json, plain,
};
use crate::docket::Access;

/// Mirrulations.
pub(super) static MIRRULATIONS: RecordSource = RecordSource {
    name: "mirrulations",
    title: "Mirrulations (regulations.gov)",
    is_public_record: true,
    writers: Some(super::Writers::People),
    detects: |input| place(input.path).is_some(),
    read,
};

/// The most bytes of a page or an extracted text that are read.
const TEXT_LIMIT: usize = 20 << 20;

/// What a file of these folders is.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    /// An answer of the API, in the folder of dockets or not.
    Answer { of_docket: bool },
    /// A record that could not be fetched.
    NoAnswer,
    /// A file of a record: its own content is 0, its attachments follow.
    File(u32),
    /// A file that could not be fetched.
    NoFile(u32),
    /// Text that a tool extracted from a file.
    Extracted(u32, String),
    /// Something else.
    Other,
}

/// The place of a file in these folders.
#[derive(Debug)]
struct Place {
    docket: String,
    id: String,
    kind: Kind,
}

fn read(inputs: &[Input<'_>], choices: &Choices) -> Result<Batch, Unreadable> {
    let mut shelf = Shelf::new(choices);
    let mut answers: Vec<(bool, &Input<'_>)> = Vec::new();
    let mut records = Records::default();
    for input in inputs {
        let Some(place) = place(input.path) else {
            continue;
        };
        records.dockets.insert(place.docket);
        let record = records.all.entry(place.id).or_default();
        match place.kind {
            Kind::Answer { of_docket } => answers.push((of_docket, input)),
            Kind::NoAnswer => record.missing.push(input.clone()),
            Kind::File(number) => record.files.push((number, input.clone())),
            Kind::NoFile(number) => record.unavailable.push((number, input.clone())),
            Kind::Extracted(number, tool) => record.texts.push((number, tool, input.clone())),
            Kind::Other => shelf.skip(input.path, "this file is no part of a record"),
        }
    }
    // The folder of dockets comes last: it sometimes holds a copy of a document.
    answers.sort_by_key(|(of_docket, _)| *of_docket);
    for (of_docket, input) in answers {
        if of_docket && !json::begins_with_words(input.bytes, &["\"dockets\""]) {
            shelf.note(format!(
                "{} holds no docket, so the docket's number comes from its folder",
                input.path
            ));
        }
        shelf.file(input);
    }
    for docket in &records.dockets {
        if !docket.is_empty() {
            shelf.docket(docket, None);
        }
    }
    for (id, record) in &records.all {
        attach(&mut shelf, id, record);
        if shelf.filing(id).is_some() {
            let texts = record.texts.iter().map(|(.., input)| input.path.to_owned());
            shelf.used(texts);
        }
    }
    Ok(shelf.finish())
}

/// The files by the records to which they belong.
#[derive(Default)]
struct Records<'a> {
    dockets: BTreeSet<String>,
    all: BTreeMap<String, Record<'a>>,
}

#[derive(Default)]
struct Record<'a> {
    missing: Vec<Input<'a>>,
    files: Vec<(u32, Input<'a>)>,
    unavailable: Vec<(u32, Input<'a>)>,
    texts: Vec<(u32, String, Input<'a>)>,
}

/// Returns what a file is by its path: `.../text-ID/comments/ID-0001.json`,
/// `.../binary-ID/comments_attachments/ID-0001_attachment_1.pdf`.
fn place(path: &str) -> Option<Place> {
    let parts: Vec<&str> = path.split('/').collect();
    let (name, folders) = parts.split_last()?;
    let is_docket = |text: &str| text.contains(['-', '_']) && !text.contains(' ');
    let held = folders.iter().enumerate().rev().find_map(|(at, folder)| {
        let docket = folder
            .strip_prefix("text-")
            .or_else(|| folder.strip_prefix("binary-"))?;
        let next = folders.get(at + 1)?;
        let known = ["comments", "documents", "docket", "dockets"].contains(next)
            || next.ends_with("_attachments")
            || next.ends_with("_extracted_text");
        (known && is_docket(docket)).then_some((docket, *next))
    });
    let extracted = folders
        .iter()
        .position(|folder| folder.ends_with("_extracted_text"));
    let (docket, folder) = match (held, extracted) {
        (Some(held), _) => held,
        (None, Some(at)) => {
            // USTR/USTR-2015-0010/mirrulations/extracted_txt/comments_extracted_text/pypdf/...
            let docket = folders[..at].iter().rev().find(|folder| {
                is_docket(folder) && folder.bytes().any(|byte| byte.is_ascii_digit())
            });
            (docket.copied().unwrap_or_default(), folders[at])
        }
        (None, None) => return None,
    };
    let (id, kind) = named(name, folder, folders.last().copied().unwrap_or_default());
    Some(Place {
        docket: docket.to_owned(),
        id,
        kind,
    })
}

/// Returns what a file is by its name, and which record it belongs to.
fn named(name: &str, folder: &str, tool: &str) -> (String, Kind) {
    let of_docket = matches!(folder, "docket" | "dockets");
    if folder.ends_with("_extracted_text") {
        let stem = name
            .strip_suffix("_extracted.txt")
            .or_else(|| name.strip_suffix(".txt"));
        if let Some((id, number)) = stem.and_then(numbered) {
            return (id.to_owned(), Kind::Extracted(number, tool.to_owned()));
        }
        return (name.to_owned(), Kind::Other);
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if let Some(stem) = name.strip_suffix("_UNAVAILABLE") {
        return match numbered(stem) {
            Some((id, number)) => (id.to_owned(), Kind::NoFile(number)),
            None => (stem.to_owned(), Kind::NoAnswer),
        };
    }
    if let Some((id, number)) = numbered(stem) {
        return (id.to_owned(), Kind::File(number));
    }
    if ending.eq_ignore_ascii_case("json") {
        return (stem.to_owned(), Kind::Answer { of_docket });
    }
    (name.to_owned(), Kind::Other)
}

/// Splits `ID_attachment_2` and `ID_content`.
fn numbered(stem: &str) -> Option<(&str, u32)> {
    if let Some(id) = stem.strip_suffix("_content") {
        return Some((id, 0));
    }
    let (id, number) = stem.rsplit_once("_attachment_")?;
    Some((id, number.parse().ok()?))
}

/// Adds the files of a record to its filing.
fn attach(shelf: &mut Shelf, id: &str, record: &Record<'_>) {
    if shelf.filing(id).is_none() {
        for input in &record.missing {
            let said = plain::line(&json::decode(&input.bytes[..input.bytes.len().min(80)]));
            let why = format!("{id} could not be fetched ({said}); fetch it again to have it");
            shelf.skip(input.path, why);
        }
        let files = record.files.iter().chain(&record.unavailable);
        let texts = record.texts.iter().map(|(.., input)| input);
        for input in files.map(|(_, input)| input).chain(texts) {
            let why = format!("{id} itself is not here, so this file belongs to no filing");
            shelf.skip(input.path, why);
        }
        return;
    }
    for (_, input) in &record.unavailable {
        shelf.skip(
            input.path,
            "this attachment could not be fetched; it is known and not held",
        );
    }
    let Some(filing) = shelf.filing(id) else {
        return;
    };
    let is_withdrawn = filing
        .facts
        .iter()
        .any(|(label, value)| label == "Status" && value == "withdrawn");
    if is_withdrawn && !record.files.is_empty() {
        let why = format!("{id} was withdrawn, so its files are not imported");
        for (_, input) in &record.files {
            shelf.skip(input.path, why.clone());
        }
        return;
    }
    let dropped = fill(filing, record);
    for (number, input) in &record.unavailable {
        let said = plain::line(&json::decode(&input.bytes[..input.bytes.len().min(80)]));
        let what = match number {
            0 => "content".to_owned(),
            number => format!("attachment {number}"),
        };
        let filing = shelf.filing(id).expect("it was found above");
        filing
            .facts
            .push(("Not available".to_owned(), format!("{what} ({said})")));
    }
    for address in dropped {
        shelf.note(format!("{id}: {address} is listed, and not in the folder"));
    }
}

/// Puts the files of the folder in the places of their addresses. Gives the addresses that are left
/// out.
fn fill(filing: &mut FoundFiling, record: &Record<'_>) -> Vec<String> {
    let mut places: BTreeMap<u32, Vec<FoundAttachment>> = BTreeMap::new();
    let mut unnumbered = 0;
    for attachment in std::mem::take(&mut filing.attachments) {
        let number = match &attachment.held {
            FoundFile::Url(url) => {
                let name = url.rsplit('/').next().unwrap_or_default();
                let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                match stem {
                    "content" => Some(0),
                    stem => stem
                        .strip_prefix("attachment_")
                        .and_then(|number| number.parse().ok()),
                }
            }
            _ => None,
        };
        unnumbered = number.unwrap_or(unnumbered + 1);
        places.entry(unnumbered).or_default().push(attachment);
    }
    let mut files: Vec<&(u32, Input<'_>)> = record.files.iter().collect();
    files.sort_by_key(|(number, input)| (*number, input.path));
    let mut dropped = Vec::new();
    let mut of_folder: BTreeMap<u32, Vec<FoundAttachment>> = BTreeMap::new();
    for (number, input) in files {
        let listed = places.get(number).map(Vec::as_slice).unwrap_or_default();
        let ending = input.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let same = listed.iter().find(|attachment| match &attachment.held {
            FoundFile::Url(url) => url
                .rsplit_once('.')
                .is_some_and(|(_, other)| other.eq_ignore_ascii_case(ending)),
            _ => false,
        });
        let model = same.or(listed.first()).cloned();
        let label = (*number > 0).then(|| format!("Attachment {number}"));
        let mut attachment = model.unwrap_or_else(|| FoundAttachment {
            label,
            ..FoundAttachment::default()
        });
        // A withheld place in the list withholds the file of that place.
        if listed.iter().any(|other| other.access != Access::Public) {
            attachment.access = Access::Confidential;
        }
        attachment.held = FoundFile::Input(input.path.to_owned());
        if ending.eq_ignore_ascii_case("pdf") {
            attachment.text = extracted(record, *number);
        } else {
            attachment.pages = None;
        }
        of_folder.entry(*number).or_default().push(attachment);
        if *number == 0 && matches!(ending.to_ascii_lowercase().as_str(), "htm" | "html") {
            page(filing, input);
        }
    }
    for (number, attachments) in of_folder {
        let urls = places.insert(number, attachments).unwrap_or_default();
        let kept: Vec<String> = places[&number]
            .iter()
            .filter_map(|attachment| match &attachment.held {
                FoundFile::Input(path) => path
                    .rsplit_once('.')
                    .map(|(_, ending)| ending.to_ascii_lowercase()),
                _ => None,
            })
            .collect();
        for attachment in urls {
            if let FoundFile::Url(url) = attachment.held
                && !kept
                    .iter()
                    .any(|ending| url.to_ascii_lowercase().ends_with(&format!(".{ending}")))
            {
                dropped.push(url);
            }
        }
    }
    filing.attachments = places.into_values().flatten().collect();
    let held: BTreeSet<u32> = record.files.iter().map(|(number, _)| *number).collect();
    let numbers: BTreeSet<u32> = record.texts.iter().map(|(number, ..)| *number).collect();
    for number in numbers.difference(&held) {
        // The file is elsewhere, and its words are here.
        if let Some(text) = extracted(record, *number) {
            let what = match number {
                0 => "Text of the document:".to_owned(),
                number => format!("Text of attachment {number}:"),
            };
            add(filing, &format!("{what}\n\n{}", plain::clean(&text)));
        }
    }
    dropped
}

/// Returns the text that one tool extracted: the tool that keeps words apart best comes first.
fn extracted(record: &Record<'_>, number: u32) -> Option<String> {
    const TOOLS: [&str; 4] = ["pdfplumber", "pdfminer", "pypdf", "pikepdf"];
    let rank = |tool: &str| {
        TOOLS
            .iter()
            .position(|known| *known == tool)
            .unwrap_or(TOOLS.len())
    };
    let mut texts: Vec<_> = record
        .texts
        .iter()
        .filter(|(of, ..)| *of == number)
        .collect();
    texts.sort_by_key(|(_, tool, input)| (rank(tool), tool.as_str(), input.path));
    let (.., input) = texts.first()?;
    let text = json::decode(&input.bytes[..input.bytes.len().min(TEXT_LIMIT)]);
    // Pages end with a form feed; no other control character is kept.
    let pages: Vec<String> = text.split('\u{c}').map(plain::clean).collect();
    let text = pages.join("\u{c}");
    (!text.trim().is_empty()).then_some(text)
}

/// Takes the words of a document's own page into the filing's text.
fn page(filing: &mut FoundFiling, input: &Input<'_>) {
    let text = json::decode(&input.bytes[..input.bytes.len().min(TEXT_LIMIT)]);
    let text = plain::html(&text);
    if !text.is_empty() {
        add(filing, &text);
    }
}

fn add(filing: &mut FoundFiling, text: &str) {
    filing.body = match std::mem::take(&mut filing.body) {
        Body::Plain(known) if !known.is_empty() => Body::Plain(format!("{known}\n\n{text}")),
        _ => Body::Plain(text.to_owned()),
    };
}

#[cfg(test)]
mod tests;
