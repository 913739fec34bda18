//! What is behind a key, and what is wrong with it.

use std::ops::Range;

use super::QUOTE;
use super::scan::{After, LineScan, find_colon, is_key, is_nothing, rest_of_line};
use crate::diagnostic::Code;

impl LineScan<'_> {
    /// Finds where the value of a line begins; nothing where the line goes on with the value above
    /// it.
    pub(super) fn value_of(
        &mut self,
        at: usize,
        end: usize,
        indent: usize,
        is_entry: bool,
    ) -> Option<usize> {
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
    pub(super) fn value(&mut self, at: usize, end: usize) -> After {
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
    pub(super) fn plain(&mut self, at: usize, text: &str) {
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
    pub(super) fn quoted(&mut self, open: usize) -> Option<usize> {
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
    pub(super) fn behind(&mut self, close: usize, sign: Range<usize>) {
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
    pub(super) fn flow(&mut self, open: usize) -> Option<usize> {
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
