//! Resolves references: by id, by `DOCKET/id`, by `DOCKET#number`, or to a document that is not on
//! file.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::hash_map::Entry;

use super::catalog::{Absent, AbsentId, Capacity, DocketId, FilingId, Named, Referent};
use super::dockets::Book;
use super::names::{NamedParties, Who};
use super::quick::{Map, Set};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath, nearest, three_nearest};
use crate::docket::{AbsentMention, Mention, Reference};
use crate::steps;
use crate::text::fold;

/// What an id can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A filing of which readers see at least an entry.
    Filing(FilingId),
    /// One of which they see nothing: a reference to it is left out.
    Hidden,
}

/// One filing as references find it.
pub(super) struct Listing<'a> {
    pub id: &'a str,
    pub number: Option<&'a str>,
    /// Its dockets, by their place in the book.
    pub dockets: &'a [usize],
    pub target: Target,
    /// Whether its id may be told, as "did you mean".
    pub open: bool,
}

/// Everything that references find.
pub(super) struct ReferenceIndex<'a> {
    by_id: Map<&'a str, Places>,
    /// The same by their home, as one id may be used in many dockets; none for those outside every
    /// docket.
    by_home: Map<(Option<usize>, &'a str), Places>,
    by_docket: Map<(usize, &'a str), Places>,
    by_number: Map<(usize, &'a str), Places>,
    listings: Vec<Listing<'a>>,
    /// Ids of files that could not be read: a reference to one is not the mistake.
    broken: Set<Cow<'a, str>>,
    /// How many more unknown references are compared with all ids.
    proposals: Cell<usize>,
}

/// For how many unknown references of a site a near id is looked for, each among all ids. Where
/// there are more, something else is wrong than a letter.
const PROPOSALS: usize = 100;
/// How many of the filings that one reference may mean are listed.
const LISTED: usize = 20;

impl Absent<Who> {
    /// Puts the numbers of parties in.
    pub(super) fn numbered(self, numbers: &super::names::Numbers) -> Absent {
        Absent {
            title: self.title,
            date: self.date,
            kind: self.kind,
            filed_by: numbers.all(&self.filed_by),
            addressed_to: numbers.all(&self.addressed_to),
            docket: self.docket,
        }
    }
}

/// The documents not on file: two with the same title and date in a docket are one.
#[derive(Default)]
pub(super) struct AbsentBook {
    pub all: Vec<Absent<Who>>,
    by_title: Map<(Option<DocketId>, String, String), AbsentId>,
    /// Who is known of each, as many records may each name another.
    names: Set<(AbsentId, Capacity, Named<Who>)>,
}

impl AbsentBook {
    /// Adds what a record knows of a document, or joins it with what is known already.
    pub(super) fn add(
        &mut self,
        mention: &AbsentMention,
        docket: Option<DocketId>,
        file: &SitePath,
        names: &mut NamedParties<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> AbsentId {
        let mut resolve = |mentions: &[Mention]| -> Vec<Named<Who>> {
            mentions
                .iter()
                .map(|mention| names.resolve(mention, file, problems))
                .collect()
        };
        let (filed_by, addressed_to) = (resolve(&mention.filed_by), resolve(&mention.addressed_to));
        let key = (docket, fold(&mention.title), mention.date.to_string());
        if let Some(id) = self.by_title.get(&key) {
            let known = &mut self.all[id.index()];
            known.kind = known.kind.take().or_else(|| mention.kind.clone());
            let known_names = &mut self.names;
            for (part, all, more) in [
                (Capacity::Filed, &mut known.filed_by, filed_by),
                (Capacity::Addressed, &mut known.addressed_to, addressed_to),
            ] {
                for one in more {
                    if known_names.insert((*id, part, one.clone())) {
                        all.push(one);
                    }
                }
            }
            return *id;
        }
        let id = AbsentId(self.all.len() as u32);
        for (part, names) in [
            (Capacity::Filed, &filed_by),
            (Capacity::Addressed, &addressed_to),
        ] {
            let names = names.iter().map(|name| (id, part, name.clone()));
            self.names.extend(names);
        }
        self.all.push(Absent {
            title: mention.title.clone(),
            date: mention.date.clone(),
            kind: mention.kind.clone(),
            filed_by,
            addressed_to,
            docket,
        });
        self.by_title.insert(key, id);
        id
    }
}

/// Returns all places, without a copy.
fn all_of(places: Option<&Places>) -> Cow<'_, [usize]> {
    Cow::Borrowed(places.map_or(&[][..], Places::all))
}

/// Places of listings, nearly always one.
enum Places {
    One(usize),
    Many(Vec<usize>),
}

impl Places {
    fn add<K>(entry: Entry<'_, K, Places>, at: usize) {
        let places = match entry {
            Entry::Vacant(entry) => {
                entry.insert(Places::One(at));
                return;
            }
            Entry::Occupied(entry) => entry.into_mut(),
        };
        match places {
            Places::One(first) => *places = Places::Many(vec![*first, at]),
            Places::Many(all) => all.push(at),
        }
    }

    fn all(&self) -> &[usize] {
        match self {
            Places::One(only) => std::slice::from_ref(only),
            Places::Many(all) => all,
        }
    }
}

impl<'a> ReferenceIndex<'a> {
    /// Makes the index of all filings.
    pub(super) fn new(listings: Vec<Listing<'a>>, broken: Vec<Cow<'a, str>>) -> ReferenceIndex<'a> {
        let mut by_id: Map<&str, Places> =
            Map::with_capacity_and_hasher(listings.len(), Default::default());
        let mut by_number: Map<(usize, &str), Places> = Map::default();
        let mut by_home: Map<(Option<usize>, &str), Places> = Map::default();
        let mut by_docket: Map<(usize, &str), Places> = Map::default();
        for (at, listing) in listings.iter().enumerate() {
            Places::add(by_id.entry(listing.id), at);
            let home = listing.dockets.first().copied();
            Places::add(by_home.entry((home, listing.id)), at);
            for docket in listing.dockets {
                Places::add(by_docket.entry((*docket, listing.id)), at);
                if let Some(number) = listing.number {
                    Places::add(by_number.entry((*docket, number)), at);
                }
            }
        }
        ReferenceIndex {
            by_id,
            by_home,
            by_docket,
            by_number,
            listings,
            broken: broken.into_iter().collect(),
            proposals: Cell::new(PROPOSALS),
        }
    }

    /// Resolves what a record of the dockets `own` names.
    ///
    /// Returns `None` where it is left out: hidden, or a mistake that is reported.
    pub(super) fn resolve(
        &self,
        mention: &Mention,
        own: &[usize],
        book: &Book<'_>,
        file: &SitePath,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<FilingId> {
        let found = self.find(&mention.text, own, book);
        let place = || Place::Key(file.clone(), mention.at.clone(), Part::Value);
        match &*found {
            [only] => match self.listings[*only].target {
                Target::Filing(id) => Some(id),
                Target::Hidden => None,
            },
            [] => {
                let id = mention
                    .text
                    .rsplit(['/', '#'])
                    .next()
                    .unwrap_or(&mention.text);
                if !self.broken.contains(id) {
                    problems.push(self.unknown(mention, own, book, place()));
                }
                None
            }
            several => {
                let code = Code::AmbiguousReference;
                let message = format!("`{}` matches {} filings", mention.text, several.len());
                let mut open: Vec<String> = several
                    .iter()
                    .take(LISTED)
                    .filter(|at| self.listings[**at].open)
                    .map(|at| {
                        let listing = &self.listings[*at];
                        let docket = listing.dockets.first().map(|at| book.dockets[*at].name);
                        format!("`{}/{}`", docket.unwrap_or("none"), listing.id)
                    })
                    .collect();
                open.sort();
                open.dedup();
                let help = match open.is_empty() {
                    true => code.way_out().to_owned(),
                    false => {
                        let more = match several.len() > LISTED {
                            true => ", or another",
                            false => "",
                        };
                        format!("write the one you mean: {}{more}", open.join(" or "))
                    }
                };
                problems.push(Diagnostic::error(code, place(), message).help(help));
                None
            }
        }
    }

    /// Returns whether a text that a record of the dockets `own` writes is for a filing that
    /// readers see: it names only that, or it names nothing, is near such a filing's id, and is
    /// near to no other's.
    pub(super) fn is_for_open(&self, text: &str, own: &[usize], book: &Book<'_>) -> bool {
        match &*self.find(text, own, book) {
            [only] => self.listings[*only].open,
            [] if !text.contains(['#', '/']) && !self.broken.contains(text) => {
                let ids = |is_open: bool| {
                    let listings = self.listings.iter();
                    let alike = listings.filter(move |listing| listing.open == is_open);
                    alike.map(|listing| listing.id)
                };
                let hidden = ids(false).chain(self.broken.iter().map(|id| &**id));
                nearest(text, ids(true)).is_some() && nearest(text, hidden).is_none()
            }
            _ => false,
        }
    }

    /// Finds every filing that a text can name.
    fn find<'s>(&'s self, text: &'s str, own: &[usize], book: &Book<'_>) -> Cow<'s, [usize]> {
        if let Some(all) = self.by_id.get(text) {
            let of_home = |home: Option<usize>| self.by_home.get(&(home, text));
            let home: Cow<'_, [usize]> = match own {
                [] => all_of(of_home(None)),
                [only] => all_of(of_home(Some(*only))),
                several => {
                    let places = several.iter().filter_map(|own| of_home(Some(*own)));
                    places.flat_map(Places::all).copied().collect()
                }
            };
            return match home.is_empty() {
                true => all_of(Some(all)),
                false => home,
            };
        }
        if let Some((docket, number)) = text.rsplit_once('#')
            && let Some(docket) = book.one(docket)
        {
            return all_of(self.by_number.get(&(docket, number)));
        }
        if let Some((docket, id)) = text.rsplit_once('/') {
            return match (docket, book.one(docket)) {
                ("none", None) => all_of(self.by_home.get(&(None, id))),
                (_, Some(docket)) => all_of(self.by_docket.get(&(docket, id))),
                (_, None) => Cow::Borrowed(&[]),
            };
        }
        Cow::Borrowed(&[])
    }

    fn unknown(
        &self,
        mention: &Mention,
        own: &[usize],
        book: &Book<'_>,
        place: Place,
    ) -> Diagnostic {
        let text = mention.text.as_str();
        let parts = [text.rsplit_once('#'), text.rsplit_once('/')];
        let mut dockets = parts.into_iter().flatten().map(|(docket, _)| docket);
        if book.is_contested(text) || dockets.any(|docket| book.is_contested(docket)) {
            // What is written for the name of a withheld docket is not said.
            let code = Code::DocketSpelling;
            let problem = Diagnostic::error(code, place, code.sentence()).help(code.way_out());
            return problem.without_line();
        }
        let code = Code::UnknownReference;
        let message = format!("`{text}` names nothing on file");
        let wanted = text.rsplit(['/', '#']).next().unwrap_or(text);
        let near = match text.rsplit_once('#') {
            Some((docket, _)) if book.one(docket).is_some() => Vec::new(),
            _ if self.proposals.get() == 0 => Vec::new(),
            _ => {
                self.proposals.set(self.proposals.get() - 1);
                steps::count(self.listings.len());
                let open = || self.listings.iter().filter(|listing| listing.open);
                let at_home: Vec<&str> = open()
                    .filter(|listing| listing.dockets.iter().any(|docket| own.contains(docket)))
                    .map(|listing| listing.id)
                    .collect();
                match three_nearest(wanted, at_home) {
                    near if near.is_empty() => {
                        three_nearest(wanted, open().map(|listing| listing.id))
                    }
                    near => near,
                }
            }
        };
        let help = match near.as_slice() {
            _ if let Some(number) = item_number(text) => {
                let own = own.first().map(|at| &book.dockets[*at]);
                let own = own.filter(|docket| docket.id.is_some());
                let docket = own.map_or("DOCKET", |docket| docket.name);
                format!("write item {number} of the docket as `{docket}#{number}`")
            }
            [] => code.way_out().to_owned(),
            near => {
                let list: Vec<String> = near.iter().map(|id| format!("`{id}`")).collect();
                format!("did you mean {}?", list.join(" or "))
            }
        };
        Diagnostic::error(code, place, message).help(help)
    }
}

