//! A text as one tree: what Markdown makes of it and what its author's HTML adds, cleaned. All that
//! is known of a text is a walk over it: its page, its words for the search, its links, anchors and
//! citations.
//!
//! The nodes are in the order of the text, each with the place behind its last descendant, so a
//! walk goes from one to the next.

mod element;
mod grow;
mod links;
mod settle;
mod walk;

pub use element::{Element, LinkTarget};
pub use grow::grow;
pub use walk::{TreeWalk, WalkStep};

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::BodyLink;

/// A text as a tree.
#[derive(Debug, Default)]
pub struct Tree<'t> {
    /// The nodes, in the order of the text.
    pub nodes: Vec<TextNode<'t>>,
    /// Whether its HTML nests so deeply that all of it is shown as it was typed.
    pub is_too_deep: bool,
    /// Where the definitions of links are: no reader sees them.
    pub definitions: Vec<Range<usize>>,
    /// Those of them that no link uses.
    pub unused_definitions: Vec<Range<usize>>,
    /// Where brackets look like a link and are none, because blanks are in the address.
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
    /// Where it is in the text, in bytes; of an author's element, its first tag.
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
