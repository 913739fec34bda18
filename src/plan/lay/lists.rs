//! How long lists are cut into pages.

use std::ops::Range;

use crate::link::quick::Map;
use crate::link::{Catalog, DocketId, Entry, FilingId};
use crate::plan::{ENTRIES, Leaf, PageNaming, Plan, TimelinePart, Url};

/// Cuts a list into pages of at most [`ENTRIES`]; an empty list has one empty page.
pub(super) fn leaves(range: Range<usize>) -> Vec<Leaf> {
    let of = range.len().div_ceil(ENTRIES).max(1);
    (0..of)
        .map(|at| Leaf {
            number: at + 1,
            of,
            range: range.start + at * ENTRIES..range.end.min(range.start + (at + 1) * ENTRIES),
        })
        .collect()
}

/// Leaves out the one page of an empty list.
pub(super) fn filled(leaves: Vec<Leaf>) -> impl Iterator<Item = Leaf> {
    leaves.into_iter().filter(|leaf| !leaf.range.is_empty())
}

/// Cuts a long timeline by year, and a long year into pages.
pub(super) fn timeline_parts(catalog: &Catalog, id: DocketId, url: &Url) -> Vec<TimelinePart> {
    let docket = catalog.docket(id);
    if docket.timeline.len() <= ENTRIES {
        return Vec::new();
    }
    let year_of = |entry: &Entry| {
        let day = catalog.local_day(&catalog.date_of(docket, *entry));
        day.map(|day| chrono::Datelike::year(&day))
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for entries in docket.timeline.chunk_by(|a, b| year_of(a) == year_of(b)) {
        let year = year_of(&entries[0]);
        let name = year.map_or("undated".to_owned(), |year| year.to_string());
        for leaf in leaves(from..from + entries.len()) {
            let url = url
                .folder("timeline")
                .folder(&name)
                .leaf(leaf.number, PageNaming::Folders);
            parts.push(TimelinePart { year, leaf, url });
        }
        from += entries.len();
    }
    parts
}

/// Finds the page on which each document is that is not on file.
pub(super) fn absent_places(catalog: &Catalog, plan: &Plan) -> Vec<Option<Url>> {
    let mut places = vec![None; catalog.absents().len()];
    for (id, docket) in catalog.dockets() {
        for (place, entry) in docket.timeline.iter().enumerate() {
            if let Entry::Absent(absent) = entry {
                places[absent.index()] = Some(plan.timeline_page(id, place).clone());
            }
        }
    }
    places
}

/// Finds the place of each withheld filing on the timelines of its dockets.
pub(super) fn withheld(catalog: &Catalog, plan: &Plan) -> Map<(DocketId, FilingId), usize> {
    let mut all = Map::default();
    for (docket_id, docket) in catalog.dockets() {
        for (place, entry) in docket.timeline.iter().enumerate() {
            if let Entry::Filing(id) = entry
                && plan.filing(*id).is_none()
            {
                all.insert((docket_id, *id), place);
            }
        }
    }
    all
}
