//! The dates of all dockets on one page, month by month, and those that come next on the home page.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted_entry;
use super::frame::Frame;
use super::list::{Pager, leaf_title};
use super::timeline::heading;
use super::when::{When, month_anchor, placed};
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, Entry};
use crate::plan::{AgendaItem, CalendarOf, Leaf, PageNaming, Url};

/// A page of the dates of all dockets.
#[derive(Debug, Serialize)]
struct Agenda<'a> {
    /// How many dates there are in all.
    count: usize,
    /// The months on this page, the last first.
    months: Vec<AgendaMonth<'a>>,
    /// The calendar of the same.
    calendar: Option<String>,
    /// The links from page to page.
    pager: Pager,
}

/// A month, and what falls into it.
#[derive(Debug, Serialize)]
struct AgendaMonth<'a> {
    /// Its name: `August 2005`.
    title: String,
    /// Its dates, the last first.
    dates: Vec<DueView<'a>>,
}

/// A date on which something falls due or happens.
#[derive(Debug, Serialize)]
pub(super) struct DueView<'a> {
    /// When.
    date: When,
    /// The last day that is meant, as `2005-08-09`.
    last: String,
    /// What falls due or happens.
    title: &'a str,
    /// What it is: a deadline, a date that a document states, a hearing.
    kind: &'a str,
    /// Where it is held.
    location: Option<&'a str>,
    /// The address of its entry on the timeline.
    url: String,
    /// Its docket, as a docket's row.
    docket: Value,
    /// Whether a draft states it, or starts its clock.
    draft: bool,
}

/// Renders a page of the dates of all dockets.
pub(super) fn agenda(press: &Press<'_>, url: &Url, leaf: &Leaf) -> Result<Vec<u8>, Diagnostic> {
    let words = press.theme.words();
    let all = press.plan.agenda();
    let shown = &all[leaf.range.clone()];
    let date = |item: &AgendaItem| {
        let docket = press.catalog.docket(item.docket);
        placed(press, &press.catalog.date_of(docket, item.entry))
    };
    let month = |item: &AgendaItem| month_anchor(press, &date(item));
    let months = shown
        .chunk_by(|a, b| month(a) == month(b))
        .map(|items| AgendaMonth {
            title: heading(press, &date(&items[0])),
            dates: items
                .iter()
                .filter_map(|item| due(press, item.docket, item.place, item.entry))
                .collect(),
        });
    let calendar = press.plan.calendar(CalendarOf::Site);
    let view = Agenda {
        count: all.len(),
        months: months.collect(),
        calendar: calendar.map(|url| url.href(press.plan.links())),
        pager: Pager::new(press, &Url::new("deadlines/"), leaf, PageNaming::Folders),
    };
    let site = &press.catalog.settings().title;
    let title = leaf_title(press, words.get("agenda.title"), leaf);
    let frame = Frame::new(press, url, "deadlines", title)
        .described(words.fill("agenda.described", &[("site", site)]));
    let root = press.plan.root_from(url);
    frame.render(press, "deadlines.html", &root, ("deadlines", &view))
}

/// Makes the view of a date; `None` for a document, and for what has no date.
pub(super) fn due<'a>(
    press: &Press<'a>,
    id: DocketId,
    place: usize,
    entry: Entry,
) -> Option<DueView<'a>> {
    let docket = press.catalog.docket(id);
    let words = press.theme.words();
    let (title, kind, location) = match entry {
        Entry::Limit(clock, at) => {
            let title = &docket.clock(clock).0.milestones[at].title;
            (title, words.get("entry.limit"), None)
        }
        Entry::Event(at) => {
            let event = docket.event(at);
            let kind = words.get(&format!("events.{}", event.kind.word()));
            (&event.title, kind, event.location.as_deref())
        }
        Entry::Stated(filing, at) => {
            let document = press.catalog.filing(filing).filing.document()?;
            (
                &document.deadlines[at].title,
                words.get("entry.stated"),
                None,
            )
        }
        Entry::Filing(_) | Entry::Absent(_) => return None,
    };
    let date = press.catalog.date_of(docket, entry);
    let page = press.plan.timeline_page(id, place);
    let anchor = press.plan.anchor(press.catalog, id, entry);
    Some(DueView {
        last: date.last_day()?.to_string(),
        date: When::new(words, &date),
        title,
        kind,
        location,
        url: format!("{}#{anchor}", page.href(press.plan.links())),
        docket: press.rows().docket(id),
        draft: is_drafted_entry(press.catalog, id, entry),
    })
}
