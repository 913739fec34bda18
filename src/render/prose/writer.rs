//! Writes the events of Markdown as HTML.

use std::fmt::Write;

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use super::super::words::Words;
use super::footnotes::Footnotes;
use super::leads::{Find, Found, Lead, resolve, to_any};
use super::marks::{Marks, with_words, write_attribute, write_text};
use super::run::{InlineTag, Run};
use super::{Heading, Rendered, own, raw};
use crate::docket::html::{HEADING, OWN};
use crate::docket::{Acts, Families, Flow, HeadingName, Prose, is_mark};

/// Files that a browser shows as a picture; any other file is linked.
const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Writes a text as HTML, with its outline.
pub(super) fn write(
    prose: &Prose,
    families: &Families,
    words: &Words,
    find: &Find<'_>,
) -> Rendered {
    // HTML that is not closed would swallow what follows it: it is shown as it was typed instead. So is that of a file with more
    // reasons than there are marks, since the last mark is also the sign of what is the program's own.
    let is_told_apart = !prose.text.contains(OWN);
    let cleaned = is_told_apart
        .then(|| write_once(prose, families, words, find, Authors::Html))
        .flatten();
    cleaned.unwrap_or_else(|| {
        let shown = write_once(prose, families, words, find, Authors::Text);
        shown.expect("text swallows nothing")
    })
}

/// What becomes of HTML that an author wrote.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Authors {
    /// It is cleaned.
    Html,
    /// It is shown as it was typed.
    Text,
}

/// Writes a text once; gives nothing where an author's HTML swallows some of it.
fn write_once(
    prose: &Prose,
    families: &Families,
    words: &Words,
    find: &Find<'_>,
    authors: Authors,
) -> Option<Rendered> {
    let marks = Marks {
        reasons: &prose.reasons,
        words,
    };
    let mut writer = Writer {
        marks,
        families,
        acts: Acts::named_in(&prose.text),
        find,
        out: String::with_capacity(prose.text.len() + prose.text.len() / 4),
        run: Run::default(),
        raw: String::new(),
        authors,
        foreign: false,
        ends: 0,
        links: Vec::new(),
        open_links: 0,
        heading: None,
        first_level: None,
        picture: None,
        table: Table::default(),
        tables: 0,
        code: false,
        outer: Vec::new(),
        notes: Footnotes::default(),
        headings: Vec::new(),
        outline: Vec::new(),
    };
    for (event, _) in prose.parse() {
        writer.event(event);
    }
    writer.end_run();
    std::mem::take(&mut writer.notes).set(&mut writer.out, marks);
    writer.end_foreign();
    let Writer {
        out,
        foreign,
        ends,
        headings,
        outline,
        ..
    } = writer;
    let (html, names) = match foreign {
        true => raw::clean(&out, ends, &headings, find, marks)?,
        false => own::settle(out, &headings),
    };
    let named = outline.into_iter().zip(names);
    let outline = named.filter_map(|(heading, id)| Some(Heading { id: id?, ..heading }));
    Some(Rendered {
        html,
        outline: outline.collect(),
    })
}

/// What has been written so far, and what is open.
struct Writer<'a> {
    marks: Marks<'a>,
    families: &'a Families,
    acts: Acts<'a>,
    find: &'a Find<'a>,
    out: String,
    /// Running text that is still to be searched for citations: a parser cuts it at every sign and line.
    run: Run,
    /// The raw HTML block that is open.
    raw: String,
    authors: Authors,
    /// Whether an author's HTML was written, so that all must be cleaned.
    foreign: bool,
    /// How often [`raw::END`] was written, where an author's HTML should have ended.
    ends: usize,
    /// For each open link, whether an element was opened for it.
    links: Vec<bool>,
    open_links: usize,
    heading: Option<OpenHeading>,
    /// The level that the author gave the first heading.
    first_level: Option<u8>,
    picture: Option<Picture>,
    table: Table,
    /// How many tables were begun.
    tables: usize,
    /// Whether a code block is open.
    code: bool,
    /// What was written outside of each open footnote, with the footnote's label.
    outer: Vec<(String, String)>,
    notes: Footnotes,
    headings: Vec<HeadingName>,
    /// The headings, still without their anchors.
    outline: Vec<Heading>,
}

