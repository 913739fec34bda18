//! Counts the clocks of a docket from the documents or days that start them.

use super::catalog::{Counted, Referent};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::Clock;
use crate::time::{ClockError, Date, Holidays, reckon};

/// From what a clock runs, once it is resolved.
pub(super) struct Start {
    pub date: Option<Date>,
    pub document: Option<Referent>,
    pub date_key: Option<&'static str>,
}

/// Counts one clock. What cannot be counted is reported, and never guessed.
pub(super) fn count(
    clock: &Clock,
    start: Start,
    holidays: &Holidays,
    file: &SitePath,
    problems: &mut Vec<Diagnostic>,
) -> Counted {
    let day = start.date.as_ref().and_then(Date::exact_day);
    let counts = clock
        .milestones
        .iter()
        .any(|milestone| milestone.count.is_some());
    if day.is_none() && counts {
        let code = Code::ClockStart;
        let message = match (&start.date, start.date_key) {
            (None, Some(key)) => format!("the document that starts this clock has no `{key}` date"),
            (None, None) => "the document that starts this clock has no date".to_owned(),
            (Some(date), _) => {
                format!("cannot count from `{date}`, which is not one certain day")
            }
        };
        let place = Place::Key(file.clone(), clock.at.clone(), Part::Value);
        problems.push(Diagnostic::error(code, place, message).help(code.way_out()));
    }
    let limits = clock
        .milestones
        .iter()
        .map(|milestone| {
            let (day, count) = (day?, milestone.count?);
            reckon(day, count, milestone.roll, holidays)
                .map_err(|error| {
                    let code = match error {
                        ClockError::UnknownYear(_) => Code::UnknownHolidays,
                        ClockError::TooFar { .. } => Code::ClockCount,
                    };
                    let place = Place::Key(file.clone(), milestone.at.clone(), Part::Value);
                    problems.push(
                        Diagnostic::error(code, place, error.to_string()).help(code.way_out()),
                    );
                })
                .ok()
        })
        .collect();
    Counted {
        from: start.date,
        document: start.document,
        date_key: start.date_key,
        limits,
    }
}
