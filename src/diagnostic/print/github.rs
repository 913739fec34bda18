//! Tells a diagnostic as a workflow command, which GitHub Actions shows next to the line that it is
//! about.

use super::super::Severity;
use super::shown::ShownMessage;

/// Tells one diagnostic as a workflow command. `folder` leads to the site from where the command
/// runs.
pub(super) fn github(shown: &ShownMessage, folder: &str) -> String {
    let command = match shown.diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    let file = shown.file_name();
    if let Some(file) = file {
        properties.push(format!("file={}", property(&format!("{folder}{file}"))));
    }
    // A place in no file that could be named is reported in words.
    let mut message = shown.message.clone();
    match (&shown.located, file) {
        (Some(at), Some(_)) => {
            properties.push(format!("line={},col={}", at.line, at.column));
            properties.push(format!("endColumn={}", at.end));
        }
        (Some(at), None) => {
            message.push_str(&format!(", at line {}, column {}", at.line, at.column));
        }
        (None, _) => {}
    }
    properties.push(format!("title={}", property(shown.diagnostic.code.name())));
    if let Some(help) = shown.help_with_locator() {
        message.push_str(&format!(" ({help})"));
    }
    format!("::{command} {}::{}", properties.join(","), data(&message))
}

/// Escapes what is after the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property, where a colon and a comma would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_in_a_value_ends_it() {
        assert_eq!(property("a:b,c%d\n"), "a%3Ab%2Cc%25d%0A");
        assert_eq!(data("a: b, 5%\r\n"), "a: b, 5%25%0D%0A");
    }
}
