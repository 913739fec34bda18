//! Judges how a file begins.

use super::super::secrecy::Secrecy;
use super::super::suspicion;
use super::HEAD;
use crate::diagnostic::is_unseen;
use crate::docket::keys;

/// Judges how a file begins: `None` for a plain file, and else how much of it may be shown.
pub(super) fn judge(head: &[u8]) -> Option<Secrecy> {
    // PDFs are most of what is attached, and begin with a comment.
    if head.starts_with(b"%PDF") {
        return None;
    }
    let text = text_of(head);
    let mut lines = text
        .split(['\n', '\r'])
        .filter(|line| !is_blank(line))
        .peekable();
    let Some(first) = lines.peek() else {
        return (head.len() as u64 == HEAD).then_some(Secrecy::Withheld);
    };
    if opens(first) {
        return Some(suspect(&text));
    }
    let is_known = |line: &str| key_of(line).is_some();
    if is_known(first) {
        // Its first line may have been forgotten.
        let mut header = lines.take_while(|line| !opens(line));
        return header.any(withholds).then_some(Secrecy::Withheld);
    }
    // Behind a comment, only the keys tell front matter from a text with a rule.
    skip_comments(&mut lines);
    let is_record = lines.next().is_some_and(opens) && lines.any(is_known);
    is_record.then(|| suspect(&text))
}

/// Passes over the comments of YAML and HTML.
fn skip_comments<'a>(lines: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) {
    while let Some(line) = lines.peek().map(|line| line.trim_start()) {
        if line.starts_with("<!--") {
            lines.by_ref().find(|line| line.contains("-->"));
        } else if is_comment(line) {
            lines.next();
        } else {
            return;
        }
    }
}

/// Judges all of a text: where its front matter ends, nobody can say of a file that is no record.
pub(super) fn suspect(text: &str) -> Secrecy {
    suspicion(&text.replace("---", ""))
}

pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

pub(super) fn is_comment(line: &str) -> bool {
    line.starts_with(['#', '%']) || line.starts_with("<!--")
}

/// Returns whether a line opens front matter.
pub(super) fn opens(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    let rest = line.strip_prefix("---");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        || line == "+++"
}

/// Returns whether a line withholds a record.
fn withholds(line: &str) -> bool {
    let access = line.trim_start().strip_prefix("access");
    let value = access.and_then(|rest| rest.trim_start().strip_prefix(':'));
    value.is_some_and(|value| value.split_whitespace().next() != Some("public"))
}

/// Returns the key of a filing or a docket with which a line begins.
pub(super) fn key_of(line: &str) -> Option<&'static str> {
    let (key, _) = line.split_once(':')?;
    let key = key.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    let tables = [&keys::FILING, &keys::DOCKET];
    let mut names = tables.iter().flat_map(|table| table.names());
    names.find(|name| *name == key)
}

/// Returns the text of bytes in whatever encoding: what is ASCII in it can be read in all that
/// people use.
pub(super) fn text_of(bytes: &[u8]) -> String {
    let narrow: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mark = [&b"\xff\xfe"[..], b"\xfe\xff"];
    let marked = mark.iter().find_map(|mark| narrow.strip_prefix(*mark));
    String::from_utf8_lossy(marked.unwrap_or(&narrow)).into_owned()
}
