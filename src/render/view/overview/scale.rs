//! The scale below the axis: ticks at days, weeks, months or years as they fit, with labels that
//! never touch.

mod era;
mod fit;

pub(super) use fit::width;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::axis::{Axis, AxisStretch, DAY, WIDTH, day_of, minute, units};
use crate::time::DateWords;
use era::{era, short_era};
use fit::fit;

/// How far ticks are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Day,
    /// From Monday to Monday.
    Week,
    /// So many months, counted from January of the year 0.
    Months(i32),
}

/// All steps, with the least distance of two ticks in pixels.
const STEPS: [(Step, i64); 12] = [
    (Step::Day, 24),
    (Step::Week, 30),
    (Step::Months(1), 30),
    (Step::Months(3), 30),
    (Step::Months(6), 34),
    (Step::Months(12), 40),
    (Step::Months(2 * 12), 40),
    (Step::Months(5 * 12), 40),
    (Step::Months(10 * 12), 40),
    (Step::Months(25 * 12), 40),
    (Step::Months(100 * 12), 40),
    (Step::Months(1000 * 12), 0),
];

/// The ticks of an axis and their labels.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// Where the ticks are.
    pub ticks: Vec<i64>,
    /// Where finer ticks are, which have no label.
    pub fine: Vec<i64>,
    /// The labels of the ticks: days, months or years.
    pub labels: Vec<Label>,
    /// What those belong to: the months of days, the years of months; none where years are labels
    /// already.
    pub eras: Vec<Label>,
}

/// A label, which begins at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// Where it begins.
    pub x: i64,
    /// Its text.
    pub text: String,
    /// Whether it may give way to the next.
    yields: bool,
    /// A shorter text that may do where there is no room.
    short: Option<String>,
}

/// Makes the scale of an axis, in the words of a language.
///
/// Each stretch of the axis says its year by itself, so that a break hides none.
pub(super) fn scale(axis: &Axis, dates: &DateWords) -> Scale {
    let step = choose(axis.longest());
    let mut scale = Scale {
        ticks: Vec::new(),
        fine: Vec::new(),
        labels: Vec::new(),
        eras: Vec::new(),
    };
    let ends = axis.stretches().iter().skip(1).map(|next| next.left);
    for (stretch, end) in axis.stretches().iter().zip(ends.chain([WIDTH])) {
        let (mut labels, mut eras) = (Vec::new(), Vec::new());
        let ticks = ticks(step, stretch);
        let first = day_of(stretch.from);
        let label = |x: i64, text: String, yields: bool| Label {
            x,
            text,
            yields,
            short: None,
        };
        // The stretch begins within a month or year. That has its label where the next leaves room.
        let begun = ticks.first().is_none_or(|day| minute(*day) > stretch.from);
        let mut before = era(step, first, dates);
        // Where no tick follows, the stretch is a day or two, and a month would say more than is
        // known of a document of that year.
        if let Some(text) = before.clone() {
            let year = || first.year().to_string();
            eras.push(Label {
                short: short_era(step, first, dates).filter(|_| !ticks.is_empty()),
                ..label(
                    stretch.left,
                    if ticks.is_empty() { year() } else { text },
                    begun,
                )
            });
        }
        if begun && (!ticks.is_empty() || before.is_none()) {
            let text = name(step, first, dates);
            labels.push(label(stretch.left, text, true));
        }
        for day in ticks {
            let x = stretch.x(minute(day));
            scale.ticks.push(x);
            labels.push(label(x, name(step, day, dates), false));
            let era = era(step, day, dates);
            if let Some(text) = era.clone().filter(|_| era != before) {
                eras.push(label(x, text, false));
            }
            before = era;
        }
        if let Some(fine) = finer(step) {
            let places = self::ticks(fine, stretch);
            let places = places.iter().map(|day| stretch.x(minute(*day)));
            scale.fine.extend(places);
        }
        scale.labels.extend(fit(labels, false, end));
        scale.eras.extend(fit(eras, true, end));
    }
    let ticks = &scale.ticks;
    scale.fine.retain(|x| !ticks.contains(x));
    scale.fine.dedup();
    scale
}

/// Chooses the finest step whose labels have room.
fn choose(stretch: &AxisStretch) -> Step {
    let room = |(step, least): &(Step, i64)| {
        let long = match step {
            Step::Day => DAY,
            Step::Week => 7 * DAY,
            // February is the shortest.
            Step::Months(1) => 28 * DAY,
            Step::Months(months) => i64::from(*months) * 30 * DAY,
        };
        let across = long * (stretch.right - stretch.left) / (stretch.to - stretch.from).max(1);
        across >= units(*least)
    };
    let found = STEPS.iter().find(|step| room(step));
    found.map_or(STEPS[STEPS.len() - 1].0, |(step, _)| *step)
}

/// Returns the step of the ticks between those of a step, where they help to read it.
fn finer(step: Step) -> Option<Step> {
    Some(match step {
        Step::Day | Step::Months(1) => return None,
        Step::Week => Step::Day,
        Step::Months(3 | 6) => Step::Months(1),
        Step::Months(12) => Step::Months(3),
        Step::Months(months) if months <= 10 * 12 => Step::Months(12),
        Step::Months(months) => Step::Months(months / 5),
    })
}

/// Returns the days of a stretch at which ticks are.
fn ticks(step: Step, stretch: &AxisStretch) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let mut next = first_tick(step, day_of(stretch.from + DAY - 1));
    while let Some(day) = next.filter(|day| minute(*day) < stretch.to) {
        days.push(day);
        next = day
            .succ_opt()
            .and_then(|following| first_tick(step, following));
    }
    days
}

/// Returns the first day from another on at which a tick is.
fn first_tick(step: Step, day: NaiveDate) -> Option<NaiveDate> {
    match step {
        Step::Day => Some(day),
        Step::Week => {
            let past = day.weekday().days_since(Weekday::Mon);
            day.checked_add_days(Days::new(u64::from((7 - past) % 7)))
        }
        Step::Months(months) => {
            let begun = day.year() * 12 + day.month0() as i32 + i32::from(day.day() > 1);
            let number = begun + (months - begun.rem_euclid(months)) % months;
            let month = number.rem_euclid(12) as u32 + 1;
            NaiveDate::from_ymd_opt(number.div_euclid(12), month, 1)
        }
    }
}

/// Names a tick.
fn name(step: Step, day: NaiveDate, dates: &DateWords) -> String {
    match step {
        Step::Day | Step::Week => day.day().to_string(),
        Step::Months(months) if months < 12 => dates.list.months[day.month0() as usize].clone(),
        Step::Months(_) => day.year().to_string(),
    }
}

#[cfg(test)]
mod tests;
