//! The home page: what the site is, its open dockets and its latest filings.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted;
use super::frame::Frame;
use super::ld;
use crate::diagnostic::Diagnostic;
use crate::link::{Docket, Referent};
use crate::plan::{Scope, Url};

/// The most open dockets on the home page.
const DOCKETS: usize = 30;
/// The most filings on the home page.
const FILINGS: usize = 20;

/// The home page.
#[derive(Debug, Serialize)]
struct Home {
    /// The dockets that are neither closed nor consolidated into another, as dockets' rows.
    open: Vec<Value>,
    /// How many more are open.
    more_open: usize,
    /// How many dockets there are.
    dockets: usize,
    /// How many parties there are.
    parties: usize,
    /// How many filings there are, those that are withheld in part among them; drafts are not.
    filings: usize,
    /// How many drafts there are, which only the preview shows.
    drafts: usize,
    /// How many documents are known and not on file.
    absent: usize,
    /// The latest filings, the last first, as documents' rows.
    latest: Vec<Value>,
}

/// Renders the home page.
pub(super) fn home(press: &Press<'_>, url: &Url) -> Result<Vec<u8>, Diagnostic> {
    let catalog = press.catalog;
    let is_open = |docket: &Docket| {
        // Whether a withheld docket is open is withheld too.
        docket.access.is_public() && !docket.is_closed() && docket.consolidated_into.is_none()
    };
    let mut open = catalog
        .dockets()
        .filter(|(_, docket)| is_open(docket))
        .map(|(id, _)| press.rows().docket(id));
    // What is undated comes last in the order of filings, and is not the latest for it.
    let dated = catalog
        .filings()
        .rev()
        .filter(|(_, filed)| filed.filing.date.first_day().is_some());
    let drafts = catalog.filings().filter(|(_, filed)| filed.filing.draft);
    let drafts = drafts.count();
    let absents = catalog.absents();
    let absents = absents.filter(|(id, _)| !is_drafted(catalog, Referent::Absent(*id)));
    let home = Home {
        open: open.by_ref().take(DOCKETS).collect(),
        more_open: open.count(),
        dockets: catalog.dockets().len(),
        parties: catalog.parties().len(),
        filings: catalog.filings().len() - drafts,
        drafts,
        absent: absents.count(),
        latest: dated
            .take(FILINGS)
            .map(|(id, _)| press.rows().filing(id))
            .collect(),
    };
    let settings = catalog.settings();
    let frame = Frame::new(press, url, "home", settings.title.clone())
        .described(settings.description.clone().unwrap_or_default())
        .fed(press, Scope::Site)
        .telling([ld::site(press, url)]);
    frame.render(
        press,
        "home.html",
        &press.plan.root_from(url),
        ("home", &home),
    )
}
