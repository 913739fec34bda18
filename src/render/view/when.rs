//! A date as pages show it.

use serde::Serialize;

use super::super::words::Words;
use crate::docket::{Date, DatePlace};

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
    pub fn new(words: &Words, date: &Date) -> When {
        When {
            text: words.date(date, DatePlace::Full),
            short: words.date(date, DatePlace::List),
            legal: words.date(date, DatePlace::Citation),
            machine: date.machine(),
            sort: date.first_day().map(|day| day.to_string()),
        }
    }
}
