//! Authorities: which ones the site cites, in which filings, and which deadlines rest on them.

mod order;
mod shelf;

use super::catalog::{AuthorityId, Catalog, Cited, DocketId, Entry, FilingId};
use super::dockets::Book;
use super::incoming::Incoming;
use super::quick::Map;
use crate::law::{Authority, Families};
use shelf::{AuthorityCount, AuthorityShelf};

/// What filings cite or list: the authorities, and for each filing how often it cites which.
pub(super) struct Lists<'a> {
    shelf: AuthorityShelf<'a>,
    of_filings: Vec<Vec<AuthorityCount>>,
    /// For each docket, the places of the authorities on which its entries rest.
    of_limits: Vec<Vec<(usize, Entry)>>,
}

/// Lists the authorities that filings cite or list. Spellings of one key are one authority.
pub(super) fn list<'a>(
    incoming: &'a [Incoming<'_>],
    book: &Book<'_>,
    families: &Families,
) -> Lists<'a> {
    let mut shelf = AuthorityShelf::default();
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
        for AuthorityCount { of, times } in list {
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
