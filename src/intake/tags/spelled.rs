//! How a character, and the name of the tag, may be spelled in other ways.

use crate::text::html::ELEMENTS;

/// Returns whether letters are `redacted` or one of its forms, with two slips at most.
pub(super) fn is_redacted(letters: &str) -> bool {
    const FORMS: [&str; 3] = ["redact", "redacted", "redaction"];
    letters.contains("redact")
        || (4..=11).contains(&letters.len())
            && !ELEMENTS.contains(&letters)
            && FORMS
                .iter()
                .any(|form| strsim::damerau_levenshtein(letters, form) <= 2)
}

/// Reads an entity: the character that it makes, if any that matters, and its length in characters.
pub(super) fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(12).position(|byte| byte == b';')?;
    let name = &name[..end];
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') || name.is_empty() {
        return None;
    }
    let number = name.strip_prefix('#').and_then(|number| {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        }
    });
    let made = match (number.and_then(char::from_u32), name) {
        (Some(c), _) => Some(c),
        (None, "nbsp") => Some(' '),
        // A sign made in this way begins and ends nothing.
        (None, "lt" | "gt" | "amp" | "quot") => Some('*'),
        _ => None,
    };
    // A sign of its own must not look like one that was typed.
    let made = made.map(|c| if c.is_ascii_punctuation() { '*' } else { c });
    Some((made, end + 2))
}
