//! Finds the citations of the built-in families. Every citation holds a number and numbers are rare
//! in prose, so the search goes from one number to the next, and looks at what is around it.

mod docket;
mod energy;
mod missouri;
mod public_law;
mod reporter;
mod title;

use std::ops::{Range, RangeInclusive};

use super::act::Acts;
use super::authority::{Authority, Citation};
use super::built_in::{self, Reporter};
use super::read::{Citations, Number, cite};
use super::scan;
use super::sections::{Hyphens, Numbering, Section, sections};
use docket::cite_docket;
use energy::cite_energy_rules;
use missouri::{cite_missouri_cases, cite_missouri_statutes};
use public_law::cite_public_law;
use reporter::cite_reporter;
use title::{cite_parts_of_title, cite_sections_of_title};

/// Finds the citations of a passage, in order, none overlapping another.
pub(super) fn find(text: &str, acts: &Acts<'_>) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
        let start = at + offset;
        let digits = text.as_bytes()[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit());
        let number = Number {
            text,
            floor: citations.last().map_or(0, |citation| citation.range.end),
            start,
            end: start + digits.count(),
        };
        at = number.end;
        let found = if begins_number(&number) {
            cite_reporter(&number)
                .or_else(|| cite_public_law(&number))
                .or_else(|| cite_docket(&number))
                .or_else(|| cite_energy_rules(&number))
                .or_else(|| cite_missouri_statutes(&number, acts))
                .or_else(|| cite_parts_of_title(&number))
                .or_else(|| cite_sections_of_title(&number, acts))
        } else {
            cite_missouri_cases(&number)
        };
        if let Some(found) = found {
            citations.extend(found.citations);
            at = found.end;
        }
    }
    citations
}

/// Says whether a run of digits is the beginning of a number, not the end of a word, an amount or a
/// date.
fn begins_number(number: &Number<'_>) -> bool {
    let mut before = number.text[..number.start].chars();
    match before.next_back() {
        None => true,
        Some('.' | ',' | ':') => !before.next_back().is_some_and(char::is_numeric),
        Some('-' | '‑' | '/') => !before.next_back().is_some_and(char::is_alphanumeric),
        Some(last) => !last.is_alphanumeric() && !matches!(last, '$' | '_' | '#'),
    }
}

fn within(number: u32, range: &RangeInclusive<u32>) -> Option<u32> {
    range.contains(&number).then_some(number)
}

/// Reads the code of a title, in words or letters: `, United States Code`, ` of the Code of Federal
/// Regulations`.
fn code_of_title(text: &str, at: usize) -> Option<(usize, Reporter)> {
    let at = at + usize::from(text[at..].starts_with(','));
    let at = scan::skip_space(text, at);
    let at = scan::phrase(text, at, "of the").map_or(at, |after| scan::skip_space(text, after));
    built_in::abbreviated(text, at)
        .filter(|(_, code)| matches!(code, Reporter::Code | Reporter::Regulations))
}

/// Passes over a word for sections or parts, with a comma before it perhaps: `47 C.F.R., Part 51`.
fn marked(
    text: &str,
    at: usize,
    word: fn(&str, usize) -> Option<(usize, bool)>,
) -> Option<(usize, bool)> {
    let comma = at + usize::from(text[at..].starts_with(','));
    word(text, scan::skip_space(text, comma))
}

/// Says whether a list with or without a word for sections is one of a law, not a count: `12 CSR
/// 24-7 agents`.
fn is_law(text: &str, is_marked: bool, list: &[Section]) -> bool {
    is_marked
        || list
            .first()
            .is_some_and(|one| one.pinpoint.is_some() || !scan::counts(text, one.number_end))
}

/// Makes the one citation of what has no sections.
fn cite_one(range: Range<usize>, authority: Authority) -> Citations {
    let end = range.end;
    let citation = Citation {
        range,
        authority,
        pinpoint: None,
    };
    Citations {
        citations: vec![citation],
        end,
    }
}

/// Says what a hyphen means in the numbers of a title of the federal regulations.
fn hyphens(title: u32) -> Hyphens {
    match title {
        // Taxes, public contracts and acquisition.
        26 | 41 | 48 => Hyphens::Always,
        7 | 10 | 17 | 29 | 30 | 32 | 33 | 36 | 40 | 43 | 46 => Hyphens::Often,
        _ => Hyphens::Seldom,
    }
}

/// Says what a hyphen means in the numbers of parts of such a title.
fn hyphens_of_parts(title: u32) -> Hyphens {
    match title {
        41 => Hyphens::Always,
        _ => Hyphens::Seldom,
    }
}

/// Reads what follows `47 C.F.R.`: sections, whose numbers hold a dot, or else parts.
fn cite_regulations(text: &str, start: usize, after: usize, title: u32) -> Option<Citations> {
    let in_parts = Numbering::Part(hyphens_of_parts(title));
    if let Some((at, plural)) = marked(text, after, scan::part_word) {
        let parts = sections(text, at, in_parts, plural);
        return cite(start, parts, |part| built_in::regulation_part(title, part));
    }
    let word = marked(text, after, scan::section_word);
    let (at, plural) = word.unwrap_or((scan::skip_space(text, after), false));
    let list = sections(text, at, Numbering::Regulation(hyphens(title)), plural);
    cite(start, list, |section| {
        built_in::regulation_section(title, section)
    })
    .or_else(|| {
        let parts = sections(text, at, in_parts, plural);
        is_law(text, word.is_some(), &parts).then_some(())?;
        cite(start, parts, |part| built_in::regulation_part(title, part))
    })
}
