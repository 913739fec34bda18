//! The service list for the person who serves: with all contact data, whatever the site publishes
//! of it.
//!
//! Intake drops what the site does not publish, so that it is in no page. Here it is read once
//! more, from the records of public dockets and their parties alone.

use std::collections::HashMap;

use super::only::Only;
use crate::Edition;
use crate::diagnostic::{SitePath, Step};
use crate::docket::Counsel;
use crate::intake::read_written;
use crate::link::Named;

/// One person or party who is served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ServiceEntry {
    pub docket: String,
    pub party: String,
    pub name: String,
    pub firm: String,
    pub role: String,
    pub service: String,
    pub email: String,
    pub phone: String,
    pub address: String,
}

/// Returns all who are served, docket by docket in the order of its parties.
pub(super) fn entries(edition: &Edition, only: &Only) -> Vec<ServiceEntry> {
    let catalog = &edition.catalog;
    let mut typed = Typed {
        edition,
        known: HashMap::new(),
    };
    let mut entries = Vec::new();
    for (id, docket) in catalog.dockets().filter(|(id, _)| only.has_docket(&[*id])) {
        let proceeding = docket.proceeding();
        for part in docket
            .parties
            .iter()
            .filter(|part| part.served || part.listed.is_some())
        {
            if !only.has_party(&[std::slice::from_ref(&part.party)]) {
                continue;
            }
            let (party, record) = match &part.party {
                Named::Party(id) => {
                    let party = catalog.party(*id);
                    (party.name.clone(), party.record.as_ref())
                }
                Named::Words(words) => (words.clone(), None),
            };
            let of_party = record.map(|record| (&record.path, Vec::new()));
            let listed = part
                .listed
                .and_then(|at| Some((at, &proceeding?.parties[at])));
            let in_docket = listed.filter(|(_, listed)| !listed.counsel.is_empty());
            let (people, place): (&[Counsel], _) = match (in_docket, &docket.record, record) {
                (Some((at, listed)), Some(docket), _) => {
                    let above = vec![Part::Key("parties"), Part::At(at)];
                    (&listed.counsel, Some((&docket.path, above)))
                }
                (_, _, Some(record)) => (&record.counsel, of_party.clone()),
                _ => (&[], None),
            };
            let mut own = |key: &'static str| match &of_party {
                Some((path, _)) => typed.find(path, &[Part::Key(key)]),
                None => String::new(),
            };
            let service = own("service");
            let alone = ServiceEntry {
                docket: catalog.docket(id).number.clone(),
                party: party.clone(),
                name: own("representative"),
                email: own("email"),
                phone: own("phone"),
                address: own("address"),
                service: service.clone(),
                ..ServiceEntry::default()
            };
            for (at, person) in people.iter().enumerate() {
                let mut of = |key: &'static str| match &place {
                    Some((path, above)) => {
                        let below = [Part::Key("counsel"), Part::At(at), Part::Key(key)];
                        typed.find(path, &[above, &below[..]].concat())
                    }
                    None => String::new(),
                };
                entries.push(ServiceEntry {
                    docket: alone.docket.clone(),
                    party: party.clone(),
                    name: person.name.clone(),
                    firm: person.firm.clone().unwrap_or_default(),
                    role: person.role.clone().unwrap_or_default(),
                    service: service.clone(),
                    email: of("email"),
                    phone: of("phone"),
                    address: of("address"),
                });
            }
            let has_own =
                !alone.name.is_empty() || !alone.email.is_empty() || !alone.address.is_empty();
            if people.is_empty() || has_own {
                entries.push(alone);
            }
        }
    }
    entries
}

/// A step to a value. A list of one may be written as its only entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Key(&'static str),
    At(usize),
}

/// The values of records as they are typed; those that are partly withheld are not among them.
struct Typed<'a> {
    edition: &'a Edition,
    known: HashMap<SitePath, Vec<(Vec<Step>, String)>>,
}

impl Typed<'_> {
    fn find(&mut self, path: &SitePath, wanted: &[Part]) -> String {
        let sources = &self.edition.sources;
        let values = self.known.entry(path.clone()).or_insert_with(|| {
            let written = read_written(&sources.root, sources.content, path);
            let values = written.map_or(Vec::new(), |written| written.values);
            let values = values.into_iter();
            values
                .map(|value| (value.path.steps().to_vec(), value.text))
                .collect()
        });
        let found = values.iter().find(|(steps, _)| is_it(steps, wanted));
        found.map_or(String::new(), |(_, text)| text.clone())
    }
}

/// Returns whether steps lead to what is wanted.
fn is_it(steps: &[Step], wanted: &[Part]) -> bool {
    let mut steps = steps.iter().peekable();
    for part in wanted {
        match (part, steps.peek()) {
            (Part::Key(key), Some(Step::Key(name))) if &**name == *key => {}
            (Part::At(at), Some(Step::Index(index))) if index == at => {}
            (Part::At(0), Some(Step::Key(_))) => continue,
            _ => return false,
        }
        steps.next();
    }
    steps.next().is_none()
}
