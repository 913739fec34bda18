//! Writes the tree of a text as HTML.
//!
//! Every tag is written here: its name and attributes come from tables of the program, and every
//! value is escaped.

use std::borrow::Cow;
use std::fmt::Write;
use std::iter::Peekable;
use std::slice::Iter;

use pulldown_cmark::Alignment;

use super::super::words::Words;
use super::drafts::DraftMarks;
use super::footnotes::Footnotes;
use super::leads::{Find, resolve};
use super::marks::{Marks, write_attribute, write_text};
use super::run::{InlineTag, TextRun};
use super::{Rendered, TextHeading, TextPlace};
use crate::law::{Acts, Families};
use crate::text::tree::{Element, NodeKind, Tree, WalkStep};
use crate::text::{Anchors, Flow, Prose, is_code};

mod headings;
mod links;

use headings::OpenHeading;
use links::end_tag;
pub(super) use links::is_picture;

/// Writes a text as HTML, with its outline.
pub(super) fn write(
    prose: &Prose,
    families: &Families,
    words: &Words,
    drafts: &DraftMarks,
    find: &Find<'_>,
    place: &TextPlace,
) -> Rendered {
    let marks = Marks {
        reasons: &prose.reasons,
        words,
    };
    prose.read(|tree| {
        let (anchors, names) = tree.anchors();
        let mut writer = Writer {
            tree,
            marks,
            families,
            acts: Acts::named_in(&prose.text),
            find,
            drafts,
            place,
            anchors: &anchors,
            names: names.iter().peekable(),
            out: String::with_capacity(prose.text.len() + prose.text.len() / 4),
            run: TextRun::default(),
            links: Vec::new(),
            open_links: 0,
            heading: None,
            first_level: None,
            tables: 0,
            open_tables: 0,
            code: 0,
            outer: Vec::new(),
            notes: Footnotes::among(&place.prefix),
            outline: Vec::new(),
        };
        let mut walk = tree.walk();
        while let Some(step) = walk.next() {
            match step {
                WalkStep::Enter(number) => {
                    writer.enter(number);
                    if matches!(
                        tree.nodes[number].kind,
                        NodeKind::Element(Element::Picture(_))
                    ) {
                        walk.pass_over();
                    }
                }
                WalkStep::Leave(number) => writer.leave(number),
            }
        }
        writer.end_run();
        std::mem::take(&mut writer.notes).set(&mut writer.out, marks);
        Rendered {
            html: writer.out,
            outline: writer.outline,
        }
    })
}

/// What has been written so far, and what is open.
struct Writer<'a> {
    tree: &'a Tree<'a>,
    marks: Marks<'a>,
    families: &'a Families,
    acts: Acts<'a>,
    find: &'a Find<'a>,
    drafts: &'a DraftMarks,
    place: &'a TextPlace,
    anchors: &'a Anchors,
    /// The names of the elements that are still to come and have one, by their numbers.
    names: Peekable<Iter<'a, (usize, Option<String>)>>,
    out: String,
    /// Running text that is still to be searched for citations: a parser cuts it at every sign and
    /// line.
    run: TextRun,
    /// For each open link, its address if an element was opened for it.
    links: Vec<Option<String>>,
    open_links: usize,
    heading: Option<OpenHeading>,
    /// The level that the author gave the first heading.
    first_level: Option<u8>,
    /// How many tables were begun.
    tables: usize,
    open_tables: usize,
    /// How many elements are open that hold code.
    code: usize,
    /// What was written outside of each open footnote.
    outer: Vec<String>,
    notes: Footnotes,
    outline: Vec<TextHeading>,
}

impl<'a> Writer<'a> {
    fn enter(&mut self, number: usize) {
        let tree = self.tree;
        let node = &tree.nodes[number];
        match Flow::of(&node.kind) {
            Flow::Words(text) if self.code > 0 => {
                self.heading_text(text);
                return write_text(&mut self.out, text, self.marks);
            }
            Flow::Words(text) => return self.run.text.push_str(text),
            Flow::Line if self.code > 0 => return self.out.push('\n'),
            Flow::Line => return self.run.text.push('\n'),
            Flow::Mark if self.code == 0 => return self.enter_mark(number),
            Flow::Mark | Flow::End => self.end_run(),
        }
        match &node.kind {
            NodeKind::Reference(label) => {
                let is_linked = self.open_links == 0;
                self.notes.refer(&mut self.out, label, is_linked);
            }
            NodeKind::Rule => self.out.push_str("<hr>\n"),
            NodeKind::Break => self.out.push_str("<br>"),
            NodeKind::Task(is_done) => self.task(*is_done),
            NodeKind::Element(element) => {
                self.code += usize::from(is_code(element));
                self.start(number, element);
            }
            NodeKind::Text(_) | NodeKind::Line => {}
        }
    }

