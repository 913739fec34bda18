//! A ledger of the site: a sorted text file in its folder, with a line of three cells for each
//! entry, so that it merges well in git.
//!
//! `pdf-texts.tsv` and the import's `imports.tsv` are ledgers. Each says in its [`LedgerForm`] what
//! its cells are.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{ErrorKind, Read};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::bounds::{self, Refusal, Symlinks};

/// How much of a file is in memory at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// What git writes where two versions of a file differ.
const CONFLICT: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];

/// What a ledger holds.
#[derive(Debug)]
pub struct LedgerForm {
    /// The first line, which says what the cells are.
    pub head: &'static str,
    /// What a line without three cells lacks.
    pub cells: &'static str,
    /// Says what is wrong with the two cells after the first.
    pub fault: fn(&str, &str) -> Option<&'static str>,
    /// What to do where two lines have the same first cell.
    pub twice: &'static str,
}

/// The lines of a ledger, by their first cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines(BTreeMap<String, [String; 2]>);

impl Lines {
    /// Reads a ledger. Fails with the number of the line that cannot be read and why.
    pub fn read(text: &str, form: &LedgerForm) -> Result<Lines, (usize, &'static str)> {
        let mut lines = Lines::default();
        // An editor may have put a byte-order mark before it.
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            let fail = |why| Err((at + 1, why));
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if CONFLICT.iter().any(|mark| line.starts_with(mark)) {
                return fail("it is the mark of a merge conflict: keep the lines of both sides");
            }
            let mut cells = line.split('\t');
            let (Some(key), Some(one), Some(other), None) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                return fail(form.cells);
            };
            if let Some(why) = (form.fault)(one, other) {
                return fail(why);
            }
            let cells = [one.to_owned(), other.to_owned()];
            if lines.0.insert(key.to_owned(), cells).is_some() {
                return fail(form.twice);
            }
        }
        Ok(lines)
    }

    /// Reads the ledger of this name in a site's folder; an empty one where there is none. Fails
    /// with what is wrong with it.
    pub fn of(root: &Path, name: &str, form: &LedgerForm) -> Result<Lines, String> {
        let bytes = match bounds::read(&root.join(name), Symlinks::Refuse, bounds::MANIFEST) {
            Ok(bytes) => bytes,
            Err(Refusal::System(error)) if error.kind() == ErrorKind::NotFound => {
                return Ok(Lines::default());
            }
            Err(refusal) => return Err(refusal.to_string()),
        };
        let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        Lines::read(&text, form).map_err(|(line, why)| format!("line {line}: {why}"))
    }

    /// Writes the ledger.
    pub fn print(&self, form: &LedgerForm) -> String {
        let mut text = format!("{}\n", form.head);
        for (key, [one, other]) in &self.0 {
            let _ = writeln!(text, "{key}\t{one}\t{other}");
        }
        text
    }

    /// Finds the two cells of a line.
    pub fn find(&self, key: &str) -> Option<&[String; 2]> {
        self.0.get(key)
    }

    /// Adds a line, or replaces it.
    pub fn note(&mut self, key: &str, cells: [String; 2]) {
        self.0.insert(key.to_owned(), cells);
    }

    /// Removes a line.
    pub fn forget(&mut self, key: &str) {
        self.0.remove(key);
    }

    /// Makes each line another one.
    pub fn change(&mut self, change: impl Fn(&mut String, &mut [String; 2])) {
        let lines = std::mem::take(&mut self.0).into_iter();
        let changed = lines.map(|(mut key, mut cells)| {
            change(&mut key, &mut cells);
            (key, cells)
        });
        self.0 = changed.collect();
    }

    /// Keeps the lines whose first cells pass.
    pub fn retain(&mut self, passes: impl Fn(&str) -> bool) {
        self.0.retain(|key, _| passes(key));
    }

    /// Returns all lines in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String; 2])> {
        self.0.iter().map(|(key, cells)| (&**key, cells))
    }

    /// Returns whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Returns whether a cell is a SHA-256 digest in hexadecimal.
pub fn is_digest(cell: &str) -> bool {
    cell.len() == 64 && cell.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns the SHA-256 digest of some bytes in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Returns the SHA-256 digest of a file in hexadecimal. It is read piece by piece.
pub fn digest_of(mut file: impl Read) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            length => digest.update(&piece[..length]),
        }
    }
    Ok(hexadecimal(&digest.finalize()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests;
