//! Reads the forms of EDTF that records need, and tells what keeps a text from being one.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime};

use super::{Date, Moment, Point, Precision};

/// What keeps a text from being a date; numbers rather than text, so that reading allocates
/// nothing.
pub(super) enum DateFault {
    /// It is in none of the forms.
    Form,
    /// The year 0000.
    Year,
    /// No such month; the day as far as it was given.
    Month(i32, u32, Option<u32>),
    /// No such day in that month, whose first day is given.
    Day(NaiveDate, u32),
    /// No such time of day or offset.
    Time,
    /// A moment that is about or uncertain, which EDTF does not have.
    QualifiedMoment(NaiveDate),
    /// A range that begins or ends at a moment, which EDTF does not have.
    MomentInRange,
    /// A range that ends before it starts.
    Backward(Point, Point),
}

/// Reads any of the forms.
pub(super) fn read_date(text: &str) -> Result<Date, DateFault> {
    if text == "unknown" {
        return Ok(Date::Unknown);
    }
    let Some((first, last)) = text.split_once('/') else {
        return read_point(text.as_bytes()).map(Date::At);
    };
    let first = read_point(first.as_bytes())?;
    let last = read_point(last.as_bytes())?;
    if first.moment.is_some() || last.moment.is_some() {
        Err(DateFault::MomentInRange)
    } else if last.last_day() < first.day {
        Err(DateFault::Backward(first, last))
    } else {
        Ok(Date::Between(first, last))
    }
}

/// Reads a day, month, year or moment with its qualifier.
pub(super) fn read_point(text: &[u8]) -> Result<Point, DateFault> {
    let (stated, about, uncertain) = match text {
        [stated @ .., b'~'] => (stated, true, false),
        [stated @ .., b'?'] => (stated, false, true),
        [stated @ .., b'%'] => (stated, true, true),
        stated => (stated, false, false),
    };
    let (stated, time) = match stated.split_at_checked(10) {
        Some((day, [b'T', time @ ..])) => (day, Some(time)),
        _ => (stated, None),
    };
    let (day, precision) = read_day(stated)?;
    let moment = time.map(read_moment).transpose()?;
    if moment.is_some() && (about || uncertain) {
        return Err(DateFault::QualifiedMoment(day));
    }
    Ok(Point {
        day,
        precision,
        moment,
        about,
        uncertain,
    })
}

/// Reads `2005-08-09`, `2005-08` or `1998`.
pub(super) fn read_day(text: &[u8]) -> Result<(NaiveDate, Precision), DateFault> {
    let (year, rest) = text.split_at_checked(4).ok_or(DateFault::Form)?;
    let (month, day) = match rest {
        [] => (None, None),
        [b'-', month @ ..] if month.len() == 2 => (Some(month), None),
        [b'-', month @ .., b'-', d1, d2] if month.len() == 2 => (Some(month), Some([*d1, *d2])),
        _ => return Err(DateFault::Form),
    };
    // All digits first: what is not in the form gets the advice on forms, not on calendars.
    let year = read_number(year)? as i32;
    let month = month.map(read_number).transpose()?;
    let day = day.as_ref().map(|day| read_number(day)).transpose()?;
    if year == 0 {
        return Err(DateFault::Year);
    }
    let start = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1);
    let start = start.ok_or(DateFault::Month(year, month.unwrap_or(1), day))?;
    match (month, day) {
        (None, _) => Ok((start, Precision::Year)),
        (Some(_), None) => Ok((start, Precision::Month)),
        (Some(_), Some(day)) => match start.with_day(day) {
            Some(day) => Ok((day, Precision::Day)),
            None => Err(DateFault::Day(start, day)),
        },
    }
}

/// Reads `14:30`, `14:30:15` or `14:30:15.250`, alone or followed by `Z`, `+hh:mm` or `-hh:mm`.
pub(super) fn read_moment(text: &[u8]) -> Result<Moment, DateFault> {
    let (clock, offset) = match text {
        [clock @ .., b'Z'] => (clock, Some((1, 0, 0))),
        [clock @ .., sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let sign = if *sign == b'-' { -1 } else { 1 };
            let hours = read_number(&[*h1, *h2])?;
            (clock, Some((sign, hours, read_number(&[*m1, *m2])?)))
        }
        clock => (clock, None),
    };
    let (hour, minute, second, fraction) = match *clock {
        [h1, h2, b':', m1, m2] => ([h1, h2], [m1, m2], [b'0'; 2], None),
        [h1, h2, b':', m1, m2, b':', s1, s2] => ([h1, h2], [m1, m2], [s1, s2], None),
        [h1, h2, b':', m1, m2, b':', s1, s2, b'.', ref fraction @ ..] => {
            ([h1, h2], [m1, m2], [s1, s2], Some(fraction))
        }
        _ => return Err(DateFault::Form),
    };
    let (hour, minute) = (read_number(&hour)?, read_number(&minute)?);
    let millis = fraction.map_or(Ok(0), read_millis)?;
    let time = NaiveTime::from_hms_milli_opt(hour, minute, read_number(&second)?, millis);
    let time = time.ok_or(DateFault::Time)?;
    let offset = match offset {
        None => None,
        Some((sign, hours, minutes)) if hours < 24 && minutes < 60 => {
            let seconds = (hours * 3600 + minutes * 60) as i32;
            Some(FixedOffset::east_opt(sign * seconds).ok_or(DateFault::Time)?)
        }
        Some(_) => return Err(DateFault::Time),
    };
    Ok(Moment { time, offset })
}

/// Reads the digits behind the dot of a second as thousandths, beyond which HTML has none.
fn read_millis(digits: &[u8]) -> Result<u32, DateFault> {
    if digits.is_empty() || digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return Err(DateFault::Form);
    }
    let digit = |at: usize| u32::from(digits.get(at).map_or(0, |digit| digit - b'0'));
    Ok(digit(0) * 100 + digit(1) * 10 + digit(2))
}

/// Reads a few digits, and nothing else, as a number; at most eight, so that it always fits.
pub(super) fn read_number(digits: &[u8]) -> Result<u32, DateFault> {
    if digits.is_empty() || digits.len() > 8 || !digits.iter().all(u8::is_ascii_digit) {
        return Err(DateFault::Form);
    }
    Ok(digits
        .iter()
        .fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}
