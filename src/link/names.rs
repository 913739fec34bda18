//! One party under many spellings: which party a name means.

mod ending;
mod gathered;
mod numbers;
mod report;

pub(super) use ending::ENDINGS;
pub(crate) use ending::{is_ending, split_dba};
pub(super) use numbers::Numbers;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::catalog::Named;
use super::known::KnownParties;
use super::quick::{Map, Set};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::{Mention, PartyNames, PartyRecord, Settings};
use crate::text::{fold, letters_of_name, without_case, words_of_name};
use gathered::Gathered;

/// All parties named so far.
pub(super) struct NamedParties<'a> {
    records: Vec<&'a Arc<PartyRecord>>,
    /// What each name means.
    book: KnownParties<Who>,
    unnamed: Set<String>,
    /// Parties that no record describes.
    gathered: Vec<Gathered>,
    /// What a name was found to mean, and how often it was used, since most are named many times.
    known: Map<String, (Meaning, usize)>,
    /// The texts that were looked through for names under which parties do business.
    learned: Set<&'a str>,
    /// The records that something public names.
    named: BTreeSet<usize>,
    /// Names that two records share: the later record, the name, and the earlier record.
    shared: Vec<(usize, String, usize)>,
    /// Names that mean more than one party, and where they are.
    ambiguous: Vec<(Place, String)>,
    /// Which names the site takes.
    taken: PartyNames,
    /// The site's language (BCP 47), which orders names.
    language: String,
    /// Whether nothing on the site is withheld, so that each record may be named.
    nothing_withheld: bool,
    /// Names that no record has, and where they are, where the site takes only names of records.
    unrecorded: Vec<(Place, String)>,
}

/// A party before it has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    /// One with a record.
    Record(usize),
    /// One that filings name.
    Gathered(usize),
}

#[derive(Debug, Clone)]
enum Meaning {
    Named(Named<Who>),
    Ambiguous,
    Ending,
}

