//! What the events of the Markdown parser make grow.

mod braces;
mod cells;

use std::ops::Range;

use pulldown_cmark::Tag as Markdown;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, LinkType, TagEnd};

use super::html::HtmlBlock;
use super::{Ending, Growing, Open, Table};
use crate::text::is_mark;
use crate::text::tree::{Element, LinkTarget, NodeKind};

impl<'m> Growing<'m, '_> {
    pub(super) fn start(&mut self, tag: Markdown<'m>, at: Range<usize>) {
        let is_within_a_line = matches!(
            tag,
            Markdown::Emphasis
                | Markdown::Strong
                | Markdown::Strikethrough
                | Markdown::Superscript
                | Markdown::Subscript
                | Markdown::Link { .. }
                | Markdown::Image { .. }
        );
        if !is_within_a_line {
            self.end_words();
        }
        let element = match tag {
            Markdown::Paragraph => Element::Paragraph {
                holds_blocks: false,
            },
            Markdown::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                let has_braces = id.is_some() || !classes.is_empty() || !attrs.is_empty();
                let id = self.braces(&at).filter(|_| has_braces).and_then(id_of);
                let id = id.map(|id| CowStr::from(id.to_owned()));
                Element::Heading(level as u8, id.filter(|id| !id.contains(is_mark)))
            }
            Markdown::BlockQuote(_) => Element::Quote,
            Markdown::CodeBlock(CodeBlockKind::Fenced(words)) => {
                let words = self.restored(words);
                let language = words.split_whitespace().next();
                let language = language.filter(|language| !language.contains(is_mark));
                Element::CodeBlock(language.map(|language| CowStr::from(language.to_owned())))
            }
            Markdown::CodeBlock(CodeBlockKind::Indented) => Element::CodeBlock(None),
            Markdown::HtmlBlock => {
                self.html = Some(HtmlBlock {
                    text: String::new(),
                    places: Vec::new(),
                });
                return;
            }
            Markdown::List(first) => {
                self.lists.push(Vec::new());
                Element::List(first)
            }
            Markdown::Item => {
                let typed = self.manuscript.typed[at.clone()].trim_start();
                let end = typed.find(|c: char| !c.is_ascii_digit());
                let number = typed[..end.unwrap_or(0)].parse().ok();
                let next = self.tree.nodes.len();
                if let (Some(number), Some(items)) = (number, self.lists.last_mut()) {
                    items.push((next, number));
                }
                Element::Item(None)
            }
            Markdown::FootnoteDefinition(label) => Element::Footnote(self.restored(label)),
            Markdown::DefinitionList => Element::Definitions,
            Markdown::DefinitionListTitle => Element::Term,
            Markdown::DefinitionListDefinition => Element::Definition,
            Markdown::Table(columns) => {
                self.table = Table {
                    columns,
                    ..Table::default()
                };
                Element::Table
            }
            Markdown::TableHead => {
                self.open_markdown(Element::TableHead, at.clone());
                self.table.is_head = true;
                self.table.column = 0;
                Element::Row
            }
            Markdown::TableRow => {
                self.table.column = 0;
                self.table.row_end = at.end;
                Element::Row
            }
            Markdown::TableCell => {
                let side = self.table.columns.get(self.table.column).copied();
                self.table.column += 1;
                self.table.cell_end = at.end;
                Element::Cell(side.unwrap_or(Alignment::None), self.table.is_head)
            }
            Markdown::Emphasis => Element::Emphasis,
            Markdown::Strong => Element::Strong,
            Markdown::Strikethrough => Element::Deleted,
            Markdown::Superscript | Markdown::Subscript | Markdown::MetadataBlock(_) => {
                Element::Bare
            }
            Markdown::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let to = self.restored(dest_url);
                let is_own_words = matches!(link_type, LinkType::Autolink | LinkType::Email);
                Element::Link(Box::new(LinkTarget {
                    to: match link_type {
                        LinkType::Email => CowStr::from(format!("mailto:{to}")),
                        _ => to,
                    },
                    title: self.restored(title),
                    is_own_words,
                    html: None,
                }))
            }
            Markdown::Image {
                dest_url, title, ..
            } => Element::Picture(Box::new(LinkTarget {
                to: self.restored(dest_url),
                title: self.restored(title),
                is_own_words: false,
                html: None,
            })),
        };
        self.open_markdown(element, at);
    }

    pub(super) fn end_tag(&mut self, tag: TagEnd, at: &Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => return self.end_html_block(),
            TagEnd::Heading(_) => self.add_braces(at),
            TagEnd::List(_) => self.number_items(),
            TagEnd::TableHead => {
                self.end_markdown();
                self.end_markdown();
                self.table.is_head = false;
                return self.open_markdown(Element::TableBody, at.clone());
            }
            TagEnd::Table => self.end_markdown(),
            _ => {}
        }
        self.end_markdown();
    }

    pub(super) fn open_markdown(&mut self, element: Element<'m>, at: Range<usize>) {
        self.open.push(Open {
            number: self.tree.nodes.len(),
            html: None,
        });
        self.push(NodeKind::Element(element), at);
    }

    /// Ends the innermost element of Markdown, and the author's that are open in it.
    pub(super) fn end_markdown(&mut self) {
        while self.open.last().is_some_and(|one| one.html.is_some()) {
            self.end(Ending::Container);
        }
        self.end(Ending::Tag);
    }
}

/// Returns the id between the braces of a heading, where all that they hold are attributes.
fn id_of(braces: &str) -> Option<&str> {
    let mut words = braces.split_whitespace();
    let id = words
        .next()?
        .strip_prefix('#')
        .filter(|id| !id.is_empty())?;
    let is_attribute = |word: &str| word.starts_with(['.', '#']) || word.contains('=');
    words.all(is_attribute).then_some(id)
}
