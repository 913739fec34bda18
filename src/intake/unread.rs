//! Finds lines that begin like `access` or `draft` and are not read as that key: the record would
//! be public though its author withheld it.
//!
//! YAML reads such a line as a part of another value where a brace, a quotation mark, a block of
//! text, a redaction or a comment is open before it, and not at all behind the end of the front
//! matter.

use super::locate;
use super::redact::{PublicText, header_end};
use crate::diagnostic::{KeyPath, Step};
use crate::docket::withholding::{self, Written};
use crate::docket::{Access, Node, keys};
use crate::text::looks;

/// A line that begins like a key that withholds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The column at which its first word begins, in characters from 1.
    pub column: usize,
    /// Where its first word begins, in bytes of the file's text.
    at: usize,
    key: Key,
    part: Part,
}

/// The key that a line begins like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Access,
    Draft,
}

/// In which part of a file a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Header,
    Body,
}

/// How many lines of a body are looked at: front matter that was closed too early goes on there.
const FIRST_LINES: usize = 40;

/// How many lines behind a rule of a body are looked at: some programs read front matter there.
const BEHIND_RULE: usize = 10;

/// How many characters of a line are read: a key and a word.
const LONGEST: usize = 120;

/// Words that are near to `access` or `draft` and mean something else.
const OTHERS: [&str; 29] = [
    "abbess", "accedes", "accent", "accents", "accept", "accepts", "accuse", "aces", "acres",
    "across", "actress", "assess", "axes", "caress", "cress", "egress", "excess", "process",
    "recess", "success", "craft", "crafts", "daft", "drift", "drat", "graft", "kraft", "raft",
    "rafts",
];

