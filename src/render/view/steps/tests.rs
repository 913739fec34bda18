//! Tests of `steps.rs`.

use super::super::super::words::english;
use super::*;
use crate::time::{Holidays, reckon};

/// The steps of a reckoning by the federal holidays, a line each.
fn told(start: &str, count: Count, roll: Roll) -> String {
    let start = start.parse().expect("a day of the test");
    let reckoning = reckon(start, count, roll, &Holidays::us_federal()).expect("a known year");
    let words = english();
    let steps: Vec<String> = reckoning
        .steps
        .iter()
        .map(|step| spell_step(&words, step))
        .collect();
    steps.join("\n")
}

#[test]
fn each_step_is_one_sentence() {
    assert_eq!(
        told("2005-08-09", Count::Days(160), Roll::None),
        "from August 9, 2005 (day 0, not counted)\n\
             160 days later: Monday, January 16, 2006\n\
             Monday, January 16, 2006 is a holiday (Birthday of Martin Luther King, Jr.); \
             not moved: this clock counts weekends and holidays"
    );
    assert_eq!(
        told("2005-08-09", Count::Days(160), Roll::Next),
        "from August 9, 2005 (day 0, not counted)\n\
             160 days later: Monday, January 16, 2006\n\
             Monday, January 16, 2006 is a holiday (Birthday of Martin Luther King, Jr.)\n\
             moved to the next business day: Tuesday, January 17, 2006"
    );
    assert_eq!(
        told("2005-11-24", Count::Months(1), Roll::Next),
        "from November 24, 2005 (day 0, not counted)\n\
             1 month later: Saturday, December 24, 2005\n\
             December 24, 2005 is a Saturday\n\
             skipped: Monday, December 26, 2005, a holiday (Christmas Day, observed)\n\
             moved to the next business day: Tuesday, December 27, 2005"
    );
    assert_eq!(
        told("2005-12-28", Count::Days(-3), Roll::Previous),
        "from December 28, 2005 (day 0, not counted)\n\
             3 days earlier: Sunday, December 25, 2005\n\
             December 25, 2005 is a Sunday\n\
             moved to the previous business day: Friday, December 23, 2005"
    );
    assert_eq!(
        told("2005-08-31", Count::Months(6), Roll::Next),
        "from August 31, 2005 (day 0, not counted)\n\
             6 months later: Tuesday, February 28, 2006\n\
             February 2006 has no day 31, so its last day counts: February 28, 2006"
    );
    assert_eq!(
        told("2005-09-02", Count::BusinessDays(2), Roll::None),
        "from September 2, 2005 (day 0, not counted)\n\
             2 business days later: Wednesday, September 7, 2005\n\
             skipped: Monday, September 5, 2005, a holiday (Labor Day)\n\
             skipped: Saturdays and Sundays (2 days)"
    );
}

#[test]
fn every_federal_holiday_is_spelled_as_messages_spell_it() {
    let (words, holidays) = (english(), Holidays::us_federal());
    let first: NaiveDate = "1976-01-01".parse().expect("it is a day");
    let mut names = std::collections::BTreeSet::new();
    for day in first.iter_days().take(366 * 50) {
        if let Some(holiday) = holidays.on(day).expect("a known year") {
            let name = spell_holiday(&words, &holiday).into_owned();
            assert_eq!(name, holiday.to_string());
            names.insert(name);
        }
    }
    // Eleven, and those five that are observed on other days too.
    assert_eq!(names.len(), 16, "{names:?}");
}

#[test]
fn a_count_is_spelled_as_messages_spell_it() {
    let words = english();
    for count in [
        Count::Days(135),
        Count::Months(1),
        Count::BusinessDays(10),
        Count::Weeks(-1),
        Count::Days(-3),
        Count::Years(2),
    ] {
        assert_eq!(spell_count(&words, count), count.to_string());
    }
}
