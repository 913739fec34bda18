//! A date as pages show it.

use chrono::Datelike;
use serde::Serialize;

use super::super::Press;
use super::super::words::Words;
use crate::time::{Date, DatePlace, Precision};

/// A date as pages show it.
#[derive(Debug, Serialize)]
pub(super) struct When {
    /// In full: `August 9, 2005`.
    pub text: String,
    /// For a list under its month: `Aug 9`.
    pub short: String,
    /// For a line of text: `Aug. 9, 2005`.
    pub legal: String,
    /// For the `datetime` of a `<time>`; none for a range and for an unknown date.
    pub machine: Option<String>,
    /// The first day that is meant, as `2005-08-09`; none for an unknown date.
    pub sort: Option<String>,
}

impl When {
    /// Spells a date in the words of the site.
    pub(super) fn new(words: &Words, date: &Date) -> When {
        When {
            text: words.date(date, DatePlace::Full),
            short: words.date(date, DatePlace::List),
            legal: words.date(date, DatePlace::Citation),
            machine: date.machine(),
            sort: date.first_day().map(|day| day.to_string()),
        }
    }
}

/// Returns the anchor of the month under which an entry of that date is: `m-2005-03`, or
/// `m-1998` for what tells no more.
pub(super) fn month_anchor(press: &Press<'_>, date: &Date) -> String {
    match placed(press, date) {
        Date::Unknown => "m-undated".to_owned(),
        Date::At(point) | Date::Between(point, _) => match point.precision {
            Precision::Year => format!("m-{:04}", point.day.year()),
            Precision::Month | Precision::Day => point.day.format("m-%Y-%m").to_string(),
        },
    }
}

/// Returns the date by which an entry takes its place: of a moment with an offset, the day by the
/// site's own clocks.
pub(super) fn placed(press: &Press<'_>, date: &Date) -> Date {
    match date {
        Date::At(point) if point.moment.is_some() => press
            .catalog
            .local_day(date)
            .map_or(Date::Unknown, Date::from),
        date => date.clone(),
    }
}
