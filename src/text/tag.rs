//! A tag of HTML as an author types it: its name, its attributes and where it ends.

/// A tag, with the text that it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HtmlTag<'t> {
    /// The name as typed.
    pub name: &'t str,
    /// How it relates to the element.
    pub kind: HtmlTagKind,
    /// The whole tag with its angle brackets.
    pub typed: &'t str,
    /// What is between the name and the end.
    inside: &'t str,
}

/// How a tag relates to its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HtmlTagKind {
    /// It opens the element.
    Opens,
    /// It closes the element.
    Closes,
    /// It ends with `/>`, so nothing is in the element.
    Empty,
}

impl<'t> HtmlTag<'t> {
    /// Reads the tag at the start of a text. A tag ends before the next blank line or is none.
    pub(super) fn read(text: &'t str) -> Option<HtmlTag<'t>> {
        let after = text.strip_prefix('<')?;
        let (closes, after) = match after.strip_prefix('/') {
            Some(after) => (true, after),
            None => (false, after),
        };
        if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
        let length = after.find(|c: char| !is_of_name(c))?;
        let (name, rest) = after.split_at(length);
        if !rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')) {
            return None;
        }
        let end = end_of(rest)?;
        let inside = &rest[..end];
        let (inside, is_empty) = match inside.strip_suffix('/') {
            Some(inside) if !ends_in_value(inside) => (inside, true),
            _ => (inside, false),
        };
        let kind = match (closes, is_empty) {
            (true, _) => HtmlTagKind::Closes,
            (false, true) => HtmlTagKind::Empty,
            (false, false) => HtmlTagKind::Opens,
        };
        let typed = &text[..text.len() - rest.len() + end + 1];
        Some(HtmlTag {
            name,
            kind,
            typed,
            inside,
        })
    }

    /// Returns the names and values of its attributes, as typed; one without a value has none.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'t str, Option<&'t str>)> {
        let mut rest = self.inside;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            // A name may begin with `=` and holds none after that.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=');
            let length = rest[first..]
                .find(is_end)
                .map_or(rest.len(), |at| first + at);
            let name = &rest[..length];
            rest = &rest[length..];
            let Some(value) = rest.trim_start().strip_prefix('=') else {
                return Some((name, None));
            };
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => {
                    let inside = &value[1..];
                    inside.split_once(quote).unwrap_or((inside, ""))
                }
                None => {
                    let end = value.find(|c: char| c.is_ascii_whitespace());
                    value.split_at(end.unwrap_or(value.len()))
                }
            };
            rest = after;
            Some((name, Some(value)))
        })
    }

    /// Returns whether it has nothing but its name.
    pub(super) fn is_bare(&self) -> bool {
        self.inside.trim().is_empty()
    }
}

/// Finds the `>` that ends a tag: one in a value between quotation marks ends none, and a blank
/// line leaves it without an end.
fn end_of(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut quote = None;
    // Whether the sign before, but for white space, is a `=`: only then does a quotation mark begin
    // a value.
    let mut is_value = false;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'\n' && is_blank(&bytes[at + 1..]) {
            return None;
        }
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if is_value => quote = Some(byte),
            (None, b'>') => return Some(at),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            is_value = byte == b'=' && quote.is_none();
        }
        at += 1;
    }
    None
}

/// Returns whether a line, given with all that follows it, is blank, but for the signs of a
/// quotation.
pub(super) fn is_blank(line: &[u8]) -> bool {
    let mut rest = line.iter();
    let next = rest.find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'>'));
    matches!(next, None | Some(b'\n'))
}

/// Returns whether a tag ends in a value without quotation marks, to which a `/` at its end
/// belongs.
fn ends_in_value(inside: &str) -> bool {
    let word = inside.rsplit(|c: char| c.is_ascii_whitespace()).next();
    word.is_some_and(|word| word.contains('=') && !word.ends_with(['"', '\'', '=']))
}

#[cfg(test)]
mod tests;
