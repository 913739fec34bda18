//! Finds why a front matter is not YAML: the line where the fault begins, which is seldom the line where the parser stops.
//!
//! A message names signs and places of the format, and no word of the file.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::docket::keys::{self, Table};

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

/// Finds the cause of a fault that the parser noticed at `byte`. `said` is what the parser said, which is never repeated.
pub(super) fn find(header: &str, byte: usize, said: &str, table: &'static Table) -> Cause {
    let mut scan = Scan {
        header,
        table,
        found: None,
        value_indent: None,
    };
    scan.lines();
    let line = header[..header.floor_char_boundary(byte)]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    // What stands behind the place where the parser stopped cannot have stopped it.
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

/// A way through the lines of a front matter, as a person reads them.
struct Scan<'a> {
    header: &'a str,
    table: &'static Table,
    found: Option<Cause>,
    /// The indentation of the key whose plain value may go on.
    value_indent: Option<usize>,
}

impl Scan<'_> {
    fn report(&mut self, at: Range<usize>, message: &'static str, help: &'static str) {
        self.report_as(Code::YamlSyntax, at, message, help);
    }

    fn report_as(
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
    fn lines(&mut self) {
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

    /// Finds where the value of a line begins; nothing where the line goes on with the value above it.
    fn value_of(&mut self, at: usize, end: usize, indent: usize, is_entry: bool) -> Option<usize> {
        let text = &self.header[at..end];
        if text.is_empty() {
            return Some(end);
        }
        if text.starts_with(['"', '\'', '[', '{', '&', '*', '!', '|', '>', '%', '@', '`'])
            && is_entry
        {
            return Some(at);
        }
        let name_end = text
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
            .unwrap_or(text.len());
        let (name, behind) = text.split_at(name_end);
        let goes_on = self.value_indent.is_some_and(|outer| indent > outer) && !is_entry;
        let is_known = is_key(self.table, name);
        if is_known {
            let colon = at + name_end;
            if let Some(value) = behind.strip_prefix(':') {
                match value.chars().next() {
                    None | Some(' ' | '\t') => {}
                    Some(c) if c.is_whitespace() => {
                        self.report(
                            colon + 1..colon + 1 + c.len_utf8(),
                            "there is a no-break space or another special space after the colon of a key",
                            "replace it with a regular space",
                        );
                    }
                    Some('/') if value.starts_with("//") => {}
                    Some(_) => self.report(
                        at..colon + 1,
                        "there is no space after the colon of a key",
                        "write `key: value`, with a space after the colon",
                    ),
                }
            } else if behind.starts_with('：') {
                self.report(
                    colon..colon + '：'.len_utf8(),
                    "there is a wide colon after a key",
                    "write a regular colon and a space",
                );
            } else if behind.starts_with(char::is_whitespace)
                && behind.trim_start().starts_with('=')
                || behind.starts_with('=')
            {
                self.report(
                    at..colon,
                    "there is an equals sign after a key",
                    "write `key: value`",
                );
            }
        }
        // A key is followed by a colon and a blank, or the end of the line.
        let split = find_colon(text);
        match split {
            Some(colon) => {
                let value = &text[colon + 1..];
                let blanks = value.len() - value.trim_start_matches([' ', '\t']).len();
                if goes_on && is_known {
                    self.report(
                        at..at + name_end,
                        "a key is indented more than the keys above it",
                        "start it in the same column as the other keys",
                    );
                }
                Some(at + colon + 1 + blanks)
            }
            None if is_entry => Some(at),
            None if goes_on => None,
            None => {
                self.report(
                    at..end,
                    "a line has no `key: value`",
                    "write `key: value`, or indent the line if it continues the value above it",
                );
                None
            }
        }
    }

    /// Looks into a value that begins at a byte, and tells what comes after it.
    fn value(&mut self, at: usize, end: usize) -> After {
        let text = &self.header[at..end];
        let sign = at..at + text.chars().next().map_or(0, char::len_utf8);
        match text.chars().next() {
            Some('"' | '\'') => match self.quoted(at) {
                Some(close) => {
                    self.behind(close, sign);
                    After::Closed(close)
                }
                None => After::Closed(self.header.len()),
            },
            Some('{') if text.starts_with("{{") => {
                self.report(
                    sign,
                    "a value starts with `{{`, which starts a map in YAML",
                    QUOTE,
                );
                After::Line
            }
            Some('[' | '{') => match self.flow(at) {
                Some(close) => {
                    let rest = rest_of_line(self.header, close);
                    if !is_nothing(rest) {
                        self.report(
                            sign,
                            "a value starts with a bracket and continues after the bracket is closed",
                            QUOTE,
                        );
                    }
                    After::Closed(close)
                }
                None => After::Closed(self.header.len()),
            },
            Some('|' | '>') => {
                let rest = text[1..]
                    .trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
                if !is_nothing(rest) {
                    self.report(
                        sign,
                        "a value starts with `|` or `>`, which starts a block of text on the next line",
                        QUOTE,
                    );
                }
                After::Block
            }
            Some('&' | '*' | '!') => {
                let code = Code::YamlFeature;
                self.report_as(code, sign, code.sentence(), code.way_out());
                After::Line
            }
            Some('%' | '@' | '`') => {
                self.report(sign, "a value cannot begin with this symbol", QUOTE);
                After::Line
            }
            Some('-' | '?') if text.len() == 1 || text[1..].starts_with(' ') => {
                self.report(
                    sign,
                    "a value cannot begin with this symbol and a space",
                    QUOTE,
                );
                After::Line
            }
            _ => {
                self.plain(at, text);
                After::Line
            }
        }
    }

    /// Reports a colon in a value without quotation marks.
    fn plain(&mut self, at: usize, text: &str) {
        let text = text.split(" #").next().unwrap_or(text);
        if let Some(colon) = find_colon(text) {
            // An entry such as `- title: A` was split already.
            self.report(
                at + colon..at + colon + 1,
                "a value contains a colon and a space but has no quotation marks",
                QUOTE,
            );
        }
    }

    /// Finds the end of a text in quotation marks, and reports what keeps it from having one.
    fn quoted(&mut self, open: usize) -> Option<usize> {
        let mark = self.header.as_bytes()[open];
        let bytes = self.header.as_bytes();
        let unclosed = (
            "a quotation mark opens here and is not closed",
            "close it, or put the other kind of quotation marks around the whole value",
        );
        let mut at = open + 1;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if mark == b'"' => {
                    let escaped = bytes.get(at + 1).copied().unwrap_or(b'\n');
                    if !b"0abt\tnvfre \"/\\N_LPxuU\n".contains(&escaped) {
                        self.report(
                            at..at + 1,
                            "a backslash inside double quotation marks starts an escape sequence, and this one does not exist",
                            "use single quotation marks, and `/` between the folders of a path",
                        );
                        return None;
                    }
                    at += 2;
                }
                b'\'' if mark == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
                byte if byte == mark => return Some(at + 1),
                b'\n' => {
                    let next = rest_of_line(self.header, at + 1);
                    let name = next.split(':').next().unwrap_or("");
                    if find_colon(next) == Some(name.len()) && self.table.find(name).is_some() {
                        self.report(open..open + 1, unclosed.0, unclosed.1);
                        return None;
                    }
                    at += 1;
                }
                _ => at += 1,
            }
        }
        self.report(open..open + 1, unclosed.0, unclosed.1);
        None
    }

    /// Reports words behind a closing quotation mark.
    fn behind(&mut self, close: usize, sign: Range<usize>) {
        let rest = rest_of_line(self.header, close);
        if is_nothing(rest) || rest.trim_start().starts_with(':') {
            return;
        }
        self.report(
            sign,
            "a value starts with a quotation mark and goes on after that mark is closed",
            "put the other kind of quotation marks around the whole value, or write `''` for an apostrophe inside single quotation marks",
        );
    }

    /// Finds the end of a list or a map in brackets, and reports what keeps it from having one.
    fn flow(&mut self, open: usize) -> Option<usize> {
        let bytes = self.header.as_bytes();
        let mut opened: Vec<usize> = Vec::new();
        let mut at = open;
        // Where an entry begins, only a quotation mark opens a text.
        let mut begins = true;
        while at < bytes.len() {
            match bytes[at] {
                b'[' | b'{' => {
                    opened.push(at);
                    begins = true;
                }
                close @ (b']' | b'}') => {
                    let opening = if close == b']' { b'[' } else { b'{' };
                    match opened.pop() {
                        Some(last) if bytes[last] == opening => {}
                        last => {
                            let at = last.unwrap_or(open);
                            self.report(
                                at..at + 1,
                                "a bracket is closed by a bracket of another kind",
                                "close `[` with `]`, and `{` with `}`",
                            );
                            return None;
                        }
                    }
                    if opened.is_empty() {
                        return Some(at + 1);
                    }
                    begins = false;
                }
                b'"' | b'\'' if begins => {
                    let close = self.quoted(at)?;
                    let rest = self.header[close..].trim_start_matches([' ', '\t', '\n']);
                    if !rest.starts_with([',', ']', '}', ':', '#']) {
                        self.behind(close, at..at + 1);
                        return None;
                    }
                    at = close;
                    begins = false;
                    continue;
                }
                b'#' if bytes[at - 1].is_ascii_whitespace() => {
                    let rest = rest_of_line(self.header, at);
                    if rest.contains([']', '}', ',']) {
                        let code = Code::ValueCut;
                        self.report_as(code, at..at + 1, code.sentence(), code.way_out());
                        return None;
                    }
                    at += rest.len();
                    continue;
                }
                b',' => begins = true,
                b':' if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) => begins = true,
                b'\n' => {
                    let next = rest_of_line(self.header, at + 1);
                    let name = next.split(':').next().unwrap_or("");
                    if find_colon(next) == Some(name.len()) && self.table.find(name).is_some() {
                        break;
                    }
                }
                b' ' | b'\t' => {}
                _ => begins = false,
            }
            at += 1;
        }
        let at = opened.last().copied().unwrap_or(open);
        self.report(
            at..at + 1,
            "a bracket opens here and is not closed",
            "close the bracket; if it belongs to the text, put quotation marks around the whole value",
        );
        None
    }
}

/// What comes after a value.
enum After {
    /// The next line may go on with it.
    Line,
    /// A block of text.
    Block,
    /// It ends at this byte.
    Closed(usize),
}

/// Finds the first colon that a blank or the line's end follows.
fn find_colon(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = |at: &usize| {
        bytes
            .get(at + 1)
            .is_none_or(|byte| matches!(byte, b' ' | b'\t'))
    };
    let mut colons = text.match_indices(':').map(|(at, _)| at);
    colons.find(ends)
}

/// Gives the rest of the line that a byte is on.
fn rest_of_line(text: &str, at: usize) -> &str {
    let rest = &text[at.min(text.len())..];
    &rest[..rest.find('\n').unwrap_or(rest.len())]
}

/// Tells whether nothing but a comment is left of a line.
fn is_nothing(rest: &str) -> bool {
    rest.trim().is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')
}

/// Tells whether a word is a key of a record, or of what stands below one.
fn is_key(table: &Table, word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    table.find(&word).is_some()
        || keys::ALL
            .iter()
            .any(|(_, table)| table.find(&word).is_some())
}

#[cfg(test)]
mod tests;
