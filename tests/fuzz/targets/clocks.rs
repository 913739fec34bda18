//! Clocks: every count is made once more, day by day.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use docketpress::time::{ClockError, ClockStep, Count, Holidays, Roll, reckon};

use super::{Choices, Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "clocks",
    seeds: || {
        texts(&[
            "",
            "days",
            "months and years",
            "0123456789",
            "zzzzzzzzzz",
            "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}",
        ])
    },
    words: &["\0", "\u{1}", "\u{7f}", "~~~~", "\0\0\0\0"],
    check,
};

fn check(input: &[u8]) {
    let mut choices = Choices::of(input);
    let start = match choices.below(4) {
        // Around the ends of the calendar, and around leap days.
        0 => day(1, 1, 1) + Days::new(choices.below(800) as u64),
        1 => day(9999, 12, 31) - Days::new(choices.below(800) as u64),
        2 => day(1896 + 4 * choices.below(60) as i32, 2, 28) + Days::new(choices.below(3) as u64),
        _ => day(1970, 1, 1) + Days::new(choices.below(47_000) as u64),
    };
    let number = match choices.below(3) {
        0 => choices.below(40) as i32 - 20,
        1 => choices.below(2000) as i32 - 1000,
        _ => i32::from_le_bytes([
            choices.byte(),
            choices.byte(),
            choices.byte(),
            choices.byte(),
        ]),
    };
    let count = match choices.below(5) {
        0 => Count::Days(number),
        1 => Count::BusinessDays(number),
        2 => Count::Weeks(number),
        3 => Count::Months(number),
        _ => Count::Years(number),
    };
    let roll = choices.one_of(&[Roll::None, Roll::Next, Roll::Previous]);
    let own: Vec<(NaiveDate, String)> = (0..choices.below(8))
        .map(|at| {
            (
                start + Days::new(choices.below(60) as u64),
                format!("Holiday {at}"),
            )
        })
        .filter(|(day, _)| day.year() <= 9999)
        .collect();
    let holidays = match choices.below(3) {
        0 => Holidays::none(),
        1 => Holidays::us_federal(),
        _ => Holidays::listed(own),
    };
    let reckoned = reckon(start, count, roll, &holidays);
    match naive(start, count, roll, &holidays) {
        // A guess is never made; that it is refused for another reason does not matter.
        None => assert!(
            reckoned.is_err(),
            "{start} {count:?} {roll:?}: {reckoned:?}"
        ),
        Some(date) => match &reckoned {
            Ok(reckoning) => {
                assert_eq!(reckoning.date, date, "{start} {count:?} {roll:?}");
                assert_eq!(reckoning.steps.first(), Some(&ClockStep::From(start)));
            }
            // As many calendar days would leave the calendar.
            Err(ClockError::TooFar { .. }) => panic!("{start} {count:?} {roll:?} is {date}"),
            Err(ClockError::UnknownYear(_)) => {
                panic!("{start} {count:?} {roll:?} needs no holidays")
            }
        },
    }
}

/// Counts as a person does with a calendar; `None` where it leaves the calendar or needs holidays
/// that are not known.
fn naive(start: NaiveDate, count: Count, roll: Roll, holidays: &Holidays) -> Option<NaiveDate> {
    let is_open = |day: NaiveDate| match day.weekday() {
        Weekday::Sat | Weekday::Sun => Some(false),
        _ => holidays.on(day).ok().map(|name| name.is_none()),
    };
    let step = |day: NaiveDate, back: bool| {
        let next = if back { day.pred_opt() } else { day.succ_opt() }?;
        (1..=9999).contains(&next.year()).then_some(next)
    };
    let back = count.number() < 0;
    let amount = i64::from(count.number()).abs();
    let mut day = start;
    match count {
        Count::Days(_) | Count::Weeks(_) => {
            let amount = if matches!(count, Count::Weeks(_)) {
                amount * 7
            } else {
                amount
            };
            // There are fewer days than this from 0001 to 9999.
            if amount > 4_000_000 {
                return None;
            }
            for _ in 0..amount {
                day = step(day, back)?;
            }
        }
        Count::BusinessDays(_) => {
            if amount > 4_000_000 {
                return None;
            }
            for _ in 0..amount {
                loop {
                    day = step(day, back)?;
                    if is_open(day)? {
                        break;
                    }
                }
            }
        }
        Count::Months(_) | Count::Years(_) => {
            let amount = if matches!(count, Count::Years(_)) {
                amount * 12
            } else {
                amount
            };
            if amount > 200_000 {
                return None;
            }
            let (mut year, mut month) = (start.year(), start.month());
            for _ in 0..amount {
                (year, month) = match (back, month) {
                    (true, 1) => (year - 1, 12),
                    (true, month) => (year, month - 1),
                    (false, 12) => (year + 1, 1),
                    (false, month) => (year, month + 1),
                };
            }
            if !(1..=9999).contains(&year) {
                return None;
            }
            day = (1..=start.day())
                .rev()
                .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))?;
        }
    }
    if roll != Roll::None {
        while !is_open(day)? {
            day = step(day, roll == Roll::Previous)?;
        }
    }
    Some(day)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}
