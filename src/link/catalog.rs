//! The catalog: every docket, filing and party, how they relate to one another, and the questions
//! it answers.

mod docket;
mod filed;
mod files;
mod party;
mod pdfs;
mod relations;

pub(super) use docket::Gap;
pub use docket::{Docket, DocketName, DocketParty};
pub use filed::{Absent, Cited, CitedAuthority, Counted, Entry, Filed, Link, Referent};
pub use files::{FileTarget, NamedFile, NamedFiles};
pub use party::{Capacity, Named, Party};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::known::KnownParties;
use super::quick::Map;
use crate::diagnostic::{Place, SitePath};
use crate::docket::{Inspection, Page, PdfText, Settings};

/// Declares the number of one kind of record in the catalog.
macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the number as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

number!(
    /// The number of a docket.
    DocketId
);
number!(
    /// The number of a filing. Filings are numbered in the order of the site's whole timeline.
    FilingId
);
number!(
    /// The number of a party. Parties are numbered in the order of their addresses.
    PartyId
);
number!(
    /// The number of a document that is not on file.
    AbsentId
);
number!(
    /// The number of an authority. Authorities are numbered in the order of a table of authorities.
    AuthorityId
);

/// Every docket, filing and party, and how they relate to one another. Never changes once it is
/// made.
#[derive(Debug)]
pub struct Catalog {
    pub(super) settings: Settings,
    pub(super) dockets: Vec<Docket>,
    pub(super) filings: Vec<Filed>,
    pub(super) parties: Vec<Party>,
    /// What names of parties mean; looked up, never listed.
    pub(super) known_parties: KnownParties<PartyId>,
    pub(super) absent: Vec<Absent>,
    pub(super) authorities: Vec<CitedAuthority>,
    /// The authorities by their keys; looked up, never listed.
    pub(super) authority_by_key: Map<String, AuthorityId>,
    pub(super) pages: Vec<Arc<Page>>,
    pub(super) page_files: Vec<NamedFiles>,
    /// The folders in which readers see records and files lie that no record names, with how many
    /// they are.
    pub(super) unnamed: Vec<(SitePath, usize)>,
    /// The published PDFs beside which a sidecar is, in the order of their paths.
    pub(super) with_sidecar: Vec<SitePath>,
    /// The texts of published PDFs, read from those sidecars.
    pub(super) texts: BTreeMap<SitePath, PdfText>,
    /// What is known of published PDFs.
    pub(super) inspections: BTreeMap<SitePath, Inspection>,
    pub(super) digests: BTreeMap<SitePath, String>,
    /// For each filing, the documents that it refers to.
    pub(super) forward: Vec<Vec<(Link, Referent)>>,
    /// For each filing, the filings that refer to it, in timeline order.
    pub(super) backward: Vec<Vec<(Link, FilingId)>>,
    /// For each document not on file, the filings that refer to it.
    pub(super) absent_backward: Vec<Vec<(Link, FilingId)>>,
    /// For each filing, the exchange that it is part of.
    pub(super) exchanges: Vec<Vec<Referent>>,
    pub(super) exchange_of: Vec<Option<u32>>,
    pub(super) exchange_of_absent: Vec<Option<u32>>,
}

impl Catalog {
    /// Returns the site's settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns a docket.
    pub fn docket(&self, id: DocketId) -> &Docket {
        &self.dockets[id.index()]
    }

    /// Returns all dockets that readers may know of, in the order of their names.
    pub fn dockets(&self) -> impl ExactSizeIterator<Item = (DocketId, &Docket)> {
        self.dockets
            .iter()
            .enumerate()
            .map(|(at, docket)| (DocketId(at as u32), docket))
    }

    /// Returns a filing.
    pub fn filing(&self, id: FilingId) -> &Filed {
        &self.filings[id.index()]
    }

    /// Returns all filings that readers may know of, in timeline order.
    pub fn filings(
        &self,
    ) -> impl ExactSizeIterator<Item = (FilingId, &Filed)> + DoubleEndedIterator {
        self.filings
            .iter()
            .enumerate()
            .map(|(at, filed)| (FilingId(at as u32), filed))
    }

    /// Returns a party.
    pub fn party(&self, id: PartyId) -> &Party {
        &self.parties[id.index()]
    }

    /// Returns all parties that readers may know of, in the order of their addresses.
    pub fn parties(&self) -> impl ExactSizeIterator<Item = (PartyId, &Party)> {
        self.parties
            .iter()
            .enumerate()
            .map(|(at, party)| (PartyId(at as u32), party))
    }

    /// Returns a document that is not on file.
    pub fn absent(&self, id: AbsentId) -> &Absent {
        &self.absent[id.index()]
    }

    /// Returns all documents that are not on file.
    pub fn absents(&self) -> impl ExactSizeIterator<Item = (AbsentId, &Absent)> {
        self.absent
            .iter()
            .enumerate()
            .map(|(at, absent)| (AbsentId(at as u32), absent))
    }

    /// Returns an authority.
    pub fn authority(&self, id: AuthorityId) -> &CitedAuthority {
        &self.authorities[id.index()]
    }

    /// Returns all authorities that something readers see cites, in the order of a table of
    /// authorities.
    pub fn authorities(&self) -> impl ExactSizeIterator<Item = (AuthorityId, &CitedAuthority)> {
        self.authorities
            .iter()
            .enumerate()
            .map(|(at, authority)| (AuthorityId(at as u32), authority))
    }

    /// Returns the files that are published with records, each once, in the order of their paths.
    pub fn published_files(&self) -> Vec<&SitePath> {
        let files: BTreeSet<&SitePath> = self.named_files().map(|(_, path)| path).collect();
        files.into_iter().collect()
    }

    /// Returns the files that are published with records, each with the place that names it.
    pub fn named_files(&self) -> impl Iterator<Item = (&Place, &SitePath)> {
        let of_filings = self.filings.iter().flat_map(|filed| &*filed.files);
        let of_dockets = self.dockets.iter().flat_map(|docket| &*docket.files);
        let of_parties = self.parties.iter().flat_map(|party| &*party.files);
        let of_pages = self.page_files.iter().flat_map(|files| &**files);
        let named = of_filings.chain(of_dockets).chain(of_parties);
        named.chain(of_pages).filter_map(|file| match &file.target {
            FileTarget::Published(path, _) => Some((&file.place, path)),
            _ => None,
        })
    }

    /// Returns the folders with files that no record names, and how many each holds itself and in
    /// folders below it without records. None of them is named: any may be part of something
    /// withheld.
    pub fn unnamed_files(&self) -> &[(SitePath, usize)] {
        &self.unnamed
    }

    /// Returns the free pages in their order.
    pub fn pages(&self) -> &[Arc<Page>] {
        &self.pages
    }

    /// Returns the files that the text of a free page names, by the page's place in the order of
    /// pages.
    pub fn page_files(&self, at: usize) -> &NamedFiles {
        &self.page_files[at]
    }
}
