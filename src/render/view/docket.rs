//! A docket: its head, which all of its views share, and its own page.

use crate::docket::EventKind;
use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted_entry;
use super::super::prose::{Around, prose};
use super::cite::cite_docket;
use super::downloads::{DownloadLink, downloads};
use super::frame::{Frame, extra};
use super::ld::{self, breadcrumbs};
use super::overview::{Overview, overview};
use super::record::{Fact, FactValue, Facts};
use super::rows::{last_filing, title_of};
use super::timeline::{Jump, Month, Year, jumps, months, years};
use super::when::When;
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, Entry, Grouping};
use crate::plan::Url;

/// The entries of a long timeline that a docket's own page shows.
const LATEST: usize = 100;
/// The dates that a docket's own page names on which something falls due.
const DUE: usize = 12;
/// The parties that a docket's own page names.
const PARTIES: usize = 12;

/// One of a docket's views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// Everything dated, in one order.
    Timeline,
    /// The table of its documents.
    Sheet,
    /// Its documents by type.
    Types,
    /// Its parties and service list.
    Parties,
    /// Its deadlines, with their steps.
    Limits,
    /// The authorities that it cites.
    Authorities,
}

impl View {
    /// All of them, with the keys of their titles and the names of their folders.
    const ALL: [(View, &'static str, &'static str); 6] = [
        (View::Timeline, "views.timeline", ""),
        (View::Sheet, "views.sheet", "sheet"),
        (View::Types, "views.types", "types"),
        (View::Parties, "views.parties", "parties"),
        (View::Limits, "views.limits", "deadlines"),
        (View::Authorities, "views.authorities", "authorities"),
    ];

    /// Gives the title of the view.
    pub fn title<'a>(self, press: &Press<'a>) -> &'a str {
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

/// A docket's own page.
#[derive(Debug, Serialize)]
struct DocketView<'a> {
    /// Its head.
    head: Head<'a>,
    /// The picture of all that is dated in it; none where it would show no more than the timeline.
    overview: Option<Overview>,
    /// The text of its record, as HTML; empty where there is none.
    html: String,
    /// More facts, which stand beside the timeline.
    facts: Vec<Fact>,
    /// The timeline, month by month: all of it, or the latest entries of a long one.
    months: Vec<Month<'a>>,
    /// The years on the page, where there are three or more to jump to.
    jumps: Vec<Jump>,
    /// How many entries the whole timeline has.
    count: usize,
    /// How many of them are shown.
    shown: usize,
    /// The parts of a long timeline, by year; none where the page holds all of it.
    years: Vec<Year>,
    /// Its deadlines and other dates that fall due, by date: all of them, or the last of many.
    limits: Vec<Due<'a>>,
    /// How many of them it has.
    limits_count: usize,
    /// The address of all of them, with their steps.
    limits_url: String,
    /// How the docket is cited.
    citation: String,
    /// The first of its parties, as parties' rows with their roles.
    parties: Vec<Participant<'a>>,
    /// How many more parties it has.
    more_parties: usize,
    /// The address of all of its parties.
    parties_url: String,
    /// What a reader may take away.
    downloads: Vec<DownloadLink<'a>>,
    /// `extra` of its record.
    extra: Option<Value>,
}

/// A date on which something falls due.
#[derive(Debug, Serialize)]
struct Due<'a> {
    /// When.
    date: When,
    /// The last day that is meant, as `2005-08-09`.
    last: String,
    /// What falls due.
    title: &'a str,
    /// The address of its entry on the timeline.
    url: String,
    /// Whether a draft states it, or starts its clock.
    draft: bool,
}

/// A party, with its role.
#[derive(Debug, Serialize)]
struct Participant<'a> {
    /// The party, as a party's row.
    party: Value,
    /// Its role.
    role: Option<&'a str>,
}

