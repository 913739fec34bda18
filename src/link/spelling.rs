//! Every spelling of a docket's name that a person may type: the words that are left of it once
//! case, signs, accents, invisible characters, look-alike letters and leading zeros do not count.
//!
//! This is much more generous than [`fold`](crate::text::fold). It only ever decides that something
//! may be withheld.

use std::borrow::Cow;

use aho_corasick::AhoCorasick;
use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

use super::quick::{Map, Set};

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

    fn add(&mut self, reading: &Reading) {
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

    fn is_one(&self, reading: &Reading) -> bool {
        // `24-1-05` and `24-10-5` have the same digits and are two numbers; `24105` may be either.
        let parted_otherwise = |(joined, own): (&String, usize)| {
            let counts = self.joined.get(joined);
            counts.is_some_and(|counts| counts.iter().any(|count| *count != own))
        };
        self.words.contains(&reading.line())
            || reading.all_joined().into_iter().any(parted_otherwise)
    }
}

/// One way to read a name.
struct Reading {
    /// Its words, each of letters or of digits alone, without leading zeros and without words
    /// beside the number.
    words: Vec<String>,
    /// The same in one.
    joined: String,
    /// The same with the leading zeros.
    joined_with_zeros: String,
    /// The same with the words beside it: an id such as `merger-docket` is also written
    /// `mergerdocket`.
    joined_with_others: String,
    /// How many words it has with those.
    with_others: usize,
}

impl Reading {
    fn of(text: &str) -> Reading {
        let mut all: Vec<&str> = Vec::new();
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let mut from = 0;
            for (at, pair) in word.as_bytes().windows(2).enumerate() {
                if pair[0].is_ascii_digit() != pair[1].is_ascii_digit() {
                    all.push(&word[from..at + 1]);
                    from = at + 1;
                }
            }
            all.extend(Some(&word[from..]).filter(|rest| !rest.is_empty()));
        }
        let joined_with_others = all.iter().map(|word| without_zeros(word)).collect();
        let with_others = all.len();
        let own = |word: &&&str| !BESIDE.contains(*word);
        let mut own: Vec<&str> = all.iter().filter(own).copied().collect();
        if own.is_empty() {
            own = all;
        }
        let words: Vec<String> = own.iter().map(|word| without_zeros(word)).collect();
        Reading {
            joined: words.concat(),
            joined_with_zeros: own.iter().map(|word| looked_at(word)).collect(),
            joined_with_others,
            with_others,
            words,
        }
    }

    fn line(&self) -> String {
        line(&self.words)
    }

    /// Returns all that it is in one word, each with the number of words that it is made of.
    fn all_joined(&self) -> [(&String, usize); 3] {
        [
            (&self.joined, self.words.len()),
            (&self.joined_with_zeros, self.words.len()),
            (&self.joined_with_others, self.with_others),
        ]
    }
}

/// Writes words into a line in which each can be found whole.
fn line(words: impl AsRef<[String]>) -> String {
    format!(" {} ", words.as_ref().join(" "))
}

/// Returns whether words are so many, and a number among them, that they stand for nothing else.
fn is_telling(words: &[String]) -> bool {
    words.len() > 1
        && words
            .iter()
            .any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

fn without_zeros(word: &str) -> String {
    let looked_at = looked_at(word);
    match looked_at.trim_start_matches('0') {
        "" => looked_at.get(..1).unwrap_or_default().to_owned(),
        rest if word.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => looked_at,
    }
}

/// Writes letters that look like digits as these.
fn looked_at(word: &str) -> String {
    let look = |c| match c {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    };
    word.chars().map(look).collect()
}

/// Reads a text in every way: letters of other alphabets by what they look like, and by how they
/// sound; small raised digits as digits, and as notes that are no part of it.
fn readings(text: &str) -> Vec<Reading> {
    let text = &*without_codes(text);
    if text.is_ascii() {
        let seen = text.chars().filter(|c| is_seen(*c));
        return vec![Reading::of(&seen.collect::<String>().to_lowercase())];
    }
    let is_raised = |c: &char| matches!(c, '⁰'..='₉' | '¹' | '²' | '³');
    let whole: Vec<char> = text.chars().collect();
    let without_notes: Vec<char> = whole.iter().copied().filter(|c| !is_raised(c)).collect();
    [
        (&whole, by_look as fn(char) -> String),
        (&without_notes, by_sound),
    ]
    .into_iter()
    .map(|(letters, read)| {
        let plain = letters.iter().copied().nfkd();
        let plain = plain.filter(|c| is_seen(*c) && !is_combining_mark(*c));
        let ascii = plain.map(|c| match c.is_ascii() {
            true => c.to_string(),
            false => read(c),
        });
        Reading::of(&ascii.collect::<String>().to_lowercase())
    })
    .collect()
}

/// Puts a blank in the place of signs that are written as codes of HTML or of an address: `&#45;`,
/// `&ndash;`, `%20`.
fn without_codes(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '%']) {
        return Cow::Borrowed(text);
    }
    let mut without = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '%']) {
        let (before, from) = rest.split_at(at);
        without.push_str(before);
        without.push(' ');
        rest = &from[code_length(from)..];
    }
    without.push_str(rest);
    Cow::Owned(without)
}

/// Tells how long the code is with which a text begins, or its sign alone.
fn code_length(text: &str) -> usize {
    /// No code has a longer name than this.
    const LONGEST: usize = 10;
    let bytes = text.as_bytes();
    match bytes[0] {
        b'%' => match bytes.get(1..3) {
            Some(digits) if digits.iter().all(u8::is_ascii_hexdigit) => 3,
            _ => 1,
        },
        _ => {
            let name = bytes[1..].iter().take(LONGEST);
            let of_name = name.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#');
            let end = 1 + of_name.count();
            match end > 1 && bytes.get(end) == Some(&b';') {
                true => end + 1,
                false => 1,
            }
        }
    }
}

/// Returns whether a character shows at all, or parts words.
fn is_seen(c: char) -> bool {
    match c.is_ascii() {
        true => !c.is_control() || c.is_whitespace(),
        // Of what Unicode says to ignore nothing is left.
        false => skeleton(c.encode_utf8(&mut [0; 4])).next().is_some(),
    }
}

fn by_look(c: char) -> String {
    let like = |text: &str| -> Option<String> {
        let like: String = skeleton(text).collect();
        Some(like).filter(|like| like.chars().all(|c| c.is_ascii_alphanumeric()))
    };
    // Small letters of some alphabets look like nothing, and their capitals do.
    let capital = || like(&c.to_uppercase().to_string());
    like(c.encode_utf8(&mut [0; 4]))
        .or_else(capital)
        .unwrap_or_else(|| by_sound(c))
}

fn by_sound(c: char) -> String {
    match c.is_alphanumeric() {
        true => deunicode_char(c).map_or_else(|| c.to_string(), str::to_owned),
        false => " ".to_owned(),
    }
}

#[cfg(test)]
mod tests;
