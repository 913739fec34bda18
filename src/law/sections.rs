//! Lists of sections and their subdivisions, as they follow the name of a law: `251(b), 251(c) and
//! 252`.

use std::ops::Range;

use super::built_in;
use super::scan::{self, continues_word, digits, hyphen, skip_space};

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

/// What stands between two sections of a list.
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
        number_end: end,
        number: text[at..end].replace(['‑', '–'], "-"),
        pinpoint: Some(pinpoint).filter(|pinpoint| !pinpoint.is_empty()),
    })
}

/// Passes over one section number, which must be whole: `251` is not found in `2510` or `251.3`,
/// nor `1.167` in `1.167(l)-1`, which is another law.
fn number(text: &str, at: usize, numbering: Numbering, plural: bool) -> Option<usize> {
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

/// What a hyphen after a section number means.
enum Tail {
    /// It goes on with the number, which ends here.
    Number(usize),
    /// It joins the number to the last of a range, or to a word: the number ends before it.
    Joint,
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

/// Passes over the further hyphens of a number that has one: `970.3102-05-30-70`.
fn more_tails(text: &str, mut at: usize) -> Option<usize> {
    while let Tail::Number(end) = tail(text, at, |tail| Some(Tail::Number(tail.end)))? {
        at = end;
    }
    Some(at)
}

/// What a hyphen adds to a number: `1`, `76T`, `2713A`, `DD`.
struct Added<'t> {
    digits: &'t str,
    letters: &'t str,
    end: usize,
}

impl Added<'_> {
    /// Says whether it is a number like any other, which may be the last of a range.
    fn is_plain(&self) -> bool {
        self.letters.is_empty() && !self.digits.starts_with('0') && !self.digits.is_empty()
    }
}

/// Looks at what follows a number with a hyphen between, and asks what it means; gives nothing
/// where it means nothing that is known, so that no number is cut short.
fn tail(text: &str, at: usize, judge: impl Fn(Added<'_>) -> Option<Tail>) -> Option<Tail> {
    let Some(after) = hyphen(text, at) else {
        return Some(Tail::Joint);
    };
    let first = text.as_bytes().get(after);
    // A line may break behind a hyphen of the number; what follows is not known to be of it.
    if text[at..].starts_with('-') && first == Some(&b'\n') {
        return None;
    }
    if !first.is_some_and(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return Some(Tail::Joint);
    }
    let digits_end = digits(text, after, 1, 5).unwrap_or(after);
    let end = letters(text, digits_end, 3);
    let added = Added {
        digits: &text[after..digits_end],
        letters: &text[digits_end..end],
        end,
    };
    // `252–The`, `251-Compliant` are words; `251-4X7`, `251-1234567` are nothing that is known.
    let is_word =
        added.digits.is_empty() && added.letters.bytes().any(|byte| byte.is_ascii_lowercase());
    if is_word || continues_word(text, end) {
        return (is_word && !starts_with_digit(text, end)).then_some(Tail::Joint);
    }
    // The next section of a range has a dot of its own: `51.301-51.303`.
    if dot(text, end).is_some_and(|after| starts_with_digit(text, after)) {
        return (!added.digits.is_empty()).then_some(Tail::Joint);
    }
    let further = hyphen(text, end).is_some_and(|after| starts_with_digit(text, after));
    let is_plain = added.is_plain();
    match judge(added)? {
        // Letters alone stand between numbers: `53.303-DD-254`.
        Tail::Number(_) if digits_end == after && !further => None,
        // `573-751-3234` is a telephone number.
        Tail::Joint if further && is_plain => None,
        judged => Some(judged),
    }
}

fn starts_with_digit(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| c.is_ascii_digit())
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
            connective(text, end, false).map_or(end, |(after, _)| {
                match subdivision_groups(text, after) {
                    further if further > after => further,
                    _ => end,
                }
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

/// Says whether this names a subdivision: a number, a letter, one letter repeated, or a Roman
/// numeral.
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
