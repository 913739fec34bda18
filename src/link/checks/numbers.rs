//! Finds item numbers that two filings have, that are missing from a docket's sequence, or that do
//! not follow the order of the dates.

use std::collections::{BTreeSet, HashSet};

use super::super::catalog::{Catalog, Docket, DocketId, Filed, FilingId, Gap, Link, Referent};
use super::at_key;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::docket::{Document, Relation};
use crate::text::fold;

/// Reports each item number that two filings at home in a docket have. A build does so too, as
/// `DOCKET#12` then means nothing.
pub(in super::super) fn check_twice(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        let mut items: Vec<(String, FilingId)> = docket
            .filings
            .iter()
            .filter(|filing| catalog.filing(**filing).home() == Some(id))
            .filter_map(|filing| {
                let number = catalog.filing(*filing).filing.number.as_ref()?;
                Some((bare(number), *filing))
            })
            .collect();
        items.sort();
        for same in items.chunk_by(|(a, _), (b, _)| a == b) {
            let all: HashSet<FilingId> = same.iter().map(|(_, filing)| *filing).collect();
            // Of a filing and its exhibits, the filing itself has the number.
            let mut single = same.iter().map(|(_, filing)| *filing);
            let mut single = single
                .by_ref()
                .filter(|filing| !belongs_to_one(catalog, *filing, &all));
            let Some(first) = single.next() else { continue };
            found.extend(single.map(|other| twice(catalog, docket, first, other)));
        }
    }
    found
}

/// Returns a number without what makes no other number of it: signs, case and leading zeros.
fn bare(number: &str) -> String {
    let folded = fold(number);
    let parts = folded.split(' ').map(|part| {
        let short = part.trim_start_matches('0');
        match short.starts_with(|c: char| c.is_ascii_digit()) || part == short {
            true => short,
            false => part,
        }
    });
    let bare: Vec<&str> = parts.collect();
    match bare.iter().all(|part| part.is_empty()) {
        true => number.to_owned(),
        false => bare.join(" "),
    }
}

/// Returns whether a filing shares the number of another by right: as its exhibit, or as its
/// version for public inspection.
fn belongs_to_one(catalog: &Catalog, filing: FilingId, all: &HashSet<FilingId>) -> bool {
    let is_of_all = |document: &Referent| match document {
        Referent::Filing(id) => *id != filing && all.contains(id),
        Referent::Absent(_) => false,
    };
    let is_exhibit =
        |(link, to): &(Link, Referent)| *link == Link::By(Relation::ExhibitOf) && is_of_all(to);
    let is_version = |(link, from): &(Link, FilingId)| {
        *link == Link::PublicVersion && is_of_all(&Referent::Filing(*from))
    };
    catalog.refers_to(filing).iter().any(is_exhibit)
        || catalog
            .referred_to_by(Referent::Filing(filing))
            .iter()
            .any(is_version)
}

/// Reports that two filings have one number, at the later one where readers see it.
fn twice(catalog: &Catalog, docket: &Docket, first: FilingId, other: FilingId) -> Diagnostic {
    let (first, other) = (catalog.filing(first), catalog.filing(other));
    let (at, with) = match other.filing.document() {
        Some(_) => (other, first),
        None => (first, other),
    };
    let number = at.filing.number.as_deref().unwrap_or_default();
    let number = format!("item {number} of docket {}", docket.number);
    let message = match (at.filing.document(), with.filing.document()) {
        (Some(_), Some(document)) => format!("{number} is also {}", document.path),
        // Readers see the entry of a withheld filing, its number included.
        (Some(_), None) => format!("{number} is also a withheld filing"),
        (None, _) => format!("two withheld filings are {number}"),
    };
    let problem = warn(Code::NumberTwice, at, docket, message);
    let problem = match (at.filing.document(), with.filing.document()) {
        (Some(_), None) => problem.help(
            "correct one of the two numbers, or name this filing as `public_version` in the withheld one",
        ),
        _ => problem,
    };
    match are_two_of_one_record(at.filing.document(), with.filing.document()) {
        true => problem,
        false => problem.as_error(),
    }
}

/// Returns whether the official record itself lists two filings apart: it knows them by different
/// identifiers. Courts use a number twice now and then, and nobody can correct that here.
fn are_two_of_one_record(one: Option<&Document>, other: Option<&Document>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    one.identifiers.iter().any(|(system, id)| {
        let mut others = other.identifiers.iter();
        others.any(|(name, other)| name == system && other != id)
    })
}

/// Finds the gaps in the numbers of a docket. Where a site holds less than half of a docket, there
/// are none, and neither is one in which a draft or a filing that readers do not see has its
/// number: a message must not tell which numbers around it are free.
pub(in super::super) fn gaps(catalog: &Catalog, id: DocketId, hidden: &BTreeSet<u64>) -> Vec<Gap> {
    let docket = catalog.docket(id);
    let mut items = numbered(catalog, id, docket);
    items.sort_by_key(|(number, _)| *number);
    items.dedup_by_key(|(number, _)| *number);
    let (Some((first, _)), Some((last, _))) = (items.first(), items.last()) else {
        return Vec::new();
    };
    if (items.len() as u64) < (last - first + 1).div_ceil(2) {
        return Vec::new();
    }
    let pairs = items.windows(2).filter_map(|pair| {
        let [(before, _), (after, filing)] = pair else {
            return None;
        };
        let missing = before + 1..*after;
        let is_free = !missing.is_empty() && hidden.range(missing).next().is_none();
        is_free.then_some(Gap {
            first: before + 1,
            last: after - 1,
            before: *filing,
        })
    });
    pairs.collect()
}

/// Warns of each gap, at the filing that follows it.
pub(super) fn check_missing(catalog: &Catalog) -> Vec<Diagnostic> {
    let dockets = catalog.dockets();
    let gaps = dockets.flat_map(|(_, docket)| docket.gaps.iter().map(move |gap| (docket, gap)));
    gaps.map(|(docket, gap)| {
        let Gap {
            first,
            last,
            before,
        } = gap;
        let message = match first == last {
            true => format!("docket {} has no item {first}", docket.number),
            false => format!("docket {} has no items {first} to {last}", docket.number),
        };
        let filed = catalog.filing(*before);
        warn(Code::NumberMissing, filed, docket, message)
    })
    .collect()
}

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
mod tests {
    use super::*;

    #[test]
    fn signs_case_and_leading_zeros_make_no_other_number() {
        assert_eq!(bare("012"), bare("12"));
        assert_eq!(bare("12-A"), bare("12 a"));
        assert_ne!(bare("12"), bare("120"));
        assert_ne!(bare("0"), bare("1"));
        assert_ne!(bare("1.10"), bare("1.1"));
    }

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
