//! Reads dates, by the clocks of the site.

use super::Reading;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::{Node, Settings};
use crate::time::{Date, DateError};

impl Reading<'_> {
    /// Reads a value as a date.
    pub(in crate::intake) fn date(&self, node: Node, at: &KeyPath) -> Option<Date> {
        let text = self.text(node, at)?;
        Date::parse(&text)
            .and_then(|date| self.by_the_clocks_of_the_site(date, &text))
            .map_err(|error| {
                self.mistake(
                    Code::InvalidDate,
                    at,
                    Part::Value,
                    error.message,
                    error.help,
                );
            })
            .ok()
    }

    /// Returns whether a date is after the past day whose record is shown, where there is one.
    pub(in crate::intake) fn is_later(&self, date: &Date) -> bool {
        let Settings { as_of, zone, .. } = self.settings;
        let Some(as_of) = as_of else {
            return false;
        };
        let day = match date {
            Date::At(point) => Some(zone.local(point).0),
            date => date.first_day(),
        };
        day.is_some_and(|day| day > *as_of)
    }

    /// Returns a moment as the clocks of the site's zone show it, or says why they cannot.
    fn by_the_clocks_of_the_site(&self, date: Date, text: &str) -> Result<Date, DateError> {
        let Date::At(point) = &date else {
            return Ok(date);
        };
        let Settings { zone, has_zone, .. } = self.settings;
        if zone.skips(point) {
            return Err(DateError {
                message: format!(
                    "`{text}` does not exist: clocks in {} were set forward past it",
                    zone.name()
                ),
                help: Some("correct the time, or add its UTC offset, such as `-05:00`".to_owned()),
            });
        }
        let here = zone.here(point);
        if here.day != point.day && !has_zone {
            return Err(DateError {
                message: format!(
                    "the day of `{text}` depends on a time zone, but site.yaml has none"
                ),
                help: Some("add `time_zone` to site.yaml, such as `America/Chicago`".to_owned()),
            });
        }
        Ok(Date::At(here))
    }
}
