//! The catalog: every docket, filing and party, how they stand to one another, and the questions it answers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;

use super::known::KnownParties;
use super::quick::Map;
use crate::diagnostic::{Place, SitePath};
use crate::docket::{
    Access, Attachment, Clock, DocketRecord, Event, Filing, FilingParties, Heading, Held,
    Inspection, Page, PartyRecord, PdfText, Proceeding, Relation, Settings, TypeId,
};
use crate::law::Authority;
use crate::time::{Date, Reckoning};

/// Declares the number of one kind of record in the catalog.
macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// Gives the number as an index.
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

/// Every docket, filing and party, and how they stand to one another. Never changes once it is made.
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
    /// The folders in which readers see records and files lie that no record names, with how many they are.
    pub(super) unnamed: Vec<(SitePath, usize)>,
    /// The published PDFs beside which a sidecar is, in the order of their paths.
    pub(super) with_sidecar: Vec<SitePath>,
    /// The texts of published PDFs, read from those sidecars.
    pub(super) texts: BTreeMap<SitePath, PdfText>,
    /// What is known of published PDFs.
    pub(super) inspections: BTreeMap<SitePath, Inspection>,
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

/// A docket with all that stands in it.
#[derive(Debug)]
pub struct Docket {
    /// What names it for good: its id, or its number.
    pub name: String,
    /// Its number, as the agency writes it.
    pub number: String,
    /// Its record, where a `docket.md` makes one.
    pub record: Option<Arc<DocketRecord>>,
    /// How open it is.
    pub access: Access,
    /// The agency: the record's, or the site's.
    pub agency: Option<String>,
    /// Its filings, in timeline order.
    pub filings: Vec<FilingId>,
    /// Its documents that are not on file, in timeline order.
    pub absent: Vec<AbsentId>,
    /// Everything dated in it, in one order.
    pub timeline: Vec<Entry>,
    /// Its clocks, counted.
    pub clocks: Vec<Counted>,
    /// Its parties: those of its record in their order, then those of its filings by name.
    pub parties: Vec<DocketParty>,
    /// The authorities that its filings cite or its time limits rest on, in their order.
    pub authorities: Vec<AuthorityId>,
    /// The dockets that its record names, resolved where they are on this site.
    pub part_of: Option<DocketName>,
    /// Dockets that have to do with it.
    pub related: Vec<DocketName>,
    /// Where it was consolidated.
    pub consolidated_into: Option<DocketName>,
    /// The dockets on this site that were consolidated into it.
    pub consolidates: Vec<DocketId>,
    /// The dockets on this site that are a part of it.
    pub has_parts: Vec<DocketId>,
    /// The files that its prose names.
    pub files: NamedFiles,
    /// The item numbers that are missing from it.
    pub gaps: Vec<Gap>,
}

/// An item number, or several in a row, that no filing of a docket has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first number that is missing.
    pub first: u64,
    /// The last one.
    pub last: u64,
    /// The filing with the number after it.
    pub before: FilingId,
}

/// A docket that a record names: one of this site, or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocketName {
    /// As it was named.
    pub text: String,
    /// Which docket of this site it is.
    pub id: Option<DocketId>,
}

/// A party's part in a docket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocketParty {
    /// The party.
    pub party: Named,
    /// Where the docket's record lists it: the number of its entry there.
    pub listed: Option<usize>,
    /// How many filings of the docket it filed.
    pub filed: u32,
    /// Whether filings of the docket are served on it.
    pub served: bool,
}

/// A filing in the catalog.
#[derive(Debug)]
pub struct Filed {
    /// The filing as recorded, without what is withheld.
    pub filing: Arc<Filing>,
    /// The place of its file among all that were read. It is a number, since the name of a withheld file is withheld too.
    pub file: usize,
    /// Its dockets, the home first; empty for a document outside every docket.
    pub dockets: Vec<DocketId>,
    /// The parties that it names.
    pub parties: FilingParties<Named>,
    /// For each signature, the party for which the person signed.
    pub signed_for: Vec<Option<Named>>,
    /// The authorities that it lists or its text cites, with how often the text does, in the order of first mention.
    pub authorities: Vec<(Cited, u32)>,
    /// The files of the content folder that it names, attachments first.
    pub files: NamedFiles,
}

/// A party as a record names it: resolved, or words that name nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Named<P = PartyId> {
    /// A party of this site.
    Party(P),
    /// Words such as `Anonymous`.
    Words(String),
}

