//! Puts each element of an author's where a browser leaves it: a page is read as it was written,
//! and none of its own elements is closed by a text.

use super::{Element, Html, NodeKind, TextNode, Tree, WalkStep};

/// The elements of the page that end a paragraph in which they are.
const BLOCKS: [&str; 32] = [
    "blockquote",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The elements in which a paragraph around them goes on no further.
const HOLDERS: [&str; 8] = [
    "td",
    "th",
    "caption",
    "table",
    "div",
    "blockquote",
    "li",
    "dd",
];

/// A table and its parts.
const TABLE_PARTS: [&str; 8] = [
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
];

const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// The elements around a place, each with its name on the page.
type Around = [(usize, &'static str)];

/// Settles all elements of a tree.
pub(super) fn settle(tree: &mut Tree<'_>) {
    if !tree.nodes.iter().any(is_authors) {
        return;
    }
    let mut around: Vec<(usize, &'static str)> = Vec::new();
    let mut paragraphs = Vec::new();
    let mut changes: Vec<(usize, &'static str)> = Vec::new();
    for step in tree.walk() {
        let WalkStep::Enter(number) = step else {
            around.pop();
            continue;
        };
        let node = &tree.nodes[number];
        let name = match &node.kind {
            NodeKind::Element(element) => element.name(),
            NodeKind::Rule => "hr",
            _ => continue,
        };
        let settled = match is_authors(node) {
            true => place(name, &around),
            false => name,
        };
        if settled != name {
            changes.push((number, settled));
        }
        if BLOCKS.contains(&settled) {
            paragraphs.extend(paragraph_around(&around));
        }
        if matches!(node.kind, NodeKind::Element(_)) {
            around.push((number, settled));
        }
    }
    for (number, name) in changes {
        rename(&mut tree.nodes[number].kind, name);
    }
    for number in paragraphs {
        match &mut tree.nodes[number].kind {
            NodeKind::Element(Element::Paragraph { holds_blocks }) => *holds_blocks = true,
            kind => rename(kind, "div"),
        }
    }
}

/// Returns whether a node is of an author's HTML.
fn is_authors(node: &TextNode<'_>) -> bool {
    match &node.kind {
        NodeKind::Element(Element::Html(_)) => true,
        NodeKind::Element(Element::Link(target)) => target.html.is_some(),
        _ => false,
    }
}

/// Returns the element that an author's becomes where it is among others.
fn place(name: &'static str, around: &Around) -> &'static str {
    let is_inside = |wanted: &str| around.iter().any(|(_, name)| *name == wanted);
    let parent = around.iter().rev().map(|(_, name)| *name);
    let parent = parent
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or("");
    let is_in_place = match name {
        "li" => matches!(parent, "ul" | "ol"),
        "dt" | "dd" => parent == "dl",
        "td" | "th" => parent == "tr",
        "tr" => matches!(parent, "table" | "thead" | "tbody" | "tfoot"),
        "caption" | "colgroup" | "thead" | "tbody" | "tfoot" => parent == "table",
        "col" if !matches!(parent, "colgroup" | "table") => return "",
        "a" if is_inside("a") => return "span",
        // A browser ends a table where another one begins outside its cells.
        "table" => {
            let mut parts = around.iter().rev().map(|(_, name)| *name);
            let part = parts.find(|name| TABLE_PARTS.contains(name));
            part.is_none_or(|part| matches!(part, "td" | "th" | "caption"))
        }
        name if HEADINGS.contains(&name) => !HEADINGS.iter().any(|heading| is_inside(heading)),
        _ => true,
    };
    match is_in_place {
        true => name,
        false => "div",
    }
}

/// Finds the paragraph that a block would end.
fn paragraph_around(around: &Around) -> Option<usize> {
    let inside = around.iter().rev();
    let mut inside = inside.take_while(|(_, name)| !HOLDERS.contains(name));
    inside
        .find(|(_, name)| *name == "p")
        .map(|(number, _)| *number)
}

/// Gives an element of an author's another name.
fn rename(kind: &mut NodeKind<'_>, name: &'static str) {
    let NodeKind::Element(element) = kind else {
        return;
    };
    let html = match element {
        Element::Html(html) => std::mem::take(&mut **html),
        Element::Link(target) => target.html.take().unwrap_or_default(),
        _ => return,
    };
    // What belongs to a cell or an item says nothing of another element.
    let mut html = Html { name, ..html };
    html.attributes
        .retain(|(name, _)| matches!(*name, "title" | "lang" | "dir"));
    *element = match name {
        "" => Element::Bare,
        _ => Element::Html(Box::new(html)),
    };
}
