//! A docket with all that is in it.

use std::sync::Arc;

use super::filed::{Counted, Entry};
use super::files::NamedFiles;
use super::party::Named;
use crate::docket::{Access, Clock, DocketRecord, Event, Heading, Proceeding};
use crate::link::{AbsentId, AuthorityId, DocketId, FilingId};
use crate::time::Date;

/// A docket with all that is in it.
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
    /// The authorities that its filings cite or its deadlines rest on, in their order.
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

impl Docket {
    /// Returns an event of its record.
    pub fn event(&self, at: usize) -> &Event {
        &self.proceeding().expect("only a record has events").events[at]
    }

    /// Returns a clock of its record, and how it was counted.
    pub fn clock(&self, at: usize) -> (&Clock, &Counted) {
        let proceeding = self.proceeding().expect("only a record has clocks");
        (&proceeding.clocks[at], &self.clocks[at])
    }

    /// Returns the date of a deadline: the one that a document states, or else the one computed.
    pub fn limit_date(&self, clock: usize, at: usize) -> Option<Date> {
        let (clock, counted) = self.clock(clock);
        let computed = || {
            counted.limits[at]
                .as_ref()
                .map(|reckoning| Date::from(reckoning.date))
        };
        clock.milestones[at].stated.clone().or_else(computed)
    }

    /// Returns whether the date that a document states for a deadline is known and is not the one
    /// that was counted.
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

    /// Returns what its record says of the proceeding, where readers may see it.
    pub fn proceeding(&self) -> Option<&Proceeding> {
        let record = self.record.as_ref().filter(|_| self.access.is_public());
        record?.proceeding()
    }

    /// Returns its title, or what is shown in place of it, where its record has one.
    pub fn heading(&self) -> Option<&Heading> {
        self.record.as_ref()?.heading.as_ref()
    }

    /// Returns its status as words, where its record gives one.
    pub fn status(&self) -> Option<&str> {
        self.proceeding()?.status.as_deref()
    }

    /// Returns whether its record says that it is closed.
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
