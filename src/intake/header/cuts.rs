//! Values that a `#` cuts short.

use super::super::cut;
use super::super::naming::SITE_YAML;
use super::super::reading::Reading;
use crate::diagnostic::{Code, Diagnostic, Part, Place, Step};
use crate::docket::Node;
use crate::docket::keys::Table;

/// Reports the values that a `#` cuts short, with the form that is read whole.
pub(super) fn report_cuts(reading: &Reading<'_>, header: &str, node: &Node, table: &'static Table) {
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
