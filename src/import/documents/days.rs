//! Days in running text: `March 22, 2005`, `the 6th day of February, 2006`, `March 21-24, 2006`.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::{Captures, Regex};

/// A day in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The day.
    pub day: NaiveDate,
    /// The last day, where it is a range such as `March 21-24, 2006`.
    pub last: Option<NaiveDate>,
}

const MONTHS: &str = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)";

static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    let text = format!(
        r"(?i)\b{MONTHS}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|through|to|and)\s*(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s+(?P<year>1[89]\d\d|20\d\d|21\d\d)\b"
    );
    Regex::new(&text).expect("the expression is right")
});

static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    let text = format!(
        r"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?{MONTHS},?\s+(?P<year>1[89]\d\d|20\d\d|21\d\d)\b"
    );
    Regex::new(&text).expect("the expression is right")
});

static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4})$")
        .expect("the expression is right")
});

/// Finds the days of a text in order.
pub(super) fn days(text: &str) -> Vec<Day> {
    let mut found: Vec<Day> = MONTH_FIRST
        .captures_iter(text)
        .chain(DAY_FIRST.captures_iter(text))
        .filter(|found| !found[0].contains("\n\n"))
        .filter_map(|found| read(&found))
        .collect();
    found.sort_by_key(|day| (day.from, std::cmp::Reverse(day.to)));
    let mut end = 0;
    found.retain(|day| {
        let is_new = day.from >= end;
        if is_new {
            end = day.to;
        }
        is_new
    });
    found
}

fn read(found: &Captures<'_>) -> Option<Day> {
    let whole = found.get(0)?;
    let number = |name: &str| found.name(name)?.as_str().parse::<u32>().ok();
    let year = number("year")? as i32;
    let month = month(&found["month"])?;
    let day = NaiveDate::from_ymd_opt(year, month, number("day")?)?;
    let last = found
        .name("last")
        .and_then(|_| NaiveDate::from_ymd_opt(year, month, number("last")?))
        .filter(|last| *last > day);
    Some(Day {
        from: whole.start(),
        to: whole.end(),
        day,
        last,
    })
}

fn month(name: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let name = name.to_lowercase();
    let at = NAMES.iter().position(|known| name.starts_with(known))?;
    Some(at as u32 + 1)
}

/// Returns the day where a line is nothing but one, or says so: `Dated: March 1, 2006`, `Date:
/// 7/31/2024`.
pub(super) fn of_line(line: &str) -> Option<NaiveDate> {
    const LABELS: [&str; 17] = [
        "issued and effective",
        "dated this",
        "dated at",
        "dated",
        "date filed",
        "date issued",
        "date testimony prepared",
        "date prepared",
        "issue date",
        "date",
        "issued on",
        "issued",
        "filed on",
        "filed",
        "submitted",
        "this",
        "the",
    ];
    const WEEKDAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let line = line.trim().trim_end_matches('.');
    let bracketed = line
        .strip_prefix('(')
        .and_then(|line| line.strip_suffix(')'));
    let line = bracketed.unwrap_or(line);
    if line.len() > 90 {
        return None;
    }
    let mut rest = line;
    for label in LABELS {
        if let Some(after) = strip(rest, label) {
            rest = after;
        }
    }
    for weekday in WEEKDAYS {
        if let Some(after) = strip(rest, weekday) {
            rest = after;
        }
    }
    let is_labeled = rest.len() < line.len();
    if let Some(found) = NUMBERS.captures(rest) {
        let number = |name: &str| found[name].parse::<u32>().ok();
        // The order is sure only where one of the two can be no month.
        let (month, day) = (number("month")?, number("day")?);
        let is_sure = day > 12 || month == day;
        return NaiveDate::from_ymd_opt(number("year")? as i32, month, day).filter(|_| is_sure);
    }
    let found = days(rest);
    let [day] = found.as_slice() else { return None };
    // `Dated at Sampletown, Missouri, this 6th day of February, 2006`.
    let before = rest[..day.from].trim();
    let is_place = is_labeled && strip(line, "dated").is_some() && before.len() < 60;
    let after = rest[day.to..].trim();
    let is_alone = after.is_empty() && (before.is_empty() || is_place);
    (is_alone && day.last.is_none()).then_some(day.day)
}

static LABELED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?P<label>effective(?: date)?|issue date|date issued|date of issuance|date filed|filing date|date(?: testimony)? prepared|date submitted)\s*:\s*")
        .expect("the expression is right")
});

