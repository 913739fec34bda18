//! An authority: where the public can read it, the filings that cite it, and the deadlines that
//! rest on it.

mod resting;

pub(super) use resting::{Resting, resting};

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted_authority;
use super::frame::Frame;
use super::ld;
use super::list::{Pager, leaf_title};
use crate::diagnostic::Diagnostic;
use crate::link::{AuthorityId, CitedAuthority, DocketId, FilingId};
use crate::plan::{Leaf, PageNaming, Scope, Url, authority_anchor};
use crate::text::html;
use resting::LIMITS;

/// The most dockets that an authority's page names.
const DOCKETS: usize = 60;

/// A page of an authority.
#[derive(Debug, Serialize)]
struct AuthorityView<'a> {
    /// The authority, as an authority's row.
    row: AuthorityRow<'a>,
    /// The dockets whose filings cite it or whose deadlines rest on it.
    dockets: Vec<InDocket>,
    /// How many more dockets there are.
    more_dockets: usize,
    /// The deadlines that rest on it, and the dates that filings state by it; on the first page.
    limits: Vec<Resting<'a>>,
    /// How many more of those there are.
    more_limits: usize,
    /// How many filings cite it, and in how many dockets, in words.
    count: String,
    /// The filings of this page that cite it, in timeline order.
    entries: Vec<Citing>,
    /// The links from page to page.
    pager: Pager,
}

/// An authority as lists show it.
#[derive(Debug, Serialize)]
pub(super) struct AuthorityRow<'a> {
    /// Its name.
    name: &'a str,
    /// Where it is shown: its page, or its place in the table of the one docket that cites it.
    url: String,
    /// Where the public can read it.
    outside: Option<&'a str>,
    /// The host of that address: `uscode.house.gov`.
    host: Option<&'a str>,
    /// What a reader should know before looking it up.
    note: Option<&'a str>,
    /// How many filings cite it.
    filings: usize,
    /// In how many dockets it is cited or a deadline rests on it.
    dockets: usize,
    /// How many deadlines and stated dates rest on it.
    limits: usize,
    /// Whether only drafts cite it, so that only the preview shows it.
    draft: bool,
}

/// A docket in which an authority is cited.
#[derive(Debug, Serialize)]
struct InDocket {
    /// The docket, as a docket's row.
    docket: Value,
    /// The place of the authority among those of the docket.
    url: String,
    /// How many of its filings cite it.
    filings: usize,
}

/// A filing that cites an authority.
#[derive(Debug, Serialize)]
pub(super) struct Citing {
    /// The filing, as a document's row.
    row: Value,
    /// How often its text cites it; 0 where only its record lists it.
    times: u32,
    /// The same in words: `cited 3 times`; none where it cites it once or only lists it.
    words: Option<String>,
}

/// Renders a page of an authority.
pub(super) fn authority(
    press: &Press<'_>,
    url: &Url,
    id: AuthorityId,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let cited = press.catalog.authority(id);
    let name = &cited.authority.name;
    let words = press.theme.words();
    let first = leaf.number == 1;
    let limits = cited.limits.iter().filter(|_| first);
    let view = AuthorityView {
        row: row(press, id),
        dockets: cited
            .dockets
            .iter()
            .take(DOCKETS)
            .map(|docket| in_docket(press, *docket, id))
            .collect(),
        more_dockets: cited.dockets.len().saturating_sub(DOCKETS),
        limits: limits
            .take(LIMITS)
            .filter_map(|limit| resting(press, id, *limit))
            .collect(),
        more_limits: match first {
            true => cited.limits.len().saturating_sub(LIMITS),
            false => 0,
        },
        count: match cited.dockets.len() {
            ..2 => words.count("authority.count", cited.filings.len()),
            dockets => {
                let filings = words.count("counts.filings", cited.filings.len());
                let values = [("filings", &*filings), ("n", &dockets.to_string())];
                words.fill("authority.count_in", &values)
            }
        },
        entries: cited.filings[leaf.range.clone()]
            .iter()
            .map(|(filing, times)| citing(press, *filing, *times))
            .collect(),
        pager: Pager::new(press, press.plan.authority(id), leaf, PageNaming::Folders),
    };
    let frame = Frame::new(press, url, "authorities", leaf_title(press, name, leaf))
        .described(words.fill("authority.described", &[("name", name)]))
        .fed(press, Scope::Authority(id))
        .telling([ld::breadcrumbs(
            press,
            url,
            &[(words.get("authorities.title"), Url::new("authorities/"))],
            name,
        )]);
    frame.render(
        press,
        "authority.html",
        &press.plan.root_from(url),
        ("authority", &view),
    )
}

/// Makes the row of an authority.
pub(super) fn row<'a>(press: &Press<'a>, id: AuthorityId) -> AuthorityRow<'a> {
    let CitedAuthority {
        authority,
        filings,
        dockets,
        limits,
        ..
    } = press.catalog.authority(id);
    let outside = authority.url.as_deref();
    let outside = outside.filter(|url| html::is_allowed(url));
    AuthorityRow {
        name: &authority.name,
        url: press.plan.link_to_authority(press.catalog, id),
        outside,
        host: outside.and_then(host),
        note: authority.note.as_deref(),
        filings: filings.len(),
        dockets: dockets.len(),
        limits: limits.len(),
        draft: is_drafted_authority(press.catalog, id),
    }
}

/// Makes the view of a filing that cites an authority so many times.
pub(super) fn citing(press: &Press<'_>, id: FilingId, times: u32) -> Citing {
    let words = press.theme.words();
    Citing {
        row: press.rows().filing(id),
        times,
        words: (times > 1).then(|| words.count("authority.times", times as usize)),
    }
}

/// Returns the host of an address, without `www.`.
fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

fn in_docket(press: &Press<'_>, id: DocketId, authority: AuthorityId) -> InDocket {
    let docket = press.catalog.docket(id);
    let place = docket
        .authorities
        .binary_search(&authority)
        .expect("a docket of an authority lists it");
    let page = press.plan.docket_authorities(id, place);
    let filings = press.catalog.authority(authority).filings_in(id);
    InDocket {
        docket: press.rows().docket(id),
        url: format!(
            "{}#{}",
            page.href(press.plan.links()),
            authority_anchor(press.catalog, authority)
        ),
        filings: filings.len(),
    }
}
