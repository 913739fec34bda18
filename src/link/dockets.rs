//! Gathers the dockets: those with a `docket.md`, and those that filings merely name.

mod entered;
mod find;
mod home;
mod number;
mod references;
mod secrets;

pub(super) use entered::Entered;
pub(super) use home::Home;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::claims::{Claimed, Claims};
use super::order::Collation;
use super::quick::Map;
use crate::diagnostic::{Code, Diagnostic, Part, Place};
use crate::docket::{Access, DocketRecord};
use crate::intake::{FileKind, Record, Secrecy, Source, Sources, is_near_docket};
use crate::text::fold;
use find::spelling;

/// All dockets, those included that readers know nothing of.
pub(super) struct Book<'a> {
    /// In the order of their names.
    pub dockets: Vec<Entered<'a>>,
    by_name: Map<&'a str, Vec<usize>>,
    by_folded: Map<String, usize>,
    /// For each folder with a `docket.md`, its docket; `None` where the record could not be read.
    by_folder: Map<&'a str, Option<usize>>,
    /// The folder that was asked for last, and what was found: the files of one folder follow one
    /// another.
    last: (&'a str, Option<Option<usize>>),
    /// The names that withheld dockets claim.
    claims: Claims,
    /// What records wrote for the name of a withheld docket without writing it exactly.
    contested: BTreeSet<&'a str>,
    /// Whether the record of some docket could not be read: it may be withheld.
    unread: bool,
    /// Whether such a record speaks of withholding, or nothing of it could be read that may.
    unread_withholds: bool,
}

/// Gathers the dockets of all files, and finds those of each filing (by the place of its file among
/// all).
pub(super) fn gather<'a>(
    sources: &'a Sources,
    problems: &mut Vec<Diagnostic>,
) -> (Book<'a>, Vec<Home>) {
    let files = &sources.files;
    let mut book = Book {
        dockets: Vec::new(),
        by_name: Map::default(),
        by_folded: Map::default(),
        by_folder: Map::default(),
        last: ("", None),
        claims: Claims::default(),
        contested: BTreeSet::new(),
        unread: false,
        unread_withholds: false,
    };
    for source in files
        .iter()
        .filter(|source| source.kind == FileKind::Docket)
    {
        match &source.record {
            Some(Record::Docket(record)) => book.enter(source, record, problems),
            _ => {
                // It stays so whatever is beside it: nobody can say which of the two holds.
                book.by_folder.insert(source.path.folder(), None);
                book.unread = true;
                book.unread_withholds |= source.secrecy != Secrecy::Open || !source.is_read;
            }
        }
    }
    for source in files.iter().filter(|source| is_broken_docket(source)) {
        if !book.by_folder.contains_key(source.path.folder()) {
            book.by_folder.insert(source.path.folder(), None);
            book.unread = true;
            book.unread_withholds = true;
        }
    }
    book.claim(sources, problems);
    let homes: Vec<Home> = files
        .iter()
        .map(|source| match &source.record {
            Some(Record::Filing(record)) => book.home(source, record, problems),
            _ => Home::Unknown,
        })
        .collect();
    book.contest_references(files);
    let homes = book.sort(homes, &Collation::of(&sources.settings.lang));
    book.number(&homes);
    (book, homes)
}

/// Returns whether a file that makes no filing was perhaps meant as a docket's record: by its name,
/// such as `dokcet.md`, or because it is withheld, such as an `index.md` that seals its folder.
fn is_broken_docket(source: &Source) -> bool {
    let makes_none = match &source.record {
        Some(Record::Filing(record)) => record.filing.is_none() && source.secrecy != Secrecy::Draft,
        Some(_) => false,
        None => true,
    };
    source.kind == FileKind::Filing
        && makes_none
        && !source.problems.is_empty()
        && (source.secrecy == Secrecy::Withheld || is_near_docket(source.path.stem()))
}

impl<'a> Book<'a> {
    /// Enters the docket of a record.
    fn enter(
        &mut self,
        source: &'a Source,
        record: &'a Arc<DocketRecord>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let all = self.by_name.get(record.name()).into_iter().flatten();
        let named = all
            .copied()
            .find(|at| self.dockets[*at].name == record.name());
        let namesake = named.and_then(|at| self.dockets.get_mut(at));
        let mut least_open = Access::Public;
        if let Some(other) = namesake {
            // Which of the two holds, nobody can say: neither is more open than the other.
            least_open = other.access();
            other.namesake = other.namesake.max(record.access());
            let code = Code::DocketTaken;
            let message = match other.record.filter(|_| other.access().is_public()) {
                Some(other) => format!("{1} describes `{0}` too", record.name(), other.path),
                None => format!("another record describes `{}` too", record.name()),
            };
            let place = Place::File(record.path.clone());
            problems.push(Diagnostic::error(code, place, message).help(code.way_out()));
        }
        let of_folder = self.by_folder.entry(source.path.folder());
        of_folder.or_insert(Some(self.dockets.len()));
        let at = self.add(record.name(), &record.number, Some(record));
        self.dockets[at].namesake = least_open;
    }

    /// Lets the withheld dockets claim their names in every spelling, and reports the records that
    /// write one otherwise.
    ///
    /// This comes before the first filing is looked at, so that the order of files does not matter.
    fn claim(&mut self, sources: &'a Sources, problems: &mut Vec<Diagnostic>) {
        self.claims = Claims::of(self.withheld(), sources);
        if self.claims.are_none() {
            return;
        }
        // A record that writes the name of a withheld docket otherwise may be of the same docket.
        let mut also_withheld = false;
        for docket in &mut self.dockets {
            let Some(record) = docket.record.filter(|_| docket.access().is_public()) else {
                continue;
            };
            match self.claims.on_record(record) {
                Claimed::No => continue,
                Claimed::Withheld(access) => {
                    docket.namesake = access;
                    problems.push(spelling(Place::File(record.path.clone())));
                }
                // The record that could not be read has its own mistake.
                Claimed::Perhaps => docket.namesake = Access::Unlisted,
            }
            also_withheld = true;
        }
        if also_withheld {
            self.claims = Claims::of(self.withheld(), sources);
        }
        for record in self.dockets.iter().filter_map(|docket| docket.record) {
            let Some(proceeding) = record.proceeding() else {
                continue;
            };
            let others = proceeding.part_of.iter().chain(&proceeding.related);
            for mention in others.chain(&proceeding.consolidated_into) {
                let text = mention.text.as_str();
                if !self.find(text).is_empty() || !self.claims.hold(text) {
                    continue;
                }
                self.contested.insert(text);
                let place = Place::Key(record.path.clone(), mention.at.clone(), Part::Value);
                problems.push(spelling(place).without_words());
            }
        }
    }

    /// Returns the records of withheld dockets, with how open each is.
    fn withheld(&self) -> impl Iterator<Item = (&'a DocketRecord, Access)> {
        let all = self.dockets.iter();
        let all = all.filter_map(|docket| Some((&**docket.record?, docket.access())));
        all.filter(|(_, access)| !access.is_public())
    }

    fn add(
        &mut self,
        name: &'a str,
        number: &'a str,
        record: Option<&'a Arc<DocketRecord>>,
    ) -> usize {
        let at = self.dockets.len();
        self.dockets.push(Entered {
            name,
            number,
            record,
            namesake: Access::Public,
            id: None,
        });
        self.by_name.entry(name).or_default().push(at);
        self.by_folded.entry(fold(name)).or_insert(at);
        if number != name {
            self.by_name.entry(number).or_default().push(at);
        }
        at
    }
}
