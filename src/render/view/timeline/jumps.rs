//! The jumps of a timeline: to its years, and to its other pages.

use serde::Serialize;

use super::super::super::Press;
use super::Month;
use crate::link::DocketId;
use crate::time::Date;

/// A year on the page, to jump to.
#[derive(Debug, Serialize)]
pub(in crate::render::view) struct Jump {
    /// The year, or `Undated`.
    text: String,
    /// Its anchor.
    anchor: String,
}

/// A year of a timeline that is cut into parts.
#[derive(Debug, Serialize)]
pub(in crate::render::view) struct Year {
    /// The year, or `Undated`.
    text: String,
    /// How many entries it has.
    count: usize,
    /// Its parts.
    parts: Vec<PartLink>,
}

/// A link to a part of a timeline.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PartLink {
    /// What the part holds: `2024`, `2024, page 2 of 3`.
    pub(super) title: String,
    /// Its number in its year, from 1.
    number: usize,
    /// Its address.
    url: String,
    /// Whether it is the page that shows the link.
    current: bool,
}

/// Returns the years of a page's months; none where there are only one or two.
pub(in crate::render::view) fn jumps(months: &[Month<'_>]) -> Vec<Jump> {
    let mut jumps: Vec<Jump> = Vec::new();
    for month in months {
        let known = jumps.iter().any(|jump| jump.text == month.year);
        if let Some(anchor) = month.anchor.clone().filter(|_| !known) {
            jumps.push(Jump {
                text: month.year.clone(),
                anchor,
            });
        }
    }
    if jumps.len() < 3 { Vec::new() } else { jumps }
}

/// Returns the parts of a long timeline, by year; none where a docket's own page holds all of it.
pub(in crate::render::view) fn years(
    press: &Press<'_>,
    id: DocketId,
    current: Option<usize>,
) -> Vec<Year> {
    let parts = press.plan.timeline(id);
    let mut years: Vec<Year> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let link = part_link(press, id, at, current);
        if part.leaf.number == 1 {
            years.push(Year {
                text: year_text(press, part.year),
                count: 0,
                parts: Vec::new(),
            });
        }
        let year = years.last_mut().expect("a year's first part comes first");
        year.count += part.leaf.range.len();
        year.parts.push(link);
    }
    years
}

pub(super) fn part_link(
    press: &Press<'_>,
    id: DocketId,
    at: usize,
    current: Option<usize>,
) -> PartLink {
    let part = &press.plan.timeline(id)[at];
    let title = super::super::list::leaf_title(press, &year_text(press, part.year), &part.leaf);
    PartLink {
        title,
        number: part.leaf.number,
        url: part.url.href(press.plan.links()),
        current: current == Some(at),
    }
}

pub(super) fn year(press: &Press<'_>, date: &Date) -> String {
    year_text(press, date.year())
}

fn year_text(press: &Press<'_>, year: Option<i32>) -> String {
    let undated = || press.theme.words().get("docket.undated").to_owned();
    year.map_or_else(undated, |year| year.to_string())
}
