//! All words of a text without markup, as search keeps them.

use pulldown_cmark::{Event, TagEnd};

use super::super::words::Words;
use super::marks::{Marks, with_words};
use super::writer;
use crate::docket::{Families, Prose};

/// Gives a text without markup, a paragraph a line, footnotes among them. What is withheld is the words of its mark.
pub(in crate::render) fn text(prose: &Prose, words: &Words) -> String {
    let marks = Marks {
        reasons: &prose.reasons,
        words,
    };
    let mut lines = Lines::default();
    let mut raw = String::new();
    for (event, _) in prose.parse() {
        match event {
            // What an author's HTML shows is what is left of it on the page.
            Event::Html(_) | Event::InlineHtml(_) => return of_html(prose, words),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => raw.push_str(&text),
            Event::SoftBreak | Event::HardBreak => raw.push(' '),
            Event::End(end) if !is_inline(end) => {
                lines.push(&with_words(&raw, marks));
                raw.clear();
            }
            _ => {}
        }
    }
    lines.push(&with_words(&raw, marks));
    lines.0
}

/// Gives the words of a text's page.
fn of_html(prose: &Prose, words: &Words) -> String {
    let html = writer::write(prose, &Families::default(), words, &|_, _| None).html;
    let mut lines = Lines::default();
    let mut line = String::new();
    let mut rest = html.as_str();
    while let Some(at) = rest.find('<') {
        line.push_str(&rest[..at]);
        let end = tag_end(&rest[at..]);
        if !is_inline_tag(&rest[at..at + end]) {
            lines.push(&without_entities(&line));
            line.clear();
        }
        rest = &rest[at + end..];
    }
    line.push_str(rest);
    lines.push(&without_entities(&line));
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

/// Tells whether words before and after the end of an element may be one.
fn is_inline(end: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(
        end,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image
    )
}

/// Tells whether words before and after a tag may be one.
fn is_inline_tag(tag: &str) -> bool {
    const INLINE: [&str; 24] = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd",
        "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
    ];
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    INLINE.contains(&&name[..end.unwrap_or(name.len())])
}

/// Finds where a tag ends: a `>` in the value of an attribute is none.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.map_or(tag.len(), |end| end + 1)
}

/// Gives text with the entities resolved that our own pages write.
fn without_entities(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&#39;", "'");
    let text = text.replace("&nbsp;", " ");
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::words::english;

    fn read(markdown: &str, reasons: &[&str]) -> String {
        let prose = Prose {
            text: markdown.to_owned(),
            reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
            start: 0,
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
