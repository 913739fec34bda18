//! Markdown text and what it names; the one place that configures the parser.

use std::ops::Range;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd,
};

use super::{Anchors, HeadingName, html};
use crate::steps;

/// The first of the characters that stand for withheld text; the nth stands for the nth reason of its file.
pub const MARK_FIRST: char = '\u{100000}';
/// The last of those characters.
pub const MARK_LAST: char = '\u{10FFFD}';

/// What is left of a comment at the beginning of a line, where it parts the blocks before and after it.
pub const EMPTY_COMMENT: &str = "<!---->";

/// A Markdown text. Withheld stretches are one character each, [`MARK_FIRST`] and on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// The reasons for which text was withheld from the file; an empty one says none was given.
    pub reasons: Arc<[String]>,
    /// Where the text begins in its file's public text, in bytes.
    pub start: usize,
}

/// A link or an image in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyLink {
    /// Where it leads, as written.
    pub to: String,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// A stretch of code in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Where it stands in the text, in bytes, with the signs around it.
    pub range: Range<usize>,
    /// How it is written.
    pub kind: CodeKind,
}

/// How code is written in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Between backticks, in a line of text.
    Span,
    /// Between two fences.
    Fenced,
    /// By four blanks or more before each line.
    Indented,
}

impl Prose {
    /// Tells whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Parses the text, with the place of every event.
    pub fn parse(&self) -> OffsetIter<'_> {
        Parser::new_ext(&self.text, options(&self.text)).into_offset_iter()
    }

    /// Parses as many of the first lines as hold so many characters, or all where a link may be defined further down.
    pub fn parse_first(&self, characters: usize) -> Parser<'_> {
        let enough = self.text.char_indices().nth(characters).map(|(at, _)| at);
        let end = enough
            .filter(|_| !self.text.contains("]:"))
            .and_then(|at| Some(at + self.text[at..].find('\n')?))
            .unwrap_or(self.text.len());
        Parser::new_ext(&self.text[..end], options(&self.text))
    }

    /// Counts the withheld stretches.
    pub fn redactions(&self) -> usize {
        if self.reasons.is_empty() {
            return 0;
        }
        self.text.chars().filter(|c| is_mark(*c)).count()
    }

    /// Gives the stretches that readers do not see, in bytes: the definitions of links. They are in order, and none touches
    /// another.
    pub fn hidden(&self) -> Vec<Range<usize>> {
        if !self.text.contains("]:") {
            return Vec::new();
        }
        let mut events = self.parse();
        events.by_ref().for_each(drop);
        let definitions = events.reference_definitions().iter();
        let spans = definitions.map(|(_, definition)| definition.span.clone());
        let mut hidden: Vec<Range<usize>> = spans.collect();
        hidden.sort_unstable_by_key(|range| (range.start, range.end));
        hidden.dedup_by(|next, before| {
            let joins = next.start <= before.end;
            if joins {
                before.end = before.end.max(next.end);
            }
            joins
        });
        hidden
    }

    /// Gives the stretches of code, in order.
    pub fn code(&self) -> Vec<Code> {
        self.parse()
            .filter_map(|(event, range)| {
                let kind = match event {
                    Event::Code(_) => CodeKind::Span,
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => CodeKind::Fenced,
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => CodeKind::Indented,
                    _ => return None,
                };
                Some(Code { range, kind })
            })
            .collect()
    }

    /// Gives the links and images that lead to other files of the content folder, percent-decoded, in order.
    pub fn local_links(&self) -> Vec<BodyLink> {
        let html: String = self.raw_html().iter().map(|html| html.as_ref()).collect();
        local(self.links(), &html)
    }

    /// Gives the paths of the content folder that definitions of links name, used or not, in order.
    pub fn defined_paths(&self) -> Vec<BodyLink> {
        if !self.text.contains("]:") {
            return Vec::new();
        }
        let mut events = self.parse();
        events.by_ref().for_each(drop);
        let definitions = events.reference_definitions().iter();
        let mut paths: Vec<BodyLink> = definitions
            .filter_map(|(_, definition)| {
                Some(BodyLink {
                    to: local_path(&definition.dest)?,
                    range: definition.span.clone(),
                })
            })
            .collect();
        paths.sort_by_key(|path| path.range.start);
        paths
    }

    /// Tells whether its HTML nests too deeply to be cleaned; then it is shown as it was typed.
    pub fn nests_too_deep(&self) -> bool {
        let html = self.raw_html();
        !html.is_empty() && html::is_too_deep(&html.concat())
    }

    /// Tells whether its tables would have far more cells than were typed; then they are shown as they were typed.
    pub fn has_boundless_table(&self) -> bool {
        has_boundless_table(&self.text)
    }

    /// Gives the links to a place of this text or of another file's, as typed: those of Markdown syntax in order, then those of
    /// its raw HTML.
    pub fn links_to_places(&self) -> Vec<BodyLink> {
        // Nearly all texts with a `#` have headings and no such link, and need no parse.
        let mut inline = self.text.match_indices("](");
        // What holds a `#` before its next `)`; of many without either, the place of the next is looked for once.
        let (mut sign, mut end) = (0, 0);
        let leads_to_a_place = inline.any(|(at, _)| {
            let next = |known: usize, sign: char| match known >= at {
                true => known,
                false => self.text[at..]
                    .find(sign)
                    .map_or(self.text.len(), |found| at + found),
            };
            (sign, end) = (next(sign, '#'), next(end, ')'));
            sign < end
        });
        let mut links = match leads_to_a_place || self.text.contains("]:") {
            true => self.links(),
            false => Vec::new(),
        };
        links.retain(|link| link.to.contains('#') && !html::is_absolute(&link.to));
        if self.text.contains('<') && self.text.contains('#') {
            let html: String = self.raw_html().iter().map(|html| html.as_ref()).collect();
            let (mut from, mut is_lost) = (0, false);
            links.extend(html::links_to_places(&html).into_iter().map(|to| {
                // Each stands further on than the one before it. One that entities spell is not found, and nothing after it
                // is looked for: every search would run to the end.
                let found = self.text[from..].find(&to).filter(|_| !is_lost);
                is_lost |= found.is_none();
                let at = from + found.unwrap_or(0);
                from = at + found.map_or(0, |_| to.len());
                BodyLink {
                    to,
                    range: at..from,
                }
            }));
        }
        links
    }

    /// Gives the anchors of the text: those of its headings, and of the elements of its raw HTML.
    pub fn anchors(&self) -> Anchors {
        let mut anchors = Anchors::default();
        let mut headings: Vec<HeadingName> = Vec::new();
        let mut in_heading = false;
        // The raw HTML, with the headings in their places, and a sign where each stretch of it ends.
        let (mut raw, mut ends) = (String::new(), 0);
        let mut is_foreign = false;
        let mut end = |raw: &mut String| {
            raw.push(html::OWN);
            ends += 1;
        };
        for (event, _) in self.parse() {
            steps::count(1);
            match event {
                Event::Start(Tag::Heading { id, .. }) => {
                    let tag = format!("<h2 {}{}=\"{}\">", html::OWN, html::HEADING, headings.len());
                    raw.push_str(&tag);
                    let id = id.map(CowStr::into_string);
                    headings.push(HeadingName {
                        id: id.filter(|id| !id.contains(is_mark)),
                        words: String::new(),
                    });
                    in_heading = true;
                }
                Event::End(TagEnd::Heading(_)) => {
                    raw.push_str("</h2>");
                    in_heading = false;
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    raw.push_str(&html);
                    is_foreign = true;
                }
                Event::End(TagEnd::HtmlBlock) => end(&mut raw),
                Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak
                    if in_heading =>
                {
                    let heading = headings.last_mut().expect("a heading is open");
                    heading.words.push_str(match &event {
                        Event::Text(text) | Event::Code(text) => text,
                        _ => " ",
                    });
                }
                _ => {}
            }
        }
        end(&mut raw);
        if is_foreign && !html::is_too_deep(&raw) {
            let clean = html::clean(&raw);
            let texts = html::Pieces::of(&clean).filter_map(|piece| match piece {
                html::Piece::Text(text) => Some(text.matches(html::OWN).count()),
                html::Piece::Tag(_) => None,
            });
            // HTML that swallows what follows it is shown as it was typed.
            if texts.sum::<usize>() == ends {
                html::name_all(&clean, &headings, &mut anchors);
                return anchors;
            }
        }
        for heading in &headings {
            anchors.take_heading(heading);
        }
        anchors
    }

    /// Gives the links and images that Markdown syntax makes, in order.
    fn links(&self) -> Vec<BodyLink> {
        // A link needs brackets; most filings have none, and need no parse.
        if !self.text.contains('[') {
            return Vec::new();
        }
        self.parse()
            .filter_map(|(event, range)| match event {
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }) => {
                    (!matches!(link_type, LinkType::Autolink | LinkType::Email)).then(|| BodyLink {
                        to: dest_url.into_string(),
                        range,
                    })
                }
                Event::Start(Tag::Image { dest_url, .. }) => Some(BodyLink {
                    to: dest_url.into_string(),
                    range,
                }),
                _ => None,
            })
            .collect()
    }

    /// Gives the raw HTML in it, in order; empty where there is none.
    fn raw_html(&self) -> Vec<CowStr<'_>> {
        if !self.text.contains('<') {
            return Vec::new();
        }
        self.parse()
            .filter_map(|(event, _)| match event {
                Event::Html(html) | Event::InlineHtml(html) => Some(html),
                _ => None,
            })
            .collect()
    }
}

