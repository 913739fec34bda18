//! Reads a front matter as YAML, and reports what cannot be read or is not used in it.

mod cuts;
mod escapes;

pub(super) use escapes::find_text;

use std::borrow::Cow;

use super::naming::SITE_YAML;
use super::reading::Reading;
use super::secrecy::Secrecy;
use super::suspicion::suspicion_of_all;
use super::{cause, locate, yaml};
use crate::diagnostic::{Code, Diagnostic, Part, Place};
use crate::docket::Node;
use crate::docket::keys::{Shape, Table};
use cuts::report_cuts;
use escapes::made_by_escape;

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
