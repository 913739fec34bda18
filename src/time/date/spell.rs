//! Spells dates for readers in the words of a language: in full, for a list, and as legal citations
//! do.

use chrono::{Datelike, FixedOffset, NaiveDate, Timelike};

use super::words::{DateStyle, DateWords, MONTHS};
use super::{Date, Moment, Point, Precision};

/// Where a date is spelled, which decides how much of it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePlace {
    /// In full: with its year and the time of day.
    Full,
    /// In a list under its month: without the year and the time.
    List,
    /// In a citation: with its year, without the time.
    Citation,
}

/// Spells a day in English: `August 9, 2005`.
pub fn spell_day(day: NaiveDate) -> String {
    format!("{} {}, {}", month_name(day.month()), day.day(), day.year())
}

/// Spells in English the month that a day is in: `August 2005`.
pub(super) fn month_year(day: NaiveDate) -> String {
    format!("{} {}", month_name(day.month()), day.year())
}

/// Returns the English name of a month, 1 to 12; panics on any other number.
pub fn month_name(month: u32) -> &'static str {
    MONTHS[month as usize - 1]
}

impl DateWords {
    /// Spells a date for a place.
    pub fn spell(&self, date: &Date, place: DatePlace) -> String {
        let (style, year) = self.style(place);
        match date {
            Date::Unknown => style.unknown.clone(),
            Date::At(point) => self.point(point, place, style, year),
            Date::Between(first, last) => self.range(first, last, place, style, year),
        }
    }

    /// Spells a day with its weekday: `Tuesday, August 9, 2005`.
    pub fn weekday_and_day(&self, day: NaiveDate) -> String {
        let date = self.spell(&Date::from(day), DatePlace::Full);
        self.weekday
            .fill(&[("weekday", self.weekday_of(day)), ("date", &date)])
    }

    /// Returns the name of the weekday of a day.
    pub fn weekday_of(&self, day: NaiveDate) -> &str {
        &self.weekdays[day.weekday().num_days_from_monday() as usize]
    }

    /// Spells the month that a day is in: `August 2005`.
    pub fn month_and_year(&self, day: NaiveDate) -> String {
        let month = &self.spelled.months[day.month0() as usize];
        let year = day.year().to_string();
        self.spelled
            .month
            .fill(&[("month", month), ("year", &year)])
    }

    /// Returns the style of a place, and whether days and months say their year there.
    fn style(&self, place: DatePlace) -> (&DateStyle, bool) {
        match place {
            DatePlace::Full => (&self.spelled, true),
            DatePlace::List => (&self.list, false),
            DatePlace::Citation => (&self.legal, true),
        }
    }

    /// Spells one day, month or year, with its year if `year` says so.
    fn point(&self, point: &Point, place: DatePlace, style: &DateStyle, year: bool) -> String {
        let month = &style.months[point.day.month0() as usize];
        let day = point.day.day().to_string();
        let of = point.day.year().to_string();
        let phrase = match (point.precision, year) {
            (Precision::Year, _) => None,
            (Precision::Month, true) => Some(&style.month),
            (Precision::Month, false) => Some(&style.month_of_year),
            (Precision::Day, true) => Some(&style.day),
            (Precision::Day, false) => Some(&style.day_of_year),
        };
        let mut spelled = match phrase {
            None => of,
            Some(phrase) => phrase.fill(&[("day", &day), ("month", month), ("year", &of)]),
        };
        if point.about {
            spelled = style.about.fill(&[("date", &spelled)]);
        }
        if point.uncertain {
            spelled = style.uncertain.fill(&[("date", &spelled)]);
        }
        match point.moment {
            Some(moment) if place == DatePlace::Full => self.moment(&spelled, moment),
            _ => spelled,
        }
    }

    /// Spells a range, saying only once what both its ends share.
    fn range(
        &self,
        first: &Point,
        last: &Point,
        place: DatePlace,
        style: &DateStyle,
        year: bool,
    ) -> String {
        if first == last {
            return self.point(first, place, style, year);
        }
        let same_year = first.day.year() == last.day.year();
        let alike =
            first.precision == last.precision && !first.is_qualified() && !last.is_qualified();
        let in_month = first.precision == Precision::Day && first.day.month() == last.day.month();
        if alike && same_year && in_month {
            let phrase = if year {
                &style.days
            } else {
                &style.days_of_year
            };
            return phrase.fill(&[
                ("day", &first.day.day().to_string()),
                ("last", &last.day.day().to_string()),
                ("month", &style.months[first.day.month0() as usize]),
                ("year", &first.day.year().to_string()),
            ]);
        }
        let (year_of_first, year_of_last) = match alike && same_year {
            true => (false, year),
            false => (year || !same_year, year || !same_year),
        };
        style.range.fill(&[
            ("first", &self.point(first, place, style, year_of_first)),
            ("last", &self.point(last, place, style, year_of_last)),
        ])
    }

    /// Adds a time of day to a day: `August 9, 2005, 2:30 p.m.`, `... (UTC-05:00)`.
    fn moment(&self, date: &str, moment: Moment) -> String {
        let (afternoon, hour) = moment.time.hour12();
        let rest = match (moment.time.minute(), moment.time.second()) {
            (minute, 0) => format!(":{minute:02}"),
            (minute, second) => format!(":{minute:02}:{second:02}"),
        };
        let spelled = self.moment.fill(&[
            ("date", date),
            ("clock12", &format!("{hour}{rest}")),
            ("clock24", &format!("{}{rest}", moment.time.hour())),
            ("half", &self.halves[usize::from(afternoon)]),
        ]);
        match moment.offset {
            None => spelled,
            Some(offset) if offset.local_minus_utc() == 0 => format!("{spelled} (UTC)"),
            Some(offset) => format!("{spelled} (UTC{})", spell_offset(offset)),
        }
    }
}

/// Writes an offset from UTC in hours and minutes: `-05:00`.
pub(super) fn spell_offset(offset: FixedOffset) -> String {
    let seconds = offset.local_minus_utc();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
