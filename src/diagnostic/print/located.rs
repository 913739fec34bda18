//! Places of messages with their lines and columns.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::super::{Diagnostic, Diagnostics, Place, SitePath, escaped, is_unseen};

/// Returns the text around a place. The stage that reads files implements it, so that only public
/// text is shown.
pub trait Library {
    /// Finds the lines and columns of places, all of them in one file, which is read once; `None`
    /// for one that means the file as a whole.
    fn locate(&self, file: &SitePath, places: &[&Place]) -> Vec<Option<Located>>;

    /// Says which file is meant without its name, for a file that is withheld.
    fn locator(&self, file: &SitePath) -> String;

    /// Returns the way from the folder where the command runs to the site's, with a slash at its
    /// end; nothing where they are one.
    fn folder(&self) -> String;
}

/// A place as an editor counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The line, from 1.
    pub line: usize,
    /// The first column, in characters from 1.
    pub column: usize,
    /// The column after the last one marked, on the same line.
    pub end: usize,
    /// The line's public text, where it may be shown. All places on one line share it.
    pub text: Option<Arc<str>>,
}

impl Located {
    /// Returns the line as it is drawn, with escapes for what nobody sees, and the bytes of it that
    /// are marked; never none where a character is left.
    pub(super) fn drawn(&self) -> Option<(String, Range<usize>)> {
        let (mut drawn, mut from, mut to) = (String::new(), None, None);
        for (at, c) in self.text.as_deref()?.chars().enumerate() {
            if at + 1 == self.column {
                from = Some(drawn.len());
            }
            if at + 1 == self.end.max(self.column + 1) {
                to = Some(drawn.len());
            }
            match c {
                '\t' => drawn.push(c),
                c if is_unseen(c) => drawn.push_str(&escaped(c.encode_utf8(&mut [0; 4]))),
                c => drawn.push(c),
            }
        }
        let end = drawn.len();
        Some((drawn, from.unwrap_or(end)..to.unwrap_or(end)))
    }
}

/// Finds the places of all diagnostics; each file is looked into once.
pub(super) fn locate<'a>(
    diagnostics: &'a Diagnostics,
    library: &dyn Library,
) -> Vec<(&'a Diagnostic, Option<Located>)> {
    let mut all: Vec<_> = diagnostics.iter().map(|one| (one, None)).collect();
    let mut files: Vec<(&SitePath, Vec<usize>)> = Vec::new();
    let mut by_file: HashMap<&SitePath, usize> = HashMap::new();
    for (at, one) in diagnostics.iter().enumerate() {
        let Some(file) = one.place.file() else {
            continue;
        };
        let number = *by_file.entry(file).or_insert_with(|| {
            files.push((file, Vec::new()));
            files.len() - 1
        });
        files[number].1.push(at);
    }
    for (file, numbers) in files {
        let places: Vec<&Place> = numbers.iter().map(|at| &all[*at].0.place).collect();
        for (at, located) in numbers.into_iter().zip(library.locate(file, &places)) {
            all[at].1 = located;
        }
    }
    all
}
