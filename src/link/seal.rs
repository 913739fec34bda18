//! Seals the diagnostics: no word of a withheld file is in a message, not even its name.

use std::collections::{HashMap, HashSet};

use super::catalog::Catalog;
use super::dockets::{Book, Home};
use super::names::fold;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, SitePath, Step};
use crate::docket::Access;
use crate::intake::{Record, Secrecy, Source, Sources};

/// Takes out of every diagnostic what may not be told, and drops those of drafts, which take no part.
pub(super) fn seal(
    problems: Vec<Diagnostic>,
    sources: &Sources,
    book: &Book<'_>,
    homes: &[Home],
    catalog: &Catalog,
) -> Diagnostics {
    if problems.is_empty() {
        return Diagnostics::default();
    }
    let any_withheld = book.any_withheld(&sources.files);
    let named = named_parties(catalog);
    let secrecy: HashMap<&SitePath, Secrecy> = sources
        .files
        .iter()
        .zip(homes)
        .map(|(source, home)| {
            (
                &source.path,
                secrecy_of(source, home, book, any_withheld, &named),
            )
        })
        .collect();
    let mut problems: Vec<Diagnostic> = problems
        .into_iter()
        .filter_map(|problem| {
            let file = problem.place.file().cloned();
            match file
                .and_then(|file| secrecy.get(&file).copied())
                .unwrap_or(Secrecy::Open)
            {
                Secrecy::Open => Some(problem),
                Secrecy::Draft => None,
                // A withheld filing may hold the agency's marks: that is what they are for.
                Secrecy::Withheld
                    if problem.code == Code::MarkerLeft && !in_words_for_readers(&problem) =>
                {
                    None
                }
                Secrecy::Withheld => Some(problem.withheld()),
                Secrecy::Doubtful => Some(doubtful(problem)),
            }
        })
        .collect();
    problems.sort_by_cached_key(|problem| {
        (
            problem.place.file().cloned(),
            place_in_file(&problem.place),
            problem.code,
            problem.message.clone(),
        )
    });
    problems.dedup();
    problems.into_iter().collect()
}

/// Judges how much of a file may be told, now that its docket is known.
fn secrecy_of(
    source: &Source,
    home: &Home,
    book: &Book<'_>,
    any_withheld: bool,
    named: &HashSet<String>,
) -> Secrecy {
    let own = source.secrecy;
    match (&source.record, home) {
        (_, _) if own == Secrecy::Draft => Secrecy::Draft,
        (Some(Record::Party(record)), _) => {
            let mentions = record
                .aliases
                .iter()
                .chain(&record.formerly)
                .chain(&record.dba);
            let mut names = std::iter::once(&record.id)
                .chain(std::iter::once(&record.name))
                .chain(mentions.map(|mention| &mention.text));
            // A record that nothing public names may be of a party to withheld filings alone.
            if names.any(|name| named.contains(&fold(name))) {
                own
            } else {
                Secrecy::Withheld
            }
        }
        (Some(Record::Page(_)), _) => own,
        (Some(Record::Docket(record)), _) if record.access.is_public() => own,
        (Some(Record::Docket(_)), _) => Secrecy::Withheld,
        (Some(Record::Filing(record)), Home::Known(dockets)) => {
            match book.access_of(record, dockets) {
                Access::Public => own,
                _ => Secrecy::Withheld,
            }
        }
        // Of a file that could not be read, nobody can say to which docket it belongs, or who it describes.
        (Some(Record::Filing(_)), Home::Unknown) | (None, _) => {
            let of_folder = book.of_folder(&source.path).flatten();
            let open_folder = of_folder.is_some_and(|at| book.dockets[at].access().is_public());
            let page = source.path.as_str().contains("pages/");
            if any_withheld && !open_folder && !page {
                Secrecy::Withheld
            } else {
                own
            }
        }
    }
}

/// Gives the folded names and ids of all parties that readers know.
fn named_parties(catalog: &Catalog) -> HashSet<String> {
    catalog
        .parties()
        .flat_map(|(_, party)| {
            [fold(&party.id), fold(&party.name)]
                .into_iter()
                .chain(party.dba.iter().map(|dba| fold(dba)))
        })
        .collect()
}

/// Of a file that may have been meant to be withheld, tells only what its mistake is and where; and in full the
/// mistake that makes it doubtful, where nothing else stands on its line.
fn doubtful(problem: Diagnostic) -> Diagnostic {
    let about_access = match &problem.place {
        Place::Key(_, path, _) => matches!(path.steps(), [Step::Key(_)]),
        _ => false,
    };
    match problem.code {
        Code::UnknownKey | Code::UnknownValue | Code::NotABoolean if about_access => {
            problem.alone_on_its_line()
        }
        Code::YamlSyntax | Code::MissingKey | Code::NoDocket | Code::NoFrontMatter => {
            problem.without_line()
        }
        _ => problem.without_words(),
    }
}

fn in_words_for_readers(problem: &Diagnostic) -> bool {
    matches!(problem.place, Place::Key(..))
}

fn place_in_file(place: &Place) -> (usize, usize) {
    match place {
        Place::Site | Place::File(_) => (0, 0),
        Place::Line(_, line, column) => (*line, *column),
        Place::Key(..) => (1, 0),
        Place::Bytes(_, range) => (2, range.start),
    }
}
