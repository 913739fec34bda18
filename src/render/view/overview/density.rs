//! Density: how many documents of a long docket each lane has by month, by quarter or by year.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::super::super::words::Words;
use super::axis::{Axis, day_of, minute};
use crate::time::{Date, Point, Precision};

/// The most cells that a lane has: each has to be pointed at.
const CELLS: i64 = 60;
/// The lengths of time that a cell may represent, in months.
const UNITS: [i32; 6] = [1, 3, 12, 60, 300, 12_000];
/// From how many documents on a cell has the next size.
pub(super) const SIZES: [usize; 6] = [1, 2, 5, 10, 25, 100];

/// The length of time that a cell represents, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit(i32);

impl Default for Unit {
    fn default() -> Unit {
        Unit(UNITS[0])
    }
}

/// A cell of a lane.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The first minute that it represents.
    pub from: i64,
    /// The minute after the last.
    pub to: i64,
    /// What is in it, in the order in which it was given.
    pub members: Vec<usize>,
}

impl Unit {
    /// Chooses the shortest unit by which some moments make no more cells than can be pointed at.
    pub(super) fn choose(moments: &[i64]) -> Unit {
        let fits = |unit: &Unit| {
            let axis = Axis::new(moments.iter().map(|at| unit.span(*at)).collect());
            axis.shown() / (i64::from(unit.0) * 30 * super::axis::DAY) <= CELLS
        };
        let mut units = UNITS.map(Unit).into_iter();
        units.find(fits).unwrap_or(Unit(UNITS[UNITS.len() - 1]))
    }

    /// Returns the span of time around a moment that a cell represents.
    pub(super) fn span(self, at: i64) -> (i64, i64) {
        let day = day_of(at);
        let month = day.year() * 12 + day.month0() as i32;
        let first = month.div_euclid(self.0) * self.0;
        let start = |month: i32| {
            let day =
                NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1);
            day.map_or(at, minute)
        };
        (start(first), start(first + self.0))
    }

    /// Says of what the sizes of cells tell: `documents a month`.
    pub(super) fn spell(self, words: &Words) -> String {
        match self.0 {
            1 => words.get("overview.a_month").to_owned(),
            3 => words.get("overview.a_quarter").to_owned(),
            12 => words.get("overview.a_year").to_owned(),
            months => words.fill("overview.in_years", &[("n", &(months / 12).to_string())]),
        }
    }

    /// Returns the time that the cell from a minute on represents, as a date: `March 2005`,
    /// `January to March 2005`, `2005`.
    pub(super) fn date(self, from: i64) -> Date {
        let precision = match self.0 {
            months if months < 12 => Precision::Month,
            _ => Precision::Year,
        };
        let point = |day: NaiveDate| Point {
            day,
            precision,
            moment: None,
            about: false,
            uncertain: false,
        };
        let (first, last) = (day_of(from), day_of(self.span(from).1 - 1));
        match self.0 {
            1 | 12 => Date::At(point(first)),
            _ => Date::Between(point(first), point(last.with_day(1).unwrap_or(last))),
        }
    }
}

/// Gathers moments into cells, the earliest first.
pub(super) fn cells(moments: impl Iterator<Item = (usize, i64)>, unit: Unit) -> Vec<Cell> {
    let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (member, at) in moments {
        cells.entry(unit.span(at)).or_default().push(member);
    }
    let cell = |((from, to), members)| Cell { from, to, members };
    cells.into_iter().map(cell).collect()
}

/// Returns the size of a cell, from 0, by how many documents it represents.
pub(super) fn size(count: usize) -> usize {
    SIZES.iter().rposition(|least| *least <= count).unwrap_or(0)
}

/// Says how many documents a size represents: `1`, `2–4`, `100+`.
pub(super) fn size_text(size: usize) -> String {
    match (SIZES[size], SIZES.get(size + 1)) {
        (least, None) => format!("{least}+"),
        (least, Some(next)) if least + 1 == *next => least.to_string(),
        (least, Some(next)) => format!("{least}–{}", next - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str) -> i64 {
        minute(day.parse().expect("it is a day")) + 720
    }

    #[test]
    fn cells_are_months_quarters_or_years_as_they_can_be_pointed_at() {
        let every = |from: i32, to: i32| -> Vec<i64> {
            (from..=to)
                .map(|year| at(&format!("{year}-02-03")))
                .collect()
        };
        assert_eq!(Unit::choose(&every(2005, 2007)), Unit(1));
        assert_eq!(Unit::choose(&every(2005, 2015)), Unit(3));
        assert_eq!(Unit::choose(&every(1983, 2022)), Unit(12));
        assert_eq!(Unit::choose(&every(1700, 2022)), Unit(300));
    }

    #[test]
    fn a_cell_has_a_name_and_counts_its_own() {
        let name = |unit: Unit, from: i64| unit.date(from).spelled();
        let (january, march) = (at("2005-01-31"), at("2005-03-01"));
        let months = cells([(0, january), (1, march), (2, march)].into_iter(), Unit(1));
        assert_eq!(months.len(), 2);
        assert_eq!(months[1].members, [1, 2]);
        assert_eq!(name(Unit(1), months[1].from), "March 2005");
        let quarters = cells([(0, january), (1, march)].into_iter(), Unit(3));
        assert_eq!(quarters.len(), 1);
        assert_eq!(name(Unit(3), quarters[0].from), "January to March 2005");
        assert_eq!(name(Unit(60), Unit(60).span(january).0), "2005 to 2009");
    }

    #[test]
    fn sizes_are_steps() {
        let texts: Vec<String> = (0..SIZES.len()).map(size_text).collect();
        assert_eq!(texts, ["1", "2–4", "5–9", "10–24", "25–99", "100+"]);
        assert_eq!([1, 4, 5, 99, 5000].map(size), [0, 1, 2, 4, 5]);
    }
}