/// Keeps of the links of a text, and of the raw HTML in it, those that lead to other files of the content folder.
pub(super) fn local(mut links: Vec<BodyLink>, html: &str) -> Vec<BodyLink> {
    let of_html = html::links(html).into_iter();
    links.extend(of_html.map(|to| BodyLink { to, range: 0..0 }));
    links.retain_mut(|link| match local_path(&link.to) {
        Some(path) => {
            link.to = path;
            true
        }
        None => false,
    });
    links
}

/// Gives the path that a relative address names, without its query and fragment and percent-decoded.
///
/// Gives `None` for an absolute address, for an anchor of the same page, and for nothing.
pub fn local_path(address: &str) -> Option<String> {
    if html::is_absolute(address) {
        return None;
    }
    let path = address.split(['?', '#']).next().unwrap_or("");
    (!path.is_empty()).then(|| percent_decode_str(path).decode_utf8_lossy().into_owned())
}

/// Tells whether a character stands for withheld text.
pub fn is_mark(c: char) -> bool {
    (MARK_FIRST..=MARK_LAST).contains(&c)
}

/// How the anchors begin that pages have of their own: entries and months of a timeline, and footnotes.
const TAKEN: [&str; 9] = [
    "f-", "w-", "n-", "m-", "y-", "event-", "limit-", "fn-", "fnref-",
];

