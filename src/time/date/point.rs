//! A point of a date: a day, a month, a year, or longer, as exact as it is known.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Timelike};

use super::Moment;
use super::spell::spell_offset;

/// One day, month or year, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// The first day of what is stated: of the year, of the month, or the day itself.
    pub day: NaiveDate,
    /// How much is stated.
    pub precision: Precision,
    /// The time of day; only where a day is stated, and neither `about` nor `uncertain`.
    pub moment: Option<Moment>,
    /// Approximate, `~` in EDTF.
    pub about: bool,
    /// Uncertain, `?` in EDTF; both at once is `%`.
    pub uncertain: bool,
}

/// How much of a date is stated, from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A day.
    Day,
}

impl Point {
    /// Returns the last day of the year or month, or the day itself.
    pub fn last_day(&self) -> NaiveDate {
        match self.precision {
            Precision::Year => self.day.with_month(12).map_or(self.day, last_of_month),
            Precision::Month => last_of_month(self.day),
            Precision::Day => self.day,
        }
    }

    /// Returns whether the date is about or uncertain.
    pub(super) fn is_qualified(&self) -> bool {
        self.about || self.uncertain
    }
}

impl fmt::Display for Point {
    /// Writes EDTF: `2005-08-09`, `2005-08~`, `2005-08-09T14:30-05:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.day.year())?;
        if self.precision >= Precision::Month {
            write!(f, "-{:02}", self.day.month())?;
        }
        if self.precision >= Precision::Day {
            write!(f, "-{:02}", self.day.day())?;
        }
        if let Some(moment) = self.moment {
            let time = moment.time;
            write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
            let millis = time.nanosecond() / 1_000_000;
            if time.second() != 0 || millis != 0 {
                write!(f, ":{:02}", time.second())?;
            }
            if millis != 0 {
                write!(f, ".{millis:03}")?;
            }
            match moment.offset {
                None => {}
                Some(offset) if offset.local_minus_utc() == 0 => f.write_str("Z")?,
                Some(offset) => f.write_str(&spell_offset(offset))?,
            }
        }
        f.write_str(match (self.about, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

/// Returns the last day of the month that a day is in.
fn last_of_month(day: NaiveDate) -> NaiveDate {
    let rest = u64::from(day.num_days_in_month()) - u64::from(day.day());
    day + Days::new(rest)
}
