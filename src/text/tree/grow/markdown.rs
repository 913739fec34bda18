//! What the events of the Markdown parser make grow.

use std::ops::Range;

use pulldown_cmark::Tag as Markdown;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Parser, RefDefs, TagEnd};

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

    /// Returns the last stretch between braces of a heading.
    pub(super) fn braces(&self, heading: &Range<usize>) -> Option<&'m str> {
        let typed = &self.manuscript.text[heading.clone()];
        let (_, last) = typed.rsplit_once('{')?;
        last.split_once('}').map(|(inside, _)| inside)
    }

    /// Adds to the heading that ends what the parser took for its attributes and is none: `## Order
    /// {Amended}`.
    pub(super) fn add_braces(&mut self, at: &Range<usize>) {
        let heading = self.open.iter().rev().find(|one| one.html.is_none());
        let number = heading.expect("a heading ends after it begins").number;
        let last = self.tree.nodes[number + 1..]
            .iter()
            .map(|node| node.at.end)
            .max();
        let Some(braces) = self.braces(at) else {
            return;
        };
        let start = braces.as_ptr() as usize - self.manuscript.text.as_ptr() as usize - 1;
        // What the parser did not take is among the words already.
        if id_of(braces).is_some() || last.is_some_and(|end| end > start) {
            return;
        }
        let words = self.restored(CowStr::from(format!(" {{{braces}}}")));
        let words = match last {
            Some(_) => words,
            None => CowStr::from(words.trim_start().to_owned()),
        };
        self.push(NodeKind::Text(words), start..start + braces.len() + 2);
    }

    /// Numbers the items of the list that ends as they were typed. Only a list in which
    /// all are alike, and are the first number there is, counts by itself.
    pub(super) fn number_items(&mut self) {
        let items = self.lists.pop().unwrap_or_default();
        let is_lazy = items.iter().all(|(_, number)| *number == 1)
            || items.iter().all(|(_, number)| *number == 0);
        if is_lazy {
            return;
        }
        let mut expected = items.first().map_or(0, |(_, number)| *number);
        for (item, number) in items {
            if number != expected
                && let NodeKind::Element(Element::Item(value)) = &mut self.tree.nodes[item].kind
            {
                *value = Some(number);
            }
            expected = number + 1;
        }
    }

    /// Adds the cells of the row that ends which are beyond those of the head.
    pub(super) fn add_cells(&mut self, definitions: &RefDefs<'_>) {
        let (from, end) = (self.table.cell_end, self.table.row_end);
        if self.table.column < self.table.columns.len() || from >= end {
            return;
        }
        let rest = self.manuscript.text[from..end].trim_end();
        let more = rest.strip_prefix('|').unwrap_or(rest);
        if more.trim_matches(['|', ' ', '\t']).is_empty() {
            return;
        }
        let count = rest.matches('|').count() + 1;
        // They are read as the cells of a table of their own.
        let head = format!("|{}\n|{}\n", "a|".repeat(count), "-|".repeat(count));
        let row = format!("{head}{rest}");
        let find = |broken: pulldown_cmark::BrokenLink<'_>| {
            let found = definitions.get(&broken.reference)?;
            let title = found
                .title
                .clone()
                .map_or(CowStr::Borrowed(""), CowStr::into_static);
            Some((found.dest.clone().into_static(), title))
        };
        let parser = Parser::new_with_broken_link_callback(&row, self.options, Some(find));
        let events: Vec<_> = parser
            .into_offset_iter()
            .map(|(event, at)| (event.into_static(), at))
            .filter(|(_, at)| at.start >= head.len())
            .collect();
        let shifted = |at: Range<usize>| from + at.start - head.len()..from + at.end - head.len();
        let last = events
            .iter()
            .rposition(|(event, _)| !matches!(event, Event::Start(_) | Event::End(_)));
        let nothing = Parser::new("");
        for (number, (event, at)) in events.into_iter().enumerate() {
            let is_cell = matches!(
                event,
                Event::Start(Markdown::TableCell) | Event::End(TagEnd::TableCell)
            );
            let is_of_table = matches!(
                event,
                Event::Start(Markdown::TableRow | Markdown::Table(_))
                    | Event::End(TagEnd::TableRow | TagEnd::Table)
            );
            let is_past = last.is_none_or(|last| number > last)
                && matches!(event, Event::Start(Markdown::TableCell));
            if is_past {
                break;
            }
            if !is_of_table || is_cell {
                self.event(event, shifted(at), nothing.reference_definitions());
            }
        }
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
