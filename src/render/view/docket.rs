//! A docket: its head, which all of its views share, and its own page.

use crate::docket::EventKind;
use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted_entry;
use super::super::prose::{Around, prose};
use super::cite::cite_docket;
use super::downloads::{DownloadLink, downloads};
use super::frame::extra;
use super::head::{Head, View};
use super::ld;
use super::overview::{Overview, overview};
use super::record::{Fact, FactList, FactValue};
use super::timeline::{Jump, Month, Year, jumps, months, years};
use super::when::When;
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, Entry};
use crate::plan::Url;

/// The entries of a long timeline that a docket's own page shows.
const LATEST: usize = 100;
/// The dates that a docket's own page names on which something falls due.
const DUE: usize = 12;
/// The parties that a docket's own page names.
const PARTIES: usize = 12;

/// A docket's own page.
#[derive(Debug, Serialize)]
struct DocketView<'a> {
    /// Its head.
    head: Head<'a>,
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
        .telling(ld::docket(press, url, id));
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
