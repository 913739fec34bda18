//! The roster: a docket's parties with their roles and counsel, and its service list.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::counsel::{CounselView, counsel};
use super::head::{Head, View};
use super::list::{Pager, leaf_title};
use super::service::{Service, service};
use super::when::When;
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, DocketParty, Grouping};
use crate::plan::{Leaf, PageNaming, Url};

/// A page of a docket's parties.
#[derive(Debug, Serialize)]
struct Roster<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// How many parties the docket has.
    count: usize,
    /// The parties on this page.
    parties: Vec<Member<'a>>,
    /// Those of this page on whom filings are served, as parties' rows.
    served: Vec<Value>,
    /// The same as a certificate of service lists them: those with an e-mail address first.
    service: Service<'a>,
    /// The address of the docket's filings by party.
    filings_url: String,
    /// The links from page to page.
    pager: Pager,
}

/// A party's part in the docket.
#[derive(Debug, Serialize)]
struct Member<'a> {
    /// The party, as a party's row.
    party: Value,
    /// Its role.
    role: Option<&'a str>,
    /// Since when.
    since: Option<When>,
    /// Until when.
    until: Option<When>,
    /// Who speaks for it here.
    counsel: Vec<CounselView<'a>>,
    /// How many filings of the docket it filed.
    filed: u32,
    /// Whether filings of the docket are served on it.
    served: bool,
}

/// Renders a page of a docket's parties.
pub(super) fn roster(
    press: &Press<'_>,
    url: &Url,
    id: DocketId,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let docket = press.catalog.docket(id);
    let parts = &docket.parties[leaf.range.clone()];
    let head = Head::new(press, id, View::Parties);
    let frame = head.frame(
        press,
        url,
        &leaf_title(press, View::Parties.title(press), leaf),
    );
    let list = press.plan.docket(id).folder("parties");
    let view = Roster {
        head,
        count: docket.parties.len(),
        parties: parts.iter().map(|part| member(press, id, part)).collect(),
        served: parts
            .iter()
            .filter(|part| part.served)
            .map(|part| press.rows().named(&part.party))
            .collect(),
        service: service(press, id, parts),
        filings_url: press
            .plan
            .grouped(id, Grouping::Party)
            .href(press.plan.links()),
        pager: Pager::new(press, &list, leaf, PageNaming::Folders),
    };
    frame.render(
        press,
        "docket-parties.html",
        &press.plan.root_from(url),
        ("roster", &view),
    )
}

fn member<'a>(press: &Press<'a>, id: DocketId, part: &DocketParty) -> Member<'a> {
    let record = press.catalog.docket(id).proceeding();
    let listed = part.listed.and_then(|at| Some(&record?.parties[at]));
    Member {
        party: press.rows().named(&part.party),
        role: listed.and_then(|listed| listed.role.as_deref()),
        since: listed
            .and_then(|listed| listed.since.as_ref())
            .map(|date| When::new(press.theme.words(), date)),
        until: listed
            .and_then(|listed| listed.until.as_ref())
            .map(|date| When::new(press.theme.words(), date)),
        counsel: listed.map_or(Vec::new(), |listed| counsel(&listed.counsel)),
        filed: part.filed,
        served: part.served,
    }
}
