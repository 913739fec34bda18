//! A party that no record describes, with all spellings of its name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Place;
use crate::text::words_of_name;

/// A party that no record describes.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The letters and digits of its name.
    pub(super) key: String,
    /// The words of its name, as it was first met.
    pub(super) words: String,
    /// Where something public names it first.
    pub(super) place: Option<Place>,
    /// How often each spelling of its name was used.
    pub(super) spellings: BTreeMap<String, usize>,
    pub(super) dba: BTreeSet<String>,
    /// Whether something public names it, by its name or by one under which it does business.
    pub(super) named: bool,
}

impl Gathered {
    /// Returns the spelling that is used most, of several the first in the alphabet.
    pub(super) fn name(&self) -> String {
        self.spellings
            .iter()
            .max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)))
            .map_or_else(|| self.words.clone(), |(name, _)| name.clone())
    }

    /// Returns the words of its name, of which its address is made, whichever spelling is used
    /// most. Of spellings that part the words otherwise, the one with the most words counts.
    pub(super) fn words(&self) -> String {
        let words = self.spellings.keys().map(|name| words_of_name(name));
        let most = words.max_by(|a, b| {
            let count = |words: &str| words.matches(' ').count();
            count(a).cmp(&count(b)).then_with(|| b.cmp(a))
        });
        most.unwrap_or_else(|| self.words.clone())
    }
}
