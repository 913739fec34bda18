//! Keys and texts of front matter, written as YAML that reads back as the same text.

use std::fmt::Write;

/// Appends a key and a list of texts.
pub(crate) fn write_list<'a>(
    out: &mut String,
    key: &str,
    values: impl IntoIterator<Item = &'a str>,
) {
    let _ = writeln!(out, "{key}:");
    for value in values {
        out.push_str("  - ");
        write_scalar(out, value);
        out.push('\n');
    }
}

/// Appends a key and a text, after `before` (spaces, or the dash of a list).
pub(crate) fn write_text(out: &mut String, before: &str, key: &str, value: &str) {
    let _ = write!(out, "{before}{key}: ");
    write_scalar(out, value);
    out.push('\n');
}

/// Appends a text as YAML: quoted where YAML would read anything else in it.
fn write_scalar(out: &mut String, value: &str) {
    let plain = value.starts_with(|first: char| first.is_alphanumeric())
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with(':');
    if plain {
        out.push_str(value);
    } else {
        let _ = write!(
            out,
            "\"{}\"",
            value.replace('\\', "\\\\").replace('"', "\\\"")
        );
    }
}
