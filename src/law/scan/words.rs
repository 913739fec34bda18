//! Words such as `section` and `part` before or behind a number.

use super::{last_byte_before, phrase_before, skip_space};

/// The words that are before one section, and those before several.
const SECTION_WORDS: [(&str, bool); 17] = [
    ("§§", true),
    ("§ §", true),
    ("§", false),
    ("Sections", true),
    ("sections", true),
    ("SECTIONS", true),
    ("Section", false),
    ("section", false),
    ("SECTION", false),
    ("Secs.", true),
    ("secs.", true),
    ("Sec.", false),
    ("sec.", false),
    ("SEC.", false),
    ("Sect.", false),
    ("sect.", false),
    ("Sec", false),
];

/// The words that are before one part, and those before several.
const PART_WORDS: [(&str, bool); 12] = [
    ("Parts", true),
    ("parts", true),
    ("PARTS", true),
    ("Part", false),
    ("part", false),
    ("PART", false),
    ("Pts.", true),
    ("pts.", true),
    ("Pt.", false),
    ("pt.", false),
    ("Pts", true),
    ("Pt", false),
];

/// Passes over a word for sections, and the spaces after it; says whether it is a plural.
pub(in crate::law) fn section_word(text: &str, at: usize) -> Option<(usize, bool)> {
    leading_word(text, at, &SECTION_WORDS)
}

/// Does the same for a word for parts of the federal regulations.
pub(in crate::law) fn part_word(text: &str, at: usize) -> Option<(usize, bool)> {
    leading_word(text, at, &PART_WORDS)
}

/// Passes over one of some words, or two in a row: `Section § 251`.
fn leading_word(text: &str, at: usize, words: &[(&str, bool)]) -> Option<(usize, bool)> {
    let one = |at: usize| {
        let word = words.iter().find(|(word, _)| text[at..].starts_with(word));
        word.map(|(word, plural)| (skip_space(text, at + word.len()), *plural))
    };
    let (after, plural) = one(at)?;
    Some(match one(after) {
        Some((after, second)) => (after, plural || second),
        None => (after, plural),
    })
}

/// Finds a word for sections before `end`; returns its start, and whether it is a plural.
pub(in crate::law) fn section_word_before(
    text: &str,
    floor: usize,
    end: usize,
) -> Option<(usize, bool)> {
    word_before(text, floor, end, &SECTION_WORDS)
}

/// Finds a word for parts of the federal regulations that ends before `end`; gives where it starts,
/// and whether it is a plural.
pub(in crate::law) fn part_word_before(
    text: &str,
    floor: usize,
    end: usize,
) -> Option<(usize, bool)> {
    word_before(text, floor, end, &PART_WORDS)
}

/// Finds one of some words before `end`, or two in a row: `Section § 251`.
fn word_before(
    text: &str,
    floor: usize,
    end: usize,
    words: &[(&str, bool)],
) -> Option<(usize, bool)> {
    let one = |end: usize| {
        let last = last_byte_before(text, floor, end)?;
        let mut alike = words
            .iter()
            .filter(|(word, _)| word.as_bytes().last() == Some(&last));
        alike.find_map(|&(word, plural)| {
            phrase_before(text, floor, end, word).map(|start| (start, plural))
        })
    };
    let (start, plural) = one(end)?;
    Some(match one(start) {
        Some((start, first)) => (start, plural || first),
        None => (start, plural),
    })
}
