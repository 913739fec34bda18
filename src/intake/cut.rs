//! Finds values of a front matter that a `#` cuts short: YAML takes what follows it for a comment,
//! and nobody sees it.

mod sign;

use super::locate::{self};
use crate::diagnostic::{KeyPath, Step};
use crate::docket::keys::{self, Shape, Table};
use crate::text::is_mark;
use sign::{indent_of, is_free, sign_of};

/// A value that loses its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// What leads to it.
    pub path: KeyPath,
    /// Whether nothing of the value is left.
    pub is_whole: bool,
    /// The value as it must be written to be read whole; nothing where what follows the `#` may be
    /// a comment, which a message must not repeat.
    pub quoted: Option<String>,
}

/// Finds each free text without quotation marks that a ` #` cuts short, as in `title: Response to
/// item #12`.
///
/// After a date, a truth value, a web address or one word of a list, a comment takes nothing away.
pub(super) fn cuts(header: &str, table: &'static Table) -> Vec<Cut> {
    if !header.contains('#') {
        return Vec::new();
    }
    let plain = locate::plain_values(header).into_iter();
    plain
        .filter(|one| !one.is_key)
        .filter_map(|one| {
            let sign = sign_of(header, &one)?;
            let typed = &header[one.range.clone()];
            is_free(table, one.path.steps(), typed).then(|| Cut {
                quoted: quoted(header, typed, sign),
                is_whole: typed.is_empty(),
                path: one.path,
            })
        })
        .collect()
}

/// Finds values that a list entry was read into, as it is indented more than the entry or the key
/// above it: `- Ann`, and below it ` - Bob`.
pub(super) fn swallowed_entries(header: &str) -> Vec<KeyPath> {
    if !may_swallow(header) {
        return Vec::new();
    }
    let plain = locate::plain_values(header).into_iter();
    plain
        .filter(|one| {
            let mut goes_on = header[one.range.clone()].split('\n').skip(1);
            !one.is_key && goes_on.any(|line| line.trim_start().starts_with("- "))
        })
        .map(|one| one.path)
        .collect()
}

/// Returns whether some line begins with a dash and is indented more than a line above it that
/// holds a value.
fn may_swallow(header: &str) -> bool {
    let lines = header.lines().filter(|line| !line.trim().is_empty());
    let mut above: Option<&str> = None;
    for line in lines {
        let is_entry = line.trim_start().starts_with("- ");
        let goes_on =
            |above: &str| indent_of(above) < indent_of(line) && !above.trim_end().ends_with(':');
        if is_entry && above.is_some_and(goes_on) {
            return true;
        }
        above = Some(line);
    }
    false
}

/// Returns whether a key is before a `#` and has no other value: `title: #5 Order`.
pub(super) fn is_cut_whole(header: &str, key: &str) -> bool {
    header.lines().any(|line| {
        let value = line
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix(':'));
        let behind = value.and_then(|value| value.trim_start().strip_prefix('#'));
        behind.is_some_and(|behind| behind.starts_with(|c: char| !c.is_whitespace()))
    })
}

/// Puts quotation marks around a text, as YAML reads them.
pub(super) fn in_quotation_marks(text: &str) -> String {
    match text.contains(['"', '\\']) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => format!("\"{text}\""),
    }
}

/// Returns the shape of the value to which a path leads; nothing where the table has no such key.
pub(super) fn shape_of(table: &'static Table, steps: &[Step]) -> Option<Shape> {
    let mut shape = Shape::Records(table);
    for step in steps {
        let Step::Key(name) = step else {
            continue;
        };
        shape = match shape {
            Shape::Records(table) | Shape::Record(table) => table.find(name)?.shape,
            Shape::Reference | Shape::References => keys::ABSENT.find(name)?.shape,
            Shape::Start => {
                let key = keys::START.find(name).filter(|key| key.name != "date");
                key.or_else(|| keys::ABSENT.find(name))?.shape
            }
            Shape::TextMap => Shape::Text,
            Shape::Levels => Shape::Levels,
            Shape::Anything => Shape::Anything,
            _ => return None,
        };
    }
    match shape {
        Shape::Records(table) | Shape::Record(table) => table.short.or(Some(Shape::Text)),
        shape => Some(shape),
    }
}

/// How much of a value a message shows.
const LONGEST: usize = 200;

/// Writes a value with all that the line has, between quotation marks. What follows the `#` is
/// repeated only where it is a number or the like: words may be a comment, which nobody publishes.
fn quoted(header: &str, typed: &str, sign: usize) -> Option<String> {
    let rest = &header[sign..];
    let rest = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end();
    let mut text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(rest.trim_end_matches(','));
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let is_fit = text.len() <= LONGEST
        && !text.contains(is_mark)
        && text
            .split_whitespace()
            .filter(|word| word.starts_with('#'))
            .all(is_number);
    is_fit.then(|| in_quotation_marks(&text))
}

#[cfg(test)]
mod tests;
