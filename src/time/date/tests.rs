//! What dates read and spell as.

use super::*;
use proptest::prelude::*;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The message and the help that a text earns.
fn refusal(text: &str) -> [String; 2] {
    let error = Date::parse(text).expect_err(text);
    [error.message, error.help.unwrap_or_default()]
}

/// The cells of a table with a row a line.
fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    table.trim().lines().map(|row| {
        let cells: Vec<&str> = row.split(" | ").map(str::trim).collect();
        cells.try_into().expect("as many cells as columns")
    })
}

#[test]
fn every_form_is_written_as_it_was_read() {
    let texts = "unknown 1998 2005-08 2005-08-09 1998~ 2005-08? 2005-08-09% 2004-02-29 0001 9999-12-31 \
                 2005-03-22/2005-05-25 2005~/2006-01-16? 2005-08-20/2005-08 2005-08-09T14:30 2005-08-09T14:30:15 \
                 2005-08-09T14:30Z 2005-08-09T14:30-05:00 2005-08-09T14:30+05:45";
    for text in texts.split(' ') {
        assert_eq!(date(text).to_string(), text);
    }
    let zero = date("2005-08-09T14:30:00+00:00");
    assert_eq!(zero.to_string(), "2005-08-09T14:30Z");
}

#[test]
fn each_date_is_spelled_for_its_place() {
    let table = "
        2005-08-09 | August 9, 2005 | Aug 9 | Aug. 9, 2005
        2005-09 | September 2005 | Sep | Sept. 2005
        1998 | 1998 | 1998 | 1998
        2005-05-01~ | about May 1, 2005 | about May 1 | circa May 1, 2005
        2005-07-01? | July 1, 2005 (uncertain) | Jul 1? | July 1, 2005?
        2005-06% | about June 2005 (uncertain) | about Jun? | circa June 2005?
        2005-08-04/2005-08-29 | August 4 to 29, 2005 | Aug 4–29 | Aug. 4–29, 2005
        2005-03-22/2005-05-25 | March 22 to May 25, 2005 | Mar 22–May 25 | Mar. 22–May 25, 2005
        2005-12-22/2006-01-16 | December 22, 2005 to January 16, 2006 | Dec 22, 2005–Jan 16, 2006 \
                              | Dec. 22, 2005–Jan. 16, 2006
        2005-03/2005-05 | March to May 2005 | Mar–May | Mar.–May 2005
        1998/2001 | 1998 to 2001 | 1998–2001 | 1998–2001
        2005-08-09/2005-08-09 | August 9, 2005 | Aug 9 | Aug. 9, 2005
        2005-08~/2005-08-09 | about August 2005 to August 9, 2005 | about Aug–Aug 9 \
                            | circa Aug. 2005–Aug. 9, 2005
        2005-08-09T14:30 | August 9, 2005, 2:30 p.m. | Aug 9 | Aug. 9, 2005
        2005-08-09T00:05:09Z | August 9, 2005, 12:05:09 a.m. (UTC) | Aug 9 | Aug. 9, 2005
        2005-08-09T12:00-05:00 | August 9, 2005, 12:00 p.m. (UTC-05:00) | Aug 9 | Aug. 9, 2005
        unknown | date unknown | undated | n.d.";
    for [text, spelled, short, legal] in rows(table) {
        let date = date(text);
        let told = |place| DateWords::english().spell(&date, place);
        assert_eq!(told(DatePlace::Full), spelled);
        assert_eq!(told(DatePlace::List), short, "for {text}");
        assert_eq!(told(DatePlace::Citation), legal, "for {text}");
    }
}

#[test]
fn a_date_knows_its_first_last_and_exact_day() {
    let table = "
        unknown | - | - | -
        2005-08-09 | 2005-08-09 | 2005-08-09 | 2005-08-09
        2005-08-09T14:30 | 2005-08-09 | 2005-08-09 | 2005-08-09
        2005-08-09~ | 2005-08-09 | 2005-08-09 | -
        2005-08-09? | 2005-08-09 | 2005-08-09 | -
        2004-02 | 2004-02-01 | 2004-02-29 | -
        1998 | 1998-01-01 | 1998-12-31 | -
        2005-03-22/2005-05 | 2005-03-22 | 2005-05-31 | -";
    for [text, first, last, exact] in rows(table) {
        let date = date(text);
        let shown = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        let days = [date.first_day(), date.last_day(), date.exact_day()];
        assert_eq!(days.map(shown), [first, last, exact], "for {text}");
    }
    assert_eq!(date("2005-12-22/2006").year(), Some(2005));
}

