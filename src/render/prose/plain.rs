//! The first words of a text without markup, for descriptions and summaries.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::docket::{Prose, is_mark};

/// What stands for withheld text, without its reason.
const WITHHELD: &str = "[redacted]";

/// Gives the first words of a text as plain text of at most `limit` characters, and an ellipsis where more follows.
///
/// White space is folded, HTML, footnotes and the addresses of links are left out, and what is withheld is `[redacted]`.
pub(in crate::render) fn plain(prose: &Prose, limit: usize) -> String {
    let mut words = String::new();
    let mut length = 0;
    let mut gap = false;
    let mut notes = 0;
    // Markup makes a text longer, but hardly four times as long.
    for event in prose.parse_first(4 * limit) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => notes -= 1,
            _ if notes > 0 => {}
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                for c in text.chars() {
                    if c.is_whitespace() {
                        gap = true;
                        continue;
                    }
                    if std::mem::take(&mut gap) && length > 0 {
                        words.push(' ');
                        length += 1;
                    }
                    if is_mark(c) {
                        words.push_str(WITHHELD);
                        length += WITHHELD.len();
                    } else {
                        words.push(c);
                        length += 1;
                    }
                    if length > limit {
                        return cut(&words, limit);
                    }
                }
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => gap = true,
            Event::End(end) if !is_inline(end) => gap = true,
            _ => {}
        }
    }
    words
}

/// Tells whether words before and after the end of an element may be one.
fn is_inline(end: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(
        end,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image
    )
}

/// Cuts text that is too long at the end of a word, or in a word that is too long by itself.
fn cut(words: &str, limit: usize) -> String {
    let end = words
        .char_indices()
        .nth(limit.saturating_sub(1))
        .map_or(words.len(), |(at, _)| at);
    let whole = match words[end..].starts_with(' ') {
        true => end,
        false => words[..end].rfind(' ').unwrap_or(end),
    };
    format!(
        "{}…",
        words[..whole].trim_end_matches([' ', ',', ';', ':', '—', '–'])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(markdown: &str, limit: usize) -> String {
        plain(
            &Prose {
                text: markdown.to_owned(),
                ..Prose::default()
            },
            limit,
        )
    }

    #[test]
    fn markup_goes_and_words_stay() {
        let markdown = "# One\n\n*Two*th [three](x.md)<br>\nfo<!-- no -->ur[^n] \u{100000} `six`\n\n[^n]: no\n";
        assert_eq!(text(markdown, 300), "One Twoth three four [redacted] six");
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        assert_eq!(text("one two three", 13), "one two three");
        assert_eq!(text("one two three", 12), "one two…");
        assert_eq!(text("one two, three", 9), "one two…");
        assert_eq!(text("onetwothree", 5), "onet…");
        assert_eq!(text("a", 0), "…");
    }
}
