//! The ledger of imports, `imports.tsv`: which record of a source went to which file, and what was written there.
//!
//! It is a sorted text file in the site's folder, a line each, so that it merges well in git.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The ledger's file name in the site's folder.
pub const NAME: &str = "imports.tsv";

/// The first line.
const HEAD: &str = "# docketpress import: key, file, SHA-256 of what was written";

/// What was imported before, by the keys of the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    lines: BTreeMap<String, Line>,
}

/// Where a record went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file, below the site's folder.
    pub path: String,
    /// The SHA-256 digest of what was written, in hexadecimal.
    pub digest: String,
}

impl Ledger {
    /// Reads a ledger. Fails with the number of the line that cannot be read and why.
    pub fn read(text: &str) -> Result<Ledger, (usize, &'static str)> {
        let mut ledger = Ledger::default();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            let fail = |why| Err((at + 1, why));
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if ["<<<<<<<", "=======", ">>>>>>>"]
                .iter()
                .any(|mark| line.starts_with(mark))
            {
                return fail("it is the mark of a merge conflict: keep the lines of both sides");
            }
            let mut cells = line.split('\t');
            let (Some(key), Some(path), Some(digest), None) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                return fail("it does not have a key, a file and a digest with tabs between them");
            };
            if !is_inside(path) {
                return fail("its path leads out of the site's folder");
            }
            let is_digest = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
            if !is_digest {
                return fail("its third cell is not a SHA-256 digest");
            }
            let line = Line {
                path: path.to_owned(),
                digest: digest.to_owned(),
            };
            if ledger.lines.insert(key.to_owned(), line).is_some() {
                return fail("its key is in an earlier line too: merge the two lines into one");
            }
        }
        Ok(ledger)
    }

    /// Writes the ledger.
    pub fn print(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (key, line) in &self.lines {
            let _ = writeln!(text, "{key}\t{}\t{}", line.path, line.digest);
        }
        text
    }

    /// Finds where a record went.
    pub fn find(&self, key: &str) -> Option<&Line> {
        self.lines.get(key)
    }

    /// Notes where a record went.
    pub fn note(&mut self, key: &str, path: &str, digest: String) {
        let path = path.to_owned();
        self.lines.insert(key.to_owned(), Line { path, digest });
    }

    /// Gives the lines of files that moved their new paths.
    pub(crate) fn follow(&mut self, place_of: impl Fn(&str) -> String) {
        for line in self.lines.values_mut() {
            line.path = place_of(&line.path);
        }
    }

    /// Gives all paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.lines.values().map(|line| &*line.path)
    }

    /// Tells whether nothing was imported yet.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// Makes a key fit for a cell: on one line, and without a tab.
pub fn key(text: &str) -> String {
    super::text::line(text)
}

/// Gives the digest of what is written.
pub fn digest(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Tells whether a path stays below the folder that it is relative to.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_is_sorted_and_read_back() {
        let mut ledger = Ledger::default();
        ledger.note("b:2", "content/B/2.md", digest(b"two"));
        ledger.note("a:1", "content/A/1.md", digest(b"one"));
        let text = ledger.print();
        assert_eq!(Ledger::read(&text), Ok(ledger));
        let keys: Vec<_> = text.lines().skip(1).map(|line| &line[..3]).collect();
        assert_eq!(keys, ["a:1", "b:2"]);
    }

    #[test]
    fn a_ledger_that_leads_elsewhere_or_is_in_conflict_is_refused() {
        let digest = digest(b"");
        for (line, want) in [
            (format!("a\t../x.md\t{digest}"), 1),
            (format!("a\t/etc/x\t{digest}"), 1),
            (format!("a\tc\\..\\x\t{digest}"), 1),
            ("a\tx.md\tabc".to_owned(), 1),
            ("a\tx.md".to_owned(), 1),
            ("# x\n<<<<<<< ours".to_owned(), 2),
            (format!("a\tx.md\t{digest}\na\ty.md\t{digest}"), 2),
        ] {
            assert_eq!(
                Ledger::read(&line).map_err(|(at, _)| at),
                Err(want),
                "{line}"
            );
        }
    }
}
