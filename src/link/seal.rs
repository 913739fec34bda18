//! Seals the diagnostics: no word of a withheld file is in a message, not even its name.

use std::collections::BTreeSet;

use super::catalog::Catalog;
use super::dockets::{Book, Home};
use super::quick::Set;
use super::starts::{ClockStanding, OpenClocks};
use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, Place, Secrets, Showing, SitePath, Step, is_near,
    marks_in_english, nearest,
};
use crate::docket::{Access, keys};
use crate::intake::{FileKind, Record, Secrecy, Source, Sources};
use crate::text::{fold, letters_of_name};

/// What is told of withheld files.
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

/// Takes out of every diagnostic what may not be told, and drops those of drafts, which take no
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

/// Returns whether a mistake is in a docket's clocks. One of them may start from a withheld filing,
/// and be withheld with it; which one that is, a record with mistakes does not tell.
fn is_of_clock(problem: &Diagnostic) -> bool {
    let Place::Key(file, path, _) = &problem.place else {
        return false;
    };
    file.name() == "docket.md"
        && matches!(path.steps().first(), Some(Step::Key(key)) if **key == *"clocks")
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

/// Takes the words of a clock out of its mistake, unless it names nothing withheld. A way out that
/// names a key or a value of the format alone stays.
fn of_clock(problem: Diagnostic, open: &OpenClocks<'_>) -> Diagnostic {
    match open.standing(&problem.place) {
        // Another clock, which may be withheld, can be on the same line.
        ClockStanding::Open => return problem.without_line(),
        ClockStanding::OpenAsAll => return problem,
        ClockStanding::Unknown => {}
    }
    let of_format = matches!(problem.code, Code::UnknownKey | Code::UnknownValue);
    let help = problem.help.clone().filter(|_| of_format);
    let told = problem.without_words();
    match help {
        Some(help) => told.help(help),
        None => told,
    }
}

/// Judges how much of a file may be told, now that its docket is known.
fn secrecy_of(source: &Source, home: &Home, book: &Book<'_>, named: &Set<String>) -> Secrecy {
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
            if names.any(|name| named.contains(&letters_of_name(name))) {
                own
            } else {
                Secrecy::Withheld
            }
        }
        (Some(Record::Page(_)), _) => own,
        (Some(Record::Docket(record)), _) if book.access_of(record).is_public() => own,
        (Some(Record::Docket(_)), _) => Secrecy::Withheld,
        (Some(Record::Filing(_)), Home::Known { dockets, .. }) if book.may_be_withheld(dockets) => {
            Secrecy::Withheld
        }
        (Some(Record::Filing(_)), Home::Known { access, .. }) => match access.is_public() {
            true => own,
            false => Secrecy::Withheld,
        },
        // What withholds nothing itself, nowhere near anything that does, is told like any other
        // record.
        (None, _)
            if source.kind == FileKind::Docket
                && source.is_read
                && book.is_open_but_for_unread() =>
        {
            own
        }
        // Of a file that could not be read, nobody can say to which docket it belongs, or who it
        // describes.
        (None, _) if source.kind == FileKind::Party => {
            match named.contains(&letters_of_name(source.path.stem())) {
                true => own,
                false => Secrecy::Withheld,
            }
        }
        (None, _) if source.kind == FileKind::Page => own,
        (Some(Record::Filing(_)), Home::Unknown) | (None, _) => match book.any_withheld() {
            true => Secrecy::Withheld,
            false => own,
        },
    }
}

/// Returns the words that no message and no line may hold: the names of files, parties and dockets
/// that are withheld.
fn unsayable(concealed: &[&Source], book: &Book<'_>) -> Vec<String> {
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
fn names_of_files(withheld: &[&SitePath]) -> Vec<String> {
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
fn names_of_folders(files: &[Source], secrecy: &[Secrecy], book: &Book<'_>) -> Vec<String> {
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
fn open_names(
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

/// Returns the folded names and ids of all parties that readers know.
fn named_parties(catalog: &Catalog) -> Set<String> {
    catalog
        .parties()
        .flat_map(|(_, party)| {
            [letters_of_name(&party.id), letters_of_name(&party.name)]
                .into_iter()
                .chain(party.dba.iter().map(|dba| letters_of_name(dba)))
        })
        .collect()
}

/// Returns whether the name of a file is not shown: the file is withheld, or was perhaps meant to
/// be. The name of a docket's record says nothing of it.
fn is_concealed(source: &Source, secrecy: Secrecy) -> bool {
    match secrecy {
        Secrecy::Open => false,
        Secrecy::Doubtful => source.path.name() != "docket.md",
        Secrecy::Withheld | Secrecy::Draft => true,
    }
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