#[test]
fn html_gets_no_ranges_and_no_qualifiers() {
    let table = "
        2005-08~ | 2005-08
        1998? | 1998
        2005-08-09% | 2005-08-09
        2005-08-09T14:30 | 2005-08-09T14:30
        2005-08-09T14:30-05:00 | 2005-08-09T14:30-05:00
        2005/2006 | -
        unknown | -";
    for [text, machine] in rows(table) {
        assert_eq!(date(text).machine().as_deref().unwrap_or("-"), machine);
    }
}

#[test]
fn dates_sort_by_first_day_then_from_coarse_to_fine() {
    let sorted = [
        "2004-12-31",
        "2005",
        "2005-01",
        "2005-01-01",
        "2005-01-01T09:00",
        "2005-01-01T14:30",
        "2005-01-01/2005-01-02",
        "2005-01-02",
        "unknown",
    ];
    let mut dates: Vec<Date> = sorted.iter().rev().map(|text| date(text)).collect();
    dates.sort_by_key(Date::sort_key);
    let texts: Vec<String> = dates.iter().map(Date::to_string).collect();
    assert_eq!(texts, sorted);
}

#[test]
fn another_spelling_is_shown_the_right_one() {
    let table = "
        08/09/2005 | write `2005-08-09` for August 9, 2005, or `2005-09-08` for September 8, 2005
        08/08/2005 | write `2005-08-08`
        03/22/2005 | write `2005-03-22`
        22/03/2005 | write `2005-03-22`
        8/9/05 | write the year first, in four digits, as in `2005-08-09`
        August 9, 2005 | write `2005-08-09`
        Tuesday, August 9th, 2005 | write `2005-08-09`
        Aug. 9, 2005 | write `2005-08-09`
        Sept. 9, 2005 | write `2005-09-09`
        9 August 2005 | write `2005-08-09`
        9-Aug-2005 | write `2005-08-09`
        August 2005 | write `2005-08`
        2005/08/09 | write `2005-08-09`
        2005/08 | write `2005-08`
        20050809 | write `2005-08-09`
        2005-8-9 | write `2005-08-09`
        circa 1998 | write `1998~`
        1998?~ | write `1998%`
        Unknown | write `unknown`
        n.d. | write `unknown`
        2005-08-09 14:30 | write `2005-08-09T14:30`
        2005-08-09 14:30:15.250Z | write `2005-08-09T14:30:15.250Z`
        2005-08-09T14:30-0500 | write `2005-08-09T14:30-05:00`
        August 9, 2005, 2:30 p.m. | write `2005-08-09T14:30`
        8/13/2005 12:05 AM | write `2005-08-13T00:05`
        August 13, 2005 at 12:05 p.m. | write `2005-08-13T12:05`
        2005-03-22 to 2005-05-25 | write `2005-03-22/2005-05-25`
        2005-3-22/2005-5-25 | write `2005-03-22/2005-05-25`";
    for [text, help] in rows(table) {
        assert_eq!(refusal(text)[1], help, "for {text}");
    }
    assert_eq!(refusal(" 2005-08-09 ")[1], "write `2005-08-09`");
}

#[test]
fn what_is_not_in_the_calendar_is_refused_with_the_reason() {
    let table = "
        2005-02-30 | `2005-02-30` is not a day: February 2005 has 28 days \
            | if the day is not known, write `2005-02`
        2005-08-00 | `2005-08-00` is not a day: August 2005 has 31 days \
            | if the day is not known, write `2005-08`
        2005-13 | `2005-13` is not a month: months run from 01 to 12 \
            | if the month is not known, write `2005`
        2005-22-03 | `2005-22-03` is not a day: months run from 01 to 12 \
            | write `2005-03-22` for March 22, 2005: the month comes before the day
        0000 | `0000` has no year: years run from 0001 to 9999 \
            | if the date is not known, write `unknown`
        2005-05-25/2005-03-22 | `2005-05-25/2005-03-22` ends before it starts \
            | write `2005-03-22/2005-05-25`, the earlier date first
        2005-08-09T14:30~ | `2005-08-09T14:30~` marks a time of day as approximate or uncertain \
            | write `2005-08-09~` for approximate, or `2005-08-09?` for uncertain, without the time";
    for [text, message, help] in rows(table) {
        assert_eq!(refusal(text), [message, help]);
    }
    for time in ["24:00", "14:60", "14:30:60", "14:30+24:00", "14:30-05:60"] {
        let [message, _] = refusal(&format!("2005-08-09T{time}"));
        assert!(message.contains("is not a time of day"), "{message}");
    }
    let [message, _] = refusal("2005-08-09T14:30/2005-08-10");
    assert!(message.contains("range of times"), "{message}");
}

