//! Dates: what is read is written as it was, and read back as the same.

use docketpress::time::{Date, DatePlace, DateWords};

use super::{Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "dates",
    seeds: || {
        texts(&[
            "2005-08-09",
            "2005-08",
            "1998~",
            "2005-08-09%",
            "2005-03-22/2005-05-25",
            "1998/2001-02?",
            "2005-08-09T14:30",
            "2005-08-09T14:30:59-05:00",
            "2005-08-09T19:30Z",
            "unknown",
            "March 5, 2024",
            "5 Mar 2024",
            "3/5/2024",
            "2024-2-29",
            "20240229",
        ])
    },
    words: &[
        "0000", "0001", "9999", "10000", "-", "/", "T", "Z", "~", "?", "%", ":", "00", "24:00",
        "23:59:60", "+14:00", "-12:00", "02-29", "02-30", "12-31", "13", "31", "unknown", "..",
        "Jan", "Sept", "May", "th", ",", " ", "at",
    ],
    check,
};

fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let date = match Date::parse(&text) {
        Ok(date) => date,
        Err(error) => return assert!(!error.message.is_empty()),
    };
    let written = date.to_string();
    assert_eq!(Date::parse(&written).as_ref(), Ok(&date), "{written}");
    // Reading takes one spelling only, except seconds and offsets that say nothing.
    if !text.contains('T') {
        assert_eq!(written, text);
    }
    let (first, last) = (date.first_day(), date.last_day());
    assert!(first <= last, "{date:?}");
    assert_eq!(first.is_none(), date == Date::Unknown);
    assert!(
        !DateWords::english()
            .spell(&date, DatePlace::Full)
            .is_empty()
    );
    let _ = (
        date.machine(),
        date.sort_key(),
        date.exact_day(),
        date.exact_days(),
    );
}