/// An authority as a filing cites it: one of this site's, or words that name none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// An authority of this site.
    Authority(AuthorityId),
    /// Words such as `[redacted]`.
    Words(String),
}

/// An authority, gathered from all that cite it.
#[derive(Debug)]
pub struct CitedAuthority {
    /// What its address is made of.
    pub key: String,
    /// Its name, and where the public can read it.
    pub authority: Authority,
    /// The filings that cite it, in timeline order, with how often the text of each does; 0 where only the record lists it.
    pub filings: Vec<(FilingId, u32)>,
    /// The dockets whose filings cite it or whose time limits rest on it, in the order of their names.
    pub dockets: Vec<DocketId>,
    /// The time limits that rest on it and the dates that filings state by it, docket by docket.
    pub limits: Vec<(DocketId, Entry)>,
}

/// A file of the content folder that a public record names; it is published beside the record's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// As the record names it, percent-decoded.
    pub to: String,
    /// What that leads to.
    pub target: FileTarget,
    /// Where the record names it.
    pub place: Place,
}

/// The files that a record names, in the order in which it names them; each can be found by how it is written there.
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

/// A party, gathered from all that name it.
#[derive(Debug)]
pub struct Party {
    /// What its address is made of: its record's id, or its name.
    pub id: String,
    /// The name that it is shown by.
    pub name: String,
    /// Names under which it does business: those of its record, and those that filings give.
    pub dba: Vec<String>,
    /// Its record, where there is one.
    pub record: Option<Arc<PartyRecord>>,
    /// Where it is named first, if no record describes it.
    pub place: Option<Place>,
    /// The party that owns it.
    pub parent: Option<Named>,
    /// The parties that it owns.
    pub children: Vec<PartyId>,
    /// The dockets in which it takes part, in the order of their names.
    pub dockets: Vec<DocketId>,
    /// The filings that name it and how, in timeline order; those withheld in part among them.
    pub filings: Vec<(FilingId, Vec<Capacity>)>,
    /// The documents not on file that name it.
    pub absent: Vec<(AbsentId, Capacity)>,
    /// The files that its prose names.
    pub files: NamedFiles,
}

/// What a party has to do with a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// It filed it.
    Filed,
    /// It was filed on its behalf.
    OnBehalf,
    /// It was addressed to it.
    Addressed,
    /// It was served on it.
    Served,
    /// Someone signed it for the party.
    Signed,
}

/// A document that is known and not on file.
#[derive(Debug)]
pub struct Absent<P = PartyId> {
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: Date,
    /// Its type, where known.
    pub kind: Option<TypeId>,
    /// Who filed or sent it.
    pub filed_by: Vec<Named<P>>,
    /// To whom.
    pub addressed_to: Vec<Named<P>>,
    /// The docket on whose timeline it stands; `None` outside every docket.
    pub docket: Option<DocketId>,
}

/// How a filing refers to another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// As its front matter says.
    By(Relation),
    /// It rules on it, in these words.
    RulesOn(String),
    /// The other is its version for public inspection.
    PublicVersion,
}

/// A document that a filing refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Referent {
    /// On file.
    Filing(FilingId),
    /// Known, not on file.
    Absent(AbsentId),
}

/// One thing on a docket's timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A filing.
    Filing(FilingId),
    /// A document that is not on file.
    Absent(AbsentId),
    /// An event, by its number in the docket's record.
    Event(usize),
    /// A time limit: the number of a clock and of a milestone in it.
    Limit(usize, usize),
    /// A date that a filing states: the filing and the number of the date in it.
    Stated(FilingId, usize),
}

/// A clock with its time limits counted.
#[derive(Debug)]
pub struct Counted {
    /// From which day it runs, where that is known.
    pub from: Option<Date>,
    /// Which document it runs from.
    pub document: Option<Referent>,
    /// Under which key of that document the day stands, where it is not its filing date.
    pub date_key: Option<&'static str>,
    /// What falls due, in the order of the record: what was computed, where it could be.
    pub limits: Vec<Option<Reckoning>>,
}

impl Catalog {
    /// Gives the site's settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Gives a docket.
    pub fn docket(&self, id: DocketId) -> &Docket {
        &self.dockets[id.index()]
    }

