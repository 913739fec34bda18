//! Statutory and procedural deadlines, counted step by step so that a reader can check them: pure
//! date arithmetic.

mod count;
mod error;

pub use count::Count;
pub use error::ClockError;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::holidays::{Holiday, Holidays, UnknownYear, is_weekend};

/// Where a date moves that falls on a Saturday, a Sunday, or a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Roll {
    /// It stays.
    #[default]
    None,
    /// To the next business day.
    Next,
    /// To the business day before.
    Previous,
}

/// The day that a limit falls on, and how it was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// The day that counts.
    pub date: NaiveDate,
    /// What was done to reach it, in order.
    pub steps: Vec<ClockStep>,
}

/// One step of a reckoning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockStep {
    /// The count starts at this day, which is day 0.
    From(NaiveDate),
    /// So much later or earlier is this day.
    Counted {
        /// How far.
        count: Count,
        /// The day reached.
        day: NaiveDate,
    },
    /// The month lacks the day of the start, so its last day was taken.
    Clamped {
        /// The last day of the month.
        day: NaiveDate,
        /// The day of the month that it lacks.
        missing: u32,
    },
    /// A holiday on the way did not count.
    Skipped {
        /// The holiday's day.
        day: NaiveDate,
        /// Which one it is.
        holiday: Holiday,
    },
    /// So many Saturdays and Sundays on the way did not count.
    SkippedWeekends(u32),
    /// The day reached is not a business day, and the limit moves.
    FellOn {
        /// The day reached.
        day: NaiveDate,
        /// Why it is no business day.
        closure: Closure,
    },
    /// The limit moved to a business day.
    Moved {
        /// The business day.
        to: NaiveDate,
        /// In which direction.
        roll: Roll,
    },
    /// The day reached is not a business day, and the limit stays there.
    NotMoved {
        /// The day reached.
        day: NaiveDate,
        /// Why it is no business day.
        closure: Closure,
    },
}

/// Why a day is no business day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closure {
    /// It is a Saturday or a Sunday.
    Weekend,
    /// It is this holiday.
    Holiday(Holiday),
}

/// Counts from a start, which is day 0, and moves the result off weekends and holidays if `roll`
/// says so.
///
/// Calendar counts that do not roll need no known holidays: where the year is unknown, only the
/// note that the day is a holiday is missing. Business days and rolling fail in such a year, as
/// they would be a guess.
pub fn reckon(
    start: NaiveDate,
    count: Count,
    roll: Roll,
    holidays: &Holidays,
) -> Result<Reckoning, ClockError> {
    let mut steps = vec![ClockStep::From(start)];
    let day = match count {
        Count::BusinessDays(days) => {
            let (day, skipped) = count_business_days(start, days, holidays)?;
            steps.push(ClockStep::Counted { count, day });
            steps.extend(skipped);
            day
        }
        Count::Days(_) | Count::Weeks(_) | Count::Months(_) | Count::Years(_) => {
            let day = count_calendar(start, count).ok_or(ClockError::TooFar { start, count })?;
            steps.push(ClockStep::Counted { count, day });
            let by_month = matches!(count, Count::Months(_) | Count::Years(_));
            if by_month && day.day() != start.day() {
                let missing = start.day();
                steps.push(ClockStep::Clamped { day, missing });
            }
            day
        }
    };
    let date = match roll {
        Roll::None => {
            // An unknown year costs only this note.
            if let Ok(Some(closure)) = find_closure(day, holidays) {
                steps.push(ClockStep::NotMoved { day, closure });
            }
            day
        }
        Roll::Next | Roll::Previous => match find_closure(day, holidays)? {
            None => day,
            Some(closure) => {
                let onward = if roll == Roll::Next { 1 } else { -1 };
                let (to, skipped) = count_business_days(day, onward, holidays)?;
                steps.push(ClockStep::FellOn { day, closure });
                let is_holiday = |step: &ClockStep| matches!(step, ClockStep::Skipped { .. });
                steps.extend(skipped.into_iter().filter(is_holiday));
                steps.push(ClockStep::Moved { to, roll });
                to
            }
        },
    };
    Ok(Reckoning { date, steps })
}

/// Tells why a day is no business day, as far as the holidays of its year are known.
pub fn closure_of(day: NaiveDate, holidays: &Holidays) -> Option<Closure> {
    find_closure(day, holidays).ok().flatten()
}

/// Counts by the calendar; nothing where the result is outside the years 1 to 9999.
fn count_calendar(start: NaiveDate, count: Count) -> Option<NaiveDate> {
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
fn count_business_days(
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
fn is_in_calendar(day: &NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// Finds why a day is no business day; nothing if it is one.
fn find_closure(day: NaiveDate, holidays: &Holidays) -> Result<Option<Closure>, UnknownYear> {
    if is_weekend(day) {
        return Ok(Some(Closure::Weekend));
    }
    Ok(holidays.on(day)?.map(Closure::Holiday))
}

#[cfg(test)]
mod tests;
