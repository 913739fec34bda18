//! The item numbers that are missing from each docket.

use std::collections::BTreeSet;

use super::catalog::{Catalog, DocketId};
use super::checks;
use super::dockets::{Book, Home};
use super::quick::Map;
use crate::docket::Access;
use crate::intake::{Record, Source};

/// Finds the item numbers that are missing from each docket. Only here is it known which numbers
/// filings have that readers do not see, and these are not kept.
pub(super) fn find_gaps(catalog: &mut Catalog, files: &[Source], homes: &[Home], book: &Book<'_>) {
    let mut hidden: Map<DocketId, BTreeSet<u64>> = Map::default();
    for (source, home) in files.iter().zip(homes) {
        if let (Some(Record::Filing(record)), Home::Known { dockets, access }) =
            (&source.record, home)
            && (record.filing.is_none() || *access == Access::Unlisted)
            && let Some(docket) = dockets.first().and_then(|at| book.dockets[*at].id)
            && let Some(number) = record.number.as_ref().and_then(|text| text.parse().ok())
        {
            hidden.entry(docket).or_default().insert(number);
        }
    }
    for at in 0..catalog.dockets.len() {
        let id = DocketId(at as u32);
        let hidden = hidden.remove(&id).unwrap_or_default();
        catalog.dockets[at].gaps = checks::numbers::gaps(catalog, id, &hidden);
    }
}