/// Renders a docket's own page.
pub(super) fn docket(press: &Press<'_>, url: &Url, id: DocketId) -> Result<Vec<u8>, Diagnostic> {
    let docket = press.catalog.docket(id);
    let record = docket.proceeding();
    let root = press.plan.root_from(url);
    let around = Around {
        press,
        root: &root,
        own: url,
        files: &docket.files,
    };
    let count = docket.timeline.len();
    let years = years(press, id, None);
    let from = if years.is_empty() {
        0
    } else {
        count.saturating_sub(LATEST)
    };
    let participants = docket.parties.iter().take(PARTIES).map(|part| Participant {
        party: press.rows().named(&part.party),
        role: part
            .listed
            .and_then(|at| record?.parties[at].role.as_deref()),
    });
    let head = Head::new(press, id, View::Timeline);
    let frame = head
        .frame(press, url, "")
        .telling(&ld::docket(press, url, id));
    let mut due = due(press, id);
    let months = months(press, id, from..count);
    let view = DocketView {
        head,
        overview: overview(press, id, from),
        html: record.map_or(String::new(), |record| prose(&record.prose, &around).html),
        facts: more_facts(press, id),
        jumps: jumps(&months),
        months,
        count,
        shown: count - from,
        years,
        limits_count: due.len(),
        limits: due.split_off(due.len().saturating_sub(DUE)),
        limits_url: press.plan.deadlines(id).href(press.plan.links()),
        citation: cite_docket(press, id),
        parties: participants.collect(),
        more_parties: docket.parties.len().saturating_sub(PARTIES),
        parties_url: url.folder("parties").href(press.plan.links()),
        downloads: downloads(press, id),
        extra: extra(record.and_then(|record| record.extra.as_ref())),
    };
    frame.render(press, "docket.html", &root, ("docket", &view))
}

/// Collects what falls due in a docket, by date; what has none is left out.
fn due<'a>(press: &Press<'a>, id: DocketId) -> Vec<Due<'a>> {
    let docket = press.catalog.docket(id);
    let entries = docket.timeline.iter().enumerate();
    let due = entries.filter_map(|(place, entry)| {
        let title = match *entry {
            Entry::Limit(clock, at) => &docket.clock(clock).0.milestones[at].title,
            Entry::Event(at) if docket.event(at).kind == EventKind::Deadline => {
                &docket.event(at).title
            }
            Entry::Stated(filing, at) => {
                &press.catalog.filing(filing).filing.document()?.deadlines[at].title
            }
            Entry::Event(_) | Entry::Filing(_) | Entry::Absent(_) => return None,
        };
        let date = press.catalog.date_of(docket, *entry);
        let page = press.plan.timeline_page(id, place);
        let anchor = press.plan.anchor(press.catalog, id, *entry);
        Some(Due {
            last: date.last_day()?.to_string(),
            date: When::new(press.theme.words(), &date),
            title,
            url: format!("{}#{anchor}", page.href(press.plan.links())),
            draft: is_drafted_entry(press.catalog, id, *entry),
        })
    });
    due.collect()
}

/// Gives the first step on the way to a docket: the list of all.
pub(super) fn dockets_step<'a>(press: &Press<'a>) -> (&'a str, Url) {
    (
        press.theme.words().get("dockets.title"),
        Url::new("dockets/"),
    )
}

impl<'a> Head<'a> {
    /// Makes the head of a docket for one of its views.
    pub fn new(press: &Press<'a>, id: DocketId, current: View) -> Head<'a> {
        let docket = press.catalog.docket(id);
        let url = press.plan.docket(id);
        let is_there = |view: View| view != View::Authorities || !docket.authorities.is_empty();
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
    pub fn frame(&self, press: &Press<'_>, url: &Url, view: &str) -> Frame {
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
            .telling(&[way])
            .described(description)
            .fed(press, press.plan.docket(self.id))
    }
}

/// Collects what the head of every page of a docket tells.
fn facts(press: &Press<'_>, id: DocketId) -> Vec<Fact> {
    let docket = press.catalog.docket(id);
    let record = docket.proceeding();
    let mut facts = Facts::new(press);
    facts.text("agency", docket.agency.as_deref());
    facts.date("opened", record.and_then(|record| record.opened.as_ref()));
    facts.date("closed", record.and_then(|record| record.closed.as_ref()));
    facts.text("on_file", Some(&on_file(press, id)));
    facts.date("last", last_filing(press.catalog, id));
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

/// Collects what a docket's own page tells beside its timeline.
fn more_facts(press: &Press<'_>, id: DocketId) -> Vec<Fact> {
    let docket = press.catalog.docket(id);
    let mut facts = Facts::new(press);
    if let Some(record) = docket.proceeding() {
        facts.text("type", record.kind.as_deref());
        facts.text("jurisdiction", record.jurisdiction.as_deref());
        facts.values(
            "presiding",
            record.presiding.iter().map(|name| FactValue::text(name)),
        );
    }
    facts.docket_names("part_of", docket.part_of.as_slice());
    facts.dockets("has_parts", &docket.has_parts);
    facts.docket_names("consolidated_into", docket.consolidated_into.as_slice());
    facts.dockets("consolidates", &docket.consolidates);
    facts.docket_names("related", &docket.related);
    if let Some(record) = docket.proceeding() {
        facts.own("identifier", &record.identifiers);
        facts.own("fact", &record.facts);
        facts.web(
            "source",
            press.theme.words().get("facts.source_docket"),
            record.source_url.as_deref(),
        );
    }
    facts.all()
}
