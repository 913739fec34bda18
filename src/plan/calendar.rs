//! Calendars of more than one docket: the site's, and one for each party that a docket's record
//! lists.

use super::{Plan, Url};
use crate::link::quick::Map;
use crate::link::{Catalog, DocketId, Named, PartyId};

/// The name of the file, in each folder that has one.
const FILE: &str = "deadlines.ics";

/// Whose dates a calendar of more than one docket shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarOf {
    /// Those of every docket.
    Site,
    /// Those of the dockets that list a party.
    Party(PartyId),
}

/// The dockets of each such calendar. A docket without dates is in none.
#[derive(Debug, Default)]
pub(crate) struct Calendars {
    site: Vec<DocketId>,
    parties: Map<PartyId, Vec<DocketId>>,
}

impl Calendars {
    /// Lists the dockets of each calendar. A site that shows a past day has none: nobody follows
    /// that.
    ///
    /// A party that a docket's record does not list only wrote to it once, perhaps with thousands
    /// of others, and its deadlines are not that party's.
    pub(super) fn new(catalog: &Catalog) -> Calendars {
        let mut calendars = Calendars::default();
        if catalog.settings().as_of.is_some() {
            return calendars;
        }
        for (id, docket) in catalog.dockets() {
            if catalog.calendar(id).next().is_none() {
                continue;
            }
            calendars.site.push(id);
            for part in docket.parties.iter().filter(|part| part.listed.is_some()) {
                if let Named::Party(party) = part.party {
                    calendars.parties.entry(party).or_default().push(id);
                }
            }
        }
        calendars
    }

    /// Returns the dockets whose dates a calendar shows, in the order of the site.
    fn dockets(&self, of: CalendarOf) -> &[DocketId] {
        match of {
            CalendarOf::Site => &self.site,
            CalendarOf::Party(id) => self.parties.get(&id).map_or(&[], Vec::as_slice),
        }
    }
}

impl Plan {
    /// Returns the dockets whose dates a calendar shows, in the order of the site.
    pub fn calendar_dockets(&self, of: CalendarOf) -> &[DocketId] {
        self.calendars.dockets(of)
    }

    /// Returns the address of a calendar; `None` where it would show nothing.
    pub fn calendar(&self, of: CalendarOf) -> Option<Url> {
        let folder = match of {
            CalendarOf::Site => Url::default(),
            CalendarOf::Party(id) => self.party(id).clone(),
        };
        let is_empty = self.calendar_dockets(of).is_empty();
        (!is_empty).then(|| folder.file(FILE))
    }
}
