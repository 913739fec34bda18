//! Finds values of a front matter that a `#` cuts short: YAML takes what follows it for a comment, and nobody sees it.

use std::ops::Range;

/// Finds the `#` of each such value: one behind a blank, with a word right behind it, as in `title: Response to item #12`.
///
/// Who means a comment writes a blank behind the `#`. Values between quotation marks or brackets and blocks of text are
/// passed over: a `#` may belong to them.
pub fn cut_values(header: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut block: Option<usize> = None;
    let mut start = 0;
    for line in header.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let indent = line.len() - line.trim_start().len();
        if line.trim().is_empty() || block.is_some_and(|outer| indent > outer) {
            continue;
        }
        block = None;
        let Some(value) = value_of(line) else {
            continue;
        };
        match line[value..].chars().next() {
            Some('|' | '>') => block = Some(indent),
            Some('"' | '\'' | '[' | '{' | '&' | '*' | '!' | '#') | None => {}
            Some(_) => {
                let cut = line[value..].match_indices(" #").find(|(sign, _)| {
                    let behind = line[value + sign + 2..].chars().next();
                    behind.is_some_and(char::is_alphanumeric)
                });
                found.extend(cut.map(|(sign, _)| at + value + sign + 1..at + value + sign + 2));
            }
        }
    }
    found
}

/// Tells whether a key stands before a `#` and has no other value: `title: #5 Order`.
pub fn is_cut_whole(header: &str, key: &str) -> bool {
    header.lines().any(|line| {
        let value = line
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix(':'));
        let behind = value.and_then(|value| value.trim_start().strip_prefix('#'));
        behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric))
    })
}

/// Finds where the value begins of a line that holds a key and a value, or an entry of a list.
fn value_of(line: &str) -> Option<usize> {
    let text = line.trim_start().trim_start_matches("- ");
    let begin = line.len() - text.len();
    let is_key = |c: char| c.is_alphanumeric() || "_- ".contains(c);
    let behind = match text.find(": ") {
        Some(colon) if text[..colon].chars().all(is_key) => colon + 2,
        _ if line.trim_start().starts_with("- ") => 0,
        _ => return None,
    };
    let blanks = text[behind..].len() - text[behind..].trim_start().len();
    Some(begin + behind + blanks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_a_sign_cuts_short_is_found() {
        for (line, want) in [
            ("title: Response to item #12 and #6", Some("#12 and #6")),
            ("filed_by: Local Union #5", Some("#5")),
            ("  - title: Letter #5", Some("#5")),
            ("  - GR-1 #12", Some("#12")),
            ("date: 2005-08-09 # checked", None),
            ("title: \"Item #12\"", None),
            ("title: 'Item #12' #x", None),
            ("served_on: [A #1, B]", None),
            ("title: C#", None),
            ("title: a#5", None),
            ("# title: a #5", None),
            ("summary: |\n  See #3 and #4\n  b: c #5", None),
            ("summary: |\n  a\nlabel: b #5", Some("#5")),
        ] {
            let found = cut_values(line);
            let cut = found.first().map(|range| &line[range.start..]);
            assert_eq!(cut, want, "{line}");
        }
        assert!(is_cut_whole("date: x\ntitle: #5 Order\n", "title"));
        assert!(!is_cut_whole("title: # a\n", "title"));
    }
}
