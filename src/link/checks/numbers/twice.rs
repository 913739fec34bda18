//! Item numbers that two filings have.

use std::collections::HashSet;

use super::super::super::catalog::{Catalog, Docket, FilingId, Link, Referent};
use super::warn;
use crate::diagnostic::{Code, Diagnostic};
use crate::docket::{Document, Relation};
use crate::text::fold;

/// Reports each item number that two filings at home in a docket have. A build does so too, as
/// `DOCKET#12` then means nothing.
pub(in crate::link) fn check_twice(catalog: &Catalog) -> Vec<Diagnostic> {
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
pub(super) fn bare(number: &str) -> String {
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
pub(super) fn twice(
    catalog: &Catalog,
    docket: &Docket,
    first: FilingId,
    other: FilingId,
) -> Diagnostic {
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
