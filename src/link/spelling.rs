//! Every spelling of a docket's name that a person may type: the words that are left of it once
//! case, signs, accents, invisible characters, look-alike letters and leading zeros do not count.
//!
//! This is much more generous than [`fold`](crate::text::fold). It only ever decides that something
//! may be withheld.

mod reading;

use aho_corasick::AhoCorasick;
use unicode_security::skeleton;

use super::quick::{Map, Set};
use reading::{NameReading, is_telling, readings};

/// Words beside a docket's number that are no part of it, in the languages of the built-in theme.
const BESIDE: [&str; 27] = [
    "and",
    "al",
    "case",
    "caso",
    "cause",
    "consolidated",
    "dkt",
    "dkts",
    "docket",
    "dockets",
    "et",
    "exp",
    "expediente",
    "file",
    "in",
    "matter",
    "no",
    "nos",
    "nr",
    "num",
    "number",
    "numero",
    "of",
    "proceeding",
    "project",
    "re",
    "the",
];

/// A name with more words than this counts only as a whole, and with nothing beside it.
const LONGEST: usize = 16;

/// Names, each known by all of its spellings.
#[derive(Default)]
pub(super) struct Spellings {
    /// The words of each name.
    words: Set<String>,
    /// The letters and digits of each name without anything between them, and into how many words
    /// each way parts them.
    joined: Map<String, Vec<usize>>,
    /// The last words of names that begin with more.
    ends: Set<String>,
    /// What no other text holds by chance: names of two words or more, one of them a number.
    inside: Vec<String>,
    finder: Option<AhoCorasick>,
}

impl Spellings {
    /// Knows names by all of their spellings.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Spellings {
        let mut spellings = Spellings::default();
        for reading in names.into_iter().flat_map(readings) {
            spellings.add(&reading);
        }
        // So many names that no finder can be made of them are never met; each would then count as
        // if it were in every text.
        spellings.finder = AhoCorasick::new(&spellings.inside).ok();
        spellings
    }

    fn add(&mut self, reading: &NameReading) {
        if reading.words.is_empty() || !self.words.insert(reading.line()) {
            return;
        }
        for (joined, count) in reading.all_joined() {
            let counts = self.joined.entry(joined.clone()).or_default();
            if !counts.contains(&count) {
                counts.push(count);
            }
        }
        if is_telling(&reading.words) && reading.words.len() <= LONGEST {
            self.inside.push(reading.line());
            let ends = (1..reading.words.len()).map(|from| &reading.words[from..]);
            self.ends
                .extend(ends.filter(|end| is_telling(end)).map(line));
        }
    }

    /// Returns whether a text is a spelling of one of the names, or holds one beside other words,
    /// or is the end of one.
    pub(super) fn hold(&self, text: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        readings(text).iter().any(|reading| {
            let line = reading.line();
            let inside = |finder: &AhoCorasick| finder.is_match(&line);
            self.is_one(reading)
                || self.ends.contains(&line)
                || self.finder.as_ref().is_none_or(inside)
        })
    }

    /// Returns whether a text is a spelling of one of the names, with nothing beside it.
    pub(super) fn are(&self, text: &str) -> bool {
        !self.words.is_empty() && readings(text).iter().any(|reading| self.is_one(reading))
    }

    fn is_one(&self, reading: &NameReading) -> bool {
        // `24-1-05` and `24-10-5` have the same digits and are two numbers; `24105` may be either.
        let parted_otherwise = |(joined, own): (&String, usize)| {
            let counts = self.joined.get(joined);
            counts.is_some_and(|counts| counts.iter().any(|count| *count != own))
        };
        self.words.contains(&reading.line())
            || reading.all_joined().into_iter().any(parted_otherwise)
    }
}

/// Writes words into a line in which each can be found whole.
fn line(words: impl AsRef<[String]>) -> String {
    format!(" {} ", words.as_ref().join(" "))
}

/// Returns whether a character shows at all, or parts words.
fn is_seen(c: char) -> bool {
    match c.is_ascii() {
        true => !c.is_control() || c.is_whitespace(),
        // Of what Unicode says to ignore nothing is left.
        false => skeleton(c.encode_utf8(&mut [0; 4])).next().is_some(),
    }
}

#[cfg(test)]
mod tests;
