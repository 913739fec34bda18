//! Finds the citations of the built-in families. Every citation holds a number and numbers are rare in prose, so the
//! search goes from one number to the next, and looks at what stands around it.

use std::cell::OnceCell;
use std::ops::{Range, RangeInclusive};

use super::act;
use super::families::{self, Reporter, Volumes};
use super::scan;
use super::sections::{Numbering, Section, sections};
use super::{Authority, Citation};

/// A number in a text, which may be the first of a citation.
#[derive(Clone, Copy)]
pub(super) struct Number<'t> {
    pub(super) text: &'t str,
    /// Where the citation before it ends: nothing before belongs to this one.
    pub(super) floor: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What was read from a number on.
pub(super) struct Reading {
    /// None, where numbers stand in a list but no law that they could be of: they need not be read again one by one,
    /// which would take the square of the time in a long table of numbers.
    pub(super) citations: Vec<Citation>,
    /// Where the search goes on.
    pub(super) end: usize,
}

/// The letters by which the Federal Communications Commission names the bureau that keeps a docket.
const BUREAUS: [&str; 16] = [
    "AU", "CC", "CG", "CI", "CS", "EB", "ET", "GN", "IB", "MB", "MD", "MM", "PR", "PS", "WC", "WT",
];

/// Finds the citations of a text, in order, none overlapping another.
pub(super) fn find(text: &str) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    let names_act = OnceCell::new();
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
        if !begins_number(&number) {
            continue;
        }
        let found = cite_reporter(&number)
            .or_else(|| cite_public_law(&number))
            .or_else(|| cite_docket(&number))
            .or_else(|| cite_missouri_statutes(&number))
            .or_else(|| act::cite_communications_act(&number, &names_act));
        if let Some(found) = found {
            citations.extend(found.citations);
            at = found.end;
        }
    }
    citations
}

/// Says whether a run of digits is the beginning of a number, not the end of a word, an amount or a date.
fn begins_number(number: &Number<'_>) -> bool {
    let before = &number.text[..number.start];
    match before.chars().next_back() {
        None => true,
        Some('.' | ',' | ':') => !before[..before.len() - 1].ends_with(char::is_numeric),
        Some('-' | '/') => !before[..before.len() - 1].ends_with(char::is_alphanumeric),
        Some(last) => !last.is_alphanumeric() && !matches!(last, '$' | '_' | '#'),
    }
}

/// Reads a citation that is a number, an abbreviation, and more numbers: `47 U.S.C. §§ 251 and 252`.
fn cite_reporter(number: &Number<'_>) -> Option<Reading> {
    let Number {
        text, start, end, ..
    } = *number;
    let (after, reporter) = families::reporter(text, end)?;
    let first = numeral(&text[start..end])?;
    let at = scan::skip_space(text, after);
    match reporter {
        Reporter::Code => {
            let title = within(first, &families::CODE_TITLES)?;
            let (at, plural) = scan::section_word(text, at).unwrap_or((at, false));
            let list = sections(text, at, Numbering::Statute, plural);
            cite(start, list, |section| {
                families::code_section(title, section)
            })
        }
        Reporter::Regulations => cite_regulations(
            text,
            start,
            at,
            within(first, &families::REGULATION_TITLES)?,
        ),
        Reporter::MissouriRules => {
            let title = within(first, &families::MISSOURI_TITLES)?;
            let (at, plural) = scan::section_word(text, at).unwrap_or((at, false));
            let rules = sections(text, at, Numbering::Rule, plural);
            cite(start, rules, |rule| families::missouri_rule(title, rule))
        }
        Reporter::Volumes(work) => {
            let (end, authority) = page(text, at, within(first, &work.volumes)?, work)?;
            Some(cite_one(start..end, authority))
        }
    }
}

fn numeral(digits: &str) -> Option<u32> {
    (!digits.starts_with('0')).then(|| digits.parse().ok())?
}

fn within(number: u32, range: &RangeInclusive<u32>) -> Option<u32> {
    range.contains(&number).then_some(number)
}

/// Makes citations of the sections of a list, the first of which starts with the title at `start`.
pub(super) fn cite(
    start: usize,
    sections: Vec<Section>,
    authority: impl Fn(&str) -> Authority,
) -> Option<Reading> {
    let end = sections.last()?.range.end;
    let mut citations: Vec<Citation> = sections
        .into_iter()
        .map(|section| Citation {
            range: section.range,
            authority: authority(&section.number),
            pinpoint: section.pinpoint,
        })
        .collect();
    citations.first_mut()?.range.start = start;
    Some(Reading { citations, end })
}

/// Makes the one citation of what has no sections.
fn cite_one(range: Range<usize>, authority: Authority) -> Reading {
    let end = range.end;
    let citation = Citation {
        range,
        authority,
        pinpoint: None,
    };
    Reading {
        citations: vec![citation],
        end,
    }
}

