//! Types values as a person would: in place of the old one, with its quotation marks, or as one
//! more `redirect_from`.

use std::ops::Range;

use crate::intake::{Quotes, Value, WrittenFile};

/// A stretch of a file and what is to be typed there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Where, in bytes of the file.
    pub range: Range<usize>,
    /// What is typed there.
    pub text: String,
}

/// Makes all edits of a file. None may touch another.
pub(super) fn apply(bytes: &[u8], edits: &mut [Edit]) -> Vec<u8> {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut edited = Vec::with_capacity(bytes.len() + 64 * edits.len());
    let mut from = 0;
    for edit in edits {
        edited.extend_from_slice(&bytes[from..edit.range.start]);
        edited.extend_from_slice(edit.text.as_bytes());
        from = edit.range.end;
    }
    edited.extend_from_slice(&bytes[from..]);
    edited
}

/// Types a value in place of another; `None` where that is on lines of its own.
pub(super) fn in_place_of(value: &Value, text: &str) -> Option<Edit> {
    let typed = match value.quotes {
        Quotes::None if is_plain(text) => text.to_owned(),
        Quotes::Single if !text.contains(char::is_control) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Quotes::None | Quotes::Single | Quotes::Double => quoted(text),
        Quotes::Block => return None,
    };
    Some(Edit {
        range: value.range.clone(),
        text: typed,
    })
}

/// Adds old addresses to a record; `None` where its `redirect_from` has a form that takes none.
pub(super) fn redirect(written: &WrittenFile, addresses: &[String]) -> Option<Vec<Edit>> {
    let typed: Vec<String> = addresses.iter().map(|address| plainly(address)).collect();
    let key = "redirect_from";
    let known: Vec<&Value> = written
        .values
        .iter()
        .filter(|value| {
            let steps = value.path.steps();
            matches!(steps.first(), Some(crate::diagnostic::Step::Key(name)) if &**name == key)
        })
        .collect();
    let Some(last) = known.last() else {
        if written.keys.iter().any(|name| name == key) {
            return None;
        }
        let list = match typed.as_slice() {
            [only] => only.clone(),
            all => format!("[{}]", all.join(", ")),
        };
        return Some(vec![Edit {
            range: written.header_end..written.header_end,
            text: format!("{key}: {list}{}", written.line_end),
        }]);
    };
    if last.quotes == Quotes::Block {
        return None;
    }
    if last.path.steps().len() == 1 {
        let all = std::iter::once(plainly(&last.text)).chain(typed);
        return Some(vec![Edit {
            range: last.range.clone(),
            text: format!("[{}]", all.collect::<Vec<_>>().join(", ")),
        }]);
    }
    let before = &written.bytes[..last.range.start];
    let line = before.iter().rposition(|byte| *byte == b'\n');
    let line = line.map_or(0, |at| at + 1);
    let lead = str::from_utf8(&written.bytes[line..last.range.start]).ok()?;
    let (at, text) = match lead.trim() {
        "-" => {
            let rest = &written.bytes[last.range.end..];
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
            let lines = typed
                .iter()
                .map(|one| format!("{}{lead}{one}", written.line_end));
            (last.range.end + end, lines.collect::<String>())
        }
        _ => {
            let entries = typed.iter().map(|one| format!(", {one}"));
            (last.range.end, entries.collect())
        }
    };
    Some(vec![Edit {
        range: at..at,
        text,
    }])
}

/// Types a text without quotation marks where it needs none.
pub(super) fn plainly(text: &str) -> String {
    match is_plain(text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// Returns whether a text is read as it is wherever it is typed, in a list between brackets too.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let is_usual = |c: char| c.is_alphanumeric() || " /._-&+()'".contains(c);
    begins && !text.ends_with(' ') && text.chars().all(is_usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_yaml_would_read_otherwise_get_quotation_marks() {
        for (text, typed) in [
            ("GR-2024-0117", "GR-2024-0117"),
            ("/a/b.c/", "/a/b.c/"),
            ("Smith & Sons (US)", "Smith & Sons (US)"),
            ("Plains Gas, LLC", "\"Plains Gas, LLC\""),
            ("A: \"b\" \\", "\"A: \\\"b\\\" \\\\\""),
            ("#1", "\"#1\""),
            ("a ", "\"a \""),
        ] {
            assert_eq!(plainly(text), typed);
        }
    }
}
