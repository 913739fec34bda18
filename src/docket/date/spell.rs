//! Spells dates for readers: in full, for a list, and as legal citations do.

use chrono::{Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

use super::{Moment, Point, Precision};

/// Spells a day: `August 9, 2005`.
pub fn spell_day(day: NaiveDate) -> String {
    format!("{} {}, {}", month_name(day.month()), day.day(), day.year())
}

/// Spells a day with its weekday: `Tuesday, August 9, 2005`.
pub(in crate::docket) fn spell_weekday_and_day(day: NaiveDate) -> String {
    format!("{}, {}", weekday_name(day.weekday()), spell_day(day))
}

/// Spells the month that a day is in: `August 2005`.
pub fn month_year(day: NaiveDate) -> String {
    format!("{} {}", month_name(day.month()), day.year())
}

/// Gives the English name of a month, 1 to 12; panics on any other number.
pub fn month_name(month: u32) -> &'static str {
    MONTHS[month as usize - 1]
}

/// Gives the English name of a weekday.
pub(in crate::docket) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[rustfmt::skip]
pub(super) const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
];

/// The months as The Bluebook abbreviates them.
#[rustfmt::skip]
pub(super) const LEGAL_MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

#[rustfmt::skip]
pub(super) const SHORT_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// How a date is spelled for readers.
pub(super) struct Style {
    pub(super) months: &'static [&'static str; 12],
    /// Whether days and months show their year.
    pub(super) year: bool,
    /// Whether the time of day is shown.
    time: bool,
    /// What stands before an approximate date.
    about: &'static str,
    /// What stands after an uncertain date.
    uncertain: &'static str,
    /// What stands between the ends of a range.
    to: &'static str,
}

pub(super) const SPELLED: Style = Style {
    months: &MONTHS,
    year: true,
    time: true,
    about: "about ",
    uncertain: " (uncertain)",
    to: " to ",
};

pub(super) const SHORT: Style = Style {
    months: &SHORT_MONTHS,
    year: false,
    time: false,
    about: "about ",
    uncertain: "?",
    to: "–",
};

pub(super) const LEGAL: Style = Style {
    months: &LEGAL_MONTHS,
    year: true,
    time: false,
    about: "circa ",
    uncertain: "?",
    to: "–",
};

/// Spells one day, month or year, with its year if `year` says so.
pub(super) fn spell_point(point: &Point, style: &Style, year: bool) -> String {
    let month = style.months[point.day.month0() as usize];
    let stated = match (point.precision, year) {
        (Precision::Year, _) => point.day.year().to_string(),
        (Precision::Month, true) => format!("{month} {}", point.day.year()),
        (Precision::Month, false) => month.to_owned(),
        (Precision::Day, true) => format!("{month} {}, {}", point.day.day(), point.day.year()),
        (Precision::Day, false) => format!("{month} {}", point.day.day()),
    };
    let about = if point.about { style.about } else { "" };
    let uncertain = if point.uncertain { style.uncertain } else { "" };
    let time = match point.moment {
        Some(moment) if style.time => format!(", {}", spell_moment(moment)),
        _ => String::new(),
    };
    format!("{about}{stated}{uncertain}{time}")
}

/// Spells a range, saying only once what both its ends share.
pub(super) fn spell_range(first: &Point, last: &Point, style: &Style) -> String {
    let same_year = first.day.year() == last.day.year();
    let to = style.to;
    if first == last {
        return spell_point(first, style, style.year);
    }
    let alike = first.precision == last.precision && !first.is_qualified() && !last.is_qualified();
    if alike && same_year {
        let start = spell_point(first, style, false);
        return if first.precision == Precision::Day && first.day.month() == last.day.month() {
            let year = match style.year {
                true => format!(", {}", last.day.year()),
                false => String::new(),
            };
            format!("{start}{to}{}{year}", last.day.day())
        } else {
            format!("{start}{to}{}", spell_point(last, style, style.year))
        };
    }
    let year = style.year || !same_year;
    let start = spell_point(first, style, year);
    format!("{start}{to}{}", spell_point(last, style, year))
}

/// Spells a time of day: `2:30 p.m.`, `2:30 p.m. (UTC-05:00)`.
pub(super) fn spell_moment(moment: Moment) -> String {
    let (afternoon, hour) = moment.time.hour12();
    let half = if afternoon { "p.m." } else { "a.m." };
    let minute = moment.time.minute();
    let second = match moment.time.second() {
        0 => String::new(),
        second => format!(":{second:02}"),
    };
    let zone = match moment.offset {
        None => String::new(),
        Some(offset) if offset.local_minus_utc() == 0 => " (UTC)".to_owned(),
        Some(offset) => format!(" (UTC{})", spell_offset(offset)),
    };
    format!("{hour}:{minute:02}{second} {half}{zone}")
}

/// Writes an offset from UTC in hours and minutes: `-05:00`.
pub(super) fn spell_offset(offset: FixedOffset) -> String {
    let seconds = offset.local_minus_utc();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
