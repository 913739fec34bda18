//! Item numbers that are missing.

use std::collections::BTreeSet;

use super::super::super::catalog::{Catalog, DocketId, Gap};
use super::{numbered, warn};
use crate::diagnostic::{Code, Diagnostic};

/// Finds the gaps in the numbers of a docket. Where a site holds less than half of a docket, there
/// are none, and neither is one in which a draft or a filing that readers do not see has its
/// number: a message must not tell which numbers around it are free.
pub(in crate::link) fn gaps(catalog: &Catalog, id: DocketId, hidden: &BTreeSet<u64>) -> Vec<Gap> {
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
pub(in crate::link::checks) fn check_missing(catalog: &Catalog) -> Vec<Diagnostic> {
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
