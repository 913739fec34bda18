//! The lanes of a picture: the agency's, one for each of the busiest parties, and those of all
//! others.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::super::Press;
use super::super::labels::find_type;
use crate::docket::TypeRole;
use crate::link::{DocketId, Entry, Named, PartyId};

/// The most parties with a lane of their own, the agency apart.
const BUSIEST: usize = 7;

/// A lane, and which documents are in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lane {
    /// Its name; none where the words of the theme name it.
    pub name: Option<String>,
    /// Whose it is.
    pub whose: Whose,
    /// The numbers of its documents, in their order.
    pub documents: Vec<usize>,
}

/// Whose a lane is, in the order in which lanes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    /// The lane of the agency, or of another body that issues orders.
    Agency,
    /// A party's, by its place among the busiest.
    Party(usize),
    /// All other parties'.
    Others,
    /// Nobody's: of these documents it is not known or not shown who filed them.
    Nobody,
}

/// Who filed a document.
struct Filer {
    parties: Vec<PartyId>,
    /// Whether anybody is named, if only in words such as `Anonymous`.
    named: bool,
    /// Whether it is of a type that the agency issues.
    issued: bool,
}

/// Returns every document of a docket its lane. `entries` are filings and documents not on file.
///
/// A document of several filers is once, in the lane of the first of them who has one.
pub(super) fn lanes(press: &Press<'_>, id: DocketId, entries: &[Entry]) -> Vec<Lane> {
    let filers: Vec<Filer> = entries.iter().map(|entry| filer(press, *entry)).collect();
    let issuer = issuer(&filers);
    let kept = busiest(press, id, &filers, issuer);
    let whose = |filer: &Filer| {
        let own = filer.parties.iter().find_map(|party| {
            let place = kept.iter().position(|kept| kept == party);
            match Some(*party) == issuer {
                true => Some(Whose::Agency),
                false => place.map(Whose::Party),
            }
        });
        match own {
            Some(own) => own,
            None if filer.named => Whose::Others,
            None if filer.issued => Whose::Agency,
            None => Whose::Nobody,
        }
    };
    let mut lanes: BTreeMap<Whose, Vec<usize>> = BTreeMap::new();
    for (number, filer) in filers.iter().enumerate() {
        lanes.entry(whose(filer)).or_default().push(number);
    }
    let party = |party: PartyId| press.catalog.party(party).name.clone();
    let name = |whose: Whose| match whose {
        Whose::Agency => issuer
            .map(party)
            .or_else(|| press.catalog.docket(id).agency.clone()),
        Whose::Party(place) => Some(party(kept[place])),
        Whose::Others | Whose::Nobody => None,
    };
    lanes
        .into_iter()
        .map(|(whose, documents)| Lane {
            name: name(whose),
            whose,
            documents,
        })
        .collect()
}

fn filer(press: &Press<'_>, entry: Entry) -> Filer {
    let catalog = press.catalog;
    let (by, kind) = match entry {
        Entry::Filing(id) => {
            let filed = catalog.filing(id);
            (&filed.parties.filed_by[..], filed.filing.kind.as_ref())
        }
        Entry::Absent(id) => {
            let absent = catalog.absent(id);
            (&absent.filed_by[..], absent.kind.as_ref())
        }
        Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => (&[][..], None),
    };
    let party = |named: &Named| match named {
        Named::Party(id) => Some(*id),
        Named::Words(_) => None,
    };
    Filer {
        parties: by.iter().filter_map(party).collect(),
        named: !by.is_empty(),
        issued: kind
            .and_then(|kind| find_type(catalog, kind))
            .is_some_and(|kind| kind.role == TypeRole::Issued),
    }
}

/// Finds who issued most of what the agency issues.
fn issuer(filers: &[Filer]) -> Option<PartyId> {
    let mut counts: BTreeMap<PartyId, usize> = BTreeMap::new();
    for filer in filers.iter().filter(|filer| filer.issued) {
        if let Some(party) = filer.parties.first() {
            *counts.entry(*party).or_default() += 1;
        }
    }
    let most = counts
        .into_iter()
        .min_by_key(|(party, count)| (Reverse(*count), *party));
    most.map(|(party, _)| party)
}

/// Finds the parties that filed most, in the order of the docket's parties where they filed as
/// much. One who would be alone among the others is taken too.
fn busiest(
    press: &Press<'_>,
    id: DocketId,
    filers: &[Filer],
    issuer: Option<PartyId>,
) -> Vec<PartyId> {
    let mut counts: BTreeMap<PartyId, usize> = BTreeMap::new();
    for filer in filers {
        for (at, party) in filer.parties.iter().enumerate() {
            if Some(*party) != issuer && !filer.parties[..at].contains(party) {
                *counts.entry(*party).or_default() += 1;
            }
        }
    }
    let parts = &press.catalog.docket(id).parties;
    let rank: BTreeMap<PartyId, usize> = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part.party {
            Named::Party(party) => Some((party, at)),
            Named::Words(_) => None,
        })
        .collect();
    let mut all: Vec<(PartyId, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(party, count)| (Reverse(*count), rank.get(party).copied(), *party));
    if all.len() > BUSIEST + 1 {
        all.truncate(BUSIEST);
    }
    all.into_iter().map(|(party, _)| party).collect()
}
