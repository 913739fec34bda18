//! The sign that cuts a value short.

use std::ops::Range;

use super::super::locate::Single;
use super::shape_of;
use crate::diagnostic::Step;
use crate::docket::keys::{Shape, Table};
use crate::time::Date;

/// Finds the byte of the `#` that cuts a value short.
pub(super) fn sign_of(header: &str, one: &Single) -> Option<usize> {
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

pub(super) fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Returns whether a value is free text, of which a comment could have been a part.
pub(super) fn is_free(table: &'static Table, steps: &[Step], typed: &str) -> bool {
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
