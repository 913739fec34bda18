//! Seals the diagnostics: no word of a withheld file is in a message, not even its name.

mod clock;
mod secrecy;
mod words;

use super::catalog::Catalog;
use super::dockets::{Book, Home};
use super::starts::OpenClocks;
use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, Place, Secrets, Showing, SitePath, Step, is_near, nearest,
};
use crate::docket::keys;
use crate::intake::{FileKind, Secrecy, Source, Sources};
use clock::{is_of_clock, of_clock};
use secrecy::{is_concealed, named_parties, secrecy_of};
use words::{names_of_files, names_of_folders, open_names, unsayable};

/// What is said of withheld files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// Nothing of them.
    Sealed,
    /// All that is wrong with them, to the person who keeps them.
    Revealed,
}

/// What sealing takes beside the diagnostics.
pub(super) struct Sealing<'a> {
    pub sources: &'a Sources,
    pub book: &'a Book<'a>,
    pub homes: &'a [Home],
    /// The files that some record withholds.
    pub withheld: &'a [&'a SitePath],
    /// The clocks that name nothing withheld.
    pub open_clocks: &'a OpenClocks<'a>,
    pub catalog: &'a Catalog,
}

/// Takes out of every diagnostic what may not be shown, and drops those of drafts, which take no
/// part.
pub(super) fn seal(
    problems: Vec<Diagnostic>,
    sealing: &Sealing<'_>,
    telling: Telling,
) -> Diagnostics {
    let Sealing {
        sources,
        book,
        homes,
        withheld,
        open_clocks,
        catalog,
    } = *sealing;
    let named = named_parties(catalog);
    let nothing_withheld = sources.withhold_nothing() && book.is_open_but_for_unread();
    let files = &sources.files;
    let secrecy: Vec<Secrecy> = files
        .iter()
        .zip(homes)
        .map(|(source, home)| {
            // Where nothing is withheld, a record that nothing names is not that of a party to
            // something withheld.
            let is_unused = source.kind == FileKind::Party && nothing_withheld;
            match is_unused {
                true => source.secrecy,
                false => secrecy_of(source, home, book, &named),
            }
        })
        .collect();
    let some_withheld = secrecy.iter().any(|secrecy| *secrecy >= Secrecy::Withheld);
    // Of a record that merely cannot be read, the filings count as withheld though nothing says
    // that they are.
    let is_open = |source: &Source| source.secrecy == Secrecy::Open;
    let all_open = files.iter().all(is_open) && book.is_open_but_for_unread();
    // Files are sorted by path; others than Markdown files are open.
    let of_file = |file: &SitePath| {
        let at = files.binary_search_by(|source| source.path.cmp(file));
        at.map_or(Secrecy::Open, |at| secrecy[at])
    };
    let mut problems: Vec<Diagnostic> = problems
        .into_iter()
        .filter_map(|problem| {
            let secrecy = problem.place.file().map_or(Secrecy::Open, of_file);
            let kept = match secrecy {
                Secrecy::Open if some_withheld && !all_open && is_of_clock(&problem) => {
                    Some(of_clock(problem, open_clocks))
                }
                Secrecy::Open if may_be_of_ignore(&problem) => Some(problem.without_line()),
                Secrecy::Open => Some(problem),
                // What a draft withholds beyond itself has to be found before it is one no more.
                Secrecy::Draft if is_of_withheld_path(&problem) => Some(problem.withheld()),
                Secrecy::Draft => None,
                // A withheld filing may hold the agency's marks: that is what they are for.
                Secrecy::Withheld
                    if problem.code == Code::MarkerLeft && !in_words_for_readers(&problem) =>
                {
                    None
                }
                Secrecy::Withheld => Some(problem.withheld()),
                Secrecy::Doubtful => Some(doubtful(problem)),
            };
            kept.map(|problem| match telling {
                Telling::Sealed => problem.sealed(),
                Telling::Revealed => problem.revealed(),
            })
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
    let mut diagnostics: Diagnostics = problems.into_iter().collect();
    if telling == Telling::Revealed {
        return diagnostics;
    }
    let concealed: Vec<&Source> = files
        .iter()
        .zip(&secrecy)
        .filter(|(source, secrecy)| is_concealed(source, **secrecy))
        .map(|(source, _)| source)
        .collect();
    let mut words = unsayable(&concealed, book);
    words.extend(names_of_files(withheld));
    words.extend(names_of_folders(files, &secrecy, book));
    let open = match words.is_empty() {
        true => Vec::new(),
        false => open_names(files, &secrecy, book, catalog),
    };
    diagnostics.keep_secret(Secrets {
        words,
        open,
        files: {
            let records = concealed.iter().map(|source| &source.path);
            records.chain(withheld.iter().copied()).cloned().collect()
        },
    });
    diagnostics
}

/// Returns whether a mistake is that the guard of a withheld path fails.
fn is_of_withheld_path(problem: &Diagnostic) -> bool {
    matches!(
        problem.code,
        Code::WithheldFileMissing | Code::RecordAttached
    )
}

/// Returns whether a mistake in the settings leaves open what is read at all: it is in `ignore`, or
/// in a key that may have been meant for it. The names on its line are of what is to be left out.
pub(super) fn may_be_of_ignore(problem: &Diagnostic) -> bool {
    let Place::Key(file, path, _) = &problem.place else {
        return false;
    };
    let Some(Step::Key(key)) = path.steps().first() else {
        return false;
    };
    // A key that is near to another was meant for that one.
    let is_lost = || problem.code == Code::UnknownKey && nearest(key, keys::SITE.names()).is_none();
    let is_of_settings = file.as_str() == "site.yaml";
    is_of_settings && (is_near(key, &["ignore"]) || (path.steps().len() == 1 && is_lost()))
}

/// Of a file that may have been meant to be withheld, shows only what its mistakes are and on which
/// line; and with its words the mistake that makes it doubtful. Its name is not shown either, but
/// for that of a docket's record.
fn doubtful(problem: Diagnostic) -> Diagnostic {
    let is_docket = problem
        .place
        .file()
        .is_some_and(|file| file.name() == "docket.md");
    let is_what_makes_it_so = problem.showing == Showing::OwnLine && is_at_top(&problem.place);
    match (is_docket, is_what_makes_it_so) {
        (true, true) => problem,
        (true, false) => problem.without_words(),
        (false, true) => problem.without_name(),
        (false, false) => problem.withheld(),
    }
}

fn is_at_top(place: &Place) -> bool {
    matches!(place, Place::Key(_, path, _) if matches!(path.steps(), [Step::Key(_)]))
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
