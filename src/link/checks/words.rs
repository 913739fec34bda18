//! Finds public filings that are marked as confidential ones are: in a title, a label, the name of
//! a file, a heading or the first lines.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::catalog::{Catalog, FileTarget, Filed};
use super::documents;
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::{Document, Heading, Held};

/// How many words a line has at most that is a mark and no sentence. In a longer one only capitals
/// make it one.
const FEW: usize = 10;

/// How many words a heading has at most that is a mark.
const HEADING: usize = 6;

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

/// Words of a title before one of those words that make it speak about confidentiality: "Motion to
/// file under seal".
const ABOUT: &[&str] = &[
    "motion",
    "order",
    "request",
    "petition",
    "application",
    "response",
    "reply",
    "opposition",
    "objection",
    "objections",
    "memorandum",
    "notice",
    "ruling",
    "rule",
    "rules",
    "agreement",
    "claim",
    "claims",
    "affidavit",
    "statement",
    "procedure",
    "procedures",
    "on",
    "about",
    "regarding",
    "concerning",
    "access",
    "withdrawal",
    "without",
    "no",
    "not",
    "whether",
    "what",
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

/// Warns of the names on a public filing: its title, its label, and those of its files.
fn names(filed: &Filed, document: &Document) -> Vec<Diagnostic> {
    let code = Code::ConfidentialWords;
    let mut found = Vec::new();
    let mut warn = |name: &str, what: &str, place: Place| {
        if let Some(word) = mark_in_name(name) {
            let message = format!("{what} contains `{word}`, but the filing is public");
            let problem = Diagnostic::warning(code, place, message);
            found.push(problem.help(code.way_out()).alone_on_its_line());
        }
    };
    let at_key = |key: &str| {
        let at = KeyPath::default().key(key);
        Place::Key(document.path.clone(), at, Part::Value)
    };
    warn(
        &filed.filing.heading_in_english(),
        "the title",
        at_key("title"),
    );
    if let Some(label) = &document.label {
        warn(label, "the label", at_key("label"));
    }
    let file = Place::File(document.path.clone());
    warn(&spaced(&document.id), "the file's name", file);
    for attachment in &document.attachments {
        // What is withheld by itself may be called so.
        if matches!(attachment.held, Held::Withheld(_)) {
            continue;
        }
        let place = || {
            let at = attachment.at.clone();
            Place::Key(document.path.clone(), at, Part::Value)
        };
        let title = attachment.heading.as_ref().and_then(Heading::typed);
        let names = title.into_iter().chain(attachment.label.as_deref());
        for name in names {
            warn(name, "an attachment's title or label", place());
        }
        if let Held::File(to) = &attachment.held {
            warn(&spaced(name_of(to)), "an attachment's name", place());
        }
    }
    let is_attached = |to: &str| {
        let mut attached = document.attachments.iter();
        attached.any(|one| matches!(&one.held, Held::File(file) if file == to))
    };
    for file in filed.files.iter().filter(|file| !is_attached(&file.to)) {
        if matches!(file.target, FileTarget::Published(..)) {
            warn(
                &spaced(name_of(&file.to)),
                "the name of a file",
                file.place.clone(),
            );
        }
    }
    found
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns the name of a file as the words of a title: `bids-highly_confidential.pdf` has two words
/// behind `bids`.
fn spaced(name: &str) -> String {
    name.replace(['-', '_', '.', '+'], " ")
        .replace("non confidential", "non-confidential")
}

/// Finds a word in a name that marks what has the name. In a title such as "Motion for Confidential
/// Treatment" it does not.
fn mark_in_name(name: &str) -> Option<&'static str> {
    // Few names have such a word at all.
    if !ANY.is_match(name) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    if HARMLESS.iter().any(|words| lower.contains(words)) {
        return None;
    }
    let is_all_capitals = !name.contains(char::is_lowercase);
    let mut found = WORDS.iter().filter_map(|word| {
        let mut places = lower.match_indices(word).map(|(at, _)| at);
        places.find_map(|at| {
            let (before, after) = (&lower[..at], &lower[at + word.len()..]);
            let is_word = !before.ends_with(char::is_alphanumeric)
                && !after.starts_with(char::is_alphanumeric);
            let typed = &name[at..at + word.len()];
            let capitals =
                !is_all_capitals && *word != "ceii" && typed == word.to_ascii_uppercase();
            let bracketed = before.trim_end().ends_with(['(', '[', '*', '{'])
                || after.trim_start().starts_with([')', ']', '*', '}']);
            let is_mark = capitals || bracketed || !is_about(before);
            (is_word && is_mark).then_some((at, usize::MAX - word.len(), *word))
        })
    });
    let first = found.next();
    let found = first.into_iter().chain(found).min();
    found.map(|(.., word)| word)
}

/// Returns whether words speak of confidentiality instead of marking something, in lower case.
fn is_about(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphabetic());
    words.any(|word| ABOUT.contains(&word))
}

/// Finds the first heading that is such a mark, with the place of the word in the text. In a text
/// about confidentiality, only a mark in brackets or capitals is one.
fn heading(text: &str, is_about: bool) -> Option<(usize, &'static str)> {
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

/// Returns the first lines of a text that have words in them.
fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split('\n');
    let with_words = lines.filter(|line| !line.trim().is_empty());
    with_words.take(FIRST_LINES)
}

/// Returns whether a line may hold one of the words as a mark.
fn may_hold(line: &str) -> bool {
    match is_mark(line) {
        true => ANY.is_match(line),
        false => CAPITALS.is_match(line),
    }
}

/// Returns whether a line has as few words as a mark.
fn is_mark(line: &str) -> bool {
    line.split_whitespace().nth(FEW).is_none()
}

/// Finds the first word in the first lines, with its place; what stands in hidden stretches is
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
