//! Tells a diagnostic as one JSON object.

use super::shown::ShownMessage;

/// Tells one diagnostic as a JSON object on one line.
pub(super) fn json(shown: &ShownMessage) -> String {
    let at = shown.located.as_ref();
    // A withheld file has no name that could be given; what finds it is reported in the help.
    serde_json::json!({
        "code": shown.diagnostic.code.name(),
        "severity": shown.diagnostic.severity.word(),
        "message": shown.message,
        "file": shown.file_name(),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "end": at.map(|at| at.end),
        "help": shown.help_with_locator(),
    })
    .to_string()
}