    /// Notes what marks words in running text.
    fn enter_mark(&mut self, number: usize) {
        let tag = match &self.tree.nodes[number].kind {
            NodeKind::Break => InlineTag::Single("<br>"),
            NodeKind::Element(Element::Strong) => InlineTag::Open(Cow::Borrowed("<strong>")),
            NodeKind::Element(Element::Emphasis) => InlineTag::Open(Cow::Borrowed("<em>")),
            NodeKind::Element(Element::Html(html)) if html.name == "wbr" => {
                InlineTag::Single("<wbr>")
            }
            NodeKind::Element(Element::Html(html)) => {
                let mut tag = String::new();
                self.write_tag(&mut tag, number, html);
                InlineTag::Open(Cow::Owned(tag))
            }
            _ => return,
        };
        self.run.push_tag(tag);
    }

    fn leave(&mut self, number: usize) {
        let tree = self.tree;
        let NodeKind::Element(element) = &tree.nodes[number].kind else {
            return;
        };
        match Flow::of(&tree.nodes[number].kind) {
            Flow::Mark if self.code == 0 => return self.leave_mark(element),
            _ => self.end_run(),
        }
        self.code -= usize::from(is_code(element));
        self.end(number, element);
    }

    fn leave_mark(&mut self, element: &Element<'_>) {
        let tag = match element {
            Element::Strong => "</strong>",
            Element::Emphasis => "</em>",
            Element::Html(html) => match end_tag(html.name) {
                "" => return,
                tag => tag,
            },
            _ => return,
        };
        self.run.push_tag(InlineTag::Close(tag));
    }

    fn task(&mut self, is_done: bool) {
        let (checked, key) = match is_done {
            true => (" checked=\"\"", "prose.done"),
            false => ("", "prose.to_do"),
        };
        let (words, out) = (self.marks.words, &mut self.out);
        write!(
            out,
            "<input type=\"checkbox\" disabled=\"\"{checked} aria-label=\""
        )
        .expect("writing to a string does not fail");
        write_attribute(out, words.get(key), self.marks);
        out.push_str("\"> ");
    }

    fn start(&mut self, number: usize, element: &'a Element<'a>) {
        match element {
            Element::Paragraph { holds_blocks } => self.out.push_str(match holds_blocks {
                true => "<div>",
                false => "<p>",
            }),
            Element::Heading(level, _) => self.start_heading(number, *level),
            Element::Quote => self.out.push_str("<blockquote>\n"),
            Element::CodeBlock(language) => self.start_code(language.as_deref()),
            Element::Code => self.out.push_str("<code>"),
            Element::List(None) => self.out.push_str("<ul>\n"),
            Element::List(Some(1)) => self.out.push_str("<ol>\n"),
            Element::List(Some(start)) => self.write(format_args!("<ol start=\"{start}\">\n")),
            Element::Item(None) => self.out.push_str("<li>"),
            Element::Item(Some(number)) => self.write(format_args!("<li value=\"{number}\">")),
            Element::Footnote(_) => self.outer.push(std::mem::take(&mut self.out)),
            Element::Definitions => self.out.push_str("<dl>\n"),
            Element::Term => self.out.push_str("<dt>"),
            Element::Definition => self.out.push_str("<dd>"),
            Element::Table => {
                self.start_table();
                self.out.push_str("<table>\n");
            }
            Element::TableHead => self.out.push_str("<thead>"),
            Element::TableBody => self.out.push_str("<tbody>\n"),
            Element::Row => self.out.push_str("<tr>"),
            Element::Cell(side, is_head) => {
                // A head without words heads nothing: it is a cell like any other.
                let is_empty = self.tree.nodes[number].end == number + 1;
                self.out.push_str(match *is_head && !is_empty {
                    true => "<th scope=\"col\"",
                    false => "<td",
                });
                let side = match side {
                    Alignment::Left => "left",
                    Alignment::Center => "center",
                    Alignment::Right => "right",
                    Alignment::None => "",
                };
                if !side.is_empty() {
                    self.write(format_args!(" class=\"align-{side}\""));
                }
                self.out.push('>');
            }
            Element::Deleted => self.out.push_str("<del>"),
            Element::Emphasis => self.out.push_str("<em>"),
            Element::Strong => self.out.push_str("<strong>"),
            Element::Link(target) => {
                let lead = resolve(&target.to, self.find);
                self.start_link(number, &lead, target);
            }
            Element::Picture(target) => self.write_picture(number, target),
            Element::Html(html) => self.start_html(number, html),
            Element::Bare | Element::Hidden => {}
        }
    }

