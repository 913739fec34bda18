//! The home page: what the site is, what is due next, what was added last, and its open dockets.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted;
use super::agenda::{DueView, due};
use super::frame::Frame;
use super::ld;
use crate::diagnostic::Diagnostic;
use crate::link::{Docket, DocketId, Referent};
use crate::plan::{CalendarOf, Scope, Url};

/// The most open dockets on the home page.
const DOCKETS: usize = 30;
/// The most filings on the home page.
const FILINGS: usize = 12;
/// The last dates of all dockets, among which those are that come next.
const DATES: usize = 60;
/// Those of them that it shows at once.
const SHOWN: usize = 8;
/// The last dates of an open docket, among which the next one is.
const OF_DOCKET: usize = 6;

/// The home page.
#[derive(Debug, Serialize)]
struct Home<'a> {
    /// The dockets that are neither closed nor consolidated into another.
    open: Vec<OpenDocket<'a>>,
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
    /// The calendar of all dockets, where there is one.
    calendar: Option<String>,
    /// The last dates of all dockets, by date.
    due: Vec<DueView<'a>>,
    /// How many of the first of these are shown only when they are asked for.
    due_folded: usize,
    /// The address of all dates; none where there are none.
    all_due: Option<String>,
    /// The filings that were added last, the last first, as documents' rows.
    latest: Vec<Value>,
}

/// An open docket.
#[derive(Debug, Serialize)]
struct OpenDocket<'a> {
    /// The docket, as a docket's row, whose keys are keys here: themes name them so.
    #[serde(flatten)]
    row: Value,
    /// Its last dates, by date.
    due: Vec<DueView<'a>>,
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
        .map(|(id, _)| open_docket(press, id));
    let agenda = press.plan.agenda();
    let due: Vec<_> = agenda[..agenda.len().min(DATES)]
        .iter()
        .rev()
        .filter_map(|item| due(press, item.docket, item.place, item.entry))
        .collect();
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
        calendar: press
            .plan
            .calendar(CalendarOf::Site)
            .map(|url| url.href(press.plan.links())),
        due_folded: due.len().saturating_sub(SHOWN),
        all_due: (!due.is_empty()).then(|| Url::new("deadlines/").href(press.plan.links())),
        due,
        latest: press
            .plan
            .recent()
            .iter()
            .take(FILINGS)
            .map(|joined| press.rows().filing(joined.filing))
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

/// Makes the view of an open docket.
fn open_docket<'a>(press: &Press<'a>, id: DocketId) -> OpenDocket<'a> {
    let entries = press.catalog.docket(id).timeline.iter().enumerate().rev();
    let mut due: Vec<_> = entries
        .filter_map(|(place, entry)| due(press, id, place, *entry))
        .take(OF_DOCKET)
        .collect();
    due.reverse();
    OpenDocket {
        row: press.rows().docket(id),
        due,
    }
}
