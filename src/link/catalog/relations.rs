//! How the entries of the catalog relate to one another.

use chrono::NaiveDate;

use super::docket::Docket;
use super::filed::{Entry, Link, Referent};
use super::{Catalog, DocketId, FilingId};
use crate::time::Date;

impl Catalog {
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
