//! The service list for the person who serves: with all contact data, whatever the site publishes of it.
//!
//! Intake drops what the site does not publish, so that it is in no page. Here it is read once more, from the records of public
//! dockets and their parties alone.

use std::collections::HashMap;

use super::only::Only;
use super::{Cell, List};
use crate::Edition;
use crate::diagnostic::{SitePath, Step};
use crate::docket::Counsel;
use crate::intake::read_written;
use crate::link::Named;

/// One person or party who is served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    docket: String,
    party: String,
    name: String,
    firm: String,
    role: String,
    service: String,
    email: String,
    phone: String,
    address: String,
}

/// Gives all who are served, docket by docket in the order of its parties.
pub(super) fn entries(edition: &Edition, only: &Only) -> Vec<Entry> {
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
            let alone = Entry {
                docket: catalog.docket(id).number.clone(),
                party: party.clone(),
                name: own("representative"),
                email: own("email"),
                phone: own("phone"),
                address: own("address"),
                service: service.clone(),
                ..Entry::default()
            };
            for (at, person) in people.iter().enumerate() {
                let mut of = |key: &'static str| match &place {
                    Some((path, above)) => {
                        let below = [Part::Key("counsel"), Part::At(at), Part::Key(key)];
                        typed.find(path, &[above, &below[..]].concat())
                    }
                    None => String::new(),
                };
                entries.push(Entry {
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

/// Tells whether steps lead to what is wanted.
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

/// Makes a list of the entries.
pub(super) fn list(entries: &[Entry]) -> List {
    let row = |one: &Entry| {
        let cells = [
            &one.docket,
            &one.party,
            &one.name,
            &one.firm,
            &one.role,
            &one.service,
            &one.email,
            &one.phone,
            &one.address,
        ];
        cells.map(|text| Cell::Text(text.clone())).into()
    };
    List {
        columns: &[
            "docket", "party", "name", "firm", "role", "service", "email", "phone", "address",
        ],
        rows: entries.iter().map(row).collect(),
    }
}

/// Writes address labels for those who are not served by e-mail, with a blank line between two.
pub(super) fn labels(entries: &[Entry]) -> String {
    let paper = entries.iter().filter(|one| !one.is_electronic());
    let mut labels: Vec<String> = Vec::new();
    for one in paper.filter(|one| !one.address.is_empty()) {
        let mut lines = vec![&one.name, &one.firm];
        if one.name.is_empty() || one.firm.is_empty() {
            lines.push(&one.party);
        }
        let lines = lines
            .into_iter()
            .map(String::as_str)
            .chain(parts(&one.address));
        let lines = lines.filter(|line| !line.is_empty());
        let label = lines.map(|line| clean(line) + "\n").collect();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.join("\n")
}

/// Writes the text of a certificate of service for each docket.
pub(super) fn certificate(entries: &[Entry]) -> String {
    let mut texts = Vec::new();
    for of_docket in entries.chunk_by(|a, b| a.docket == b.docket) {
        let docket = clean(&of_docket[0].docket);
        let mut text = format!(
            "CERTIFICATE OF SERVICE\n\nI certify that on ____________________ I served the foregoing document in {docket} on:\n"
        );
        let is_mail = |one: &&Entry| !one.is_electronic() && !one.address.is_empty();
        let is_open = |one: &&Entry| !one.is_electronic() && one.address.is_empty();
        let electronic = of_docket.iter().filter(|one| one.is_electronic());
        section(&mut text, "By e-mail", electronic, |one| one.email.clone());
        let mail = of_docket.iter().filter(is_mail);
        section(&mut text, "By mail", mail, |one| {
            parts(&one.address).collect::<Vec<_>>().join(", ")
        });
        let open = of_docket.iter().filter(is_open);
        section(&mut text, "No address on record", open, |_| String::new());
        text.push_str("\n____________________\n");
        texts.push(text);
    }
    texts.join("\n")
}

fn section<'a>(
    text: &mut String,
    heading: &str,
    entries: impl Iterator<Item = &'a Entry>,
    address: impl Fn(&Entry) -> String,
) {
    let mut is_first = true;
    for one in entries {
        if std::mem::take(&mut is_first) {
            text.push_str(&format!("\n{heading}:\n"));
        }
        let is_counsel = !one.name.is_empty();
        let party = match is_counsel {
            true => format!("for {}", one.party),
            false => one.party.clone(),
        };
        let words = [one.name.clone(), one.firm.clone(), party, address(one)];
        let words = words.iter().filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(|word| clean(word)).collect();
        text.push_str(&format!("  {}\n", words.join(", ")));
    }
}

impl Entry {
    /// Tells whether the person is served by e-mail: an address is on record, and the party does not ask for paper.
    fn is_electronic(&self) -> bool {
        !self.email.is_empty() && self.service != "paper"
    }
}

/// Gives the lines of a postal address.
fn parts(address: &str) -> impl Iterator<Item = &str> {
    address.split(['\n', ';']).map(str::trim)
}

/// Gives a text without what could steer a terminal.
fn clean(text: &str) -> String {
    text.replace(
        |c: char| c.is_control() || crate::diagnostic::is_unseen(c),
        " ",
    )
}
