//! Orders and rules of the Federal Energy Regulatory Commission.

use super::cite_one;
use crate::law::authority::Citation;
use crate::law::read::{Citations, Number};
use crate::law::{built_in, scan, sections};

/// Reads orders of the Federal Energy Regulatory Commission, behind `121 FERC`: `¶ 61,045`, `¶¶
/// 61,045 and 61,050`.
pub(super) fn cite_energy_orders(
    text: &str,
    start: usize,
    at: usize,
    volume: u32,
) -> Option<Citations> {
    let mut next = paragraph_sign(text, at)?;
    let mut citations: Vec<Citation> = Vec::new();
    while let Some((end, paragraph)) = paragraph(text, next)
        && built_in::ENERGY_PARAGRAPHS.contains(&paragraph)
    {
        citations.push(Citation {
            range: next..end,
            authority: built_in::energy_order(volume, paragraph),
            pinpoint: None,
        });
        let Some((after, _)) = sections::connective(text, end, true) else {
            break;
        };
        next = paragraph_sign(text, after).unwrap_or(after);
    }
    citations.first_mut()?.range.start = start;
    let end = citations.last()?.range.end;
    Some(Citations { citations, end })
}

/// Passes over a sign or word for paragraphs, and the spaces after it.
fn paragraph_sign(text: &str, at: usize) -> Option<usize> {
    ["¶¶", "¶", "paras.", "para.", "P "]
        .iter()
        .find(|sign| text[at..].starts_with(**sign))
        .map(|sign| scan::skip_space(text, at + sign.len()))
}

/// Reads the number of a paragraph, with or without a comma between thousands.
fn paragraph(text: &str, at: usize) -> Option<(usize, u32)> {
    let end = match scan::digits(text, at, 2, 2) {
        Some(thousands) => {
            let after = text[thousands..].strip_prefix(',').map(|_| thousands + 1)?;
            scan::digits(text, after, 3, 3)?
        }
        None => scan::digits(text, at, 5, 5)?,
    };
    let whole = !scan::continues_word(text, end) && !scan::digit_follows_dot(text, end);
    let number = text[at..end].replace(',', "").parse().ok()?;
    whole.then_some((end, number))
}

/// Reads a rule of the Federal Energy Regulatory Commission: `FERC Stats. & Regs. ¶ 31,036`.
pub(super) fn cite_energy_rules(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text, floor, start, ..
    } = *number;
    let last = scan::last_byte_before(text, floor, start)?;
    // The last byte of `¶`, or a dot.
    matches!(last, 0xb6 | b'.').then_some(())?;
    let sign = ["¶", "para."]
        .iter()
        .find_map(|sign| scan::phrase_before(text, floor, start, sign))?;
    let phrase_start = scan::phrase_before(text, floor, sign, "FERC Stats. & Regs.")?;
    let (end, paragraph) = paragraph(text, start)?;
    Some(cite_one(
        phrase_start..end,
        built_in::energy_rule(paragraph),
    ))
}
