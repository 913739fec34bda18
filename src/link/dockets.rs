//! Gathers the dockets: those with a `docket.md`, and those that filings merely name.

use std::sync::Arc;

use super::catalog::{DocketId, DocketName};
use super::names::fold;
use super::order::natural;
use super::quick::Map;
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::{Access, DocketRecord, Dockets, Mention};
use crate::intake::{FilingRecord, Kind, Record, Secrecy, Source, is_near_docket};

/// All dockets, those included that readers know nothing of.
pub(super) struct Book<'a> {
    /// In the order of their names.
    pub dockets: Vec<Early<'a>>,
    by_name: Map<&'a str, Vec<usize>>,
    by_folded: Map<String, usize>,
    /// For each folder with a `docket.md`, its docket; `None` where the record could not be read.
    by_folder: Map<&'a str, Option<usize>>,
    /// The folder that was asked for last, and what was found: the files of one folder follow one another.
    last: (&'a str, Option<Option<usize>>),
    /// Whether the record of some docket could not be read that may be withheld.
    unread: bool,
}

/// A docket before what stands in it is known.
pub(super) struct Early<'a> {
    pub name: &'a str,
    pub number: &'a str,
    pub record: Option<&'a Arc<DocketRecord>>,
    /// How open the least open record is that describes the same docket, by mistake.
    pub namesake: Access,
    /// Its number in the catalog; `None` where it is unlisted, or where only what is hidden names it.
    pub id: Option<DocketId>,
}

impl Early<'_> {
    /// Gives how open it is.
    pub(super) fn access(&self) -> Access {
        let own = self.record.map_or(Access::Public, |record| record.access);
        own.max(self.namesake)
    }
}

/// The dockets of one filing, or why they are not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Home {
    /// They are known.
    Known {
        /// Its dockets, the home first; empty outside every docket.
        dockets: Vec<usize>,
        /// How open the filing is: as open as its own record, all of its dockets, and the docket of its folder let it be.
        access: Access,
    },
    /// Its folder's `docket.md` could not be read, or the mistake was reported.
    Unknown,
}

/// Gathers the dockets of all files, and finds those of each filing (by the place of its file among all).
pub(super) fn gather<'a>(
    files: &'a [Source],
    problems: &mut Vec<Diagnostic>,
) -> (Book<'a>, Vec<Home>) {
    let mut book = Book {
        dockets: Vec::new(),
        by_name: Map::default(),
        by_folded: Map::default(),
        by_folder: Map::default(),
        last: ("", None),
        unread: false,
    };
    for source in files.iter().filter(|source| source.kind == Kind::Docket) {
        let Some(Record::Docket(record)) = &source.record else {
            // It stays so whatever stands beside it: nobody can say which of the two holds.
            book.by_folder.insert(source.path.folder(), None);
            book.unread |= source.secrecy != Secrecy::Open;
            continue;
        };
        let all = book.by_name.get(record.name()).into_iter().flatten();
        let named = all
            .copied()
            .find(|at| book.dockets[*at].name == record.name());
        let namesake = named.and_then(|at| book.dockets.get_mut(at));
        let mut least_open = Access::Public;
        if let Some(other) = namesake {
            // Which of the two holds, nobody can say: neither is more open than the other.
            least_open = other.access();
            other.namesake = other.namesake.max(record.access);
            let code = Code::DocketTaken;
            let message = match other.record.filter(|_| other.access().is_public()) {
                Some(other) => format!("`{}` is described by {} too", record.name(), other.path),
                None => format!("`{}` is described by another record too", record.name()),
            };
            let place = Place::File(record.path.clone());
            problems.push(Diagnostic::error(code, place, message).help(code.way_out()));
        }
        let of_folder = book.by_folder.entry(source.path.folder());
        of_folder.or_insert(Some(book.dockets.len()));
        let at = book.add(record.name(), &record.number, Some(record));
        book.dockets[at].namesake = least_open;
    }
    for source in files.iter().filter(|source| is_broken_docket(source)) {
        if !book.by_folder.contains_key(source.path.folder()) {
            book.by_folder.insert(source.path.folder(), None);
            book.unread |= source.secrecy != Secrecy::Open;
        }
    }
    let homes: Vec<Home> = files
        .iter()
        .map(|source| match &source.record {
            Some(Record::Filing(record)) => book.home(source, record, problems),
            _ => Home::Unknown,
        })
        .collect();
    let homes = book.sort(homes);
    book.number(&homes);
    (book, homes)
}

