//! Authorities: which ones the site cites, in which filings, and which deadlines rest on them.

use std::cmp::Ordering;

use super::catalog::{AuthorityId, Catalog, Cited, CitedAuthority, DocketId, Entry, FilingId};
use super::dockets::Book;
use super::incoming::Incoming;
use super::order::natural;
use super::quick::Map;
use crate::law::{Authority, Families};

/// What filings cite or list: the authorities, and for each filing how often it cites which.
pub(super) struct Lists<'a> {
    shelf: Shelf<'a>,
    of_filings: Vec<Vec<Count>>,
    /// For each docket, the places of the authorities on which its entries rest.
    of_limits: Vec<Vec<(usize, Entry)>>,
}

/// Lists the authorities that filings cite or list. Spellings of one key are one authority.
pub(super) fn list<'a>(
    incoming: &'a [Incoming<'_>],
    book: &Book<'_>,
    families: &Families,
) -> Lists<'a> {
    let mut shelf = Shelf::default();
    let of_filing = |arrived| shelf.of_filing(arrived, book, families);
    let of_filings = incoming.iter().map(of_filing).collect();
    Lists {
        shelf,
        of_filings,
        of_limits: Vec::new(),
    }
}

impl Lists<'_> {
    /// Lists the authorities on which deadlines rest. Timelines are laid before.
    pub(super) fn add_limits(&mut self, catalog: &Catalog) {
        let dockets = catalog.dockets();
        self.of_limits = dockets
            .map(|(id, _)| self.shelf.of_limits(catalog, id))
            .collect();
    }
}

/// Enters the authorities that filings cite or list, and those on which deadlines rest, in
/// filings and dockets.
pub(super) fn enter(catalog: &mut Catalog, lists: Lists<'_>) {
    let Lists {
        shelf,
        of_filings,
        of_limits,
    } = lists;
    let numbers = shelf.close(catalog);
    for (at, list) in of_filings.into_iter().enumerate() {
        let filed = &mut catalog.filings[at];
        for Count { of, times } in list {
            let cited = match of {
                Err(words) => Cited::Words(words),
                Ok(slot) => {
                    let number = numbers[slot];
                    let filing = (FilingId(at as u32), times);
                    catalog.authorities[number.index()].filings.push(filing);
                    Cited::Authority(number)
                }
            };
            filed.authorities.push((cited, times));
        }
    }
    for (at, resting) in of_limits.into_iter().enumerate() {
        for (slot, entry) in resting {
            let authority = &mut catalog.authorities[numbers[slot].index()];
            authority.limits.push((DocketId(at as u32), entry));
        }
    }
    enter_dockets(catalog);
}

/// How often a filing's text cites an authority: one on the shelf, or words that name none.
struct Count {
    of: Result<usize, String>,
    times: u32,
}

/// What one filing cites, in the order in which it does, and the place of each in that list.
#[derive(Default)]
struct Counts {
    list: Vec<Count>,
    by_slot: Map<usize, usize>,
    by_words: Map<String, usize>,
}

/// The authorities found so far, each at a place of its own.
#[derive(Default)]
struct Shelf<'a> {
    slots: Vec<Slot>,
    by_key: Map<String, usize>,
    /// The place of each spelling; `None` for words that name no authority.
    by_name: Map<String, Option<usize>>,
    /// What the entries of lists name, since many filings list the same.
    listed: Map<&'a str, Vec<Authority>>,
}

/// An authority in all its spellings, each with the number of records that use it.
struct Slot {
    key: String,
    spellings: Vec<(Authority, u32)>,
}

impl<'a> Shelf<'a> {
    /// Finds the place of an authority, or gives it one; `None` for words that name none.
    fn place(&mut self, authority: &Authority) -> Option<usize> {
        let slot = match self.by_name.get(&authority.name) {
            Some(known) => *known,
            None => {
                let slot = authority.key().map(|key| {
                    let next = self.slots.len();
                    let slot = *self.by_key.entry(key.clone()).or_insert(next);
                    if slot == next {
                        let spellings = Vec::new();
                        self.slots.push(Slot { key, spellings });
                    }
                    slot
                });
                self.by_name.insert(authority.name.clone(), slot);
                slot
            }
        }?;
        let spellings = &mut self.slots[slot].spellings;
        match spellings.iter_mut().find(|(known, _)| known == authority) {
            Some((_, uses)) => *uses += 1,
            None => spellings.push((authority.clone(), 1)),
        }
        Some(slot)
    }

