//! Errors of the template engine as diagnostics, at their place in the site's own templates.

use tera::ReportError;

use super::built_in::BUILT_IN_PREFIX;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};

/// Makes a diagnostic of an error that says where it is.
pub(super) fn reported(report: &ReportError, folder: &str) -> Diagnostic {
    let span = report.span();
    // Columns are counted from 0 there.
    at(
        report.filename(),
        Some((span.start_line, span.start_col + 1)),
        report.message(),
        folder,
    )
}

/// Makes a diagnostic of an error that names no line.
pub(super) fn told(message: &str, template: &str, folder: &str) -> Diagnostic {
    at(template, None, message, folder)
}

/// Takes apart the drawings in which the engine reports what the templates of a whole set lack.
pub(super) fn unpack(drawings: &str, folder: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut lines = drawings.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else {
            continue;
        };
        let place = lines
            .peek()
            .and_then(|line| line.trim_start().strip_prefix("--> "));
        let place = place.map(|place| place.trim_matches(['[', ']']));
        let place = place.and_then(|place| {
            let (rest, column) = place.rsplit_once(':')?;
            let (name, line) = rest.rsplit_once(':')?;
            Some((name, line.parse().ok()?, column.parse().ok()?))
        });
        found.push(match place {
            Some((name, line, column)) => at(name, Some((line, column)), message, folder),
            None => at("", None, message, folder),
        });
    }
    if found.is_empty() {
        found.push(at("", None, drawings, folder));
    }
    found
}

/// Makes a diagnostic at a place of a template: a line and a column, both from 1, of a site's own.
pub(super) fn at(
    template: &str,
    place: Option<(usize, usize)>,
    message: &str,
    folder: &str,
) -> Diagnostic {
    let message = message
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let is_own = !template.is_empty() && !template.starts_with(BUILT_IN_PREFIX);
    let (place, message) = match (is_own, place) {
        (true, place) => {
            let file = SitePath::new(&format!("{folder}{template}"));
            let place = match place {
                Some((line, column)) => Place::Line(file, line, column),
                None => Place::File(file),
            };
            (place, message.to_owned())
        }
        (false, Some((line, _))) => (
            Place::Site,
            format!("template `{template}`, line {line}: {message}"),
        ),
        (false, None) if template.is_empty() => (Place::Site, message.to_owned()),
        (false, None) => (Place::Site, format!("template `{template}`: {message}")),
    };
    Diagnostic::error(Code::Template, place, message).help(Code::Template.way_out())
}
