//! Makes the tree of a text: what the Markdown parser gives, with the tags of an author's HTML read
//! among it.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, RefDefs, TagEnd};

use super::settle::settle;
use super::{Element, NodeKind, TextNode, Tree};
use crate::steps;
use crate::text::elements::{KnownElement, Unclosed};
use crate::text::manuscript::Manuscript;
use crate::text::tag::HtmlTag;

mod html;
mod markdown;

use html::HtmlBlock;

/// The most elements of an author's HTML that may be open at once. People rarely nest thirty.
const OPEN: usize = 200;

/// The longest address with blanks that is looked for, in characters.
const ADDRESS: usize = 500;

/// Makes the tree of a text.
pub fn grow<'m>(manuscript: &'m Manuscript<'_>, options: Options) -> Tree<'m> {
    let mut growing = Growing {
        manuscript,
        options,
        tree: Tree {
            is_too_deep: manuscript.is_too_deep,
            ..Tree::default()
        },
        open: Vec::new(),
        elements: 0,
        lists: Vec::new(),
        table: Table::default(),
        blocks: 0,
        html: None,
        is_beyond: false,
        has_brackets: manuscript.text.contains("]("),
    };
    let mut events = Parser::new_ext(&manuscript.text, options).into_offset_iter();
    while let Some((event, at)) = events.next() {
        steps::count(1);
        growing.event(event, at, events.reference_definitions());
        if growing.is_beyond {
            break;
        }
    }
    while !growing.open.is_empty() {
        growing.end(Ending::Container);
    }
    let mut tree = growing.tree;
    tree.is_too_deep |= growing.is_beyond;
    if manuscript.text.contains("]:") {
        let definitions = events.reference_definitions().iter();
        tree.definitions = definitions.map(|(_, one)| one.span.clone()).collect();
        tree.definitions
            .sort_unstable_by_key(|range| (range.start, range.end));
        let shown = |at: usize| {
            tree.nodes
                .iter()
                .any(|node| matches!(node.kind, NodeKind::Text(_)) && node.at.contains(&at))
        };
        let unused = manuscript.unused.iter().filter_map(|at| {
            let known = tree.definitions.iter().find(|range| range.start == *at);
            let line = || *at..at + manuscript.typed[*at..].lines().next().map_or(0, str::len);
            known.cloned().or_else(|| (!shown(*at)).then(line))
        });
        tree.unused_definitions = unused.collect();
    }
    settle(&mut tree);
    tree
}

/// A tree that is being made.
struct Growing<'m, 't> {
    manuscript: &'m Manuscript<'t>,
    options: Options,
    tree: Tree<'m>,
    /// The elements that are open, from the outermost.
    open: Vec<Open>,
    /// How many of them are an author's.
    elements: usize,
    /// The items of each open list, with the numbers as typed.
    lists: Vec<Vec<(usize, u64)>>,
    table: Table,
    /// How many blocks of HTML were begun.
    blocks: usize,
    /// The block of HTML that is open.
    html: Option<HtmlBlock>,
    /// Whether more is open than may be.
    is_beyond: bool,
    /// Whether anything in the text looks like a link.
    has_brackets: bool,
}

/// An element that is open.
struct Open {
    number: usize,
    html: Option<OpenHtml>,
}

/// What is known of an element of an author's while it is open.
struct OpenHtml {
    known: &'static KnownElement,
    is_bare: bool,
    /// Whether its end is nowhere in the text.
    is_unclosed: bool,
    /// The block of HTML in which it was opened.
    block: Option<usize>,
    /// The first node behind that block and behind all that began in it, once the block has ended.
    reach: Option<usize>,
}

/// What ends an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Its own tag, or one that represents it.
    Tag,
    /// The end of its block, or the end of an element around it.
    Block,
    /// The end of the text, or of the part of it in which it is.
    Container,
}

/// The table that is open.
#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    column: usize,
    is_head: bool,
    /// Where the open row and its last cell end.
    row_end: usize,
    cell_end: usize,
}

