//! Deadlines: every clock of a docket with its steps, its events, and the dates that its filings
//! state.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted_entry;
use super::head::{Head, View};
use super::steps::{spell_count, spell_step};
use super::ties::capitalize;
use super::when::When;
use crate::diagnostic::Diagnostic;
use crate::docket::{Event, StatedDate};
use crate::link::{DocketId, Entry, FilingId};
use crate::plan::Url;
use crate::time::{ClockStep, Date};

/// The most dates stated in filings that the page of deadlines shows.
const STATED: usize = 250;

/// A docket's deadlines.
#[derive(Debug, Serialize)]
struct Limits<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// Its clocks, in the order of its record.
    clocks: Vec<ClockView<'a>>,
    /// Its events, in the order of its record.
    events: Vec<EventView<'a>>,
    /// The dates that its filings state, in timeline order.
    stated: Vec<Stated<'a>>,
    /// How many more dates its filings state.
    more: usize,
}

/// A clock.
#[derive(Debug, Serialize)]
struct ClockView<'a> {
    /// Its name.
    name: &'a str,
    /// The law behind it.
    authority: Option<&'a str>,
    /// The page of that authority, where it is one.
    authority_url: Option<String>,
    /// From when it runs.
    start: Start,
    /// What falls due along it.
    limits: Vec<Limit<'a>>,
}

/// From when a clock runs.
#[derive(Debug, Serialize)]
struct Start {
    /// The day; none where it is not known.
    day: Option<When>,
    /// The document from which it runs, as a document's row.
    document: Option<Value>,
    /// What the document did that day, where it is not the day of its filing: `was received`, `took
    /// effect`.
    happened: Option<String>,
}

/// A deadline.
#[derive(Debug, Serialize)]
pub(super) struct Limit<'a> {
    /// Its anchor, on the timeline and on the page of deadlines.
    anchor: String,
    /// The anchor that links of an earlier release name.
    earlier_anchor: Option<String>,
    /// Its address on the page of deadlines.
    url: String,
    /// What is due or begins then.
    title: &'a str,
    /// The name of its clock.
    clock: &'a str,
    /// The law behind it: its own, or its clock's.
    authority: Option<&'a str>,
    /// The page of that authority, where it is one.
    authority_url: Option<String>,
    /// How far it is from the start: `135 days`.
    count: Option<String>,
    /// From when its clock runs.
    start: Start,
    /// The date that a document states.
    stated: Option<When>,
    /// The date that was counted.
    computed: Option<When>,
    /// Whether both are known and are not the same.
    differs: bool,
    /// How it was counted, step by step.
    steps: Vec<String>,
    /// The steps that a reader would not expect: a shorter month, a holiday, a move to another day.
    notes: Vec<String>,
    /// Whether its clock runs from a draft.
    draft: bool,
}

/// A dated fact that no filing carries.
#[derive(Debug, Serialize)]
pub(super) struct EventView<'a> {
    /// Its anchor.
    anchor: String,
    /// When.
    date: When,
    /// What.
    title: &'a str,
    /// What kind of event it is, in words.
    kind: &'a str,
    /// Where.
    location: Option<&'a str>,
    /// More about it, on the web.
    url: Option<&'a str>,
}

/// A date that a filing states or sets.
#[derive(Debug, Serialize)]
pub(super) struct Stated<'a> {
    /// Its anchor.
    anchor: String,
    /// When.
    date: When,
    /// What is due or begins then.
    title: &'a str,
    /// The authority.
    authority: Option<&'a str>,
    /// The page of that authority, where it is one.
    authority_url: Option<String>,
    /// The filing that states it, as a document's row.
    row: Value,
}

/// Renders a docket's page of deadlines.
pub(super) fn limits(press: &Press<'_>, url: &Url, id: DocketId) -> Result<Vec<u8>, Diagnostic> {
    let docket = press.catalog.docket(id);
    let record = docket.proceeding();
    let clocks = (0..docket.clocks.len()).map(|number| {
        let (clock, counted) = docket.clock(number);
        ClockView {
            name: &clock.name,
            authority: clock.authority.as_deref(),
            authority_url: authority_url(press, clock.authority.as_deref()),
            start: start(press, id, number),
            limits: (0..counted.limits.len())
                .map(|at| limit(press, id, number, at))
                .collect(),
        }
    });
    let mut stated = docket.timeline.iter().filter_map(|entry| match entry {
        Entry::Stated(filing, at) => Some((*filing, *at)),
        _ => None,
    });
    let head = Head::new(press, id, View::Limits);
    let frame = head.frame(press, url, View::Limits.title(press));
    let view = Limits {
        clocks: clocks.collect(),
        events: (0..record.map_or(0, |record| record.events.len()))
            .map(|at| event(press, id, at))
            .collect(),
        stated: stated
            .by_ref()
            .take(STATED)
            .map(|(filing, at)| self::stated(press, id, filing, at))
            .collect(),
        more: stated.count(),
        head,
    };
    frame.render(
        press,
        "limits.html",
        &press.plan.root_from(url),
        ("limits", &view),
    )
}

