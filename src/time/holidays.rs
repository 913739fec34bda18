//! Holidays: those of the United States by law, those that a site lists, and the years in which
//! they are known.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The holidays that a site goes by, and with them the years it can tell about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    federal: bool,
    listed: BTreeMap<NaiveDate, String>,
}

/// A holiday by its name. A theme has words of its own for those of the statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holiday {
    /// One of the statute.
    Federal {
        /// The key of its words, such as `labor_day`.
        key: &'static str,
        /// Its name in English.
        name: &'static str,
        /// Whether it is observed on this day and falls on another.
        observed: bool,
    },
    /// One that the site lists, by its name there.
    Listed(String),
}

/// A year whose holidays are not known, so that no business day in it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownYear {
    /// The year that was asked about.
    pub year: i32,
    /// Whether the site states no holidays at all.
    pub unset: bool,
}

impl Holidays {
    /// Knows no year at all: what a site without `holidays` goes by.
    pub fn none() -> Holidays {
        Holidays::default()
    }

    /// Knows the legal public holidays of 5 U.S.C. § 6103(a), by year, from 1971 through 2099.
    ///
    /// A holiday on a Saturday is observed the Friday before (§ 6103(b)), one on a Sunday the
    /// Monday after (Executive Order 11582). Inauguration Day (§ 6103(c)) holds only around
    /// Washington, and the days off that a President grants once are no legal holidays: a site that
    /// needs them lists them.
    pub fn us_federal() -> Holidays {
        Holidays {
            federal: true,
            ..Holidays::default()
        }
    }

    /// Knows the years in which the list has an entry.
    pub fn listed(list: Vec<(NaiveDate, String)>) -> Holidays {
        Holidays::none().with(list)
    }

    /// Adds a list: its holidays count beside those known already, and its years become known.
    pub fn with(mut self, list: Vec<(NaiveDate, String)>) -> Holidays {
        self.listed.extend(list);
        self
    }

    /// Finds the holiday observed on a day, if there is one; a listed one goes before a federal
    /// one.
    pub fn on(&self, day: NaiveDate) -> Result<Option<Holiday>, UnknownYear> {
        let year = day.year();
        if let Some(name) = self.listed.get(&day) {
            Ok(Some(Holiday::Listed(name.clone())))
        } else if self.federal && FEDERAL_YEARS.contains(&year) {
            Ok(federal_on(day))
        } else if self.lists(year) {
            Ok(None)
        } else {
            let unset = !self.federal && self.listed.is_empty();
            Err(UnknownYear { year, unset })
        }
    }

    /// Returns whether a day is neither a Saturday, nor a Sunday, nor a holiday; weekends need no
    /// known year.
    #[cfg(test)]
    pub fn is_business_day(&self, day: NaiveDate) -> Result<bool, UnknownYear> {
        Ok(!is_weekend(day) && self.on(day)?.is_none())
    }

    /// Returns whether the list has an entry in a year.
    fn lists(&self, year: i32) -> bool {
        let before = |year| NaiveDate::from_yo_opt(year, 1).unwrap_or(NaiveDate::MAX);
        let mut entries = self.listed.range(before(year)..before(year + 1));
        entries.next().is_some()
    }
}

/// Spells it in English, for messages.
impl fmt::Display for Holiday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Holiday::Listed(name) => f.write_str(name),
            Holiday::Federal { name, observed, .. } => {
                f.write_str(name)?;
                f.write_str(if *observed { ", observed" } else { "" })
            }
        }
    }
}

impl fmt::Display for UnknownYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        if self.unset {
            write!(
                f,
                "the holidays of {year} are not known: set `holidays` in site.yaml to `us-federal`, or to a list"
            )
        } else {
            write!(
                f,
                "the holidays of {year} are not known: list them in `holidays` in site.yaml"
            )
        }
    }
}

impl std::error::Error for UnknownYear {}

/// Returns whether a day is a Saturday or a Sunday.
pub(super) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The Uniform Monday Holiday Act (Pub. L. 90-363) took effect in 1971; no law is certain to last
/// this century.
const FEDERAL_YEARS: RangeInclusive<i32> = 1971..=2099;

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
fn federal_on(day: NaiveDate) -> Option<Holiday> {
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

#[cfg(test)]
mod tests;
