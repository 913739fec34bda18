//! Reads the dates of tables. The order of day and month is what the whole file shows, or what the
//! person says.

use chrono::{NaiveDate, NaiveTime};

use crate::import::DateOrder;
use crate::time::Date;

/// Why a cell is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellFault {
    /// There is no such day.
    NoDay,
    /// It is in no form that is known.
    Form,
}

/// What the dates of a file show of the order of day and month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// A date has a day above 12 in its second place.
    month_first: bool,
    /// A date has a day above 12 in its first place.
    day_first: bool,
    /// A date may be read both ways, and the two differ.
    ambiguous: bool,
}

impl Shown {
    /// Looks at a cell.
    pub(super) fn see(&mut self, text: &str) {
        let Some((first, second, _)) = numbers(text.trim()) else {
            return;
        };
        match (first > 12, second > 12) {
            (false, true) => self.month_first = true,
            (true, false) => self.day_first = true,
            (false, false) if first != second => self.ambiguous = true,
            _ => {}
        }
    }

    /// Returns the order; nothing where the person has to say it.
    pub(super) fn order(self) -> Option<DateOrder> {
        match (self.month_first, self.day_first, self.ambiguous) {
            (true, false, _) => Some(DateOrder::MonthFirst),
            (false, true, _) => Some(DateOrder::DayFirst),
            // All can be read in one way only, each.
            (_, _, false) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// Reads a cell as an EDTF date. An empty cell, or one that says that there is no date, gives none.
pub(super) fn read(text: &str, order: DateOrder) -> Result<Option<String>, CellFault> {
    let text = text.trim();
    let says_none = matches!(
        text.to_lowercase().as_str(),
        "" | "-" | "--" | "n/a" | "na" | "none" | "null" | "unknown" | "tbd" | "undated"
    );
    if says_none {
        return Ok(None);
    }
    if let Ok(date) = Date::parse(text) {
        return Ok(Some(plain(&date.to_string())));
    }
    if let Some(month) = month_of_year(text) {
        return Ok(Some(month));
    }
    let (day_text, time_text) = parts(text);
    let day = day(day_text, order)?;
    let time = match time_text {
        "" => None,
        text => Some(time(text).ok_or(CellFault::Form)?),
    };
    let date = match time {
        // Spreadsheets write a day without a time as midnight.
        None | Some(NaiveTime::MIN) => day.to_string(),
        Some(time) => format!("{day}T{}", time.format("%H:%M:%S")),
    };
    match Date::parse(&date) {
        Ok(date) => Ok(Some(date.to_string())),
        Err(_) => Err(CellFault::NoDay),
    }
}

/// Takes midnight off a moment.
fn plain(date: &str) -> String {
    match date.split_once('T') {
        Some((day, "00:00" | "00:00Z")) => day.to_owned(),
        _ => date.to_owned(),
    }
}

/// Reads a month without a day: `March 2024`, `Mar-2024`, `3/2024`.
fn month_of_year(text: &str) -> Option<String> {
    let (first, year) = text.split_once([' ', '-', '/'])?;
    let year = year.trim();
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let first = first.trim().trim_end_matches([',', '.']);
    let number = || first.parse::<u32>().ok().filter(|_| first.len() <= 2);
    let month = month(first).or_else(number)?;
    (is_year && (1..=12).contains(&month)).then(|| format!("{year}-{month:02}"))
}

/// Parts a day from the time behind it.
fn parts(text: &str) -> (&str, &str) {
    // `2024-07-03T14:30`, `7/3/2024 2:30 PM`, `July 3, 2024 14:30`.
    let colon = text.find(':').unwrap_or(text.len());
    let before = &text[..colon];
    let at = match before.rfind([' ', 'T', '\u{A0}']) {
        Some(at) if colon < text.len() => at,
        _ => return (text, ""),
    };
    let step = text[at..].chars().next().map_or(1, char::len_utf8);
    (
        text[..at].trim().trim_end_matches(','),
        text[at + step..].trim(),
    )
}

fn day(text: &str, order: DateOrder) -> Result<NaiveDate, CellFault> {
    let of = |year: i32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(CellFault::NoDay)
    };
    if let Some((first, second, year)) = numbers(text) {
        let (month, day) = match order {
            _ if first > 12 && second <= 12 => (second, first),
            _ if second > 12 && first <= 12 => (first, second),
            DateOrder::MonthFirst => (first, second),
            DateOrder::DayFirst => (second, first),
        };
        return of(year, month, day);
    }
    let pieces: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|piece| !piece.is_empty())
        .collect();
    let number = |piece: &str| {
        let digits = piece.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &piece[digits.len()..];
        let fits = matches!(
            ending.to_lowercase().as_str(),
            "" | "st" | "nd" | "rd" | "th"
        );
        digits.parse::<u32>().ok().filter(|_| fits)
    };
    let is_weekday = |piece: &&str| {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let piece = piece.to_lowercase();
        days.iter().any(|day| piece.starts_with(day)) && month(&piece).is_none()
    };
    let pieces: Vec<&str> = pieces
        .into_iter()
        .filter(|piece| !is_weekday(piece))
        .collect();
    match pieces.as_slice() {
        // `2024/07/03`, `2024.7.3`
        [year, month, day] if year.len() == 4 && number(year).is_some() => {
            match (number(year), number(month), number(day)) {
                (Some(year), Some(month), Some(day)) => of(year as i32, month, day),
                (Some(year), None, Some(day)) => match self::month(month) {
                    Some(month) => of(year as i32, month, day),
                    None => Err(CellFault::Form),
                },
                _ => Err(CellFault::Form),
            }
        }
        // `July 3, 2024` and `3 July 2024`
        [first, second, year] => {
            let year = self::year(year).ok_or(CellFault::Form)?;
            match (month(first), number(second), number(first), month(second)) {
                (Some(month), Some(day), _, _) => of(year, month, day),
                (_, _, Some(day), Some(month)) => of(year, month, day),
                _ => Err(CellFault::Form),
            }
        }
        // `20240703`
        [whole] if whole.len() == 8 && whole.bytes().all(|b| b.is_ascii_digit()) => {
            let part = |from: usize, to: usize| whole[from..to].parse::<u32>().unwrap_or(0);
            of(part(0, 4) as i32, part(4, 6), part(6, 8))
        }
        _ => Err(CellFault::Form),
    }
}

/// Reads `7/3/2024` and the like as three numbers, the year last.
fn numbers(text: &str) -> Option<(u32, u32, i32)> {
    let (day, _) = parts(text);
    let mut pieces = day.split(['/', '-', '.']);
    let (first, second, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let number = |piece: &str| {
        let piece = piece.trim();
        let fits = (1..=2).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit());
        piece.parse::<u32>().ok().filter(|_| fits)
    };
    let year = self::year(year.trim())?;
    match pieces.next() {
        None => Some((number(first)?, number(second)?, year)),
        Some(_) => None,
    }
}

/// Reads a year. One of two digits is of the fifty years before 2050: dockets hold no later dates.
fn year(text: &str) -> Option<i32> {
    let number = text.parse::<i32>().ok();
    let is_digits = text.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        4 if is_digits => number,
        2 if is_digits => number.map(|number| {
            if number < 50 {
                2000 + number
            } else {
                1900 + number
            }
        }),
        _ => None,
    }
}

fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| text.len() >= 3 && month.starts_with(&*text))?;
    Some(at as u32 + 1)
}

fn time(text: &str) -> Option<NaiveTime> {
    let text = text.to_lowercase().replace('.', "");
    let digits = text
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(text.len());
    let (clock, half) = text.split_at(digits);
    let mut pieces = clock.split(':').map(|piece| piece.parse::<u32>().ok());
    let hour = pieces.next()??;
    let minute = pieces.next()??;
    let second = match pieces.next() {
        Some(second) => second?,
        None => 0,
    };
    let half = half.trim();
    let word = half.split_whitespace().next().unwrap_or("");
    let hour = match (word, hour) {
        ("am" | "a", 12) => 0,
        ("am" | "a", hour @ 1..=11) => hour,
        ("pm" | "p", 12) => 12,
        ("pm" | "p", hour @ 1..=11) => hour + 12,
        // A zone by its letters is that of the agency.
        (
            "" | "et" | "est" | "edt" | "ct" | "cst" | "cdt" | "mt" | "mst" | "mdt" | "pt" | "pst"
            | "pdt",
            hour,
        ) => hour,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayFirst, MonthFirst};

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, want) in [
            ("01/13/2006", "2006-01-13"),
            ("1/7/2006", "2006-01-07"),
            ("8/9/2005 2:30:15 PM", "2005-08-09T14:30:15"),
            ("8/9/2005 12:00:00 AM", "2005-08-09"),
            ("8/9/2005 12:05 AM", "2005-08-09T00:05"),
            ("12/31/99", "1999-12-31"),
            ("2005-08-09", "2005-08-09"),
            ("2005-08-09 14:30", "2005-08-09T14:30"),
            ("2005-08-09T00:00:00", "2005-08-09"),
            ("2005/8/9", "2005-08-09"),
            ("August 9, 2005", "2005-08-09"),
            ("Tue, Aug 9, 2005", "2005-08-09"),
            ("9 August 2005", "2005-08-09"),
            ("09-Aug-05", "2005-08-09"),
            ("Sept. 1st, 2005", "2005-09-01"),
            ("20050809", "2005-08-09"),
            ("13.1.2006", "2006-01-13"),
            ("1998~", "1998~"),
            ("March 2024", "2024-03"),
            ("Sept. 2024", "2024-09"),
            ("3/2024", "2024-03"),
        ] {
            assert_eq!(read(text, MonthFirst), Ok(Some(want.to_owned())), "{text}");
        }
        assert_eq!(
            read("1/7/2006", DayFirst),
            Ok(Some("2006-07-01".to_owned()))
        );
        for text in ["", " ", "N/A", "-", "unknown"] {
            assert_eq!(read(text, MonthFirst), Ok(None), "{text}");
        }
        for text in ["02/30/2006", "13/13/2006", "2005-02-30 10:00", "20051332"] {
            assert_eq!(read(text, MonthFirst), Err(CellFault::NoDay), "{text}");
        }
        for text in ["soon", "1/2", "1/2/3/4", "8/9/2005 25:00 PM", "12345"] {
            assert_eq!(read(text, MonthFirst), Err(CellFault::Form), "{text}");
        }
    }

    #[test]
    fn the_order_is_what_the_file_shows_or_is_asked_for() {
        let order = |texts: &[&str]| {
            let mut shown = Shown::default();
            texts.iter().for_each(|text| shown.see(text));
            shown.order()
        };
        assert_eq!(order(&["1/7/2006", "1/13/2006"]), Some(MonthFirst));
        assert_eq!(order(&["1/7/2006", "13/1/2006 10:00"]), Some(DayFirst));
        assert_eq!(order(&["1/7/2006"]), None);
        assert_eq!(order(&["1/13/2006", "13/1/2006"]), Some(MonthFirst));
        assert_eq!(order(&["1/13/2006", "13/1/2006", "1/2/2006"]), None);
        assert_eq!(order(&["7/7/2006", "2006-01-02"]), Some(MonthFirst));
    }
}
