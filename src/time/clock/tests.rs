//! Tests of `clock.rs`.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::days::is_in_calendar;
use super::*;
use crate::time::UnknownYear;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day of the test")
}

/// Where a count ends by the federal holidays, and its steps, a line each.
fn told(start: &str, count: Count, roll: Roll) -> (String, String) {
    let reckoning = reckon(day(start), count, roll, &Holidays::us_federal());
    let reckoning = reckoning.expect("a known year");
    let steps: Vec<String> = reckoning.steps.iter().map(line).collect();
    (reckoning.date.to_string(), steps.join("\n"))
}

/// A step in a few words.
fn line(step: &ClockStep) -> String {
    let why = |closure: &Closure| match closure {
        Closure::Weekend => "weekend".to_owned(),
        Closure::Holiday(holiday) => holiday.to_string(),
    };
    match step {
        ClockStep::From(day) => format!("from {day}"),
        ClockStep::Counted { count, day } => format!("{count}: {day}"),
        ClockStep::Clamped { day, missing } => format!("no day {missing}: {day}"),
        ClockStep::Skipped { day, holiday } => format!("skipped {day} ({holiday})"),
        ClockStep::SkippedWeekends(days) => format!("skipped {days} days of weekends"),
        ClockStep::FellOn { day, closure } => format!("fell on {day} ({})", why(closure)),
        ClockStep::Moved { to, roll } if *roll == Roll::Previous => {
            format!("moved back to {to}")
        }
        ClockStep::Moved { to, .. } => format!("moved to {to}"),
        ClockStep::NotMoved { day, closure } => format!("not moved {day} ({})", why(closure)),
    }
}

#[test]
fn the_windows_of_an_arbitration_fall_where_the_statute_puts_them() {
    // 47 U.S.C. § 252(b)(1) and (b)(4)(C), counted from two requests to negotiate.
    for (start, count, end) in [
        ("2005-03-22", Count::Days(135), "2005-08-04"),
        ("2005-03-22", Count::Days(160), "2005-08-29"),
        ("2005-08-09", Count::Days(135), "2005-12-22"),
        ("2005-08-09", Count::Days(160), "2006-01-16"),
        ("2005-08-09", Count::Months(9), "2006-05-09"),
        ("2005-08-31", Count::Months(6), "2006-02-28"),
        ("2005-08-09", Count::Weeks(-2), "2005-07-26"),
        ("2004-02-29", Count::Years(1), "2005-02-28"),
        ("2004-02-29", Count::Years(-4), "2000-02-29"),
        ("2005-08-09", Count::Days(0), "2005-08-09"),
        ("2005-09-02", Count::BusinessDays(1), "2005-09-06"),
        ("2005-09-03", Count::BusinessDays(1), "2005-09-06"),
        ("2005-09-06", Count::BusinessDays(-1), "2005-09-02"),
        ("2005-08-09", Count::BusinessDays(10), "2005-08-23"),
    ] {
        assert_eq!(told(start, count, Roll::None).0, end, "{start} and {count}");
    }
}

#[test]
fn each_step_that_was_taken_is_kept() {
    let told = |start, count, roll| told(start, count, roll).1;
    assert_eq!(
        told("2005-08-09", Count::Days(160), Roll::None),
        "from 2005-08-09\n160 days: 2006-01-16\n\
             not moved 2006-01-16 (Birthday of Martin Luther King, Jr.)"
    );
    assert_eq!(
        told("2005-08-09", Count::Days(160), Roll::Next),
        "from 2005-08-09\n160 days: 2006-01-16\n\
             fell on 2006-01-16 (Birthday of Martin Luther King, Jr.)\nmoved to 2006-01-17"
    );
    assert_eq!(
        told("2005-11-24", Count::Months(1), Roll::Next),
        "from 2005-11-24\n1 month: 2005-12-24\nfell on 2005-12-24 (weekend)\n\
             skipped 2005-12-26 (Christmas Day, observed)\nmoved to 2005-12-27"
    );
    assert_eq!(
        told("2005-12-28", Count::Days(-3), Roll::Previous),
        "from 2005-12-28\n3 days before: 2005-12-25\nfell on 2005-12-25 (weekend)\n\
             moved back to 2005-12-23"
    );
    assert_eq!(
        told("2005-08-31", Count::Months(6), Roll::Next),
        "from 2005-08-31\n6 months: 2006-02-28\nno day 31: 2006-02-28"
    );
    assert_eq!(
        told("2005-09-02", Count::BusinessDays(2), Roll::None),
        "from 2005-09-02\n2 business days: 2005-09-07\nskipped 2005-09-05 (Labor Day)\n\
             skipped 2 days of weekends"
    );
}

#[test]
fn a_count_is_spelled_with_its_unit() {
    for (count, spelled) in [
        (Count::Days(135), "135 days"),
        (Count::Months(1), "1 month"),
        (Count::BusinessDays(10), "10 business days"),
        (Count::Weeks(-1), "1 week before"),
        (Count::Days(-3), "3 days before"),
        (Count::Years(2), "2 years"),
    ] {
        assert_eq!(count.to_string(), spelled);
    }
}

