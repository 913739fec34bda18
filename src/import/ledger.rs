//! The ledger of imports, `imports.tsv`: which record of a source went to which file, and what was
//! written there.

use std::path::Path;

use crate::intake::ledger::{LedgerForm, Lines, is_digest};

/// The ledger's file name in the site's folder.
pub const NAME: &str = "imports.tsv";

const FORM: LedgerForm = LedgerForm {
    head: "# docketpress import: key, file, SHA-256 of what was written",
    cells: "it does not have a key, a file, and a digest with tabs between them",
    fault: |path, digest| match (is_inside(path), is_digest(digest)) {
        (true, true) => None,
        (false, _) => Some("its path leads out of the site's folder"),
        (true, false) => Some("its third cell is not a SHA-256 digest"),
    },
    twice: "its key is in an earlier line too: merge the two lines into one",
};

/// What was imported before, by the keys of the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger(Lines);

/// Where a record went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerLine<'a> {
    /// The file, below the site's folder.
    pub path: &'a str,
    /// The SHA-256 digest of what was written, in hexadecimal.
    pub digest: &'a str,
}

impl<'a> LedgerLine<'a> {
    fn of([path, digest]: &'a [String; 2]) -> LedgerLine<'a> {
        LedgerLine { path, digest }
    }
}

impl Ledger {
    /// Reads the ledger of a site; an empty one where there is none. Fails with what is wrong with
    /// it.
    pub fn of(root: &Path) -> Result<Ledger, String> {
        Lines::of(root, NAME, &FORM).map(Ledger)
    }

    /// Writes the ledger.
    pub fn print(&self) -> String {
        self.0.print(&FORM)
    }

    /// Finds where a record went.
    pub fn find(&self, key: &str) -> Option<LedgerLine<'_>> {
        self.0.find(key).map(LedgerLine::of)
    }

    /// Notes where a record went.
    pub fn note(&mut self, key: &str, path: &str, digest: String) {
        self.0.note(key, [path.to_owned(), digest]);
    }

    /// Returns all keys, each with where its record went.
    pub fn iter(&self) -> impl Iterator<Item = (&str, LedgerLine<'_>)> {
        self.0
            .iter()
            .map(|(key, cells)| (key, LedgerLine::of(cells)))
    }

    /// Moves the lines of files that moved.
    pub(crate) fn follow(&mut self, place_of: impl Fn(&str) -> String) {
        self.0.change(|_, [path, _]| *path = place_of(path));
    }

    /// Returns all paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(_, line)| line.path)
    }

    /// Returns whether nothing was imported yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Makes a key fit for a cell: on one line, and without a tab.
pub(super) fn key(text: &str) -> String {
    super::text::line(text)
}

/// Returns whether a path stays below the folder that it is relative to.
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
    use crate::intake::ledger::digest;

    #[test]
    fn a_ledger_is_read_back() {
        let mut ledger = Ledger::default();
        ledger.note("b:2", "content/B/2.md", digest(b"two"));
        ledger.note("a:1", "content/A/1.md", digest(b"one"));
        let text = ledger.print();
        assert_eq!(Lines::read(&text, &FORM).map(Ledger), Ok(ledger));
    }

    #[test]
    fn a_ledger_that_leads_elsewhere_is_refused() {
        let digest = digest(b"");
        for line in [
            format!("a\t../x.md\t{digest}"),
            format!("a\t/etc/x\t{digest}"),
            format!("a\tc\\..\\x\t{digest}"),
            "a\tx.md\tabc".to_owned(),
        ] {
            assert!(Lines::read(&line, &FORM).is_err(), "{line}");
        }
    }
}
