//! The names by which parties are known: linking fills them, and a catalog keeps them.

use std::collections::BTreeSet;

use super::quick::Map;
use crate::text::{letters_of_name, without_case};

/// The names by which parties are known. Before parties have numbers, `P` is a mention of one.
#[derive(Debug)]
pub(super) struct KnownParties<P> {
    /// The ids of records.
    pub by_id: Map<String, P>,
    /// The ids of records without case, but for those of distinct parties.
    pub by_folded_id: Map<String, P>,
    /// The names of distinct parties.
    pub by_exact_name: Map<String, P>,
    /// The letters of the names that records give, but for distinct parties.
    pub by_name: Map<String, P>,
    /// The letters of the names under which parties do business.
    pub by_dba: Map<String, BTreeSet<P>>,
    /// The letters of the names of parties without a record.
    pub gathered: Map<String, P>,
}

impl<P> Default for KnownParties<P> {
    fn default() -> KnownParties<P> {
        KnownParties {
            by_id: Map::default(),
            by_folded_id: Map::default(),
            by_exact_name: Map::default(),
            by_name: Map::default(),
            by_dba: Map::default(),
            gathered: Map::default(),
        }
    }
}

impl<P: Copy + Ord> KnownParties<P> {
    /// Finds the party with a record that a text names by id, name, alias or former name.
    pub(super) fn recorded(&self, text: &str) -> Option<P> {
        let exact = self.by_id.get(text);
        let exact = exact.or_else(|| self.by_exact_name.get(text));
        if let Some(party) = exact {
            return Some(*party);
        }
        let by_name = self.by_name.get(&letters_of_name(text));
        let by_id = || self.by_folded_id.get(&without_case(text));
        by_name.or_else(by_id).copied()
    }

    /// Returns the parties that do business under a name.
    pub(super) fn doing_business_as(&self, text: &str) -> impl Iterator<Item = P> {
        let parties = self.by_dba.get(&letters_of_name(text));
        parties.into_iter().flatten().copied()
    }

    /// Returns the same names for what parties have become; names of parties that have become
    /// nothing are left out.
    pub(super) fn numbered<Q: Ord>(self, party: impl Fn(P) -> Option<Q>) -> KnownParties<Q> {
        let names = |names: Map<String, P>| -> Map<String, Q> {
            let names = names.into_iter();
            names
                .filter_map(|(name, one)| Some((name, party(one)?)))
                .collect()
        };
        let by_dba = self.by_dba.into_iter();
        let by_dba = by_dba.map(|(name, all)| {
            let all: BTreeSet<Q> = all.into_iter().filter_map(&party).collect();
            (name, all)
        });
        KnownParties {
            by_dba: by_dba.filter(|(_, all)| !all.is_empty()).collect(),
            by_id: names(self.by_id),
            by_folded_id: names(self.by_folded_id),
            by_exact_name: names(self.by_exact_name),
            by_name: names(self.by_name),
            gathered: names(self.gathered),
        }
    }
}