    fn end(&mut self, number: usize, element: &Element<'_>) {
        let tag = match element {
            Element::Paragraph { holds_blocks: true } => "</div>\n",
            Element::Paragraph { .. } => "</p>\n",
            Element::Heading(..) => return self.end_heading(),
            Element::Quote => "</blockquote>\n",
            Element::CodeBlock(_) => "</code></pre>\n",
            Element::Code => "</code>",
            Element::List(Some(_)) => "</ol>\n",
            Element::List(None) => "</ul>\n",
            Element::Item(_) => "</li>\n",
            Element::Footnote(label) => {
                let outer = self.outer.pop().expect("a footnote ends after it begins");
                let html = std::mem::replace(&mut self.out, outer);
                return self.notes.define(label, html);
            }
            Element::Definitions => "</dl>\n",
            Element::Term => "</dt>\n",
            Element::Definition => "</dd>\n",
            Element::Table => {
                self.out.push_str("</table>");
                self.end_table();
                return self.out.push('\n');
            }
            Element::TableHead => "</thead>\n",
            Element::TableBody => "</tbody>",
            Element::Row if self.is_in_head(number) => "</tr>",
            Element::Row => "</tr>\n",
            Element::Cell(_, true) if self.tree.nodes[number].end > number + 1 => "</th>",
            Element::Cell(..) => "</td>",
            Element::Deleted => "</del>",
            Element::Emphasis => "</em>",
            Element::Strong => "</strong>",
            Element::Link(_) => return self.end_link(),
            Element::Html(html) => {
                self.out.push_str(end_tag(html.name));
                if html.name == "table" {
                    self.end_table();
                }
                return;
            }
            Element::Picture(_) | Element::Bare | Element::Hidden => "",
        };
        self.out.push_str(tag);
    }

    /// Writes the running text that was gathered, with its citations linked where a link can be.
    fn end_run(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        self.heading_text(&run.text);
        let citations = match self.open_links {
            0 => self.families.find_among(&run.text, &self.acts),
            _ => Vec::new(),
        };
        run.write(&mut self.out, citations, self.marks);
        // The room is kept for the next run.
        run.clear();
        self.run = run;
    }

    fn start_code(&mut self, language: Option<&str>) {
        // It may scroll in a frame of its own, which the keyboard has to reach.
        self.out.push_str("<pre tabindex=\"0\"><code");
        if let Some(language) = language {
            self.out.push_str(" class=\"language-");
            write_attribute(&mut self.out, language, self.marks);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Begins the frame of a table, so that a wide one scrolls and the page does not. A table in
    /// another has none.
    fn start_table(&mut self) {
        self.open_tables += 1;
        if self.open_tables > 1 {
            return;
        }
        self.tables += 1;
        let number = self.tables.to_string();
        let label = self.marks.words.fill("prose.table", &[("n", &number)]);
        self.out
            .push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        write_attribute(&mut self.out, &label, self.marks);
        self.out.push_str("\">");
    }

    fn end_table(&mut self) {
        self.open_tables -= 1;
        if self.open_tables == 0 {
            self.out.push_str("</div>");
        }
    }

    /// Returns whether a row is the head of its table.
    fn is_in_head(&self, number: usize) -> bool {
        let before = number
            .checked_sub(1)
            .map(|before| &self.tree.nodes[before].kind);
        matches!(before, Some(NodeKind::Element(Element::TableHead)))
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        self.out
            .write_fmt(text)
            .expect("writing to a string does not fail");
    }
}

#[cfg(test)]
mod tests;