    /// Returns the authorities that a filing's record lists, then those that its text cites. Its
    /// own dockets, which its caption names, are none.
    fn of_filing(
        &mut self,
        arrived: &'a Incoming<'_>,
        book: &Book<'_>,
        families: &Families,
    ) -> Vec<Count> {
        let Some(document) = arrived.filing.document() else {
            return Vec::new();
        };
        let mut all = Counts::default();
        for text in &document.authorities {
            let named = self.listed.remove(&**text);
            let named = named.unwrap_or_else(|| families.read(text));
            named.iter().for_each(|one| self.count(&mut all, one, 0));
            self.listed.insert(text, named);
        }
        for one in &arrived.source.citations {
            let mut own = arrived.book.iter().map(|at| book.dockets[*at].number);
            if !own.any(|number| one.is_docket(number)) {
                self.count(&mut all, one, 1);
            }
        }
        all.list
    }

    /// Counts an authority among those of a filing.
    fn count(&mut self, all: &mut Counts, authority: &Authority, times: u32) {
        let slot = self.place(authority);
        let next = all.list.len();
        let known = match slot {
            Some(slot) => *all.by_slot.entry(slot).or_insert(next),
            None => *all.by_words.entry(authority.name.clone()).or_insert(next),
        };
        if known == next {
            all.list.push(Count {
                of: slot.ok_or_else(|| authority.name.clone()),
                times: 0,
            });
        }
        all.list[known].times += times;
    }

    /// Returns the deadlines of a docket and the dates that its filings state, each with what it
    /// rests on: those with a date in timeline order, then the others.
    fn of_limits(&mut self, catalog: &Catalog, id: DocketId) -> Vec<(usize, Entry)> {
        let docket = catalog.docket(id);
        let dated = docket.timeline.iter().copied();
        let undated = (0..docket.clocks.len()).flat_map(|clock| {
            let limits = 0..docket.clock(clock).0.milestones.len();
            limits
                .filter(move |at| docket.limit_date(clock, *at).is_none())
                .map(move |at| Entry::Limit(clock, at))
        });
        let mut resting = Vec::new();
        for entry in dated.chain(undated) {
            let Some(text) = catalog.basis_of(id, entry) else {
                continue;
            };
            let mut slots: Vec<usize> = Vec::new();
            for authority in authorities_of(text, &catalog.settings.families, &self.by_key) {
                let known = authority
                    .key()
                    .and_then(|key| self.by_key.get(&key))
                    .copied();
                // How filings write it is how it is shown, where any cites it.
                let slot = known.or_else(|| self.place(&authority));
                slots.extend(slot.filter(|slot| !slots.contains(slot)));
            }
            resting.extend(slots.into_iter().map(|slot| (slot, entry)));
        }
        resting
    }

