//! Deadlines, events and stated dates as a calendar to subscribe to: iCalendar (RFC 5545).
//!
//! The same build must make the same bytes, so the stamp of each entry, which RFC 5545 requires, is
//! not the time of the build: it is when the docket's latest filing was made.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};

use super::super::Press;
use super::super::drafts::is_drafted_entry;
use super::super::view::{capitalize, heading_of, spell_step};
use super::{entry_address, limits_address};
use crate::link::{DocketId, Entry, Referent};
use crate::plan::CalendarOf;
use crate::time::{ClockStep, Date, DatePlace};

/// The stamp in a docket without a dated filing.
const NEVER: &str = "19700101T000000Z";

/// The most octets of a line, its break not counted (RFC 5545, section 3.1).
const LINE: usize = 75;

/// Makes the calendar of a docket.
pub(super) fn of_docket(press: &Press<'_>, id: DocketId) -> Vec<u8> {
    calendar(press, &press.catalog.docket(id).number, &[id])
}

/// Makes a calendar of more than one docket. An entry has the same UID as in its docket's own, so
/// that a program that reads both can show it once.
pub(super) fn of_dockets(press: &Press<'_>, of: CalendarOf) -> Vec<u8> {
    let name = match of {
        CalendarOf::Site => &press.catalog.settings().title,
        CalendarOf::Party(id) => &press.catalog.party(id).name,
    };
    calendar(press, name, press.plan.calendar_dockets(of))
}

/// Makes a calendar of dockets; `whose` is for its name.
fn calendar(press: &Press<'_>, whose: &str, dockets: &[DocketId]) -> Vec<u8> {
    let words = press.theme.words();
    let name = words.fill("calendar.name", &[("number", whose)]);
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.text("PRODID", words.get("calendar.product"));
    lines.put("CALSCALE", "GREGORIAN");
    // The name by RFC 7986, and by what many programs read in its place.
    lines.text("NAME", &name);
    lines.text("X-WR-CALNAME", &name);
    for id in dockets {
        entries(press, &mut lines, *id);
    }
    lines.put("END", "VCALENDAR");
    lines.0.into_bytes()
}

/// Adds the dates of a docket.
fn entries(press: &Press<'_>, lines: &mut Lines, id: DocketId) {
    let docket = press.catalog.docket(id);
    let words = press.theme.words();
    let stamp = stamp(press, id);
    for (place, entry, date) in press.catalog.calendar(id) {
        let told = tell(press, id, entry);
        lines.put("BEGIN", "VEVENT");
        lines.text("UID", &uid(press, id, entry));
        lines.put("DTSTAMP", &stamp);
        when(press, lines, &date);
        let summary = [("number", &*docket.number), ("title", &*told.title)];
        let summary = words.fill("calendar.entry", &summary);
        let summary = match is_drafted_entry(press.catalog, id, entry) {
            true => words.fill("document.draft_of", &[("title", &summary)]),
            false => summary,
        };
        lines.text("SUMMARY", &summary);
        lines.text("DESCRIPTION", &told.lines.join("\n"));
        if let Some(location) = &told.location {
            lines.text("LOCATION", location);
        }
        lines.text("CATEGORIES", &told.category);
        if press.plan.base().is_some() {
            let address = match entry {
                Entry::Stated(..) => entry_address(press, id, entry, place),
                _ => limits_address(press, id, entry),
            };
            lines.put("URL", &address);
        }
        // A date on a docket leaves the day free for other things.
        lines.put("TRANSP", "TRANSPARENT");
        lines.put("END", "VEVENT");
    }
}

/// What an entry says.
struct Told {
    title: String,
    category: String,
    location: Option<String>,
    /// The lines of its description.
    lines: Vec<String>,
}

/// Names an entry for good: by the docket's address and the entry's anchor, as it was when
/// calendars were first published.
fn uid(press: &Press<'_>, id: DocketId, entry: Entry) -> String {
    let url = press.plan.docket(id);
    let docket = press.plan.absolute(url);
    let docket = docket.unwrap_or_else(|| url.as_str().to_owned());
    let earlier = press.plan.earlier_anchor(press.catalog, id, entry);
    let anchor = earlier.unwrap_or_else(|| press.plan.anchor(press.catalog, id, entry));
    format!("{docket}#{anchor}")
}

/// Returns when the docket's latest filing was made.
fn stamp(press: &Press<'_>, id: DocketId) -> String {
    let filings = press.catalog.docket(id).filings.iter().rev();
    let zone = press.catalog.settings().zone;
    let latest = filings
        .filter_map(|id| zone.instant(&press.catalog.filing(*id).filing.date))
        .next();
    latest.map_or_else(|| NEVER.to_owned(), moment)
}

/// Writes when an entry is: a moment in UTC, or whole days, of which the end is the day after.
fn when(press: &Press<'_>, lines: &mut Lines, date: &Date) {
    let zone = press.catalog.settings().zone;
    if let Date::At(point) = date
        && point.moment.is_some()
        && let Some(instant) = zone.instant(date)
    {
        lines.put("DTSTART", &moment(instant));
        return;
    }
    let (first, last) = date
        .exact_days()
        .expect("only what falls on certain days is in a calendar");
    lines.put("DTSTART;VALUE=DATE", &day(first));
    // The year has four digits; without an end, an entry lasts its day.
    if let Some(end) = last.succ_opt().filter(|end| end.year() <= 9999) {
        lines.put("DTEND;VALUE=DATE", &day(end));
    }
}

