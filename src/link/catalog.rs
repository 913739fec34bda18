//! The catalog: every docket, filing and party, how they stand to one another, and the questions it
//! answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::known::KnownParties;
use super::quick::Map;
use crate::diagnostic::{Place, SitePath};
use crate::docket::{Inspection, Page, PdfText, Settings};
use crate::time::Date;

mod docket;
mod filed;
mod files;
mod party;

pub(super) use docket::Gap;
pub use docket::{Docket, DocketName, DocketParty};
pub use filed::{Absent, Cited, CitedAuthority, Counted, Entry, Filed, Link, Referent};
pub use files::{FileTarget, NamedFile, NamedFiles};
pub use party::{Capacity, Named, Party};

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

/// Every docket, filing and party, and how they stand to one another. Never changes once it is
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

    /// Returns the published PDFs beside which is a sidecar that nothing withholds, in the order of
    /// their paths.
    pub fn with_sidecar(&self) -> &[SitePath] {
        &self.with_sidecar
    }

    /// Takes up the texts of published PDFs. Nothing else depends on them but what is made of the
    /// catalog.
    pub fn with_texts(self, texts: BTreeMap<SitePath, PdfText>) -> Catalog {
        Catalog { texts, ..self }
    }

    /// Returns the text of a published PDF, where it is known.
    pub fn text_of(&self, pdf: &SitePath) -> Option<&PdfText> {
        self.texts.get(pdf)
    }

    /// Takes up what is known of published PDFs that were looked into.
    pub(crate) fn enter_inspections(&mut self, inspections: BTreeMap<SitePath, Inspection>) {
        self.inspections = inspections;
    }

    /// Takes up the digests of published files.
    pub(crate) fn enter_digests(&mut self, digests: impl IntoIterator<Item = (SitePath, String)>) {
        self.digests.extend(digests);
    }

    /// Returns the SHA-256 digest of a published file; `None` where it was not read.
    pub fn digest_of(&self, file: &SitePath) -> Option<&str> {
        self.digests.get(file).map(String::as_str)
    }

    /// Returns what is known of the published PDFs, in the order of their paths; nothing where none
    /// was looked into.
    pub fn inspections(&self) -> &BTreeMap<SitePath, Inspection> {
        &self.inspections
    }

    /// Returns the attachments of a filing whose text is known, each by its place in the list of
    /// all of them.
    pub fn attached_texts(
        &self,
        id: FilingId,
    ) -> impl Iterator<Item = (usize, &SitePath, &PdfText)> {
        let filed = self.filing(id);
        let attached = filed.attachments().iter().enumerate();
        attached.filter_map(|(at, attachment)| {
            let pdf = filed.published(attachment)?;
            Some((at, pdf, self.text_of(pdf)?))
        })
    }

    /// Returns the folders with files that no record names, and how many each holds itself and in
    /// folders below it without records. None of them is named: any may be part of something
    /// withheld.
    pub fn unnamed_files(&self) -> &[(SitePath, usize)] {
        &self.unnamed
    }

    /// Returns the law behind a deadline or a stated date of a docket, as typed: its own, or its
    /// clock's.
    pub fn basis_of(&self, docket: DocketId, entry: Entry) -> Option<&str> {
        match entry {
            Entry::Limit(clock, at) => {
                let (clock, _) = self.docket(docket).clock(clock);
                let own = clock.milestones[at].authority.as_deref();
                own.or(clock.authority.as_deref())
            }
            Entry::Stated(id, at) => {
                let document = self.filing(id).filing.document()?;
                document.deadlines[at].authority.as_deref()
            }
            Entry::Filing(_) | Entry::Absent(_) | Entry::Event(_) => None,
        }
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

    /// Returns the documents that a filing refers to, in the order in which it names them.
    pub fn refers_to(&self, id: FilingId) -> &[(Link, Referent)] {
        &self.forward[id.index()]
    }

    /// Returns the filings that refer to a document, in timeline order.
    pub fn referred_to_by(&self, document: Referent) -> &[(Link, FilingId)] {
        match document {
            Referent::Filing(id) => &self.backward[id.index()],
            Referent::Absent(id) => &self.absent_backward[id.index()],
        }
    }

    /// Returns the exchange that a document is part of: all that answer one another or rule on one
    /// another, at any depth, in timeline order. Empty where it stands alone.
    pub fn exchange(&self, document: Referent) -> &[Referent] {
        let number = match document {
            Referent::Filing(id) => self.exchange_of[id.index()],
            Referent::Absent(id) => self.exchange_of_absent[id.index()],
        };
        number.map_or(&[], |number| &self.exchanges[number as usize])
    }

    /// Returns the clocks of dockets that run from a document, as docket and number.
    pub fn clocks_from(&self, document: Referent) -> Vec<(DocketId, usize)> {
        let dockets = match document {
            Referent::Filing(id) => self.filing(id).dockets.clone(),
            Referent::Absent(id) => self.absent(id).docket.into_iter().collect(),
        };
        let mut found = Vec::new();
        for id in dockets {
            for (number, clock) in self.docket(id).clocks.iter().enumerate() {
                if clock.document == Some(document) {
                    found.push((id, number));
                }
            }
        }
        found
    }

    /// Returns the day on which a date falls by the site's own clocks; the first of several.
    pub fn local_day(&self, date: &Date) -> Option<NaiveDate> {
        match date {
            Date::At(point) => Some(self.settings.zone.local(point).0),
            date => date.first_day(),
        }
    }

    /// Returns the date by which an entry of a docket's timeline takes its place.
    pub fn date_of(&self, docket: &Docket, entry: Entry) -> Date {
        match entry {
            Entry::Filing(id) => self.filing(id).filing.date.clone(),
            Entry::Absent(id) => self.absent(id).date.clone(),
            Entry::Event(at) => docket.event(at).date.clone(),
            Entry::Limit(clock, at) => docket.limit_date(clock, at).unwrap_or(Date::Unknown),
            Entry::Stated(id, at) => self
                .filing(id)
                .filing
                .document()
                .map_or(Date::Unknown, |document| {
                    document.deadlines[at].date.clone()
                }),
        }
    }

    /// Returns the deadlines, events and stated dates of a docket that fall on certain days, with
    /// the place of each on its timeline.
    pub fn calendar(&self, id: DocketId) -> impl Iterator<Item = (usize, Entry, Date)> + '_ {
        let docket = self.docket(id);
        let entries = docket.timeline.iter().enumerate();
        let dated =
            entries.filter(|(_, entry)| !matches!(entry, Entry::Filing(_) | Entry::Absent(_)));
        dated.filter_map(|(place, entry)| {
            let date = self.date_of(docket, *entry);
            date.exact_days()?;
            Some((place, *entry, date))
        })
    }
}
