//! Reads the text of a court's docket entry: its type, a short title, who filed it, when it was
//! entered, whether it is sealed.

mod filer;
mod sealed;
mod title;

use std::sync::LazyLock;

use regex::Regex;

use super::day;
pub(super) use filer::{Names, filer};
use sealed::without_attachments;
pub(super) use sealed::{access, document_access};
pub(super) use title::title;

/// How long a title may be, in characters.
const TITLE: usize = 120;

/// How much of an entry is looked at for what it is, in bytes.
const HEAD: usize = 4000;

/// Returns the type of an entry for how it begins, or for its short description where it has no
/// text.
pub(super) fn kind(text: &str, short: &str) -> &'static str {
    let from = |text: &str| {
        let lead = first_words(lead(text), 10);
        let lower = lead.to_ascii_lowercase();
        let found: Vec<_> = KINDS
            .iter()
            .filter_map(|(words, kind)| Some((place(&lower, words)?, words.len(), *kind)))
            .collect();
        // The first word of an entry says what it is; of two that begin there, the longer. Clerks
        // write it in capitals.
        let is_upper = |at: usize, length: usize| {
            let word = &lead[at..at + length];
            word.bytes().any(|byte| byte.is_ascii_uppercase())
                && !word.bytes().any(|byte| byte.is_ascii_lowercase())
        };
        found
            .into_iter()
            .min_by_key(|(at, length, _)| {
                let begins = *at == 0;
                (
                    !(begins || is_upper(*at, *length)),
                    *at,
                    usize::MAX - length,
                )
            })
            .map(|(.., kind)| kind)
    };
    from(text).or_else(|| from(short)).unwrap_or("filing")
}

/// Finds words at the beginning of a word.
fn place(text: &str, words: &str) -> Option<usize> {
    text.match_indices(words).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        before.is_none_or(|c| !c.is_alphanumeric())
            && after.is_none_or(|c| !c.is_alphanumeric() || c == 's')
    })
}

/// What entries begin with, and the type that it means.
const KINDS: &[(&str, &str)] = &[
    ("minute entry", "minute-entry"),
    ("minute order", "order"),
    ("minutes", "minutes"),
    ("courtroom minutes", "minutes"),
    ("scheduling order", "scheduling-order"),
    ("memorandum opinion", "decision"),
    ("memorandum & opinion", "decision"),
    ("memorandum and order", "order"),
    ("memorandum & order", "order"),
    ("opinion", "decision"),
    ("decision", "decision"),
    ("ruling", "ruling"),
    ("judgment", "judgment"),
    ("judgement", "judgment"),
    ("proposed", "filing"),
    ("text of proposed order", "filing"),
    ("order", "order"),
    ("mandate", "order"),
    ("report and recommendation", "ruling"),
    ("findings and recommendation", "ruling"),
    ("agency decision", "filing"),
    ("received", "filing"),
    ("case opened", "filing"),
    ("case reassigned", "filing"),
    ("case closed", "filing"),
    ("court deleted", "filing"),
    ("supreme court case", "filing"),
    ("paper copies", "filing"),
    ("set deadlines", "filing"),
    ("set hearing", "filing"),
    ("reset", "filing"),
    ("terminate", "filing"),
    ("motions terminated", "filing"),
    ("motion hearing", "minute-entry"),
    ("status conference", "minute-entry"),
    ("electronic clerk's notes", "minute-entry"),
    ("entry of default", "filing"),
    ("writ", "filing"),
    ("bond", "filing"),
    ("schedule", "filing"),
    ("status report", "report"),
    ("report", "report"),
    ("complaint", "complaint"),
    ("counterclaim", "complaint"),
    ("crossclaim", "complaint"),
    ("notice of removal", "notice"),
    ("notice", "notice"),
    ("summons", "summons"),
    ("waiver of service", "filing"),
    ("return of service", "certificate"),
    ("motion", "motion"),
    ("suggestions in", "brief"),
    ("memorandum", "brief"),
    ("brief", "brief"),
    ("response", "response"),
    ("opposition", "response"),
    ("reply", "reply"),
    ("answer", "answer"),
    ("objection", "objection"),
    ("stipulation", "stipulation"),
    ("petition", "petition"),
    ("application", "application"),
    ("affidavit", "affidavit"),
    ("declaration", "affidavit"),
    ("certificate", "certificate"),
    ("transcript", "transcript"),
    ("exhibit", "exhibit"),
    ("subpoena", "subpoena"),
    ("letter", "letter"),
    ("settlement agreement", "agreement"),
    ("case docketed", "filing"),
    ("civil case", "filing"),
    ("case argued", "minute-entry"),
    ("case assigned", "filing"),
    ("receipt", "filing"),
    ("filing fee", "filing"),
    ("record filed", "filing"),
    ("administrative record", "filing"),
    ("magistrate judge notice", "filing"),
    ("sealed document", "filing"),
    ("corporate disclosure", "filing"),
    ("civil cover sheet", "filing"),
    ("set/reset", "filing"),
];

/// Returns the part of an entry that says what it is: before what it refers to, and before its
/// attachments.
fn lead(text: &str) -> &str {
    let text = head(text);
    let end = [
        "(attachments:",
        " re ",
        " filed by ",
        "(entered:",
        "[entered:",
        " as to ",
    ]
    .iter()
    .filter_map(|mark| find(text, mark))
    .min()
    .unwrap_or(text.len());
    &text[..end]
}

fn first_words(text: &str, count: usize) -> &str {
    let mut ends = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    let mut end = text.len();
    let mut words = 0;
    let mut last = usize::MAX;
    for at in ends.by_ref() {
        if last.wrapping_add(1) != at {
            words += 1;
        }
        last = at;
        if words == count {
            end = at;
            break;
        }
    }
    &text[..end]
}

fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(HEAD.min(text.len()))]
}

/// Finds words without case. Only ASCII letters are folded, so that places stay the same.
fn find(text: &str, words: &str) -> Option<usize> {
    text.as_bytes()
        .windows(words.len())
        .position(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

static ENTERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[(\[]Entered: *(\d{1,2}/\d{1,2}/\d{2,4})").expect("the expression is right")
});

/// Returns the day on which an entry says that it was entered.
pub(super) fn entered(text: &str) -> Option<String> {
    let last = ENTERED.captures_iter(text).last()?;
    day::us_day(&last[1])
}

static REFERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:re|to|granting|denying|on|terminating|adopting|of|in part)[: ]+(\d{1,4}) +[A-Z][A-Za-z]").expect("the expression is right")
});

/// Returns the numbers of the entries to which an entry refers.
pub(super) fn refers_to(text: &str) -> Vec<String> {
    let own = without_attachments(head(text));
    let mut numbers: Vec<String> = Vec::new();
    for found in REFERS.captures_iter(&own).take(20) {
        let number = found[1].trim_start_matches('0').to_owned();
        if !number.is_empty() && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

#[cfg(test)]
mod tests;
