//! A text as one tree: what Markdown makes of it and what its author's HTML adds, cleaned. All that
//! is known of a text is a walk over it: its page, its words for the search, its links, anchors and
//! citations.
//!
//! The nodes stand in the order of the text, each with the place behind its last descendant, so a
//! walk goes from one to the next.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr};

use super::links::local;
use super::{Anchors, BodyLink, HeadingName, html};

mod grow;
mod settle;

pub use grow::grow;

/// A text as a tree.
#[derive(Debug, Default)]
pub struct Tree<'t> {
    /// The nodes, in the order of the text.
    pub nodes: Vec<TextNode<'t>>,
    /// Whether its HTML nests so deeply that all of it is shown as it was typed.
    pub is_too_deep: bool,
    /// Where the definitions of links stand: no reader sees them.
    pub definitions: Vec<Range<usize>>,
    /// Those of them that no link uses.
    pub unused_definitions: Vec<Range<usize>>,
    /// Where brackets look like a link and are none, because blanks stand in the address.
    pub unread_links: Vec<Range<usize>>,
    /// What an author's HTML would show of another file, and no page does: a film, a frame.
    pub unshown: Vec<BodyLink>,
}

/// A node of a text.
#[derive(Debug)]
pub struct TextNode<'t> {
    /// What it is.
    pub kind: NodeKind<'t>,
    /// The number of the first node behind it and all that is in it.
    pub end: usize,
    /// Where it stands in the text, in bytes; of an author's element, its first tag.
    pub at: Range<usize>,
}

