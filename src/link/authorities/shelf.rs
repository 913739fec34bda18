//! The authorities that are cited so far, each once.

use super::super::catalog::{AuthorityId, Catalog, CitedAuthority, DocketId, Entry};
use super::super::dockets::Book;
use super::super::incoming::Incoming;
use super::super::quick::Map;
use super::order::AuthorityOrder;
use super::{authorities_of, best};
use crate::law::{Authority, Families};

/// The authorities found so far, each at a place of its own.
#[derive(Default)]
pub(super) struct AuthorityShelf<'a> {
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

/// What one filing cites, in the order in which it does, and the place of each in that list.
#[derive(Default)]
struct AuthorityCounts {
    list: Vec<AuthorityCount>,
    by_slot: Map<usize, usize>,
    by_words: Map<String, usize>,
}

/// How often a filing's text cites an authority: one on the shelf, or words that name none.
pub(super) struct AuthorityCount {
    pub(super) of: Result<usize, String>,
    pub(super) times: u32,
}

impl<'a> AuthorityShelf<'a> {
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
    pub(super) fn of_filing(
        &mut self,
        arrived: &'a Incoming<'_>,
        book: &Book<'_>,
        families: &Families,
    ) -> Vec<AuthorityCount> {
        let Some(document) = arrived.filing.document() else {
            return Vec::new();
        };
        let mut all = AuthorityCounts::default();
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

    /// AuthorityCounts an authority among those of a filing.
    fn count(&mut self, all: &mut AuthorityCounts, authority: &Authority, times: u32) {
        let slot = self.place(authority);
        let next = all.list.len();
        let known = match slot {
            Some(slot) => *all.by_slot.entry(slot).or_insert(next),
            None => *all.by_words.entry(authority.name.clone()).or_insert(next),
        };
        if known == next {
            all.list.push(AuthorityCount {
                of: slot.ok_or_else(|| authority.name.clone()),
                times: 0,
            });
        }
        all.list[known].times += times;
    }

    /// Returns the deadlines of a docket and the dates that its filings state, each with what it
    /// rests on: those with a date in timeline order, then the others.
    pub(super) fn of_limits(&mut self, catalog: &Catalog, id: DocketId) -> Vec<(usize, Entry)> {
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
    pub(super) fn close(self, catalog: &mut Catalog) -> Vec<AuthorityId> {
        let mut shown: Vec<Option<(String, Authority)>> = self
            .slots
            .into_iter()
            .map(|slot| Some((slot.key, best(slot.spellings))))
            .collect();
        let mut order: Vec<(AuthorityOrder<'_>, &str, usize)> = shown
            .iter()
            .flatten()
            .enumerate()
            .map(|(at, (key, authority))| (AuthorityOrder::of(&authority.name), &**key, at))
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
