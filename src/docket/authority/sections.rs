//! Lists of sections and their subdivisions, as they follow the name of a law: `251(b), 251(c) and 252`.

use std::ops::Range;

use super::families;
use super::scan::{self, continues_word, digits, hyphen, skip_space};

/// How the sections of a family are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// A section of a federal statute: `251`, `824a-3`.
    Statute,
    /// A section of the federal regulations: `51.301`, `240.10b-5`; those of some titles hold hyphens.
    Regulation { hyphens: bool },
    /// A part of the federal regulations: `51`.
    Part,
    /// A Missouri rule, chapter or division: `240-2.090`, `240-36`, `240`.
    Rule,
    /// A section of the Missouri statutes, with its subsection perhaps: `386.250`, `386.390.1`.
    Revised,
    /// A docket of the Federal Communications Commission: `01-338`.
    Docket,
}

/// One number of a list of sections.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) range: Range<usize>,
    /// As written, every kind of hyphen being `-`.
    pub(super) number: String,
    pub(super) pinpoint: Option<String>,
}

/// Reads sections from `at` on: `251(b), 251(c) and 252`, `393.1000 through 393.1006`. The ends of a range are two
/// sections of the list.
pub(super) fn sections(text: &str, at: usize, numbering: Numbering, plural: bool) -> Vec<Section> {
    let mut list: Vec<Section> = section(text, at, numbering, plural).into_iter().collect();
    while let Some(last) = list.last() {
        let next = connective(text, last.range.end).and_then(|at| {
            let word = match numbering {
                Numbering::Part => scan::part_word(text, at),
                _ => scan::section_word(text, at),
            };
            let next = section(text, word.map_or(at, |(after, _)| after), numbering, plural)?;
            // A number before an abbreviation is the title of the next citation.
            let is_title = families::reporter(text, next.range.end).is_some();
            let named = word.is_some() || belongs(last, &next, numbering, plural);
            (named && !is_title).then_some(next)
        });
        match next {
            Some(next) => list.push(next),
            None => break,
        }
    }
    list
}

/// Says whether a number that follows a section, with no word of its own, is one more section rather than an amount
/// or a year.
fn belongs(last: &Section, next: &Section, numbering: Numbering, plural: bool) -> bool {
    match numbering {
        Numbering::Regulation { .. } | Numbering::Revised | Numbering::Docket => true,
        Numbering::Rule => next.number.contains('-'),
        Numbering::Statute | Numbering::Part => {
            let (before, after) = (leading_number(&last.number), leading_number(&next.number));
            let as_long = before.to_string().len() == after.to_string().len();
            let fits = if plural {
                as_long || after > before
            } else {
                as_long && after >= before
            };
            fits || next.pinpoint.is_some()
        }
    }
}

fn leading_number(number: &str) -> u32 {
    let end = number.find(|c: char| !c.is_ascii_digit());
    number[..end.unwrap_or(number.len())]
        .parse()
        .unwrap_or(u32::MAX)
}

/// Reads one section number and its subdivisions.
fn section(text: &str, at: usize, numbering: Numbering, plural: bool) -> Option<Section> {
    let end = number(text, at, numbering, plural)?;
    let (pinpoint_end, et_seq) = and_following(text, subdivisions(text, end, numbering));
    let pinpoint = scan::single_spaced(&text[end..pinpoint_end]);
    let pinpoint = if et_seq {
        pinpoint.replace('*', "")
    } else {
        pinpoint
    };
    Some(Section {
        range: at..pinpoint_end,
        number: text[at..end].replace(['‑', '–'], "-"),
        pinpoint: Some(pinpoint).filter(|pinpoint| !pinpoint.is_empty()),
    })
}

