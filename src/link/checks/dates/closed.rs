//! Closed dockets in which something is still due.

use chrono::NaiveDate;

use super::super::super::catalog::{Catalog, Docket, DocketId, Entry};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::{EventKind, Milestone};
use crate::time::{Date, spell_day};

/// Words in the title of a stated date by which it is the first or last day of something, on which
/// nothing has to be done.
const NOT_DUE: [&str; 9] = [
    "effect", "begin", "start", "commence", "open", "ends", "expire", "term", "force",
];

/// Warns of each closed docket with a deadline after today.
pub(in crate::link::checks) fn check_closed(
    catalog: &Catalog,
    today: NaiveDate,
) -> Vec<Diagnostic> {
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

/// Returns whether something has to be done by a stated date, as far as its title tells.
pub(super) fn is_due(title: &str) -> bool {
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    !words.any(|word| NOT_DUE.iter().any(|start| word.starts_with(start)))
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
pub(super) fn milestones(docket: &Docket) -> impl Iterator<Item = (&Milestone, Option<&Date>)> {
    let proceeding = docket.proceeding().into_iter();
    let clocks = proceeding.flat_map(|proceeding| &proceeding.clocks);
    clocks.zip(&docket.clocks).flat_map(|(clock, counted)| {
        let from = counted.from.as_ref();
        clock.milestones.iter().map(move |one| (one, from))
    })
}

/// Warns at a key of a docket's record.
pub(super) fn at_docket(
    code: Code,
    docket: &Docket,
    key: &str,
    message: String,
) -> Option<Diagnostic> {
    let at = KeyPath::default().key(key);
    let place = Place::Key(docket.record.as_ref()?.path.clone(), at, Part::Value);
    let problem = Diagnostic::warning(code, place, message);
    Some(problem.help(code.way_out()).alone_on_its_line())
}
