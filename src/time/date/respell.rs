//! Words what keeps a text from being a date, with the spelling that was probably meant.

mod otherwise;

pub(super) use otherwise::{DatePart, read_otherwise, split_words};

use chrono::{Datelike, NaiveDate};

use super::read::DateFault;
use super::spell::{month_year, spell_day};
use super::{Date, DateError};

/// Words a fault, with the spelling that was probably meant.
pub(super) fn explain(text: &str, fault: DateFault) -> DateError {
    let quoted = quote(text);
    let (message, help) = match fault {
        DateFault::Form => return explain_form(text),
        DateFault::Year => (
            format!("{quoted} has no year: years run from 0001 to 9999"),
            "if the date is not known, write `unknown`".to_owned(),
        ),
        DateFault::Month(year, month, None) => (
            format!("`{year:04}-{month:02}` is not a month: months run from 01 to 12"),
            format!("if the month is not known, write `{year:04}`"),
        ),
        DateFault::Month(year, month, Some(day)) => (
            format!("`{year:04}-{month:02}-{day:02}` is not a day: months run from 01 to 12"),
            match NaiveDate::from_ymd_opt(year, day, month) {
                Some(swapped) => format!(
                    "write `{}` for {}: the month comes before the day",
                    Date::from(swapped),
                    spell_day(swapped)
                ),
                None => format!("if the month is not known, write `{year:04}`"),
            },
        ),
        DateFault::Day(month, day) => (
            format!(
                "`{}-{day:02}` is not a day: {} has {} days",
                month.format("%Y-%m"),
                month_year(month),
                month.num_days_in_month()
            ),
            format!(
                "if the day is not known, write `{}`",
                month.format("%Y-%m")
            ),
        ),
        DateFault::Time => (
            format!("{quoted} is not a time of day: hours run from 00 to 23, minutes from 00 to 59"),
            "write a time such as `2005-08-09T14:30`; midnight is `T00:00` of the day that it starts"
                .to_owned(),
        ),
        DateFault::QualifiedMoment(day) => (
            format!("{quoted} marks a time of day as approximate or uncertain"),
            format!("write `{day}~` for approximate, or `{day}?` for uncertain, without the time"),
        ),
        DateFault::MomentInRange => (
            format!("{quoted} is a range of times of day"),
            "write a range of days, such as `2005-03-22/2005-05-25`".to_owned(),
        ),
        DateFault::Backward(first, last) => (
            format!("{quoted} ends before it starts"),
            format!("write `{last}/{first}`, the earlier date first"),
        ),
    };
    DateError {
        message,
        help: Some(help),
    }
}

/// Words the fault of a text that is in none of the forms.
pub(super) fn explain_form(text: &str) -> DateError {
    let quoted = quote(text);
    let meant = read_otherwise(text);
    let help = match meant.as_slice() {
        [only] => format!("write `{only}`"),
        [first, second] => format!(
            "write `{first}` for {}, or `{second}` for {}",
            first.spelled(),
            second.spelled()
        ),
        _ if lacks_century(text) => {
            "write the year first, in four digits, as in `2005-08-09`".to_owned()
        }
        _ => "write a day `2005-08-09`, a month `2005-08` or a year `1998`, with `~` for approximate or `?` for \
              uncertain; a range `2005-03-22/2005-05-25`; a moment `2005-08-09T14:30`; or `unknown`"
            .to_owned(),
    };
    let message = if text.is_empty() {
        "empty text is not a date".to_owned()
    } else if meant.is_empty() {
        format!("{quoted} is not a date")
    } else {
        format!("{quoted} is not in the form of a date")
    };
    DateError {
        message,
        help: Some(help),
    }
}

/// Quotes a text for a message, on one line and cut where it is long.
pub(super) fn quote(text: &str) -> String {
    let mut shown: String = text.chars().take(50).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    format!("`{}`", shown.replace(char::is_control, " "))
}

/// Returns whether a text is a date of three small numbers, whose century nobody can know.
pub(super) fn lacks_century(text: &str) -> bool {
    matches!(
        split_words(&text.trim().to_lowercase()).as_deref(),
        Some([
            DatePart::Number(_) | DatePart::Month(_),
            DatePart::Number(_) | DatePart::Month(_),
            DatePart::Number(_)
        ])
    )
}
