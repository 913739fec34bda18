//! One order for everything dated in a docket, and for all that a party takes part in.

mod parts;

pub(super) use parts::{enter_parts, take_part};

use chrono::{NaiveDate, NaiveTime};

use super::catalog::{Catalog, DocketId, Entry};
use super::order::date_key;
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
