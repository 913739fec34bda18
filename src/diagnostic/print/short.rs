//! Tells a diagnostic in one line.

use super::shown::ShownMessage;

/// Tells one diagnostic in one line.
pub(super) fn short(shown: &ShownMessage) -> String {
    let place = shown.place();
    let severity = shown.diagnostic.severity.word();
    let code = shown.diagnostic.code.name();
    let help = shown
        .help
        .as_ref()
        .map(|help| format!(" ({help})"))
        .unwrap_or_default();
    format!("{place}: {severity}[{code}]: {}{help}", shown.message)
}