/// Anchors that pages have of their own.
const OWN: [&str; 2] = ["main", "attachments"];

/// Tells whether an anchor is one that pages have of their own, and no heading of a text may have.
pub fn is_of_page(anchor: &str) -> bool {
    OWN.contains(&anchor) || TAKEN.iter().any(|taken| anchor.starts_with(taken))
}

/// How many cells the tables of a text may have beyond one for each of its bytes.
const CELLS: usize = 100_000;

/// Tells whether short rows of wide tables would become far more cells than were typed: the parser gives each row as many as the
/// head has, so that 200 kB could become a billion.
fn has_boundless_table(text: &str) -> bool {
    let mut cells = 0;
    // How many columns the table has that is open, if one is.
    let mut columns = 0;
    for line in text.lines() {
        let is_rule = line.contains("|")
            && line
                .bytes()
                .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'>'));
        if is_rule {
            columns = line.matches('|').count().max(columns);
        } else if line.trim().is_empty() {
            columns = 0;
        }
        cells += columns;
    }
    steps::count(cells.min(text.len() + CELLS));
    cells > text.len() + CELLS
}

fn options(text: &str) -> Options {
    let tables = match has_boundless_table(text) {
        true => Options::empty(),
        false => Options::ENABLE_TABLES,
    };
    tables
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_unless_its_rows_are_far_wider_than_typed() {
        let table = |columns: usize, rows: usize| Prose {
            text: format!(
                "|{}\n|{}\n{}",
                "a|".repeat(columns),
                "-|".repeat(columns),
                "|b|\n".repeat(rows)
            ),
            ..Prose::default()
        };
        let events = |prose: &Prose| prose.parse().count();
        assert!(events(&table(300, 300)) > 90_000);
        assert!(!table(300, 300).has_boundless_table());
        assert!(events(&table(1_000, 1_000)) < 10_000);
        assert!(table(1_000, 1_000).has_boundless_table());
    }

    #[test]
    fn definitions_are_hidden_and_what_stands_beside_them_is_not() {
        let text = "a `b`\n\n[k]: l \"m\"\n\n<p>n</p>\n";
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        let hidden = prose.hidden();
        let seen = |letter: char| {
            let at = text.find(letter).expect("every letter is in the text");
            !hidden.iter().any(|range| range.contains(&at))
        };
        let letters: String = "abklmn".chars().filter(|letter| seen(*letter)).collect();
        assert_eq!(letters, "abn");
    }

    #[test]
    fn code_is_found_with_the_signs_around_it() {
        let text = "a `b` c\n\n> ```\n> d\n> ```\n\n    e\n";
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        let found: Vec<_> = prose
            .code()
            .into_iter()
            .map(|code| (code.kind, &text[code.range]))
            .collect();
        assert_eq!(
            found,
            [
                (CodeKind::Span, "`b`"),
                (CodeKind::Fenced, "```\n> d\n> ```"),
                (CodeKind::Indented, "e\n"),
            ]
        );
    }
}
