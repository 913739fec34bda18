//! How a language spells dates: its months and weekdays, and the order in which it says them.

use crate::text::Phrase;

/// The words of a language for dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    /// For a date in full: `August 9, 2005`.
    pub spelled: DateStyle,
    /// For a list under its month: `Aug 9`.
    pub list: DateStyle,
    /// For a citation or a line of text: `Aug. 9, 2005`.
    pub legal: DateStyle,
    /// The weekdays, from Monday.
    pub weekdays: [String; 7],
    /// A day with its weekday; `{weekday}` and `{date}`.
    pub weekday: Phrase,
    /// A day with a time of day; `{date}`, `{clock12}`, `{clock24}`, `{half}`.
    pub moment: Phrase,
    /// The halves of a day, before and after noon.
    pub halves: [String; 2],
}

/// How dates are said in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateStyle {
    /// The months.
    pub months: [String; 12],
    /// A day; `{day}`, `{month}`, `{year}`.
    pub day: Phrase,
    /// A day whose year is given elsewhere; `{day}`, `{month}`.
    pub day_of_year: Phrase,
    /// A month; `{month}`, `{year}`.
    pub month: Phrase,
    /// A month whose year is given elsewhere; `{month}`.
    pub month_of_year: Phrase,
    /// Days of one month; `{day}`, `{last}`, `{month}`, `{year}`.
    pub days: Phrase,
    /// Days of one month whose year is given elsewhere; `{day}`, `{last}`, `{month}`.
    pub days_of_year: Phrase,
    /// From one date to another; `{first}`, `{last}`.
    pub range: Phrase,
    /// An approximate date; `{date}`.
    pub about: Phrase,
    /// An uncertain date; `{date}`.
    pub uncertain: Phrase,
    /// A date that is not known.
    pub unknown: String,
}

impl DateWords {
    /// Returns the words of English, which messages use whatever the language of the site.
    pub fn english() -> DateWords {
        let style =
            |months: [&str; 12], range: &str, about: &str, uncertain: &str, unknown: &str| {
                DateStyle {
                    months: months.map(str::to_owned),
                    day: Phrase::new("{month} {day}, {year}"),
                    day_of_year: Phrase::new("{month} {day}"),
                    month: Phrase::new("{month} {year}"),
                    month_of_year: Phrase::new("{month}"),
                    days: Phrase::new(format!("{{month}} {{day}}{range}{{last}}, {{year}}")),
                    days_of_year: Phrase::new(format!("{{month}} {{day}}{range}{{last}}")),
                    range: Phrase::new(format!("{{first}}{range}{{last}}")),
                    about: Phrase::new(format!("{about} {{date}}")),
                    uncertain: Phrase::new(format!("{{date}}{uncertain}")),
                    unknown: unknown.to_owned(),
                }
            };
        DateWords {
            spelled: style(MONTHS, " to ", "about", " (uncertain)", "date unknown"),
            list: style(SHORT_MONTHS, "–", "about", "?", "undated"),
            legal: style(LEGAL_MONTHS, "–", "circa", "?", "n.d."),
            weekdays: WEEKDAYS.map(str::to_owned),
            weekday: Phrase::new("{weekday}, {date}"),
            moment: Phrase::new("{date}, {clock12} {half}"),
            halves: ["a.m.".to_owned(), "p.m.".to_owned()],
        }
    }
}

#[rustfmt::skip]
pub(super) const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
];

/// The months as The Bluebook abbreviates them.
#[rustfmt::skip]
pub(super) const LEGAL_MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

#[rustfmt::skip]
pub(super) const SHORT_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[rustfmt::skip]
const WEEKDAYS: [&str; 7] = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
];
