//! Finds dates that cannot be meant: filings of the future, dockets that open too late or close too
//! early, and deadlines that are over before they are set or fall on days off.

use chrono::NaiveDate;

use super::super::catalog::{Catalog, Docket, DocketId, Entry};
use super::{at_key, documents};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::{EventKind, Milestone};
use crate::time::{Closure, Date, closure_of, spell_day};

/// Words in the title of a stated date by which it is the first or last day of something, on which
/// nothing has to be done.
const NOT_DUE: [&str; 9] = [
    "effect", "begin", "start", "commence", "open", "ends", "expire", "term", "force",
];

/// Warns of each public filing that is dated later than today.
pub(super) fn check_future(catalog: &Catalog, today: NaiveDate) -> Vec<Diagnostic> {
    let code = Code::DateFuture;
    let future = documents(catalog).filter(|(filed, _)| {
        let date = &filed.filing.date;
        // A moment has its day by the site's own clocks, and so has today.
        catalog.local_day(date).is_some_and(|day| day > today)
    });
    let warn = |date: &Date| {
        format!(
            "this filing is dated {date}, but today is {}",
            spell_day(today)
        )
    };
    future
        .map(|(filed, document)| at_key(code, document, "date", warn(&filed.filing.date)))
        .collect()
}

/// Warns of each docket that was opened after its first filing.
pub(super) fn check_opened(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        let Some(proceeding) = docket.proceeding() else {
            continue;
        };
        let Some(opened) = proceeding.opened.as_ref().and_then(Date::first_day) else {
            continue;
        };
        let filings = docket.filings.iter().map(|filing| catalog.filing(*filing));
        // A filing of several dockets may be older than the second of them.
        let at_home = filings.filter(|filed| filed.home() == Some(id));
        let dates = at_home.map(|filed| &filed.filing.date);
        let dated = dates.filter_map(|date| Some((date.last_day()?, date)));
        let Some((first, date)) = dated.min_by_key(|(day, _)| *day) else {
            continue;
        };
        if first < opened {
            let message = format!(
                "docket {} was opened on {}, but its first filing is dated {date}",
                docket.number,
                spell_day(opened)
            );
            found.push(at_docket(Code::OpenedLate, docket, "opened", message));
        }
    }
    found.into_iter().flatten().collect()
}

/// Warns of each deadline that is earlier than the filing that states it, or than the start of its
/// clock.
pub(super) fn check_early(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::DeadlineEarly;
    let mut found = Vec::new();
    for (filed, document) in documents(catalog) {
        let Some(set) = filed.filing.date.first_day() else {
            continue;
        };
        for (at, stated) in document.deadlines.iter().enumerate() {
            if is_due(&stated.title) && stated.date.last_day().is_some_and(|day| day < set) {
                let message = format!(
                    "`{}` is dated {}, before the filing itself ({})",
                    stated.title, stated.date, filed.filing.date
                );
                let at = KeyPath::default().key("deadlines").index(at).key("date");
                let place = Place::Key(document.path.clone(), at, Part::Value);
                let problem = Diagnostic::warning(code, place, message);
                found.push(problem.help(code.way_out()).alone_on_its_line());
            }
        }
    }
    for (_, docket) in catalog.dockets() {
        for (milestone, from) in milestones(docket) {
            // Counting back from a hearing gives an earlier day on purpose.
            let counts_back = milestone.count.is_some_and(|count| count.number() < 0);
            let (Some(stated), Some(from)) = (&milestone.stated, from) else {
                continue;
            };
            let is_early = stated.last_day() < from.first_day();
            if is_early && stated.last_day().is_some() && !counts_back {
                let message = format!(
                    "`{}` is stated as {}, before its clock starts ({})",
                    milestone.title,
                    stated.spelled(),
                    from.spelled()
                );
                found.extend(at_milestone(code, docket, milestone, message));
            }
        }
    }
    found
}

