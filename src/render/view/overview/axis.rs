//! The time axis: which stretches of time a picture shows, and where on it a moment is.
//!
//! Across, the picture has [`WIDTH`] units, whatever its width on the screen: pages stretch it, and
//! never below [`NARROWEST`] pixels. What is apart at that width is apart at every other. Time is
//! counted in minutes, and all of it in whole numbers, so that no machine rounds otherwise than
//! another.

mod cuts;

use chrono::{Datelike, Days, NaiveDate};

use cuts::{cuts, place};

/// The width of the picture, in units: tenths of a percent.
pub(super) const WIDTH: i64 = 1000;
/// The least width of the picture on a screen, in pixels; the theme's `04-overview.css` holds it to
/// that.
pub(super) const NARROWEST: i64 = 576;
/// The minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// The axis of a picture: one stretch of time, or several with breaks between them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Axis {
    stretches: Vec<AxisStretch>,
}

/// A stretch of time, and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AxisStretch {
    /// Its first minute.
    pub from: i64,
    /// The minute after its last.
    pub to: i64,
    /// Where it begins.
    pub left: i64,
    /// Where it ends.
    pub right: i64,
}

/// Returns the first minute of a day.
pub(super) fn minute(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) * DAY
}

/// Returns the day of a minute.
pub(super) fn day_of(minute: i64) -> NaiveDate {
    let days = u64::try_from(minute.div_euclid(DAY) - 1).unwrap_or(0);
    let first = NaiveDate::from_num_days_from_ce_opt(1).expect("there is a first day");
    first.checked_add_days(Days::new(days)).unwrap_or(first)
}

/// Returns the units that so many pixels take where the picture is narrowest.
pub(super) const fn units(pixels: i64) -> i64 {
    (pixels * WIDTH + NARROWEST - 1) / NARROWEST
}

impl Axis {
    /// Makes the axis that shows all of some spans of time, each from a minute to another; there is
    /// at least one.
    ///
    /// Long empty times between them are cut out where most of the axis would be empty otherwise: a
    /// docket of a year that names one document of ten years ago is to be read by its own year.
    pub(super) fn new(mut spans: Vec<(i64, i64)>) -> Axis {
        spans.sort_unstable();
        let (first, _) = spans[0];
        let last = spans.iter().map(|(_, to)| *to).max().unwrap_or(first);
        let mut stretches = Vec::new();
        let mut from = first;
        for (quiet, busy) in cuts(&spans) {
            stretches.push((from, quiet));
            from = busy;
        }
        stretches.push((from, last));
        Axis {
            stretches: place(&stretches),
        }
    }

    /// Returns where a minute is. What is cut out is in the break, what is outside at the end
    /// of the axis.
    pub(super) fn x(&self, minute: i64) -> i64 {
        let mut before: Option<&AxisStretch> = None;
        for stretch in &self.stretches {
            if minute < stretch.from {
                return before.map_or(stretch.left, |before| {
                    let cut = stretch.from - before.to;
                    before.right + (minute - before.to) * (stretch.left - before.right) / cut
                });
            }
            if minute <= stretch.to {
                return stretch.x(minute);
            }
            before = Some(stretch);
        }
        before.map_or(0, |last| last.right)
    }

    /// Returns the stretches, the earliest first.
    pub(super) fn stretches(&self) -> &[AxisStretch] {
        &self.stretches
    }

    /// Returns where each break begins and ends.
    pub(super) fn breaks(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.stretches
            .windows(2)
            .map(|pair| (pair[0].right, pair[1].left))
    }

    /// Returns the minutes that the axis shows.
    pub(super) fn shown(&self) -> i64 {
        self.stretches.iter().map(|one| one.to - one.from).sum()
    }

    /// Returns the longest stretch, by which the scale is chosen.
    pub(super) fn longest(&self) -> &AxisStretch {
        let longest = self.stretches.iter().max_by_key(|one| one.to - one.from);
        longest.expect("an axis has a stretch")
    }
}

impl AxisStretch {
    /// Returns where a minute of the stretch is.
    pub(super) fn x(&self, minute: i64) -> i64 {
        self.left + (minute - self.from) * (self.right - self.left) / (self.to - self.from).max(1)
    }
}

#[cfg(test)]
mod tests;
