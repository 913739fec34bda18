//! The dates of a record: days, months, years, ranges and moments as EDTF (ISO 8601-2) writes them.
//!
//! Reading is strict, because a misread date is a wrong date on a public record; every refusal
//! shows the spelling that was probably meant.

mod point;
mod read;
mod respell;
mod spell;
mod words;

pub use point::{Point, Precision};
pub use spell::{DatePlace, month_name, spell_day};
pub use words::{DateStyle, DateWords};

use std::fmt;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime};

use read::read_date;
use respell::explain;

#[cfg(test)]
mod tests;

/// When something happened, as far as the record tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Date {
    /// The record does not tell.
    Unknown,
    /// One day, month or year, perhaps with a time of day.
    At(Point),
    /// From the first day of one to the last day of the other, both included; the first is not
    /// after the last.
    Between(Point, Point),
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The time on the clock, to the thousandth of a second.
    pub time: NaiveTime,
    /// Its distance from UTC; without it, the time is in the site's time zone.
    pub offset: Option<FixedOffset>,
}

/// Why a text is not a date, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, in one line.
    pub message: String,
    /// The way out, where one is known.
    pub help: Option<String>,
}

impl Date {
    /// Reads a date from EDTF text, or tells what is wrong and how it is written; allocates only to
    /// complain.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        read_date(text).map_err(|fault| explain(text, fault))
    }

    /// Returns the first day that is meant, or nothing where the date is unknown.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match self {
            Date::Unknown => None,
            Date::At(point) | Date::Between(point, _) => Some(point.day),
        }
    }

    /// Returns the last day that is meant: the end of the month, the year or the range.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Date::Unknown => None,
            Date::At(point) | Date::Between(_, point) => Some(point.last_day()),
        }
    }

    /// Returns the day where exactly one is stated, neither about nor uncertain; a moment counts as
    /// its day, a range never.
    pub fn exact_day(&self) -> Option<NaiveDate> {
        match self {
            Date::At(point) if point.precision == Precision::Day && !point.is_qualified() => {
                Some(point.day)
            }
            _ => None,
        }
    }

    /// Returns the first and the last day where whole days are stated, neither about nor uncertain;
    /// a moment counts as its day.
    pub fn exact_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let is_exact = |point: &Point| point.precision == Precision::Day && !point.is_qualified();
        match self {
            Date::At(point) => is_exact(point).then_some((point.day, point.day)),
            Date::Between(first, last) => {
                (is_exact(first) && is_exact(last)).then_some((first.day, last.day))
            }
            Date::Unknown => None,
        }
    }

    /// Returns the year of the first day that is meant.
    pub fn year(&self) -> Option<i32> {
        self.first_day().map(|day| day.year())
    }

    /// Returns the value for `datetime` of an HTML `<time>`: a year, month, day, or date and time;
    /// no such value exists for a range.
    pub fn machine(&self) -> Option<String> {
        match self {
            Date::At(point) => {
                let plain = Point {
                    about: false,
                    uncertain: false,
                    ..*point
                };
                Some(plain.to_string())
            }
            Date::Unknown | Date::Between(..) => None,
        }
    }

    /// Spells the date in full and in English, for a message: `August 9, 2005, 2:30 p.m.`, `about
    /// August 2005`.
    pub fn spelled(&self) -> String {
        DateWords::english().spell(self, DatePlace::Full)
    }

    /// Returns what puts dates in order: the first day; then years before months, days and ranges;
    /// then the time of day.
    ///
    /// A day without a moment has the time 00:00 here, so the caller compares further. An offset is
    /// not applied, as only the caller knows the site's time zone. Unknown dates come last, at
    /// `NaiveDate::MAX`.
    pub fn sort_key(&self) -> (NaiveDate, u8, NaiveTime) {
        match self {
            Date::At(point) => {
                let time = point.moment.map_or(NaiveTime::MIN, |moment| moment.time);
                (point.day, point.precision as u8, time)
            }
            Date::Between(first, _) => (first.day, 3, NaiveTime::MIN),
            Date::Unknown => (NaiveDate::MAX, 4, NaiveTime::MIN),
        }
    }
}

impl From<NaiveDate> for Date {
    /// Makes the date of a day that is known for certain.
    fn from(day: NaiveDate) -> Date {
        Date::At(Point {
            day,
            precision: Precision::Day,
            moment: None,
            about: false,
            uncertain: false,
        })
    }
}

impl fmt::Display for Date {
    /// Writes EDTF, which `Date::parse` reads back as the same date.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Date::Unknown => f.write_str("unknown"),
            Date::At(point) => point.fmt(f),
            Date::Between(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.help {
            Some(help) => write!(f, "{}: {help}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for DateError {}