#[test]
fn what_is_no_date_is_shown_all_forms() {
    for text in [
        "",
        "next week",
        "–",
        "February 30, 2005",
        "00000809",
        "2005-08-09/..",
        "2005/",
        "August 2005, 14:30",
        "about August 9, 2005, 14:30",
        "2005-08-09 14:30 CST",
        "2005-08-09T14:30:15.",
        "2005-08-09T14:30.5",
    ] {
        let [message, help] = refusal(text);
        assert!(message.ends_with("is not a date"), "{message}");
        assert!(help.contains("a range"), "{help}");
    }
    assert!(refusal(&"9\n".repeat(500))[0].len() < 100);
}

fn any_point() -> impl Strategy<Value = Point> {
    let offset = prop::option::of(-1439..=1439i32);
    let moment = prop::option::of((0..86400u32, offset));
    let marks = any::<(bool, bool)>();
    (1..=3_652_059i32, 0..3u8, moment, marks).prop_map(|(number, precision, moment, marks)| {
        let day = NaiveDate::from_num_days_from_ce_opt(number).expect("years 1 to 9999");
        let (day, precision) = match precision {
            0 => (day.with_ordinal(1).expect("a first day"), Precision::Year),
            1 => (day.with_day(1).expect("a first day"), Precision::Month),
            _ => (day, Precision::Day),
        };
        let moment = moment.map(|(seconds, offset)| Moment {
            time: NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
                .expect("a second of the day"),
            offset: offset
                .map(|minutes| FixedOffset::east_opt(minutes * 60).expect("less than a day")),
        });
        let (about, uncertain) = marks;
        let allowed = precision == Precision::Day && !about && !uncertain;
        Point {
            day,
            precision,
            moment: moment.filter(|_| allowed),
            about,
            uncertain,
        }
    })
}

fn any_date() -> impl Strategy<Value = Date> {
    let range = (any_point(), any_point()).prop_map(|(a, b)| {
        let (first, last) = if a.day <= b.day { (a, b) } else { (b, a) };
        let timeless = |point| Point {
            moment: None,
            ..point
        };
        Date::Between(timeless(first), timeless(last))
    });
    prop_oneof![
        1 => Just(Date::Unknown),
        8 => any_point().prop_map(Date::At),
        8 => range,
    ]
}

/// Any text, the letters of dates in any order, and dates with their parts out of order or bounds.
const NEARLY_DATES: &str = "\\PC*|[-0-9/:TZ~?%+. apm–,é]{0,24}\
    |[0-3]?[0-9][-/. ][0-3]?[0-9][-/. ][0-9]{4}\
    |[0-9]{4}-?[0-9]{1,2}-?[0-9]{1,2}[T ]?[0-9:]{0,5}";

proptest! {
    #[test]
    fn a_date_is_read_back_as_it_was_written(date in any_date()) {
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn any_text_is_read_or_answered_with_good_advice(text in NEARLY_DATES) {
        match Date::parse(&text) {
            Ok(date) => prop_assert_eq!(Date::parse(&date.to_string()), Ok(date)),
            Err(error) => {
                let help = error.help.unwrap_or_default();
                let advised = help.strip_prefix("write `").and_then(|rest| rest.split('`').next());
                prop_assert!(advised.is_none_or(|text| Date::parse(text).is_ok()), "{}", help);
            }
        }
    }

    #[test]
    fn every_spelling_leads_back_to_its_date(date in any_date(), upper in any::<bool>()) {
        let point = match date {
            Date::At(point) if !point.uncertain && point.moment.is_none() && point.day.year() > 999 => point,
            _ => return Ok(()),
        };
        let spelled = Date::At(point).spelled();
        let spelled = if upper { spelled.to_uppercase() } else { spelled };
        match Date::parse(&spelled) {
            Ok(read) => prop_assert_eq!(read, Date::At(point)),
            Err(error) => prop_assert_eq!(error.help, Some(format!("write `{point}`"))),
        }
    }

    #[test]
    fn the_first_day_is_never_after_the_last(date in any_date()) {
        prop_assert!(date.first_day() <= date.last_day());
        for place in [DatePlace::Full, DatePlace::List, DatePlace::Citation] {
            prop_assert!(!DateWords::english().spell(&date, place).is_empty());
        }
    }
}

#[test]
fn fractions_of_a_second_are_read() {
    for (text, want) in [
        ("2026-08-03T15:10:54.600Z", "2026-08-03T15:10:54.600Z"),
        (
            "2026-08-03T15:10:54.6-05:00",
            "2026-08-03T15:10:54.600-05:00",
        ),
        ("2026-08-03T15:10:00.000Z", "2026-08-03T15:10Z"),
        ("2026-08-03T15:10:00.123456789", "2026-08-03T15:10:00.123"),
    ] {
        let date = Date::parse(text).expect("fractions are read");
        assert_eq!(date.to_string(), want);
        assert_eq!(Date::parse(want), Ok(date));
    }
}