    /// Puts the authorities into the catalog in their order; gives the number of each place.
    fn close(self, catalog: &mut Catalog) -> Vec<AuthorityId> {
        let mut shown: Vec<Option<(String, Authority)>> = self
            .slots
            .into_iter()
            .map(|slot| Some((slot.key, best(slot.spellings))))
            .collect();
        let mut order: Vec<(Order<'_>, &str, usize)> = shown
            .iter()
            .flatten()
            .enumerate()
            .map(|(at, (key, authority))| (Order::of(&authority.name), &**key, at))
            .collect();
        order.sort_by(|(a, a_key, _), (b, b_key, _)| a.cmp(b).then_with(|| a_key.cmp(b_key)));
        let order: Vec<usize> = order.into_iter().map(|(.., at)| at).collect();
        let mut numbers = vec![AuthorityId(0); shown.len()];
        for at in order {
            let Some((key, authority)) = shown[at].take() else {
                continue;
            };
            let number = AuthorityId(catalog.authorities.len() as u32);
            numbers[at] = number;
            catalog.authority_by_key.insert(key.clone(), number);
            catalog.authorities.push(CitedAuthority {
                key,
                authority,
                filings: Vec::new(),
                dockets: Vec::new(),
                by_docket: Vec::new(),
                limits: Vec::new(),
            });
        }
        numbers
    }
}

/// Returns the authorities that the words of a deadline cite. Words that no family knows are one
/// where a filing lists the same.
pub(super) fn authorities_of<V>(
    text: &str,
    families: &Families,
    known: &Map<String, V>,
) -> Vec<Authority> {
    let cited = families.find(text);
    if !cited.is_empty() {
        return cited
            .into_iter()
            .map(|citation| citation.authority)
            .collect();
    }
    let words = Authority::of_words(text);
    let is_known = words.key().is_some_and(|key| known.contains_key(&key));
    is_known.then_some(words).into_iter().collect()
}

/// Chooses the spelling to show: one that leads somewhere, then the one used most, then the first
/// by letters.
fn best(mut spellings: Vec<(Authority, u32)>) -> Authority {
    spellings.sort_by(|(a, a_uses), (b, b_uses)| {
        let leads = |authority: &Authority| authority.url.is_some();
        leads(b)
            .cmp(&leads(a))
            .then_with(|| b_uses.cmp(a_uses))
            .then_with(|| a.cmp(b))
    });
    let first = spellings.into_iter().next();
    first.expect("a place is made for a spelling").0
}

/// Enters each authority in the dockets whose filings cite it or whose deadlines rest on it.
fn enter_dockets(catalog: &mut Catalog) {
    for at in 0..catalog.authorities.len() {
        let authority = &catalog.authorities[at];
        let mut by_docket: Vec<(DocketId, FilingId, u32)> = Vec::new();
        for (id, times) in &authority.filings {
            let dockets = catalog.filing(*id).dockets.iter();
            by_docket.extend(dockets.map(|docket| (*docket, *id, *times)));
        }
        // The filings of a docket stay in their order.
        by_docket.sort_by_key(|(docket, ..)| *docket);
        let limits = authority.limits.iter().map(|(docket, _)| *docket);
        let citing = by_docket.iter().map(|(docket, ..)| *docket);
        let mut dockets: Vec<DocketId> = citing.chain(limits).collect();
        dockets.sort_unstable();
        dockets.dedup();
        for docket in &dockets {
            let number = AuthorityId(at as u32);
            catalog.dockets[docket.index()].authorities.push(number);
        }
        let authority = &mut catalog.authorities[at];
        authority.dockets = dockets;
        authority.by_docket = by_docket;
    }
}

/// The place of a name in a table of authorities: by the work, such as `U.S.C.`, then by its title
/// or volume, then by what follows, its numbers as people count.
struct Order<'a> {
    work: String,
    volume: &'a str,
    rest: &'a str,
}

impl<'a> Order<'a> {
    fn of(name: &'a str) -> Order<'a> {
        let Parts { volume, work, rest } = Parts::of(name);
        let work = work.to_lowercase();
        Order { work, volume, rest }
    }

    fn cmp(&self, other: &Order<'_>) -> Ordering {
        let works = self.work.cmp(&other.work);
        works
            .then_with(|| natural(self.volume, other.volume))
            .then_with(|| natural(self.rest, other.rest))
    }
}

/// A name taken apart: `47`, `U.S.C.` and `§ 251`.
struct Parts<'a> {
    volume: &'a str,
    work: &'a str,
    rest: &'a str,
}

impl<'a> Parts<'a> {
    fn of(name: &'a str) -> Parts<'a> {
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let (volume, name) = match name.split_once(' ') {
            Some((first, after)) if is_number(first) => (first, after),
            _ => ("", name),
        };
        let ends_work = |word: &str| {
            let is_series = ["2d", "3d", "4th"].contains(&word);
            (word.starts_with(|c: char| c.is_ascii_digit()) && !is_series)
                || ["§", "Part"].contains(&word)
        };
        let mut end = 0;
        for word in name.split_inclusive(' ') {
            if ends_work(word.trim_end()) {
                break;
            }
            end += word.len();
        }
        let (work, rest) = name.split_at(end);
        Parts { volume, work, rest }
    }
}

impl Catalog {
    /// Finds the one authority of this site that words cite, such as the law behind a deadline;
    /// `None` where they cite none or several.
    pub fn authority_in(&self, words: &str) -> Option<AuthorityId> {
        let cited = authorities_of(words, &self.settings.families, &self.authority_by_key);
        let (first, others) = cited.split_first()?;
        let is_one = others.iter().all(|other| other == first);
        let key = first.key().filter(|_| is_one)?;
        self.authority_by_key.get(&key).copied()
    }
}

#[cfg(test)]
mod tests;
