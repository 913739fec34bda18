//! Reads the documents of an import one by one, with the programs that give their text.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::super::{antiword, pandoc, pdftotext, tool};
use super::inputs::{File, Inputs};
use crate::diagnostic::SitePath;
use crate::docket::FaultKind;
use crate::import::{
    Batch, Choices, DOCUMENTS, Document, Found, FoundFile, Skipped, Told, Tool, Tools, Unreadable,
    Untold, is_document, read_document, read_named,
};
use crate::intake::bounds::{self, Symlinks};
use crate::intake::{Look, inspect, tell_pdf};

/// Returns what runs the programs.
pub(super) fn tools() -> Tools {
    Tools::new(Arc::new(|tool, bytes| match tool {
        Tool::Pandoc(format) => pandoc::tree(format, bytes).map(|text| Told {
            text,
            ..Told::default()
        }),
        Tool::Antiword => antiword::text(bytes).map(|text| Told {
            text,
            ..Told::default()
        }),
        Tool::Pdftotext => pdf(bytes),
    }))
}

/// Returns the text of a PDF, without the lines in which words hide.
fn pdf(bytes: &[u8]) -> Result<Told, Untold> {
    let look = inspect(bytes.to_vec());
    let faults = look.inspection.faults();
    let hides_words = faults.iter().any(|fault| fault.kind.hides_text());
    // Nearly every PDF names who made it.
    let is_noted = faults.iter().any(|fault| fault.kind != FaultKind::Author);
    let notes = match is_noted {
        true => {
            let found = tell_pdf(&SitePath::new("a.pdf"), &look.inspection, &[]);
            found.into_iter().map(|one| one.message).collect()
        }
        false => Vec::new(),
    };
    let text = pdftotext::all_text_of_bytes(bytes).map_err(|failure| match failure {
        pdftotext::Failure::Tool(tool::ToolFailure::Missing) => {
            Untold::Missing(failure.to_string())
        }
        pdftotext::Failure::Encrypted => Untold::Encrypted,
        failure => Untold::Failed(failure.to_string()),
    });
    let text = match (text, hides_words) {
        (Ok(text), true) => seen(&text, &look),
        // What hides in it is known, whether or not it can be read.
        (Err(_), true) => String::new(),
        (text, false) => text?,
    };
    Ok(Told {
        text,
        hides_words,
        notes,
    })
}

/// Leaves out the lines of a text that hold any of the words that hide in its PDF.
fn seen(text: &str, look: &Look) -> String {
    // These say nothing by themselves, and most lines have some of them.
    const COMMON: [&str; 25] = [
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "in", "is", "it",
        "not", "of", "on", "or", "that", "the", "this", "to", "was", "were", "with",
    ];
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let of_text = look
        .words
        .iter()
        .filter(|(fault, _)| fault.kind.hides_text());
    let hidden: BTreeSet<String> = of_text
        .flat_map(|(_, hidden)| words(hidden))
        .filter(|word| !COMMON.contains(&&**word))
        .collect();
    if hidden.is_empty() {
        return String::new();
    }
    let is_seen = |line: &&str| {
        words(line).iter().all(|word| {
            let is_part = |other: &String| other.len() > 3 && word.contains(&**other);
            !hidden.contains(word) && !hidden.iter().any(is_part)
        })
    };
    let lines: Vec<&str> = text.split('\n').filter(is_seen).collect();
    lines.join("\n")
}

/// The documents of an import.
#[derive(Debug, Default)]
pub(super) struct Documents<'a> {
    /// Those that become filings of their own.
    pub(super) own: Vec<&'a File>,
    /// Text beside a PDF, as `x.pdf.txt`, by the path of the PDF.
    sidecars: HashMap<&'a str, &'a File>,
}

