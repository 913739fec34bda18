//! The steps of a reckoning, as sentences without a capital or a full stop.

use std::borrow::Cow;

use super::super::words::Words;
use crate::time::{ClockStep, Closure, Count, Date, DatePlace, Holiday, Roll};
use chrono::NaiveDate;

/// Spells a step: `160 days later: Monday, January 16, 2006`.
pub(in crate::render) fn spell_step(words: &Words, step: &ClockStep) -> String {
    let date = |day: NaiveDate| words.date(&Date::from(day), DatePlace::Full);
    let weekday = |day: NaiveDate| words.dates().weekday_and_day(day);
    match step {
        ClockStep::From(day) => words.fill("steps.from", &[("date", &date(*day))]),
        ClockStep::Counted { count, day } => {
            let key = match count.number() < 0 {
                true => "steps.earlier",
                false => "steps.later",
            };
            let values = [
                ("count", &*spell_amount(words, *count)),
                ("day", &weekday(*day)),
            ];
            words.fill(key, &values)
        }
        ClockStep::Clamped { day, missing } => {
            let month = words.dates().month_and_year(*day);
            let (missing, date) = (missing.to_string(), date(*day));
            let values = [("month", &*month), ("missing", &missing), ("date", &date)];
            words.fill("steps.clamped", &values)
        }
        ClockStep::Skipped { day, holiday } => {
            let name = spell_holiday(words, holiday);
            words.fill("steps.skipped", &[("day", &weekday(*day)), ("name", &name)])
        }
        ClockStep::SkippedWeekends(days) => words.count("steps.weekends", *days as usize),
        ClockStep::FellOn { day, closure } => spell_closure(words, *day, closure),
        ClockStep::Moved { to, roll } => {
            let key = match roll {
                Roll::Previous => "steps.moved_previous",
                Roll::Next | Roll::None => "steps.moved_next",
            };
            words.fill(key, &[("day", &weekday(*to))])
        }
        ClockStep::NotMoved { day, closure } => {
            let fell = spell_closure(words, *day, closure);
            words.fill("steps.not_moved", &[("fell", &fell)])
        }
    }
}

/// Spells a count as a distance from its start: `135 days`, `3 days before`.
pub(super) fn spell_count(words: &Words, count: Count) -> String {
    let amount = spell_amount(words, count);
    match count.number() < 0 {
        true => words.fill("steps.before", &[("count", &amount)]),
        false => amount,
    }
}

/// Spells the amount of a count without its direction: `10 business days`.
fn spell_amount(words: &Words, count: Count) -> String {
    let key = match count {
        Count::Days(_) => "steps.days",
        Count::BusinessDays(_) => "steps.business_days",
        Count::Weeks(_) => "steps.weeks",
        Count::Months(_) => "steps.months",
        Count::Years(_) => "steps.years",
    };
    words.count(key, count.number().unsigned_abs() as usize)
}

/// Spells why a day is no business day: `Monday, January 16, 2006 is a holiday (...)`.
fn spell_closure(words: &Words, day: NaiveDate, closure: &Closure) -> String {
    match closure {
        Closure::Weekend => {
            let date = words.date(&Date::from(day), DatePlace::Full);
            let weekday = words.dates().weekday_of(day);
            words.fill("steps.weekend", &[("date", &date), ("weekday", weekday)])
        }
        Closure::Holiday(holiday) => {
            let day = words.dates().weekday_and_day(day);
            let name = spell_holiday(words, holiday);
            words.fill("steps.holiday", &[("day", &day), ("name", &name)])
        }
    }
}

/// Spells a holiday: `Christmas Day, observed`.
pub(in crate::render) fn spell_holiday<'a>(words: &'a Words, holiday: &'a Holiday) -> Cow<'a, str> {
    match holiday {
        Holiday::Listed(name) => name.into(),
        Holiday::Federal { key, observed, .. } => {
            let name = words.get(&format!("holidays.{key}"));
            match observed {
                true => words.fill("holidays.observed", &[("name", name)]).into(),
                false => name.into(),
            }
        }
    }
}

#[cfg(test)]
mod tests;
