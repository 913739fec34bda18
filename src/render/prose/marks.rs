//! Text becomes HTML, and the marks of withheld text become words: no mark reaches a page.

use super::super::words::Words;
use crate::text::{MARK_FIRST, is_mark};

/// The byte with which the characters that are marks begin in UTF-8, and hardly any other.
const LEAD: u8 = 0xF4;

/// What the marks of a text become: the reasons that the text gives, and the words that say them.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    /// The reasons, in the order of the marks.
    pub reasons: &'a [String],
    /// The words of the site.
    pub words: &'a Words,
}

/// Writes text as HTML. A mark becomes `<span class="redacted">[redacted: reason]</span>`.
pub(super) fn write_text(out: &mut String, text: &str, marks: Marks<'_>) {
    escape(out, text, |out, mark| {
        out.push_str("<span class=\"redacted\">");
        write_words(out, mark, marks);
        out.push_str("</span>");
    });
}

/// Writes text as the value of an attribute. A mark becomes its words alone.
pub(super) fn write_attribute(out: &mut String, text: &str, marks: Marks<'_>) {
    escape(out, text, |out, mark| write_words(out, mark, marks));
}

/// Returns text with the words of each mark in its place, not escaped.
pub(super) fn with_words(text: &str, marks: Marks<'_>) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        match is_mark(c) {
            true => words.push_str(&spell(c, marks)),
            false => words.push(c),
        }
    }
    words
}

/// Returns the words of a mark. One without a reason of its own, such as one that an entity made,
/// gives none.
fn spell(mark: char, marks: Marks<'_>) -> String {
    let reason = marks
        .reasons
        .get(mark as usize - MARK_FIRST as usize)
        .map_or("", String::as_str);
    // A reason comes from the file too, and nothing in it may become a mark again.
    let reason: String = reason.chars().filter(|c| !is_mark(*c)).collect();
    marks.words.redaction(&reason)
}

fn write_words(out: &mut String, mark: char, marks: Marks<'_>) {
    escape(out, &spell(mark, marks), |_, _| {});
}

/// Escapes text, copying the stretches that need nothing at once.
fn escape(out: &mut String, text: &str, write_mark: impl Fn(&mut String, char)) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            LEAD => {
                let mark = text[at..]
                    .chars()
                    .next()
                    .expect("the first byte of a character is here");
                if is_mark(mark) {
                    out.push_str(&text[from..at]);
                    write_mark(out, mark);
                    from = at + mark.len_utf8();
                }
                continue;
            }
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_becomes_its_reason_and_the_rest_is_escaped() {
        let words = crate::render::words::english();
        let marks = Marks {
            reasons: &["a <trade> secret".to_owned(), String::new()],
            words: &words,
        };
        let mut out = String::new();
        write_text(
            &mut out,
            "x < \u{100000}&\u{100001}\u{100009}\u{10FFFE}",
            marks,
        );
        assert_eq!(
            out,
            "x &lt; <span class=\"redacted\">[redacted: a &lt;trade&gt; secret]</span>&amp;\
             <span class=\"redacted\">[redacted]</span><span class=\"redacted\">[redacted]</span>\u{10FFFE}"
        );
        assert_eq!(with_words("a \u{100001}", marks), "a [redacted]");
    }
}
