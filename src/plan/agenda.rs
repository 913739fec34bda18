//! The dates of all dockets in one order: deadlines, events, and dates that documents state.

use std::cmp::Reverse;

use super::Plan;
use crate::link::{Catalog, DocketId, Entry};

/// A date of a docket that no document was filed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaItem {
    /// The docket.
    pub docket: DocketId,
    /// Its place on the docket's timeline.
    pub place: usize,
    /// What it is.
    pub entry: Entry,
}

/// Lists the dates of all dockets, the last first; an entry without a date is not among them. Of
/// one day, they are in the order of dockets and their timelines.
pub(super) fn agenda(catalog: &Catalog) -> Vec<AgendaItem> {
    let mut dated = Vec::new();
    for (id, docket) in catalog.dockets() {
        for (place, entry) in docket.timeline.iter().enumerate() {
            if matches!(entry, Entry::Filing(_) | Entry::Absent(_)) {
                continue;
            }
            if let Some(first) = catalog.local_day(&catalog.date_of(docket, *entry)) {
                let item = AgendaItem {
                    docket: id,
                    place,
                    entry: *entry,
                };
                dated.push((first, item));
            }
        }
    }
    // The sort is stable.
    dated.sort_by_key(|(first, _)| Reverse(*first));
    dated.into_iter().map(|(_, item)| item).collect()
}

impl Plan {
    /// Returns the dates of all dockets, the last first.
    pub fn agenda(&self) -> &[AgendaItem] {
        &self.agenda
    }
}
