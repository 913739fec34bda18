//! Filings that are being linked, in the order of the site's timeline.

use std::sync::Arc;

use super::catalog::DocketId;
use super::dockets::{Book, Home};
use super::order::{date_key, day_key, natural};
use super::quick::Map;
use crate::diagnostic::SitePath;
use crate::docket::{Access, Filing, Settings};
use crate::intake::{Record, Source};
use crate::time::{Date, Zone};

/// A filing of which readers see at least an entry, before it is linked.
pub(super) struct Incoming<'a> {
    pub source: &'a Source,
    /// The place of its file among all.
    pub place: usize,
    pub filing: Arc<Filing>,
    /// Its dockets, by their place in the book.
    pub book: &'a [usize],
    pub dockets: Vec<DocketId>,
}

impl Incoming<'_> {
    fn has_moment(&self) -> bool {
        matches!(&self.filing.date, Date::At(point) if point.moment.is_some())
    }

    fn number(&self) -> &str {
        self.filing.number.as_deref().unwrap_or("")
    }
}

/// Returns the filings of which readers see at least an entry, in timeline order, less what their
/// dockets withhold.
pub(super) fn in_order<'a>(
    files: &'a [Source],
    book: &Book<'_>,
    homes: &'a [Home],
    settings: &Settings,
) -> Vec<Incoming<'a>> {
    let mut incoming: Vec<Incoming> = files
        .iter()
        .zip(homes)
        .enumerate()
        .filter_map(|(place, (source, home))| {
            let (
                Some(Record::Filing(record)),
                Home::Known {
                    dockets: in_book,
                    access,
                },
            ) = (&source.record, home)
            else {
                return None;
            };
            let mut filing = record
                .filing
                .clone()
                .filter(|_| *access != Access::Unlisted)?;
            if *access > filing.access() {
                Arc::make_mut(&mut filing).withhold(*access, record.public_title.as_deref());
            }
            let dockets = in_book
                .iter()
                .filter_map(|at| book.dockets[*at].id)
                .collect();
            Some(Incoming {
                source,
                place,
                filing,
                book: in_book,
                dockets,
            })
        })
        .collect();
    let day = |arrived: &Incoming| day_key(&arrived.filing.date, settings.zone);
    incoming.sort_by_cached_key(|arrived| (day(arrived), arrived.source.path.clone()));
    for incoming in incoming
        .chunk_by_mut(|a, b| day(a) == day(b))
        .filter(|incoming| incoming.len() > 1)
    {
        order_day(incoming, settings.zone);
    }
    incoming
}

/// Orders the filings of one day, whatever their dockets: by moment, then by number, then by file
/// name.
///
/// Those without a moment are in the order of their numbers. Each comes before the first filing
/// with a moment that shares a docket with it and has a higher number; without a number, it comes
/// first.
fn order_day(incoming: &mut [Incoming<'_>], zone: Zone) {
    let (mut timed, mut untimed): (Vec<&Incoming>, Vec<&Incoming>) =
        incoming.iter().partition(|arrived| arrived.has_moment());
    let by_number = |a: &Incoming, b: &Incoming| {
        natural(a.number(), b.number())
            .then_with(|| a.source.path.name().cmp(b.source.path.name()))
            .then_with(|| a.source.path.cmp(&b.source.path))
    };
    untimed.sort_by(|a, b| by_number(a, b));
    timed.sort_by(|a, b| {
        let time = |arrived: &Incoming| date_key(&arrived.filing.date, zone);
        time(a).cmp(&time(b)).then_with(|| by_number(a, b))
    });
    // Of each docket: its numbers with moments that are higher than all before them, and the place
    // of its last one.
    let mut highest: Map<DocketId, Vec<(usize, &str)>> = Map::default();
    let mut last: Map<DocketId, usize> = Map::default();
    for (place, arrived) in timed.iter().enumerate() {
        let number = arrived.number();
        for docket in arrived.dockets.iter().filter(|_| !number.is_empty()) {
            let known = highest.entry(*docket).or_default();
            if known
                .last()
                .is_none_or(|(_, most)| natural(most, number).is_lt())
            {
                known.push((place, number));
            }
            last.insert(*docket, place);
        }
    }
    let place_of = |arrived: &Incoming| {
        let number = arrived.number();
        let higher = arrived.dockets.iter().filter_map(|docket| {
            let known = highest.get(docket)?;
            let next = known.partition_point(|(_, other)| natural(other, number).is_le());
            known.get(next).map(|(place, _)| *place)
        });
        let after_all = || {
            let last = arrived.dockets.iter().filter_map(|docket| last.get(docket));
            last.max().map_or(0, |last| last + 1)
        };
        match number.is_empty() {
            true => 0,
            false => higher.min().unwrap_or_else(after_all),
        }
    };
    // In no docket does a filing come before one with a lower number that has no moment either.
    let mut least: Map<DocketId, usize> = Map::default();
    let mut order: Map<SitePath, (usize, usize)> = Map::default();
    for (rank, arrived) in untimed.into_iter().enumerate() {
        let known = arrived
            .dockets
            .iter()
            .filter_map(|docket| least.get(docket));
        let place = place_of(arrived).max(known.max().copied().unwrap_or(0));
        least.extend(arrived.dockets.iter().map(|docket| (*docket, place)));
        order.insert(arrived.source.path.clone(), (place, rank));
    }
    for (place, arrived) in timed.into_iter().enumerate() {
        order.insert(arrived.source.path.clone(), (place, usize::MAX));
    }
    incoming.sort_by_key(|arrived| order[&arrived.source.path]);
}
