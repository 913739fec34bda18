//! A file's text without what it withholds.

use std::sync::Arc;

use super::Cut;
use crate::diagnostic::{marks_in_english, push_mark};
use crate::text::MARK_FIRST;

/// A file's text without what it withholds. Each withheld stretch is one character of a private
/// plane.
#[derive(Debug, Clone, Default)]
pub(in crate::intake) struct PublicText {
    pub(super) text: String,
    pub(super) reasons: Arc<[String]>,
    pub(super) cuts: Vec<Cut>,
}

impl PublicText {
    /// Returns whether anything was cut out of the file.
    pub(in crate::intake) fn is_cut(&self) -> bool {
        !self.cuts.is_empty()
    }
}

impl PublicText {
    /// Returns the text.
    pub(in crate::intake) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the reasons, by the number of their mark.
    pub(in crate::intake) fn reasons(&self) -> &Arc<[String]> {
        &self.reasons
    }

    /// Returns a value with the marks of withheld text, each with its reason and without words.
    pub(in crate::intake) fn with_marks(&self, value: String) -> String {
        if self.reasons.is_empty() {
            return value;
        }
        let mut marked = String::with_capacity(value.len());
        for c in value.chars() {
            match self.reason(c) {
                None => marked.push(c),
                Some(reason) => push_mark(&mut marked, reason),
            }
        }
        marked
    }

    /// Returns a value with English words in the place of its marks, as messages quote it.
    pub(in crate::intake) fn with_words(&self, value: String) -> String {
        marks_in_english(&self.with_marks(value)).into_owned()
    }

    /// Returns the lines of the original file, from 1, on which bytes of the public text are;
    /// they are given from the first to the last, so that the text is gone through once.
    pub(in crate::intake) fn lines_of(&self, bytes: &[usize]) -> Vec<usize> {
        let mut cuts = self.cuts.iter().peekable();
        let (mut from, mut line) = (0, 1);
        let mut next = |byte: &usize| {
            line += self.text.as_bytes()[from..*byte]
                .iter()
                .filter(|b| **b == b'\n')
                .count();
            from = *byte;
            while let Some(cut) = cuts.next_if(|cut| cut.at + cut.left <= *byte) {
                line += cut.lines;
            }
            line
        };
        bytes.iter().map(&mut next).collect()
    }

    /// Returns the place in the public text of a byte of the file's text; `None` where it was cut
    /// out.
    pub(in crate::intake) fn place_of(&self, byte: usize) -> Option<usize> {
        let next = self.cuts.partition_point(|cut| cut.from.start <= byte);
        match next.checked_sub(1).map(|last| &self.cuts[last]) {
            None => Some(byte),
            Some(cut) if byte < cut.from.end => None,
            Some(cut) => Some(cut.at + cut.left + byte - cut.from.end),
        }
    }

    /// Returns the place in the file's text of a byte of the public text.
    pub(in crate::intake) fn origin_of(&self, byte: usize) -> usize {
        let next = self.cuts.partition_point(|cut| cut.at <= byte);
        match next.checked_sub(1).map(|last| &self.cuts[last]) {
            None => byte,
            Some(cut) if byte < cut.at + cut.left => cut.from.start,
            Some(cut) => cut.from.end + byte - cut.at - cut.left,
        }
    }

    /// Returns the place in the public text where the front matter ends, from that in the file's
    /// text.
    pub(super) fn header_end(&self, of_file: usize) -> usize {
        match of_file {
            0 => 0,
            end => self.place_of(end).unwrap_or(self.text.len()),
        }
    }

    fn reason(&self, c: char) -> Option<&str> {
        if c < MARK_FIRST {
            return None;
        }
        self.reasons
            .get(c as usize - MARK_FIRST as usize)
            .map(String::as_str)
    }
}
