//! Finds item numbers that are missing from a docket's sequence, or do not follow the order of the dates.

use super::super::catalog::{Catalog, Docket, DocketId, Filed};
use super::at_key;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Warns of each gap, at the filing that follows it. Where the site holds less than half of a docket, none is a mistake.
pub(super) fn check_missing(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        let mut items = numbered(catalog, id, docket);
        items.sort_by_key(|(number, _)| *number);
        items.dedup_by_key(|(number, _)| *number);
        let (Some((first, _)), Some((last, _))) = (items.first(), items.last()) else {
            continue;
        };
        let span = last - first + 1;
        if (items.len() as u64) < span.div_ceil(2) {
            continue;
        }
        for pair in items.windows(2) {
            let [(before, _), (after, filed)] = pair else {
                continue;
            };
            let message = match after - before {
                0 | 1 => continue,
                2 => format!("docket {} has no item {}", docket.number, before + 1),
                _ => format!(
                    "docket {} has no items {} to {}",
                    docket.number,
                    before + 1,
                    after - 1
                ),
            };
            found.push(warn(Code::NumberMissing, filed, docket, message));
        }
    }
    found
}

/// Warns of each public filing whose number is out of the order of the dates, as few of them as explain it.
pub(super) fn check_order(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        let mut items = numbered(catalog, id, docket);
        items.retain(|(_, filed)| filed.filing.date.exact_day().is_some());
        items.sort_by_key(|(number, filed)| (filed.filing.date.exact_day(), *number));
        let numbers: Vec<u64> = items.iter().map(|(number, _)| *number).collect();
        let in_order = longest_rising(&numbers);
        for ((number, filed), _) in items.iter().zip(in_order).filter(|(_, fits)| !fits) {
            let date = &filed.filing.date;
            let message = format!(
                "item {number} is dated {date}, which is out of the order of docket {}",
                docket.number
            );
            if filed.filing.document().is_some() {
                found.push(warn(Code::NumberOrder, filed, docket, message));
            }
        }
    }
    found
}

/// Gives the filings at home in a docket whose number is a whole number.
fn numbered<'a>(catalog: &'a Catalog, id: DocketId, docket: &Docket) -> Vec<(u64, &'a Filed)> {
    let filings = docket.filings.iter().map(|filing| catalog.filing(*filing));
    filings
        .filter(|filed| filed.home() == Some(id))
        .filter_map(|filed| Some((filed.filing.number.as_ref()?.parse().ok()?, filed)))
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
    // For each length, the place of the smallest number with which a sequence of that length can end.
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
mod tests {
    use super::*;

    #[test]
    fn one_number_that_is_far_off_does_not_accuse_those_after_it() {
        let wrong = |numbers: &[u64]| -> Vec<u64> {
            let fits = longest_rising(numbers);
            let all = numbers.iter().zip(fits);
            all.filter(|(_, fits)| !fits).map(|(one, _)| *one).collect()
        };
        assert_eq!(wrong(&[1, 2, 900, 3, 4, 4, 5]), [900]);
        assert_eq!(wrong(&[1, 2, 9, 3, 10]), [9]);
        assert_eq!(wrong(&[]), [0; 0]);
    }
}
