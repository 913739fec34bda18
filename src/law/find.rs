//! Finds the citations of the built-in families. Every citation holds a number and numbers are rare
//! in prose, so the search goes from one number to the next, and looks at what stands around it.

use std::ops::{Range, RangeInclusive};

use super::act::Acts;
use super::authority::{Authority, Citation};
use super::built_in::{self, Reporter, Volumes};
use super::read::{Citations, Number, cite};
use super::scan;
use super::sections::{self, Hyphens, Numbering, Section, sections};

mod energy;
mod missouri;
mod title;

use energy::{cite_energy_orders, cite_energy_rules};
use missouri::{cite_missouri_cases, cite_missouri_statutes};
use title::{cite_parts_of_title, cite_sections_of_title};

/// The letters by which the Federal Communications Commission names the bureau that keeps a docket.
const BUREAUS: [&str; 17] = [
    "AU", "CC", "CG", "CI", "CS", "EB", "ET", "GN", "IB", "MB", "MD", "MM", "PR", "PS", "SB", "WC",
    "WT",
];

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

/// Reads a citation that is a number, an abbreviation, and more numbers: `47 U.S.C. §§ 251 and
/// 252`.
fn cite_reporter(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    let (after, reporter, start) = match built_in::reporter(text, end) {
        Some((after, reporter)) => (after, reporter, start),
        None => {
            let (after, reporter) = code_of_title(text, end)?;
            let word = ["Title", "title", "TITLE"];
            let start = word
                .iter()
                .find_map(|word| scan::phrase_before(text, floor, start, word))?;
            (after, reporter, start)
        }
    };
    let first = numeral(&text[number.start..end])?;
    let at = scan::skip_space(text, after);
    match reporter {
        Reporter::Code => {
            let title = within(first, &built_in::CODE_TITLES)?;
            let word = marked(text, after, scan::section_word);
            let (at, plural) = word.unwrap_or((at, false));
            let list = sections(text, at, Numbering::Statute, plural);
            is_law(text, word.is_some(), &list).then_some(())?;
            cite(start, list, |section| {
                built_in::code_section(title, section)
            })
        }
        Reporter::Regulations => cite_regulations(
            text,
            start,
            after,
            within(first, &built_in::REGULATION_TITLES)?,
        ),
        Reporter::MissouriRules => {
            let title = within(first, &built_in::MISSOURI_TITLES)?;
            let word = marked(text, after, scan::section_word);
            let (at, plural) = word.unwrap_or((at, false));
            let rules = sections(text, at, Numbering::Rule, plural);
            // A rule has a dot, which no count of things has.
            let is_rule = rules.first().is_some_and(|rule| rule.number.contains('.'));
            (is_rule || is_law(text, word.is_some(), &rules)).then_some(())?;
            cite(start, rules, |rule| built_in::missouri_rule(title, rule))
        }
        Reporter::Volumes(work) => {
            let (end, authority) = page(text, at, within(first, &work.volumes)?, work)?;
            Some(cite_one(start..end, authority))
        }
        Reporter::EnergyOrders => {
            let volume = within(first, &built_in::ENERGY_VOLUMES)?;
            cite_energy_orders(text, start, at, volume)
        }
    }
}

fn numeral(digits: &str) -> Option<u32> {
    (!digits.starts_with('0')).then(|| digits.parse().ok())?
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

/// Reads a page number, with a comma between thousands perhaps: `45,476`. The earliest volumes have
/// the number and name of a reporter before it: `5 U.S. (1 Cranch) 137`.
fn page(text: &str, at: usize, volume: u32, work: &Volumes) -> Option<(usize, Authority)> {
    let at = reporter_in_parentheses(text, at).unwrap_or(at);
    let digits = scan::digits(text, at, 1, 6)?;
    let thousands = text[digits..]
        .starts_with(',')
        .then(|| scan::digits(text, digits + 1, 3, 3))
        .flatten()
        .filter(|_| digits - at <= 3);
    let end = thousands.unwrap_or(digits);
    let page = numeral(&text[at..end].replace(',', ""))?;
    let whole = !scan::continues_word(text, end)
        && !scan::digit_follows_dot(text, end)
        && !text[end..].starts_with('/')
        && !scan::counts(text, end)
        && (work.is_plain() || scan::goes_on_after_page(text, end));
    whole.then(|| (end, built_in::volume_page(work, volume, page)))
}

/// Passes over `(1 Cranch)`, and the spaces after it.
fn reporter_in_parentheses(text: &str, at: usize) -> Option<usize> {
    const REPORTERS: [&str; 9] = [
        "Dall.", "Cranch", "Wheat.", "Pet.", "How.", "Black", "Wall.", "Otto", "Dallas",
    ];
    let inside = text[at..].strip_prefix('(')?;
    let close = inside.bytes().take(20).position(|byte| byte == b')')?;
    let (volume, name) = inside[..close].split_once(char::is_whitespace)?;
    let is_volume = !volume.is_empty() && volume.bytes().all(|byte| byte.is_ascii_digit());
    (is_volume && REPORTERS.contains(&name.trim())).then(|| scan::skip_space(text, at + close + 2))
}

/// Reads public laws: `Pub. L. No. 104-104`, `Public Laws 104-104 and 105-33`.
fn cite_public_law(number: &Number<'_>) -> Option<Citations> {
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
fn public_law(text: &str, at: usize) -> Option<(usize, u32, u32)> {
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

/// Reads dockets of the Federal Communications Commission: `CC Docket Nos. 01-338 and 96-98`.
fn cite_docket(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    scan::hyphen(text, end)?;
    let (bureau, phrase_start) = [
        "Docket Nos.",
        "Docket No.",
        "Docket",
        "Dockets",
        "Dkt. Nos.",
        "Dkt. No.",
        "Dkt.",
        "Docket No",
        "DOCKET NO.",
    ]
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
        built_in::federal_docket(bureau, docket)
    })
}
