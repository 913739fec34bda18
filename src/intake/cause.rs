//! Finds why a front matter is not YAML: the line where the fault begins, which is seldom the line
//! where the parser stops.
//!
//! A message names signs and places of the format, and no word of the file.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::docket::keys::Table;

mod scan;
mod value;

use scan::LineScan;

/// Why a front matter cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cause {
    /// The code that it is reported by.
    pub code: Code,
    /// Its bytes.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

/// Finds the cause of a fault that the parser noticed at `byte`. `said` is what the parser said,
/// which is never repeated.
pub(super) fn find(header: &str, byte: usize, said: &str, table: &'static Table) -> Cause {
    let mut scan = LineScan {
        header,
        table,
        found: None,
        value_indent: None,
    };
    scan.lines();
    let line = header[..header.floor_char_boundary(byte)]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    // What is behind the place where the parser stopped cannot have stopped it.
    let stop = header[line..]
        .find('\n')
        .map_or(header.len(), |end| line + end);
    match scan.found {
        Some(cause) if cause.at.start <= stop => cause,
        _ => of_parser(header, byte, said),
    }
}

const QUOTE: &str = "put quotation marks around the whole value";

/// Words a fault by what the parser said alone.
fn of_parser(header: &str, byte: usize, said: &str) -> Cause {
    let is = |words: &str| said.contains(words);
    let (message, help) = if is("expected key") || is("'-' indicator") || is("block mapping") {
        (
            "the indentation of this line does not match any line above it",
            "start it in the same column as the keys or entries next to it",
        )
    } else if is("mapping values") {
        (
            "there is a colon and a space where no key can be",
            "put quotation marks around a value that contains `: `",
        )
    } else if is("expected ':'") || is("simple key") {
        (
            "a line has no `key: value`",
            "write `key: value`, with a space after the colon",
        )
    } else if is("recursion") || is("repetition") {
        (
            "the front matter is too deeply nested",
            "move text into the body",
        )
    } else {
        (Code::YamlSyntax.sentence(), Code::YamlSyntax.way_out())
    };
    let byte = header.floor_char_boundary(byte);
    Cause {
        code: Code::YamlSyntax,
        at: byte..byte,
        message,
        help,
    }
}

#[cfg(test)]
mod tests;