/// Returns the days that a line states behind labels: `Issue Date: March 1, 2006   Effective Date:
/// March 11, 2006`. Each is said to be the day of the document, or the day on which it takes
/// effect.
pub(super) fn labeled(line: &str) -> Vec<(bool, NaiveDate)> {
    if line.len() > 200 {
        return Vec::new();
    }
    LABELED
        .captures_iter(line)
        .filter_map(|found| {
            let rest: String = line[found.get(0)?.end()..].chars().take(30).collect();
            let day = days(&rest).into_iter().next()?;
            let is_effective = found["label"].to_lowercase().starts_with("effective");
            (day.from == 0).then_some((is_effective, day.day))
        })
        .collect()
}

/// Cuts a label off, without case.
fn strip<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let head = text.get(..label.len())?;
    let rest = &text[label.len()..];
    (head.eq_ignore_ascii_case(label) && !rest.starts_with(char::is_alphanumeric))
        .then(|| rest.trim_start_matches([':', ',', ' ']))
}

/// Returns the day at the beginning of a file's name: `2005-08-09 letter.pdf`,
/// `20050809_letter.pdf`.
pub(super) fn of_name(name: &str) -> Option<NaiveDate> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let head = name.get(..10)?;
    if let Ok(day) = NaiveDate::parse_from_str(&head.replace(['_', '.'], "-"), "%Y-%m-%d") {
        return Some(day).filter(|_| digits(&head[..4]));
    }
    let head = name.get(..8).filter(|head| digits(head))?;
    let is_end = !name[8..].starts_with(|c: char| c.is_ascii_digit());
    let day = NaiveDate::parse_from_str(head, "%Y%m%d").ok()?;
    let year = chrono::Datelike::year(&day);
    (is_end && (1900..2100).contains(&year)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_in_running_text() {
        for (text, want) in [
            ("On March 22, 2005, I sent", "2005-03-22"),
            ("this 6th day of February, 2006", "2006-02-06"),
            ("Sept. 3, 2005", "2005-09-03"),
            ("3 May 2006", "2006-05-03"),
            ("February\n14, 2006", "2006-02-14"),
        ] {
            let found = days(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].day.to_string(), want, "{text}");
        }
        let range = days("the hearing of March 21-24, 2006, and");
        assert_eq!(range[0].last.unwrap().to_string(), "2006-03-24");
        assert!(days("February 30, 2006; May 2006; 4 CSR 240").is_empty());
        // Another paragraph goes on with no day.
        assert!(days("Item 6\n\nMay 2006").is_empty());
    }

    #[test]
    fn a_line_is_a_day_where_it_says_nothing_else() {
        for (line, want) in [
            ("August 9, 2005", Some("2005-08-09")),
            ("Dated: Monday, August 8, 2005", Some("2005-08-08")),
            (
                "Dated at Sampletown, Missouri, this 6th day of February, 2006.",
                Some("2006-02-06"),
            ),
            ("Date: 7/31/2024", Some("2024-07-31")),
            ("Date: 7/3/2024", None),
            ("Issued: January 30, 2006.", Some("2006-01-30")),
            ("Staff reviewed the agreement dated May 5, 2006.", None),
            ("(Issued and Effective May 5, 2006)", Some("2006-05-05")),
            ("March 21-24, 2006", None),
        ] {
            let found = of_line(line).map(|day| day.to_string());
            assert_eq!(found.as_deref(), want, "{line}");
        }
    }

    #[test]
    fn a_line_may_state_two_days() {
        let line = "Issue Date: March 1, 2006 Effective Date: March 11, 2006";
        let found: Vec<(bool, String)> = labeled(line)
            .into_iter()
            .map(|(is_effective, day)| (is_effective, day.to_string()))
            .collect();
        let want = [
            (false, "2006-03-01".to_owned()),
            (true, "2006-03-11".to_owned()),
        ];
        assert_eq!(found, want);
    }

    #[test]
    fn the_name_of_a_file_may_begin_with_a_day() {
        for (name, want) in [
            ("2005-08-09 letter.pdf", Some("2005-08-09")),
            ("20050809_x.pdf", Some("2005-08-09")),
            ("99999999.pdf", None),
            ("SCAN0001.pdf", None),
        ] {
            let found = of_name(name).map(|day| day.to_string());
            assert_eq!(found.as_deref(), want, "{name}");
        }
    }
}
