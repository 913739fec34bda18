//! Today: the day that a person gives, or that of the computer's clock by the clocks of the site.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, anyhow};
use chrono::{DateTime, NaiveDate};
use clap::Args;

use crate::time::{Date, Zone};

#[derive(Debug, Args)]
pub(super) struct Today {
    /// The day to use as today when checking dates, such as 2024-03-15; the default is the
    /// computer's date
    #[arg(long = "today", value_name = "DATE", value_parser = read_day)]
    day: Option<NaiveDate>,
}

impl Today {
    /// Returns the day that was typed, or today's date in the time zone of the site.
    pub(super) fn in_zone(&self, zone: Zone) -> anyhow::Result<NaiveDate> {
        match self.day {
            Some(day) => Ok(day),
            None => of_clock(zone),
        }
    }
}

/// Returns the day of the computer's clock in a time zone.
pub(super) fn of_clock(zone: Zone) -> anyhow::Result<NaiveDate> {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .context("the computer's clock is set before 1970")?
        .as_secs();
    let now = i64::try_from(seconds)
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .context("the computer's clock is set too far in the future")?;
    let now = Date::parse(&now.format("%Y-%m-%dT%H:%M:%SZ").to_string())
        .map_err(|error| anyhow!("{error}"))?;
    match now {
        Date::At(point) => Ok(zone.local(&point).0),
        _ => Err(anyhow!("the clock gives no single moment")),
    }
}

/// Reads one day from the command line.
pub(super) fn read_day(text: &str) -> Result<NaiveDate, String> {
    let date = Date::parse(text).map_err(|error| error.to_string())?;
    let day = date.exact_day();
    day.ok_or_else(|| "write one day, such as 2024-03-15".to_owned())
}
