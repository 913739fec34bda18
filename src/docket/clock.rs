//! Statutory and procedural time limits, counted step by step so that a reader can check them: pure date arithmetic.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::date::spell_day;
use super::holidays::{Holiday, Holidays, UnknownYear, is_weekend};

/// How far a limit is from its start; a negative number counts back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// Calendar days.
    Days(i32),
    /// Days that are neither Saturdays, Sundays nor holidays.
    BusinessDays(i32),
    /// Weeks of seven calendar days.
    Weeks(i32),
    /// Calendar months; a day that the month lacks becomes its last day.
    Months(i32),
    /// Calendar years; February 29 becomes February 28 where there is none.
    Years(i32),
}

/// Where a date moves that falls on a Saturday, a Sunday, or a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Roll {
    /// It stays.
    #[default]
    None,
    /// To the next business day.
    Next,
    /// To the business day before.
    Previous,
}

/// The day that a limit falls on, and how it was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// The day that counts.
    pub date: NaiveDate,
    /// What was done to reach it, in order.
    pub steps: Vec<ClockStep>,
}

/// One step of a reckoning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockStep {
    /// The count starts at this day, which is day 0.
    From(NaiveDate),
    /// So much later or earlier is this day.
    Counted {
        /// How far.
        count: Count,
        /// The day reached.
        day: NaiveDate,
    },
    /// The month lacks the day of the start, so its last day was taken.
    Clamped {
        /// The last day of the month.
        day: NaiveDate,
        /// The day of the month that it lacks.
        missing: u32,
    },
    /// A holiday on the way did not count.
    Skipped {
        /// The holiday's day.
        day: NaiveDate,
        /// Which one it is.
        holiday: Holiday,
    },
    /// So many Saturdays and Sundays on the way did not count.
    SkippedWeekends(u32),
    /// The day reached is not a business day, and the limit moves.
    FellOn {
        /// The day reached.
        day: NaiveDate,
        /// Why it is no business day.
        closure: Closure,
    },
    /// The limit moved to a business day.
    Moved {
        /// The business day.
        to: NaiveDate,
        /// In which direction.
        roll: Roll,
    },
    /// The day reached is not a business day, and the limit stays there.
    NotMoved {
        /// The day reached.
        day: NaiveDate,
        /// Why it is no business day.
        closure: Closure,
    },
}

/// Why a day is no business day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closure {
    /// It is a Saturday or a Sunday.
    Weekend,
    /// It is this holiday.
    Holiday(Holiday),
}

/// Why a limit cannot be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockError {
    /// It turns on business days in a year whose holidays are not known.
    UnknownYear(UnknownYear),
    /// It leaves the years 1 to 9999.
    TooFar {
        /// Where the count started.
        start: NaiveDate,
        /// How far it was to go.
        count: Count,
    },
}

/// Counts from a start, which is day 0, and moves the result off weekends and holidays if `roll` says so.
///
/// Calendar counts that do not roll need no known holidays: where the year is unknown, only the note that
/// the day is a holiday is missing. Business days and rolling fail in such a year, as they would be a guess.
pub fn reckon(
    start: NaiveDate,
    count: Count,
    roll: Roll,
    holidays: &Holidays,
) -> Result<Reckoning, ClockError> {
    let mut steps = vec![ClockStep::From(start)];
    let day = match count {
        Count::BusinessDays(days) => {
            let (day, skipped) = count_business_days(start, days, holidays)?;
            steps.push(ClockStep::Counted { count, day });
            steps.extend(skipped);
            day
        }
        Count::Days(_) | Count::Weeks(_) | Count::Months(_) | Count::Years(_) => {
            let day = count_calendar(start, count).ok_or(ClockError::TooFar { start, count })?;
            steps.push(ClockStep::Counted { count, day });
            let by_month = matches!(count, Count::Months(_) | Count::Years(_));
            if by_month && day.day() != start.day() {
                let missing = start.day();
                steps.push(ClockStep::Clamped { day, missing });
            }
            day
        }
    };
    let date = match roll {
        Roll::None => {
            // An unknown year costs only this note.
            if let Ok(Some(closure)) = find_closure(day, holidays) {
                steps.push(ClockStep::NotMoved { day, closure });
            }
            day
        }
        Roll::Next | Roll::Previous => match find_closure(day, holidays)? {
            None => day,
            Some(closure) => {
                let onward = if roll == Roll::Next { 1 } else { -1 };
                let (to, skipped) = count_business_days(day, onward, holidays)?;
                steps.push(ClockStep::FellOn { day, closure });
                let is_holiday = |step: &ClockStep| matches!(step, ClockStep::Skipped { .. });
                steps.extend(skipped.into_iter().filter(is_holiday));
                steps.push(ClockStep::Moved { to, roll });
                to
            }
        },
    };
    Ok(Reckoning { date, steps })
}

