//! Reads a transcript back, piece by piece.

use super::{BLANK, BLOCK, ELEMENT, FOOTNOTE, FOOTNOTE_END, HEADING, MARK, OTHER, Piece, WORDS};

/// Reads notes.
pub(super) struct Reader<'t> {
    pub(super) notes: &'t [u8],
    pub(super) others: &'t str,
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn next(&mut self) -> Option<Piece<'t>> {
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
