//! One party under many spellings: which party a name means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::catalog::{Named, NamedFiles, Party, PartyId};
use super::known::KnownParties;
use super::quick::{Map, Set};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath, nearest};
use crate::docket::{Mention, PartyNames, PartyRecord, Settings};
use crate::text::{fold, letters_of_name, without_case, words_of_name};

/// Words that end a corporate name, and are no name by themselves.
pub(super) const ENDINGS: &[&str] = &[
    "llc",
    "l l c",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "lp",
    "l p",
    "llp",
    "l l p",
    "plc",
    "pllc",
    "p c",
    "pc",
    "n a",
    "jr",
    "sr",
    "ii",
    "iii",
    "esq",
];

/// How many of the parties that one name may mean are listed.
const LISTED: usize = 20;

/// For how many names without a record the nearest one of a record is looked for, each among all.
const PROPOSALS: usize = 100;

/// The words between a party's name and the name under which it does business, as folded.
const DBA: &[&str] = &[
    " d/b/a ",
    " dba ",
    " d.b.a. ",
    " D/B/A ",
    " DBA ",
    " doing business as ",
];

/// Returns whether a name is nothing but a corporate ending, such as `LLC`.
pub(crate) fn is_ending(name: &str) -> bool {
    ENDINGS.contains(&&*fold(name))
}

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
    /// Names that mean more than one party, and where they stand.
    ambiguous: Vec<(Place, String)>,
    /// Which names the site takes.
    taken: PartyNames,
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

/// A party that no record describes.
#[derive(Debug, Default)]
struct Gathered {
    /// The letters and digits of its name.
    key: String,
    /// The words of its name, as it was first met.
    words: String,
    /// Where something public names it first.
    place: Option<Place>,
    /// How often each spelling of its name was used.
    spellings: BTreeMap<String, usize>,
    dba: BTreeSet<String>,
    /// Whether something public names it, by its name or by one under which it does business.
    named: bool,
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

    /// Reports the names that more than one party has. Only parties that readers know are named.
    fn report(&self, problems: &mut Vec<Diagnostic>) {
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

    /// Closes the books: the parties that something public names, in the order of their ids, and
    /// the number of each.
    ///
    /// A party that owns a named one is named too.
    pub(super) fn close(
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
        parties.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id).then_with(|| a.name.cmp(&b.name)));
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

impl Gathered {
    /// Returns the spelling that is used most, of several the first in the alphabet.
    fn name(&self) -> String {
        self.spellings
            .iter()
            .max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)))
            .map_or_else(|| self.words.clone(), |(name, _)| name.clone())
    }

    /// Returns the words of its name, of which its address is made, whichever spelling is used
    /// most. Of spellings that part the words otherwise, the one with the most words counts.
    fn words(&self) -> String {
        let words = self.spellings.keys().map(|name| words_of_name(name));
        let most = words.max_by(|a, b| {
            let count = |words: &str| words.matches(' ').count();
            count(a).cmp(&count(b)).then_with(|| b.cmp(a))
        });
        most.unwrap_or_else(|| self.words.clone())
    }
}

/// The numbers that parties were given.
pub(super) struct Numbers {
    records: Vec<Option<PartyId>>,
    gathered: Vec<Option<PartyId>>,
}

impl Numbers {
    fn get(&self, who: Who) -> Option<PartyId> {
        match who {
            Who::Record(at) => self.records[at],
            Who::Gathered(at) => self.gathered[at],
        }
    }

    /// Returns a named party with its number.
    pub(super) fn named(&self, named: &Named<Who>) -> Named {
        match named {
            Named::Words(words) => Named::Words(words.clone()),
            Named::Party(who) => match self.get(*who) {
                Some(id) => Named::Party(id),
                None => Named::Words(String::new()),
            },
        }
    }

    /// Returns several.
    pub(super) fn all(&self, named: &[Named<Who>]) -> Vec<Named> {
        named.iter().map(|named| self.named(named)).collect()
    }
}

/// Splits `A, LLC d/b/a B` into the name and the name under which the party does business.
pub(crate) fn split_dba(text: &str) -> Option<(&str, &str)> {
    let (name, dba) = DBA.iter().find_map(|words| text.split_once(words))?;
    let (name, dba) = (name.trim().trim_end_matches(','), dba.trim());
    (!name.is_empty() && !dba.is_empty()).then_some((name, dba))
}

fn party(id: String, name: String, dba: Vec<String>, record: Option<&Arc<PartyRecord>>) -> Party {
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
