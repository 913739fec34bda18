//! The subdivisions of a section: `(f)(2)`, and more of the same section: `(b) or (c)`.

use super::super::scan::{continues_word, digits};
use super::pieces::dot;
use super::{Numbering, connective};

/// Passes over subdivisions: `(f)(2)`, and more of the same section: `(b) or (c)`, `(a)-(d)`.
pub(super) fn subdivisions(text: &str, at: usize, numbering: Numbering) -> usize {
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
pub(super) fn subdivision_groups(text: &str, at: usize) -> usize {
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
