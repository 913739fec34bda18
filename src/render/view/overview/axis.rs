//! The time axis: which stretches of time a picture shows, and where on it a moment is.
//!
//! Across, the picture has [`WIDTH`] units, whatever its width on the screen: pages stretch it, and
//! never below [`NARROWEST`] pixels. What is apart at that width is apart at every other. Time is
//! counted in minutes, and all of it in whole numbers, so that no machine rounds otherwise than
//! another.

use chrono::{Datelike, Days, NaiveDate};

/// The width of the picture, in units: tenths of a percent.
pub(super) const WIDTH: i64 = 1000;
/// The least width of the picture on a screen, in pixels; the theme's `04-overview.css` holds it to
/// that.
pub(super) const NARROWEST: i64 = 576;
/// The minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// What is left free at both ends, so that a mark there is whole.
const EDGE: i64 = 16;
/// The width of a break.
const BREAK: i64 = 40;
/// The least width of a stretch between breaks: its year must find room.
const LEAST: i64 = 74;
/// The most breaks that an axis has.
const BREAKS: usize = 4;
/// The fewest spans of an axis with breaks; fewer are distinguished anyway.
const FEWEST: usize = 5;
/// The shortest empty time that is cut out.
const QUIET: i64 = 30 * DAY;

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

/// Chooses the empty times that are cut out, in their order; `spans` are sorted.
///
/// The longest go first, until none that is left takes much of what is shown. They are cut only if
/// that shows the rest at more than twice the size, and if most of the spans stay together: where
/// all are far apart, that is what there is to see.
fn cuts(spans: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut gaps: Vec<(i64, i64, usize)> = Vec::new();
    let mut reach = spans[0].1;
    for (at, (from, to)) in spans.iter().enumerate() {
        if *from > reach {
            gaps.push((reach, *from, at));
        }
        reach = reach.max(*to);
    }
    if spans.len() < FEWEST {
        return Vec::new();
    }
    let whole = reach - spans[0].0;
    gaps.sort_by_key(|(from, to, _)| (from - to, *from));
    let mut shown = whole;
    for count in 1..=gaps.len().min(BREAKS) {
        let (from, to, _) = gaps[count - 1];
        if to - from < QUIET {
            break;
        }
        shown -= to - from;
        let next = gaps.get(count).map_or(0, |(from, to, _)| to - from);
        if next * 5 > shown * 2 || shown * 100 > whole * 45 {
            continue;
        }
        let mut chosen = gaps[..count].to_vec();
        chosen.sort_unstable();
        let ends = chosen.iter().map(|(.., at)| *at).chain([spans.len()]);
        let starts = [0].into_iter().chain(chosen.iter().map(|(.., at)| *at));
        let most = ends.zip(starts).map(|(end, start)| end - start).max();
        if most.unwrap_or(0) * 5 < spans.len() * 3 {
            continue;
        }
        return chosen.iter().map(|(from, to, _)| (*from, *to)).collect();
    }
    Vec::new()
}

/// Places stretches side by side, each as wide as it is long but for the shortest, which would
/// vanish.
fn place(stretches: &[(i64, i64)]) -> Vec<AxisStretch> {
    let breaks = stretches.len() as i64 - 1;
    let room = WIDTH - 2 * EDGE - breaks * BREAK;
    let length = |(from, to): &(i64, i64)| (to - from).max(1);
    let mut short = vec![false; stretches.len()];
    let widths = loop {
        let shorts = short.iter().filter(|short| **short).count() as i64;
        let rest = room - shorts * LEAST;
        let long = stretches.iter().zip(&short).filter(|(_, short)| !**short);
        let all: i64 = long.map(|(one, _)| length(one)).sum();
        let width = |at: usize| match short[at] {
            true => LEAST,
            false => length(&stretches[at]) * rest / all.max(1),
        };
        let narrow = (0..stretches.len()).find(|at| breaks > 0 && width(*at) < LEAST);
        match narrow {
            Some(at) => short[at] = true,
            None => break (0..stretches.len()).map(width).collect::<Vec<_>>(),
        }
    };
    let mut left = EDGE;
    let place = |((from, to), width): (&(i64, i64), i64)| {
        let stretch = AxisStretch {
            from: *from,
            to: *to,
            left,
            right: left + width,
        };
        left += width + BREAK;
        stretch
    };
    stretches.iter().zip(widths).map(place).collect()
}

#[cfg(test)]
mod tests;
