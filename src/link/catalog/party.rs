//! A party, and what it has to do with filings.

use std::sync::Arc;

use super::files::NamedFiles;
use crate::diagnostic::Place;
use crate::docket::PartyRecord;
use crate::link::{AbsentId, DocketId, FilingId, PartyId};

/// A party as a record names it: resolved, or words that name nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Named<P = PartyId> {
    /// A party of this site.
    Party(P),
    /// Words such as `Anonymous`.
    Words(String),
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
