//! What each party takes part in.

use std::collections::BTreeMap;

use super::super::catalog::{
    Capacity, Catalog, Docket, DocketId, DocketParty, FilingId, Named, Party, PartyId,
};

/// In how many filings a party is the filer, and whether it is served; for each docket.
pub(in crate::link) type PartCounts = Vec<BTreeMap<PartyId, (u32, bool)>>;

/// Enters in every party its dockets, filings, and documents that are not on file. Gives the part
/// of each in each docket.
pub(in crate::link) fn take_part(catalog: &Catalog, parties: &mut [Party]) -> PartCounts {
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
pub(in crate::link) fn enter_parts(catalog: &mut Catalog, counts: PartCounts) {
    for (docket, counts) in catalog.dockets.iter_mut().zip(counts) {
        add_parts(docket, counts);
    }
}

/// Adds to a docket's listed parties those that its filings name, in the order of all parties.
fn add_parts(docket: &mut Docket, counts: BTreeMap<PartyId, (u32, bool)>) {
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
    docket.parties.extend(more);
}

fn ids<'a>(named: impl IntoIterator<Item = &'a Named>) -> impl Iterator<Item = PartyId> {
    named.into_iter().filter_map(|named| match named {
        Named::Party(id) => Some(*id),
        Named::Words(_) => None,
    })
}