impl<'a> Documents<'a> {
    /// Chooses the documents that nobody names. `claimed` are those that may become filings.
    pub(super) fn choose(inputs: &'a Inputs, claimed: &[&str], found: &[Found]) -> Documents<'a> {
        let named = named(inputs, found);
        let by_path: HashMap<&str, &File> = inputs
            .files
            .iter()
            .map(|file| (&*file.path, file))
            .collect();
        let sidecars: HashMap<&str, &File> = inputs
            .files
            .iter()
            .filter_map(|file| {
                let of = file.path.strip_suffix(".txt")?;
                let is_pdf = of.to_lowercase().ends_with(".pdf");
                let (path, _) = by_path.get_key_value(of).filter(|_| is_pdf)?;
                Some((*path, file))
            })
            .collect();
        let beside: BTreeSet<&str> = sidecars.values().map(|file| &*file.path).collect();
        let own = claimed
            .iter()
            .filter(|path| !named.contains(**path) && !beside.contains(**path))
            .filter_map(|path| by_path.get(path).copied())
            .collect();
        Documents { own, sidecars }
    }

    /// Reads those that become filings.
    pub(super) fn read(
        &self,
        choices: &Choices,
        done: &(dyn Fn() + Sync),
    ) -> Vec<Result<Found, Unreadable>> {
        let all = self.own.len();
        let batches: Vec<Result<Batch, Unreadable>> = self
            .own
            .par_iter()
            .enumerate()
            .map(|(at, file)| {
                let batch = self.read_one(file, (at + 1, all), choices);
                done();
                batch
            })
            .collect();
        let found = batches.into_iter().map(|batch| {
            batch.map(|batch| Found {
                batch,
                is_public_record: DOCUMENTS.is_public_record,
            })
        });
        found.collect()
    }

    fn read_one(
        &self,
        file: &File,
        number: (usize, usize),
        choices: &Choices,
    ) -> Result<Batch, Unreadable> {
        let bytes = match load(file) {
            Ok(bytes) => bytes,
            Err(why) => {
                let place = file.path.clone();
                return Ok(Batch {
                    skipped: vec![Skipped { place, why }],
                    is_incomplete: true,
                    ..Batch::default()
                });
            }
        };
        let sidecar = self.sidecars.get(&*file.path);
        let document = Document {
            path: &file.path,
            below: &file.below,
            bytes: &bytes,
            sidecar: sidecar.map(|file| &*file.bytes),
            number,
            within: None,
        };
        let mut batch = read_document(&document, choices)?;
        batch.used.extend(sidecar.map(|file| file.path.clone()));
        Ok(batch)
    }

    /// Adds the text of the PDFs that tables and portals name, and withholds those whose first page
    /// is marked.
    pub(super) fn read_named(
        &self,
        inputs: &Inputs,
        found: &mut [Found],
        choices: &Choices,
        done: &(dyn Fn() + Sync),
    ) {
        let mut wanted = Vec::new();
        for (batch, one) in found.iter().enumerate() {
            for (filing, record) in one.batch.filings.iter().enumerate() {
                for (at, attachment) in record.attachments.iter().enumerate() {
                    let path = path_of(inputs, &attachment.held).filter(|path| is_document(path));
                    if let Some(path) = path.filter(|_| attachment.text.is_none()) {
                        wanted.push(((batch, filing, at), path));
                    }
                }
            }
        }
        let read: Vec<_> = wanted
            .par_iter()
            .map(|(place, path)| {
                let bytes = match inputs.file(path) {
                    Some(file) => load(file),
                    None => read(&inputs.place(path)),
                };
                let sidecar = self.sidecars.get(&**path);
                let sidecar = sidecar.map(|file| &*file.bytes);
                let given = bytes.map(|bytes| read_named(path, &bytes, sidecar, choices));
                done();
                (*place, path, given)
            })
            .collect();
        for ((batch, filing, at), path, given) in read {
            let Ok(mut given) = given else {
                // What cannot be read is reported where it is copied.
                continue;
            };
            let batch = &mut found[batch].batch;
            let record = &mut batch.filings[filing];
            let attachment = &mut record.attachments[at];
            attachment.text = given.text.take();
            if given.access > attachment.access && record.access.is_public() {
                attachment.access = given.access;
                record.is_doubtful = true;
                batch.notes.push(format!(
                    "{}, attachment {}: withheld, as it is marked as confidential or holds more than a reader sees",
                    record.place,
                    at + 1
                ));
            }
            if record.attachments.len() == 1 {
                given.fill(record, path);
            }
            let place = &record.place;
            let notes = given.notes.into_iter();
            batch
                .notes
                .extend(notes.map(|note| format!("{place}, attachment {}: {note}", at + 1)));
        }
    }
}

/// Returns the input files that records name.
fn named(inputs: &Inputs, found: &[Found]) -> BTreeSet<String> {
    found
        .iter()
        .flat_map(|one| &one.batch.filings)
        .flat_map(|filing| &filing.attachments)
        .filter_map(|attachment| path_of(inputs, &attachment.held))
        .chain(found.iter().flat_map(|one| one.batch.used.iter().cloned()))
        .collect()
}

fn path_of(inputs: &Inputs, held: &FoundFile) -> Option<String> {
    match held {
        FoundFile::Input(path) => Some(path.clone()),
        FoundFile::Named(name) => inputs.named(name),
        _ => None,
    }
}

/// Returns what a document holds: most are read only now, one at a time, so that not all are in
/// memory together.
fn load(file: &File) -> Result<Vec<u8>, String> {
    match file.bytes.is_empty() {
        true => read(&file.place),
        false => Ok(file.bytes.clone()),
    }
}

fn read(place: &std::path::Path) -> Result<Vec<u8>, String> {
    bounds::read(place, Symlinks::Refuse, bounds::IMPORT).map_err(|refusal| refusal.to_string())
}
