//! Finds values of a front matter that a `#` cuts short: YAML takes what follows it for a comment,
//! and nobody sees it.

use std::ops::Range;

use super::locate::{self, Single};
use crate::diagnostic::{KeyPath, Step};
use crate::docket::keys::{self, Shape, Table};
use crate::text::is_mark;
use crate::time::Date;

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

/// Finds the byte of the `#` that cuts a value short.
fn sign_of(header: &str, one: &Single) -> Option<usize> {
    let Range { start, end } = one.range;
    if start == end {
        return sign_for_nothing(header, end);
    }
    let rest = &header[end..];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    if line[blanks..].starts_with('#') {
        return Some(end + blanks);
    }
    // A value that goes on in the next line loses that line where it begins with the sign.
    if !line.trim().is_empty() {
        return None;
    }
    let from = start_of_line(header, start);
    let indent = indent_of(&header[from..]);
    let next = end + line.len() + 1;
    let next_line = header.get(next..)?.split('\n').next()?;
    let deeper = indent_of(next_line);
    let is_text = next_line[deeper..]
        .strip_prefix('#')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    (deeper > indent && is_text).then_some(next + deeper)
}

/// Finds the `#` right behind a key or a dash that has no value. A blank behind the `#` makes a
/// comment of it.
fn sign_for_nothing(header: &str, end: usize) -> Option<usize> {
    let is_text = |at: usize| {
        let behind = header[at..].strip_prefix('#')?;
        behind
            .starts_with(|c: char| !c.is_whitespace() && c != '#')
            .then_some(at)
    };
    if let Some(rest) = header[end..].strip_prefix(':') {
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        return is_text(end + 1 + blanks);
    }
    // A dash without a value is known by what comes after it.
    let before = header[..end].trim_end();
    let from = start_of_line(header, before.len());
    let entry = before[from..].trim_start();
    let value = entry.strip_prefix('-')?.trim_start_matches([' ', '-']);
    is_text(before.len() - value.len())
}

fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Returns whether a value is free text, of which a comment could have been a part.
fn is_free(table: &'static Table, steps: &[Step], typed: &str) -> bool {
    let Some(shape) = shape_of(table, steps) else {
        return false;
    };
    let is_number = || !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let key = steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(&**key),
        Step::Index(_) => None,
    });
    match shape {
        Shape::Bool | Shape::Number | Shape::Date | Shape::OneOf(_) => false,
        Shape::Type | Shape::Levels | Shape::Url => false,
        Shape::Usual(words) => !words.contains(&typed),
        Shape::Docket | Shape::Dockets => typed != "none",
        Shape::Start => Date::parse(typed).is_err(),
        Shape::Anything => {
            typed.parse::<f64>().is_err()
                && !matches!(typed, "" | "~" | "null" | "true" | "false")
                && Date::parse(typed).is_err()
        }
        Shape::Text => match key {
            Some("lang" | "time_zone" | "theme") => false,
            Some("number" | "pages") => !is_number(),
            _ => true,
        },
        _ => true,
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
