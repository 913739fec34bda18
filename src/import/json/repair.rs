//! Repairs JSON that strict readers refuse.

use std::borrow::Cow;

/// Finds the end of the object or list that begins here: brackets are counted outside of strings.
pub(super) fn closing(text: &str, start: usize) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (ahead, byte) in text.as_bytes()[start..].iter().enumerate() {
        match (in_string, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(start + ahead + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Rewrites what strict JSON refuses and other programs write: control characters and unknown or
/// halved escapes in strings, and numbers that are none.
pub(super) fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut in_string = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        match c {
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            '\\' if in_string => {
                let (written, length) = escape(rest);
                out.push_str(&written);
                taken = length;
            }
            c if c.is_control() && in_string => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c if c.is_control() && !c.is_ascii_whitespace() => {}
            'N' | 'I' | '-' if !in_string => {
                match ["NaN", "-Infinity", "Infinity"]
                    .iter()
                    .find(|word| rest.starts_with(**word))
                {
                    Some(word) => {
                        out.push_str("null");
                        taken = word.len();
                    }
                    None => out.push(c),
                }
            }
            c => out.push(c),
        }
        rest = &rest[taken..];
    }
    out
}

/// Reads the escape at the beginning of a text. Gives what to write for it, and how long it is.
pub(super) fn escape(rest: &str) -> (Cow<'_, str>, usize) {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u16::from_str_radix(digits, 16).ok())?
    };
    match rest.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
            (Cow::Borrowed(&rest[..2]), 2)
        }
        Some(b'u') => match unit(rest) {
            Some(0xd800..=0xdbff) => match rest.get(6..).and_then(unit) {
                Some(0xdc00..=0xdfff) => (Cow::Borrowed(&rest[..12]), 12),
                _ => (Cow::Borrowed("\\ufffd"), 6),
            },
            Some(0xdc00..=0xdfff) => (Cow::Borrowed("\\ufffd"), 6),
            Some(_) => (Cow::Borrowed(&rest[..6]), 6),
            None => (Cow::Borrowed("\\\\"), 1),
        },
        _ => (Cow::Borrowed("\\\\"), 1),
    }
}

pub(super) fn explain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if text.contains("recursion limit") {
        return "this record is nested too deeply to be read".to_owned();
    }
    // The parser's own words name what it expected, never what the file holds.
    let reason = text.split(" at line ").next().unwrap_or_default();
    format!("this record is not valid JSON ({reason}); download it again")
}
