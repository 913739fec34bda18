//! The day of a document: a line that is nothing but a day, a day behind a label, or the day on
//! which it was served.

use chrono::NaiveDate;

use super::days;
use super::service::certificate;
use super::sheet::DocumentSheet;

/// Where the day of a document is.
#[derive(Debug, Clone, Copy)]
pub(super) enum DayPlace {
    /// On this line.
    Line(usize),
    /// In the certificate of service.
    Certificate,
}

impl DayPlace {
    /// Returns whether it is sure even where a day of the document changes whenever it is opened.
    pub(super) fn is_sure_in_fields(self) -> bool {
        matches!(self, DayPlace::Certificate)
    }

    /// Says where it is.
    pub(super) fn words(self, sheet: &DocumentSheet) -> String {
        match self {
            DayPlace::Line(at) => sheet.lines().nth(at).map_or_else(
                || "the text".to_owned(),
                |line| match sheet.pages > 1 {
                    true => format!("page {}, line {}", line.page, line.number),
                    false => format!("line {}", line.number),
                },
            ),
            DayPlace::Certificate => "the certificate of service".to_owned(),
        }
    }
}

/// Finds the day of a document: a line that is nothing but a day, in its head or near its
/// signature, or else the day on which it was served.
pub(super) fn own_day(
    sheet: &DocumentSheet,
    begins: usize,
    signed: Option<usize>,
    text: &str,
) -> Option<(NaiveDate, DayPlace)> {
    let all: Vec<(usize, NaiveDate)> = sheet
        .lines()
        .enumerate()
        .filter_map(|(at, line)| Some((at, days::of_line(&line.text)?)))
        .collect();
    let in_head = all.iter().find(|(at, _)| *at <= begins.max(12));
    let is_near = |at: usize| signed.is_some_and(|signed| at.abs_diff(signed) <= 10);
    let labeled = sheet.lines().enumerate().find_map(|(at, line)| {
        let lower = line.text.to_lowercase();
        let is_label = ["dated", "issued", "date:", "date issued", "filed:"]
            .iter()
            .any(|label| lower.starts_with(label));
        days::of_line(&line.text)
            .filter(|_| is_label)
            .map(|day| (at, day))
    });
    let stated = sheet.lines().take(60).enumerate().find_map(|(at, line)| {
        let found = days::labeled(&line.text).into_iter();
        let mut own = found.filter(|(is_effective, _)| !is_effective);
        own.next().map(|(_, day)| (at, day))
    });
    if let Some((at, day)) = stated {
        return Some((day, DayPlace::Line(at)));
    }
    let near = || all.iter().find(|(at, _)| is_near(*at)).copied();
    let found = in_head.copied().or(labeled).or_else(near);
    // The only line of a document that is nothing but a day.
    let found = found.or(match all.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    if let Some((at, day)) = found {
        return Some((day, DayPlace::Line(at)));
    }
    let certified = days::days(certificate(text)?);
    Some((certified.first()?.day, DayPlace::Certificate))
}
