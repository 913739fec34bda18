//! Holidays: those of the United States by law, those that a site lists, and the years in which
//! they are known.

mod federal;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use federal::{FEDERAL_YEARS, federal_on};

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

/// A year whose holidays are not known, so that no business day in it can be known.
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

#[cfg(test)]
mod tests;
