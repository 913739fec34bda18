//! Reads a front matter as YAML, and reports what cannot be read or is not used in it.

use std::borrow::Cow;

use super::naming::SITE_YAML;
use super::reading::Reading;
use super::secrecy::Secrecy;
use super::suspicion::suspicion_of_all;
use super::{cause, cut, locate, tags, yaml};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, Step};
use crate::docket::Node;
use crate::docket::keys::{Shape, Table};

/// Reads a front matter as YAML, and reports what cannot be read or is not used in it.
pub(super) fn parse(
    reading: &Reading<'_>,
    header: &str,
    start: usize,
    table: &'static Table,
) -> Option<Node> {
    let at = |range: std::ops::Range<usize>| {
        Place::Bytes(reading.file.clone(), start + range.start..start + range.end)
    };
    let is_text = |key: &str| {
        table.find(key).is_some_and(|key| {
            matches!(
                key.shape,
                Shape::Text | Shape::Type | Shape::Usual(_) | Shape::Date
            )
        })
    };
    // A file that may be withheld is not read where it is damaged.
    let is_open = || suspicion_of_all(reading.public.as_str()) == Secrecy::Open;
    let seen = match header.contains('\0') && is_open() {
        true => Cow::Owned(header.replace('\0', "\u{FFFD}")),
        false => Cow::Borrowed(header),
    };
    let problem = match yaml::parse(&seen, &is_text) {
        Ok(node) => {
            report_cuts(reading, header, &node, table);
            if let Some(range) = locate::feature(header) {
                let code = Code::YamlFeature;
                let problem = Diagnostic::error(code, at(range), code.sentence());
                reading
                    .problems
                    .borrow_mut()
                    .push(problem.help(code.way_out()));
            }
            let Some(key) = made_by_escape(header, &node) else {
                return Some(node);
            };
            let code = Code::RedactionTag;
            let place = Place::Key(reading.file.clone(), key, Part::Value);
            Diagnostic::error(code, place, code.sentence())
                .help(code.way_out())
                .without_line()
        }
        Err(yaml::YamlError::Size) => {
            let code = Code::FrontMatterSize;
            Diagnostic::error(code, Place::File(reading.file.clone()), code.sentence())
                .help(code.way_out())
        }
        Err(yaml::YamlError::Syntax(said, byte)) => {
            let cause = cause::find(&seen, byte, &said, table);
            let problem = Diagnostic::error(cause.code, at(cause.at), cause.message);
            let problem = problem.help(cause.help);
            // The line may name what `ignore` leaves out.
            match reading.file.as_str() {
                SITE_YAML => problem.without_line(),
                _ => problem,
            }
        }
    };
    reading.problems.borrow_mut().push(problem);
    None
}

/// Reports the values that a `#` cuts short, with the form that is read whole.
fn report_cuts(reading: &Reading<'_>, header: &str, node: &Node, table: &'static Table) {
    for path in cut::swallowed_entries(header) {
        let place = Place::Key(reading.file.clone(), path, Part::Value);
        let message = "a list entry is indented more than the line above it, and was read as part of that line";
        let problem = Diagnostic::error(Code::YamlSyntax, place, message)
            .help("start each entry in the same column");
        reading.problems.borrow_mut().push(problem.without_line());
    }
    for cut in cut::cuts(header, table) {
        let code = Code::ValueCut;
        let key = match (cut.path.steps(), &cut.quoted) {
            ([Step::Key(key)], Some(quoted)) => Some(format!("{key}: {quoted}")),
            (_, quoted) => quoted.clone(),
        };
        let help = match key {
            Some(form) => format!("write `{form}`; put a comment on its own line"),
            None => code.way_out().to_owned(),
        };
        let part = match cut.is_whole {
            true => Part::Key,
            false => Part::Value,
        };
        // What is beside a withheld attachment is not repeated, nor what `ignore` leaves
        // out.
        let may_be_withheld = match cut.path.steps().first() {
            Some(Step::Key(key)) if **key == *"attachments" => has_access_below(node),
            Some(Step::Key(key)) => reading.file.as_str() == SITE_YAML && **key == *"ignore",
            _ => false,
        };
        let place = Place::Key(reading.file.clone(), cut.path, part);
        let problem = Diagnostic::error(code, place, code.sentence()).help(help);
        reading.problems.borrow_mut().push(match may_be_withheld {
            true => problem.without_words(),
            false => problem.without_line(),
        });
    }
}

/// Returns whether an attachment of a record has an `access` of its own.
fn has_access_below(node: &Node) -> bool {
    fn has_access(node: &Node) -> bool {
        match node {
            Node::Map(entries) => entries.iter().any(|(name, _)| name == "access"),
            Node::List(entries) => entries.iter().any(has_access),
            _ => false,
        }
    }
    match node {
        Node::Map(entries) => entries
            .iter()
            .any(|(name, value)| name == "attachments" && has_access(value)),
        _ => false,
    }
}

/// Finds a value or a key in which escapes of YAML make a mark: `\u003credacted\u003e`. Nothing was
/// cut out there.
fn made_by_escape(header: &str, node: &Node) -> Option<KeyPath> {
    // The text itself holds no mark any more.
    match header.contains('\\') {
        true => find_text(node, &KeyPath::default(), &holds_tag),
        false => None,
    }
}

/// Finds the first value or key of a node of which something is true.
pub(super) fn find_text(
    node: &Node,
    at: &KeyPath,
    is_sought: &dyn Fn(&str) -> bool,
) -> Option<KeyPath> {
    match node {
        Node::Text(text) => is_sought(text).then(|| at.clone()),
        Node::List(entries) => {
            let mut entries = entries.iter().enumerate();
            entries.find_map(|(index, node)| find_text(node, &at.index(index), is_sought))
        }
        Node::Map(entries) => entries.iter().find_map(|(name, node)| {
            let at = at.key(name);
            match is_sought(name) {
                true => Some(at),
                false => find_text(node, &at, is_sought),
            }
        }),
        Node::Empty | Node::Bool(_) => None,
    }
}

/// Returns whether a text holds a tag that withholds, or something that looks like one.
fn holds_tag(text: &str) -> bool {
    let (tags, mistakes) = tags::tags(text);
    let own = |(_, code): &(usize, Code)| *code == Code::ReservedCharacter;
    !tags.is_empty() || !mistakes.iter().all(own)
}
