//! Tables of authorities: of the whole site, and of one docket with the filings that cite each.

use serde::Serialize;

use super::super::Press;
use super::authority::{AuthorityRow, Citing, Resting, citing, resting, row};
use super::frame::Frame;
use super::head::{Head, View};
use super::list::{Pager, leaf_title};
use crate::diagnostic::Diagnostic;
use crate::link::{AuthorityId, DocketId};
use crate::plan::{Leaf, PageNaming, Url, authority_anchor};

/// The most filings, and the most deadlines, that a docket's table names for each authority.
const EACH: usize = 10;

/// A page of the site's authorities.
#[derive(Debug, Serialize)]
struct Authorities<'a> {
    /// How many authorities there are.
    count: usize,
    /// The authorities on this page, as authorities' rows.
    entries: Vec<AuthorityRow<'a>>,
    /// The links from page to page.
    pager: Pager,
}

/// A page of a docket's authorities.
#[derive(Debug, Serialize)]
struct DocketAuthorities<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// How many authorities the docket has.
    count: usize,
    /// The authorities on this page.
    entries: Vec<InThisDocket<'a>>,
    /// The links from page to page.
    pager: Pager,
}

/// An authority in a docket.
#[derive(Debug, Serialize)]
struct InThisDocket<'a> {
    /// Its anchor.
    anchor: String,
    /// The authority, as an authority's row; its numbers are the site's.
    row: AuthorityRow<'a>,
    /// The docket's filings that cite it, in timeline order.
    filings: Vec<Citing>,
    /// How many more filings of the docket cite it.
    more: usize,
    /// The docket's deadlines that rest on it, and the dates that filings state by it.
    limits: Vec<Resting<'a>>,
    /// How many more of those there are.
    more_limits: usize,
}

/// Renders a page of the site's authorities.
pub(super) fn authorities(
    press: &Press<'_>,
    url: &Url,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let view = Authorities {
        count: press.catalog.authorities().len(),
        entries: leaf
            .range
            .clone()
            .map(|at| row(press, AuthorityId(at as u32)))
            .collect(),
        pager: Pager::new(press, &Url::new("authorities/"), leaf, PageNaming::Files),
    };
    let words = press.theme.words();
    let title = leaf_title(press, words.get("authorities.title"), leaf);
    let frame =
        Frame::new(press, url, "authorities", title).described(words.get("authorities.described"));
    frame.render(
        press,
        "authorities.html",
        &press.plan.root_from(url),
        ("list", &view),
    )
}

/// Renders a page of a docket's authorities.
pub(super) fn of_docket(
    press: &Press<'_>,
    url: &Url,
    id: DocketId,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let docket = press.catalog.docket(id);
    let head = Head::new(press, id, View::Authorities);
    let title = leaf_title(press, View::Authorities.title(press), leaf);
    let frame = head.frame(press, url, &title);
    let first = press.plan.docket_authorities(id, 0);
    let view = DocketAuthorities {
        head,
        count: docket.authorities.len(),
        entries: docket.authorities[leaf.range.clone()]
            .iter()
            .map(|authority| in_this_docket(press, id, *authority))
            .collect(),
        pager: Pager::new(press, &first, leaf, PageNaming::Folders),
    };
    frame.render(
        press,
        "docket-authorities.html",
        &press.plan.root_from(url),
        ("authorities", &view),
    )
}

fn in_this_docket<'a>(press: &Press<'a>, id: DocketId, own: AuthorityId) -> InThisDocket<'a> {
    let cited = press.catalog.authority(own);
    let filings = cited.filings_in(id);
    let limits = cited.limits_in(id);
    InThisDocket {
        anchor: authority_anchor(press.catalog, own),
        row: row(press, own),
        filings: filings
            .iter()
            .take(EACH)
            .map(|(_, filing, times)| citing(press, *filing, *times))
            .collect(),
        more: filings.len().saturating_sub(EACH),
        limits: limits
            .iter()
            .take(EACH)
            .filter_map(|limit| resting(press, own, *limit))
            .collect(),
        more_limits: limits.len().saturating_sub(EACH),
    }
}
