//! One order for everything dated in a docket, and for all that a party takes part in.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::catalog::{
    Capacity, Catalog, Docket, DocketId, DocketParty, Entry, FilingId, Named, Party, PartyId,
};
use super::order::{date_key, natural};
use super::quick::Set;
use crate::text::fold;
use crate::time::Date;

/// Lays the timeline of every docket: filings, documents not on file, events, deadlines and
/// stated dates.
pub(super) fn lay(catalog: &mut Catalog) {
    for at in 0..catalog.dockets.len() {
        let timeline = timeline(catalog, DocketId(at as u32));
        catalog.dockets[at].timeline = timeline;
    }
}

fn timeline(catalog: &Catalog, id: DocketId) -> Vec<Entry> {
    let docket = catalog.docket(id);
    let zone = catalog.settings.zone;
    let mut entries: Vec<((NaiveDate, u8), u8, NaiveTime, Entry)> = Vec::new();
    let mut push = |date: &Date, rank: u8, entry: Entry| {
        let (day, coarseness, time) = date_key(date, zone);
        // The order of filings on one day is settled already, and not by their moments alone.
        let time = if rank == 1 { NaiveTime::MIN } else { time };
        entries.push(((day, coarseness), rank, time, entry));
    };
    // What happened comes before what falls due on the same day.
    for id in &docket.absent {
        push(&catalog.absent(*id).date, 0, Entry::Absent(*id));
    }
    for id in &docket.filings {
        push(&catalog.filing(*id).filing.date, 1, Entry::Filing(*id));
    }
    let mut limits: Set<(String, String)> = Set::default();
    if let Some(proceeding) = docket.proceeding() {
        for (at, event) in proceeding.events.iter().enumerate() {
            push(&event.date, 2, Entry::Event(at));
        }
        for (clock, (words, _)) in proceeding.clocks.iter().zip(&docket.clocks).enumerate() {
            for (at, milestone) in words.milestones.iter().enumerate() {
                if let Some(date) = docket.limit_date(clock, at) {
                    push(&date, 3, Entry::Limit(clock, at));
                    limits.insert((date.to_string(), fold(&milestone.title)));
                }
            }
        }
    }
    let home = id;
    for id in docket
        .filings
        .iter()
        .filter(|id| catalog.filing(**id).home() == Some(home))
    {
        let Some(document) = catalog.filing(*id).filing.document() else {
            continue;
        };
        for (at, stated) in document.deadlines.iter().enumerate() {
            // A deadline that says the same says more: from what it was counted.
            if !limits.contains(&(stated.date.to_string(), fold(&stated.title))) {
                push(&stated.date, 4, Entry::Stated(*id, at));
            }
        }
    }
    // The sort is stable: each kind stays in the order in which it was pushed.
    entries.sort_by_key(|(day, rank, time, _)| (*day, *rank, *time));
    entries.into_iter().map(|(.., entry)| entry).collect()
}

/// In how many filings a party is the filer, and whether it is served; for each docket.
pub(super) type PartCounts = Vec<BTreeMap<PartyId, (u32, bool)>>;

/// Enters in every party its dockets, filings, and documents that are not on file. Gives the part
/// of each in each docket.
pub(super) fn take_part(catalog: &Catalog, parties: &mut [Party]) -> PartCounts {
    let mut dockets: Vec<Vec<DocketId>> = vec![Vec::new(); parties.len()];
    let mut counts: PartCounts = vec![BTreeMap::new(); catalog.dockets.len()];
    for (at, filed) in catalog.filings.iter().enumerate() {
        let mut capacities: Vec<(PartyId, Capacity)> = Vec::new();
        for (named, capacity) in [
            (&filed.parties.filed_by, Capacity::Filed),
            (&filed.parties.on_behalf_of, Capacity::OnBehalf),
            (&filed.parties.addressed_to, Capacity::Addressed),
            (&filed.parties.served_on, Capacity::Served),
        ] {
            capacities.extend(ids(named).map(|party| (party, capacity)));
        }
        let signed = ids(filed.signed_for.iter().flatten());
        capacities.extend(signed.map(|party| (party, Capacity::Signed)));
        // The sort is stable: of each party the capacities stay in their order.
        capacities.sort_by_key(|(party, _)| *party);
        capacities.dedup();
        for of_party in capacities.chunk_by(|(a, _), (b, _)| a == b) {
            let party = of_party[0].0;
            let list: Vec<Capacity> = of_party.iter().map(|(_, capacity)| *capacity).collect();
            for docket in &filed.dockets {
                dockets[party.index()].push(*docket);
                let count = counts[docket.index()].entry(party).or_default();
                count.0 += u32::from(list.contains(&Capacity::Filed));
                count.1 |= list.contains(&Capacity::Served);
            }
            parties[party.index()]
                .filings
                .push((FilingId(at as u32), list));
        }
    }
    for (at, docket) in catalog.dockets.iter().enumerate() {
        for id in &docket.absent {
            let absent = catalog.absent(*id);
            for (named, capacity) in [
                (&absent.filed_by, Capacity::Filed),
                (&absent.addressed_to, Capacity::Addressed),
            ] {
                for party in ids(named) {
                    parties[party.index()].absent.push((*id, capacity));
                    dockets[party.index()].push(DocketId(at as u32));
                    counts[at].entry(party).or_default();
                }
            }
        }
        for part in &docket.parties {
            if let Named::Party(party) = part.party {
                dockets[party.index()].push(DocketId(at as u32));
            }
        }
    }
    for (party, mut dockets) in parties.iter_mut().zip(dockets) {
        dockets.sort();
        dockets.dedup();
        party.dockets = dockets;
    }
    counts
}

/// Enters every party's part in the dockets.
pub(super) fn enter_parts(catalog: &mut Catalog, counts: PartCounts, parties: &[Party]) {
    for (docket, counts) in catalog.dockets.iter_mut().zip(counts) {
        add_parts(docket, counts, parties);
    }
}

/// Adds to a docket's listed parties those that its filings name, by their names.
fn add_parts(docket: &mut Docket, counts: BTreeMap<PartyId, (u32, bool)>, parties: &[Party]) {
    let mut more = Vec::new();
    let mut listed: BTreeMap<PartyId, usize> = BTreeMap::new();
    for (at, part) in docket.parties.iter().enumerate() {
        if let Named::Party(party) = part.party {
            listed.entry(party).or_insert(at);
        }
    }
    for (party, (filed, served)) in counts {
        match listed.get(&party).map(|at| &mut docket.parties[*at]) {
            Some(part) => (part.filed, part.served) = (filed, served),
            None => more.push(DocketParty {
                party: Named::Party(party),
                listed: None,
                filed,
                served,
            }),
        }
    }
    let name = |part: &DocketParty| match &part.party {
        Named::Party(id) => parties[id.index()].name.as_str(),
        Named::Words(_) => "",
    };
    more.sort_by(|a, b| natural(name(a), name(b)));
    docket.parties.extend(more);
}

fn ids<'a>(named: impl IntoIterator<Item = &'a Named>) -> impl Iterator<Item = PartyId> {
    named.into_iter().filter_map(|named| match named {
        Named::Party(id) => Some(*id),
        Named::Words(_) => None,
    })
}