/// Warns of each stated deadline that is a Saturday, a Sunday or a holiday. What was counted is for
/// `not-rolled`.
pub(super) fn check_holidays(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::DeadlineHoliday;
    let closed = |title: &str, date: &Date| -> Option<String> {
        let day = date.exact_day().filter(|_| is_due(title))?;
        let why = match closure_of(day, &catalog.settings().holidays)? {
            Closure::Weekend => "a weekend".to_owned(),
            Closure::Holiday(name) => format!("a holiday ({name})"),
        };
        Some(format!("`{title}` falls on {}, {why}", spell_day(day)))
    };
    let mut found = Vec::new();
    for (_, document) in documents(catalog) {
        for (at, stated) in document.deadlines.iter().enumerate() {
            if let Some(message) = closed(&stated.title, &stated.date) {
                let at = KeyPath::default().key("deadlines").index(at).key("date");
                let place = Place::Key(document.path.clone(), at, Part::Value);
                let problem = Diagnostic::warning(code, place, message);
                found.push(problem.help(code.way_out()).alone_on_its_line());
            }
        }
    }
    for (_, docket) in catalog.dockets() {
        for (milestone, _) in milestones(docket) {
            let stated = milestone.stated.as_ref();
            if let Some(message) = stated.and_then(|date| closed(&milestone.title, date)) {
                found.extend(at_milestone(code, docket, milestone, message));
            }
        }
        if let (Some(record), Some(proceeding)) = (&docket.record, docket.proceeding()) {
            let events = proceeding.events.iter().enumerate();
            for (at, event) in events.filter(|(_, event)| event.kind == EventKind::Deadline) {
                if let Some(message) = closed(&event.title, &event.date) {
                    let at = KeyPath::default().key("events").index(at).key("date");
                    let place = Place::Key(record.path.clone(), at, Part::Value);
                    let problem = Diagnostic::warning(code, place, message);
                    found.push(problem.help(code.way_out()).without_line());
                }
            }
        }
    }
    found
}

/// Returns whether something has to be done by a stated date, as far as its title tells.
fn is_due(title: &str) -> bool {
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    !words.any(|word| NOT_DUE.iter().any(|start| word.starts_with(start)))
}

/// Warns of each closed docket with a deadline after today.
pub(super) fn check_closed(catalog: &Catalog, today: NaiveDate) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        let Some(proceeding) = docket.proceeding() else {
            continue;
        };
        let closed = proceeding.closed.as_ref().and_then(Date::last_day);
        let status = proceeding.status.as_deref().unwrap_or_default();
        let key = match closed.is_some_and(|day| day <= today) {
            true => "closed",
            false if status.eq_ignore_ascii_case("closed") => "status",
            false => continue,
        };
        let upcoming = |entry: &Entry| upcoming(catalog, id, docket, *entry, today);
        let mut upcoming = docket.timeline.iter().filter_map(upcoming);
        let Some((title, day)) = upcoming.next() else {
            continue;
        };
        let others = match upcoming.count() {
            0 => String::new(),
            1 => ", and one more deadline is upcoming".to_owned(),
            many => format!(", and {many} more deadlines are upcoming"),
        };
        let message = format!(
            "docket {} is closed, but `{title}` is due on {}{others}",
            docket.number,
            spell_day(day)
        );
        found.extend(at_docket(Code::ClosedEarly, docket, key, message));
    }
    found
}

/// Returns the title and the day of an entry that is a deadline after today.
fn upcoming<'a>(
    catalog: &'a Catalog,
    id: DocketId,
    docket: &'a Docket,
    entry: Entry,
    today: NaiveDate,
) -> Option<(&'a str, NaiveDate)> {
    let title = match entry {
        Entry::Limit(clock, at) => &docket.clock(clock).0.milestones[at].title,
        Entry::Stated(filing, at) => {
            let filed = catalog.filing(filing);
            let own = (filed.home() == Some(id)).then(|| filed.filing.document())??;
            &own.deadlines[at].title
        }
        Entry::Event(at) if docket.event(at).kind == EventKind::Deadline => &docket.event(at).title,
        Entry::Event(_) | Entry::Filing(_) | Entry::Absent(_) => return None,
    };
    let day = catalog.date_of(docket, entry).first_day()?;
    (day > today).then_some((title, day))
}

/// Returns the milestones of a public docket with the days on which their clocks start.
fn milestones(docket: &Docket) -> impl Iterator<Item = (&Milestone, Option<&Date>)> {
    let proceeding = docket.proceeding().into_iter();
    let clocks = proceeding.flat_map(|proceeding| &proceeding.clocks);
    clocks.zip(&docket.clocks).flat_map(|(clock, counted)| {
        let from = counted.from.as_ref();
        clock.milestones.iter().map(move |one| (one, from))
    })
}

/// Warns at a key of a docket's record.
fn at_docket(code: Code, docket: &Docket, key: &str, message: String) -> Option<Diagnostic> {
    let at = KeyPath::default().key(key);
    let place = Place::Key(docket.record.as_ref()?.path.clone(), at, Part::Value);
    let problem = Diagnostic::warning(code, place, message);
    Some(problem.help(code.way_out()).alone_on_its_line())
}

/// Warns at the stated date of a milestone. Another clock, which may be withheld, can be on the
/// same line.
fn at_milestone(
    code: Code,
    docket: &Docket,
    milestone: &Milestone,
    message: String,
) -> Option<Diagnostic> {
    let at = milestone.at.key("stated");
    let place = Place::Key(docket.record.as_ref()?.path.clone(), at, Part::Value);
    let problem = Diagnostic::warning(code, place, message);
    Some(problem.help(code.way_out()).without_line())
}