/// A heading whose text is being read.
struct OpenHeading {
    id: Option<String>,
    text: String,
    /// Where its own HTML begins in what is written.
    from: usize,
}

/// A picture whose description is being read.
struct Picture {
    lead: Lead,
    title: String,
    alt: String,
    /// How many further pictures are open inside the description.
    depth: usize,
}

#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    column: usize,
    head: bool,
    /// Where the words of the open cell begin in what is written.
    text_from: usize,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        if self.picture.is_some() {
            return self.describe(event);
        }
        match Flow::of(&event) {
            Flow::Words(text) if self.code => write_text(&mut self.out, text, self.marks),
            Flow::Words(text) => return self.run.text.push_str(text),
            Flow::Line => {
                if event == Event::HardBreak {
                    self.run.push_tag(InlineTag::Single("<br>"));
                }
                return self.run.text.push('\n');
            }
            Flow::Emphasis => return self.emphasis(&event),
            Flow::End => self.end_run(),
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.heading_text(&code);
                self.out.push_str("<code>");
                write_text(&mut self.out, &code, self.marks);
                self.out.push_str("</code>");
            }
            Event::Html(html) => self.raw.push_str(&html),
            Event::InlineHtml(html) => self.write_raw(&html),
            Event::FootnoteReference(label) => {
                self.notes
                    .refer(&mut self.out, &label, self.open_links == 0);
            }
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let (checked, key) = match done {
                    true => (" checked=\"\"", "prose.done"),
                    false => ("", "prose.to_do"),
                };
                let (words, out) = (self.marks.words, &mut self.out);
                write!(
                    out,
                    "<input {OWN}type=\"checkbox\" {OWN}disabled=\"\"{checked} {OWN}aria-label=\""
                )
                .expect("writing to a string does not fail");
                write_attribute(out, words.get(key), self.marks);
                out.push_str("\"> ");
            }
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { id, .. } => {
                let id = id.map(CowStr::into_string);
                self.heading = Some(OpenHeading {
                    id,
                    text: String::new(),
                    from: self.out.len(),
                });
            }
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => self.raw.clear(),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(start)) => {
                writeln!(self.out, "<ol start=\"{start}\">")
                    .expect("writing to a string does not fail");
            }
            Tag::Item => self.out.push_str("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.outer
                    .push((label.into_string(), std::mem::take(&mut self.out)));
            }
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.push_str("<dd>"),
            Tag::Table(columns) => {
                self.table = Table {
                    columns,
                    ..Table::default()
                };
                self.tables += 1;
                raw::write_frame(&mut self.out, self.tables, self.marks);
                self.out.push_str("<table>\n");
            }
            Tag::TableHead => {
                self.table.head = true;
                self.table.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Superscript => self.out.push_str("<sup>"),
            Tag::Subscript => self.out.push_str("<sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let lead = match link_type {
                    LinkType::Email => resolve(&format!("mailto:{dest_url}"), self.find),
                    _ => resolve(&dest_url, self.find),
                };
                self.start_link(&lead, &title);
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let lead = resolve(&dest_url, self.find);
                self.picture = Some(Picture {
                    lead,
                    title: title.into_string(),
                    alt: String::new(),
                    depth: 0,
                });
            }
            Tag::Emphasis | Tag::Strong | Tag::MetadataBlock(_) => {}
        }
    }

    /// Notes emphasis that begins or ends in running text.
    fn emphasis(&mut self, event: &Event<'_>) {
        let tag = match event {
            Event::Start(Tag::Strong) => InlineTag::Open("<strong>"),
            Event::Start(_) => InlineTag::Open("<em>"),
            Event::End(TagEnd::Strong) => InlineTag::Close("</strong>"),
            _ => InlineTag::Close("</em>"),
        };
        self.run.push_tag(tag);
    }

    fn end(&mut self, tag: TagEnd) {
        self.out.push_str(match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => return self.end_heading(level),
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => {
                self.code = false;
                "</code></pre>\n"
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.raw);
                if self.authors == Authors::Text {
                    self.out.push_str("<p>");
                    self.write_raw(&html);
                    self.out.push_str("</p>\n");
                    return;
                }
                self.write_raw(&html);
                return self.end_foreign();
            }
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::FootnoteDefinition => {
                let (label, outer) = self.outer.pop().expect("a footnote ends after it begins");
                let html = std::mem::replace(&mut self.out, outer);
                return self.notes.define(&label, html);
            }
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.table.head = false;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => return self.end_cell(),
            TagEnd::Strikethrough => "</del>",
            TagEnd::Superscript => "</sup>",
            TagEnd::Subscript => "</sub>",
            TagEnd::Link => return self.end_link(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Image | TagEnd::MetadataBlock(_) => "",
        });
    }

    /// Writes the running text that was gathered, with its citations linked where a link can stand.
    fn end_run(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        let mut citations = Vec::new();
        if self.heading.is_some() {
            self.heading_text(&run.text);
        } else if self.open_links == 0 {
            citations = self.families.find_among(&run.text, &self.acts);
        }
        run.write(&mut self.out, citations, self.marks);
        // The room is kept for the next run.
        run.clear();
        self.run = run;
    }

    /// Adds words to the heading that is open.
    fn heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }

    /// Gives the level of a heading on the page, whose own title is the only one of the first level.
    ///
    /// The first heading of a text is of the second level, whatever its author wrote, and no level is passed over.
    fn level(&mut self, written: u8) -> u8 {
        let first = *self.first_level.get_or_insert(written);
        let before = self.outline.last().map_or(1, |heading| heading.level);
        (written + 2)
            .saturating_sub(first)
            .clamp(2, 6)
            .min(before + 1)
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let heading = self.heading.take().expect("a heading ends after it begins");
        let text = with_words(&heading.text, self.marks);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let level = self.level(level as u8);
        let number = self.headings.len();
        let open = format!("<h{level} {OWN}{HEADING}=\"{number}\">");
        self.out.insert_str(heading.from, &open);
        writeln!(self.out, "</h{level}>").expect("writing to a string does not fail");
        self.headings.push(HeadingName {
            id: heading.id.filter(|id| !id.contains(is_mark)),
            words: heading.text,
        });
        let id = String::new();
        self.outline.push(Heading { level, id, text });
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.code = true;
        // It may scroll in a frame of its own, which the keyboard has to reach.
        write!(self.out, "<pre {OWN}tabindex=\"0\"><code")
            .expect("writing to a string does not fail");
        if let CodeBlockKind::Fenced(words) = kind
            && let Some(language) = words.split_whitespace().next()
            && !language.contains(is_mark)
        {
            write!(self.out, " {OWN}class=\"language-").expect("writing to a string does not fail");
            write_attribute(&mut self.out, language, self.marks);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn start_cell(&mut self) {
        self.out.push_str(if self.table.head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        let side = match self.table.columns.get(self.table.column) {
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            Some(Alignment::None) | None => "",
        };
        if !side.is_empty() {
            write!(self.out, " {OWN}class=\"align-{side}\"")
                .expect("writing to a string does not fail");
        }
        self.out.push('>');
        self.table.column += 1;
        self.table.text_from = self.out.len();
    }

    /// Ends a cell. A head without words heads nothing: it becomes a cell like any other.
    fn end_cell(&mut self) {
        const HEAD: &str = "<th scope=\"col\"";
        let is_empty = self.out.len() == self.table.text_from;
        if self.table.head && is_empty {
            let from = self.out.rfind(HEAD).expect("a head was opened");
            self.out.replace_range(from..from + HEAD.len(), "<td");
        }
        self.out.push_str(match self.table.head && !is_empty {
            true => "</th>",
            false => "</td>",
        });
    }

    fn start_link(&mut self, lead: &Lead, title: &str) {
        // No link can stand in another; Markdown itself makes none, but for pictures.
        let is_link = *lead != Lead::Nowhere && self.open_links == 0;
        self.links.push(is_link);
        if !is_link {
            return;
        }
        self.open_links += 1;
        write!(self.out, "<a {OWN}href=\"").expect("writing to a string does not fail");
        match lead {
            Lead::Away(address) => write_attribute(&mut self.out, address, self.marks),
            Lead::Site(found) => write_attribute(&mut self.out, found.address(), self.marks),
            // What it means is known when the whole text is: until then it has a sign.
            Lead::Here(fragment) => {
                self.out.extend(['#', OWN]);
                write_attribute(&mut self.out, fragment, self.marks);
            }
            Lead::Nowhere => {}
        }
        self.write_title(title);
        self.out.push('"');
        if matches!(lead, Lead::Site(Found::Active(_))) {
            write!(self.out, " {OWN}download=\"\"").expect("writing to a string does not fail");
        }
        self.out.push('>');
    }

    fn end_link(&mut self) {
        if self.links.pop().expect("a link ends after it begins") {
            self.open_links -= 1;
            self.out.push_str("</a>");
        }
    }

    /// Writes a title after an attribute's value, and leaves its own value open.
    fn write_title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            write_attribute(&mut self.out, title, self.marks);
        }
    }

    /// Reads the description of the picture that is open.
    fn describe(&mut self, event: Event<'_>) {
        let picture = self
            .picture
            .as_mut()
            .expect("only an open picture is described");
        match event {
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                picture.alt.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            Event::Start(Tag::Image { .. }) => picture.depth += 1,
            Event::End(TagEnd::Image) if picture.depth > 0 => picture.depth -= 1,
            Event::End(TagEnd::Image) => {
                if let Some(picture) = self.picture.take() {
                    self.end_picture(picture);
                }
            }
            _ => {}
        }
    }

    /// Writes a picture of the site as one, and any other as a link with its words.
    fn end_picture(&mut self, picture: Picture) {
        self.heading_text(&picture.alt);
        match &picture.lead {
            // A script in a picture does not run where a page shows the picture.
            Lead::Site(Found::File(address) | Found::Active(address)) if is_picture(address) => {
                write!(self.out, "<img {OWN}src=\"").expect("writing to a string does not fail");
                write_attribute(&mut self.out, address, self.marks);
                self.out.push_str("\" alt=\"");
                write_attribute(&mut self.out, &picture.alt, self.marks);
                self.write_title(&picture.title);
                write!(self.out, "\" {OWN}loading=\"lazy\">")
                    .expect("writing to a string does not fail");
            }
            lead => {
                let shown = match (&*picture.alt, lead) {
                    ("", Lead::Away(address)) => address.clone(),
                    ("", Lead::Site(found)) => found.address().to_owned(),
                    ("", Lead::Here(fragment)) => to_any(fragment),
                    (alt, _) => alt.to_owned(),
                };
                self.start_link(lead, &picture.title);
                write_text(&mut self.out, &shown, self.marks);
                self.end_link();
            }
        }
    }

    /// Writes an author's HTML as it is, or as text; comments are dropped.
    fn write_raw(&mut self, html: &str) {
        let Some(html) = raw::without_comments(html) else {
            return;
        };
        match self.authors {
            Authors::Html => {
                self.out.push_str(&html);
                self.foreign = true;
            }
            Authors::Text => write_text(&mut self.out, &html, self.marks),
        }
    }

    /// Writes a sign that is lost if an author's HTML swallows it.
    fn end_foreign(&mut self) {
        if self.foreign {
            self.out.push(raw::END);
            self.ends += 1;
        }
    }
}

/// Tells whether an address ends like a picture's.
fn is_picture(address: &str) -> bool {
    let path = address.split('#').next().unwrap_or(address);
    path.rsplit_once('.').is_some_and(|(_, ending)| {
        PICTURES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}

#[cfg(test)]
mod tests;
