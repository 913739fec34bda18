//! Writes a transcript.

use std::ops::Range;

use super::{BLOCK, ELEMENT, HEADING, OTHER, PLACE, WORDS};

/// Writes notes.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) notes: Vec<u8>,
    pub(super) others: String,
    /// Where the words before end in the text.
    at: usize,
    /// Whether nothing was said since the last block began or ended.
    is_at_block: bool,
}

impl Writer {
    pub(super) fn words(&mut self, text: &str, words: &str, at: usize) {
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
    pub(super) fn block(&mut self) {
        if !self.is_at_block {
            self.put(BLOCK, 0);
            self.is_at_block = true;
        }
    }

    /// Notes the beginning of a heading.
    pub(super) fn heading(&mut self, id: Option<&str>) {
        match id {
            Some(id) => self.other(HEADING, id),
            None => self.put(HEADING, 0),
        }
    }

    /// Notes an element that has an id.
    pub(super) fn element(&mut self, id: Option<&str>, second: Option<&str>) {
        let Some(id) = id else { return };
        self.other(ELEMENT, id);
        self.number(second.map_or(0, |second| second.len() + 1));
        self.others.push_str(second.unwrap_or_default());
    }

    /// Notes a place in the text, with an address for a link.
    pub(super) fn range(&mut self, kind: usize, range: &Range<usize>, to: Option<&str>) {
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

    pub(super) fn put(&mut self, sign: usize, number: usize) {
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
