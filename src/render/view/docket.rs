//! A docket: its head, which all of its views share, and its own page.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::prose::{Around, prose};
use super::agenda::{DueView, due};
use super::cite::cite_docket;
use super::downloads::{DownloadLink, downloads};
use super::frame::extra;
use super::head::{Head, View};
use super::labels::last_filing;
use super::ld;
use super::overview::{Overview, overview};
use super::record::{Fact, FactList, FactValue};
use super::requests::{RequestView, view as request_view};
use super::timeline::{Jump, Month, Year, jumps, months, years};
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, FilingId, Request, RequestOutcome, requests};
use crate::plan::Url;

/// The entries of a long timeline that a docket's own page shows.
const LATEST: usize = 100;
/// The dates that a docket's own page names on which something falls due or happens. The next one
/// is found among them, so they are more than it shows at once.
const DUE: usize = 60;
/// Those of them that it shows at once.
const SHOWN: usize = 12;
/// The pending requests that it names.
const PENDING: usize = 3;
/// The parties that a docket's own page names.
const PARTIES: usize = 12;

/// A docket's own page.
#[derive(Debug, Serialize)]
struct DocketView<'a> {
    /// Its head.
    head: Head<'a>,
    /// What a reader wants to know first.
    glance: Glance,
    /// The picture of all that is dated in it; none where it would show no more than the timeline.
    overview: Option<Overview>,
    /// The text of its record, as HTML; empty where there is none.
    html: String,
    /// More facts, which are next to the timeline.
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
    limits: Vec<DueView<'a>>,
    /// How many of the first of these are shown only when they are asked for.
    limits_folded: usize,
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

/// What a reader wants to know first.
#[derive(Debug, Serialize)]
struct Glance {
    /// The last request that was decided.
    decided: Option<RequestView>,
    /// The last requests that are pending, the last first.
    pending: Vec<RequestView>,
    /// How many more are pending.
    more_pending: usize,
    /// The address of all requests; none where there are none.
    requests_url: Option<String>,
    /// The last filing, as a document's row.
    last: Option<Value>,
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
        .telling(ld::docket(press, url, id));
    let mut due = all_due(press, id);
    let limits = due.len();
    let due = due.split_off(limits.saturating_sub(DUE));
    let months = months(press, id, from..count);
    let view = DocketView {
        head,
        glance: glance(press, id),
        overview: overview(press, id, from),
        html: record.map_or(String::new(), |record| prose(&record.prose, &around).html),
        facts: more_facts(press, id),
        jumps: jumps(&months),
        months,
        count,
        shown: count - from,
        years,
        limits_count: limits,
        limits_folded: due.len().saturating_sub(SHOWN),
        limits: due,
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

/// Collects what a reader wants to know first: what is decided, what is pending, and what came
/// last. A pending request of a closed docket waits for nothing.
fn glance(press: &Press<'_>, id: DocketId) -> Glance {
    let docket = press.catalog.docket(id);
    let all = requests(press.catalog, id);
    let date = |by: &FilingId| press.catalog.filing(*by).filing.date.sort_key();
    let ruled = all.iter().filter_map(|request| match &request.outcome {
        RequestOutcome::Ruled(rulings) => rulings
            .iter()
            .filter(|(by, _)| !press.catalog.filing(*by).filing.draft)
            .map(|(by, _)| date(by))
            .max()
            .map(|at| (at, request)),
        _ => None,
    });
    let decided = ruled.max_by_key(|(at, _)| *at).map(|(_, request)| request);
    let is_pending = |request: &&Request| request.outcome == RequestOutcome::Pending;
    let mut pending = all
        .iter()
        .rev()
        .filter(is_pending)
        .filter(|_| !docket.is_closed());
    let shown = pending.by_ref().take(PENDING);
    Glance {
        decided: decided.map(|request| request_view(press, request)),
        pending: shown.map(|request| request_view(press, request)).collect(),
        more_pending: pending.count(),
        requests_url: press
            .plan
            .requests(id)
            .map(|url| url.href(press.plan.links())),
        last: last_filing(press.catalog, id).map(|id| press.rows().filing(id)),
    }
}

/// Collects what falls due or happens in a docket, by date; what has no date is left out.
fn all_due<'a>(press: &Press<'a>, id: DocketId) -> Vec<DueView<'a>> {
    let entries = press.catalog.docket(id).timeline.iter().enumerate();
    entries
        .filter_map(|(place, entry)| due(press, id, place, *entry))
        .collect()
}

/// Collects what a docket's own page tells next to its timeline.
fn more_facts(press: &Press<'_>, id: DocketId) -> Vec<Fact> {
    let docket = press.catalog.docket(id);
    let mut facts = FactList::new(press);
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
