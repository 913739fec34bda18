//! The head of every page of a docket: its title, its views and its facts.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::frame::Frame;
use super::labels::{last_filing, title_of};
use super::ld::breadcrumbs;
use super::record::{Fact, FactList};
use crate::link::{DocketId, Grouping};
use crate::plan::{Scope, Url};

/// One of a docket's views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// Everything dated, in one order.
    Timeline,
    /// The table of its documents.
    Sheet,
    /// Its documents by type.
    Types,
    /// What it was asked to decide.
    Requests,
    /// Its parties and service list.
    Parties,
    /// Its deadlines, with their steps.
    Limits,
    /// The authorities that it cites.
    Authorities,
    /// All of it on one page, which is not among the views: few readers want it.
    Whole,
}

impl View {
    /// All of them, with the keys of their titles and the names of their folders.
    const ALL: [(View, &'static str, &'static str); 7] = [
        (View::Timeline, "views.timeline", ""),
        (View::Sheet, "views.sheet", "sheet"),
        (View::Types, "views.types", "types"),
        (View::Requests, "views.motions", "types/motions"),
        (View::Parties, "views.parties", "parties"),
        (View::Limits, "views.limits", "deadlines"),
        (View::Authorities, "views.authorities", "authorities"),
    ];

    /// Returns the title of the view.
    pub(super) fn title<'a>(self, press: &Press<'a>) -> &'a str {
        let (_, key, _) = View::ALL
            .iter()
            .find(|(view, ..)| *view == self)
            .expect("all views are listed");
        press.theme.words().get(key)
    }
}

/// The head of every page of a docket.
#[derive(Debug, Serialize)]
pub(super) struct Head<'a> {
    /// The docket, as a docket's row.
    row: Value,
    /// Its title, or its number where it has none.
    heading: &'a str,
    /// Its number, as the agency writes it.
    number: &'a str,
    /// Its views.
    views: Vec<ViewLink<'a>>,
    /// Its facts.
    facts: Vec<Fact>,
    /// The address of its documents by type.
    types_url: String,
    /// The address of its documents by who filed them.
    filings_url: String,
    #[serde(skip)]
    id: DocketId,
}

/// A link to one of a docket's views.
#[derive(Debug, Serialize)]
struct ViewLink<'a> {
    /// Its title.
    title: &'a str,
    /// Its address.
    url: String,
    /// Whether it is the one that is shown.
    current: bool,
}

/// Returns the first step on the way to a docket: the list of all.
pub(super) fn dockets_step<'a>(press: &Press<'a>) -> (&'a str, Url) {
    (
        press.theme.words().get("dockets.title"),
        Url::new("dockets/"),
    )
}

impl<'a> Head<'a> {
    /// Makes the head of a docket for one of its views.
    pub(super) fn new(press: &Press<'a>, id: DocketId, current: View) -> Head<'a> {
        let docket = press.catalog.docket(id);
        let url = press.plan.docket(id);
        let is_there = |view: View| match view {
            View::Authorities => !docket.authorities.is_empty(),
            View::Requests => press.plan.requests(id).is_some(),
            _ => true,
        };
        let all = View::ALL.into_iter().filter(|(view, ..)| is_there(*view));
        let views = all.map(|(view, _, folder)| ViewLink {
            title: view.title(press),
            url: match view {
                View::Timeline => url.href(press.plan.links()),
                _ => url.folder(folder).href(press.plan.links()),
            },
            current: view == current,
        });
        Head {
            row: press.rows().docket(id),
            heading: title_of(press.theme.words(), docket).unwrap_or(&docket.number),
            number: &docket.number,
            views: views.collect(),
            facts: facts(press, id),
            types_url: press
                .plan
                .grouped(id, Grouping::Type)
                .href(press.plan.links()),
            filings_url: press
                .plan
                .grouped(id, Grouping::Party)
                .href(press.plan.links()),
            id,
        }
    }

    /// Makes the frame of a page of the docket; `view` is empty for the docket's own page.
    pub(super) fn frame(&self, press: &Press<'_>, url: &Url, view: &str) -> Frame {
        let words = press.theme.words();
        let values = [
            ("view", view),
            ("number", self.number),
            ("title", self.heading),
        ];
        let title = match view {
            "" if self.heading == self.number => self.number.to_owned(),
            "" => words.fill("docket.titled", &values),
            _ => words.fill("views.of", &values),
        };
        let description = match view {
            "" => words.fill("docket.described", &values),
            _ => words.fill("views.described", &values),
        };
        let own = press.plan.docket(self.id);
        let steps = [dockets_step(press), (self.number, own.clone())];
        let way = match view {
            "" => breadcrumbs(press, url, &steps[..1], self.number),
            _ => breadcrumbs(press, url, &steps, view),
        };
        Frame::new(press, url, "dockets", title)
            .telling([way])
            .described(description)
            .fed(press, Scope::Docket(self.id))
    }
}

/// Collects what the head of every page of a docket tells.
fn facts(press: &Press<'_>, id: DocketId) -> Vec<Fact> {
    let docket = press.catalog.docket(id);
    let record = docket.proceeding();
    let mut facts = FactList::new(press);
    facts.text("agency", docket.agency.as_deref());
    facts.date("opened", record.and_then(|record| record.opened.as_ref()));
    facts.date("closed", record.and_then(|record| record.closed.as_ref()));
    facts.text("on_file", Some(&on_file(press, id)));
    let last = last_filing(press.catalog, id);
    facts.date("last", last.map(|id| &press.catalog.filing(id).filing.date));
    facts.all()
}

/// Says how many of the known documents are on file, and how many of these are withheld.
fn on_file(press: &Press<'_>, id: DocketId) -> String {
    let count = press.rows().coverage().of(id);
    let withheld = count.confidential + count.sealed;
    let known = count.public + withheld + count.absent;
    let words = press.theme.words();
    let key = match withheld {
        0 => "docket.on_file",
        _ => "docket.on_file_withheld",
    };
    words.fill(
        key,
        &[
            ("n", &(count.public + withheld).to_string()),
            ("known", &words.count("docket.known", known)),
            ("withheld", &withheld.to_string()),
        ],
    )
}