/// Tells whether a file that makes no filing was perhaps meant as a docket's record: by its name, such as `dokcet.md`, or
/// because it is withheld, such as an `index.md` that seals its folder.
fn is_broken_docket(source: &Source) -> bool {
    let makes_none = match &source.record {
        Some(Record::Filing(record)) => record.filing.is_none() && source.secrecy != Secrecy::Draft,
        Some(_) => false,
        None => true,
    };
    source.kind == Kind::Filing
        && makes_none
        && !source.problems.is_empty()
        && (source.secrecy == Secrecy::Withheld || is_near_docket(source.path.stem()))
}

impl<'a> Book<'a> {
    fn add(
        &mut self,
        name: &'a str,
        number: &'a str,
        record: Option<&'a Arc<DocketRecord>>,
    ) -> usize {
        let at = self.dockets.len();
        self.dockets.push(Early {
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

    /// Finds the dockets that a name or number can mean; one whose id it is wins.
    fn find(&self, text: &str) -> Vec<usize> {
        let all = self.by_name.get(text).cloned().unwrap_or_default();
        match all.iter().find(|at| self.dockets[**at].name == text) {
            Some(at) => vec![*at],
            None => all,
        }
    }

    /// Finds the one docket of this site that a text names.
    pub(super) fn one(&self, text: &str) -> Option<usize> {
        match self.find(text).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Resolves a docket that a record names, for readers: one that they know nothing of stays words of its own.
    pub(super) fn named(&self, mention: &Mention) -> Option<DocketName> {
        let found = self.one(&mention.text);
        match found.map(|at| self.dockets[at].id) {
            // The docket is on this site and hidden: not even its name is shown.
            Some(None) => None,
            id => Some(DocketName {
                text: mention.text.clone(),
                id: id.flatten(),
            }),
        }
    }

    /// Finds the docket whose `docket.md` holds for a folder: its own, or the nearest above.
    fn of_folder(&mut self, file: &'a SitePath) -> Option<Option<usize>> {
        let mut folder = file.folder();
        if folder == self.last.0 && !folder.is_empty() {
            return self.last.1;
        }
        let asked = folder;
        let found = loop {
            match self.by_folder.get(folder) {
                Some(docket) => break Some(*docket),
                None if folder.is_empty() => break None,
                None => folder = folder.rsplit_once('/').map_or("", |(above, _)| above),
            }
        };
        self.last = (asked, found);
        found
    }

    fn home(
        &mut self,
        source: &'a Source,
        record: &'a FilingRecord,
        problems: &mut Vec<Diagnostic>,
    ) -> Home {
        let of_folder = self.of_folder(&source.path);
        let dockets = match &record.dockets {
            Dockets::Outside => Vec::new(),
            Dockets::OfFolder => match of_folder {
                Some(Some(docket)) => vec![docket],
                Some(None) => return Home::Unknown,
                None => {
                    let code = Code::NoDocket;
                    let place = Place::File(source.path.clone());
                    problems
                        .push(Diagnostic::error(code, place, code.sentence()).help(code.way_out()));
                    return Home::Unknown;
                }
            },
            Dockets::Named(mentions) => {
                let mut dockets = Vec::with_capacity(mentions.len());
                for mention in mentions {
                    let Some(docket) = self.of_mention(source, mention, problems) else {
                        return Home::Unknown;
                    };
                    if !dockets.contains(&docket) {
                        dockets.push(docket);
                    }
                }
                dockets
            }
        };
        let own = record.filing.as_ref();
        let own = own.map_or(Access::Unlisted, |filing| filing.access());
        let of_dockets = dockets.iter().copied().chain(of_folder.flatten());
        let access = of_dockets
            .map(|at| self.dockets[at].access())
            .fold(own, Access::max);
        Home::Known { dockets, access }
    }

    fn of_mention(
        &mut self,
        source: &Source,
        mention: &'a Mention,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let text = mention.text.as_str();
        let place = || Place::Key(source.path.clone(), mention.at.clone(), Part::Value);
        match self.find(text).as_slice() {
            [only] => return Some(*only),
            [] => {}
            several => {
                let known = several
                    .iter()
                    .map(|at| &self.dockets[*at])
                    .filter(|one| one.access().is_public());
                let names: Vec<String> = known.map(|docket| format!("`{}`", docket.name)).collect();
                let code = Code::DocketAmbiguous;
                let message = format!("`{text}` is the number of more than one docket");
                let help = match names.is_empty() {
                    true => code.way_out().to_owned(),
                    false => format!("name it by its id: {}", names.join(" or ")),
                };
                problems.push(Diagnostic::error(code, place(), message).help(help));
                return None;
            }
        }
        let near = self.by_folded.get(&fold(text)).map(|at| &self.dockets[*at]);
        if let Some(near) = near.filter(|near| near.access().is_public()) {
            let message = format!("`{text}` is not how this docket is written elsewhere");
            let help = format!("did you mean `{}`?", near.name);
            problems.push(Diagnostic::error(Code::DocketSpelling, place(), message).help(help));
            return None;
        }
        if fold(text).is_empty() {
            let code = Code::EmptyAddress;
            let message = format!("no letter or digit of `{text}` is left to make an address of");
            problems.push(Diagnostic::error(code, place(), message).help(code.way_out()));
            return None;
        }
        Some(self.add(text, text, None))
    }

    /// Puts the dockets in the order of their names.
    fn sort(&mut self, homes: Vec<Home>) -> Vec<Home> {
        let mut order: Vec<usize> = (0..self.dockets.len()).collect();
        order.sort_by(|a, b| {
            let (a, b) = (self.dockets[*a].name, self.dockets[*b].name);
            natural(a, b).then_with(|| a.cmp(b))
        });
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        let mut dockets: Vec<Option<Early>> = std::mem::take(&mut self.dockets)
            .into_iter()
            .map(Some)
            .collect();
        self.dockets = order
            .iter()
            .filter_map(|old| dockets[*old].take())
            .collect();
        self.by_name
            .values_mut()
            .flatten()
            .for_each(|at| *at = place[*at]);
        self.by_folded.values_mut().for_each(|at| *at = place[*at]);
        self.by_folder
            .values_mut()
            .flatten()
            .for_each(|at| *at = place[*at]);
        homes
            .into_iter()
            .map(|home| match home {
                Home::Known {
                    mut dockets,
                    access,
                } => {
                    dockets.iter_mut().for_each(|at| *at = place[*at]);
                    Home::Known { dockets, access }
                }
                Home::Unknown => Home::Unknown,
            })
            .collect()
    }

    /// Numbers the dockets that readers may know of: those with a record that is listed, and those that a filing
    /// names of which they see at least an entry.
    fn number(&mut self, homes: &[Home]) {
        let mut seen: Vec<bool> = self
            .dockets
            .iter()
            .map(|docket| docket.record.is_some())
            .collect();
        for home in homes {
            if let Home::Known { dockets, access } = home
                && *access != Access::Unlisted
            {
                dockets.iter().for_each(|at| seen[*at] = true);
            }
        }
        let mut next = 0;
        for (docket, seen) in self.dockets.iter_mut().zip(seen) {
            if seen && docket.access() != Access::Unlisted {
                docket.id = Some(DocketId(next));
                next += 1;
            }
        }
    }

    /// Tells whether any docket is or may be withheld; what cannot be read may then belong to it.
    pub(super) fn any_withheld(&self) -> bool {
        let withheld = |docket: &Early| !docket.access().is_public();
        self.unread || self.dockets.iter().any(withheld)
    }

    /// Tells whether one of a filing's dockets may be the one whose record could not be read.
    pub(super) fn may_be_withheld(&self, dockets: &[usize]) -> bool {
        self.unread && dockets.iter().any(|at| self.dockets[*at].record.is_none())
    }

    /// Gives the names of the dockets that readers know nothing of.
    pub(super) fn hidden_names(&self) -> impl Iterator<Item = &str> {
        let hidden = self.dockets.iter().filter(|docket| docket.id.is_none());
        hidden.flat_map(|docket| [docket.name, docket.number])
    }
}
