//! Reads the documents of an import one by one.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::inputs::{InputFile, Inputs, read};
use crate::import::{
    Batch, Choices, DOCUMENTS, DocumentInput, FoundBatch, FoundFile, Skipped, Unreadable,
    is_document, read_document, read_named,
};

/// The documents of an import.
#[derive(Debug, Default)]
pub(super) struct Documents<'a> {
    /// Those that become filings of their own.
    pub(super) own: Vec<&'a InputFile>,
    /// Text beside a PDF, as `x.pdf.txt`, by the path of the PDF.
    sidecars: HashMap<&'a str, &'a InputFile>,
}

impl<'a> Documents<'a> {
    /// Chooses the documents that nobody names. `claimed` are those that may become filings.
    pub(super) fn choose(
        inputs: &'a Inputs,
        claimed: &[&str],
        found: &[FoundBatch],
    ) -> Documents<'a> {
        let named = named(inputs, found);
        let by_path: HashMap<&str, &InputFile> = inputs
            .files
            .iter()
            .map(|file| (&*file.path, file))
            .collect();
        let sidecars: HashMap<&str, &InputFile> = inputs
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
    ) -> Vec<Result<FoundBatch, Unreadable>> {
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
            batch.map(|batch| FoundBatch {
                batch,
                is_public_record: DOCUMENTS.is_public_record,
            })
        });
        found.collect()
    }

    fn read_one(
        &self,
        file: &InputFile,
        number: (usize, usize),
        choices: &Choices,
    ) -> Result<Batch, Unreadable> {
        let bytes = match file.load() {
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
        let document = DocumentInput {
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
        found: &mut [FoundBatch],
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
                    Some(file) => file.load(),
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
fn named(inputs: &Inputs, found: &[FoundBatch]) -> BTreeSet<String> {
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
