//! Has each source read its files.

use std::collections::BTreeMap;

use super::Arguments;
use super::documents::Documents;
use super::inputs::Inputs;
use super::report::Report;
use crate::commands::progress::{Progress, Steps};
use crate::import::{Batch, Choices, DOCUMENTS, FoundBatch, Input, RecordSource, SOURCES, Skipped};

/// Has each source read its files. Gives nothing where a question is open that only the person can
/// answer.
pub(super) fn read(
    inputs: &Inputs,
    arguments: &Arguments,
    choices: &Choices,
    report: &mut Report,
    progress: &Progress,
) -> anyhow::Result<Option<Vec<FoundBatch>>> {
    report.failed = inputs.failed;
    let files: Vec<Input<'_>> = inputs
        .files
        .iter()
        .map(|file| Input {
            path: &file.path,
            bytes: &file.bytes,
        })
        .collect();
    let named = arguments.from.as_deref();
    let sources: Vec<&RecordSource> = SOURCES
        .iter()
        .copied()
        .filter(|source| named.is_none_or(|name| name == source.name))
        .collect();
    let mut claimed: BTreeMap<usize, Vec<Input<'_>>> = BTreeMap::new();
    for file in &files {
        let knows = |source: &&RecordSource| {
            // A single file that the person says is of a source is read as one, whatever it looks
            // like.
            (source.detects)(file) || named.is_some() && files.len() == 1
        };
        if let Some(at) = sources.iter().position(knows) {
            claimed.entry(at).or_default().push(file.clone());
            report.claimed.insert(file.path.to_owned());
        }
    }
    let mut found = Vec::new();
    let mut is_open = false;
    let mut documents = Vec::new();
    for (at, files) in claimed {
        let source = sources[at];
        // They come last: a table may name them.
        if source.name == DOCUMENTS.name {
            documents = files.iter().map(|file| file.path).collect();
            continue;
        }
        report.read.push((source.title, files.len()));
        match source.batch(&files, choices) {
            Ok(batch) => {
                report.failed |= batch.is_incomplete;
                found.push(FoundBatch {
                    batch,
                    is_public_record: source.is_public_record,
                });
            }
            Err(unreadable) => {
                report.failed = true;
                is_open = true;
                report.skipped.push(Skipped {
                    place: unreadable.path,
                    why: unreadable.why.into_owned(),
                });
            }
        }
    }
    if !is_open {
        is_open = !read_documents(inputs, &documents, choices, &mut found, report, progress);
    }
    if report.claimed.is_empty() {
        report.failed = true;
        report.skip_unknown(inputs);
    }
    let mut batch = Batch::default();
    batch.skipped.extend(inputs.skipped.iter().cloned());
    found.push(FoundBatch {
        batch,
        is_public_record: false,
    });
    Ok((!is_open && !report.claimed.is_empty()).then_some(found))
}

/// Reads the documents: those that a record names go with it, and the others become filings.
/// Returns whether no question is open.
fn read_documents(
    inputs: &Inputs,
    claimed: &[&str],
    choices: &Choices,
    found: &mut Vec<FoundBatch>,
    report: &mut Report,
    progress: &Progress,
) -> bool {
    let documents = Documents::choose(inputs, claimed, found);
    let stage = progress.stage("reading documents", Steps::Unknown);
    documents.read_named(inputs, found, choices, &|| stage.step());
    if documents.own.is_empty() {
        return true;
    }
    report.read.push((DOCUMENTS.title, documents.own.len()));
    // Beside a table, a file that no row names is worth a word.
    if !found.is_empty() {
        let own = documents.own.iter().map(|file| file.path.clone());
        report.drafted.extend(own);
    }
    let mut is_settled = true;
    for one in documents.read(choices, &|| stage.step()) {
        match one {
            Ok(one) => {
                report.failed |= one.batch.is_incomplete;
                found.push(one);
            }
            Err(unreadable) => {
                report.failed = true;
                is_settled = false;
                report.skipped.push(Skipped {
                    place: unreadable.path,
                    why: unreadable.why.into_owned(),
                });
            }
        }
    }
    is_settled
}
