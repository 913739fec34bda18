//! Counts the clocks of all dockets.

use std::sync::Arc;

use super::super::catalog::{Catalog, Referent};
use super::super::clocks::{Start, count};
use super::StartOf;
use crate::diagnostic::Diagnostic;
use crate::docket::{Contents, DocketRecord, Proceeding};
use crate::time::Date;

/// Counts the clocks of all dockets. One that starts from a withheld filing is withheld with it.
pub(in crate::link) fn count_clocks(
    catalog: &mut Catalog,
    starts: Vec<Vec<StartOf>>,
    problems: &mut Vec<Diagnostic>,
) {
    for (at, starts) in starts.into_iter().enumerate() {
        let docket = &catalog.dockets[at];
        let (Some(record), Some(proceeding)) = (docket.record.clone(), docket.proceeding()) else {
            continue;
        };
        let mut kept = Vec::new();
        let mut counted = Vec::new();
        for (clock, start) in proceeding.clocks.iter().zip(starts) {
            let start = match start {
                StartOf::Nothing => continue,
                StartOf::Day(date) => Start {
                    date: Some(date),
                    document: None,
                    date_key: None,
                },
                StartOf::Document(document, key) => Start {
                    date: start_date(catalog, document, key),
                    document: Some(document),
                    date_key: key,
                },
            };
            counted.push(count(
                clock,
                start,
                &catalog.settings.holidays,
                &record.path,
                problems,
            ));
            kept.push(clock.clone());
        }
        if kept.len() < proceeding.clocks.len() {
            let kept = Proceeding {
                clocks: kept,
                ..proceeding.clone()
            };
            let kept = DocketRecord {
                contents: Contents::Open(Arc::new(kept)),
                ..(*record).clone()
            };
            catalog.dockets[at].record = Some(Arc::new(kept));
        }
        catalog.dockets[at].clocks = counted;
    }
}

/// Returns the date of a document from which a clock runs: its own, or the one under `key`.
fn start_date(catalog: &Catalog, document: Referent, key: Option<&str>) -> Option<Date> {
    match (document, key) {
        (Referent::Filing(id), None) => Some(catalog.filing(id).filing.date.clone()),
        (Referent::Filing(id), Some(key)) => {
            let dates = &catalog.filing(id).filing.document()?.dates;
            dates
                .iter()
                .find(|(name, _)| *name == key)
                .map(|(_, date)| date.clone())
        }
        (Referent::Absent(id), None) => Some(catalog.absent(id).date.clone()),
        (Referent::Absent(_), Some(_)) => None,
    }
}