    /// Gives all dockets that readers may know of, in the order of their names.
    pub fn dockets(&self) -> impl ExactSizeIterator<Item = (DocketId, &Docket)> {
        self.dockets
            .iter()
            .enumerate()
            .map(|(at, docket)| (DocketId(at as u32), docket))
    }

    /// Gives a filing.
    pub fn filing(&self, id: FilingId) -> &Filed {
        &self.filings[id.index()]
    }

    /// Gives all filings that readers may know of, in timeline order.
    pub fn filings(
        &self,
    ) -> impl ExactSizeIterator<Item = (FilingId, &Filed)> + DoubleEndedIterator {
        self.filings
            .iter()
            .enumerate()
            .map(|(at, filed)| (FilingId(at as u32), filed))
    }

    /// Gives a party.
    pub fn party(&self, id: PartyId) -> &Party {
        &self.parties[id.index()]
    }

    /// Gives all parties that readers may know of, in the order of their addresses.
    pub fn parties(&self) -> impl ExactSizeIterator<Item = (PartyId, &Party)> {
        self.parties
            .iter()
            .enumerate()
            .map(|(at, party)| (PartyId(at as u32), party))
    }

    /// Gives a document that is not on file.
    pub fn absent(&self, id: AbsentId) -> &Absent {
        &self.absent[id.index()]
    }

    /// Gives all documents that are not on file.
    pub fn absents(&self) -> impl ExactSizeIterator<Item = (AbsentId, &Absent)> {
        self.absent
            .iter()
            .enumerate()
            .map(|(at, absent)| (AbsentId(at as u32), absent))
    }

    /// Gives an authority.
    pub fn authority(&self, id: AuthorityId) -> &CitedAuthority {
        &self.authorities[id.index()]
    }

    /// Gives all authorities that something readers see cites, in the order of a table of authorities.
    pub fn authorities(&self) -> impl ExactSizeIterator<Item = (AuthorityId, &CitedAuthority)> {
        self.authorities
            .iter()
            .enumerate()
            .map(|(at, authority)| (AuthorityId(at as u32), authority))
    }

    /// Gives the files that are published with records, each once, in the order of their paths.
    pub fn published_files(&self) -> Vec<&SitePath> {
        let files: BTreeSet<&SitePath> = self.named_files().map(|(_, path)| path).collect();
        files.into_iter().collect()
    }

    /// Gives the files that are published with records, each with the place that names it.
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

    /// Gives the published PDFs beside which is a sidecar that nothing withholds, in the order of their paths.
    pub fn with_sidecar(&self) -> &[SitePath] {
        &self.with_sidecar
    }

    /// Takes up the texts of published PDFs. Nothing else depends on them but what is made of the catalog.
    pub fn with_texts(self, texts: BTreeMap<SitePath, PdfText>) -> Catalog {
        Catalog { texts, ..self }
    }

    /// Gives the text of a published PDF, where it is known.
    pub fn text_of(&self, pdf: &SitePath) -> Option<&PdfText> {
        self.texts.get(pdf)
    }

    /// Takes up what is known of published PDFs that were looked into.
    pub(crate) fn enter_inspections(&mut self, inspections: BTreeMap<SitePath, Inspection>) {
        self.inspections = inspections;
    }

    /// Gives what is known of the published PDFs, in the order of their paths; nothing where none was looked into.
    pub fn inspections(&self) -> &BTreeMap<SitePath, Inspection> {
        &self.inspections
    }

    /// Gives the attachments of a filing whose text is known, each by its place in the list of all of them.
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

    /// Gives the folders with files that no record names, and how many each holds itself and in folders below it without records.
    /// None of them is named: any may be part of something withheld.
    pub fn unnamed_files(&self) -> &[(SitePath, usize)] {
        &self.unnamed
    }

    /// Gives the law behind a time limit or a stated date of a docket, as typed: its own, or its clock's.
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

    /// Gives the free pages in their order.
    pub fn pages(&self) -> &[Arc<Page>] {
        &self.pages
    }

    /// Gives the files that the text of a free page names, by the page's place in the order of pages.
    pub fn page_files(&self, at: usize) -> &NamedFiles {
        &self.page_files[at]
    }

    /// Gives the documents that a filing refers to, in the order in which it names them.
    pub fn refers_to(&self, id: FilingId) -> &[(Link, Referent)] {
        &self.forward[id.index()]
    }

