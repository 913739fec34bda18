//! A short title for an entry.

use super::{TITLE, find, head};

/// Makes a short title: the description of the document where there is one, otherwise how the entry
/// begins.
pub(in crate::import) fn title(text: &str, short: &str, number: Option<&str>) -> String {
    let text = text.trim();
    let is_error = text.to_lowercase().starts_with("entered in error");
    let short = short.trim();
    let title = if !short.is_empty() && !text.is_empty() && short.split_whitespace().count() < 2 {
        // `Order` says less than how the entry begins.
        beginning(text)
    } else if !short.is_empty() {
        if is_error {
            format!("Entered in error: {short}")
        } else {
            short.to_owned()
        }
    } else {
        beginning(text)
    };
    if !title.is_empty() {
        return title;
    }
    match number {
        Some(number) => format!("Docket entry {number}"),
        None => "Docket entry".to_owned(),
    }
}

/// Returns the beginning of an entry up to where its notes begin, or to the end of its first
/// sentence.
pub(super) fn beginning(text: &str) -> String {
    let text = head(text);
    let end = [
        "(attachments:",
        "(entered:",
        "[entered:",
        " filed by ",
        " (filing fee",
        "( filing fee",
        " signed by ",
        "(related document",
        " [",
    ]
    .iter()
    .filter_map(|mark| find(text, mark))
    .chain(sentence_end(text))
    .min()
    .unwrap_or(text.len());
    let text = text[..end]
        .trim()
        .trim_end_matches([',', ';', '(', '.'])
        .trim();
    shorten(text)
}

pub(super) fn shorten(text: &str) -> String {
    if text.chars().count() <= TITLE {
        return text.to_owned();
    }
    let cut: String = text.chars().take(TITLE).collect();
    let cut = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

/// Finds the end of the first sentence: a period before a blank and a capital, unless the word
/// before it is an abbreviation.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let before = &text[..*at];
        let word = before
            .rsplit(|c: char| c.is_whitespace() || "([".contains(c))
            .next()
            .unwrap_or_default();
        let next = text[at + 2..].trim_start().chars().next();
        let is_short = word.chars().count() < 2 || word.contains('.');
        !is_short
            && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
            && next.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || "([".contains(c))
    })
}

pub(super) const ABBREVIATIONS: &[&str] = &[
    "inc", "co", "corp", "ltd", "no", "nos", "v", "vs", "jr", "sr", "dr", "mr", "ms", "mrs", "st",
    "et", "al", "hon", "dept", "assn", "bros", "fed", "r", "civ", "p", "ex", "ch", "chap", "u.s",
    "esq",
];
