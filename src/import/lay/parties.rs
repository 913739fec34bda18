//! Lays the records of parties.

use std::collections::{BTreeMap, HashSet};

use super::dockets::extend;
use super::names::{below, folded};
use super::{Desk, Kind, output};
use crate::import::text::line;
use crate::import::{FoundParty, write};
use crate::link::is_ending;
use crate::text::{letters_of_name, slug};

impl Desk<'_> {
    /// Lays the records of parties of which more than a name is known, or whose spellings would
    /// take one address.
    pub(super) fn lay_parties(&mut self, found: Vec<FoundParty>, spoken: &[String]) {
        let known: HashSet<String> = self
            .known
            .parties
            .iter()
            .map(|(name, _)| letters_of_name(name))
            .collect();
        let recorded: HashSet<String> = self
            .known
            .parties
            .iter()
            .filter(|(_, has_record)| *has_record)
            .flat_map(|(name, _)| [letters_of_name(name), slug(name)])
            .collect();
        let mut by_slug: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let of_site = self.known.parties.iter().map(|(name, _)| name.clone());
        for name in of_site.chain(spoken.iter().map(|name| without_dba(name).to_owned())) {
            if letters_of_name(&name).is_empty() || is_ending(&name) {
                continue;
            }
            let spellings = by_slug.entry(slug(&name)).or_default();
            if !spellings
                .iter()
                .any(|other| letters_of_name(other) == letters_of_name(&name))
            {
                spellings.push(name);
            }
        }
        let is_new = |spellings: &&Vec<String>| {
            spellings
                .iter()
                .all(|name| !known.contains(&letters_of_name(name)))
        };
        self.laid.new_parties = by_slug.values().filter(is_new).count();
        let mut parties: BTreeMap<String, (FoundParty, Vec<String>)> = BTreeMap::new();
        for party in found.into_iter().filter(write::says_more) {
            let party = FoundParty {
                name: line(&party.name),
                ..party
            };
            let own = slug(&party.name);
            if !write::makes_address(&party.name) || is_ending(&party.name) {
                continue;
            }
            match parties.get_mut(&own) {
                Some((known, _)) => merge_party(known, &party),
                None => {
                    parties.insert(own, (party, Vec::new()));
                }
            }
        }
        for (own, spellings) in by_slug {
            let is_told = parties.contains_key(&own);
            if own.is_empty() || spellings.len() < 2 && !is_told {
                continue;
            }
            let (party, aliases) = parties.entry(own).or_insert_with(|| {
                let name = spellings[0].clone();
                (
                    FoundParty {
                        name,
                        ..FoundParty::default()
                    },
                    Vec::new(),
                )
            });
            let name = letters_of_name(&party.name);
            aliases.extend(
                spellings
                    .into_iter()
                    .filter(|other| letters_of_name(other) != name),
            );
        }
        for (own, (party, aliases)) in parties {
            let key = format!("party:{own}");
            let is_ours = self.known.ledger.find(&key).is_some();
            if !is_ours
                && (recorded.contains(&letters_of_name(&party.name)) || recorded.contains(&own))
            {
                continue;
            }
            let path = match self.known.ledger.find(&key) {
                Some(line) => line.path.to_owned(),
                None => below(&below(self.known.content, "parties"), &format!("{own}.md")),
            };
            if !is_ours && !self.taken.insert(folded(&path)) {
                continue;
            }
            let mut aliases = aliases;
            extend(&mut aliases, party.aliases.clone());
            let is_own = |name: &String| letters_of_name(name) == letters_of_name(&party.name);
            aliases.retain(|name| !is_own(name) && !party.formerly.contains(name));
            let text = write::party(&party, &aliases);
            if self.errors(&path, &text).is_empty() {
                self.outputs.push(output(key, path, text, Kind::Party));
            }
        }
    }
}

/// Cuts off the name under which a party does business.
pub(super) fn without_dba(name: &str) -> &str {
    [
        " d/b/a ",
        " D/B/A ",
        " dba ",
        " DBA ",
        " d.b.a. ",
        " doing business as ",
    ]
    .iter()
    .find_map(|words| name.split_once(words))
    .map_or(name, |(name, _)| name)
}

pub(super) fn merge_party(known: &mut FoundParty, other: &FoundParty) {
    extend(&mut known.aliases, other.aliases.clone());
    extend(&mut known.formerly, other.formerly.clone());
    extend(&mut known.dba, other.dba.clone());
    extend(&mut known.counsel, other.counsel.clone());
}
