//! The marks of withheld text in values. A mark holds its reason and no words: they depend on who
//! reads it.
//!
//! It is here because messages quote values, and this layer names no other.

use std::borrow::Cow;

/// The character that begins a mark; its reason follows.
const BEGINS: char = '\u{10FFFC}';

/// The character that ends a mark.
const ENDS: char = '\u{10FFFD}';

/// Adds the mark of text that was withheld for a reason; an empty one says that none was given.
pub fn push_mark(value: &mut String, reason: &str) {
    value.push(BEGINS);
    value.push_str(reason);
    value.push(ENDS);
}

/// Returns whether some of the words of a value are withheld.
pub fn is_marked(value: &str) -> bool {
    value.contains(BEGINS)
}

/// Puts words in the place of each mark of a value: `spell` makes them of its reason.
pub fn spell_marks<'a>(value: &'a str, spell: &dyn Fn(&str) -> String) -> Cow<'a, str> {
    if !is_marked(value) {
        return Cow::Borrowed(value);
    }
    let mut words = String::with_capacity(value.len());
    let mut parts = value.split(BEGINS);
    words.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (reason, rest) = part.split_once(ENDS).unwrap_or((part, ""));
        words.push_str(&spell(reason));
        words.push_str(rest);
    }
    Cow::Owned(words)
}

/// Spells the marks of a value for messages, which are in English on any site.
pub fn marks_in_english(value: &str) -> Cow<'_, str> {
    spell_marks(value, &|reason| match reason {
        "" => "[redacted]".to_owned(),
        reason => format!("[redacted: {reason}]"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_becomes_words_with_its_reason() {
        let mut value = "a ".to_owned();
        push_mark(&mut value, "");
        value.push_str(", ");
        push_mark(&mut value, "trade secret");
        value.push_str(" b");
        assert!(is_marked(&value));
        assert_eq!(
            marks_in_english(&value),
            "a [redacted], [redacted: trade secret] b"
        );
        assert_eq!(marks_in_english("a [redacted]"), "a [redacted]");
    }
}
