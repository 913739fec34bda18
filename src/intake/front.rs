//! Looks into files that are no records by their names: one that begins with front matter is a
//! record all the same, and the redactions in a text are cut out of records alone.

use std::io::{self, Read};
use std::path::Path;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::bounds::{self, Symlinks};
use super::secrecy::Secrecy;
use super::suspicion;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath, is_unseen};
use crate::docket::keys;

/// How much of every file is looked at, in bytes.
const GLANCE: u64 = 1024;

/// How much of a file is looked at, in bytes, that may be a record. One that is blank for so long
/// is taken for the worst.
const HEAD: u64 = 64 * 1024;

/// How a mark of redaction begins, in the encodings that people use.
static MARKS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let narrow = ["<redacted", "</redacted"].map(|mark| mark.as_bytes().to_vec());
    let low_first = narrow.iter().map(|mark| wide(mark, |byte| [byte, 0]));
    let high_first = narrow.iter().map(|mark| wide(mark, |byte| [0, byte]));
    let marks: Vec<Vec<u8>> = narrow
        .iter()
        .cloned()
        .chain(low_first)
        .chain(high_first)
        .collect();
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(marks)
        .expect("a few short marks can be searched for")
});

fn wide(mark: &[u8], unit: impl Fn(u8) -> [u8; 2]) -> Vec<u8> {
    mark.iter().flat_map(|byte| unit(*byte)).collect()
}

/// Looks at files that are about to be published, each with the place that names it, in parallel.
/// One that begins with front matter is a record under another name, and is not copied as it is;
/// nor is a text with a redaction, which nobody would cut out of it.
pub fn check_beginnings(root: &Path, named: Vec<(&Place, &SitePath)>) -> Vec<Diagnostic> {
    let found: Vec<Option<Diagnostic>> = named
        .into_par_iter()
        .map(|(place, path)| {
            // A file that cannot be read stops the build where it is copied.
            let head = head(root, path).ok()?;
            let problem = match judge(&head) {
                None if is_text(&head) && holds_redaction(root, path) => {
                    let code = Code::RedactedFile;
                    let problem = Diagnostic::error(code, place.clone(), code.sentence());
                    problem.help(code.way_out()).without_line()
                }
                None => return None,
                Some(Secrecy::Open) => {
                    let code = Code::FrontMatterFile;
                    let message =
                        format!("`{path}` starts with front matter, as only a record may");
                    Diagnostic::error(code, place.clone(), message).help(code.way_out())
                }
                Some(_) => {
                    let code = Code::WithheldFile;
                    let problem = Diagnostic::error(code, place.clone(), code.sentence());
                    problem.help(code.way_out()).without_line()
                }
            };
            Some(problem)
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Returns whether a file that is named somewhat like a docket's record was meant as one.
/// `is_alone` says that no docket's record is in the folder or above.
pub(super) fn is_like_docket(root: &Path, path: &SitePath, is_alone: bool) -> bool {
    let ending = path.as_str().rsplit_once('.');
    let ending = ending.map_or(String::new(), |(_, ending)| ending.to_lowercase());
    // Nobody can say what one holds that cannot be read.
    let Ok(head) = head(root, path) else {
        return true;
    };
    match judge(&head) {
        Some(_) => true,
        None if matches!(&*ending, "yaml" | "yml") => {
            is_alone || suspect(&text_of(&head)) != Secrecy::Open
        }
        None => false,
    }
}

/// Returns whether a file begins like a record.
pub(super) fn is_record(bytes: &[u8]) -> bool {
    judge(&bytes[..bytes.len().min(HEAD as usize)]).is_some()
}

/// Judges a file whose name is not that of a record by all that it holds: how much of it may be
/// told.
pub(super) fn secrecy_of(path: &Path) -> Secrecy {
    let mut bytes = Vec::new();
    let opened = bounds::open(path, Symlinks::Refuse).map_err(io::Error::from);
    let read = opened.and_then(|(file, _)| file.take(16 * HEAD).read_to_end(&mut bytes));
    match read {
        Ok(length) if (length as u64) < 16 * HEAD => suspect(&text_of(&bytes)),
        // Nobody can tell what is in the rest.
        _ => Secrecy::Withheld,
    }
}

/// Reads how a file begins: a little of it, and more only where that leaves it open what it is.
fn head(root: &Path, path: &SitePath) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(GLANCE as usize);
    let (mut file, _) = bounds::open(&bounds::on_disk(root, path), Symlinks::Refuse)?;
    file.by_ref().take(GLANCE).read_to_end(&mut head)?;
    if head.len() as u64 == GLANCE && !is_plain_at_once(&head) {
        file.take(HEAD - GLANCE).read_to_end(&mut head)?;
    }
    Ok(head)
}

/// Returns whether a file begins like a text, in whatever encoding: PDFs, pictures and archives
/// hold other bytes.
fn is_text(head: &[u8]) -> bool {
    let is_other = |byte: &u8| byte.is_ascii_control() && !b"\0\t\n\x0B\x0C\r\x1B".contains(byte);
    !head.starts_with(b"%PDF") && !head.iter().take(GLANCE as usize).any(is_other)
}

/// Returns whether a file holds a mark of redaction.
fn holds_redaction(root: &Path, path: &SitePath) -> bool {
    let opened = bounds::open(&bounds::on_disk(root, path), Symlinks::Refuse);
    opened.is_ok_and(|(file, _)| {
        let mut marks = MARKS.stream_find_iter(file);
        // What cannot be read stops the build where it is copied.
        marks.next().is_some_and(|mark| mark.is_ok())
    })
}

/// Returns whether a glance shows that a file is plain.
fn is_plain_at_once(glance: &[u8]) -> bool {
    let text = text_of(glance);
    let mut lines = text.split(['\n', '\r']);
    let first = lines.find(|line| !is_blank(line)).map(str::trim_start);
    let is_open = |line: &str| opens(line) || key_of(line).is_some() || is_comment(line);
    glance.starts_with(b"%PDF") || first.is_some_and(|line| !is_open(line))
}

/// Judges how a file begins: `None` for a plain file, and else how much of it may be shown.
fn judge(head: &[u8]) -> Option<Secrecy> {
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
fn suspect(text: &str) -> Secrecy {
    suspicion(&text.replace("---", ""))
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

fn is_comment(line: &str) -> bool {
    line.starts_with(['#', '%']) || line.starts_with("<!--")
}

/// Returns whether a line opens front matter.
fn opens(line: &str) -> bool {
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
fn key_of(line: &str) -> Option<&'static str> {
    let (key, _) = line.split_once(':')?;
    let key = key.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    let tables = [&keys::FILING, &keys::DOCKET];
    let mut names = tables.iter().flat_map(|table| table.names());
    names.find(|name| *name == key)
}

/// Returns the text of bytes in whatever encoding: what is ASCII in it can be read in all that
/// people use.
fn text_of(bytes: &[u8]) -> String {
    let narrow: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mark = [&b"\xff\xfe"[..], b"\xfe\xff"];
    let marked = mark.iter().find_map(|mark| narrow.strip_prefix(*mark));
    String::from_utf8_lossy(marked.unwrap_or(&narrow)).into_owned()
}

#[cfg(test)]
mod tests;
