//! The first word of a line, and the key that it is like.

use super::{ClaimKey, LONGEST};
use crate::docket::withholding::{self, Written};
use crate::text::looks;

/// Words that are near to `access` or `draft` and mean something else.
const OTHERS: [&str; 29] = [
    "abbess", "accedes", "accent", "accents", "accept", "accepts", "accuse", "aces", "acres",
    "across", "actress", "assess", "axes", "caress", "cress", "egress", "excess", "process",
    "recess", "success", "craft", "crafts", "daft", "drift", "drat", "graft", "kraft", "raft",
    "rafts",
];

/// Finds where the first word of a line begins, behind indentation, dashes, quotation marks and
/// tags.
pub(super) fn first_word(line: &str) -> Option<usize> {
    // A line that begins with more signs than that begins with no word.
    let line = &line[..line.floor_char_boundary(4 * LONGEST)];
    let mut at = 0;
    loop {
        at += line[at..].find(|c: char| c.is_alphanumeric() || c == '<')?;
        if !line[at..].starts_with('<') {
            return Some(at);
        }
        // A tag, such as that of a redaction, does not belong to the word behind it.
        let end = line[at..]
            .find('>')
            .filter(|_| !line[at..].starts_with("<!"));
        at += end.unwrap_or(1);
    }
}

/// Tells which key a word is, or is near to.
pub(in crate::intake::unread) fn key_of(word: &str) -> Option<ClaimKey> {
    let letters = looks::letters(word);
    let near = |key: &str, allowed: usize| {
        // Most words have too many other letters, and need no closer look.
        let others = letters.bytes().filter(|b| !key.as_bytes().contains(b));
        others.count() <= allowed
            && (letters == key
                || (!OTHERS.contains(&&*letters)
                    && strsim::damerau_levenshtein(&letters, key) <= allowed))
    };
    if letters.len() < 4 || letters.len() > 8 {
        None
    } else if near("access", 2) {
        Some(ClaimKey::Access)
    } else if near("draft", 1) {
        Some(ClaimKey::Draft)
    } else {
        None
    }
}

/// Returns whether a word by itself says that something is withheld.
pub(in crate::intake::unread) fn is_word(word: &str) -> bool {
    let letters = looks::letters(word);
    withholding::WORDS
        .iter()
        .filter(|one| one.written != Written::AroundText)
        .any(|one| one.letters == letters && one.letters.len() > 4)
}
