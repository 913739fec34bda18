//! What a Markdown file records, and what the reader of one kind of record gives back.

use std::sync::Arc;

use super::secrecy::Secrecy;
use super::withheld::WithheldPath;
use crate::docket::{Access, ClockNames, DocketRecord, Dockets, Filing, Page, PartyRecord};

/// What a Markdown file records.
#[derive(Debug)]
pub enum Record {
    /// A filing.
    Filing(Box<FilingRecord>),
    /// A docket.
    Docket(Arc<DocketRecord>),
    /// A party.
    Party(Arc<PartyRecord>),
    /// A free page.
    Page(Arc<Page>),
}

/// A filing, and what is needed to find it by.
#[derive(Debug)]
pub struct FilingRecord {
    /// Its id.
    pub id: String,
    /// The dockets that it names.
    pub dockets: Dockets,
    /// Its item number.
    pub number: Option<String>,
    /// The filing; `None` where readers see nothing of it.
    pub filing: Option<Arc<Filing>>,
    /// What readers see in place of its title, should its docket withhold it.
    pub public_title: Option<String>,
    /// How open it says it is, were it not a draft; `None` where that cannot be read.
    pub stated_access: Option<Access>,
}

/// What the reader of one kind of record gives back.
pub(super) struct Read {
    pub(super) record: Option<Record>,
    pub(super) secrecy: Secrecy,
    pub(super) withheld: Vec<WithheldPath>,
    pub(super) clocks: Vec<(usize, ClockNames)>,
}

impl Read {
    pub(super) fn nothing(secrecy: Secrecy) -> Read {
        Read {
            record: None,
            secrecy,
            withheld: Vec::new(),
            clocks: Vec::new(),
        }
    }

    pub(super) fn open(record: Option<Record>) -> Read {
        Read {
            record,
            secrecy: Secrecy::Open,
            withheld: Vec::new(),
            clocks: Vec::new(),
        }
    }
}