fn moment(instant: DateTime<FixedOffset>) -> String {
    let utc = instant.with_timezone(&Utc);
    utc.format("%Y%m%dT%H%M%SZ").to_string()
}

fn day(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Says what an entry is: whose clock and law it is, from what it was counted, and what a document
/// states.
fn tell(press: &Press<'_>, id: DocketId, entry: Entry) -> Told {
    let words = press.theme.words();
    let docket = press.catalog.docket(id);
    let basis = press.catalog.basis_of(id, entry);
    match entry {
        Entry::Limit(number, at) => {
            let (clock, _) = docket.clock(number);
            let mut lines = vec![match basis {
                Some(law) => words.fill("calendar.by", &[("name", &clock.name), ("law", law)]),
                None => clock.name.clone(),
            }];
            lines.extend(reckoned(press, id, number, at));
            Told {
                title: clock.milestones[at].title.clone(),
                category: words.get("entry.limit").to_owned(),
                location: None,
                lines,
            }
        }
        Entry::Event(at) => {
            let event = docket.event(at);
            let kind = words
                .get(&format!("events.{}", event.kind.word()))
                .to_owned();
            Told {
                title: event.title.clone(),
                category: kind.clone(),
                location: event.location.clone(),
                lines: [kind].into_iter().chain(event.url.clone()).collect(),
            }
        }
        Entry::Stated(filing, at) => {
            let filing = &press.catalog.filing(filing).filing;
            let document = filing
                .document()
                .expect("a withheld filing's dates are on no timeline");
            let date = words.date(&filing.date, DatePlace::Citation);
            let stated = [("title", heading_of(words, filing)), ("date", &*date)];
            let stated = capitalize(&words.fill("entry.as_stated", &stated));
            Told {
                title: document.deadlines[at].title.clone(),
                category: words.get("entry.stated").to_owned(),
                location: None,
                lines: [stated]
                    .into_iter()
                    .chain(basis.map(str::to_owned))
                    .collect(),
            }
        }
        Entry::Filing(_) | Entry::Absent(_) => {
            unreachable!("a calendar has no documents")
        }
    }
}

/// Says how a deadline was counted, and how that relates to the date that a document states.
fn reckoned(press: &Press<'_>, id: DocketId, number: usize, at: usize) -> Vec<String> {
    let words = press.theme.words();
    let spell = |date: &Date| words.date(date, DatePlace::Full);
    let docket = press.catalog.docket(id);
    let (clock, counted) = docket.clock(number);
    let reckoning = counted.limits[at].as_ref();
    let mut lines = Vec::new();
    if let (Some(reckoning), Some(from)) = (reckoning, &counted.from) {
        let from = from.exact_day().map_or_else(|| from.clone(), Date::from);
        let date = spell(&from);
        let title = counted.document.map(|document| title_of(press, document));
        let happened = counted.date_key.map(|key| {
            let words = words.find(&format!("limits.happened.{key}"));
            words.unwrap_or(key)
        });
        lines.push(match (title, happened) {
            (None, _) => words.fill("limits.counted", &[("date", &date)]),
            (Some(title), None) => {
                words.fill("limits.counted_of", &[("date", &date), ("title", title)])
            }
            (Some(title), Some(happened)) => {
                let values = [("date", &*date), ("title", title), ("happened", happened)];
                words.fill("limits.counted_happened", &values)
            }
        });
        let steps = reckoning.steps.iter();
        let steps = steps.filter(|step| !matches!(step, ClockStep::From(_)));
        lines.extend(steps.map(|step| capitalize(&spell_step(words, step))));
    }
    let computed = reckoning.map(|reckoning| Date::from(reckoning.date));
    let stated = clock.milestones[at].stated.as_ref();
    lines.extend(match (stated, computed) {
        (None, None) => None,
        (Some(stated), None) => Some(words.fill("limits.stated", &[("date", &spell(stated))])),
        (None, Some(computed)) => {
            Some(words.fill("limits.computed_is", &[("date", &spell(&computed))]))
        }
        (Some(stated), Some(computed)) if *stated == computed => {
            Some(words.fill("limits.stated_as", &[("date", &spell(stated))]))
        }
        (Some(stated), Some(computed)) => {
            let computed = words.fill("limits.computed_is", &[("date", &spell(&computed))]);
            let values = [("date", &*spell(stated)), ("computed", &*computed)];
            Some(words.fill("limits.stated_not", &values))
        }
    });
    if docket.limit_differs(number, at) {
        lines.push(words.get("calendar.differ").to_owned());
    }
    lines
}

fn title_of<'a>(press: &Press<'a>, document: Referent) -> &'a str {
    match document {
        Referent::Filing(id) => heading_of(press.theme.words(), &press.catalog.filing(id).filing),
        Referent::Absent(id) => &press.catalog.absent(id).title,
    }
}

/// The lines of a calendar.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a property whose value is text.
    fn text(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => value.extend(['\\', c]),
                '\n' => value.push_str("\\n"),
                '\t' => value.push(c),
                // No other control character may be in a text (section 3.3.11).
                c if c.is_control() => {}
                c => value.push(c),
            }
        }
        self.put(name, &value);
    }

    /// Adds a property; a line that is too long goes on in the next, after a space.
    fn put(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests;
