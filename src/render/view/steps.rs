//! The steps of a reckoning, as sentences without a capital or a full stop.

use std::borrow::Cow;

use super::super::words::Words;
use crate::docket::{ClockStep, Closure, Count, Date, DatePlace, Holiday, Roll};
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
mod tests {
    use super::super::super::words::english;
    use super::*;
    use crate::docket::{Holidays, reckon};

    /// The steps of a reckoning by the federal holidays, a line each.
    fn told(start: &str, count: Count, roll: Roll) -> String {
        let start = start.parse().expect("a day of the test");
        let reckoning = reckon(start, count, roll, &Holidays::us_federal()).expect("a known year");
        let words = english();
        let steps: Vec<String> = reckoning
            .steps
            .iter()
            .map(|step| spell_step(&words, step))
            .collect();
        steps.join("\n")
    }

    #[test]
    fn each_step_is_told_in_a_sentence() {
        assert_eq!(
            told("2005-08-09", Count::Days(160), Roll::None),
            "from August 9, 2005 (day 0, not counted)\n\
             160 days later: Monday, January 16, 2006\n\
             Monday, January 16, 2006 is a holiday (Birthday of Martin Luther King, Jr.); \
             not moved: this clock counts weekends and holidays"
        );
        assert_eq!(
            told("2005-08-09", Count::Days(160), Roll::Next),
            "from August 9, 2005 (day 0, not counted)\n\
             160 days later: Monday, January 16, 2006\n\
             Monday, January 16, 2006 is a holiday (Birthday of Martin Luther King, Jr.)\n\
             moved to the next business day: Tuesday, January 17, 2006"
        );
        assert_eq!(
            told("2005-11-24", Count::Months(1), Roll::Next),
            "from November 24, 2005 (day 0, not counted)\n\
             1 month later: Saturday, December 24, 2005\n\
             December 24, 2005 is a Saturday\n\
             skipped: Monday, December 26, 2005, a holiday (Christmas Day, observed)\n\
             moved to the next business day: Tuesday, December 27, 2005"
        );
        assert_eq!(
            told("2005-12-28", Count::Days(-3), Roll::Previous),
            "from December 28, 2005 (day 0, not counted)\n\
             3 days earlier: Sunday, December 25, 2005\n\
             December 25, 2005 is a Sunday\n\
             moved to the previous business day: Friday, December 23, 2005"
        );
        assert_eq!(
            told("2005-08-31", Count::Months(6), Roll::Next),
            "from August 31, 2005 (day 0, not counted)\n\
             6 months later: Tuesday, February 28, 2006\n\
             February 2006 has no day 31, so its last day counts: February 28, 2006"
        );
        assert_eq!(
            told("2005-09-02", Count::BusinessDays(2), Roll::None),
            "from September 2, 2005 (day 0, not counted)\n\
             2 business days later: Wednesday, September 7, 2005\n\
             skipped: Monday, September 5, 2005, a holiday (Labor Day)\n\
             skipped: Saturdays and Sundays (2 days)"
        );
    }

    #[test]
    fn every_federal_holiday_is_spelled_as_messages_spell_it() {
        let (words, holidays) = (english(), Holidays::us_federal());
        let first: NaiveDate = "1976-01-01".parse().expect("it is a day");
        let mut names = std::collections::BTreeSet::new();
        for day in first.iter_days().take(366 * 50) {
            if let Some(holiday) = holidays.on(day).expect("a known year") {
                let name = spell_holiday(&words, &holiday).into_owned();
                assert_eq!(name, holiday.to_string());
                names.insert(name);
            }
        }
        // Eleven, and those five that are observed on other days too.
        assert_eq!(names.len(), 16, "{names:?}");
    }

    #[test]
    fn a_count_is_spelled_as_messages_spell_it() {
        let words = english();
        for count in [
            Count::Days(135),
            Count::Months(1),
            Count::BusinessDays(10),
            Count::Weeks(-1),
            Count::Days(-3),
            Count::Years(2),
        ] {
            assert_eq!(spell_count(&words, count), count.to_string());
        }
    }
}
