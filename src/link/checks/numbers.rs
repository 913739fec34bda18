//! Finds item numbers that two filings have, that are missing from a docket's sequence, or that do
//! not follow the order of the dates.

mod gaps;
mod twice;

pub(super) use gaps::check_missing;
pub(in crate::link) use gaps::gaps;
pub(in crate::link) use twice::check_twice;

use super::super::catalog::{Catalog, Docket, DocketId, Filed, FilingId};
use super::at_key;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Warns of each public filing whose number is out of the order of the dates, as few of them as
/// explain it.
pub(super) fn check_order(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        let mut items = numbered(catalog, id, docket);
        let day = |filing: FilingId| catalog.filing(filing).filing.date.exact_day();
        items.retain(|(_, filing)| day(*filing).is_some());
        items.sort_by_key(|(number, filing)| (day(*filing), *number));
        let numbers: Vec<u64> = items.iter().map(|(number, _)| *number).collect();
        let in_order = longest_rising(&numbers);
        for ((number, filing), _) in items.iter().zip(in_order).filter(|(_, fits)| !fits) {
            let filed = catalog.filing(*filing);
            let date = &filed.filing.date;
            let message = format!(
                "item {number} is dated {date}, out of order in docket {}",
                docket.number
            );
            if filed.filing.document().is_some() {
                found.push(warn(Code::NumberOrder, filed, docket, message));
            }
        }
    }
    found
}

/// Returns the filings at home in a docket whose number is a whole number.
fn numbered(catalog: &Catalog, id: DocketId, docket: &Docket) -> Vec<(u64, FilingId)> {
    let filings = docket.filings.iter().copied();
    filings
        .filter(|filing| catalog.filing(*filing).home() == Some(id))
        .filter_map(|filing| {
            let number = catalog.filing(filing).filing.number.as_ref()?;
            Some((number.parse().ok()?, filing))
        })
        .collect()
}

/// Warns at a filing's number; where the filing is withheld, at its docket.
fn warn(code: Code, filed: &Filed, docket: &Docket, message: String) -> Diagnostic {
    match (filed.filing.document(), &docket.record) {
        (Some(document), _) => at_key(code, document, "number", message),
        (None, Some(record)) => {
            let place = Place::File(record.path.clone());
            Diagnostic::warning(code, place, message).help(code.way_out())
        }
        (None, None) => Diagnostic::warning(code, Place::Site, message).help(code.way_out()),
    }
}

/// Tells of each number whether it is part of the longest sequence that never falls.
fn longest_rising(numbers: &[u64]) -> Vec<bool> {
    // For each length, the place of the smallest number with which a sequence of that length can
    // end.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] <= *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut part = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        part[at] = true;
        next = before[at];
    }
    part
}

#[cfg(test)]
mod tests;
