//! Finds how the site writes the dockets that records name, and lays their records.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{LONGEST_FILE, below, cut, folded};
use super::{Desk, Kind, KnownDocket, Placed, output};
use crate::import::text::line;
use crate::import::{FoundDocket, FoundParty, Skipped, ledger, write};
use crate::link::NamedAs;
use crate::text::fold;

/// A docket as an import names it.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub(super) name: String,
    pub(super) folder: String,
    pub(super) is_withheld: bool,
    /// Whether an import writes its record.
    pub(super) is_ours: bool,
}

/// Why a docket's name cannot be used.
pub(super) enum Refused {
    /// It may be that of a withheld docket.
    Claimed,
    /// Two agencies use it.
    Ambiguous,
    /// No address can be made of it.
    Nameless,
}

impl Desk<'_> {
    /// Finds how the site writes a docket's number, and where the docket's filings are.
    pub(super) fn resolve(&mut self, number: &str) -> Result<Resolved, Refused> {
        let number = line(number);
        let folded_number = fold(&number);
        if folded_number.is_empty() || number == "none" || !write::makes_address(&number) {
            return Err(Refused::Nameless);
        }
        if let Some(known) = self.dockets.get(&folded_number) {
            return Ok(known.clone());
        }
        let naming = (self.known.naming)(&number);
        if matches!(naming, NamedAs::Otherwise | NamedAs::Perhaps) {
            return Err(Refused::Claimed);
        }
        let exact = |docket: &&KnownDocket| docket.name == number || docket.number == number;
        let folded_alike = |docket: &&KnownDocket| {
            fold(&docket.name) == folded_number || fold(&docket.number) == folded_number
        };
        let by_name = self
            .known
            .dockets
            .iter()
            .find(|docket| docket.name == number);
        let mut all: Vec<&KnownDocket> = match by_name {
            Some(docket) => vec![docket],
            None => self.known.dockets.iter().filter(exact).collect(),
        };
        if all.is_empty() {
            all = self.known.dockets.iter().filter(folded_alike).collect();
        }
        let resolved = match all.as_slice() {
            [] => Resolved {
                folder: self.new_folder(&number),
                name: number.clone(),
                is_withheld: naming == NamedAs::Exact,
                is_ours: naming != NamedAs::Exact,
            },
            [docket] => Resolved {
                name: docket.name.clone(),
                folder: match &docket.folder {
                    Some(folder) => folder.clone(),
                    None => self.new_folder(&docket.number),
                },
                is_withheld: docket.is_withheld || naming == NamedAs::Exact,
                is_ours: !docket.has_record
                    || self.known.ledger.find(&of_docket(&docket.name)).is_some(),
            },
            _ => return Err(Refused::Ambiguous),
        };
        if all.is_empty() {
            self.laid.new_dockets.push(resolved.name.clone());
        }
        self.dockets.insert(folded_number, resolved.clone());
        Ok(resolved)
    }

    /// Names the folder of a docket that is new to the site.
    pub(super) fn new_folder(&self, number: &str) -> String {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name: String = number
            .chars()
            .map(|c| if fits(c) { c } else { '-' })
            .collect();
        let name = name.trim_matches(['-', '.', '_']);
        let name = cut(name, LONGEST_FILE);
        let name = match name.to_lowercase().as_str() {
            "parties" | "pages" | "no-docket" | "" => format!("{name}-docket"),
            _ => name.to_owned(),
        };
        let mut names =
            std::iter::once(name.clone()).chain((2..).map(|count| format!("{name}-{count}")));
        loop {
            let name = names.next().expect("there is always one more number");
            let folder = below(self.known.content, &name);
            let is_used = self
                .dockets
                .values()
                .any(|docket| folded(&docket.folder) == folded(&folder));
            let of_other = self.taken.contains(&folded(&below(&folder, "docket.md")));
            if !is_used && !of_other {
                return folder;
            }
        }
    }

    /// Lays the records of dockets that have none yet, or that an earlier import wrote.
    pub(super) fn lay_dockets(
        &mut self,
        found: &[FoundDocket],
        parties: &[FoundParty],
        placed: &[Placed],
    ) {
        let mut described: BTreeMap<String, FoundDocket> = BTreeMap::new();
        for docket in found {
            let key = fold(&line(&docket.number));
            match described.get_mut(&key) {
                Some(known) => merge_docket(known, docket),
                None => {
                    described.insert(key, docket.clone());
                }
            }
        }
        let homes: BTreeSet<String> = placed
            .iter()
            .filter_map(|one| one.dockets.first().map(|name| fold(name)))
            .collect();
        for (key, docket) in self.dockets.clone() {
            let is_described = described.contains_key(&key);
            let own = of_docket(&docket.name);
            let is_known = self.known.ledger.find(&own).is_some();
            // A docket of which nothing new is said keeps what an earlier import wrote.
            if !docket.is_ours
                || !is_described && (is_known || !homes.contains(&fold(&docket.name)))
            {
                continue;
            }
            let nothing = FoundDocket::default();
            let of_docket = |party: &&FoundParty| {
                let own = party.docket.as_deref().map(|number| fold(&line(number)));
                own.as_deref() == Some(&*key)
            };
            let parties: Vec<&FoundParty> = parties.iter().filter(of_docket).collect();
            let number = match self
                .known
                .dockets
                .iter()
                .find(|known| known.name == docket.name)
            {
                Some(known) => known.number.clone(),
                None => docket.name.clone(),
            };
            let found = described.get(&key).unwrap_or(&nothing);
            let text = write::docket(found, &number, &parties);
            let path = match self.known.ledger.find(&own) {
                Some(line) => line.path.to_owned(),
                None => below(&docket.folder, "docket.md"),
            };
            if let Some(code) = self.errors(&path, &text).first() {
                self.laid.skipped.push(Skipped {
                    place: own,
                    why: format!(
                        "the record of the docket cannot be written ({})",
                        code.sentence()
                    ),
                });
                continue;
            }
            self.outputs.push(output(own, path, text, Kind::Docket));
        }
    }
}

pub(super) fn of_docket(name: &str) -> String {
    ledger::key(&format!("docket:{name}"))
}

/// Adds what a second description of a docket says.
pub(super) fn merge_docket(known: &mut FoundDocket, other: &FoundDocket) {
    let other = other.clone();
    known.title = known.title.take().or(other.title);
    known.agency = known.agency.take().or(other.agency);
    known.status = known.status.or(other.status);
    known.opened = known.opened.take().or(other.opened);
    known.closed = known.closed.take().or(other.closed);
    known.source_url = known.source_url.take().or(other.source_url);
    if known.presiding.is_empty() {
        known.presiding = other.presiding;
    }
    extend(&mut known.identifiers, other.identifiers);
    extend(&mut known.facts, other.facts);
    extend(&mut known.deadlines, other.deadlines);
    extend(&mut known.not_on_file, other.not_on_file);
}

pub(super) fn extend<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}
