//! Words that withhold in the names of files.

use super::super::super::catalog::{FileTarget, Filed};
use super::{ANY, HARMLESS, WORDS};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::{Document, Heading, Held};

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

/// Warns of the names on a public filing: its title, its label, and those of its files.
pub(super) fn names(filed: &Filed, document: &Document) -> Vec<Diagnostic> {
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
pub(super) fn spaced(name: &str) -> String {
    name.replace(['-', '_', '.', '+'], " ")
        .replace("non confidential", "non-confidential")
}

/// Finds a word in a name that marks what has the name. In a title such as "Motion for Confidential
/// Treatment" it does not.
pub(super) fn mark_in_name(name: &str) -> Option<&'static str> {
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
pub(super) fn is_about(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphabetic());
    words.any(|word| ABOUT.contains(&word))
}
