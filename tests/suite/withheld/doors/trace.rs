//! Finds a planted word in whatever disguise it came out.

use percent_encoding::percent_decode;
use unicode_normalization::UnicodeNormalization;

use super::scene::Piece;
use crate::withheld::CANARY;

/// Gives the line of a piece that holds a planted word or another secret, cut down to what is
/// around it.
pub(super) fn trace(piece: &Piece, secrets: &[String]) -> Option<String> {
    let name = find(&piece.name, secrets).map(|line| format!("in the name {line}"));
    name.or_else(|| find(&piece.bytes, secrets))
}

/// Looks through bytes as they are, and with one disguise after another taken off.
fn find(bytes: &[u8], secrets: &[String]) -> Option<String> {
    if bytes.is_empty() {
        return None;
    }
    // The zero bytes of UTF-16 and UTF-32 are between the letters.
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    let strips: [fn(&str) -> Option<String>; 6] = [
        without_percents,
        without_escapes,
        without_entities,
        without_folds,
        without_invisible,
        without_tags,
    ];
    let mut found = line(&text, secrets);
    for strip in strips {
        if found.is_some() {
            break;
        }
        if let Some(bare) = strip(&text) {
            found = line(&bare, secrets);
            text = bare;
        }
    }
    found
}

/// Finds the first line with a secret.
fn line(text: &str, secrets: &[String]) -> Option<String> {
    let text = text.to_lowercase();
    let secret = secrets.iter().map(String::as_str).chain([CANARY]);
    let at = secret.filter_map(|secret| text.find(secret)).min()?;
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let start = start.max(text.floor_char_boundary(at.saturating_sub(70)));
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let end = end.min(text.ceil_char_boundary(at + 70));
    Some(text[start..end].trim().escape_debug().to_string())
}

fn without_percents(text: &str) -> Option<String> {
    text.contains('%').then(|| {
        percent_decode(text.as_bytes())
            .decode_utf8_lossy()
            .into_owned()
    })
}

/// Reads `\u006b`, `\u{6b}`, `\x6b` and `\U0000006b`, as JSON, YAML and JavaScript write them.
fn without_escapes(text: &str) -> Option<String> {
    text.contains('\\').then(|| {
        let mut bare = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('\\') {
            bare.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            let (skip, digits) = match after.as_bytes() {
                [b'u', b'{', ..] => (2, after[2..].find('}').unwrap_or(0)),
                [b'u', ..] => (1, 4),
                [b'x', ..] => (1, 2),
                [b'U', ..] => (1, 8),
                _ => (0, 0),
            };
            let read = after.get(skip..skip + digits).filter(|_| digits > 0);
            let read = read.and_then(|digits| u32::from_str_radix(digits, 16).ok());
            match read.and_then(char::from_u32) {
                Some(c) => {
                    bare.push(c);
                    rest = after[skip + digits..].trim_start_matches('}');
                }
                None => rest = after,
            }
        }
        bare + rest
    })
}

/// Reads the character references of HTML by their numbers, and drops those of invisible
/// characters.
fn without_entities(text: &str) -> Option<String> {
    text.contains('&').then(|| {
        let mut bare = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            bare.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            let name = after.split_once(';').map_or("", |(name, _)| name);
            let number = match name.strip_prefix('#') {
                Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok(),
                Some(number) => number.parse().ok(),
                None => None,
            };
            let read = match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "shy" | "zwj" | "zwnj" | "ZeroWidthSpace" | "nbsp" => Some('\u{ad}'),
                _ => number.and_then(char::from_u32),
            };
            match read {
                Some(c) => {
                    bare.push(c);
                    rest = &after[name.len() + 1..];
                }
                None => {
                    bare.push('&');
                    rest = after;
                }
            }
        }
        bare + rest
    })
}

/// Joins the lines that a calendar folds.
fn without_folds(text: &str) -> Option<String> {
    text.contains("\r\n ").then(|| text.replace("\r\n ", ""))
}

/// Drops what is not seen, and folds what merely looks different.
fn without_invisible(text: &str) -> Option<String> {
    (!text.is_ascii()).then(|| {
        text.nfkd()
            .filter(|c| c.is_ascii() || c.is_alphanumeric() || c.is_whitespace())
            .collect()
    })
}

/// Drops tags, which can be between two letters of one word.
fn without_tags(text: &str) -> Option<String> {
    text.contains('<').then(|| {
        let mut bare = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            bare.push_str(&rest[..at]);
            let end = rest[at..].find('>').map_or(at + 1, |end| at + end + 1);
            rest = &rest[end..];
        }
        bare + rest
    })
}
