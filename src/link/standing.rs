//! Whether a filing is part of the record that a decision may rest on: as it says itself, or as an
//! order says of it.

use super::{Catalog, FilingId, Link, Referent};
use crate::docket::FilingStatus;

impl Catalog {
    /// Returns what became of a filing that is not part of the record. Where it does not say so
    /// itself, the last ruling on it that does counts.
    pub fn standing(&self, id: FilingId) -> Option<FilingStatus> {
        let own = self.filing(id).filing.document()?.status;
        own.or_else(|| {
            let links = self.referred_to_by(Referent::Filing(id)).iter().rev();
            links.filter_map(|(link, _)| ruled(link)).next()
        })
    }
}

/// Returns what a ruling makes of the filing that it concerns.
pub(crate) fn ruled(link: &Link) -> Option<FilingStatus> {
    match link {
        Link::RulesOn(ruling) => FilingStatus::named(ruling),
        _ => None,
    }
}
