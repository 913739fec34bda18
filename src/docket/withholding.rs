//! The table of words that people write when they mean to withhold something, each with what
//! `access` calls it.
//!
//! Messages about unknown keys, values and tags propose what it says, and never a step that would
//! publish something.

mod words;

pub use words::{OPENERS, SCALES, WORDS, Word, Written};

use Access::{Confidential, Sealed, Unlisted};
use Written::{AroundText, InFrontMatter};

use super::access::Access;
use super::node::Node;
use crate::diagnostic::{self, marks_in_english};
use crate::text::looks::letters;
use words::{DRAFTS, NO, YES};

/// What a key and its value, in a place where neither is known, were meant to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// That the record is to be withheld, in this way.
    Withhold(Access),
    /// Something about who may see it; perhaps that it is to be withheld.
    Unclear,
    /// Nothing about that.
    Nothing,
}

/// Tells what a key with its value was meant to say about who may see a record.
pub fn meant(key: &str, value: &Node) -> Meant {
    let key = letters(key);
    let of_value = word_of_value(value);
    if let Some(word) = find(&key, WORDS) {
        return match word.means {
            Some(access) if !says(value, NO) => Meant::Withhold(access),
            _ => Meant::Unclear,
        };
    }
    if is_one(&key, DRAFTS) {
        return match says(value, YES) {
            true => Meant::Withhold(Unlisted),
            false => Meant::Unclear,
        };
    }
    if is_one(&key, OPENERS) && says(value, NO) {
        return Meant::Withhold(Unlisted);
    }
    match of_value {
        Some(Word {
            means: Some(access),
            ..
        }) => Meant::Withhold(*access),
        _ if is_one(&key, SCALES) || is_one(&key, OPENERS) || of_value.is_some() => Meant::Unclear,
        _ => Meant::Nothing,
    }
}

/// Finds the word of withholding that a value is, or is near to.
pub fn word_of_value(value: &Node) -> Option<&'static Word> {
    match value {
        Node::Text(text) => word_of_text(text),
        Node::List(entries) => entries.iter().find_map(word_of_value),
        _ => None,
    }
}

/// Finds the word of withholding that a text is, or is near to.
pub fn word_of_text(text: &str) -> Option<&'static Word> {
    let text = marks_in_english(text);
    // No longer text is one word that was mistyped.
    if text.len() > 80 {
        return None;
    }
    find(&letters(&text), WORDS)
}

/// Returns whether a key is one of those that withhold, or near one.
pub fn is_near_key(key: &str) -> bool {
    const KEYS: [&str; 4] = ["access", "draft", "public_title", "public_version"];
    diagnostic::is_near(key, &KEYS) || meant(key, &Node::Bool(true)) != Meant::Nothing
}

/// Finds the word of withholding that stands alone between brackets as a tag around text. `name` is
/// folded to letters.
pub fn tag(name: &str) -> Option<&'static Word> {
    let is_tag = |word: &&Word| word.written != InFrontMatter;
    let long = |word: &&Word| word.letters.len() >= 8;
    let tags = || WORDS.iter().filter(is_tag);
    let exact = tags().find(|word| word.letters == name);
    let holds = |word: &&Word| long(word) && name.contains(word.letters);
    exact.or_else(|| tags().find(|word| is_near(name, word.letters) || holds(word)))
}

/// Returns whether letters are a word that is between brackets as a tag, without a slip.
pub fn is_tag(letters: &str) -> bool {
    let mut tags = WORDS.iter().filter(|word| word.written != InFrontMatter);
    tags.any(|word| word.letters == letters)
}

/// Returns whether a value says yes, and so turns on what its key names.
pub fn says_yes(value: &str) -> bool {
    YES.contains(&&*letters(value))
}

/// Returns whether a key names how open a record is and its value withholds it: `visibility:
/// private`.
pub fn is_scale(key: &str, value: &str) -> bool {
    SCALES.contains(&&*letters(key))
        && word_of_text(value).is_some_and(|word| word.letters != "none")
}

/// Says how to withhold a record, as an instruction that can be typed: first the word that shows as
/// little as was meant.
pub fn proposal(means: Option<Access>) -> String {
    let all = [Confidential, Sealed, Unlisted];
    let first = means.into_iter();
    let others = all.into_iter().filter(|access| Some(*access) != means);
    let words: Vec<String> = first
        .chain(others)
        .map(|access| format!("`access: {}`", access.word()))
        .collect();
    format!("to withhold it, write {}", words.join(" or "))
}

fn says(value: &Node, words: &[&str]) -> bool {
    match value {
        Node::Bool(true) => words.contains(&"true"),
        Node::Bool(false) => words.contains(&"false"),
        Node::Text(text) => words.contains(&&*letters(text)),
        _ => false,
    }
}

/// Finds a word, or the first one near to it.
fn find(letters: &str, words: &'static [Word]) -> Option<&'static Word> {
    let written = || words.iter().filter(|word| word.written != AroundText);
    let exact = written().find(|word| word.letters == letters);
    exact.or_else(|| written().find(|word| is_near(letters, word.letters)))
}

fn is_one(letters: &str, words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| *word == letters || is_near(letters, word))
}

/// Returns whether letters are a word with a slip in it, or with two where it is long.
fn is_near(letters: &str, word: &str) -> bool {
    let allowed = match word.len() {
        ..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    word.len().abs_diff(letters.len()) <= allowed
        && strsim::damerau_levenshtein(letters, word) <= allowed
}

#[cfg(test)]
mod tests;
