//! Finds public filings whose first lines read like those of a confidential one.

use super::super::catalog::Catalog;
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place};

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
            // Lower case may be longer or shorter than what was typed; of ASCII letters, which the words are, it is not.
            let text = body.text.to_ascii_lowercase();
            let (at, word) = find(&text)?;
            let hidden = body.hidden();
            if hidden.iter().any(|range| range.contains(&at)) {
                return None;
            }
            let start = body.start + at;
            let place = Place::Bytes(document.path.clone(), start..start + word.len());
            let message = format!("a public filing begins with `{word}`");
            Some(Diagnostic::warning(code, place, message).help(code.way_out()))
        })
        .collect()
}

/// Finds the first word in the first lines, with its place.
fn find(text: &str) -> Option<(usize, &'static str)> {
    let mut start = 0;
    let mut seen = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            seen += 1;
            let harmless = HARMLESS.iter().any(|words| line.contains(words));
            let found = WORDS.iter().filter_map(|word| {
                let at = line.match_indices(word).find(|(at, _)| {
                    let after = &line[at + word.len()..];
                    !line[..*at].ends_with(char::is_alphanumeric)
                        && !after.starts_with(char::is_alphanumeric)
                });
                Some((start + at?.0, *word))
            });
            if let Some(found) = found.min().filter(|_| !harmless) {
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
    fn a_word_is_found_in_the_first_lines_alone_and_only_where_it_means_that() {
        assert_eq!(find("\n# PRIVILEGED\n".to_ascii_lowercase().as_str()), Some((3, "privileged")));
        assert_eq!(find("filed under seal"), Some((6, "under seal")));
        assert_eq!(find("the confidentiality of it"), None);
        assert_eq!(find("non-confidential version"), None);
        assert_eq!(find("a\nb\nc\nd\n\ne\nconfidential"), None);
    }
}
