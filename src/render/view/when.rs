//! A date as pages show it.

use serde::Serialize;

use crate::docket::Date;

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
    /// Takes a date.
    pub fn new(date: &Date) -> When {
        When {
            text: date.spelled(),
            short: date.short(),
            legal: date.legal(),
            machine: date.machine(),
            sort: date.first_day().map(|day| day.to_string()),
        }
    }
}
