//! The files of the content folder that public records name.

use std::ops::Deref;

use crate::diagnostic::{Place, SitePath};
use crate::link::{DocketId, FilingId, PartyId};

/// A file of the content folder that a public record names; it is published beside the record's
/// page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// As the record names it, percent-decoded.
    pub to: String,
    /// What that leads to.
    pub target: FileTarget,
    /// Where the record names it.
    pub place: Place,
}

/// The files that a record names, in the order in which it names them; each can be found by how it
/// is written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedFiles {
    all: Vec<NamedFile>,
    /// Their places, in the order of what is written.
    by_name: Vec<u32>,
}

impl NamedFiles {
    /// Finds what a path leads to.
    pub fn find(&self, to: &str) -> Option<&FileTarget> {
        let compare = |at: &u32| (*self.all[*at as usize].to).cmp(to);
        let found = self.by_name.binary_search_by(compare).ok()?;
        Some(&self.all[self.by_name[found] as usize].target)
    }
}

impl From<Vec<NamedFile>> for NamedFiles {
    fn from(all: Vec<NamedFile>) -> NamedFiles {
        let mut by_name: Vec<u32> = (0..all.len() as u32).collect();
        by_name.sort_by(|a, b| all[*a as usize].to.cmp(&all[*b as usize].to));
        NamedFiles { all, by_name }
    }
}

impl Deref for NamedFiles {
    type Target = [NamedFile];

    fn deref(&self) -> &[NamedFile] {
        &self.all
    }
}

/// What a path in a record leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileTarget {
    /// A file that is published with the record; its size in bytes.
    Published(SitePath, u64),
    /// The page of a filing.
    Filing(FilingId),
    /// The page of a docket.
    Docket(DocketId),
    /// The page of a party.
    Party(PartyId),
    /// A free page, by its place in the order of pages.
    Page(usize),
    /// Nothing that readers may see: the words stay, without a link.
    Nothing,
}
