//! What a text says without markup, noted once when it is read: its words, blocks, anchors and
//! links to places, as numbers that point into the text. A build reads a text for its record and
//! for its page, and asks this for all else.

use std::ops::Range;

use super::tree::{Element, NodeKind, Tree, WalkStep};
use super::{Anchors, BodyLink, HeadingName, html};

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

/// Writes notes.
#[derive(Default)]
struct Writer {
    notes: Vec<u8>,
    others: String,
    /// Where the words before end in the text.
    at: usize,
    /// Whether nothing was said since the last block began or ended.
    is_at_block: bool,
}

impl Writer {
    fn words(&mut self, text: &str, words: &str, at: usize) {
        if words.is_empty() {
            return;
        }
        let is_typed = at >= self.at && text.get(at..at + words.len()) == Some(words);
        if is_typed {
            self.put(WORDS, at - self.at);
            self.number(words.len());
            self.at = at + words.len();
        } else {
            self.other(OTHER, words);
        }
    }

    /// Notes the edge of a block. Of some in a row one is enough.
    fn block(&mut self) {
        if !self.is_at_block {
            self.put(BLOCK, 0);
            self.is_at_block = true;
        }
    }

    /// Notes the beginning of a heading.
    fn heading(&mut self, id: Option<&str>) {
        match id {
            Some(id) => self.other(HEADING, id),
            None => self.put(HEADING, 0),
        }
    }

    /// Notes an element that has an id.
    fn element(&mut self, id: Option<&str>, second: Option<&str>) {
        let Some(id) = id else { return };
        self.other(ELEMENT, id);
        self.number(second.map_or(0, |second| second.len() + 1));
        self.others.push_str(second.unwrap_or_default());
    }

    /// Notes a place in the text, with an address for a link.
    fn range(&mut self, kind: usize, range: &Range<usize>, to: Option<&str>) {
        self.put(PLACE, kind);
        self.number(range.start);
        self.number(range.len());
        if let Some(to) = to {
            self.number(to.len());
            self.others.push_str(to);
        }
    }

    /// Notes words that are not in the text; their length is given with one added, so that none is
    /// no length.
    fn other(&mut self, sign: usize, words: &str) {
        self.put(sign, words.len() + 1);
        self.others.push_str(words);
    }

    fn put(&mut self, sign: usize, number: usize) {
        self.is_at_block = false;
        self.number(number << 3 | sign);
    }

    fn number(&mut self, mut number: usize) {
        while number > 0x7F {
            self.notes.push(number as u8 & 0x7F | 0x80);
            number >>= 7;
        }
        self.notes.push(number as u8);
    }
}

/// Reads notes.
struct Reader<'t> {
    notes: &'t [u8],
    others: &'t str,
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Option<Piece<'t>> {
        if self.notes.is_empty() {
            return None;
        }
        let first = self.number();
        let number = first >> 3;
        Some(match first & 7 {
            WORDS => {
                let start = self.at + number;
                self.at = start + self.number();
                Piece::Words(&self.text[start..self.at])
            }
            OTHER => Piece::Words(self.other(number)?),
            BLANK => Piece::Blank,
            BLOCK => Piece::Block,
            MARK => match number {
                FOOTNOTE => Piece::Footnote,
                FOOTNOTE_END => Piece::FootnoteEnd,
                _ => Piece::HeadingEnd,
            },
            HEADING => Piece::Heading(self.other(number)),
            ELEMENT => {
                let id = self.other(number)?;
                let second = self.number();
                Piece::Element(id, self.other(second))
            }
            _ => {
                let start = self.number();
                let range = start..start + self.number();
                match number {
                    0 => {
                        let length = self.number();
                        Piece::Link(self.other(length + 1)?, range)
                    }
                    _ => Piece::Hidden(range),
                }
            }
        })
    }

    /// Takes as many of the other letters as a number says that has one added; none where it is 0.
    fn other(&mut self, number: usize) -> Option<&'t str> {
        let length = number.checked_sub(1)?;
        let (words, rest) = self.others.split_at(length);
        self.others = rest;
        Some(words)
    }

    fn number(&mut self) -> usize {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let (byte, rest) = self
                .notes
                .split_first()
                .expect("a note ends where its last number does");
            self.notes = rest;
            number |= usize::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }
}

#[cfg(test)]
mod tests;
