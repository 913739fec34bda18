//! When each filing joined the record, and in which order. A feed by the days of filing hides a
//! January letter that is docketed in June: anyone who follows the record would never learn of it.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Addresses, Url};
use crate::link::{Catalog, Filed, FilingId};
use crate::time::Date;

/// What is known of the days on which addresses were first published.
#[derive(Debug, Clone, Default)]
pub enum FirstSeen {
    /// Nothing.
    #[default]
    Unknown,
    /// The addresses that were published before; all others are new on this day.
    Since(Addresses, NaiveDate),
}

impl FirstSeen {
    /// Returns whether an address is known to be published already.
    pub(super) fn has(&self, url: &Url) -> bool {
        match self {
            FirstSeen::Unknown => false,
            FirstSeen::Since(known, _) => known.since(url.as_str()).is_some(),
        }
    }

    /// Returns the day on which an address joined a site that was published already; `None` where
    /// it was there from the start, or nothing is known.
    fn day(&self, url: &Url, begun: Option<NaiveDate>) -> Option<NaiveDate> {
        let FirstSeen::Since(known, today) = self else {
            return None;
        };
        let begun = begun?;
        let day = known.since(url.as_str()).unwrap_or(*today);
        (day > begun).then_some(day)
    }

    fn begun(&self) -> Option<NaiveDate> {
        match self {
            FirstSeen::Unknown => None,
            FirstSeen::Since(known, _) => known.begun(),
        }
    }
}

/// When a filing joined the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The filing.
    pub filing: FilingId,
    /// The day or the moment.
    pub date: Date,
    /// The same as an instant, by which feeds are in order.
    pub instant: DateTime<FixedOffset>,
}

/// Lists the public filings whose joining is known, the last first.
///
/// The day is the one that the record states as `entered`, or as `published`; else the day on which
/// its page was first published, if the site was there before; else the day on which it was filed.
pub(super) fn joined<'a>(
    catalog: &Catalog,
    url_of: impl Fn(FilingId) -> Option<&'a Url>,
    seen: &FirstSeen,
) -> Vec<Joined> {
    let begun = seen.begun();
    let zone = catalog.settings().zone;
    let dated = |date: Date| Some((zone.instant(&date)?, date));
    let all = catalog.filings().filter_map(|(filing, filed)| {
        let url = url_of(filing)?;
        let seen = || seen.day(url, begun).map(Date::from);
        let (instant, date) = stated(filed, "entered")
            .and_then(dated)
            .or_else(|| stated(filed, "published").and_then(dated))
            .or_else(|| seen().and_then(dated))
            .or_else(|| dated(filed.filing.date.clone()))?;
        Some(Joined {
            filing,
            date,
            instant,
        })
    });
    let mut all: Vec<Joined> = all.collect();
    // Of one moment, those that come later in the record are first.
    all.reverse();
    all.sort_by_key(|joined| std::cmp::Reverse(joined.instant));
    all
}

/// Returns one of the other dates that a filing states.
fn stated(filed: &Filed, key: &str) -> Option<Date> {
    let dates = &filed.filing.document()?.dates;
    let found = dates.iter().find(|(known, _)| *known == key);
    found.map(|(_, date)| date.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::plan;
    use crate::world::World;

    /// Returns the ids of filings in the order in which they joined, each with the day.
    fn order(lock: Option<&str>) -> String {
        let world = World::without_errors(
            "\
-- content/A/letter.md --
title: A letter of January
date: 2024-01-05
docket: A
-- content/A/motion.md --
title: A motion
date: 2024-03-01
docket: A
-- content/A/order.md --
title: An order
date: 2024-02-01
entered: 2024-04-15
docket: A
-- content/A/undated.md --
title: Nobody knows
date: unknown
docket: A
",
        );
        let seen = match lock {
            Some(lock) => {
                let today = NaiveDate::from_ymd_opt(2024, 6, 1).expect("it is a date");
                let addresses = Addresses::parse(&lock.replace(' ', "\t"));
                FirstSeen::Since(addresses.expect("it is right"), today)
            }
            None => FirstSeen::Unknown,
        };
        let (plan, _) = plan(world.catalog(), &[], &seen);
        let told = plan.recent().iter().map(|joined| {
            let id = world.catalog().filing(joined.filing).id();
            format!("{} {}", id.unwrap_or("-"), joined.instant.date_naive())
        });
        told.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_docketed_late_comes_first() {
        let lock = "\
dockets/a/ 2024-03-05 - -
dockets/a/motion/ 2024-03-05 - -
dockets/a/order/ 2024-04-20 - -
";
        let expected = "\
undated 2024-06-01
letter 2024-06-01
order 2024-04-15
motion 2024-03-01";
        assert_eq!(order(Some(lock)), expected);
    }

    #[test]
    fn what_a_site_began_with_joined_when_it_was_filed() {
        let by_date = "order 2024-04-15\nmotion 2024-03-01\nletter 2024-01-05";
        assert_eq!(order(None), by_date);
        assert_eq!(order(Some("")), by_date);
    }
}
