//! The timeline of a docket: everything dated in it, by month, on one page or in parts by year.

mod jumps;

pub(super) use jumps::{Jump, Year, jumps, years};

use std::ops::Range;

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::head::{Head, View};
use super::labels::class_of;
use super::limits::{EventView, Limit, Stated, event, limit, stated};
use super::ties::{Tie, answers, deeds, outcomes};
use super::when::{When, month_anchor, placed};
use crate::diagnostic::Diagnostic;
use crate::docket::EventKind;
use crate::link::{DocketId, Entry, Referent};
use crate::plan::Url;
use crate::time::{Date, Precision};
use jumps::{PartLink, part_link, year};

/// The most ties of each direction that an entry shows.
const TIES: usize = 5;

/// A part of a long timeline.
#[derive(Debug, Serialize)]
struct Timeline<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// What the part holds: `2024`, `2024, page 2 of 3`, `Undated`.
    title: String,
    /// Its entries, month by month.
    months: Vec<Month<'a>>,
    /// The parts of the timeline, by year.
    years: Vec<Year>,
    /// The part before.
    previous: Option<PartLink>,
    /// The part after.
    next: Option<PartLink>,
}

/// The entries of a month.
#[derive(Debug, Serialize)]
pub(super) struct Month<'a> {
    /// Its heading: `March 2005`, or `1998` for what tells no more, or `Undated`.
    heading: String,
    /// The year, as text.
    year: String,
    /// Its anchor; none where the page has one of that name already.
    anchor: Option<String>,
    /// The entries, in timeline order.
    entries: Vec<EntryView<'a>>,
}

/// An entry of a timeline.
#[derive(Debug, Serialize)]
struct EntryView<'a> {
    /// Its anchor.
    anchor: String,
    /// The anchor that links of an earlier release name; none for most.
    earlier_anchor: Option<String>,
    /// How it is marked: `filed`, `order`, `absent`, `withheld`, `deadline` or `event`.
    class: &'static str,
    /// The date by which it has its place.
    date: When,
    /// The document, as a document's row; none where the entry is another thing.
    row: Option<Value>,
    /// What the document does to others: answer, withdraw, rule on them; those of one kind
    /// together.
    deeds: Vec<Deed>,
    /// How many more of those there are.
    more_deeds: usize,
    /// What answers the document, as ties without words.
    answers: Vec<Tie>,
    /// How many more answers there are.
    more_answers: usize,
    /// What became of the document: rulings on it, and what took its place.
    outcomes: Vec<Tie>,
    /// How many more of those there are.
    more_outcomes: usize,
    /// The deadline, where the entry is one.
    limit: Option<Limit<'a>>,
    /// The event, where the entry is one.
    event: Option<EventView<'a>>,
    /// The date that a filing states, where the entry is one.
    stated: Option<Stated<'a>>,
}

/// What a document does to others in one way.
#[derive(Debug, Serialize)]
struct Deed {
    /// How, as words before the titles of the others: `responds to`.
    words: String,
    /// The others.
    ties: Vec<Tie>,
}

/// Renders a part of a long timeline.
pub(super) fn timeline(
    press: &Press<'_>,
    url: &Url,
    id: DocketId,
    part: usize,
) -> Result<Vec<u8>, Diagnostic> {
    let head = Head::new(press, id, View::Timeline);
    let link = |at: usize| {
        press
            .plan
            .timeline(id)
            .get(at)
            .map(|_| part_link(press, id, at, Some(part)))
    };
    let title = part_link(press, id, part, None).title;
    let words = press.theme.words();
    let frame = head.frame(
        press,
        url,
        &words.fill("views.of_timeline", &[("part", &title)]),
    );
    let view = Timeline {
        head,
        title,
        months: months(press, id, press.plan.timeline(id)[part].leaf.range.clone()),
        years: years(press, id, Some(part)),
        previous: part.checked_sub(1).and_then(link),
        next: link(part + 1),
    };
    let address = |at: Option<usize>| {
        let part = press.plan.timeline(id).get(at?)?;
        Some(part.url.href(press.plan.links()))
    };
    let frame = frame.between(address(part.checked_sub(1)), address(Some(part + 1)));
    frame.render(
        press,
        "timeline.html",
        &press.plan.root_from(url),
        ("timeline", &view),
    )
}

