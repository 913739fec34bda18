//! A way through the lines of a front matter, as a person reads them.

use std::ops::Range;

use super::Cause;
use crate::diagnostic::Code;
use crate::docket::keys::{self, Table};

/// A way through the lines of a front matter, as a person reads them.
pub(super) struct LineScan<'a> {
    pub(super) header: &'a str,
    pub(super) table: &'static Table,
    pub(super) found: Option<Cause>,
    /// The indentation of the key whose plain value may go on.
    pub(super) value_indent: Option<usize>,
}

impl LineScan<'_> {
    pub(super) fn report(&mut self, at: Range<usize>, message: &'static str, help: &'static str) {
        self.report_as(Code::YamlSyntax, at, message, help);
    }

    pub(super) fn report_as(
        &mut self,
        code: Code,
        at: Range<usize>,
        message: &'static str,
        help: &'static str,
    ) {
        self.found.get_or_insert(Cause {
            code,
            at,
            message,
            help,
        });
    }

    /// Goes through the lines until a cause is found.
    pub(super) fn lines(&mut self) {
        let mut start = 0;
        // A block of text goes on while lines are indented more than this.
        let mut block: Option<usize> = None;
        while start < self.header.len() && self.found.is_none() {
            let rest = &self.header[start..];
            let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
            let mut next = start + line.len() + 1;
            let indent = line.len() - line.trim_start_matches(' ').len();
            let is_of_block = block.is_some_and(|outer| indent > outer);
            if line.trim().is_empty() || is_of_block {
                start = next;
                continue;
            }
            block = None;
            if line[indent..].starts_with('#') {
                start = next;
                continue;
            }
            self.indentation(start, line, indent);
            let (entry, is_entry) = self.behind_dashes(start + indent, start + line.len());
            if self.found.is_some() {
                return;
            }
            match self.value_of(entry, start + line.len(), indent, is_entry) {
                Some(value) if value < start + line.len() => {
                    match self.value(value, start + line.len()) {
                        After::Line => self.value_indent = Some(indent),
                        After::Block => block = Some(indent),
                        After::Closed(end) => {
                            self.value_indent = None;
                            let rest = &self.header[end.min(self.header.len())..];
                            next = end + rest.find('\n').map_or(rest.len(), |at| at + 1);
                        }
                    }
                }
                Some(_) => self.value_indent = None,
                None => {}
            }
            start = next.max(start + 1);
        }
    }

    /// Reports a tab, or a blank that is no space, where YAML counts spaces.
    fn indentation(&mut self, start: usize, line: &str, indent: usize) {
        let behind = &line[indent..];
        let at = start + indent;
        match behind.chars().next() {
            Some('\t') => self.report(
                at..at + 1,
                "the line is indented with a tab",
                "indent with spaces",
            ),
            Some(c) if c.is_whitespace() => self.report(
                at..at + c.len_utf8(),
                "the line is indented with a no-break space or another special space",
                "replace it with a regular space",
            ),
            _ => {}
        }
    }

    /// Finds where an entry begins behind its dashes, and whether there were any.
    fn behind_dashes(&mut self, mut at: usize, end: usize) -> (usize, bool) {
        let mut is_entry = false;
        while let Some(behind) = self.header[at..end].strip_prefix('-') {
            let blanks = behind.len() - behind.trim_start_matches(' ').len();
            match behind.chars().next() {
                None => return (end, true),
                Some(' ') => at += 1 + blanks,
                Some('\t') => {
                    self.report(
                        at + 1..at + 2,
                        "there is a tab after the `-` of a list",
                        "write a space after the `-`",
                    );
                    return (at, is_entry);
                }
                Some(c) if c.is_whitespace() => {
                    self.report(
                        at + 1..at + 1 + c.len_utf8(),
                        "there is a no-break space or another special space after the `-` of a list",
                        "replace it with a regular space",
                    );
                    return (at, is_entry);
                }
                Some(_) => return (at, is_entry),
            }
            is_entry = true;
        }
        (at, is_entry)
    }
}

/// What comes after a value.
pub(super) enum After {
    /// The next line may go on with it.
    Line,
    /// A block of text.
    Block,
    /// It ends at this byte.
    Closed(usize),
}

/// Finds the first colon that a blank or the line's end follows.
pub(super) fn find_colon(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = |at: &usize| {
        bytes
            .get(at + 1)
            .is_none_or(|byte| matches!(byte, b' ' | b'\t'))
    };
    let mut colons = text.match_indices(':').map(|(at, _)| at);
    colons.find(ends)
}

/// Returns the rest of the line that a byte is on.
pub(super) fn rest_of_line(text: &str, at: usize) -> &str {
    let rest = &text[at.min(text.len())..];
    &rest[..rest.find('\n').unwrap_or(rest.len())]
}

/// Returns whether nothing but a comment is left of a line.
pub(super) fn is_nothing(rest: &str) -> bool {
    rest.trim().is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')
}

/// Returns whether a word is a key of a record, or of what is below one.
pub(super) fn is_key(table: &Table, word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    table.find(&word).is_some()
        || keys::ALL
            .iter()
            .any(|(_, table)| table.find(&word).is_some())
}
