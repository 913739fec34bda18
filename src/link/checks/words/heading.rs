//! Marks of confidential text at the head of a document.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::names::mark_in_name;
use super::{ANY, FEW, HEADING, WORDS};

/// How many lines with words in them count as the first.
pub(super) const FIRST_LINES: usize = 5;

/// Finds the first heading that is such a mark, with the place of the word in the text. In a text
/// about confidentiality, only a mark in brackets or capitals is one.
pub(super) fn heading(text: &str, is_about: bool) -> Option<(usize, &'static str)> {
    if !ANY.is_match(text) {
        return None;
    }
    let mut start = 0;
    let mut is_code = false;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            is_code = !is_code;
        }
        let title = line.trim_start_matches('#');
        let depth = line.len() - title.len();
        if is_code || !(1..=6).contains(&depth) || !title.starts_with([' ', '\t']) {
            continue;
        }
        let title = title.trim().trim_end_matches('#').trim_end();
        let Some(word) = mark_in_name(title).filter(|word| {
            // "Trade secret claims" is a section, and "Trade secret" is a mark.
            let marked =
                title.contains(['(', '[', '*']) || title.contains(&word.to_ascii_uppercase());
            marked || (!is_about && title.split_whitespace().count() <= HEADING)
        }) else {
            continue;
        };
        let found = line.to_ascii_lowercase().find(word)?;
        return Some((at + found, word));
    }
    None
}

/// Finds any of the words at once, in capitals.
static CAPITALS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    // Of this kind the search goes by many bytes at a time.
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(WORDS.iter().map(|word| word.to_ascii_uppercase()))
        .expect("a few short words can be searched for")
});

/// Returns the first lines of a text that have words in them.
pub(super) fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split('\n');
    let with_words = lines.filter(|line| !line.trim().is_empty());
    with_words.take(FIRST_LINES)
}

/// Returns whether a line may hold one of the words as a mark.
pub(super) fn may_hold(line: &str) -> bool {
    match is_mark(line) {
        true => ANY.is_match(line),
        false => CAPITALS.is_match(line),
    }
}

/// Returns whether a line has as few words as a mark.
pub(super) fn is_mark(line: &str) -> bool {
    line.split_whitespace().nth(FEW).is_none()
}
