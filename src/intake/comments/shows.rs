//! What a Markdown parser shows: where code is.

use super::super::split;
use super::{end_of, is_certain};
use crate::text::{CodeRange, Prose};

/// What readers see at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum SeenAs {
    /// Code, which is shown as it was typed.
    Code,
    /// What the parser takes for code and its author perhaps not.
    Perhaps,
    /// No code.
    Text,
}

/// The code of a text.
pub(in crate::intake) struct Shows<'a> {
    text: &'a str,
    code: Vec<CodeRange>,
}

impl<'a> Shows<'a> {
    /// Finds the code of a record's text, of which the front matter ends at `header_end`.
    pub(in crate::intake) fn of(text: &'a str, header_end: usize) -> Shows<'a> {
        let body = split::split(text).map_or(text.len()..text.len(), |split| split.body);
        let start = body.start.max(header_end);
        let prose = Prose {
            text: text[start..].to_owned(),
            ..Prose::default()
        };
        let moved = |code: CodeRange| CodeRange {
            range: start + code.range.start..start + code.range.end,
            ..code
        };
        Shows {
            text,
            code: prose.code().into_iter().map(moved).collect(),
        }
    }

    /// Tells what readers see at a place.
    pub(in crate::intake) fn at(&self, at: usize) -> SeenAs {
        match self.around(at) {
            Some(code) if is_certain(self.text, code) => SeenAs::Code,
            Some(_) => SeenAs::Perhaps,
            None => SeenAs::Text,
        }
    }

    /// Returns whether code is before and behind a place.
    pub(in crate::intake) fn is_inside(&self, at: usize) -> bool {
        self.around(at).is_some_and(|code| code.range.start < at)
    }

    /// Returns whether a comment that begins in code ends there too, before `until`.
    pub(super) fn ends_inside(&self, at: usize, until: usize) -> bool {
        let code = self.around(at);
        code.is_some_and(|code| end_of(&self.text[..code.range.end.min(until)], at).is_some())
    }

    /// Finds the code that holds a place.
    pub(super) fn around(&self, at: usize) -> Option<&CodeRange> {
        let next = self.code.partition_point(|code| code.range.end <= at);
        self.code.get(next).filter(|code| code.range.start <= at)
    }
}
