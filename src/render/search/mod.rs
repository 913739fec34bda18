//! The search index: files of JavaScript that hand values to the theme's `search.js`.
//!
//! A page that is opened from the disk may load a script and nothing else, and so each file is one
//! call of a function. What a search needs is cut small, and `plan/search.rs` says how; a word, a
//! result or a filter loads its own files only.

mod columns;
mod document;
mod passages;
mod postings;
mod results;
mod signs;
mod text;
mod tokens;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Press;
use super::view::spell_type;
use super::words::Words;
use crate::link::Catalog;
use crate::plan::{COLUMNS, IndexFile, LABELS, PASSAGES, Plan, RESULTS, SUMMARIES};
use columns::LabelColumns;
use document::Materials;
use postings::Postings;

/// The words of a site, gathered once. The texts of PDFs are cut again when their files are made,
/// but for long ones, which holds less memory.
pub(super) struct SearchIndex {
    postings: Postings,
    columns: LabelColumns,
    /// The words for each type of the site's settings.
    kinds: Vec<String>,
    /// Names the words of the index: files of two editions do not fit together.
    pub edition: String,
}

/// What the other files hold, and where.
#[derive(Debug, Serialize)]
struct Directory<'a> {
    /// How many passages there are.
    passages: usize,
    /// The documents that have more than one: how many documents lie between it and the one before,
    /// and how many passages it has beyond the first.
    long: String,
    /// How many documents, passages, or labels of a kind one file holds.
    per: PerFile,
    /// The first word of each file of words.
    words: Vec<&'a str>,
    /// The words that are not looked for in texts because most of them hold them.
    common: &'a [String],
}

/// How much one file of each kind holds.
#[derive(Debug, Serialize)]
struct PerFile {
    results: usize,
    summaries: usize,
    passages: usize,
    columns: usize,
    labels: usize,
}

impl SearchIndex {
    /// Gathers the words of all that readers may see.
    pub(super) fn new(catalog: &Catalog, plan: &Plan, words: &Words) -> SearchIndex {
        let types = catalog.settings().types.iter();
        let kinds: Vec<_> = types
            .map(|kind| spell_type(words, kind).to_owned())
            .collect();
        let reading = Materials {
            catalog,
            plan,
            words,
            kinds: &kinds,
        };
        let postings = postings::postings(reading);
        let columns = columns::columns(reading);
        let mut digest = Sha256::new();
        for file in &postings.files {
            digest.update(&file.words);
            digest.update(&file.places);
        }
        for at in 0..plan.index().documents().div_ceil(COLUMNS) {
            digest.update(columns.file(at));
        }
        let edition = signs::letters(&digest.finalize()[..5]);
        SearchIndex {
            postings,
            columns,
            kinds,
            edition,
        }
    }
}

/// Makes a file of the index.
pub(super) fn file(press: &Press<'_>, file: IndexFile) -> Vec<u8> {
    let index = press.index();
    let reading = Materials {
        catalog: press.catalog,
        plan: press.plan,
        words: press.theme.words(),
        kinds: &index.kinds,
    };
    let (name, value) = match file {
        IndexFile::Directory => ("directory".to_owned(), directory(press)),
        IndexFile::Words(at) => (
            format!("words/{at}"),
            quoted(&index.postings.files[at].words),
        ),
        IndexFile::Places(at) => (
            format!("places/{at}"),
            quoted(&index.postings.files[at].places),
        ),
        IndexFile::Results(at) => (format!("results/{at}"), results::results(reading, at)),
        IndexFile::Summaries(at) => (format!("summaries/{at}"), results::summaries(reading, at)),
        IndexFile::Passages(at) => (
            format!("passages/{at}"),
            passages::passages(reading, &index.postings.texts, at),
        ),
        IndexFile::Columns(at) => (format!("columns/{at}"), index.columns.file(at)),
        IndexFile::Labels(at) => (format!("labels/{at}"), index.columns.labels(at)),
    };
    format!(
        "docketpress.take(\"{name}\", \"{}\", {value});\n",
        index.edition
    )
    .into_bytes()
}

fn directory(press: &Press<'_>) -> String {
    let plan = press.plan.index();
    let mut long = Vec::new();
    let mut before = 0;
    for at in 0..plan.documents() {
        let (_, passages) = plan.passages_of(at);
        if passages > 1 {
            signs::put(&mut long, (at - before) as u32);
            signs::put(&mut long, (passages - 1) as u32);
            before = at;
        }
    }
    let postings = &press.index().postings;
    let mut words: Vec<&str> = postings.files.iter().map(|file| &*file.first).collect();
    // A file that holds nothing begins where the next does.
    let mut next = "\u{10FFFF}";
    for first in words.iter_mut().rev() {
        if first.is_empty() {
            *first = next;
        }
        next = first;
    }
    let directory = Directory {
        passages: plan.passages(),
        long: signs::text(long),
        per: PerFile {
            results: RESULTS,
            summaries: SUMMARIES,
            passages: PASSAGES,
            columns: COLUMNS,
            labels: LABELS,
        },
        words,
        common: &postings.common,
    };
    serde_json::to_string(&directory).expect("it is text and numbers")
}

/// Writes text as JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests;
