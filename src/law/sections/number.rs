//! One section number, which must be whole: `251` is not found in `2510` or `251.3`.

use super::super::scan::{self, continues_word, digits, hyphen};
use super::pieces::{dot, letters, starts_with_digit};
use super::subdivisions::subdivision_groups;
use super::tail::{Tail, more_tails, tail};
use super::{Hyphens, Numbering};

/// Passes over one section number, which must be whole: `251` is not found in `2510` or `251.3`,
/// nor `1.167` in `1.167(l)-1`, which is another law.
pub(super) fn number(text: &str, at: usize, numbering: Numbering, plural: bool) -> Option<usize> {
    let end = match numbering {
        Numbering::Statute => statute(text, at, plural)?,
        Numbering::Regulation(hyphens) => regulation(text, at, hyphens, plural)?,
        Numbering::Part(hyphens) => {
            let end = letters(text, digits(text, at, 1, 4)?, 1);
            match hyphens {
                Hyphens::Always => hyphen(text, end)
                    .and_then(|after| digits(text, after, 1, 3))
                    .unwrap_or(end),
                _ if joins_no_part(text, at, end) => return None,
                _ => end,
            }
        }
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
    let goes_on = match numbering {
        Numbering::Revised => scan::date_follows(text, end),
        _ => scan::digit_follows_dot(text, end) || scan::date_follows(text, end),
    };
    (!continues_word(text, end) && !goes_on).then_some(end)
}

/// Says whether a hyphen and a number follow a part that cannot be the last of a range.
fn joins_no_part(text: &str, at: usize, end: usize) -> bool {
    let Some(after) = hyphen(text, end).filter(|&after| starts_with_digit(text, after)) else {
        return false;
    };
    digits(text, after, 1, 4).is_none_or(|last| {
        let is_section = dot(text, last).is_some_and(|after| starts_with_digit(text, after));
        is_section || leading_number(&text[after..last]) < leading_number(&text[at..end])
    })
}

pub(super) fn leading_number(number: &str) -> u32 {
    let end = number.find(|c: char| !c.is_ascii_digit());
    number[..end.unwrap_or(number.len())]
        .parse()
        .unwrap_or(u32::MAX)
}

/// Passes over a section of a statute: `251`, `824a-3`, `1395w-102`, `1396-1`.
fn statute(text: &str, at: usize, plural: bool) -> Option<usize> {
    let first = digits(text, at, 1, 5)?;
    let end = letters(text, first, 3);
    let before: u32 = text[at..first].parse().ok()?;
    let tail = tail(text, end, |tail| {
        let after: u32 = tail.digits.parse().ok()?;
        Some(match tail.digits.len() {
            // `78a-78pp` and `791a-825r` are ranges, `1395w-102` is a section.
            _ if end > first && after == before => Tail::Joint,
            1..=3 if end > first && after < before => Tail::Number(tail.end),
            1..=2 if end > first && !plural => Tail::Number(tail.end),
            // The last of a range may be cut to two digits, `251-61`, but it is never less than the
            // first.
            2 if end == first && after < before % 100 => Tail::Number(tail.end),
            1 if end == first && (!plural || after <= before % 10) => Tail::Number(tail.end),
            _ => Tail::Joint,
        })
    })?;
    Some(match tail {
        Tail::Number(end) => end,
        Tail::Joint => end,
    })
}

/// Passes over a section of the regulations: `51.301`, `240.10b-5`, `1.167(l)-1`,
/// `970.3102-05-30-70`, `100.T07-0110`.
fn regulation(text: &str, at: usize, hyphens: Hyphens, plural: bool) -> Option<usize> {
    let part = digits(text, at, 1, 4)?;
    let mut part = letters(text, part, 2);
    if hyphens == Hyphens::Always
        && let Some(after) = hyphen(text, part)
    {
        part = digits(text, after, 1, 3)?;
    }
    let section = dot(text, part)?;
    // A temporary rule of the Coast Guard has its district behind a `T`.
    if text[section..].starts_with('T') {
        let district = digits(text, section + 1, 2, 2)?;
        return digits(text, hyphen(text, district)?, 3, 4);
    }
    let first = digits(text, section, 1, 5)?;
    let lettered = letters(text, first, 3);
    // The rules under the securities laws are named after their sections: `240.15c3-1`.
    let end = match lettered > first {
        true => digits(text, lettered, 1, 2).unwrap_or(lettered),
        false => first,
    };
    let groups = subdivision_groups(text, end);
    if groups > end {
        // The regulations under the tax code are numbered after its subdivisions; this one is cut
        // off.
        let is_cut = hyphens == Hyphens::Always
            && text[groups..]
                .strip_prefix('-')
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if is_cut {
            return None;
        }
        let tail = tail(text, groups, |tail| Some(Tail::Number(tail.end)))?;
        return match tail {
            Tail::Number(end) => more_tails(text, end),
            Tail::Joint => Some(end),
        };
    }
    let before: u32 = text[section..first].parse().ok()?;
    let tail = tail(text, end, |tail| {
        let after: u32 = tail.digits.parse().unwrap_or(0);
        let is_plain = end == first && tail.is_plain() && tail.digits.len() >= first - section;
        let is_range = match hyphens {
            Hyphens::Always => false,
            Hyphens::Often => plural,
            Hyphens::Seldom => true,
        };
        Some(match is_plain && is_range && after > before {
            true => Tail::Joint,
            false => Tail::Number(tail.end),
        })
    })?;
    match tail {
        Tail::Number(end) => more_tails(text, end),
        Tail::Joint => Some(end),
    }
}
