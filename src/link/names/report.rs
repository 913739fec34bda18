//! Names that mean several parties, or none that has a record.

use super::super::quick::Map;
use super::{NamedParties, Who};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};

/// How many of the parties that one name may mean are listed.
const LISTED: usize = 20;

/// For how many names without a record the nearest one of a record is looked for, each among all.
const PROPOSALS: usize = 100;

impl<'a> NamedParties<'a> {
    /// Reports the names that more than one party has. Only parties that readers know are named.
    pub(super) fn report(&self, problems: &mut Vec<Diagnostic>) {
        let mut helps: Map<&str, String> = Map::default();
        for (place, text) in &self.ambiguous {
            let code = Code::AmbiguousParty;
            let message = format!("more than one party does business as `{text}`");
            let help = helps.entry(text).or_insert_with(|| self.which(text, code));
            problems.push(Diagnostic::error(code, place.clone(), message).help(&**help));
        }
        self.report_unrecorded(problems);
        for (at, name, other) in &self.shared {
            let code = Code::PartyTaken;
            let message = match self.named.contains(other) {
                true => format!("`{name}` is also a name in {}", self.records[*other].path),
                false => format!("`{name}` is also a name of another party"),
            };
            let place = Place::File(self.records[*at].path.clone());
            problems.push(Diagnostic::error(code, place, message).help(code.way_out()));
        }
    }

    /// Reports the names that no record has, with the nearest name of a record that readers know,
    /// or of any where nothing is withheld.
    fn report_unrecorded(&self, problems: &mut Vec<Diagnostic>) {
        let is_known = |at: &usize| self.nothing_withheld || self.named.contains(at);
        let known = (0..self.records.len()).filter(is_known);
        let known = known.map(|at| self.records[at]);
        let names: Vec<&str> = known.map(|record| record.name.as_str()).collect();
        let mut helps: Map<&str, String> = Map::default();
        for (place, text) in &self.unrecorded {
            let code = Code::PartyUnrecorded;
            let message = format!("no record in `parties` has the name `{text}`");
            // Beyond the first names something else is wrong than a letter.
            let is_early = helps.len() < PROPOSALS;
            let help = helps.entry(text).or_insert_with(|| {
                let names = names.iter().copied().filter(|_| is_early);
                match nearest(text, names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => code.way_out().to_owned(),
                }
            });
            let problem = Diagnostic::error(code, place.clone(), message).help(&**help);
            problems.push(problem.alone_on_its_line());
        }
    }

    /// Says which parties a name may mean; of many the first ones.
    fn which(&self, text: &str, code: Code) -> String {
        let parties = self.book.doing_business_as(text);
        let mut names = parties.filter_map(|who| self.public_name(&who));
        let list: Vec<String> = names
            .by_ref()
            .take(LISTED)
            .map(|name| format!("`{name}`"))
            .collect();
        let more = names.next().map_or("", |_| ", or another");
        match list.is_empty() {
            true => code.way_out().to_owned(),
            false => format!("write the one you mean: {}{more}", list.join(" or ")),
        }
    }

    /// Returns the name of a party that something public names.
    fn public_name(&self, who: &Who) -> Option<String> {
        match who {
            Who::Record(at) => self
                .named
                .contains(at)
                .then(|| self.records[*at].name.clone()),
            Who::Gathered(at) => {
                let party = &self.gathered[*at];
                party.named.then(|| party.name())
            }
        }
    }
}
