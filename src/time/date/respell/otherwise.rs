//! Dates in the spellings of other places and programs.

use chrono::{NaiveDate, Weekday};

use super::super::read::{read_moment, read_number};
use super::super::words::{LEGAL_MONTHS, MONTHS, SHORT_MONTHS};
use super::super::{Date, Moment, Point, Precision};

/// Reads the spellings of everyday life, only to propose the right one: gives nothing, the one date
/// that is meant, or two where day and month could be swapped, the American reading first.
pub(in crate::time::date) fn read_otherwise(text: &str) -> Vec<Date> {
    let text = text.trim().to_lowercase();
    if ["unknown", "undated", "no date", "none", "n.d.", "n/a"].contains(&text.as_str()) {
        return vec![Date::Unknown];
    }
    // An open range is not read as the day it starts with.
    if text.contains("..") || text.starts_with('/') || text.ends_with('/') {
        return Vec::new();
    }
    for to in [" to ", " through ", " - ", "–", "—", "/"] {
        let Some((first, last)) = text.split_once(to) else {
            continue;
        };
        if let ([first], [last]) = (&*read_words(first), &*read_words(last))
            && first.moment.is_none()
            && last.moment.is_none()
            && first.day <= last.last_day()
        {
            return vec![Date::Between(*first, *last)];
        }
    }
    read_words(&text).into_iter().map(Date::At).collect()
}

/// Reads one date of lower-case words and numbers in any usual order, with a time of day and
/// "about".
pub(in crate::time::date) fn read_words(text: &str) -> Vec<Point> {
    let stated = text.trim().trim_end_matches(['~', '?', '%']);
    let marks = &text.trim()[stated.len()..];
    let circa = ["about ", "circa ", "approximately ", "ca. ", "c. "];
    let plain = circa.iter().find_map(|word| stated.strip_prefix(word));
    let (day, moment) = match split_time(plain.unwrap_or(stated)) {
        Some((day, time)) => match read_time(time) {
            Some(moment) if plain.is_none() && marks.is_empty() => (day, Some(moment)),
            _ => return Vec::new(),
        },
        None => (plain.unwrap_or(stated), None),
    };
    let Some(words) = split_words(day) else {
        return Vec::new();
    };
    let day_of = |y, m, d| Some((NaiveDate::from_ymd_opt(y, m, d)?, Precision::Day));
    let mut readings = match *words.as_slice() {
        [DatePart::Year(y)] => {
            vec![NaiveDate::from_ymd_opt(y, 1, 1).map(|day| (day, Precision::Year))]
        }
        [DatePart::Year(y), DatePart::Month(m) | DatePart::Number(m)]
        | [DatePart::Month(m) | DatePart::Number(m), DatePart::Year(y)] => {
            vec![NaiveDate::from_ymd_opt(y, m, 1).map(|day| (day, Precision::Month))]
        }
        [
            DatePart::Year(y),
            DatePart::Month(m) | DatePart::Number(m),
            DatePart::Number(d),
        ]
        | [DatePart::Month(m), DatePart::Number(d), DatePart::Year(y)]
        | [DatePart::Number(d), DatePart::Month(m), DatePart::Year(y)] => vec![day_of(y, m, d)],
        [DatePart::Number(a), DatePart::Number(b), DatePart::Year(y)] => {
            vec![day_of(y, a, b), day_of(y, b, a)]
        }
        _ => Vec::new(),
    };
    readings.dedup();
    let readings = readings.into_iter().flatten();
    readings
        .filter(|(_, precision)| moment.is_none() || *precision == Precision::Day)
        .map(|(day, precision)| Point {
            day,
            precision,
            moment,
            about: plain.is_some() || marks.contains(['~', '%']),
            uncertain: marks.contains(['?', '%']),
        })
        .collect()
}

/// Parts a text before the hour of its time of day, if it has one.
pub(in crate::time::date) fn split_time(text: &str) -> Option<(&str, &str)> {
    let (before, _) = text.split_once(':')?;
    let day = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let time = &text[day.len()..];
    Some((day.strip_suffix('t').unwrap_or(day), time))
}

/// Reads a lower-case time of day: `9:05`, `14:30:15.000z`, `2:30 p.m.`, `14:30 -0500`.
pub(in crate::time::date) fn read_time(text: &str) -> Option<Moment> {
    let (hour, rest) = text.split_once(':')?;
    let end = rest.find(|c: char| !matches!(c, '0'..='9' | ':' | '.'));
    let (clock, zone) = rest.split_at(end.unwrap_or(rest.len()));
    let (clock, fraction) = match clock.find('.') {
        Some(dot) => clock.split_at(dot),
        None => (clock, ""),
    };
    let (minute, second) = match clock.split_once(':') {
        Some(parts) => parts,
        // Nobody can say whether a fraction of a minute was meant.
        None if !fraction.is_empty() => return None,
        None => (clock, "00"),
    };
    let hour = read_number(hour.as_bytes()).ok()?;
    let zone = zone.replace([' ', '.'], "");
    let (hour, zone) = match zone.as_str() {
        "am" | "pm" if !(1..=12).contains(&hour) => return None,
        "am" => (hour % 12, String::new()),
        "pm" => (hour % 12 + 12, String::new()),
        "z" | "utc" | "gmt" => (hour, "Z".to_owned()),
        zone => match (zone.len(), zone.split_at_checked(3)) {
            (5, Some((hours, minutes))) => (hour, format!("{hours}:{minutes}")),
            _ => (hour, zone.to_owned()),
        },
    };
    read_moment(format!("{hour:02}:{minute}:{second}{fraction}{zone}").as_bytes()).ok()
}

/// A part of a spelled date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::time::date) enum DatePart {
    /// Four digits.
    Year(i32),
    /// One or two digits, perhaps with an ordinal's ending.
    Number(u32),
    /// A month by its name.
    Month(u32),
}

/// Parts a lower-case text into the words of a date; nothing if any word is of another kind.
pub(in crate::time::date) fn split_words(text: &str) -> Option<Vec<DatePart>> {
    let mut words = Vec::new();
    for word in text.split([' ', ',', '.', '/', '-']) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let number = read_number(digits.as_bytes());
        match (number, digits.len(), &word[digits.len()..]) {
            (_, 0, "" | "the" | "of" | "on" | "at") => {}
            (_, 0, name) if is_weekday(name) => {}
            (_, 0, name) => words.push(DatePart::Month(month_number(name)?)),
            (Ok(number), 1 | 2, "" | "st" | "nd" | "rd" | "th") => {
                words.push(DatePart::Number(number))
            }
            (Ok(number), 4, "") if number > 0 => words.push(DatePart::Year(number as i32)),
            (Ok(number), 8, "") if number > 9999 => words.extend([
                DatePart::Year((number / 10000) as i32),
                DatePart::Number(number / 100 % 100),
                DatePart::Number(number % 100),
            ]),
            _ => return None,
        }
    }
    Some(words)
}

/// Returns whether a lower-case word is a weekday, in full or in three letters.
pub(in crate::time::date) fn is_weekday(word: &str) -> bool {
    word.parse::<Weekday>().is_ok()
}

/// Returns the number of a month by its lower-case name, in full or as usually abbreviated.
pub(in crate::time::date) fn month_number(name: &str) -> Option<u32> {
    let names = MONTHS.iter().zip(LEGAL_MONTHS).zip(SHORT_MONTHS);
    let place = names.into_iter().position(|((full, legal), short)| {
        [full, legal.trim_end_matches('.'), short]
            .iter()
            .any(|spelling| spelling.eq_ignore_ascii_case(name))
    });
    place.map(|place| place as u32 + 1)
}
