//! Statutory and procedural deadlines, counted step by step so that a reader can check them: pure
//! date arithmetic.

mod count;
mod days;
mod error;

pub use count::Count;
pub use error::ClockError;

use chrono::{Datelike, NaiveDate};

use super::holidays::{Holiday, Holidays};
use days::{count_business_days, count_calendar, find_closure};

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

#[cfg(test)]
mod tests;
