//! Why a clock cannot be reckoned.

use std::fmt;

use chrono::NaiveDate;

use super::super::date::spell_day;
use super::super::holidays::UnknownYear;
use super::count::Count;

/// Why a limit cannot be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockError {
    /// It turns on business days in a year whose holidays are not known.
    UnknownYear(UnknownYear),
    /// It leaves the years 1 to 9999.
    TooFar {
        /// Where the count started.
        start: NaiveDate,
        /// How far it was to go.
        count: Count,
    },
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClockError::UnknownYear(unknown) => unknown.fmt(f),
            ClockError::TooFar { start, count } => {
                let way = if count.number() < 0 {
                    "before"
                } else {
                    "after"
                };
                write!(
                    f,
                    "{} {way} {} is outside the years 1 to 9999",
                    count.spell_amount(),
                    spell_day(*start)
                )
            }
        }
    }
}

impl std::error::Error for ClockError {}

impl From<UnknownYear> for ClockError {
    fn from(unknown: UnknownYear) -> ClockError {
        ClockError::UnknownYear(unknown)
    }
}
