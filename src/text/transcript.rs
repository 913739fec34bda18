//! What a text says without markup, noted once when it is read: its words, blocks, anchors and
//! links to places, as numbers that point into the text. A build reads a text for its record and
//! for its page, and asks this for all else.

mod reader;
mod writer;

use std::ops::Range;

use super::tree::{Element, NodeKind, Tree, WalkStep};
use super::{Anchors, BodyLink, HeadingName, html};
use reader::Reader;
use writer::Writer;

/// The notes of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcript {
    /// Signs and numbers, seven bits a byte.
    notes: Box<[u8]>,
    /// What is not in the text as readers see it: entities, names, addresses.
    others: Box<str>,
}

/// A piece of what a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// The end of a line in a block.
    Blank,
    /// A block begins or ends.
    Block,
    /// A footnote begins.
    Footnote,
    /// A footnote ends.
    FootnoteEnd,
    /// A heading begins, with the id that its author gave it.
    Heading(Option<&'t str>),
    /// A heading ends.
    HeadingEnd,
    /// An element of an author's HTML with an id, and perhaps a second name.
    Element(&'t str, Option<&'t str>),
    /// A link to a place of this text or of another, and where it is.
    Link(&'t str, Range<usize>),
    /// What readers do not see: the definition of a link.
    Hidden(Range<usize>),
}

/// The signs of the notes. The least three bits of a note's first number are its sign.
const WORDS: usize = 0;
const OTHER: usize = 1;
const BLANK: usize = 2;
const BLOCK: usize = 3;
const MARK: usize = 4;
const HEADING: usize = 5;
const ELEMENT: usize = 6;
const PLACE: usize = 7;

/// What the number of a [`MARK`] says.
const FOOTNOTE: usize = 0;
const FOOTNOTE_END: usize = 1;
const HEADING_END: usize = 2;

impl Transcript {
    /// Notes what the tree of a text says.
    pub fn of(text: &str, tree: &Tree<'_>) -> Transcript {
        let mut writer = Writer::default();
        for step in tree.walk() {
            let (WalkStep::Enter(number) | WalkStep::Leave(number)) = step;
            let is_entered = step == WalkStep::Enter(number);
            let node = &tree.nodes[number];
            match &node.kind {
                NodeKind::Text(words) => writer.words(text, words, node.at.start),
                NodeKind::Line | NodeKind::Break => writer.put(BLANK, 0),
                NodeKind::Rule => writer.block(),
                NodeKind::Task(_) | NodeKind::Reference(_) => {}
                NodeKind::Element(element) => {
                    if let Element::Footnote(_) = element {
                        let mark = if is_entered { FOOTNOTE } else { FOOTNOTE_END };
                        writer.put(MARK, mark);
                    }
                    if !element.is_inline() {
                        writer.block();
                    }
                    match element {
                        Element::Heading(_, id) if is_entered => writer.heading(id.as_deref()),
                        Element::Heading(..) => writer.put(MARK, HEADING_END),
                        Element::Html(html) if is_entered => {
                            writer.element(html.id.as_deref(), html.second.as_deref());
                        }
                        Element::Link(target) | Element::Picture(target) if is_entered => {
                            if let Some(html) = &target.html {
                                writer.element(html.id.as_deref(), html.second.as_deref());
                            }
                            let is_place =
                                target.to.contains('#') && !html::is_absolute(&target.to);
                            if is_place && !target.is_own_words {
                                writer.range(0, &node.at, Some(&target.to));
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        for range in &tree.definitions {
            writer.range(1, range, None);
        }
        Transcript {
            notes: writer.notes.into(),
            others: writer.others.into(),
        }
    }

    /// Returns the pieces in order. The text is the one that the notes were made of.
    pub fn pieces<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Piece<'t>> {
        let mut reader = Reader {
            notes: &self.notes,
            others: &self.others,
            text,
            at: 0,
        };
        std::iter::from_fn(move || reader.next())
    }

    /// Returns the anchors of the text.
    pub fn anchors(&self, text: &str) -> Anchors {
        let mut anchors = Anchors::default();
        let mut heading: Option<HeadingName> = None;
        // A heading has its name before what is in it.
        let mut inside = Vec::new();
        for piece in self.pieces(text) {
            match (piece, &mut heading) {
                (Piece::Heading(id), _) => {
                    heading = Some(HeadingName {
                        id: id.map(str::to_owned),
                        words: String::new(),
                    });
                }
                (Piece::Words(words), Some(heading)) => heading.words.push_str(words),
                (Piece::Blank, Some(heading)) => heading.words.push(' '),
                (Piece::HeadingEnd, Some(name)) => {
                    anchors.take_heading(name);
                    heading = None;
                    for (id, second) in inside.drain(..) {
                        anchors.take_element(id, second);
                    }
                }
                (Piece::Element(id, second), Some(_)) => inside.push((id, second)),
                (Piece::Element(id, second), None) => {
                    anchors.take_element(id, second);
                }
                _ => {}
            }
        }
        anchors
    }

    /// Returns the links to a place of this text or of another file's, as typed, in order.
    pub fn links_to_places(&self, text: &str) -> Vec<BodyLink> {
        let links = self.pieces(text).filter_map(|piece| match piece {
            Piece::Link(to, range) => Some(BodyLink {
                to: to.to_owned(),
                range,
            }),
            _ => None,
        });
        links.collect()
    }
}

#[cfg(test)]
mod tests;
