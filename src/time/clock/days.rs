//! Counts days, one by one where weekends and holidays are left out.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::super::holidays::{Holidays, UnknownYear, is_weekend};
use super::count::Count;
use super::error::ClockError;
use super::{ClockStep, Closure};

/// Counts by the calendar; nothing where the result is outside the years 1 to 9999.
pub(super) fn count_calendar(start: NaiveDate, count: Count) -> Option<NaiveDate> {
    let number = i64::from(count.number());
    let months = |months: i64| {
        let distance = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
        if months < 0 {
            start.checked_sub_months(distance)
        } else {
            start.checked_add_months(distance)
        }
    };
    let days = |days| start.checked_add_signed(TimeDelta::try_days(days)?);
    let day = match count {
        Count::Days(_) | Count::BusinessDays(_) => days(number),
        Count::Weeks(_) => days(number * 7),
        Count::Months(_) => months(number),
        Count::Years(_) => months(number * 12),
    };
    day.filter(is_in_calendar)
}

/// Counts business days, one by one; also gives the steps for the holidays and weekends passed
/// over.
pub(super) fn count_business_days(
    start: NaiveDate,
    days: i32,
    holidays: &Holidays,
) -> Result<(NaiveDate, Vec<ClockStep>), ClockError> {
    let count = Count::BusinessDays(days);
    let too_far = ClockError::TooFar { start, count };
    // As many calendar days would already be too far: this is said before years are found to be
    // unknown.
    count_calendar(start, count).ok_or(too_far)?;
    let mut day = start;
    let mut left = days.unsigned_abs();
    let mut skipped = Vec::new();
    let mut weekend_days = 0;
    while left > 0 {
        let next = if days < 0 {
            day.pred_opt()
        } else {
            day.succ_opt()
        };
        day = next.filter(is_in_calendar).ok_or(too_far)?;
        match find_closure(day, holidays)? {
            None => left -= 1,
            Some(Closure::Weekend) => weekend_days += 1,
            Some(Closure::Holiday(holiday)) => skipped.push(ClockStep::Skipped { day, holiday }),
        }
    }
    if weekend_days > 0 {
        skipped.push(ClockStep::SkippedWeekends(weekend_days));
    }
    Ok((day, skipped))
}

/// Returns whether a day is in the years that a record can state.
pub(super) fn is_in_calendar(day: &NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// Finds why a day is no business day; nothing if it is one.
pub(super) fn find_closure(
    day: NaiveDate,
    holidays: &Holidays,
) -> Result<Option<Closure>, UnknownYear> {
    if is_weekend(day) {
        return Ok(Some(Closure::Weekend));
    }
    Ok(holidays.on(day)?.map(Closure::Holiday))
}
