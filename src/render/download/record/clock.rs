//! A clock in the record of its docket, with its deadlines and every step by which they were
//! counted.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::super::Press;
use super::super::super::view::spell_holiday;
use super::super::super::words::Words;
use super::super::limits_address;
use super::Edtf;
use super::filing::{Referred, referred};
use crate::link::{DocketId, Entry};
use crate::time::{ClockStep, Closure, Count, Roll};

/// A clock.
#[derive(Serialize)]
pub(super) struct Clock<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<&'a str>,
    starts: Start<'a>,
    milestones: Vec<Milestone<'a>>,
}

/// From when a clock runs.
#[derive(Serialize)]
struct Start<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<Edtf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Referred<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'static str>,
}

/// A deadline.
#[derive(Serialize)]
struct Milestone<'a> {
    address: String,
    title: &'a str,
    #[serde(flatten)]
    count: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roll: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<Edtf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Step<'a>>,
}

/// How far a deadline is from its start, under the key of the format.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Amount {
    Days(i32),
    BusinessDays(i32),
    Weeks(i32),
    Months(i32),
    Years(i32),
}

/// One step of a reckoning.
#[derive(Serialize)]
struct Step<'a> {
    step: &'static str,
    #[serde(flatten)]
    count: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roll: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holiday: Option<Cow<'a, str>>,
}

/// Returns a clock of a docket.
pub(super) fn clock<'a>(press: &Press<'a>, id: DocketId, number: usize) -> Clock<'a> {
    let words = press.theme.words();
    let (clock, counted) = press.catalog.docket(id).clock(number);
    let milestones = clock.milestones.iter().zip(&counted.limits).enumerate();
    Clock {
        name: &clock.name,
        authority: clock.authority.as_deref(),
        starts: Start {
            day: counted.from.as_ref().map(Edtf),
            document: counted.document.map(|document| referred(press, document)),
            date: counted.date_key,
        },
        milestones: milestones
            .map(|(at, (milestone, reckoning))| Milestone {
                address: limits_address(press, id, Entry::Limit(number, at)),
                title: &milestone.title,
                count: milestone.count.map(amount),
                roll: roll(milestone.roll),
                authority: milestone.authority.as_deref(),
                stated: milestone.stated.as_ref().map(Edtf),
                computed: reckoning
                    .as_ref()
                    .map(|reckoning| reckoning.date.to_string()),
                steps: reckoning.as_ref().map_or(Vec::new(), |reckoning| {
                    let steps = reckoning.steps.iter();
                    steps.map(|one| step(words, one)).collect()
                }),
            })
            .collect(),
    }
}

fn amount(count: Count) -> Amount {
    match count {
        Count::Days(number) => Amount::Days(number),
        Count::BusinessDays(number) => Amount::BusinessDays(number),
        Count::Weeks(number) => Amount::Weeks(number),
        Count::Months(number) => Amount::Months(number),
        Count::Years(number) => Amount::Years(number),
    }
}

fn roll(roll: Roll) -> Option<&'static str> {
    match roll {
        Roll::None => None,
        Roll::Next => Some("next"),
        Roll::Previous => Some("previous"),
    }
}

fn step<'a>(words: &'a Words, step: &'a ClockStep) -> Step<'a> {
    let bare = |name| Step {
        step: name,
        count: None,
        day: None,
        missing: None,
        roll: None,
        holiday: None,
    };
    let on = |name, day: &NaiveDate| Step {
        day: Some(day.to_string()),
        ..bare(name)
    };
    match step {
        ClockStep::From(day) => on("from", day),
        ClockStep::Counted { count, day } => Step {
            count: Some(amount(*count)),
            ..on("counted", day)
        },
        ClockStep::Clamped { day, missing } => Step {
            missing: Some(*missing),
            ..on("clamped", day)
        },
        ClockStep::Skipped { day, holiday } => Step {
            holiday: Some(spell_holiday(words, holiday)),
            ..on("skipped", day)
        },
        ClockStep::SkippedWeekends(days) => Step {
            count: Some(Amount::Days(*days as i32)),
            ..bare("skipped_weekends")
        },
        ClockStep::FellOn { day, closure } => Step {
            holiday: closed_by(words, closure),
            ..on("fell_on", day)
        },
        ClockStep::Moved { to, roll } => Step {
            roll: self::roll(*roll),
            ..on("moved", to)
        },
        ClockStep::NotMoved { day, closure } => Step {
            holiday: closed_by(words, closure),
            ..on("not_moved", day)
        },
    }
}

fn closed_by<'a>(words: &'a Words, closure: &'a Closure) -> Option<Cow<'a, str>> {
    match closure {
        Closure::Weekend => None,
        Closure::Holiday(holiday) => Some(spell_holiday(words, holiday)),
    }
}
