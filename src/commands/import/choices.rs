//! What the command line says of how to read.

use anyhow::{Context, bail};
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{Arguments, programs};
use crate::import::{Choices, DateOrder, SOURCES};

/// The order of a date's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// Month, day, year: 7/3/2024 is July 3
    Mdy,
    /// Day, month, year: 7/3/2024 is March 7
    Dmy,
}

/// Offers the names of the sources.
pub(super) fn source_names() -> PossibleValuesParser {
    PossibleValuesParser::new(
        SOURCES
            .iter()
            .map(|source| PossibleValue::new(source.name).help(source.title)),
    )
}

/// Reads what the command line says of how to read.
pub(super) fn choices(arguments: &Arguments) -> anyhow::Result<Choices> {
    let mut map = Vec::new();
    for text in &arguments.map {
        map.extend(read_map(text)?);
    }
    Ok(Choices {
        docket: arguments.docket.clone(),
        dates: arguments.dates.map(|order| match order {
            Order::Mdy => DateOrder::MonthFirst,
            Order::Dmy => DateOrder::DayFirst,
        }),
        map,
        keep_contact: arguments.keep_contact,
        tools: programs::tools(),
    })
}

/// Reads `title=Subject,filed_by="On Behalf Of, if any"`. The report prints maps in this form.
fn read_map(text: &str) -> anyhow::Result<Vec<(String, String)>> {
    let mut entries = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some((key, value)) = rest.split_once('=') else {
            bail!("--map: write it as KEY=COLUMN, such as title=Subject");
        };
        let (column, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted
                .split_once('"')
                .context("--map: a quotation mark is not closed")?,
            None => {
                let end = value.find(',').unwrap_or(value.len());
                value.split_at(end)
            }
        };
        entries.push((key.trim().to_owned(), column.trim().to_owned()));
        rest = after.trim_start();
        rest = match rest.strip_prefix(',') {
            Some(rest) => rest.trim_start(),
            None if rest.is_empty() => rest,
            None => bail!("--map: put a comma between two columns"),
        };
    }
    Ok(entries)
}