/// Returns a stretch of a docket's timeline, month by month; what is undated comes last.
pub(super) fn months<'a>(press: &Press<'a>, id: DocketId, range: Range<usize>) -> Vec<Month<'a>> {
    let docket = press.catalog.docket(id);
    let entries: Vec<(Entry, Date, Date)> = docket.timeline[range]
        .iter()
        .map(|entry| {
            let date = press.catalog.date_of(docket, *entry);
            (*entry, placed(press, &date), date)
        })
        .collect();
    let mut months: Vec<Month<'a>> = Vec::new();
    for month in entries.chunk_by(|(_, a, _), (_, b, _)| heading(press, a) == heading(press, b)) {
        let anchor = Some(month_anchor(press, &month[0].1));
        let is_first = months.iter().all(|before| before.anchor != anchor);
        months.push(Month {
            heading: heading(press, &month[0].1),
            anchor: anchor.filter(|_| is_first),
            year: year(press, &month[0].1),
            entries: month
                .iter()
                .map(|(entry, _, date)| view(press, id, *entry, date))
                .collect(),
        });
    }
    months
}

fn view<'a>(press: &Press<'a>, id: DocketId, entry: Entry, date: &Date) -> EntryView<'a> {
    let mut view = EntryView {
        anchor: press.plan.anchor(press.catalog, id, entry),
        earlier_anchor: press.plan.earlier_anchor(press.catalog, id, entry),
        class: "deadline",
        date: When::new(press.theme.words(), date),
        row: None,
        deeds: Vec::new(),
        more_deeds: 0,
        answers: Vec::new(),
        more_answers: 0,
        outcomes: Vec::new(),
        more_outcomes: 0,
        limit: None,
        event: None,
        stated: None,
    };
    match entry {
        Entry::Filing(filing) => {
            view.class = class_of(press.catalog, filing);
            view.row = Some(press.rows().filing(filing));
            let (ties, more) = deeds(press, filing, TIES);
            (view.deeds, view.more_deeds) = (together(ties), more);
            (view.answers, view.more_answers) = answers(press, Referent::Filing(filing), TIES);
            (view.outcomes, view.more_outcomes) = outcomes(press, Referent::Filing(filing), TIES);
        }
        Entry::Absent(absent) => {
            view.class = "absent";
            view.row = Some(press.rows().absent(absent));
            (view.answers, view.more_answers) = answers(press, Referent::Absent(absent), TIES);
            (view.outcomes, view.more_outcomes) = outcomes(press, Referent::Absent(absent), TIES);
        }
        Entry::Event(at) => {
            if press.catalog.docket(id).event(at).kind != EventKind::Deadline {
                view.class = "event";
            }
            view.event = Some(event(press, id, at));
        }
        Entry::Limit(clock, at) => view.limit = Some(limit(press, id, clock, at)),
        Entry::Stated(filing, at) => view.stated = Some(stated(press, id, filing, at)),
    }
    view
}

/// Puts ties of one kind together, in the order in which the kinds come up.
fn together(ties: Vec<Tie>) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    for tie in ties {
        match deeds.iter_mut().find(|deed| deed.words == tie.words) {
            Some(deed) => deed.ties.push(tie),
            None => deeds.push(Deed {
                words: tie.words.clone(),
                ties: vec![tie],
            }),
        }
    }
    deeds
}

/// Names the month of a date, as far as the date tells it.
pub(super) fn heading(press: &Press<'_>, date: &Date) -> String {
    match date {
        Date::Unknown => press.theme.words().get("docket.undated").to_owned(),
        Date::At(point) | Date::Between(point, _) => match point.precision {
            Precision::Year => year(press, date),
            Precision::Month | Precision::Day => {
                press.theme.words().dates().month_and_year(point.day)
            }
        },
    }
}
