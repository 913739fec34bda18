//! All words of a text without markup, as search keeps them: those that its page shows.

use super::super::words::Words;
use super::marks::{Marks, with_words};
use crate::text::{Piece, Prose};

/// Returns a text without markup, a paragraph a line, footnotes among them. What is withheld is the
/// words of its mark.
pub(in crate::render) fn text(prose: &Prose, words: &Words) -> String {
    let marks = Marks {
        reasons: &prose.reasons,
        words,
    };
    let mut lines = Lines::default();
    let mut raw = String::new();
    for piece in prose.pieces() {
        match piece {
            Piece::Words(text) => raw.push_str(text),
            Piece::Blank => raw.push(' '),
            Piece::Block => {
                lines.push(&with_words(&raw, marks));
                raw.clear();
            }
            _ => {}
        }
    }
    lines.push(&with_words(&raw, marks));
    lines.0
}

/// Lines of a text: white space is folded, and empty ones are left out.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { return };
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(first);
        for word in words {
            self.0.push(' ');
            self.0.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::words::english;

    fn read(markdown: &str, reasons: &[&str]) -> String {
        let prose = Prose {
            text: markdown.to_owned(),
            reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
            ..Prose::default()
        };
        text(&prose, &english())
    }

    #[test]
    fn every_paragraph_is_a_line_without_markup() {
        let markdown = "# One\n\n*Two*th [three](x.md)\nfour[^n] \u{100000}\n\n| a | b |\n|---|---|\n| c | `d` |\n\n[^n]: note\n";
        assert_eq!(
            read(markdown, &["trade secret"]),
            "One\nTwoth three four [redacted: trade secret]\na\nb\nc\nd\nnote"
        );
    }

    #[test]
    fn of_an_authors_html_what_its_page_shows_is_kept() {
        let markdown = "A<!-- no --> *b*\n\n<table title=\"x > y\"><tr><td>c &amp; d</td><td>e<sub>f</sub></td></tr></table>\n<script>no</script>";
        assert_eq!(read(markdown, &[]), "A b\nc & d\nef");
    }
}
