//! The paths whose places are looked for.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Part, Step};

/// A key, or the value after it, that is to be found in a front matter.
pub(in crate::intake) type Wanted<'a> = (&'a [Step], Part);

/// The paths that are wanted, as a tree: each value is looked for once, and leads to all that is
/// wanted below it.
pub(super) struct Paths(pub(super) Vec<Branch>);

/// The place of a front matter's top in the tree.
pub(super) const TOP: usize = 0;

/// One value that is wanted, or that leads to one.
#[derive(Default)]
pub(super) struct Branch {
    above: usize,
    pub(super) keys: HashMap<String, usize>,
    pub(super) entries: HashMap<usize, usize>,
    /// Where the value is, and the key before it.
    pub(super) found: Option<(Range<usize>, Option<Range<usize>>)>,
}

impl Default for Paths {
    fn default() -> Paths {
        Paths(vec![Branch::default()])
    }
}

impl Paths {
    /// Adds a path, and gives the place of its end.
    pub(super) fn add(&mut self, path: &[Step]) -> usize {
        let mut at = TOP;
        for step in path {
            let new = self.0.len();
            let known = match step {
                Step::Key(key) => match self.0[at].keys.get(&**key) {
                    Some(known) => *known,
                    None => *self.0[at].keys.entry(key.to_string()).or_insert(new),
                },
                Step::Index(index) => *self.0[at].entries.entry(*index).or_insert(new),
            };
            if known == new {
                self.0.push(Branch {
                    above: at,
                    ..Branch::default()
                });
            }
            at = known;
        }
        at
    }

    /// Returns what was found of a path, or of the longest part of it that leads somewhere.
    pub(super) fn found(&self, end: usize, part: Part) -> Option<Range<usize>> {
        let mut at = end;
        let (value, key) = loop {
            match &self.0[at].found {
                Some(found) => break found,
                None if at == TOP => return None,
                None => at = self.0[at].above,
            }
        };
        Some(match (part, key) {
            // A missing key has the whole record for its place: its first line is shown.
            _ if at == TOP => value.start..value.start,
            (Part::Key, Some(key)) => key.clone(),
            _ => value.clone(),
        })
    }
}
