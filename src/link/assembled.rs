//! Puts together what was resolved: a catalog without timelines.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalog::{Absent, AbsentId, Catalog, Filed, FilingId, Link, Party, Referent};
use super::dockets::Book;
use super::exchange::Exchanges;
use super::files::Files;
use super::filings::Linked;
use super::order::{date_key, day_key};
use super::proceedings::StartOf;
use super::quick::Map;
use super::resolved::ResolvedNames;
use super::source_of;
use super::{exchange, filings};
use crate::diagnostic::Diagnostic;
use crate::docket::{Page, Settings};
use crate::intake::Source;

/// Puts together what was resolved: a catalog without timelines, and from what its clocks run.
pub(super) fn assemble(
    linked: &Linked<'_, '_>,
    book: &Book<'_>,
    resolved: ResolvedNames,
    files: &[Source],
    pages: Vec<&Arc<Page>>,
    problems: &mut Vec<Diagnostic>,
) -> (Catalog, Vec<Vec<StartOf>>) {
    let ResolvedNames {
        mut parties,
        known_parties,
        absent,
        dockets,
        starts,
        filings,
        forward,
    } = resolved;
    let (named, settings) = (linked.files, linked.settings);
    let filings = linked.filings(filings, problems);
    let mut dockets = linked.dockets(book, dockets, files, problems);
    name_files_of_parties(&mut parties, files, named, problems);
    let mut page_files = Vec::with_capacity(pages.len());
    for page in &pages {
        let source = source_of(files, &page.path);
        page_files.push(named.of(source, &[], &page.prose, problems));
    }
    for (at, filed) in filings.iter().enumerate() {
        for docket in &filed.dockets {
            dockets[docket.index()].filings.push(FilingId(at as u32));
        }
    }
    let absent_order = order_absent(&absent, settings);
    for id in &absent_order {
        if let Some(docket) = absent[id.index()].docket {
            dockets[docket.index()].absent.push(*id);
        }
    }
    let exchanges = gather_exchanges(&forward, &filings, &absent, &absent_order, settings);
    let (backward, absent_backward) = filings::turn_around(&forward, absent.len());
    let catalog = Catalog {
        settings: settings.clone(),
        dockets,
        filings,
        parties,
        known_parties,
        absent,
        authorities: Vec::new(),
        authority_by_key: Map::default(),
        pages: pages.into_iter().map(Arc::clone).collect(),
        page_files,
        unnamed: Vec::new(),
        with_sidecar: Vec::new(),
        texts: BTreeMap::new(),
        inspections: BTreeMap::new(),
        digests: BTreeMap::new(),
        forward,
        backward,
        absent_backward,
        exchanges: exchanges.all,
        exchange_of: exchanges.of_filing,
        exchange_of_absent: exchanges.of_absent,
    };
    (catalog, starts)
}

/// Finds the files that the prose of parties names.
fn name_files_of_parties(
    parties: &mut [Party],
    sources: &[Source],
    named: &Files<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for party in parties {
        if let Some(record) = &party.record {
            party.files = named.of(
                source_of(sources, &record.path),
                &[],
                &record.prose,
                problems,
            );
        }
    }
}

/// Returns the documents not on file in timeline order; those of one day by title.
fn order_absent(absent: &[Absent], settings: &Settings) -> Vec<AbsentId> {
    let mut order: Vec<AbsentId> = (0..absent.len() as u32).map(AbsentId).collect();
    order.sort_by_cached_key(|id| {
        let absent = &absent[id.index()];
        (
            date_key(&absent.date, settings.zone),
            absent.title.clone(),
            *id,
        )
    });
    order
}

fn gather_exchanges(
    forward: &[Vec<(Link, Referent)>],
    filings: &[Filed],
    absent: &[Absent],
    absent_order: &[AbsentId],
    settings: &Settings,
) -> Exchanges {
    let mut place_of_absent = vec![0; absent.len()];
    for (place, id) in absent_order.iter().enumerate() {
        place_of_absent[id.index()] = place;
    }
    // As on a docket's timeline, what is not on file comes before what is, on one day.
    exchange::gather(forward, absent.len(), |document| match document {
        Referent::Absent(id) => (
            day_key(&absent[id.index()].date, settings.zone),
            0,
            place_of_absent[id.index()],
        ),
        Referent::Filing(id) => (
            day_key(&filings[id.index()].filing.date, settings.zone),
            1,
            id.index(),
        ),
    })
}
