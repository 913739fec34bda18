//! Markdown text and what it names; the one place that configures the parser.

use std::ops::Range;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use pulldown_cmark::{CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::html;

/// The first of the characters that stand for withheld text; the nth stands for the nth reason of its file.
pub const MARK_FIRST: char = '\u{100000}';
/// The last of those characters.
pub const MARK_LAST: char = '\u{10FFFD}';

/// How a comment begins and ends.
const COMMENT: &str = "<!--";
const COMMENT_END: &str = "-->";

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

impl Prose {
    /// Tells whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Parses the text, with the place of every event.
    pub fn parse(&self) -> OffsetIter<'_> {
        Parser::new_ext(&self.text, options()).into_offset_iter()
    }

    /// Parses as many of the first lines as hold so many characters, or all where a link may be defined further down.
    pub fn parse_first(&self, characters: usize) -> Parser<'_> {
        let enough = self.text.char_indices().nth(characters).map(|(at, _)| at);
        let end = enough
            .filter(|_| !self.text.contains("]:"))
            .and_then(|at| Some(at + self.text[at..].find('\n')?))
            .unwrap_or(self.text.len());
        Parser::new_ext(&self.text[..end], options())
    }

    /// Counts the withheld stretches.
    pub fn redactions(&self) -> usize {
        if self.reasons.is_empty() {
            return 0;
        }
        self.text.chars().filter(|c| is_mark(*c)).count()
    }

    /// Gives the stretches that readers do not see, in bytes: comments, and the definitions of links.
    pub fn hidden(&self) -> Vec<Range<usize>> {
        if !self.text.contains(COMMENT) && !self.text.contains("]:") {
            return Vec::new();
        }
        let mut events = self.parse();
        let mut hidden: Vec<Range<usize>> = Vec::new();
        let mut in_comment = false;
        for (event, range) in events.by_ref() {
            match event {
                Event::Html(_) | Event::InlineHtml(_) => {
                    let mut at = range.start;
                    while at < range.end {
                        let rest = &self.text[at..range.end];
                        let mark = if in_comment { COMMENT_END } else { COMMENT };
                        let found = rest.find(mark).map(|found| at + found + mark.len());
                        let end = found.unwrap_or(range.end);
                        if in_comment {
                            hidden.push(at..end);
                        }
                        in_comment ^= found.is_some();
                        at = end;
                    }
                }
                // A comment that is not closed ends with its block.
                Event::End(TagEnd::HtmlBlock | TagEnd::Paragraph) => in_comment = false,
                _ => {}
            }
        }
        let definitions = events.reference_definitions().iter();
        hidden.extend(definitions.map(|(_, definition)| definition.span.clone()));
        hidden
    }

    /// Gives the links and images that lead to other files of the content folder, percent-decoded, in order.
    pub fn local_links(&self) -> Vec<BodyLink> {
        let html: String = self.raw_html().iter().map(|html| html.as_ref()).collect();
        local(self.links(), &html)
    }

    /// Gives the links of Markdown syntax to a place of this text or of another file's, in order, as typed.
    pub fn links_to_places(&self) -> Vec<BodyLink> {
        // Nearly all texts with a `#` have headings and no such link, and need no parse.
        let mut inline = self.text.match_indices("](");
        let leads_to_a_place = inline.any(|(at, _)| {
            let address = self.text[at..].split(')').next();
            address.is_some_and(|address| address.contains('#'))
        });
        if !leads_to_a_place && !self.text.contains("]:") {
            return Vec::new();
        }
        let mut links = self.links();
        links.retain(|link| link.to.contains('#') && !html::is_absolute(&link.to));
        links
    }

    /// Tells whether a heading of the text has an anchor, or an element of its HTML. Of headings with the same words all but
    /// the first have a number at the end of theirs.
    pub fn has_anchor(&self, wanted: &str) -> bool {
        let numbered = wanted.rsplit_once('-');
        let numbered = numbered.filter(|(_, end)| end.bytes().all(|byte| byte.is_ascii_digit()));
        let mut heading: Option<(Option<CowStr<'_>>, String)> = None;
        for (event, _) in self.parse() {
            match event {
                Event::Start(Tag::Heading { id, .. }) => heading = Some((id, String::new())),
                Event::End(TagEnd::Heading(_)) => {
                    let (id, words) = heading.take().unwrap_or_default();
                    let own = id.map_or_else(|| anchor(&words), CowStr::into_string);
                    if own == wanted || numbered.is_some_and(|(start, _)| own == start) {
                        return true;
                    }
                }
                Event::Text(text) | Event::Code(text) => {
                    if let Some((_, words)) = &mut heading {
                        words.push_str(&text);
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some((_, words)) = &mut heading {
                        words.push(' ');
                    }
                }
                Event::Html(html) | Event::InlineHtml(html)
                    if html.contains(&format!("id=\"{wanted}\"")) =>
                {
                    return true;
                }
                _ => {}
            }
        }
        false
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

/// Makes the anchor of a heading from its text: letters and digits in lower case, `-` between words.
pub fn anchor(text: &str) -> String {
    let mut anchor = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            anchor.push(c);
        } else if !anchor.ends_with('-') && !anchor.is_empty() {
            anchor.push('-');
        }
    }
    anchor.truncate(anchor.trim_end_matches('-').len());
    anchor
}

fn options() -> Options {
    Options::ENABLE_TABLES
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
    fn comments_and_definitions_are_hidden_and_what_stands_beside_them_is_not() {
        let text = "a <!-- b\nc --> d `<!-- e -->`\n\n<!--\nf\n\ng\n--> h\n\n> <!-- i\n> j -->\n\n[k]: l \"m\"\n\n<p>n</p>\n";
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        let hidden = prose.hidden();
        let seen = |letter: char| {
            let at = text.find(letter).expect("every letter is in the text");
            !hidden.iter().any(|range| range.contains(&at))
        };
        let letters: String = ('a'..='n').filter(|letter| seen(*letter)).collect();
        assert_eq!(letters, "adehn");
    }
}