#[test]
fn unknown_holidays_stop_only_what_turns_on_them() {
    let none = Holidays::none();
    let reckon = |count, roll| reckon(day("2005-08-09"), count, roll, &none);
    let plain = reckon(Count::Days(160), Roll::None).expect("calendar days need no holidays");
    assert_eq!(plain.date, day("2006-01-16"));
    assert_eq!(plain.steps.len(), 2);
    let year = |result| match result {
        Err(ClockError::UnknownYear(unknown)) => unknown.year,
        other => panic!("expected an unknown year, not {other:?}"),
    };
    assert_eq!(year(reckon(Count::Days(160), Roll::Next)), 2006);
    assert_eq!(year(reckon(Count::BusinessDays(1), Roll::None)), 2005);
    assert_eq!(year(reckon(Count::Days(4), Roll::Previous)), 2005);
}

#[test]
fn an_absurd_count_is_refused() {
    let federal = Holidays::us_federal();
    for number in [i32::MAX, 1_000_000_000, -1_000_000_000, i32::MIN] {
        for count in [
            Count::Days(number),
            Count::BusinessDays(number),
            Count::Weeks(number),
            Count::Months(number),
            Count::Years(number),
        ] {
            let start = day("2005-08-09");
            let error = reckon(start, count, Roll::Next, &federal).expect_err("absurd");
            assert_eq!(error, ClockError::TooFar { start, count });
        }
    }
    let error = reckon(
        day("2005-08-09"),
        Count::Days(i32::MIN),
        Roll::None,
        &federal,
    );
    assert_eq!(
        error.expect_err("absurd").to_string(),
        "2147483648 days before August 9, 2005 is outside the years 1 to 9999"
    );
    let last = reckon(day("9999-12-30"), Count::Days(1), Roll::None, &federal);
    assert!(last.is_ok_and(|reckoning| reckoning.date == day("9999-12-31")));
    assert!(reckon(day("9999-12-31"), Count::Days(1), Roll::None, &federal).is_err());
    assert!(reckon(day("0001-01-01"), Count::Days(-1), Roll::None, &federal).is_err());
    let error = reckon(
        day("2005-08-09"),
        Count::BusinessDays(1_000_000),
        Roll::None,
        &federal,
    );
    assert!(matches!(
        error,
        Err(ClockError::UnknownYear(UnknownYear { year: 2100, .. }))
    ));
}

/// Days of 1980 through 2079, so that what is counted from them stays in the known years.
fn any_start() -> impl Strategy<Value = NaiveDate> {
    (0..36_500i64).prop_map(|days| day("1980-01-01") + TimeDelta::days(days))
}

fn any_count() -> impl Strategy<Value = Count> {
    let kinds = [
        Count::Days,
        Count::BusinessDays,
        Count::Weeks,
        Count::Months,
        Count::Years,
    ];
    (-1500..1500i32, prop::sample::select(kinds.to_vec())).prop_map(|(number, kind)| {
        kind(match kind(0) {
            Count::Days(_) | Count::BusinessDays(_) => number,
            Count::Weeks(_) => number / 7,
            Count::Months(_) => number / 30,
            Count::Years(_) => number / 365,
        })
    })
}

proptest! {
    #[test]
    fn a_rolled_date_is_a_business_day(start in any_start(), count in any_count()) {
        let federal = Holidays::us_federal();
        let stays = reckon(start, count, Roll::None, &federal).expect("known").date;
        let next = reckon(start, count, Roll::Next, &federal).expect("known").date;
        let previous = reckon(start, count, Roll::Previous, &federal).expect("known").date;
        prop_assert_eq!(federal.is_business_day(next), Ok(true));
        prop_assert_eq!(federal.is_business_day(previous), Ok(true));
        prop_assert!(previous <= stays && stays <= next);
        prop_assert!(next - previous < TimeDelta::days(6));
    }

    #[test]
    fn business_days_count_back_to_where_they_started(start in any_start(), days in -300..300i32) {
        let federal = Holidays::us_federal();
        let go = |from, days| reckon(from, Count::BusinessDays(days), Roll::None, &federal);
        let start = reckon(start, Count::Days(0), Roll::Next, &federal).expect("known").date;
        let there = go(start, days).expect("known").date;
        prop_assert_eq!(go(there, -days).expect("known").date, start);
        let between = start.min(there).iter_days().skip(1).take_while(|day| *day <= start.max(there));
        let counted = between.filter(|day| federal.is_business_day(*day) == Ok(true)).count();
        prop_assert_eq!(counted, days.unsigned_abs() as usize);
    }

    #[test]
    fn no_count_makes_it_panic(start in any_start(), number in any::<i32>(), months in any::<bool>()) {
        let count = if months { Count::Months(number) } else { Count::Days(number) };
        if let Ok(reckoning) = reckon(start, count, Roll::None, &Holidays::none()) {
            prop_assert!(is_in_calendar(&reckoning.date));
        }
    }
}
