//! Reads the times of federal portals: the day is the day in Washington, not the day in UTC.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat};
use chrono_tz::America::New_York;

/// Returns a moment with its distance from UTC in Washington, to the second:
/// `2026-08-03T13:15:11-04:00`.
///
/// A text that gives a day only, or midnight in UTC, which is how a plain day is written, gives a
/// day.
pub(super) fn moment(text: &str) -> Option<String> {
    match read(text)? {
        Time::Day(day) => Some(day.to_string()),
        Time::Local(local) => Some(local.date().to_string()),
        Time::Exact(moment) if is_plain(&moment) => Some(moment.date_naive().to_string()),
        Time::Exact(moment) => Some(
            moment
                .with_timezone(&New_York)
                .to_rfc3339_opts(SecondsFormat::Secs, false),
        ),
    }
}

/// Returns the day of a moment in Washington.
///
/// Portals write days as moments, and do not always reckon with summer time: 04:00 and 05:00 UTC
/// are the midnight that begins a day, 03:59:59 and 04:59:59 UTC the second that ends the day
/// before, and 00:00 UTC is a plain day.
pub(super) fn day(text: &str) -> Option<String> {
    let moment = match read(text)? {
        Time::Day(day) => return Some(day.to_string()),
        Time::Local(local) => return Some(local.date().to_string()),
        Time::Exact(moment) => moment,
    };
    let utc = moment.naive_utc();
    let day = match utc.time().format("%H:%M:%S").to_string().as_str() {
        "00:00:00" | "04:00:00" | "05:00:00" => utc.date(),
        "03:59:59" | "04:59:59" => utc.date().checked_sub_days(Days::new(1))?,
        _ => moment.with_timezone(&New_York).date_naive(),
    };
    Some(day.to_string())
}

/// Reads a day as forms in the United States write it: `03/12/2021`, `3/12/21`.
pub(super) fn us_day(text: &str) -> Option<String> {
    let mut parts = text.trim().split(['/', '-']);
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let mut years = year.parse::<i32>().ok()?;
    if year.len() == 2 {
        // Electronic filing began in the nineties.
        years += if years < 70 { 2000 } else { 1900 };
    }
    day_of(NaiveDate::from_ymd_opt(
        years,
        number(month)?,
        number(day)?,
    )?)
}

fn day_of(day: NaiveDate) -> Option<String> {
    is_possible(day).then(|| day.to_string())
}

enum Time {
    Day(NaiveDate),
    Local(NaiveDateTime),
    Exact(DateTime<FixedOffset>),
}

fn read(text: &str) -> Option<Time> {
    let text = text.trim();
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return is_possible(day).then_some(Time::Day(day));
    }
    let exact = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %z"));
    if let Ok(moment) = exact {
        return is_possible(moment.date_naive()).then_some(Time::Exact(moment));
    }
    [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M",
    ]
    .iter()
    .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    .filter(|local| is_possible(local.date()))
    .map(Time::Local)
}

/// Returns whether a record can bear this day: forms write 0001-01-01 and 9999-12-31 for nothing.
fn is_possible(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1700..2200).contains(&day.year())
}

fn is_plain(moment: &DateTime<FixedOffset>) -> bool {
    moment.naive_utc().time() == chrono::NaiveTime::MIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_day_in_washington() {
        for (text, wanted) in [
            ("2025-09-23T03:59:59Z", "2025-09-22"),
            ("2023-02-22T04:59:59Z", "2023-02-21"),
            ("2025-07-22T04:00:00Z", "2025-07-22"),
            ("2025-12-01T05:00:00Z", "2025-12-01"),
            ("2025-10-05T00:00:00Z", "2025-10-05"),
            ("2026-08-04T03:12:09.004Z", "2026-08-03"),
            ("1999-02-28T22:00:00.000-05:00", "1999-02-28"),
            ("2002-01-18T07:30:35.000-0500", "2002-01-18"),
            ("2026-06-12", "2026-06-12"),
            ("2021-03-01 10:00:00 -0500", "2021-03-01"),
        ] {
            assert_eq!(day(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "",
            "null",
            "2026-02-30",
            "0001-01-01T00:00:00Z",
            "9999-12-31",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_has_its_distance_from_utc() {
        for (text, wanted) in [
            ("2026-08-04T03:12:09.004Z", "2026-08-03T23:12:09-04:00"),
            ("2026-01-15T04:59:59.999Z", "2026-01-14T23:59:59-05:00"),
            ("2026-08-03T00:00:00.000Z", "2026-08-03"),
            ("2026-08-03", "2026-08-03"),
        ] {
            assert_eq!(moment(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn forms_write_days_with_slashes() {
        assert_eq!(us_day("03/12/21").as_deref(), Some("2021-03-12"));
        assert_eq!(us_day("2/30/2021"), None);
    }
}