/// Tells why a day is no business day, as far as the holidays of its year are known.
pub fn closure_of(day: NaiveDate, holidays: &Holidays) -> Option<Closure> {
    find_closure(day, holidays).ok().flatten()
}

impl Count {
    /// Spells the count as a distance from its start: `135 days`, `1 month`, `3 days before`.
    pub fn spelled(&self) -> String {
        let before = if self.number() < 0 { " before" } else { "" };
        format!("{}{before}", self.spell_amount())
    }

    /// Gives the number that is counted, in its own unit; a negative one counts back.
    pub fn number(&self) -> i32 {
        match *self {
            Count::Days(number)
            | Count::BusinessDays(number)
            | Count::Weeks(number)
            | Count::Months(number)
            | Count::Years(number) => number,
        }
    }

    /// Spells the amount without its direction: `10 business days`.
    fn spell_amount(&self) -> String {
        let unit = match self {
            Count::Days(_) => "day",
            Count::BusinessDays(_) => "business day",
            Count::Weeks(_) => "week",
            Count::Months(_) => "month",
            Count::Years(_) => "year",
        };
        spell_number_of(self.number().unsigned_abs(), unit)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelled())
    }
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClockError::UnknownYear(unknown) => unknown.fmt(f),
            ClockError::TooFar { start, count } => {
                let way = if count.number() < 0 {
                    "before"
                } else {
                    "after"
                };
                write!(
                    f,
                    "{} {way} {} is outside the years 1 to 9999",
                    count.spell_amount(),
                    spell_day(*start)
                )
            }
        }
    }
}

impl std::error::Error for ClockError {}

impl From<UnknownYear> for ClockError {
    fn from(unknown: UnknownYear) -> ClockError {
        ClockError::UnknownYear(unknown)
    }
}

/// Spells a number of things: `1 day`, `135 days`.
fn spell_number_of(number: u32, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// Counts by the calendar; nothing where the result is outside the years 1 to 9999.
fn count_calendar(start: NaiveDate, count: Count) -> Option<NaiveDate> {
    let number = i64::from(count.number());
    let months = |months: i64| {
        let distance = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
        if months < 0 {
            start.checked_sub_months(distance)
        } else {
            start.checked_add_months(distance)
        }
    };
    let days = |days| start.checked_add_signed(TimeDelta::try_days(days)?);
    let day = match count {
        Count::Days(_) | Count::BusinessDays(_) => days(number),
        Count::Weeks(_) => days(number * 7),
        Count::Months(_) => months(number),
        Count::Years(_) => months(number * 12),
    };
    day.filter(is_in_calendar)
}

/// Counts business days, one by one; also gives the steps for the holidays and weekends passed over.
fn count_business_days(
    start: NaiveDate,
    days: i32,
    holidays: &Holidays,
) -> Result<(NaiveDate, Vec<ClockStep>), ClockError> {
    let count = Count::BusinessDays(days);
    let too_far = ClockError::TooFar { start, count };
    // As many calendar days would already be too far: this is said before years are found to be unknown.
    count_calendar(start, count).ok_or(too_far)?;
    let mut day = start;
    let mut left = days.unsigned_abs();
    let mut skipped = Vec::new();
    let mut weekend_days = 0;
    while left > 0 {
        let next = if days < 0 {
            day.pred_opt()
        } else {
            day.succ_opt()
        };
        day = next.filter(is_in_calendar).ok_or(too_far)?;
        match find_closure(day, holidays)? {
            None => left -= 1,
            Some(Closure::Weekend) => weekend_days += 1,
            Some(Closure::Holiday(holiday)) => skipped.push(ClockStep::Skipped { day, holiday }),
        }
    }
    if weekend_days > 0 {
        skipped.push(ClockStep::SkippedWeekends(weekend_days));
    }
    Ok((day, skipped))
}

/// Tells whether a day is in the years that a record can state.
fn is_in_calendar(day: &NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// Finds why a day is no business day; nothing if it is one.
fn find_closure(day: NaiveDate, holidays: &Holidays) -> Result<Option<Closure>, UnknownYear> {
    if is_weekend(day) {
        return Ok(Some(Closure::Weekend));
    }
    Ok(holidays.on(day)?.map(Closure::Holiday))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
}
