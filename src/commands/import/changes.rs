//! What becomes of each file of an import, and how it is written.

use std::collections::BTreeSet;
use std::path::Path;

use super::inputs::Inputs;
use super::shelf::{self, Fate};
use super::{diff, report, texts};
use crate::commands::interrupt::Interrupt;
use crate::commands::say;
use crate::import::{DOCUMENT, Kind, LEDGER, Ledger, NewContents, Output};
use crate::intake::PDF_LEDGER;
use crate::intake::bounds::{self, Symlinks};
use crate::intake::ledger::digest;
use crate::write::{copy_whole, put_durable, put_whole, remove};

/// A file of an import, and what becomes of it.
pub(super) struct ImportChange<'a> {
    pub(super) output: &'a Output,
    pub(super) fate: Fate,
    pub(super) digest: String,
}

impl<'a> ImportChange<'a> {
    pub(super) fn of(
        root: &Path,
        ledger: &Ledger,
        inputs: &Inputs,
        output: &'a Output,
    ) -> anyhow::Result<ImportChange<'a>> {
        let digest = match &output.contents {
            NewContents::Text(text) => digest(text.as_bytes()),
            NewContents::Bytes(bytes) => digest(bytes),
            NewContents::Input(path) => {
                let place = inputs.place(path);
                let bytes = bounds::read(&place, Symlinks::Refuse, bounds::IMPORT)
                    .map_err(|refusal| anyhow::anyhow!("{}: {refusal}", place.display()))?;
                digest(&bytes)
            }
        };
        let fate = shelf::fate(root, ledger, output, &digest);
        Ok(ImportChange {
            output,
            fate,
            digest,
        })
    }
}

/// Keeps the files of documents whose records a person edited: such a record describes the file
/// that it came with.
pub(super) fn keep_beside_edited(changes: &mut [ImportChange<'_>]) {
    let is_edited = |change: &&ImportChange<'_>| {
        change.output.kind == Kind::Filing
            && change.output.key.starts_with(DOCUMENT)
            && matches!(change.fate, Fate::Edited | Fate::Differs)
    };
    let edited = changes.iter().filter(is_edited);
    let edited: BTreeSet<String> = edited.map(|change| change.output.key.clone()).collect();
    // Where a person copied the new file over the old one, its text follows it.
    let is_there =
        |change: &&ImportChange<'_>| matches!(change.fate, Fate::Unchanged | Fate::Adopted);
    let there = changes.iter().filter(is_there);
    let there: BTreeSet<String> = there.map(|change| change.output.key.clone()).collect();
    for change in changes {
        let output = change.output;
        let record = output.key.split('#').next().unwrap_or_default();
        let follows = output.kind == Kind::Text
            && texts::key_of_pdf(&output.key).is_some_and(|key| there.contains(key));
        let is_kept = output.kind.is_beside() && edited.contains(record) && !follows;
        // What is withheld now goes to a name that says nothing.
        if change.fate == Fate::Updated && is_kept && output.moved_from.is_none() {
            change.fate = Fate::Beside;
        }
    }
}

/// Writes the files that are new or changed, and the ledger. Gives the signal that stopped it
/// early.
pub(super) fn write(
    root: &Path,
    ledger: &Ledger,
    inputs: &Inputs,
    changes: &[ImportChange<'_>],
    done: &dyn Fn(),
) -> anyhow::Result<Option<u8>> {
    let interrupt = Interrupt::listen();
    interrupt.hold();
    let mut texts = texts::ledger(root)?;
    let texts_before = texts.print();
    let mut ledger = ledger.clone();
    let before = ledger.print();
    let was_empty = ledger.is_empty();
    let mut written = Ok(None);
    // A record comes after the files that it names, so that a build in between finds them.
    let is_file = |change: &&&ImportChange<'_>| change.output.kind.is_beside();
    let all: Vec<&ImportChange<'_>> = changes.iter().collect();
    let files = all.iter().filter(is_file);
    let records = all.iter().filter(|change| !is_file(change));
    let mut settled: Vec<&ImportChange<'_>> = Vec::with_capacity(changes.len());
    for change in files.chain(records) {
        done();
        if let Some(signal) = interrupt.signal() {
            written = Ok(Some(signal));
            break;
        }
        if let Err(error) = settle(root, inputs, change) {
            written = Err(error);
            break;
        }
        settled.push(change);
        if matches!(change.fate, Fate::New | Fate::Updated | Fate::Adopted) {
            ledger.note(
                &change.output.key,
                &change.output.path,
                change.digest.clone(),
            );
        }
    }
    let after = ledger.print();
    // What was written is noted even where the rest could not be: the next import goes on from
    // there.
    if after != before || was_empty && !ledger.is_empty() {
        put_durable(&root.join(LEDGER), after.as_bytes())?;
    }
    texts::note(&settled, &mut texts);
    let after = texts.print();
    if after != texts_before {
        put_durable(&root.join(PDF_LEDGER), after.as_bytes())?;
    }
    written
}

/// Writes one file.
fn settle(root: &Path, inputs: &Inputs, change: &ImportChange<'_>) -> anyhow::Result<()> {
    let output = change.output;
    if !matches!(change.fate, Fate::New | Fate::Updated) {
        return Ok(());
    }
    let place = shelf::refuse_links(root, &output.path)?;
    match &output.contents {
        NewContents::Text(text) => put_whole(&place, text.as_bytes())?,
        NewContents::Bytes(bytes) => put_whole(&place, bytes)?,
        NewContents::Input(path) => copy_whole(&inputs.place(path), &place, bounds::IMPORT)?,
    }
    match &output.moved_from {
        Some(old) if change.fate == Fate::Updated => remove(&shelf::refuse_links(root, old)?),
        _ => Ok(()),
    }
}

/// Shows how the files that a person edited differ from the source. Withheld ones are not shown.
pub(super) fn show_differences(
    root: &Path,
    ledger: &Ledger,
    changes: &[ImportChange<'_>],
) -> anyhow::Result<()> {
    for change in changes.iter().filter(|change| change.fate == Fate::Differs) {
        let NewContents::Text(text) = &change.output.contents else {
            continue;
        };
        let path = ledger
            .find(&change.output.key)
            .map_or(&*change.output.path, |line| line.path);
        let current = shelf::current(root, path).unwrap_or_default();
        let current = String::from_utf8_lossy(&current).into_owned();
        // The record may be withheld by the source, by the person, or by both.
        let is_open = !change.output.is_withheld
            && current
                .lines()
                .all(|line| !line.starts_with("access:") || line == "access: public");
        match is_open {
            true => say(&report::shown(&diff::diff(path, &current, text)))?,
            false => say(&format!(
                "{path} is withheld, and its differences are not shown\n"
            ))?,
        }
    }
    Ok(())
}
