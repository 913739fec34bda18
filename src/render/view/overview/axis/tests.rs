//! Tests of `axis.rs`.

use proptest::prelude::*;

use super::cuts::{BREAK, BREAKS, EDGE, LEAST};
use super::*;

fn day(year: i32, month: u32, day: u32) -> (i64, i64) {
    let from = minute(NaiveDate::from_ymd_opt(year, month, day).expect("it is a day"));
    (from, from + DAY)
}

#[test]
fn a_minute_knows_its_day() {
    let day = NaiveDate::from_ymd_opt(2005, 8, 9).expect("it is a day");
    assert_eq!(day_of(minute(day)), day);
    assert_eq!(day_of(minute(day) + DAY - 1), day);
}

#[test]
fn a_year_with_one_document_of_long_ago_is_shown_by_itself() {
    let mut spans = vec![day(1998, 7, 2)];
    spans.extend((1..=12).map(|month| day(2005, month, 9)));
    let axis = Axis::new(spans);
    assert_eq!(axis.stretches().len(), 2);
    let (left, right) = axis.breaks().next().expect("there is a break");
    assert_eq!(right - left, BREAK);
    assert!(axis.stretches()[0].right - axis.stretches()[0].left >= LEAST);
    assert!(axis.longest().right - axis.longest().left > 700);
    // A minute that is cut out is in the break.
    let between = axis.x(day(2001, 1, 1).0);
    assert!(left < between && between < right);
}

#[test]
fn what_is_far_apart_is_not_drawn_together() {
    let axis = Axis::new((0..5).map(|n| day(1980 + 9 * n, 1, 1)).collect());
    assert_eq!(axis.stretches().len(), 1);
    let axis = Axis::new((1..=12).map(|month| day(2005, month, 9)).collect());
    assert_eq!(axis.stretches().len(), 1);
}

proptest! {
    #[test]
    fn time_runs_from_left_to_right(days in prop::collection::vec(0i64..20_000, 1..60)) {
        let spans: Vec<_> = days.iter().map(|day| (day * DAY, (day + 1) * DAY)).collect();
        let axis = Axis::new(spans.clone());
        let mut sorted = days;
        sorted.sort_unstable();
        let places: Vec<i64> = sorted.iter().map(|day| axis.x(day * DAY + DAY / 2)).collect();
        prop_assert!(places.windows(2).all(|pair| pair[0] <= pair[1]));
        prop_assert!(places.iter().all(|x| (EDGE..=WIDTH - EDGE).contains(x)));
        prop_assert!(axis.stretches().len() <= BREAKS + 1);
        for (from, to) in spans {
            let within = |one: &AxisStretch| one.from <= from && to <= one.to;
            prop_assert!(axis.stretches().iter().any(within), "a document is cut out");
        }
    }
}