/// Makes the view of a deadline: the numbers of its clock and of its milestone.
pub(super) fn limit<'a>(press: &Press<'a>, id: DocketId, number: usize, at: usize) -> Limit<'a> {
    let docket = press.catalog.docket(id);
    let (clock, counted) = docket.clock(number);
    let milestone = &clock.milestones[at];
    let authority = press.catalog.basis_of(id, Entry::Limit(number, at));
    let reckoning = counted.limits[at].as_ref();
    let steps = reckoning.map_or(&[][..], |reckoning| &reckoning.steps);
    let anchor = press
        .plan
        .anchor(press.catalog, id, Entry::Limit(number, at));
    let page = press.plan.deadlines(id).href(press.plan.links());
    let words = press.theme.words();
    Limit {
        url: format!("{page}#{anchor}"),
        anchor,
        earlier_anchor: press
            .plan
            .earlier_anchor(press.catalog, id, Entry::Limit(number, at)),
        title: &milestone.title,
        clock: &clock.name,
        authority,
        authority_url: authority_url(press, authority),
        count: milestone.count.map(|count| spell_count(words, count)),
        start: start(press, id, number),
        stated: milestone.stated.as_ref().map(|date| When::new(words, date)),
        computed: reckoning.map(|reckoning| When::new(words, &Date::from(reckoning.date))),
        differs: docket.limit_differs(number, at),
        steps: steps.iter().map(|step| spell_step(words, step)).collect(),
        notes: steps
            .iter()
            .filter(|step| is_surprise(step))
            .map(|step| capitalize(&spell_step(words, step)))
            .collect(),
        draft: is_drafted_entry(press.catalog, id, Entry::Limit(number, at)),
    }
}

/// Makes the view of an event of a docket's record.
pub(super) fn event<'a>(press: &Press<'a>, id: DocketId, at: usize) -> EventView<'a> {
    let Event {
        date,
        title,
        kind,
        location,
        url,
    } = press.catalog.docket(id).event(at);
    EventView {
        anchor: press.plan.anchor(press.catalog, id, Entry::Event(at)),
        date: When::new(press.theme.words(), date),
        title,
        kind: press
            .theme
            .words()
            .find(&format!("events.{}", kind.word()))
            .unwrap_or(kind.word()),
        location: location.as_deref(),
        url: url.as_deref(),
    }
}

/// Makes the view of a date that a filing of a docket states.
pub(super) fn stated<'a>(
    press: &Press<'a>,
    id: DocketId,
    filing: FilingId,
    at: usize,
) -> Stated<'a> {
    let document = press.catalog.filing(filing).filing.document();
    let StatedDate {
        date,
        title,
        authority,
    } = &document
        .expect("a withheld filing's dates are on no timeline")
        .deadlines[at];
    Stated {
        anchor: press
            .plan
            .anchor(press.catalog, id, Entry::Stated(filing, at)),
        date: When::new(press.theme.words(), date),
        title,
        authority: authority.as_deref(),
        authority_url: authority_url(press, authority.as_deref()),
        row: press.rows().filing(filing),
    }
}

/// Finds the page of the authority that the words of a deadline cite.
pub(super) fn authority_url(press: &Press<'_>, words: Option<&str>) -> Option<String> {
    let id = press.catalog.authority_in(words?)?;
    Some(press.plan.link_to_authority(press.catalog, id))
}

fn start(press: &Press<'_>, id: DocketId, number: usize) -> Start {
    let (_, counted) = press.catalog.docket(id).clock(number);
    let words = press.theme.words();
    Start {
        // The time of day does not count.
        day: counted.from.as_ref().map(|from| match from.exact_day() {
            Some(day) => When::new(words, &Date::from(day)),
            None => When::new(words, from),
        }),
        document: counted
            .document
            .map(|document| press.rows().document(document)),
        happened: counted.date_key.map(|key| {
            words
                .find(&format!("limits.happened.{key}"))
                .unwrap_or(key)
                .to_owned()
        }),
    }
}

fn is_surprise(step: &ClockStep) -> bool {
    match step {
        ClockStep::Clamped { .. }
        | ClockStep::FellOn { .. }
        | ClockStep::Moved { .. }
        | ClockStep::NotMoved { .. } => true,
        ClockStep::From(_)
        | ClockStep::Counted { .. }
        | ClockStep::Skipped { .. }
        | ClockStep::SkippedWeekends(_) => false,
    }
}
