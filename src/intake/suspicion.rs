//! Judges, of a file whose `access` cannot be read, whether it may be one that is withheld.
//!
//! A word of withholding makes it so, mistyped or in letters that only look alike, in any encoding:
//! its name and its lines are then in no message.

use super::redact::PublicText;
use super::secrecy::Secrecy;
use super::unread::withholds;
use crate::docket::withholding::{is_near_key, word_of_text};
use crate::text::looks;

/// Words of which one anywhere in front matter makes a file suspect, in letters without blanks.
const WORDS: [&str; 13] = [
    "access",
    "confidential",
    "draft",
    "nonpublic",
    "private",
    "privileged",
    "publictitle",
    "publicversion",
    "restricted",
    "seal",
    "secret",
    "unlisted",
    "withh",
];

/// Words of which one in any place makes a file suspect that cannot be read: where its front matter
/// ends, nobody can say.
const ANYWHERE: [&str; 9] = [
    "confidential",
    "nonpublic",
    "privileged",
    "redact",
    "restricted",
    "seal",
    "secret",
    "unlisted",
    "withh",
];

/// Judges a file's text.
pub(super) fn suspicion(text: &str) -> Secrecy {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => folded.push('\n'),
            c => looks::fold(c, &mut folded),
        }
    }
    let (header, body) = parts(&folded);
    let letters: String = header.chars().filter(|c| !" -_".contains(*c)).collect();
    let says = |line: &str| {
        line.split_once([':', '='])
            .is_some_and(|(key, value)| is_near_key(key.trim()) || word_of_text(value).is_some())
    };
    let is_suspect = WORDS.iter().any(|word| letters.contains(word))
        || header.split('\n').any(says)
        || body.split('\n').any(withholds);
    match is_suspect {
        true => Secrecy::Withheld,
        false => Secrecy::Open,
    }
}

/// Judges the text of a file whose front matter cannot be found or read: any word of withholding in
/// it counts.
pub(super) fn suspicion_of_all(text: &str) -> Secrecy {
    let letters = looks::letters(text);
    match ANYWHERE.iter().any(|word| letters.contains(word)) {
        true => Secrecy::Withheld,
        false => suspicion(text),
    }
}

/// Judges a file that is not UTF-8 text: it may be in any encoding.
pub(super) fn suspicion_of_bytes(bytes: &[u8]) -> Secrecy {
    let wide =
        bytes.contains(&0) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let utf_16 = |to: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|pair| to(*pair));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(' '))
            .collect::<String>()
    };
    let as_wide = || [utf_16(u16::from_le_bytes), utf_16(u16::from_be_bytes)];
    // Every other encoding that people use writes the letters of ASCII as ASCII does.
    let mut readings = vec![String::from_utf8_lossy(bytes).into_owned()];
    if wide {
        readings.extend(as_wide());
    }
    // Where no reading gives front matter, none gives the words that matter.
    let is_record = |text: &String| {
        let unseen = |c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}';
        text.trim_start_matches(unseen).starts_with("---")
    };
    let judged = readings.iter().map(|text| suspicion_of_all(text)).max();
    match readings.iter().any(is_record) {
        true => judged.unwrap_or(Secrecy::Withheld),
        false => Secrecy::Withheld,
    }
}

/// Parts a folded text into what may be front matter, and what follows it. Blank lines and comments
/// may be before it.
fn parts(text: &str) -> (&str, &str) {
    let is_rule = |line: &str| line.trim_start().starts_with("---");
    let mut rules = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_rule(line) {
            rules.push(at);
        }
        at += line.len();
        if rules.len() == 2 {
            break;
        }
    }
    match rules[..] {
        // A first rule that has text before it may be the end of the front matter as well as a rule
        // of the body.
        [first, end] if text[..first].trim().is_empty() => text.split_at(end),
        _ => (text, ""),
    }
}

/// Judges a file whose front matter cannot be found or read: one with a redaction in it withholds
/// something.
pub(super) fn suspicion_of_public(public: &PublicText) -> Secrecy {
    match public.reasons().is_empty() {
        true => suspicion_of_all(public.as_str()),
        false => Secrecy::Withheld,
    }
}

#[cfg(test)]
mod tests;