impl<'m> Growing<'m, '_> {
    fn event(&mut self, event: Event<'m>, at: Range<usize>, definitions: &RefDefs<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(TagEnd::TableRow) => {
                self.add_cells(definitions);
                self.end_markdown();
            }
            Event::End(tag) => self.end_tag(tag, &at),
            Event::Text(text) => self.text(text, at),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.open_markdown(Element::Code, at.clone());
                self.push_text(code, at);
                self.end_markdown();
            }
            Event::Html(html) => {
                if let Some(block) = &mut self.html {
                    block.places.push((block.text.len(), at.start));
                    block.text.push_str(&html);
                }
            }
            Event::InlineHtml(html) => {
                // What is no tag is a comment or a declaration.
                if let Some(tag) = HtmlTag::read(&html) {
                    self.html_tag(tag, at);
                }
            }
            Event::FootnoteReference(label) => {
                let label = self.restored(label);
                self.push(NodeKind::Reference(label), at);
            }
            Event::SoftBreak => self.push(NodeKind::Line, at),
            Event::HardBreak => self.push_break(at),
            Event::Rule => {
                self.end_words();
                self.push(NodeKind::Rule, at);
            }
            Event::TaskListMarker(is_done) => self.push(NodeKind::Task(is_done), at),
        }
    }

    fn text(&mut self, text: CowStr<'m>, at: Range<usize>) {
        if self.has_brackets {
            // The parser cuts text at each bracket.
            let before = at.start.saturating_sub(1);
            let typed = &self.manuscript.text.as_bytes()[before..at.end];
            let found = typed.windows(2).position(|pair| pair == b"](");
            let link = found.and_then(|found| unread_link(&self.manuscript.text, before + found));
            self.tree.unread_links.extend(link);
        }
        self.push_text(text, at);
    }

    /// Ends the innermost element.
    fn end(&mut self, ending: Ending) {
        let Some(Open { number, html }) = self.open.pop() else {
            return;
        };
        let end = self.tree.nodes.len();
        self.tree.nodes[number].end = end;
        let Some(html) = html else { return };
        self.elements -= 1;
        let is_text = match html.known.unclosed {
            Unclosed::Text => true,
            Unclosed::Word => html.is_bare,
            Unclosed::Ends => false,
        };
        let node = &mut self.tree.nodes[number];
        if ending != Ending::Tag && is_text {
            // What was taken for a tag is a word; what is behind it is in nothing.
            let typed = &self.manuscript.typed[node.at.clone()];
            node.kind = NodeKind::Text(CowStr::Borrowed(typed));
            node.end = number + 1;
        } else if ending == Ending::Container
            && let Some(reach) = html.reach
        {
            node.end = reach;
        }
        let (block, end) = (html.block, node.end);
        // What began in a block of HTML with it ends no earlier.
        if let Some(outer) = self.open.last_mut().and_then(|one| one.html.as_mut())
            && outer.block == block
            && let Some(reach) = &mut outer.reach
        {
            *reach = (*reach).max(end);
        }
    }

    fn push_text(&mut self, text: CowStr<'m>, at: Range<usize>) {
        let text = self.restored(text);
        self.push(NodeKind::Text(text), at);
    }

    /// Adds the end of a line, which parts words too.
    fn push_break(&mut self, at: Range<usize>) {
        self.push(NodeKind::Break, at.clone());
        self.push(NodeKind::Line, at);
    }

    fn push(&mut self, kind: NodeKind<'m>, at: Range<usize>) {
        let end = self.tree.nodes.len() + 1;
        self.tree.nodes.push(TextNode { kind, end, at });
    }

    /// Returns text of the parser with the signs as they were typed.
    fn restored<'s>(&self, text: CowStr<'s>) -> CowStr<'s> {
        match self.manuscript.restored(&text) {
            Some(restored) => CowStr::from(restored),
            None => text,
        }
    }
}

/// Returns where an address with blanks is behind the `](` at a place.
fn unread_link(text: &str, at: usize) -> Option<Range<usize>> {
    let from = at + 2;
    let line = text[from..].char_indices().take(ADDRESS);
    let mut line = line.take_while(|(_, c)| *c != '\n');
    let mut depth = 1;
    let (end, _) = line.find(|(_, c)| {
        steps::count(1);
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    })?;
    let inside = &text[from..from + end];
    // A title may follow the address.
    let has_title = inside.trim_end().ends_with(['"', '\'']);
    let title = inside.find(" \"").or_else(|| inside.find(" '"));
    let title = title.filter(|_| has_title);
    let address = inside[..title.unwrap_or(inside.len())].trim();
    let has_ending = address.rsplit_once('.').is_some_and(|(_, ending)| {
        (1..=5).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_path = has_ending
        || address.contains("://")
        || ["/", "./", "../"]
            .iter()
            .any(|start| address.starts_with(start));
    (is_path && address.contains(char::is_whitespace)).then(|| from..from + inside.len())
}

#[cfg(test)]
mod tests;
