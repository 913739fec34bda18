//! Lines of a file that begin like a key that withholds, read without YAML.

mod word;

pub(super) use word::{is_word, key_of};

use super::super::redact::header_end;
use crate::docket::keys;
use crate::docket::withholding::{self};
use crate::text::looks;
use word::first_word;

/// A line that begins like a key that withholds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::intake) struct Claim {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The column at which its first word begins, in characters from 1.
    pub column: usize,
    /// Where its first word begins, in bytes of the file's text.
    pub(super) at: usize,
    pub(super) key: ClaimKey,
    pub(super) part: ClaimPart,
}

/// The key that a line begins like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClaimKey {
    Access,
    Draft,
}

/// In which part of a file a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClaimPart {
    Header,
    Body,
}

/// How many lines of a body are looked at: front matter that was closed too early goes on there.
const FIRST_LINES: usize = 40;

/// How many lines behind a rule of a body are looked at: some programs read front matter there.
const BEHIND_RULE: usize = 10;

/// How many characters of a line are read: a key and a word.
const LONGEST: usize = 120;

/// Finds the lines of a file's text that begin like a key that withholds, in order.
pub(in crate::intake) fn claims(text: &str) -> Vec<Claim> {
    let end = header_end(text);
    if end == 0 {
        return Vec::new();
    }
    let mut claims = Vec::new();
    let mut left = FIRST_LINES;
    let mut in_code = false;
    for Line {
        start,
        number,
        text,
    } in lines(text)
    {
        let part = match start < end {
            true => ClaimPart::Header,
            false => ClaimPart::Body,
        };
        if part == ClaimPart::Body {
            let is_rule = text.starts_with("---");
            let is_fence = !is_rule && text.trim_start().starts_with(['`', '~']);
            in_code ^= is_fence && ["```", "~~~"].iter().any(|fence| text.contains(fence));
            left = match is_rule {
                true => left.max(BEHIND_RULE),
                false => left.saturating_sub(1),
            };
            if left == 0 || in_code || text.len() > 4 * LONGEST {
                continue;
            }
        }
        let found = claim(text).filter(|(.., withholds)| part == ClaimPart::Header || *withholds);
        let found = found.or_else(|| match part {
            ClaimPart::Header => claim_in_comment(text),
            ClaimPart::Body => None,
        });
        claims.extend(found.map(|(offset, key, _)| Claim {
            line: number,
            column: 1 + text[..offset].chars().count(),
            at: start + offset,
            key,
            part,
        }));
    }
    claims
}

/// Returns whether a line says, as front matter does, that something is withheld: `access: sealed`.
pub(in crate::intake) fn withholds(line: &str) -> bool {
    claim(line).is_some_and(|(.., withholds)| withholds)
}

/// A line of a text.
struct Line<'a> {
    start: usize,
    /// Its number as an editor counts, from 1.
    number: usize,
    text: &'a str,
}

/// Returns the lines of a text, as YAML parts them.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let (mut from, mut number) = (0, 1);
    let breaks = [
        '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    text.split_inclusive(breaks).map(move |text| {
        let line = Line {
            start: from,
            number,
            text: text.trim_end_matches(breaks),
        };
        from += text.len();
        number += usize::from(text.ends_with('\n'));
        line
    })
}

/// Reads how a line begins: where its first word does, which key it is like, and whether its value
/// withholds.
pub(super) fn claim(line: &str) -> Option<(usize, ClaimKey, bool)> {
    let offset = first_word(line)?;
    if is_other_key(&line[offset..]) {
        return None;
    }
    let mut folded = String::with_capacity(LONGEST);
    let rest = line[offset..].chars().take(LONGEST);
    rest.for_each(|c| looks::fold(c, &mut folded));
    let end = folded.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    let (word, rest) = folded.split_at(end.unwrap_or(folded.len()));
    let rest = rest.trim_start_matches([' ', '"', '\'', '`', ')', ']', '*', '_']);
    let is_key = rest.starts_with([':', '=']);
    let value = rest.split(" #").next().unwrap_or("");
    let value = value
        .split("--")
        .next()
        .unwrap_or("")
        .split('<')
        .next()
        .unwrap_or("");
    let value = value.rsplit([':', '=']).next().unwrap_or("");
    let value = value.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    // Nearly all words are like no key, and their values need no look.
    let says = || withholding::word_of_text(value).is_some();
    let key = match key_of(word) {
        Some(key) => key,
        None if is_key && is_word(word) && (says() || withholding::says_yes(value)) => {
            ClaimKey::Access
        }
        None => return None,
    };
    let withholds =
        says() || key == ClaimKey::Draft && withholding::says_yes(value) || is_word(word);
    (is_key || withholds).then_some((offset, key, withholds))
}

/// Returns whether a line begins with another key that records have: nearly all lines of front
/// matter do.
fn is_other_key(line: &str) -> bool {
    let end = line
        .bytes()
        .position(|b| !b.is_ascii_lowercase() && b != b'_');
    let word = &line[..end.unwrap_or(line.len())];
    let is_key = |table: &keys::Table| table.find(word).is_some();
    line[word.len()..].starts_with(':')
        && !matches!(word, "access" | "draft")
        && (is_key(&keys::FILING) || is_key(&keys::DOCKET))
}

/// Reads a comment of YAML at the end of a line: `title: A # access: sealed`.
fn claim_in_comment(line: &str) -> Option<(usize, ClaimKey, bool)> {
    let start = line.find(" #")?;
    let (offset, key, withholds) = claim(&line[start..])?;
    withholds.then_some((start + offset, key, withholds))
}
