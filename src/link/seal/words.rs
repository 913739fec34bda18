//! The words that no message may hold, and the names that readers know.

use std::collections::BTreeSet;

use super::super::catalog::Catalog;
use super::super::dockets::Book;
use super::super::quick::Set;
use super::secrecy::is_concealed;
use crate::diagnostic::{SitePath, marks_in_english};
use crate::docket::Access;
use crate::intake::{FileKind, Record, Secrecy, Source};
use crate::text::fold;

/// Returns the words that no message and no line may hold: the names of files, parties and dockets
/// that are withheld.
pub(super) fn unsayable(concealed: &[&Source], book: &Book<'_>) -> Vec<String> {
    let mut words: Vec<String> = book.hidden_names().map(str::to_owned).collect();
    for source in concealed {
        match &source.record {
            // The number of a withheld docket is what readers see of it.
            Some(Record::Docket(_)) => {}
            Some(Record::Party(record)) => {
                let names = record
                    .aliases
                    .iter()
                    .chain(&record.formerly)
                    .chain(&record.dba);
                words.extend(names.map(|name| name.text.clone()));
                words.extend([record.id.clone(), record.name.clone()]);
            }
            _ if source.kind == FileKind::Docket => {}
            _ => words.push(source.path.stem().to_owned()),
        }
    }
    words
}

/// Returns the names of withheld files: those that tell something, without their endings too.
pub(super) fn names_of_files(withheld: &[&SitePath]) -> Vec<String> {
    let mut names = Vec::new();
    for path in withheld {
        let name = path.name();
        names.push(name.to_owned());
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        names.extend(is_telling(stem).then(|| stem.to_owned()));
    }
    names
}

/// Returns whether a name says more than a word or a number does: `letter`, `sealed` and `2024`
/// would silence every message.
fn is_telling(name: &str) -> bool {
    let has_letter = name.contains(char::is_alphabetic);
    let is_word = name.chars().all(char::is_alphabetic);
    let is_of_format = Access::parse(&name.to_lowercase()).is_some();
    has_letter && (!is_word || (name.chars().count() > 9 && !is_of_format))
}

/// Returns the names of folders in which only withheld records lie, but for those that are a
/// docket's number.
pub(super) fn names_of_folders(
    files: &[Source],
    secrecy: &[Secrecy],
    book: &Book<'_>,
) -> Vec<String> {
    let (mut open, mut concealed) = (BTreeSet::new(), BTreeSet::new());
    for (source, secrecy) in files.iter().zip(secrecy) {
        match *secrecy >= Secrecy::Withheld {
            true => concealed.insert(source.path.folder()),
            false => open.insert(source.path.folder()),
        };
    }
    if concealed.is_empty() {
        return Vec::new();
    }
    let mut known: Set<String> = open
        .iter()
        .flat_map(|folder| folder.split('/'))
        .map(fold)
        .collect();
    let numbered = book.dockets.iter().filter(|docket| docket.id.is_some());
    known.extend(numbered.flat_map(|docket| [fold(docket.name), fold(docket.number)]));
    // These names are the format's own.
    known.extend(["content", "parties", "pages"].map(str::to_owned));
    let mut names: Vec<String> = Vec::new();
    for folder in concealed.iter().flat_map(|folder| folder.split('/')) {
        if is_telling(folder) && known.insert(fold(folder)) {
            names.push(folder.to_owned());
        }
    }
    names
}

/// Returns the names that readers know: those of open records, dockets, parties and published
/// files.
pub(super) fn open_names(
    files: &[Source],
    secrecy: &[Secrecy],
    book: &Book<'_>,
    catalog: &Catalog,
) -> Vec<String> {
    let open = files.iter().zip(secrecy);
    let open = open.filter(|(source, secrecy)| !is_concealed(source, **secrecy));
    let mut names: Vec<String> = open
        .map(|(source, _)| source.path.stem().to_owned())
        .collect();
    for docket in book.dockets.iter().filter(|docket| docket.id.is_some()) {
        names.extend([docket.name.to_owned(), docket.number.to_owned()]);
    }
    for (_, party) in catalog.parties() {
        names.extend([party.id.clone(), party.name.clone()]);
        names.extend(party.dba.iter().cloned());
    }
    // A withheld one has the heading that its record gives readers.
    let filings = catalog.filings();
    names.extend(filings.map(|(_, filed)| filed.filing.heading_in_english().into_owned()));
    let files = catalog.published_files().into_iter();
    names.extend(files.map(|path| path.name().to_owned()));
    let names = names.iter().map(|name| marks_in_english(name).into_owned());
    names.collect()
}
