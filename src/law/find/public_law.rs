//! Citations of public laws: `Pub. L. No. 104-104`.

use super::super::authority::Citation;
use super::super::built_in::{self};
use super::super::read::{Citations, Number};
use super::super::scan;
use super::super::sections::{self};
use super::reporter::numeral;
use super::within;

/// Reads public laws: `Pub. L. No. 104-104`, `Public Laws 104-104 and 105-33`.
pub(super) fn cite_public_law(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    scan::hyphen(text, end)?;
    let phrase_start = [
        "Pub. L. No.",
        "Pub. L.",
        "Public Law No.",
        "Public Law",
        "P.L.",
        "P. L.",
        "P.L. No.",
        "Pub. Law",
        "Pub. L. Nos.",
        "Public Law Nos.",
        "Public Laws",
        "PUBLIC LAW",
    ]
    .iter()
    .find_map(|phrase| scan::phrase_before(text, floor, start, phrase))?;
    let mut citations: Vec<Citation> = Vec::new();
    let mut next = start;
    while let Some((end, congress, law)) = public_law(text, next) {
        citations.push(Citation {
            range: next..end,
            authority: built_in::public_law(congress, law),
            pinpoint: None,
        });
        let Some((after, _)) = sections::connective(text, end, false) else {
            break;
        };
        next = after;
    }
    citations.first_mut()?.range.start = phrase_start;
    let end = citations.last()?.range.end;
    Some(Citations { citations, end })
}

/// Reads the number of a public law: the Congress that made it, and its place among the laws of
/// that Congress.
pub(super) fn public_law(text: &str, at: usize) -> Option<(usize, u32, u32)> {
    let congress_end = scan::digits(text, at, 1, 3)?;
    let after = scan::hyphen(text, congress_end)?;
    let end = scan::digits(text, after, 1, 3)?;
    let congress = within(numeral(&text[at..congress_end])?, &(1..=199))?;
    let law = numeral(&text[after..end])?;
    let goes_on = scan::hyphen(text, end)
        .is_some_and(|after| text[after..].starts_with(|c: char| c.is_ascii_digit()));
    let whole = !scan::continues_word(text, end) && !goes_on;
    whole.then_some((end, congress, law))
}