/// Finds the lines of a file's text that begin like a key that withholds, in order.
pub(super) fn claims(text: &str) -> Vec<Claim> {
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
            true => Part::Header,
            false => Part::Body,
        };
        if part == Part::Body {
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
        let found = claim(text).filter(|(.., withholds)| part == Part::Header || *withholds);
        let found = found.or_else(|| match part {
            Part::Header => claim_in_comment(text),
            Part::Body => None,
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
pub(super) fn withholds(line: &str) -> bool {
    claim(line).is_some_and(|(.., withholds)| withholds)
}

/// Keeps of the claims those that are not read, where `node` is the front matter that was read.
/// `header_start` is where its YAML begins in the public text.
pub(super) fn unread(
    claims: Vec<Claim>,
    node: &Node,
    public: &PublicText,
    header: &str,
    header_start: usize,
) -> Vec<Claim> {
    if claims.is_empty() || is_withheld(node) {
        return Vec::new();
    }
    let keys = locate::keys(header);
    let mut unread = claims;
    unread.retain(|claim| {
        if claim.part == Part::Body {
            return true;
        }
        let place = public
            .place_of(claim.at)
            .and_then(|place| place.checked_sub(header_start));
        let before = place.and_then(|place| {
            let next = keys.partition_point(|(_, range)| range.start <= place);
            next.checked_sub(1).map(|last| (place, &keys[last]))
        });
        let is_at_top = has(node, claim.key);
        match before {
            // A key at the top is reported where it is read, and one of an attachment is its own.
            Some((place, (path, range))) if range.contains(&place) => !is_read(path, is_at_top),
            // Nothing that is said of the filing speaks for its attachments.
            Some((_, (path, _))) if is_below(path, &["attachments"]) => true,
            _ => !is_at_top,
        }
    });
    unread
}

/// Finds keys of free maps, such as `facts`, that say what `access` or `draft` would, where the
/// record itself has no such key.
pub(super) fn misplaced(node: &Node) -> Vec<KeyPath> {
    let Node::Map(entries) = node else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (name, value) in entries {
        let at = KeyPath::default().key(name);
        if FREE.contains(&&**name) {
            find(value, &at, node, &mut found);
        }
        find_in_texts(value, &at, &mut found);
    }
    found
}

/// Finds texts that hold `access: sealed` or the like: quotation marks, or an escaped line break,
/// made it a part of them.
fn find_in_texts(value: &Node, at: &KeyPath, found: &mut Vec<KeyPath>) {
    match value {
        Node::Text(text) => {
            if says_withheld(text) {
                found.push(at.clone());
            }
        }
        Node::List(entries) => {
            for (index, value) in entries.iter().enumerate() {
                find_in_texts(value, &at.index(index), found);
            }
        }
        Node::Map(entries) => {
            for (name, value) in entries {
                find_in_texts(value, &at.key(name), found);
            }
        }
        Node::Empty | Node::Bool(_) => {}
    }
}

/// Returns whether a value holds the key `access` with a value that withholds.
pub(super) fn says_withheld(text: &str) -> bool {
    let folded = || {
        let mut folded = String::with_capacity(text.len());
        text.chars().for_each(|c| looks::fold(c, &mut folded));
        folded
    };
    // Nearly no text holds a sign that could end such a key.
    let may_hold = text.contains([':', '=', '\u{FF1A}', '\u{FF1D}']);
    may_hold && holds_withholding(&folded())
}

/// Returns whether a folded text holds the key `access` with a value that withholds.
fn holds_withholding(folded: &str) -> bool {
    folded.match_indices("access").any(|(at, word)| {
        let rest = folded[at + word.len()..].trim_start_matches([' ', '"', '\'']);
        let is_apart = !folded[..at].ends_with(|c: char| c.is_alphanumeric());
        let value = rest.strip_prefix([':', '=']).map(|value| {
            let value = value.trim_start_matches([' ', '"', '\'']);
            let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            &value[..end.unwrap_or(value.len())]
        });
        is_apart
            && value
                .and_then(Access::parse)
                .is_some_and(|access| !access.is_public())
    })
}

/// Returns whether a record says that it is a draft.
pub(super) fn is_draft(node: &Node) -> bool {
    let Node::Map(entries) = node else {
        return false;
    };
    let mut drafts = entries.iter().filter(|(name, _)| name == "draft");
    drafts
        .next()
        .is_some_and(|(_, value)| *value == Node::Bool(true))
        && drafts.next().is_none()
}

/// The keys below which a record may have any key.
const FREE: [&str; 3] = ["extra", "facts", "identifiers"];

fn find(value: &Node, at: &KeyPath, record: &Node, found: &mut Vec<KeyPath>) {
    match value {
        Node::Map(entries) => {
            for (name, value) in entries {
                let at = at.key(name);
                let key = key_of(name).or_else(|| {
                    let says = match value {
                        Node::Bool(value) => *value && is_word(name),
                        Node::Text(text) => {
                            withholding::says_yes(text) && is_word(name)
                                || withholding::is_scale(name, text)
                        }
                        _ => false,
                    };
                    says.then_some(Key::Access)
                });
                if key.is_some_and(|key| !has(record, key)) {
                    found.push(at.clone());
                }
                find(value, &at, record, found);
            }
        }
        Node::List(entries) => {
            for (index, value) in entries.iter().enumerate() {
                find(value, &at.index(index), record, found);
            }
        }
        _ => {}
    }
}

/// Returns whether a record has a key at its top.
fn has(node: &Node, key: Key) -> bool {
    let wanted = match key {
        Key::Access => "access",
        Key::Draft => "draft",
    };
    matches!(node, Node::Map(entries) if entries.iter().any(|(name, _)| name == wanted))
}

/// Returns whether a record withholds all of itself.
fn is_withheld(node: &Node) -> bool {
    let Node::Map(entries) = node else {
        return false;
    };
    let mut access = entries.iter().filter(|(name, _)| name == "access");
    access.any(|(_, value)| match value {
        Node::Text(word) => Access::parse(word).is_some_and(|access| !access.is_public()),
        _ => false,
    })
}

/// Returns whether a key is one that is read where it stands: at the top, or in an attachment;
/// below the free maps, those are judged that say something else.
fn is_read(path: &KeyPath, is_at_top: bool) -> bool {
    match path.steps() {
        [Step::Key(_)] => true,
        [Step::Key(list), Step::Key(_)] | [Step::Key(list), Step::Index(_), Step::Key(_)]
            if **list == *"attachments" =>
        {
            true
        }
        _ => is_at_top || is_below(path, &FREE),
    }
}

fn is_below(path: &KeyPath, keys: &[&str]) -> bool {
    matches!(path.steps().first(), Some(Step::Key(key)) if keys.contains(&&**key))
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
fn claim(line: &str) -> Option<(usize, Key, bool)> {
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
        None if is_key && is_word(word) && (says() || withholding::says_yes(value)) => Key::Access,
        None => return None,
    };
    let withholds = says() || key == Key::Draft && withholding::says_yes(value) || is_word(word);
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
fn claim_in_comment(line: &str) -> Option<(usize, Key, bool)> {
    let start = line.find(" #")?;
    let (offset, key, withholds) = claim(&line[start..])?;
    withholds.then_some((start + offset, key, withholds))
}

/// Finds where the first word of a line begins, behind indentation, dashes, quotation marks and
/// tags.
fn first_word(line: &str) -> Option<usize> {
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
fn key_of(word: &str) -> Option<Key> {
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
        Some(Key::Access)
    } else if near("draft", 1) {
        Some(Key::Draft)
    } else {
        None
    }
}

/// Returns whether a word by itself says that something is withheld.
fn is_word(word: &str) -> bool {
    let letters = looks::letters(word);
    withholding::WORDS
        .iter()
        .filter(|one| one.written != Written::AroundText)
        .any(|one| one.letters == letters && one.letters.len() > 4)
}

#[cfg(test)]
mod tests;