/// What a node is.
#[derive(Debug)]
pub enum NodeKind<'t> {
    /// Words, as readers see them.
    Text(CowStr<'t>),
    /// The end of a line as typed.
    Line,
    /// The end of a line that readers see.
    Break,
    /// A rule across the page.
    Rule,
    /// The box of a task, ticked or not.
    Task(bool),
    /// A reference to a footnote, by its label.
    Reference(CowStr<'t>),
    /// What holds others.
    Element(Element<'t>),
}

/// What holds other nodes.
#[derive(Debug)]
pub enum Element<'t> {
    /// A paragraph; one that holds blocks of an author's is none for a browser.
    Paragraph {
        /// Whether it holds blocks.
        holds_blocks: bool,
    },
    /// A heading of Markdown: the level as typed, and the id that its author gave it.
    Heading(u8, Option<CowStr<'t>>),
    /// A quotation.
    Quote,
    /// A block of code, with the name of its language.
    CodeBlock(Option<CowStr<'t>>),
    /// Code within a line.
    Code,
    /// A list, with the number of its first item if it has numbers.
    List(Option<u64>),
    /// An item, with its number where it does not follow from the one before it.
    Item(Option<u64>),
    /// A footnote, by its label.
    Footnote(CowStr<'t>),
    /// A list of definitions.
    Definitions,
    /// What is defined.
    Term,
    /// How it is defined.
    Definition,
    /// A table of Markdown.
    Table,
    /// Its head.
    TableHead,
    /// The rows below its head.
    TableBody,
    /// A row.
    Row,
    /// A cell, and whether it stands in the head.
    Cell(Alignment, bool),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text that is struck through.
    Deleted,
    /// A link; it is one of the author's HTML where it has attributes.
    Link(Box<LinkTarget<'t>>),
    /// A picture, with its description in it.
    Picture(Box<LinkTarget<'t>>),
    /// An element of the author's HTML.
    Html(Box<Html<'t>>),
    /// What an author's tags stand around that a page has no element for.
    Bare,
    /// What nobody sees.
    Hidden,
}

/// Where a link or a picture leads.
#[derive(Debug)]
pub struct LinkTarget<'t> {
    /// The address as typed.
    pub to: CowStr<'t>,
    /// Its title.
    pub title: CowStr<'t>,
    /// Whether its words are its address: `<https://example.org>`.
    pub is_own_words: bool,
    /// What it has in an author's HTML beside these.
    pub html: Option<Html<'t>>,
}

/// What a page keeps of a tag of an author's HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html<'t> {
    /// The name of the element on the page.
    pub name: &'static str,
    /// Its id, and the name of an anchor of the old kind.
    pub id: Option<CowStr<'t>>,
    /// The second name, where it has two.
    pub second: Option<CowStr<'t>>,
    /// The attributes that a page may have.
    pub attributes: Vec<(&'static str, CowStr<'t>)>,
}

/// A step of a walk over a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkStep {
    /// A node begins; one that holds no others also ends here.
    Enter(usize),
    /// An element ends.
    Leave(usize),
}

impl<'t> Tree<'t> {
    /// Returns the steps of a walk over the whole tree.
    pub fn walk(&self) -> TreeWalk<'_, 't> {
        TreeWalk {
            tree: self,
            next: 0,
            open: Vec::new(),
        }
    }

    /// Returns the words of an element as readers see them, a blank for each end of a line.
    pub fn words_of(&self, number: usize) -> String {
        let mut words = String::new();
        let mut next = number + 1;
        while next < self.nodes[number].end {
            let node = &self.nodes[next];
            next = match &node.kind {
                NodeKind::Element(Element::Hidden) => node.end,
                kind => {
                    match kind {
                        NodeKind::Text(text) => words.push_str(text),
                        NodeKind::Line | NodeKind::Break => words.push(' '),
                        _ => {}
                    }
                    next + 1
                }
            };
        }
        words
    }
}

impl Tree<'_> {
    /// Returns the links and pictures, in order, but for addresses that are their own words.
    pub fn links(&self) -> Vec<BodyLink> {
        self.targets()
            .filter(|(_, target)| !target.is_own_words && !target.to.is_empty())
            .map(|(node, target)| BodyLink {
                to: target.to.to_string(),
                range: node.at.clone(),
            })
            .collect()
    }

    /// Returns the links and pictures that lead to other files of the content folder,
    /// percent-decoded, in order.
    pub fn local_links(&self) -> Vec<BodyLink> {
        self.links().into_iter().filter_map(local).collect()
    }

    /// Returns the links and pictures with an address that no page can use, in order.
    pub fn unusable_links(&self) -> Vec<BodyLink> {
        self.targets()
            .filter(|(node, target)| {
                let is_picture = matches!(node.kind, NodeKind::Element(Element::Picture(_)));
                let is_unusable = html::is_absolute(&target.to) && !html::is_allowed(&target.to);
                is_unusable && !(is_picture && target.to.starts_with("//"))
            })
            .map(|(node, target)| BodyLink {
                to: target.to.to_string(),
                range: node.at.clone(),
            })
            .collect()
    }

    /// Returns the links and pictures that readers see.
    fn targets(&self) -> impl Iterator<Item = (&TextNode<'_>, &LinkTarget<'_>)> {
        self.walk().filter_map(|step| {
            let WalkStep::Enter(number) = step else {
                return None;
            };
            let node = &self.nodes[number];
            match &node.kind {
                NodeKind::Element(Element::Link(target) | Element::Picture(target)) => {
                    Some((node, &**target))
                }
                _ => None,
            }
        })
    }

    /// Names the headings and the elements that links can lead to. Gives their names with the
    /// number of each, in order; one whose name another has has none.
    pub fn anchors(&self) -> (Anchors, Vec<(usize, Option<String>)>) {
        let mut anchors = Anchors::default();
        let mut named = Vec::new();
        for step in self.walk() {
            let WalkStep::Enter(number) = step else {
                continue;
            };
            let html = match &self.nodes[number].kind {
                NodeKind::Element(Element::Heading(_, id)) => {
                    let heading = HeadingName {
                        id: id.as_ref().map(ToString::to_string),
                        words: self.words_of(number),
                    };
                    named.push((number, Some(anchors.take_heading(&heading))));
                    continue;
                }
                NodeKind::Element(Element::Html(html)) => Some(&**html),
                NodeKind::Element(Element::Link(target) | Element::Picture(target)) => {
                    target.html.as_ref()
                }
                _ => None,
            };
            if let Some(html) = html
                && let Some(id) = &html.id
            {
                let name = anchors.take_element(id, html.second.as_deref());
                named.push((number, name));
            }
        }
        (anchors, named)
    }
}

/// A walk over a tree. What is hidden is passed over.
#[derive(Debug)]
pub struct TreeWalk<'a, 't> {
    tree: &'a Tree<'t>,
    next: usize,
    open: Vec<usize>,
}

impl TreeWalk<'_, '_> {
    /// Passes over all that is in the element that was entered last; its end is still given.
    pub fn pass_over(&mut self) {
        if let Some(&last) = self.open.last() {
            self.next = self.tree.nodes[last].end;
        }
    }
}

impl Iterator for TreeWalk<'_, '_> {
    type Item = WalkStep;

    fn next(&mut self) -> Option<WalkStep> {
        let nodes = &self.tree.nodes;
        loop {
            if let Some(&last) = self.open.last()
                && nodes[last].end <= self.next
            {
                self.open.pop();
                return Some(WalkStep::Leave(last));
            }
            let node = nodes.get(self.next)?;
            let number = self.next;
            if matches!(node.kind, NodeKind::Element(Element::Hidden)) {
                self.next = node.end;
                continue;
            }
            self.next += 1;
            if matches!(node.kind, NodeKind::Element(_)) {
                self.open.push(number);
            }
            return Some(WalkStep::Enter(number));
        }
    }
}

impl Element<'_> {
    /// Returns the name of the element on the page; none where it has none of its own.
    pub fn name(&self) -> &'static str {
        match self {
            Element::Paragraph { holds_blocks: true } => "div",
            Element::Paragraph { .. } => "p",
            Element::Heading(..) => "h2",
            Element::Quote => "blockquote",
            Element::CodeBlock(_) => "pre",
            Element::Code => "code",
            Element::List(Some(_)) => "ol",
            Element::List(None) => "ul",
            Element::Item(_) => "li",
            Element::Footnote(_) => "li",
            Element::Definitions => "dl",
            Element::Term => "dt",
            Element::Definition => "dd",
            Element::Table => "table",
            Element::TableHead => "thead",
            Element::TableBody => "tbody",
            Element::Row => "tr",
            Element::Cell(..) => "td",
            Element::Emphasis => "em",
            Element::Strong => "strong",
            Element::Deleted => "del",
            Element::Link(_) => "a",
            Element::Picture(_) => "img",
            Element::Html(html) => html.name,
            Element::Bare | Element::Hidden => "",
        }
    }

    /// Returns whether words before and after its ends may be one.
    pub fn is_inline(&self) -> bool {
        const INLINE: [&str; 29] = [
            "", "a", "abbr", "acronym", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn",
            "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike",
            "strong", "sub", "sup", "u", "var",
        ];
        INLINE.contains(&self.name())
    }
}