/// Reads a reference that is nothing but an item number: `12`, `#12`, `No. 12`.
fn item_number(text: &str) -> Option<&str> {
    let words = [
        "item", "Item", "no", "No", "number", "Number", "filing", "Filing",
    ];
    let mut rest = text.trim();
    while let Some(shorter) = words
        .iter()
        .chain(&["#", ".", " "])
        .find_map(|word| rest.strip_prefix(word))
    {
        rest = shorter;
    }
    let is_number = !rest.is_empty() && rest.len() < 8 && rest.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some(rest)
}

/// What resolving references takes.
pub(super) struct Resolver<'a, 'b> {
    pub index: &'b ReferenceIndex<'a>,
    pub book: &'b Book<'a>,
    pub names: &'b mut NamedParties<'a>,
    pub absent: &'b mut AbsentBook,
    pub problems: &'b mut Vec<Diagnostic>,
}

impl Resolver<'_, '_> {
    /// Resolves a reference of a record in the dockets `own`; `home` is where a document not on
    /// file takes its place.
    pub(super) fn resolve(
        &mut self,
        reference: &Reference,
        own: &[usize],
        home: Option<DocketId>,
        file: &SitePath,
    ) -> Option<Referent> {
        match reference {
            Reference::Named(mention) => self
                .index
                .resolve(mention, own, self.book, file, self.problems)
                .map(Referent::Filing),
            Reference::Absent(mention) => {
                let id = self
                    .absent
                    .add(mention, home, file, self.names, self.problems);
                Some(Referent::Absent(id))
            }
        }
    }
}
