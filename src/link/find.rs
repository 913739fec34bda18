//! What a person means by a name: linking resolves mentions by it, and commands ask the catalog.

use super::catalog::{Catalog, DocketId, FilingId, Party, PartyId};
use crate::text::{fold, letters_of_name, normal, slug, without_case};

/// What a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<Id> {
    /// Nothing that is known.
    Nothing,
    /// This one.
    One(Id),
    /// This one, in a spelling that a record may not use.
    Otherwise(Id),
    /// One of these.
    Several(Vec<Id>),
}

impl<Id: Copy> Found<Id> {
    /// Returns the one that is meant, in whatever spelling.
    #[cfg(test)]
    pub fn one(&self) -> Option<Id> {
        match self {
            Found::One(id) | Found::Otherwise(id) => Some(*id),
            Found::Nothing | Found::Several(_) => None,
        }
    }

    fn of(all: Vec<Id>) -> Found<Id> {
        match all.as_slice() {
            [] => Found::Nothing,
            [only] => Found::One(*only),
            _ => Found::Several(all),
        }
    }
}

impl Catalog {
    /// Finds the party that a text names, as a mention in a record would, or by the id in its
    /// address.
    pub fn find_party(&self, text: &str) -> Found<PartyId> {
        if let Some(party) = self.known_parties.recorded(text) {
            return Found::One(party);
        }
        match Found::of(self.known_parties.doing_business_as(text).collect()) {
            Found::Nothing => {}
            found => return found,
        }
        if let Some(party) = self.known_parties.gathered.get(&letters_of_name(text)) {
            return Found::One(*party);
        }
        let mut parties = self.parties();
        let at_address = parties.find(|(_, party)| {
            slug(&party.id) == text || without_case(&party.id) == without_case(text)
        });
        at_address.map_or(Found::Nothing, |(id, _)| Found::One(id))
    }

    /// Finds the party whose own name a text is, and none that only does business under it.
    pub fn find_party_of_name(&self, text: &str) -> Option<PartyId> {
        let recorded = self.known_parties.recorded(text);
        let gathered = || self.known_parties.gathered.get(&letters_of_name(text));
        recorded.or_else(|| gathered().copied())
    }

    /// Finds the docket that a text names: by its id, or by its number. In a record, every letter
    /// has to be the same.
    pub fn find_docket(&self, text: &str) -> Found<DocketId> {
        let by_id = self.dockets().find(|(_, docket)| docket.name == text);
        if let Some((id, _)) = by_id {
            return Found::One(id);
        }
        let by_number = self.dockets().filter(|(_, docket)| docket.number == text);
        match Found::of(by_number.map(|(id, _)| id).collect()) {
            Found::Nothing => {}
            found => return found,
        }
        let folded = fold(text);
        let alike = self.dockets().filter(|(_, docket)| {
            !folded.is_empty() && (fold(&docket.name) == folded || fold(&docket.number) == folded)
        });
        match Found::of(alike.map(|(id, _)| id).collect()) {
            Found::One(id) => Found::Otherwise(id),
            found => found,
        }
    }

    /// Finds the filing that a record of the docket `own` refers to with a text: by its id, as
    /// `DOCKET/id`, or as `DOCKET#number`. A withheld filing is found by its number alone.
    pub fn find_filing(&self, text: &str, own: Option<DocketId>) -> Found<FilingId> {
        let id = normal(text);
        let with_id: Vec<FilingId> = self
            .filings()
            .filter(|(_, filed)| filed.id() == Some(&id))
            .map(|(id, _)| id)
            .collect();
        let of_home = with_id.iter().copied();
        let of_home: Vec<_> = of_home
            .filter(|id| self.filing(*id).home() == own)
            .collect();
        match (of_home.is_empty(), with_id.is_empty()) {
            (false, _) => return Found::of(of_home),
            (true, false) => return Found::of(with_id),
            (true, true) => {}
        }
        let in_docket = |docket: &str, is_it: &dyn Fn(FilingId) -> bool| {
            let Found::One(docket) = self.find_docket(docket) else {
                return Found::Nothing;
            };
            let filings = self.docket(docket).filings.iter().copied();
            Found::of(filings.filter(|id| is_it(*id)).collect())
        };
        if let Some((docket, number)) = text.rsplit_once('#')
            && self.find_docket(docket) != Found::Nothing
        {
            return in_docket(docket, &|id| {
                self.filing(id).filing.number.as_deref() == Some(number)
            });
        }
        match text.rsplit_once('/') {
            Some((docket, id)) => {
                in_docket(docket, &|one| self.filing(one).id() == Some(&*normal(id)))
            }
            None => Found::Nothing,
        }
    }
}

impl Party {
    /// Returns all its names: the one that it is shown by, those of its record, and those under
    /// which it does business.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let record = self.record.iter();
        let others = record.flat_map(|record| record.aliases.iter().chain(&record.formerly));
        std::iter::once(self.name.as_str())
            .chain(self.dba.iter().map(String::as_str))
            .chain(others.map(|other| other.text.as_str()))
    }
}
