//! The first words of a text without markup, for descriptions and summaries.

use super::super::words::Words;
use crate::text::{Piece, Prose, is_mark};

/// Returns the first words of a text as plain text of at most `limit` characters, and an ellipsis
/// where more follows.
///
/// White space is folded, footnotes and the addresses of links are left out, and what is withheld
/// is `[redacted]` in the language of the words, without its reason.
pub(in crate::render) fn plain(prose: &Prose, limit: usize, words: &Words) -> String {
    words_of_pieces(prose.pieces(), limit, words.get("redacted.plain"))
}

/// Returns the first words of a text that has no markup, in the same way.
pub(in crate::render) fn first_words(text: &str, limit: usize) -> String {
    let mut words = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        if length > 0 {
            words.push(' ');
        }
        words.push_str(word);
        length += 1 + word.chars().count();
        if length > limit + 1 {
            return cut(&words, limit);
        }
    }
    words
}

fn words_of_pieces<'t>(
    pieces: impl Iterator<Item = Piece<'t>>,
    limit: usize,
    withheld: &str,
) -> String {
    let mut words = String::new();
    let mut length = 0;
    let mut gap = false;
    let mut footnotes = 0;
    for piece in pieces {
        match piece {
            Piece::Footnote => footnotes += 1,
            Piece::FootnoteEnd => footnotes -= 1,
            _ if footnotes > 0 => {}
            Piece::Words(text) => {
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
                        words.push_str(withheld);
                        length += withheld.chars().count();
                    } else {
                        words.push(c);
                        length += 1;
                    }
                    if length > limit {
                        return cut(&words, limit);
                    }
                }
            }
            Piece::Blank | Piece::Block => gap = true,
            _ => {}
        }
    }
    words
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
    use crate::render::words::english;

    fn text(markdown: &str, limit: usize) -> String {
        plain(
            &Prose {
                text: markdown.to_owned(),
                ..Prose::default()
            },
            limit,
            &english(),
        )
    }

    #[test]
    fn markup_goes_and_words_stay() {
        let markdown = "# One\n\n*Two*th [three](x.md)<br>\nfo<!-- no -->ur[^n] \u{100000} `six`\n\n[^n]: no\n";
        assert_eq!(text(markdown, 300), "One Twoth three four [redacted] six");
    }

    #[test]
    fn a_text_without_markup_is_cut_in_the_same_way() {
        for (text, limit, want) in [
            ("one\n\u{c}two  *three*", 15, "one two *three*"),
            ("one two three", 12, "one two…"),
            ("onetwothree", 5, "onet…"),
            (" ", 5, ""),
        ] {
            assert_eq!(first_words(text, limit), want);
        }
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