impl<'a> NamedParties<'a> {
    /// Starts from the records.
    pub(super) fn new(
        records: Vec<&'a Arc<PartyRecord>>,
        settings: &Settings,
        nothing_withheld: bool,
    ) -> NamedParties<'a> {
        let mut names = NamedParties {
            book: KnownParties::default(),
            unnamed: settings
                .unnamed
                .iter()
                .map(|name| letters_of_name(name))
                .collect(),
            gathered: Vec::new(),
            known: Map::default(),
            learned: Set::default(),
            named: BTreeSet::new(),
            shared: Vec::new(),
            ambiguous: Vec::new(),
            taken: settings.parties,
            language: settings.lang.clone(),
            nothing_withheld,
            unrecorded: Vec::new(),
            records: Vec::new(),
        };
        for (at, record) in records.iter().enumerate() {
            let id = record.id.clone();
            if let Some(Who::Record(other)) = names.book.by_id.insert(id, Who::Record(at)) {
                names.shared.push((at, record.id.clone(), other));
            }
        }
        for (at, record) in records.iter().enumerate() {
            let who = Who::Record(at);
            if record.distinct {
                names.book.by_exact_name.insert(record.name.clone(), who);
                continue;
            }
            // Of two ids that differ by case alone, the first keeps the other spellings.
            let id = without_case(&record.id);
            names.book.by_folded_id.entry(id).or_insert(who);
            let mentions = record.aliases.iter().chain(&record.formerly);
            for name in std::iter::once(&record.name).chain(mentions.map(|mention| &mention.text)) {
                let other = names.book.by_name.insert(letters_of_name(name), who);
                if let Some(Who::Record(other)) = other
                    && other != at
                {
                    names.shared.push((at, name.clone(), other));
                }
            }
            for dba in &record.dba {
                let parties = names.book.by_dba.entry(letters_of_name(&dba.text));
                parties.or_default().insert(who);
            }
        }
        names.records = records;
        names
    }

    /// Learns the names under which parties do business from names such as `A, LLC d/b/a B`.
    ///
    /// All mentions are to be learned before the first is resolved, so that their order does not
    /// matter.
    pub(super) fn learn(&mut self, text: &'a str) {
        if !self.learned.insert(text) {
            return;
        }
        let Some((name, dba)) = split_dba(text) else {
            return;
        };
        if self.book.recorded(text).is_some() {
            return;
        }
        let who = self
            .book
            .recorded(name)
            .unwrap_or_else(|| self.gather(name));
        if let Who::Gathered(at) = who {
            self.gathered[at].dba.insert(dba.to_owned());
        }
        let parties = self.book.by_dba.entry(letters_of_name(dba));
        parties.or_default().insert(who);
    }

    /// Returns the party without a record that has a name.
    fn gather(&mut self, name: &str) -> Who {
        let key = letters_of_name(name);
        if let Some(who) = self.book.gathered.get(&key) {
            return *who;
        }
        let at = self.gathered.len();
        self.gathered.push(Gathered {
            key: key.clone(),
            words: words_of_name(name),
            ..Gathered::default()
        });
        self.book.gathered.insert(key, Who::Gathered(at));
        Who::Gathered(at)
    }

    /// Resolves a name that something public uses.
    ///
    /// A name that means more than one party, or none that a name could, is a mistake and stays
    /// words.
    pub(super) fn resolve(
        &mut self,
        mention: &Mention,
        file: &SitePath,
        problems: &mut Vec<Diagnostic>,
    ) -> Named<Who> {
        let meaning = match self.known.get_mut(&mention.text) {
            Some((meaning, times)) => {
                *times += 1;
                meaning.clone()
            }
            None => {
                let meaning = self.meaning(mention);
                self.known
                    .insert(mention.text.clone(), (meaning.clone(), 1));
                meaning
            }
        };
        let place = || Place::Key(file.clone(), mention.at.clone(), Part::Value);
        match meaning {
            Meaning::Named(named) => {
                match &named {
                    Named::Party(Who::Record(at)) => {
                        self.named.insert(*at);
                    }
                    Named::Party(Who::Gathered(at)) => {
                        let gathered = &mut self.gathered[*at];
                        gathered.named = true;
                        gathered.place.get_or_insert_with(place);
                        if self.taken == PartyNames::Strict {
                            self.unrecorded.push((place(), mention.text.clone()));
                        }
                    }
                    Named::Words(_) => {}
                }
                named
            }
            Meaning::Ambiguous => {
                self.ambiguous.push((place(), mention.text.clone()));
                Named::Words(mention.text.clone())
            }
            Meaning::Ending => {
                let code = Code::PartyEnding;
                let message = format!("`{}` is not a party's name", mention.text);
                problems.push(Diagnostic::error(code, place(), message).help(code.way_out()));
                Named::Words(mention.text.clone())
            }
        }
    }

    fn meaning(&mut self, mention: &Mention) -> Meaning {
        let text = &mention.text;
        let folded = letters_of_name(text);
        if mention.is_redacted() || self.unnamed.contains(&folded) {
            return Meaning::Named(Named::Words(text.clone()));
        }
        if let Some(who) = self.book.recorded(text) {
            return Meaning::Named(Named::Party(who));
        }
        let mut dba = self.book.doing_business_as(text);
        match (dba.next(), dba.next()) {
            (None, _) => {}
            (Some(only), None) => return Meaning::Named(Named::Party(only)),
            (Some(_), Some(_)) => return Meaning::Ambiguous,
        }
        drop(dba);
        if let Some((name, _)) = split_dba(text) {
            let who = self
                .book
                .recorded(name)
                .unwrap_or_else(|| self.gather(name));
            return Meaning::Named(Named::Party(who));
        }
        if ENDINGS.contains(&&*fold(text)) {
            return Meaning::Ending;
        }
        if folded.is_empty() {
            return Meaning::Named(Named::Words(text.clone()));
        }
        Meaning::Named(Named::Party(self.gather(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_business_name_is_split_off() {
        assert_eq!(
            split_dba("Spectra Communications Group, LLC d/b/a CenturyTel"),
            Some(("Spectra Communications Group, LLC", "CenturyTel"))
        );
        assert_eq!(split_dba("CenturyTel of Missouri, LLC"), None);
    }
}