/// Passes over one section number, which must be whole: `251` is not found in `2510` or `251.3`.
fn number(text: &str, at: usize, numbering: Numbering, plural: bool) -> Option<usize> {
    let end = match numbering {
        Numbering::Statute => {
            let digits = digits(text, at, 1, 5)?;
            let end = letters(text, digits, 3);
            // `§§ 251-61` is a range; `§ 1396-1`, `§§ 824a-3` are sections.
            if end > digits || !plural {
                hyphenated(text, end)
            } else {
                end
            }
        }
        Numbering::Regulation { hyphens } => {
            let mut end = digits(text, at, 1, 4)?;
            if hyphens && let Some(after) = hyphen(text, end) {
                end = digits(text, after, 1, 3)?;
            }
            let digits = digits(text, dot(text, end)?, 1, 5)?;
            let end = letters(text, digits, 3);
            if hyphens || end > digits {
                hyphenated(text, end)
            } else {
                end
            }
        }
        Numbering::Part => letters(text, digits(text, at, 1, 4)?, 1),
        Numbering::Rule => {
            let division = digits(text, at, 1, 4)?;
            match hyphen(text, division).and_then(|after| digits(text, after, 1, 3)) {
                Some(chapter) => dot(text, chapter)
                    .and_then(|after| digits(text, after, 3, 3))
                    .unwrap_or(chapter),
                None => division,
            }
        }
        Numbering::Revised => digits(text, dot(text, digits(text, at, 1, 3)?)?, 3, 4)?,
        Numbering::Docket => digits(text, hyphen(text, digits(text, at, 2, 2)?)?, 1, 4)?,
    };
    let decimal = dot(text, end).is_some_and(|after| digits(text, after, 1, 9).is_some());
    let whole = !continues_word(text, end) && (!decimal || numbering == Numbering::Revised);
    whole.then_some(end)
}

fn letters(text: &str, at: usize, most: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    at + rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .take(most)
        .count()
}

fn dot(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with('.').then_some(at + 1)
}

/// Passes over what a hyphen adds to a section number, as in `824a-3`, `78dd-1`, `1.1502-76`.
fn hyphenated(text: &str, at: usize) -> usize {
    hyphen(text, at)
        .and_then(|after| digits(text, after, 1, 2))
        .map(|end| letters(text, end, 2))
        .filter(|&end| !continues_word(text, end))
        .unwrap_or(at)
}

/// Passes over subdivisions: `(f)(2)`, and more of the same section: `(b) or (c)`, `(a)-(d)`.
fn subdivisions(text: &str, at: usize, numbering: Numbering) -> usize {
    let start = match numbering {
        // The subsection of a Missouri statute follows a dot: `386.390.1`.
        Numbering::Revised => dot(text, at)
            .and_then(|after| digits(text, after, 1, 2))
            .filter(|&end| !continues_word(text, end))
            .unwrap_or(at),
        Numbering::Docket => return at,
        _ => at,
    };
    let mut end = subdivision_groups(text, start);
    while end > start {
        let next =
            connective(text, end).map_or(end, |after| match subdivision_groups(text, after) {
                further if further > after => further,
                _ => end,
            });
        if next == end {
            break;
        }
        end = next;
    }
    end
}

/// Passes over `(f)(2)`: any number of letters, numerals or numbers in parentheses.
fn subdivision_groups(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(rest) = text[end..].strip_prefix('(') {
        let Some(close) = rest.bytes().take(8).position(|byte| byte == b')') else {
            break;
        };
        if !is_subdivision(&rest[..close]) {
            break;
        }
        end += close + 2;
    }
    end
}

/// Says whether this names a subdivision: a number, a letter, one letter repeated, or a Roman numeral.
fn is_subdivision(name: &str) -> bool {
    let bytes = name.as_bytes();
    match bytes {
        [] => false,
        [first, ..] if first.is_ascii_digit() => {
            bytes.len() <= 3 && bytes.iter().all(u8::is_ascii_digit)
        }
        [first, ..] if first.is_ascii_alphabetic() => {
            (bytes.len() <= 3 && bytes.iter().all(|byte| byte == first))
                || bytes.iter().all(|byte| b"ivxl".contains(byte))
                || bytes.iter().all(|byte| b"IVXL".contains(byte))
        }
        _ => false,
    }
}

/// Passes over "et seq.", set as emphasis perhaps; says whether it stands here.
fn and_following(text: &str, at: usize) -> (usize, bool) {
    let start = skip_space(text, at);
    ["et seq.", "*et seq.*", "*et seq*.", "et. seq."]
        .iter()
        .find(|words| start > at && text[start..].starts_with(*words))
        .map_or((at, false), |words| (start + words.len(), true))
}

/// Passes over what joins two sections of a list, or the ends of a range: `, `, ` and `, `, or `, ` through `, `–`.
fn connective(text: &str, at: usize) -> Option<usize> {
    if let Some(after) = hyphen(text, at) {
        return Some(after);
    }
    let comma = usize::from(text[at..].starts_with(','));
    let start = skip_space(text, at + comma);
    if start == at + comma {
        return None;
    }
    let word = ["and/or", "and", "or", "through", "thru", "to", "&"]
        .iter()
        .find(|word| text[start..].starts_with(**word))
        .map(|word| start + word.len())
        .filter(|&end| skip_space(text, end) > end);
    match word {
        Some(end) => Some(skip_space(text, end)),
        None => (comma > 0).then_some(start),
    }
}
