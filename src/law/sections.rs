//! Lists of sections and their subdivisions, as they follow the name of a law: `251(b), 251(c) and
//! 252`.

mod number;
mod pieces;
mod subdivisions;
mod tail;

use std::ops::Range;

use super::built_in;
use super::scan::{self, hyphen, skip_space};
use number::{leading_number, number};
use subdivisions::subdivisions;

/// How the sections of a family are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// A section of a federal statute: `251`, `824a-3`.
    Statute,
    /// A section of the federal regulations: `51.301`, `240.10b-5`, `1.167(l)-1`.
    Regulation(Hyphens),
    /// A part of the federal regulations: `51`, and `60-1` where numbers of parts hold hyphens.
    Part(Hyphens),
    /// A Missouri rule, chapter or division: `240-2.090`, `240-36`, `240`.
    Rule,
    /// A section of the Missouri statutes, with its subsection perhaps: `386.250`, `386.390.1`.
    Revised,
    /// A docket of the Federal Communications Commission: `01-338`.
    Docket,
}

/// Whether a hyphen belongs to the number of a section in a title of the federal regulations, or
/// joins two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphens {
    /// `1.1502-76`, `60-1.4`, `52.212-4`: a hyphen is part of the number.
    Always,
    /// `210.3-01`, `2510.3-102`: some sections have one, so `§§` decides.
    Often,
    /// `51.301-303` is a range.
    Seldom,
}

/// One number of a list of sections.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) range: Range<usize>,
    /// Where the number itself ends, before its subdivisions.
    pub(super) number_end: usize,
    /// As written, every kind of hyphen being `-`.
    pub(super) number: String,
    pub(super) pinpoint: Option<String>,
}

/// Reads sections from `at` on: `251(b), 251(c) and 252`, `393.1000 through 393.1006`. The ends of
/// a range are two sections of the list.
pub(super) fn sections(text: &str, at: usize, numbering: Numbering, plural: bool) -> Vec<Section> {
    let mut list: Vec<Section> = section(text, at, numbering, plural).into_iter().collect();
    while let Some(last) = list.last() {
        let next = connective(text, last.range.end, plural).and_then(|(at, joint)| {
            let word = match numbering {
                Numbering::Part(_) => scan::part_word(text, at),
                _ => scan::section_word(text, at),
            };
            let next = section(text, word.map_or(at, |(after, _)| after), numbering, plural)?;
            // A number before an abbreviation is the title of the next citation.
            let is_title = built_in::reporter(text, next.range.end).is_some();
            let named = word.is_some() || belongs(text, last, &next, numbering, plural, joint);
            let is_of_another = numbering != Numbering::Revised
                && (scan::phrase(text, skip_space(text, next.range.end), "of").is_some()
                    && word.is_some()
                    || scan::missouri_name(text, next.range.end).is_some());
            (named && !is_title && !is_of_another).then_some(next)
        });
        match next {
            Some(next) => list.push(next),
            None => break,
        }
    }
    list
}

/// What is between two sections of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A comma alone.
    Comma,
    /// A word or a dash.
    Word,
}

/// Says whether a number that follows a section, with no word of its own, is one more section
/// rather than an amount or a year.
fn belongs(
    text: &str,
    last: &Section,
    next: &Section,
    numbering: Numbering,
    plural: bool,
    joint: Joint,
) -> bool {
    let is_amount = match numbering {
        Numbering::Rule | Numbering::Docket => false,
        _ if plural || joint == Joint::Word => scan::measures(text, next.number_end),
        _ => scan::counts(text, next.number_end),
    };
    if next.pinpoint.is_none() && is_amount {
        return false;
    }
    match numbering {
        Numbering::Regulation(_) | Numbering::Revised | Numbering::Docket => true,
        Numbering::Rule => next.number.contains('-'),
        Numbering::Statute | Numbering::Part(_) => {
            let (before, after) = (leading_number(&last.number), leading_number(&next.number));
            let as_long = before.to_string().len() == after.to_string().len();
            let fits = if plural {
                as_long || after > before
            } else {
                // `§ 1001, 2018 ed.` names one section and a year.
                let is_year = joint == Joint::Comma
                    && (1900..2100).contains(&after)
                    && next.number.len() == 4;
                as_long && after >= before && !is_year
            };
            fits || next.pinpoint.is_some()
        }
    }
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
        number_end: end,
        number: text[at..end].replace(['‑', '–'], "-"),
        pinpoint: Some(pinpoint).filter(|pinpoint| !pinpoint.is_empty()),
    })
}

/// Passes over "et seq.", set as emphasis perhaps; says whether it is here.
fn and_following(text: &str, at: usize) -> (usize, bool) {
    let start = skip_space(text, at);
    ["et seq.", "*et seq.*", "*et seq*.", "et. seq."]
        .iter()
        .find(|words| start > at && text[start..].starts_with(*words))
        .map_or((at, false), |words| (start + words.len(), true))
}

/// Passes over what joins two sections of a list, or the ends of a range: `, `, ` and `, `, or `, `
/// through `, `–`; a dash between spaces only in a list of several.
pub(super) fn connective(text: &str, at: usize, plural: bool) -> Option<(usize, Joint)> {
    let slash = text[at..].starts_with('/').then_some(at + 1);
    if let Some(after) = hyphen(text, at).or(slash) {
        return Some((after, Joint::Word));
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
        .or_else(|| hyphen(text, start).filter(|_| plural && comma == 0))
        .filter(|&end| skip_space(text, end) > end);
    match word {
        Some(end) => Some((skip_space(text, end), Joint::Word)),
        None => (comma > 0).then_some((start, Joint::Comma)),
    }
}