    /// Gives the filings that refer to a document, in timeline order.
    pub fn referred_to_by(&self, document: Referent) -> &[(Link, FilingId)] {
        match document {
            Referent::Filing(id) => &self.backward[id.index()],
            Referent::Absent(id) => &self.absent_backward[id.index()],
        }
    }

    /// Gives the exchange that a document is part of: all that answer one another or rule on one another, at any
    /// depth, in timeline order. Empty where it stands alone.
    pub fn exchange(&self, document: Referent) -> &[Referent] {
        let number = match document {
            Referent::Filing(id) => self.exchange_of[id.index()],
            Referent::Absent(id) => self.exchange_of_absent[id.index()],
        };
        number.map_or(&[], |number| &self.exchanges[number as usize])
    }

    /// Gives the clocks of dockets that run from a document, as docket and number.
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

    /// Gives the day on which a date falls by the site's own clocks; the first of several.
    pub fn local_day(&self, date: &Date) -> Option<NaiveDate> {
        match date {
            Date::At(point) => Some(self.settings.zone.local(point).0),
            date => date.first_day(),
        }
    }

    /// Gives the date by which an entry of a docket's timeline takes its place.
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

    /// Gives the time limits, events and stated dates of a docket that fall on certain days, with the place of each on
    /// its timeline.
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

impl Docket {
    /// Gives an event of its record.
    pub fn event(&self, at: usize) -> &Event {
        &self.proceeding().expect("only a record has events").events[at]
    }

    /// Gives a clock of its record, and how it was counted.
    pub fn clock(&self, at: usize) -> (&Clock, &Counted) {
        let proceeding = self.proceeding().expect("only a record has clocks");
        (&proceeding.clocks[at], &self.clocks[at])
    }

    /// Gives the date of a time limit: the one that a document states, or else the one computed.
    pub fn limit_date(&self, clock: usize, at: usize) -> Option<Date> {
        let (clock, counted) = self.clock(clock);
        let computed = || {
            counted.limits[at]
                .as_ref()
                .map(|reckoning| Date::from(reckoning.date))
        };
        clock.milestones[at].stated.clone().or_else(computed)
    }

    /// Tells whether the date that a document states for a time limit is known and is not the one that was counted.
    pub fn limit_differs(&self, clock: usize, at: usize) -> bool {
        let (clock, counted) = self.clock(clock);
        match (&clock.milestones[at].stated, &counted.limits[at]) {
            (Some(stated), Some(reckoning)) => {
                stated.first_day() > Some(reckoning.date)
                    || stated.last_day() < Some(reckoning.date)
            }
            _ => false,
        }
    }

    /// Gives what its record says of the proceeding, where readers may see it.
    pub fn proceeding(&self) -> Option<&Proceeding> {
        let record = self.record.as_ref().filter(|_| self.access.is_public());
        record?.proceeding()
    }

    /// Gives its title, or what is shown in place of it, where its record has one.
    pub fn heading(&self) -> Option<&Heading> {
        self.record.as_ref()?.heading.as_ref()
    }

    /// Gives its status as words, where its record gives one.
    pub fn status(&self) -> Option<&str> {
        self.proceeding()?.status.as_deref()
    }

    /// Tells whether its record says that it is closed.
    pub fn is_closed(&self) -> bool {
        match self.status() {
            Some(status) => status == "closed",
            None => {
                let proceeding = self.proceeding();
                proceeding.is_some_and(|proceeding| proceeding.closed.is_some())
            }
        }
    }
}

impl Filed {
    /// Gives its id, where readers may know it.
    pub fn id(&self) -> Option<&str> {
        self.filing.document().map(|document| document.id.as_str())
    }

    /// Gives its home docket.
    pub fn home(&self) -> Option<DocketId> {
        self.dockets.first().copied()
    }

    /// Gives its attachments; none where they are withheld with it.
    pub fn attachments(&self) -> &[Attachment] {
        self.filing
            .document()
            .map_or(&[], |document| &document.attachments)
    }

    /// Gives the file of an attachment that is published with it.
    pub fn published(&self, attachment: &Attachment) -> Option<&SitePath> {
        let Held::File(to) = &attachment.held else {
            return None;
        };
        match self.file(to) {
            Some(FileTarget::Published(path, _)) => Some(path),
            _ => None,
        }
    }

    /// Finds what a path in its record leads to.
    pub fn file(&self, to: &str) -> Option<&FileTarget> {
        self.files.find(to)
    }
}
