//! Finds public filings whose first lines read like those of a confidential one.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::catalog::Catalog;
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place};

/// How many words a line has at most that is a mark and no sentence. In a longer one only capitals make it one.
const FEW: usize = 10;

/// How many lines with words in them count as the first.
const FIRST_LINES: usize = 5;

/// The words that mark a confidential text, in lower case.
const WORDS: &[&str] = &[
    "confidential",
    "privileged",
    "attorney-client",
    "attorney client",
    "under seal",
    "filed under protective order",
];

/// What takes the meaning away from such a word, in lower case.
const HARMLESS: &[&str] = &[
    "non-confidential",
    "nonconfidential",
    "not confidential",
    "non-privileged",
    "not privileged",
    "public version",
];

/// Warns of the first such word in each public text.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::ConfidentialWords;
    documents(catalog)
        .filter_map(|(_, document)| {
            let body = &document.body;
            // Few texts have such a word at all, and only theirs are looked at letter by letter.
            if !first_lines(&body.text).any(may_hold) {
                return None;
            }
            let (at, word) = find(&body.text, &body.hidden())?;
            let start = body.start + at;
            let place = Place::Bytes(document.path.clone(), start..start + word.len());
            let message = format!("a public filing begins with `{word}`");
            Some(Diagnostic::warning(code, place, message).help(code.way_out()))
        })
        .collect()
}

/// Finds any of the words at once, in any case.
static ANY: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(WORDS)
        .expect("a few short words can be searched for")
});

/// Finds any of the words at once, in capitals.
static CAPITALS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    // Of this kind the search goes by many bytes at a time.
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(WORDS.iter().map(|word| word.to_ascii_uppercase()))
        .expect("a few short words can be searched for")
});

/// Gives the first lines of a text that have words in them.
fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split('\n');
    let with_words = lines.filter(|line| !line.trim().is_empty());
    with_words.take(FIRST_LINES)
}

/// Tells whether a line may hold one of the words as a mark.
fn may_hold(line: &str) -> bool {
    match is_mark(line) {
        true => ANY.is_match(line),
        false => CAPITALS.is_match(line),
    }
}

/// Tells whether a line has as few words as a mark.
fn is_mark(line: &str) -> bool {
    line.split_whitespace().nth(FEW).is_none()
}

/// Finds the first word in the first lines, with its place; what stands in hidden stretches is passed over.
fn find(text: &str, hidden: &[Range<usize>]) -> Option<(usize, &'static str)> {
    // The last that begins before a place is the one that may hold it.
    let is_hidden = |place: usize| {
        let next = hidden.partition_point(|range| range.start <= place);
        next > 0 && hidden[next - 1].contains(&place)
    };
    let mut start = 0;
    let mut seen = 0;
    for typed in text.split_inclusive('\n') {
        // Other letters than those of ASCII, which the words have, may be longer in lower case.
        let line = typed.to_ascii_lowercase();
        if !line.trim().is_empty() {
            seen += 1;
            let is_mark = is_mark(&line);
            let harmless = HARMLESS.iter().any(|words| line.contains(words));
            let found = WORDS.iter().filter_map(|word| {
                let at = line.match_indices(word).find(|(at, _)| {
                    let after = &line[at + word.len()..];
                    let capitals = typed[*at..at + word.len()] == word.to_ascii_uppercase();
                    let place = start + at;
                    (is_mark || capitals)
                        && !is_hidden(place)
                        && !line[..*at].ends_with(char::is_alphanumeric)
                        && !after.starts_with(char::is_alphanumeric)
                });
                Some((start + at?.0, *word))
            });
            let found: Option<(usize, &str)> = found.min();
            if let Some(found) = found.filter(|_| !harmless) {
                return Some(found);
            }
        }
        if seen == FIRST_LINES {
            break;
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_never_passed_over_at_first_sight() {
        let long = "The city asks for maps that the company calls CONFIDENTIAL, all of them.";
        for text in ["\n# PRIVILEGED\n", "filed Under Seal", long] {
            assert!(find(text, &[]).is_some(), "{text}");
            assert!(first_lines(text).any(may_hold), "{text}");
        }
    }

    #[test]
    fn a_word_is_found_in_the_first_lines_alone_and_only_where_it_means_that() {
        assert_eq!(find("\n# PRIVILEGED\n", &[]), Some((3, "privileged")));
        let sentence = "The city asks for maps that the company calls confidential, all of them.";
        assert_eq!(find(sentence, &[]), None);
        let capitals = sentence.replace("confidential", "CONFIDENTIAL");
        assert!(find(&capitals, &[]).is_some());
        assert_eq!(find("filed under seal", &[]), Some((6, "under seal")));
        assert_eq!(find("the confidentiality of it", &[]), None);
        assert_eq!(find("non-confidential version", &[]), None);
        let comment = std::slice::from_ref(&(4..18));
        let text = "<!-- privileged --> under seal";
        assert_eq!(find(text, comment), Some((20, "under seal")));
        assert_eq!(find("a\nb\nc\nd\n\ne\nconfidential", &[]), None);
    }
}
