//! The eras below an axis: a year, or the month of days.

use chrono::{Datelike, NaiveDate};

use super::Step;
use crate::time::DateWords;

/// Names what a tick's name leaves open: the month and year of a day, the year of a month.
pub(super) fn era(step: Step, day: NaiveDate, dates: &DateWords) -> Option<String> {
    let year = day.year().to_string();
    match step {
        Step::Day | Step::Week => {
            let month = &dates.list.months[day.month0() as usize];
            let month = [("month", month.as_str()), ("year", &year)];
            Some(dates.list.month.fill(&month))
        }
        Step::Months(months) if months < 12 => Some(year),
        Step::Months(_) => None,
    }
}

/// Names the month of a day whose year the next label tells.
pub(super) fn short_era(step: Step, day: NaiveDate, dates: &DateWords) -> Option<String> {
    let of_days = matches!(step, Step::Day | Step::Week) && day.month() < 12;
    of_days.then(|| dates.list.months[day.month0() as usize].clone())
}
