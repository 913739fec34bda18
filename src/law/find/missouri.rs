//! Citations of Missouri: cases of its commission, and sections of its statutes.

use super::title::cite_sections_of_title;
use crate::law::act::Acts;
use crate::law::authority::Citation;
use crate::law::read::{Citations, Number, cite};
use crate::law::sections::{self, Numbering, sections};
use crate::law::{built_in, scan};

/// Reads cases of the Missouri Public Service Commission from the digits of the first: `Case No.
/// TO-2006-0299`, `File Nos. ER-2024-0319 and GR-2024-0369`.
pub(super) fn cite_missouri_cases(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text, floor, start, ..
    } = *number;
    let before = text[floor..start].strip_suffix(['-', '‑', '–'])?;
    let letters = floor + before.len().checked_sub(2)?;
    text.is_char_boundary(letters).then_some(())?;
    missouri_case(text, letters)?;
    let phrase_start = [
        "Case No.",
        "File No.",
        "Case Nos.",
        "File Nos.",
        "CASE NO.",
        "FILE NO.",
        "CASE NOS.",
        "FILE NOS.",
        "Case Number",
        "File Number",
        "Case No",
        "File No",
        "Case No:",
        "File No:",
        "Cases",
        "Case",
        "Files",
        "File",
    ]
    .iter()
    .find_map(|phrase| scan::phrase_before(text, floor, letters, phrase))?;
    // A file of a tariff is another thing, and so is a case of a court.
    let another = ["Tariff", "Circuit", "Court"];
    let is_another = another
        .iter()
        .any(|word| scan::phrase_before(text, floor, phrase_start, word).is_some());
    (!is_another).then_some(())?;
    let mut citations: Vec<Citation> = Vec::new();
    let mut next = letters;
    while let Some((end, case)) = missouri_case(text, next) {
        citations.push(Citation {
            range: next..end,
            authority: built_in::missouri_case(&case),
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

/// Reads the number of a case: letters for the kind of utility and of case, the year, and the
/// case's own number.
fn missouri_case(text: &str, at: usize) -> Option<(usize, String)> {
    /// What courts and others call their cases.
    const OTHERS: [&str; 9] = ["CF", "CM", "CR", "CT", "CV", "LC", "MC", "SC", "SD"];
    let letters = text.get(at..at + 2)?;
    let is_kind = letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && "ACEGHILMSTWX".contains(&letters[..1])
        && !OTHERS.contains(&letters);
    let is_word = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
    (is_kind && !is_word).then_some(())?;
    let year = scan::hyphen(text, at + 2)?;
    let after_year = scan::digits(text, year, 2, 2).or_else(|| scan::digits(text, year, 4, 4))?;
    let year = &text[year..after_year];
    (year.len() == 2 || year.starts_with("19") || year.starts_with("20")).then_some(())?;
    let own = scan::hyphen(text, after_year)?;
    let end = scan::digits(text, own, 1, 4)?;
    let goes_on = scan::hyphen(text, end)
        .is_some_and(|after| text[after..].starts_with(|c: char| c.is_ascii_alphanumeric()));
    let whole = !scan::continues_word(text, end) && !goes_on;
    whole.then(|| (end, format!("{letters}-{year}-{}", &text[own..end])))
}

/// Reads sections of the Missouri statutes, which "RSMo" follows or precedes: `Section 386.250,
/// RSMo 2000`.
pub(super) fn cite_missouri_statutes(number: &Number<'_>, acts: &Acts<'_>) -> Option<Citations> {
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
    let name_start = [
        "Mo. Rev. Stat.",
        "RSMo",
        "R.S.Mo.",
        "RSMo.",
        "V.A.M.S.",
        "Missouri Revised Statutes",
        "Revised Statutes of Missouri",
    ]
    .iter()
    .find_map(|name| scan::phrase_before(text, floor, word_start, name));
    let name_end = scan::missouri_name(text, list_end);
    if name_start.is_none() && name_end.is_none() {
        return cite_sections_of_title(number, acts).or(Some(Citations {
            citations: Vec::new(),
            end: list_end,
        }));
    }
    let start = name_start.unwrap_or(word_start);
    let mut reading = cite(start, list, built_in::missouri_statute)?;
    reading.end = name_end.unwrap_or(list_end);
    reading.citations.last_mut()?.range.end = reading.end;
    Some(reading)
}
