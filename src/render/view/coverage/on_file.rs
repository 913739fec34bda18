//! How many documents are on file, by what a site has of each.

use std::collections::HashSet;
use std::ops::AddAssign;

use serde::Serialize;

use crate::link::DocketId;

/// What is on file and what is not, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(in crate::render::view) struct OnFile {
    /// Filings that readers may see.
    pub public: usize,
    /// Documents that are known and not on file.
    pub absent: usize,
    /// Filings of which readers see the entry only.
    pub confidential: usize,
    /// Filings of which readers see date and number only.
    pub sealed: usize,
    /// Attachments of public filings that are withheld by themselves.
    pub attachments: usize,
    /// Attachments of public filings that are known and not held.
    pub not_held: usize,
    /// Passages that are withheld from the text of public filings.
    pub passages: usize,
}

/// The counts of all dockets, made once.
#[derive(Debug)]
pub(in crate::render::view) struct OnFileCounts {
    pub(super) dockets: Vec<OnFile>,
    pub(super) outside: OnFile,
    pub(super) total: OnFile,
}

impl OnFileCounts {
    /// Returns what is counted in a docket.
    pub(in crate::render::view) fn of(&self, id: DocketId) -> OnFile {
        self.dockets[id.index()]
    }

    /// Adds what a document counts, once to each of its dockets and once to the whole.
    pub(super) fn add(&mut self, dockets: &[DocketId], count: OnFile) {
        let mut seen = HashSet::new();
        for id in dockets.iter().filter(|id| seen.insert(**id)) {
            self.dockets[id.index()] += count;
        }
        if dockets.is_empty() {
            self.outside += count;
        }
        self.total += count;
    }
}

impl AddAssign for OnFile {
    fn add_assign(&mut self, other: OnFile) {
        self.public += other.public;
        self.absent += other.absent;
        self.confidential += other.confidential;
        self.sealed += other.sealed;
        self.attachments += other.attachments;
        self.not_held += other.not_held;
        self.passages += other.passages;
    }
}
