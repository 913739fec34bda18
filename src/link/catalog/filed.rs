//! Filings, and what is beside them on a timeline.

use std::sync::Arc;

use super::files::{FileTarget, NamedFiles};
use super::party::Named;
use crate::diagnostic::SitePath;
use crate::docket::{Attachment, Filing, FilingParties, Held, Relation, TypeId};
use crate::law::Authority;
use crate::link::{AbsentId, AuthorityId, DocketId, FilingId, PartyId};
use crate::time::{Date, Reckoning};

/// A filing in the catalog.
#[derive(Debug)]
pub struct Filed {
    /// The filing as recorded, without what is withheld.
    pub filing: Arc<Filing>,
    /// The place of its file among all that were read. It is a number, since the name of a withheld
    /// file is withheld too.
    pub file: usize,
    /// Its dockets, the home first; empty for a document outside every docket.
    pub dockets: Vec<DocketId>,
    /// The parties that it names.
    pub parties: FilingParties<Named>,
    /// For each signature, the party for which the person signed.
    pub signed_for: Vec<Option<Named>>,
    /// The authorities that it lists or its text cites, with how often the text does, in the order
    /// of first mention.
    pub authorities: Vec<(Cited, u32)>,
    /// The files of the content folder that it names, attachments first.
    pub files: NamedFiles,
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
    /// The filings that cite it, in timeline order, with how often the text of each does; 0 where
    /// only the record lists it.
    pub filings: Vec<(FilingId, u32)>,
    /// The dockets whose filings cite it or whose deadlines rest on it, in the order of their
    /// names.
    pub dockets: Vec<DocketId>,
    /// The same filings docket by docket; one that is in several dockets is there for each.
    pub by_docket: Vec<(DocketId, FilingId, u32)>,
    /// The deadlines that rest on it and the dates that filings state by it, docket by docket.
    pub limits: Vec<(DocketId, Entry)>,
}

impl CitedAuthority {
    /// Returns the filings of a docket that cite it, in timeline order, with how often.
    pub fn filings_in(&self, docket: DocketId) -> &[(DocketId, FilingId, u32)] {
        one_docket(&self.by_docket, docket, |(of, ..)| *of)
    }

    /// Returns the deadlines and stated dates of a docket that rest on it.
    pub fn limits_in(&self, docket: DocketId) -> &[(DocketId, Entry)] {
        one_docket(&self.limits, docket, |(of, _)| *of)
    }
}

/// Returns the part of a list that belongs to a docket. The list goes docket by docket.
fn one_docket<T>(list: &[T], docket: DocketId, of: impl Fn(&T) -> DocketId) -> &[T] {
    let start = list.partition_point(|one| of(one) < docket);
    let end = list.partition_point(|one| of(one) <= docket);
    &list[start..end]
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
    /// The docket on whose timeline it is; `None` outside every docket.
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
    /// A deadline: the number of a clock and of a milestone in it.
    Limit(usize, usize),
    /// A date that a filing states: the filing and the number of the date in it.
    Stated(FilingId, usize),
}

/// A clock with its deadlines counted.
#[derive(Debug)]
pub struct Counted {
    /// From which day it runs, where that is known.
    pub from: Option<Date>,
    /// Which document it runs from.
    pub document: Option<Referent>,
    /// Under which key of that document the day is, where it is not its filing date.
    pub date_key: Option<&'static str>,
    /// What falls due, in the order of the record: what was computed, where it could be.
    pub limits: Vec<Option<Reckoning>>,
}

impl Filed {
    /// Returns its id, where readers may know it.
    pub fn id(&self) -> Option<&str> {
        self.filing.document().map(|document| document.id.as_str())
    }

    /// Returns its home docket.
    pub fn home(&self) -> Option<DocketId> {
        self.dockets.first().copied()
    }

    /// Returns its attachments; none where they are withheld with it.
    pub fn attachments(&self) -> &[Attachment] {
        self.filing
            .document()
            .map_or(&[], |document| &document.attachments)
    }

    /// Returns the file of an attachment that is published with it.
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
