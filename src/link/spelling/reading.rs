//! A name as it is compared: without zeros, codes, case and signs.

use std::borrow::Cow;

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

use super::{BESIDE, is_seen, line};

/// One way to read a name.
pub(super) struct NameReading {
    /// Its words, each of letters or of digits alone, without leading zeros and without words
    /// beside the number.
    pub(super) words: Vec<String>,
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

impl NameReading {
    fn of(text: &str) -> NameReading {
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
        NameReading {
            joined: words.concat(),
            joined_with_zeros: own.iter().map(|word| looked_at(word)).collect(),
            joined_with_others,
            with_others,
            words,
        }
    }

    pub(super) fn line(&self) -> String {
        line(&self.words)
    }

    /// Returns all that it is in one word, each with the number of words that it is made of.
    pub(super) fn all_joined(&self) -> [(&String, usize); 3] {
        [
            (&self.joined, self.words.len()),
            (&self.joined_with_zeros, self.words.len()),
            (&self.joined_with_others, self.with_others),
        ]
    }
}

/// Returns whether words are so many, and a number among them, that they can mean nothing else.
pub(super) fn is_telling(words: &[String]) -> bool {
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
pub(super) fn readings(text: &str) -> Vec<NameReading> {
    let text = &*without_codes(text);
    if text.is_ascii() {
        let seen = text.chars().filter(|c| is_seen(*c));
        return vec![NameReading::of(&seen.collect::<String>().to_lowercase())];
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
        NameReading::of(&ascii.collect::<String>().to_lowercase())
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
