//! Finds dates that cannot be meant: filings of the future, dockets that open too late or close too
//! early, and deadlines that are over before they are set or fall on days off.

mod closed;
mod early;
mod holidays;

pub(super) use closed::check_closed;
pub(super) use early::check_early;
pub(super) use holidays::check_holidays;

use chrono::NaiveDate;

use super::super::catalog::{Catalog, Docket};
use super::{at_key, documents};
use crate::diagnostic::{Code, Diagnostic, Part, Place};
use crate::docket::Milestone;
use crate::time::{Date, spell_day};
use closed::at_docket;

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
