//! The numbers that parties are given when all of them are known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::catalog::{Named, NamedFiles, Party, PartyId};
use super::super::known::KnownParties;
use super::super::order::Collation;
use super::super::quick::{Map, Set};
use super::ending::split_dba;
use super::{Meaning, NamedParties, Who};
use crate::diagnostic::{Code, Diagnostic, Part, Place};
use crate::docket::PartyRecord;
use crate::text::letters_of_name;

/// The numbers that parties were given.
pub(in crate::link) struct Numbers {
    pub(super) records: Vec<Option<PartyId>>,
    pub(super) gathered: Vec<Option<PartyId>>,
}

impl Numbers {
    fn get(&self, who: Who) -> Option<PartyId> {
        match who {
            Who::Record(at) => self.records[at],
            Who::Gathered(at) => self.gathered[at],
        }
    }

    /// Returns a named party with its number.
    pub(in crate::link) fn named(&self, named: &Named<Who>) -> Named {
        match named {
            Named::Words(words) => Named::Words(words.clone()),
            Named::Party(who) => match self.get(*who) {
                Some(id) => Named::Party(id),
                None => Named::Words(String::new()),
            },
        }
    }

    /// Returns several.
    pub(in crate::link) fn all(&self, named: &[Named<Who>]) -> Vec<Named> {
        named.iter().map(|named| self.named(named)).collect()
    }
}

impl<'a> NamedParties<'a> {
    /// Closes the books: the parties that something public names, in the order of their names,
    /// and the number of each.
    ///
    /// A party that owns a named one is named too.
    pub(in crate::link) fn close(
        mut self,
        problems: &mut Vec<Diagnostic>,
    ) -> (Vec<Party>, KnownParties<PartyId>, Numbers) {
        let mut parents: BTreeMap<usize, Named<Who>> = BTreeMap::new();
        let mut open: Vec<usize> = self.named.iter().copied().collect();
        while let Some(at) = open.pop() {
            let record = self.records[at];
            if let Some(parent) = &record.parent {
                let named = self.resolve(parent, &record.path, problems);
                if named == Named::Party(Who::Record(at)) {
                    let place = Place::Key(record.path.clone(), parent.at.clone(), Part::Value);
                    let message = "a party lists itself as its own parent";
                    problems.push(Diagnostic::error(Code::SelfReference, place, message));
                    continue;
                }
                if let Named::Party(Who::Record(parent)) = &named
                    && !parents.contains_key(parent)
                    && *parent != at
                {
                    open.push(*parent);
                }
                parents.insert(at, named);
            }
        }
        self.count_spellings();
        self.report(problems);
        let mut parties: Vec<(Who, Party)> = Vec::new();
        let spelled = self.learned();
        let mut learned: Map<usize, BTreeSet<&String>> = Map::default();
        for (folded, parties) in &self.book.by_dba {
            for who in parties {
                if let Who::Record(at) = who {
                    learned.entry(*at).or_default().insert(folded);
                }
            }
        }
        for at in &self.named {
            let record = self.records[*at];
            let mut dba: Vec<String> = record.dba.iter().map(|dba| dba.text.clone()).collect();
            let mut known: Set<String> = dba.iter().map(|dba| letters_of_name(dba)).collect();
            // Names that filings give with `d/b/a` come after those of the record.
            for folded in learned.get(at).into_iter().flatten() {
                if let Some(spelling) = spelled.get(*folded)
                    && known.insert((*folded).clone())
                {
                    dba.push((*spelling).to_owned());
                }
            }
            parties.push((
                Who::Record(*at),
                party(record.id.clone(), record.name.clone(), dba, Some(record)),
            ));
        }
        for (at, gathered) in self.gathered.iter().enumerate() {
            if gathered.named {
                let dba = gathered.dba.iter().cloned().collect();
                let party = Party {
                    place: gathered.place.clone(),
                    ..party(gathered.words(), gathered.name(), dba, None)
                };
                parties.push((Who::Gathered(at), party));
            }
        }
        let collation = Collation::of(&self.language);
        parties.sort_by_cached_key(|(_, party)| {
            (
                collation.key(&party.name),
                party.id.clone(),
                party.name.clone(),
            )
        });
        let mut numbers = Numbers {
            records: vec![None; self.records.len()],
            gathered: vec![None; self.gathered.len()],
        };
        let mut list = Vec::with_capacity(parties.len());
        for (at, (who, party)) in parties.into_iter().enumerate() {
            let number = match who {
                Who::Record(at) => &mut numbers.records[at],
                Who::Gathered(at) => &mut numbers.gathered[at],
            };
            *number = Some(PartyId(at as u32));
            list.push(party);
        }
        for (child, parent) in parents {
            let Some(child) = numbers.get(Who::Record(child)) else {
                continue;
            };
            let parent = numbers.named(&parent);
            if let Named::Party(parent) = parent {
                list[parent.index()].children.push(child);
            }
            list[child.index()].parent = Some(parent);
        }
        for party in &mut list {
            party.children.sort();
        }
        let known = self.book.numbered(|who| numbers.get(who));
        (list, known, numbers)
    }

    /// Counts how often each spelling of a gathered party's name was used.
    fn count_spellings(&mut self) {
        for (text, (meaning, times)) in &self.known {
            let Meaning::Named(Named::Party(Who::Gathered(at))) = meaning else {
                continue;
            };
            let name = split_dba(text).map_or(text.as_str(), |(name, _)| name);
            let gathered = &mut self.gathered[*at];
            // A name under which a party does business is no spelling of its name.
            if letters_of_name(name) == gathered.key {
                *gathered.spellings.entry(name.to_owned()).or_default() += times;
            }
        }
    }

    /// Returns the spelling of each folded name under which a party does business, as filings write
    /// it.
    fn learned(&self) -> Map<String, &str> {
        let mut spellings: Map<String, &str> = Map::default();
        for (_, dba) in self.known.keys().filter_map(|text| split_dba(text)) {
            let spelling = spellings.entry(letters_of_name(dba)).or_insert(dba);
            // Of several the first in the alphabet.
            *spelling = dba.min(*spelling);
        }
        spellings
    }
}

pub(super) fn party(
    id: String,
    name: String,
    dba: Vec<String>,
    record: Option<&Arc<PartyRecord>>,
) -> Party {
    Party {
        id,
        name,
        dba,
        record: record.cloned(),
        place: None,
        parent: None,
        children: Vec::new(),
        dockets: Vec::new(),
        filings: Vec::new(),
        absent: Vec::new(),
        files: NamedFiles::default(),
    }
}
