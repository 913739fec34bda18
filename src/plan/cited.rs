//! Where an authority is shown: on a page of its own, or only in the table of the docket that cites
//! it.

use super::{FirstSeen, Plan, Url};
use crate::link::{AuthorityId, Catalog, DocketId};

/// Up to how many authorities each of them has a page of its own. A large record cites thousands,
/// most of them once: their pages would repeat one row of a docket's table.
const FEW: usize = 1_000;

/// Finds the authorities without a page of their own: for each its docket, and its place in the
/// table of that docket. `urls` are the addresses of their pages, and those that were published
/// stay.
pub(super) fn cited_once(
    catalog: &Catalog,
    urls: &[Url],
    seen: &FirstSeen,
) -> Vec<Option<(DocketId, usize)>> {
    let all = catalog.authorities();
    let are_few = all.len() <= FEW;
    all.zip(urls)
        .map(|((id, cited), url)| {
            let is_once = cited.filings.len() == 1 && cited.limits.is_empty();
            if are_few || !is_once || seen.has(url) {
                return None;
            }
            // A filing outside every docket is in no table.
            let docket = *cited.dockets.first()?;
            let place = catalog.docket(docket).authorities.binary_search(&id).ok()?;
            Some((docket, place))
        })
        .collect()
}

impl Plan {
    /// Returns whether an authority has a page of its own.
    pub fn has_own_page(&self, id: AuthorityId) -> bool {
        self.cited_once[id.index()].is_none()
    }

    /// Returns the page that shows an authority, and `#` with its anchor if that is the table of a
    /// docket.
    pub fn place_of_authority(&self, catalog: &Catalog, id: AuthorityId) -> (Url, String) {
        match self.cited_once[id.index()] {
            None => (self.authority(id).clone(), String::new()),
            Some((docket, place)) => {
                let anchor = authority_anchor(catalog, id);
                (self.docket_authorities(docket, place), format!("#{anchor}"))
            }
        }
    }

    /// Returns the same as a link from the site's root.
    pub fn link_to_authority(&self, catalog: &Catalog, id: AuthorityId) -> String {
        let (page, anchor) = self.place_of_authority(catalog, id);
        page.href(self.links()) + &anchor
    }
}

/// Names the place of an authority in the table of a docket.
pub fn authority_anchor(catalog: &Catalog, id: AuthorityId) -> String {
    format!("a-{}", catalog.authority(id).key)
}
