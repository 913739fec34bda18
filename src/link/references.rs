//! Resolves references: by id, by `DOCKET/id`, by `DOCKET#number`, or to a document that is not on
//! file.

mod absent;
mod places;
mod resolver;
mod unknown;

pub(super) use absent::AbsentBook;
pub(super) use resolver::Resolver;

use std::borrow::Cow;
use std::cell::Cell;

use super::catalog::FilingId;
use super::dockets::Book;
use super::quick::{Map, Set};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath, nearest};
use crate::docket::Mention;
use places::{ListingPlaces, all_of};
use unknown::PROPOSALS;

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
    /// Whether its id may be shown, as "did you mean".
    pub open: bool,
}

/// Everything that references find.
pub(super) struct ReferenceIndex<'a> {
    by_id: Map<&'a str, ListingPlaces>,
    /// The same by their home, as one id may be used in many dockets; none for those outside every
    /// docket.
    by_home: Map<(Option<usize>, &'a str), ListingPlaces>,
    by_docket: Map<(usize, &'a str), ListingPlaces>,
    by_number: Map<(usize, &'a str), ListingPlaces>,
    listings: Vec<Listing<'a>>,
    /// Ids of files that could not be read: a reference to one is not the mistake.
    broken: Set<Cow<'a, str>>,
    /// How many more unknown references are compared with all ids.
    proposals: Cell<usize>,
}

/// How many of the filings that one reference may mean are listed.
const LISTED: usize = 20;

impl<'a> ReferenceIndex<'a> {
    /// Makes the index of all filings.
    pub(super) fn new(listings: Vec<Listing<'a>>, broken: Vec<Cow<'a, str>>) -> ReferenceIndex<'a> {
        let mut by_id: Map<&str, ListingPlaces> =
            Map::with_capacity_and_hasher(listings.len(), Default::default());
        let mut by_number: Map<(usize, &str), ListingPlaces> = Map::default();
        let mut by_home: Map<(Option<usize>, &str), ListingPlaces> = Map::default();
        let mut by_docket: Map<(usize, &str), ListingPlaces> = Map::default();
        for (at, listing) in listings.iter().enumerate() {
            ListingPlaces::add(by_id.entry(listing.id), at);
            let home = listing.dockets.first().copied();
            ListingPlaces::add(by_home.entry((home, listing.id)), at);
            for docket in listing.dockets {
                ListingPlaces::add(by_docket.entry((*docket, listing.id)), at);
                if let Some(number) = listing.number {
                    ListingPlaces::add(by_number.entry((*docket, number)), at);
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
                    places.flat_map(ListingPlaces::all).copied().collect()
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
}
