//! Finds public filings that are marked as confidential ones are: in a title, a label, the name of
//! a file, a heading or the first lines.

mod heading;
mod names;

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::super::catalog::Catalog;
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place};
use heading::{FIRST_LINES, first_lines, heading, is_mark, may_hold};
use names::{is_about, names};

/// How many words a line has at most that is a mark and no sentence. In a longer one only capitals
/// make it one.
const FEW: usize = 10;

/// How many words a heading has at most that is a mark.
const HEADING: usize = 6;

/// The words that mark a confidential text, in lower case.
const WORDS: &[&str] = &[
    "confidential",
    "privileged",
    "attorney-client",
    "attorney client",
    "under seal",
    "filed under protective order",
    "highly confidential",
    "proprietary",
    "trade secret",
    "ceii",
    "critical energy infrastructure information",
];

/// What takes the meaning away from such a word, in lower case.
const HARMLESS: &[&str] = &[
    "non-confidential",
    "nonconfidential",
    "not confidential",
    "non-privileged",
    "not privileged",
    "not proprietary",
    "non-proprietary",
    "nonproprietary",
    "public version",
    "redacted version",
    "public redacted",
    "redacted public",
    "information redacted",
    "confidential treatment",
    "confidential status",
    "confidential designation",
    "confidential classification",
    "confidential protection",
    "confidential information procedures",
    "ceii regulations",
    "ceii rule",
    "privileged and confidential treatment",
];

/// Warns of the first such word in each public text, and of each name that holds one.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::ConfidentialWords;
    let mut found = Vec::new();
    for (filed, document) in documents(catalog) {
        found.extend(names(filed, document));
        let body = &document.body;
        // Few texts have such a word at all, and only theirs are looked at letter by letter.
        let in_first_lines = match first_lines(&body.text).any(may_hold) {
            true => find(&body.text, &body.hidden()),
            false => None,
        };
        let is_about = is_about(&filed.filing.heading_in_english().to_lowercase());
        let in_heading = || heading(&body.text, is_about);
        let (at, word, part) = match in_first_lines {
            Some((at, word)) => (at, word, "starts with"),
            None => match in_heading() {
                Some((at, word)) => (at, word, "has a heading with"),
                None => continue,
            },
        };
        let start = body.start + at;
        let place = Place::Bytes(document.path.clone(), start..start + word.len());
        let message = format!("a public filing {part} `{word}`");
        found.push(Diagnostic::warning(code, place, message).help(code.way_out()));
    }
    found
}

/// Finds any of the words at once, in any case.
static ANY: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(WORDS)
        .expect("a few short words can be searched for")
});

/// Finds the first word in the first lines, with its place; what is in hidden stretches is
/// passed over.
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
                    let marks = is_mark && !is_about(&line[..*at]);
                    (marks || capitals)
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
mod tests;
