//! The holidays of the United States, each from the year in which its law took effect.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Holiday;

/// The Uniform Monday Holiday Act (Pub. L. 90-363) took effect in 1971; no law is certain to last
/// this century.
pub(super) const FEDERAL_YEARS: RangeInclusive<i32> = 1971..=2099;

/// A holiday of the statute, and the years for which that rule is the law.
struct Rule {
    key: &'static str,
    name: &'static str,
    years: RangeInclusive<i32>,
    falls: Falls,
}

/// How a holiday's day is found in a year.
enum Falls {
    /// On a month's day, observed on a weekday near it.
    On(u32, u32),
    /// On a month's nth such weekday.
    Nth(u32, Weekday, u8),
    /// On a month's last Monday.
    LastMonday(u32),
}

const ALWAYS: RangeInclusive<i32> = i32::MIN..=i32::MAX;

/// The holidays in the order of § 6103(a), with the rules that later laws changed.
const FEDERAL: [Rule; 12] = [
    Rule {
        key: "new_years_day",
        name: "New Year's Day",
        years: ALWAYS,
        falls: Falls::On(1, 1),
    },
    // Pub. L. 98-144 of 1983, in force from the third January after it.
    Rule {
        key: "martin_luther_king",
        name: "Birthday of Martin Luther King, Jr.",
        years: 1986..=i32::MAX,
        falls: Falls::Nth(1, Weekday::Mon, 3),
    },
    Rule {
        key: "washingtons_birthday",
        name: "Washington's Birthday",
        years: ALWAYS,
        falls: Falls::Nth(2, Weekday::Mon, 3),
    },
    Rule {
        key: "memorial_day",
        name: "Memorial Day",
        years: ALWAYS,
        falls: Falls::LastMonday(5),
    },
    // Pub. L. 117-17, signed on June 17, 2021 and in force that very week.
    Rule {
        key: "juneteenth",
        name: "Juneteenth National Independence Day",
        years: 2021..=i32::MAX,
        falls: Falls::On(6, 19),
    },
    Rule {
        key: "independence_day",
        name: "Independence Day",
        years: ALWAYS,
        falls: Falls::On(7, 4),
    },
    Rule {
        key: "labor_day",
        name: "Labor Day",
        years: ALWAYS,
        falls: Falls::Nth(9, Weekday::Mon, 1),
    },
    Rule {
        key: "columbus_day",
        name: "Columbus Day",
        years: ALWAYS,
        falls: Falls::Nth(10, Weekday::Mon, 2),
    },
    // Pub. L. 94-97 of 1975 gave Veterans Day back its date, from 1978.
    Rule {
        key: "veterans_day",
        name: "Veterans Day",
        years: 1971..=1977,
        falls: Falls::Nth(10, Weekday::Mon, 4),
    },
    Rule {
        key: "veterans_day",
        name: "Veterans Day",
        years: 1978..=i32::MAX,
        falls: Falls::On(11, 11),
    },
    Rule {
        key: "thanksgiving_day",
        name: "Thanksgiving Day",
        years: ALWAYS,
        falls: Falls::Nth(11, Weekday::Thu, 4),
    },
    Rule {
        key: "christmas_day",
        name: "Christmas Day",
        years: ALWAYS,
        falls: Falls::On(12, 25),
    },
];

/// Finds the federal holiday observed on a day of the known years.
pub(super) fn federal_on(day: NaiveDate) -> Option<Holiday> {
    // January 1 on a Saturday is observed in the year before.
    let year = match (day.month(), day.day()) {
        (12, 31) => day.year() + 1,
        _ => day.year(),
    };
    let rules = FEDERAL.iter().filter(|rule| rule.years.contains(&year));
    rules
        .filter_map(|rule| observance(rule, year))
        .find_map(|(observed, holiday)| (observed == day).then_some(holiday))
}

/// Finds the day on which a holiday is observed in a year, and what it is on that day.
fn observance(rule: &Rule, year: i32) -> Option<(NaiveDate, Holiday)> {
    let holiday = |observed| Holiday::Federal {
        key: rule.key,
        name: rule.name,
        observed,
    };
    match rule.falls {
        Falls::On(month, day) => {
            let day = NaiveDate::from_ymd_opt(year, month, day)?;
            Some(match day.weekday() {
                Weekday::Sat => (day.pred_opt()?, holiday(true)),
                Weekday::Sun => (day.succ_opt()?, holiday(true)),
                _ => (day, holiday(false)),
            })
        }
        Falls::Nth(month, weekday, nth) => {
            let day = NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)?;
            Some((day, holiday(false)))
        }
        Falls::LastMonday(month) => {
            let fourth = NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 4)?;
            let fifth = fourth + Days::new(7);
            let last = if fifth.month() == month {
                fifth
            } else {
                fourth
            };
            Some((last, holiday(false)))
        }
    }
}
