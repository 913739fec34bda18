//! What a picture shows: the entries of a timeline that have a date, each with its shape.

use chrono::Timelike;

use super::super::super::Press;
use super::super::super::drafts::is_drafted_entry;
use super::super::labels::class_of;
use super::axis::{DAY, minute};
use crate::docket::EventKind;
use crate::link::{DocketId, Entry, Referent};
use crate::time::Date;

/// The shapes of marks, in the order of the key.
pub(super) const SHAPES: [&str; 6] = ["order", "filed", "absent", "withheld", "deadline", "event"];

/// An entry of the timeline that has a date.
pub(super) struct Dot {
    /// The entry.
    pub entry: Entry,
    /// Its place on the timeline.
    pub place: usize,
    /// When, in minutes.
    pub at: i64,
    /// Its date as recorded.
    pub date: Date,
    /// Its shape, one of [`SHAPES`].
    pub shape: &'static str,
    /// Whether it is a draft, or there only because of one.
    pub draft: bool,
}

impl Dot {
    /// Returns the document, where the entry is one.
    pub(super) fn document(&self) -> Option<Referent> {
        match self.entry {
            Entry::Filing(id) => Some(Referent::Filing(id)),
            Entry::Absent(id) => Some(Referent::Absent(id)),
            Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => None,
        }
    }
}

/// Takes an entry of the timeline at a place; none where it is undated.
pub(super) fn dot(press: &Press<'_>, id: DocketId, place: usize, entry: Entry) -> Option<Dot> {
    let docket = press.catalog.docket(id);
    let date = press.catalog.date_of(docket, entry);
    let draft = is_drafted_entry(press.catalog, id, entry);
    let shape = match entry {
        Entry::Filing(id) => class_of(press.catalog, id),
        Entry::Absent(_) => "absent",
        Entry::Event(at) if docket.event(at).kind != EventKind::Deadline => "event",
        Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => "deadline",
    };
    Some(Dot {
        entry,
        place,
        at: moment(press, &date)?,
        date,
        shape,
        draft,
    })
}

/// Returns the minute at which a date is: the middle of what it spans, or the time of day that
/// it states.
fn moment(press: &Press<'_>, date: &Date) -> Option<i64> {
    if let Date::At(point) = date
        && point.moment.is_some()
    {
        let (day, time) = press.catalog.settings().zone.local(point);
        let time = time.map_or(DAY / 2, |time| {
            i64::from(time.num_seconds_from_midnight() / 60)
        });
        return Some(minute(day) + time);
    }
    let (first, last) = (minute(date.first_day()?), minute(date.last_day()?));
    Some(first + (last - first) / DAY / 2 * DAY + DAY / 2)
}

/// Returns the day around a minute.
pub(super) fn whole_day(at: i64) -> (i64, i64) {
    let from = at.div_euclid(DAY) * DAY;
    (from, from + DAY)
}