/// Reads what follows `47 C.F.R.`: sections, whose numbers hold a dot, or else parts.
fn cite_regulations(text: &str, start: usize, at: usize, title: u32) -> Option<Reading> {
    if let Some((at, plural)) = scan::part_word(text, at) {
        let parts = sections(text, at, Numbering::Part, plural);
        return cite(start, parts, |part| families::regulation_part(title, part));
    }
    let (at, plural) = scan::section_word(text, at).unwrap_or((at, false));
    // Taxes, public contracts and acquisition number their sections with hyphens: 1.1502-76, 60-1.4, 52.212-4.
    let hyphens = matches!(title, 26 | 41 | 48);
    let list = sections(text, at, Numbering::Regulation { hyphens }, plural);
    cite(start, list, |section| {
        families::regulation_section(title, section)
    })
    .or_else(|| {
        let parts = sections(text, at, Numbering::Part, plural);
        cite(start, parts, |part| families::regulation_part(title, part))
    })
}

/// Reads a page number, with a comma between thousands perhaps: `45,476`.
fn page(text: &str, at: usize, volume: u32, work: &Volumes) -> Option<(usize, Authority)> {
    let digits = scan::digits(text, at, 1, 6)?;
    let thousands = text[digits..]
        .starts_with(',')
        .then(|| scan::digits(text, digits + 1, 3, 3))
        .flatten()
        .filter(|_| digits - at <= 3);
    let end = thousands.unwrap_or(digits);
    let page = numeral(&text[at..end].replace(',', ""))?;
    (!scan::continues_word(text, end)).then(|| (end, families::volume_page(work, volume, page)))
}

/// Reads a public law: `Pub. L. No. 104-104`, `Public Law 104-104`.
fn cite_public_law(number: &Number<'_>) -> Option<Reading> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    let after = scan::hyphen(text, end)?;
    let law_end = scan::digits(text, after, 1, 3)?;
    let phrase_start = [
        "Pub. L. No.",
        "Pub. L.",
        "Public Law No.",
        "Public Law",
        "P.L.",
    ]
    .iter()
    .find_map(|phrase| scan::phrase_before(text, floor, start, phrase))?;
    let congress = within(numeral(&text[start..end])?, &(1..=199))?;
    let law = numeral(&text[after..law_end])?;
    (!scan::continues_word(text, law_end))
        .then(|| cite_one(phrase_start..law_end, families::public_law(congress, law)))
}

/// Reads dockets of the Federal Communications Commission: `CC Docket Nos. 01-338 and 96-98`.
fn cite_docket(number: &Number<'_>) -> Option<Reading> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    scan::hyphen(text, end)?;
    let (bureau, phrase_start) = ["Docket Nos.", "Docket No.", "Docket", "Dockets"]
        .iter()
        .find_map(|words| {
            let words_start = scan::phrase_before(text, floor, start, words)?;
            BUREAUS.iter().find_map(|bureau| {
                Some((
                    bureau,
                    scan::phrase_before(text, floor, words_start, bureau)?,
                ))
            })
        })?;
    let dockets = sections(text, start, Numbering::Docket, true);
    cite(phrase_start, dockets, |docket| {
        families::federal_docket(bureau, docket)
    })
}

/// Reads sections of the Missouri statutes, which "RSMo" follows or precedes: `Section 386.250, RSMo 2000`.
fn cite_missouri_statutes(number: &Number<'_>) -> Option<Reading> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    // The dot in the number tells most others apart at once.
    text[end..].starts_with('.').then_some(())?;
    let (word_start, plural) =
        scan::section_word_before(text, floor, start).unwrap_or((start, true));
    let list = sections(text, start, Numbering::Revised, plural);
    let list_end = list.last()?.range.end;
    let name_start = ["Mo. Rev. Stat.", "RSMo", "R.S.Mo.", "RSMo."]
        .iter()
        .find_map(|name| scan::phrase_before(text, floor, word_start, name));
    let name_end = missouri_name(text, list_end);
    if name_start.is_none() && name_end.is_none() {
        return Some(Reading {
            citations: Vec::new(),
            end: list_end,
        });
    }
    let start = name_start.unwrap_or(word_start);
    let mut reading = cite(start, list, families::missouri_statute)?;
    reading.end = name_end.unwrap_or(list_end);
    reading.citations.last_mut()?.range.end = reading.end;
    Some(reading)
}

/// Passes over `, RSMo`, and the year or supplement of the edition that is cited.
pub(super) fn missouri_name(text: &str, at: usize) -> Option<usize> {
    let comma = at + usize::from(text[at..].starts_with(','));
    let start = scan::skip_space(text, comma);
    let mut end = scan::abbreviation(text, start, "RSMo")?;
    if &text[start..end] == "RSMo." {
        // The abbreviation has no dot of its own: this one ends the sentence.
        return Some(end - 1);
    }
    for word in ["Cum.", "Supp."] {
        let at = scan::skip_space(text, end);
        if text[at..].starts_with(word) {
            end = at + word.len();
        }
    }
    let year = scan::digits(text, scan::skip_space(text, end), 4, 4);
    Some(
        year.filter(|&year| !scan::continues_word(text, year))
            .unwrap_or(end),
    )
}
