//! A text without its redactions, in which comments are looked for.

use std::ops::Range;

use crate::text::MARK_FIRST;

/// A text in which each redaction is one character: what the comments of a file are looked for in.
pub(super) struct Bare {
    /// The text.
    pub text: String,
    /// The places of redactions in it, with where they are in the file and whether the end of a
    /// comment is in them.
    redactions: Vec<(usize, Range<usize>, bool)>,
}

impl Bare {
    /// Leaves the redactions out of a text.
    pub(super) fn new(text: &str, stretches: &[Stretch<'_>]) -> Bare {
        let mut bare = String::with_capacity(text.len());
        let mut redactions = Vec::with_capacity(stretches.len());
        let mut from = 0;
        for stretch in stretches {
            bare.push_str(&text[from..stretch.range.start]);
            redactions.push((bare.len(), stretch.range.clone(), stretch.ends_comment));
            bare.push(MARK_FIRST);
            from = stretch.range.end;
        }
        bare.push_str(&text[from..]);
        Bare {
            text: bare,
            redactions,
        }
    }

    /// Returns whether a redaction in a range holds the end of a comment.
    pub(super) fn ends_comment(&self, range: &Range<usize>) -> bool {
        let first = self
            .redactions
            .partition_point(|(at, ..)| *at < range.start);
        let inside = self.redactions[first..].iter();
        let mut inside = inside.take_while(|(at, ..)| *at < range.end);
        inside.any(|(_, _, ends)| *ends)
    }

    /// Returns the place here of a byte of the file's text that is in no redaction.
    pub(super) fn place_of(&self, byte: usize) -> usize {
        let next = self
            .redactions
            .partition_point(|(_, from, _)| from.start <= byte);
        match next.checked_sub(1).map(|last| &self.redactions[last]) {
            None => byte,
            Some((at, from, _)) => at + MARK_FIRST.len_utf8() + byte.saturating_sub(from.end),
        }
    }

    /// Returns the place in the file's text of a byte here.
    pub(super) fn origin_of(&self, byte: usize) -> usize {
        let next = self.redactions.partition_point(|(at, ..)| *at < byte);
        match next.checked_sub(1).map(|last| &self.redactions[last]) {
            None => byte,
            Some((at, from, _)) => from.end + byte.saturating_sub(at + MARK_FIRST.len_utf8()),
        }
    }
}

/// A stretch between two marks.
pub(super) struct Stretch<'a> {
    pub(super) range: Range<usize>,
    pub(super) reason: &'a str,
    /// Whether the end of a comment is in it, and no comment that it ends.
    pub(super) ends_comment: bool,
}
