//! Tests of `holidays.rs`.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day of the test")
}

fn federal(text: &str) -> Option<String> {
    let holidays = Holidays::us_federal();
    let holiday = holidays.on(day(text)).expect("a known year");
    holiday.map(|holiday| holiday.to_string())
}

#[test]
fn federal_holidays_follow_the_law_of_their_year() {
    for (text, name) in [
        ("1971-12-31", "New Year's Day, observed"),
        ("1975-10-27", "Veterans Day"),
        ("1978-11-10", "Veterans Day, observed"),
        ("1986-01-20", "Birthday of Martin Luther King, Jr."),
        ("2004-05-31", "Memorial Day"),
        ("2005-05-30", "Memorial Day"),
        ("2005-12-26", "Christmas Day, observed"),
        ("2006-01-02", "New Year's Day, observed"),
        ("2006-01-16", "Birthday of Martin Luther King, Jr."),
        ("2010-05-31", "Memorial Day"),
        (
            "2021-06-18",
            "Juneteenth National Independence Day, observed",
        ),
        ("2021-07-05", "Independence Day, observed"),
        ("2021-12-31", "New Year's Day, observed"),
        ("2024-02-19", "Washington's Birthday"),
        ("2024-06-19", "Juneteenth National Independence Day"),
        ("2024-09-02", "Labor Day"),
        ("2024-10-14", "Columbus Day"),
        ("2024-11-28", "Thanksgiving Day"),
        ("2099-12-25", "Christmas Day"),
    ] {
        assert_eq!(federal(text).as_deref(), Some(name), "on {text}");
    }
    for text in [
        "1975-11-11", // on the fourth Monday of October then
        "1978-10-23",
        "1985-01-21", // before Dr. King's birthday became a holiday
        "2020-06-19", // before Juneteenth did
        "2020-12-31",
        "2021-06-19", // a Saturday: observed the day before
        "2022-01-01",
        "2005-08-09",
    ] {
        assert_eq!(federal(text), None, "on {text}");
    }
}

#[test]
fn every_known_year_has_its_number_of_holidays_and_none_on_a_weekend() {
    let holidays = Holidays::us_federal();
    let first = day("1971-01-01");
    let days = first.iter_days().take_while(|day| day.year() < 2100);
    let mut tally: BTreeMap<i32, u32> = BTreeMap::new();
    for day in days {
        if holidays.on(day).expect("a known year").is_some() {
            assert!(!is_weekend(day), "{day}");
            // New Year's Day counts for the year that it begins.
            let turn = i32::from((day.month(), day.day()) == (12, 31));
            *tally.entry(day.year() + turn).or_default() += 1;
        }
    }
    for (year, count) in tally {
        let lawful = match year {
            ..1986 => 9,
            1986..2021 => 10,
            _ => 11,
        };
        assert_eq!(count, lawful, "in {year}");
    }
}

#[test]
fn a_year_that_nobody_listed_is_unknown() {
    let list = vec![(day("1969-07-21"), "Moon landing".to_owned())];
    let unknown = |holidays: &Holidays, text| {
        let error = holidays.on(day(text)).expect_err("unknown");
        error.to_string()
    };
    let listed = Holidays::listed(list.clone());
    let landing = Holiday::Listed("Moon landing".to_owned());
    assert_eq!(listed.on(day("1969-07-21")), Ok(Some(landing.clone())));
    assert_eq!(listed.on(day("1969-12-25")), Ok(None));
    let way_out = "the holidays of 1970 are not known: list them in `holidays` in site.yaml";
    assert_eq!(unknown(&listed, "1970-01-01"), way_out);

    let both = Holidays::us_federal().with(list);
    assert_eq!(both.on(day("1969-07-21")), Ok(Some(landing)));
    assert!(both.on(day("2006-01-16")).is_ok_and(|name| name.is_some()));
    assert_eq!(unknown(&both, "1970-01-01"), way_out);
    assert!(unknown(&both, "2100-01-01").contains("2100"));

    assert!(unknown(&Holidays::none(), "2005-08-09").contains("`us-federal`"));
    assert!(unknown(&Holidays::listed(Vec::new()), "2005-08-09").contains("`us-federal`"));
}

#[test]
fn a_weekend_is_no_business_day_even_in_an_unknown_year() {
    let none = Holidays::none();
    assert_eq!(none.is_business_day(day("2005-08-06")), Ok(false));
    assert!(none.is_business_day(day("2005-08-08")).is_err());
    let federal = Holidays::us_federal();
    assert_eq!(federal.is_business_day(day("2006-01-16")), Ok(false));
    assert_eq!(federal.is_business_day(day("2006-01-17")), Ok(true));
}
