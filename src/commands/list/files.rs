//! `docketpress list files`: the files of the content folder by their numbers, and what each is for
//! the site.
//!
//! A message names a withheld file by its number alone. The name is shown to a person who asks for
//! that number, and never where others read along.

use std::collections::{BTreeMap, HashSet};
use std::env;
use std::path::Path;

use anyhow::{bail, ensure};

use super::super::{count, say};
use super::{Cell, List};
use crate::Edition;
use crate::diagnostic::{SitePath, escaped};
use crate::docket::pdf_of;
use crate::intake::{FileKind, list_files};

/// Prints the path of the file with a number, as messages count them.
pub(super) fn print_number(site: &Path, number: usize) -> anyhow::Result<()> {
    // The log of a machine that builds is often public, and the file is most likely withheld.
    let is_ci = env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    ensure!(
        !is_ci,
        "`list files --number` can show the name of a withheld file, so it does not run while the environment variable CI is set; run it on your own computer"
    );
    let files = list_files(site);
    match number.checked_sub(1).and_then(|at| files.get(at)) {
        Some(path) => say(&format!("{}\n", escaped(path))),
        None => bail!(
            "there is no file number {number}; the content folder has {}",
            count(files.len(), "file")
        ),
    }
}

/// Lists all files with what each is. Of a file that is withheld, or may be, only the number is
/// shown.
pub(super) fn files(edition: &Edition) -> List {
    let sources = &edition.sources;
    let published: HashSet<&str> = edition
        .catalog
        .published_files()
        .into_iter()
        .map(SitePath::as_str)
        .collect();
    let mut what: BTreeMap<&str, &'static str> = BTreeMap::new();
    for source in &sources.files {
        let is_open = source.record.is_some() && !edition.diagnostics.conceal(&source.path);
        let kind = match source.kind {
            FileKind::Filing => "filing",
            FileKind::Docket => "docket",
            FileKind::Party => "party",
            FileKind::Page => "page",
        };
        what.insert(source.path.as_str(), if is_open { kind } else { WITHHELD });
    }
    for path in edition.unnamed_files() {
        // A file next to a withheld record may belong to it.
        what.insert(
            path.as_str(),
            if is_apart(edition, path) {
                UNNAMED
            } else {
                WITHHELD
            },
        );
    }
    for path in &published {
        what.insert(path, "named by a record");
    }
    for (path, _) in &sources.others {
        let pdf = pdf_of(path).filter(|pdf| published.contains(pdf.as_str()));
        if pdf.is_some() && !published.contains(path.as_str()) {
            what.insert(path.as_str(), "the text of a PDF");
        }
    }
    let all = list_files(&sources.root);
    let sayable = edition.diagnostics.sayable(all.iter().map(String::as_str));
    let row = |(at, path): (usize, &String)| {
        // What is not read at all was left out on purpose, and nobody can say whose it is.
        let what = what.get(path.as_str()).copied().unwrap_or(WITHHELD);
        let what = if sayable.contains(path.as_str()) {
            what
        } else {
            WITHHELD
        };
        let name = match what {
            WITHHELD => String::new(),
            _ => escaped(path),
        };
        vec![
            Cell::Number(at + 1),
            Cell::Text(what.to_owned()),
            Cell::Text(name),
        ]
    };
    List {
        columns: &["number", "what", "file"],
        rows: all.iter().enumerate().map(row).collect(),
    }
}

/// What is said of a file of which nothing else is.
const WITHHELD: &str = "withheld or left out";

/// What is said of a file that is neither a record nor named by one.
const UNNAMED: &str = "no record names it";

/// Returns whether neither the folder of a file nor one above it holds a record that is withheld,
/// or may be: one with an error is set aside, as the error may be in its `access`.
fn is_apart(edition: &Edition, path: &SitePath) -> bool {
    let broken = edition.sources.files.iter();
    let broken = broken.filter(|source| source.record.is_none());
    let broken = broken.map(|source| &source.path);
    let mut doubtful = edition.diagnostics.concealed().chain(broken);
    doubtful.all(|record| {
        let folder = record.folder();
        let rest = path.as_str().strip_prefix(folder);
        let is_below = folder.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'));
        !is_below
    })
}
