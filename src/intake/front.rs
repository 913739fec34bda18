//! Looks into files that are no records by their names: one that begins with front matter is a
//! record all the same, and the redactions in a text are cut out of records alone.

mod judge;

use std::io::{self, Read};
use std::path::Path;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::bounds::{self, Symlinks};
use super::secrecy::Secrecy;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use judge::{is_blank, is_comment, judge, key_of, opens, suspect, text_of};

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

#[cfg(test)]
mod tests;
