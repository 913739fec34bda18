//! Decides what an import writes: which file each record goes to, and what stands in it. It touches no disk.
//!
//! Where a record went before is in the ledger, so that its file keeps its name. The name of a withheld record's file
//! holds no word of its title.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::again::{DOCUMENT, settle_keys};
use super::ledger::{self, Ledger};
use super::text::line;
use super::write::{self, Place, base_name};
use super::{Batch, FoundAttachment, FoundDocket, FoundFile, FoundFiling, FoundParty, Skipped};
use crate::diagnostic::{Code, Severity, SitePath};
use crate::docket::{Access, Settings};
use crate::intake::ledger::digest;
use crate::intake::{is_near_docket, is_record_name, read_unwritten};
use crate::link::{NamedAs, is_ending};
use crate::text::slug;
use crate::text::{fold, letters_of_name};
use crate::time::Date;

/// The longest part of a title in a file's name, in bytes.
const LONGEST_WORDS: usize = 60;
/// The longest name of an attached file, in bytes. The name of its filing may come before it.
const LONGEST_FILE: usize = 120;

/// A docket that the site has.
#[derive(Debug, Clone, Default)]
pub struct KnownDocket {
    /// The name by which filings name it: its id or its number.
    pub name: String,
    /// Its number.
    pub number: String,
    /// The folder of its record, or of its first filing.
    pub folder: Option<String>,
    /// Whether it has a record.
    pub has_record: bool,
    /// Whether it withholds its filings.
    pub is_withheld: bool,
}

/// What the site has, as far as an import needs to know.
pub struct Known<'a> {
    /// The folder of the content below the site's folder; empty where that is the site's folder itself.
    pub content: &'a str,
    /// The site's settings.
    pub settings: &'a Settings,
    /// Its dockets.
    pub dockets: Vec<KnownDocket>,
    /// The names of its parties, with those of records marked.
    pub parties: Vec<(String, bool)>,
    /// The paths of all its files.
    pub files: HashSet<String>,
    /// Where records went before.
    pub ledger: Ledger,
    /// Gives the bytes of a file that an earlier import wrote.
    pub current: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Tells how a text names a withheld docket.
    pub naming: &'a dyn Fn(&str) -> NamedAs,
    /// Finds an input file by the name that a table gives it.
    pub named: &'a dyn Fn(&str) -> Option<String>,
}

/// What a person asked for.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The docket of records that name none.
    pub docket: Option<String>,
    /// The folder for new filings, below the site's folder.
    pub into: Option<String>,
    /// Whether records that are public already are published.
    pub publish: bool,
}

/// What is to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// This text.
    Text(String),
    /// What an input file holds, by its path there.
    Input(String),
    /// These bytes.
    Bytes(Vec<u8>),
}

/// A file that an import writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The key of its line in the ledger.
    pub key: String,
    /// Where it goes, below the site's folder.
    pub path: String,
    /// What it holds.
    pub contents: Contents,
    /// What it is.
    pub kind: Kind,
    /// The file that an earlier import wrote for it under another name, where it may not keep that name.
    pub moved_from: Option<String>,
    /// Whether the record is withheld, so that no word of it may be printed.
    pub is_withheld: bool,
}

/// What a file of an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A filing.
    Filing,
    /// A docket's record.
    Docket,
    /// A party's record.
    Party,
    /// A file that comes with a filing.
    Attachment,
    /// The text of an attachment, beside it.
    Text,
}

impl Kind {
    /// Tells whether it is a file beside a record, and no record itself.
    pub fn is_beside(self) -> bool {
        matches!(self, Kind::Attachment | Kind::Text)
    }
}

/// All that an import writes, and what it has to report.
#[derive(Debug, Clone, Default)]
pub struct Laid {
    /// The files, in the order of their paths.
    pub outputs: Vec<Output>,
    /// What makes no filing.
    pub skipped: Vec<Skipped>,
    /// How many records came twice.
    pub duplicates: usize,
    /// How many records are on file already and only a part of each is given now.
    pub partial: usize,
    /// Dockets that were not on the site, in order.
    pub new_dockets: Vec<String>,
    /// How many filings name no docket.
    pub outside: usize,
    /// How many parties are new to the site.
    pub new_parties: usize,
    /// How many filings are withheld.
    pub withheld: usize,
    /// The input files that go with a filing.
    pub attached: BTreeSet<String>,
    /// Names of files that were not found.
    pub missing: usize,
    /// What else is to be said.
    pub notes: Vec<String>,
}

/// A batch and whether its source is a public record.
pub struct Found {
    /// What the source gave.
    pub batch: Batch,
    /// Whether its records are public already.
    pub is_public_record: bool,
}

/// Decides what an import writes.
pub fn lay(found: Vec<Found>, known: &Known<'_>, wishes: &Wishes) -> Laid {
    let mut desk = Desk {
        known,
        wishes,
        laid: Laid::default(),
        dockets: BTreeMap::new(),
        taken: known.files.iter().map(|path| folded(path)).collect(),
        outputs: Vec::new(),
    };
    desk.taken.extend(known.ledger.paths().map(folded));
    let mut filings: Vec<(FoundFiling, bool)> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let (mut dockets, mut parties) = (Vec::new(), Vec::new());
    let mut found = found;
    let filings_of = found.iter_mut().flat_map(|one| &mut one.batch.filings);
    for place in settle_keys(filings_of, &known.ledger, known.current) {
        desk.laid.notes.push(format!(
            "{place}: an earlier import had another document of this name, so this one is a filing of its own"
        ));
    }
    for Found {
        batch,
        is_public_record,
    } in found
    {
        desk.laid.skipped.extend(batch.skipped);
        desk.laid.notes.extend(batch.notes);
        desk.laid.attached.extend(batch.used);
        dockets.extend(batch.dockets);
        parties.extend(batch.parties);
        for filing in batch.filings {
            let key = ledger::key(&filing.key);
            match by_key.get(&key) {
                Some(at) => {
                    let (first, _): &mut (FoundFiling, bool) = &mut filings[*at];
                    match says_the_same(first, &filing) {
                        true => desk.laid.duplicates += 1,
                        // Nothing is left out without a word.
                        false => desk.laid.skipped.push(Skipped {
                            place: place_of(&filing, &key),
                            why: format!(
                                "{} has the same number and says something else: import them one after the other, the newer one last",
                                place_of(first, &key)
                            ),
                        }),
                    }
                    // Of two versions, the one that shows less counts.
                    let access = first.access.max(filing.access);
                    let is_doubtful = first.is_doubtful || filing.is_doubtful;
                    if first.is_partial && !filing.is_partial {
                        *first = filing;
                    }
                    first.access = access;
                    first.is_doubtful = is_doubtful;
                }
                None => {
                    by_key.insert(key, filings.len());
                    let is_public_record = is_public_record || filing.is_public_record;
                    filings.push((filing, is_public_record));
                }
            }
        }
    }
    desk.lay_all(filings, &dockets, parties);
    desk.laid
}

/// What is decided so far.
struct Desk<'a> {
    known: &'a Known<'a>,
    wishes: &'a Wishes,
    laid: Laid,
    /// How each docket that was named is written, by its folded name.
    dockets: BTreeMap<String, Resolved>,
    /// The paths that are taken, folded.
    taken: HashSet<String>,
    outputs: Vec<Output>,
}

/// A docket as an import names it.
#[derive(Debug, Clone)]
struct Resolved {
    name: String,
    folder: String,
    is_withheld: bool,
    /// Whether an import writes its record.
    is_ours: bool,
}

/// Why a docket's name cannot be used.
enum Refused {
    /// It may be that of a withheld docket.
    Claimed,
    /// Two agencies use it.
    Ambiguous,
    /// No address can be made of it.
    Nameless,
}

/// A filing with its place.
struct Placed {
    found: FoundFiling,
    key: String,
    path: String,
    moved_from: Option<String>,
    dockets: Vec<String>,
    folder: String,
    is_public_record: bool,
    is_neutral: bool,
}

impl Desk<'_> {
    fn lay_all(
        &mut self,
        filings: Vec<(FoundFiling, bool)>,
        dockets: &[FoundDocket],
        parties: Vec<FoundParty>,
    ) {
        // What a source says of a docket itself gives the docket's spelling.
        for docket in dockets {
            let _ = self.resolve(&docket.number);
        }
        let mut placed = Vec::with_capacity(filings.len());
        for (filing, is_public_record) in filings {
            placed.extend(self.place(filing, is_public_record));
        }
        let names: HashMap<&str, (&str, &str)> = placed
            .iter()
            .map(|one| {
                let home = one.dockets.first().map_or("none", String::as_str);
                (&*one.key, (home, stem(&one.path)))
            })
            .collect();
        let mut outputs = Vec::new();
        let mut spoken: Vec<String> = Vec::new();
        for one in &placed {
            let home = one.dockets.first().map_or("none", String::as_str);
            let known = self.known;
            let refers = |key: &str| reference(known, key, one, home, &names);
            attach(&mut outputs, &mut self.laid, &mut self.taken, known, one);
            let files = files_of(one, &outputs);
            match self.text(one, files, &refers) {
                Ok((text, _)) if one.found.is_partial && self.keeps_whole(one, &text) => {
                    self.laid.partial += 1;
                }
                Ok((text, is_draft)) => {
                    let is_withheld = is_draft && one.is_neutral || !one.found.access.is_public();
                    self.laid.withheld += usize::from(!one.found.access.is_public());
                    outputs.push(Output {
                        key: one.key.clone(),
                        path: one.path.clone(),
                        contents: Contents::Text(text),
                        kind: Kind::Filing,
                        moved_from: one.moved_from.clone(),
                        is_withheld: is_withheld || one.is_neutral,
                    });
                    if !one.is_neutral {
                        let found = &one.found;
                        let all = [&found.filed_by, &found.on_behalf_of, &found.addressed_to];
                        spoken.extend(all.into_iter().flatten().map(|name| line(name)));
                    }
                }
                Err(why) => {
                    outputs.retain(|output| !is_of(&output.key, &one.key));
                    self.laid.skipped.push(Skipped {
                        place: place_of(&one.found, &one.key),
                        why,
                    });
                }
            }
        }
        self.outputs = outputs;
        self.lay_dockets(dockets, &parties, &placed);
        self.lay_parties(parties, &spoken);
        self.outputs.sort_by(|a, b| a.path.cmp(&b.path));
        self.laid.outputs = std::mem::take(&mut self.outputs);
    }

    /// Finds the file of a filing; nothing where its docket cannot be told.
    fn place(&mut self, mut found: FoundFiling, is_public_record: bool) -> Option<Placed> {
        let key = ledger::key(&found.key);
        let place = place_of(&found, &key);
        if found.dockets.is_empty() {
            found.dockets.extend(self.wishes.docket.clone());
        }
        let mut dockets: Vec<String> = Vec::new();
        let (mut home, mut is_withheld) = (None, false);
        for number in std::mem::take(&mut found.dockets) {
            match self.resolve(&number) {
                Ok(docket) => {
                    is_withheld |= docket.is_withheld;
                    home.get_or_insert(docket.folder);
                    if !dockets.contains(&docket.name) {
                        dockets.push(docket.name);
                    }
                }
                Err(Refused::Nameless) => found.facts.push(("Docket".to_owned(), number)),
                Err(refused) => {
                    let why = match refused {
                        Refused::Claimed => {
                            "its docket may be one that this site withholds, in another spelling: write the number in the source exactly as docket.md does"
                        }
                        _ => "two dockets of this site have its number: name the docket by its id",
                    };
                    let place = match refused {
                        // A key may hold the number, which is not repeated.
                        Refused::Claimed if found.place.is_empty() => "a record".to_owned(),
                        _ => place,
                    };
                    self.laid.skipped.push(Skipped {
                        place,
                        why: why.to_owned(),
                    });
                    return None;
                }
            }
        }
        if dockets.is_empty() {
            self.laid.outside += 1;
        }
        let into = self.wishes.into.clone().or(home);
        let folder = into.unwrap_or_else(|| below(self.known.content, "no-docket"));
        let is_neutral = is_withheld || !found.access.is_public();
        let known = self.known.ledger.find(&key);
        let keeps = known.filter(|line| !is_neutral || is_neutral_name(line.path, &found));
        let (path, moved_from) = match keeps {
            Some(line) => (line.path.to_owned(), None),
            None => {
                let path = self.new_path(&folder, &found, &key, is_neutral);
                (path, known.map(|line| line.path.to_owned()))
            }
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Some(Placed {
            folder: folder.to_owned(),
            found,
            key,
            path,
            moved_from,
            dockets,
            is_public_record,
            is_neutral,
        })
    }

    /// Makes the path of a filing that is new.
    fn new_path(&mut self, folder: &str, found: &FoundFiling, key: &str, neutral: bool) -> String {
        let day = day(found.date.as_deref());
        let words = match neutral {
            true => String::new(),
            false => words(&found.title),
        };
        let own = own_name(found, key);
        // What a source knows a document by is no name for a reader.
        let words = match words.is_empty() && !neutral && key.starts_with(DOCUMENT) {
            true => found.kind.unwrap_or("document").to_owned(),
            false => words,
        };
        let first = match words.is_empty() {
            true => own.clone(),
            false => words.clone(),
        };
        let both = format!("{first}-{own}");
        let second = if words.is_empty() { &first } else { &both };
        let mut names = [first.clone(), second.clone()]
            .into_iter()
            .chain((2..).map(|count| format!("{second}-{count}")));
        loop {
            let name = names.next().expect("there is always one more number");
            let mut name = format!("{day}-{name}");
            if is_near_docket(&name) {
                name.push_str("-filing");
            }
            let path = below(folder, &format!("{name}.md"));
            if self.taken.insert(folded(&path)) {
                return path;
            }
        }
    }

    /// Finds how the site writes a docket's number, and where the docket's filings are.
    fn resolve(&mut self, number: &str) -> Result<Resolved, Refused> {
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
    fn new_folder(&self, number: &str) -> String {
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

    /// Tells whether an earlier import wrote a record that only a part of is given now, and that is as open as before.
    fn keeps_whole(&self, one: &Placed, text: &str) -> bool {
        let known = self.known.ledger.find(&one.key);
        let Some(current) = known.and_then(|line| (self.known.current)(line.path)) else {
            return false;
        };
        let current = String::from_utf8_lossy(&current);
        // A short answer does not know of restrictions, so it opens no record.
        let is_withheld = current
            .lines()
            .any(|line| line.starts_with("access: ") && line != "access: public");
        let is_longer = current.lines().count() > text.lines().count();
        one.moved_from.is_none() && one.found.access.is_public() && (is_withheld || is_longer)
    }

    /// Makes the text of a filing, and tries it as the program would read it. Gives whether it is a draft.
    fn text(
        &mut self,
        one: &Placed,
        files: Vec<Option<String>>,
        refers: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(String, bool), String> {
        let found = &self.with_days_of_agency(&one.found);
        let may_be_public = found.access.is_public() && !found.is_doubtful;
        let asked = self.wishes.publish && one.is_public_record;
        let mut draft = !(may_be_public && (asked || self.is_published(one)));
        let place = |draft| Place {
            dockets: one.dockets.clone(),
            draft,
            files: files.clone(),
            refers: Some(refers),
        };
        let mut text = write::filing(found, &place(draft));
        let errors = self.errors(&one.path, &text);
        if errors.contains(&Code::MarkerLeft) && !draft {
            self.laid.notes.push(format!(
                "{} has a mark from `confidential_markers` and stays a draft: decide who may see it",
                one.path
            ));
            draft = true;
            text = write::filing(found, &place(draft));
        }
        match errors.iter().find(|code| **code != Code::MarkerLeft) {
            Some(code) => Err(format!(
                "it cannot be written as a record ({}: {})",
                code.name(),
                code.sentence()
            )),
            None => Ok((text, draft)),
        }
    }

    /// Keeps the day at the agency where the site's clocks would show another one for a moment: then the day is the date, and
    /// the moment a fact.
    fn with_days_of_agency(&self, found: &FoundFiling) -> FoundFiling {
        let mut found = found.clone();
        let zone = self.known.settings.zone;
        let mut facts = Vec::new();
        let dates = found.dates.iter_mut().map(|(key, date)| (*key, date));
        let date = found.date.iter_mut().map(|date| ("date", date));
        for (key, date) in date.chain(dates) {
            if let Ok(Date::At(point)) = Date::parse(date)
                && zone.here(&point).day != point.day
            {
                let day = point.day.to_string();
                let moment = std::mem::replace(date, day);
                facts.push((format!("Time at the agency ({key})"), moment));
            }
        }
        found.facts.extend(facts);
        found
    }

    /// Tells whether an earlier import published a filing, and nobody changed its file since.
    fn is_published(&self, one: &Placed) -> bool {
        let Some(line) = self.known.ledger.find(&one.key) else {
            return false;
        };
        let Some(bytes) = (self.known.current)(line.path) else {
            return false;
        };
        let text = String::from_utf8_lossy(&bytes);
        digest(&bytes) == line.digest
            && text.lines().any(|line| line == "access: public")
            && !text.lines().any(|line| line == "draft: true")
    }

    fn errors(&self, path: &str, text: &str) -> Vec<Code> {
        let path = SitePath::new(path);
        let read = read_unwritten(self.known.content, path, text, self.known.settings);
        let problems = read.problems.iter();
        let errors = problems.filter(|one| one.severity == Severity::Error);
        errors.map(|one| one.code).collect()
    }

    /// Lays the records of dockets that have none yet, or that an earlier import wrote.
    fn lay_dockets(&mut self, found: &[FoundDocket], parties: &[FoundParty], placed: &[Placed]) {
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

    /// Lays the records of parties of which more than a name is known, or whose spellings would take one address.
    fn lay_parties(&mut self, found: Vec<FoundParty>, spoken: &[String]) {
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

/// Names a filing of the same source in a reference; nothing where it is not on file.
fn reference(
    known: &Known<'_>,
    key: &str,
    from: &Placed,
    home: &str,
    names: &HashMap<&str, (&str, &str)>,
) -> Option<String> {
    let key = ledger::key(key);
    if key == from.key {
        return None;
    }
    let (docket, id) = match names.get(&*key) {
        Some((docket, id)) => ((*docket).to_owned(), (*id).to_owned()),
        None => {
            let path = known.ledger.find(&key)?.path;
            if !known.files.contains(path) {
                return None;
            }
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut dockets = known.dockets.iter();
            let docket = dockets.find(|docket| docket.folder.as_deref() == Some(folder))?;
            (docket.name.clone(), stem(path).to_owned())
        }
    };
    let is_gone = known
        .ledger
        .find(&key)
        .is_some_and(|line| !known.files.contains(line.path));
    match docket == home {
        _ if is_gone => None,
        true => Some(id),
        false => Some(format!("{docket}/{id}")),
    }
}

fn output(key: String, path: String, text: String, kind: Kind) -> Output {
    Output {
        key,
        path,
        contents: Contents::Text(text),
        kind,
        moved_from: None,
        is_withheld: false,
    }
}

/// Lays the files that come with a filing.
fn attach(
    outputs: &mut Vec<Output>,
    laid: &mut Laid,
    taken: &mut HashSet<String>,
    known: &Known<'_>,
    one: &Placed,
) {
    for (at, attachment) in one.found.attachments.iter().enumerate() {
        let (name, contents) = match &attachment.held {
            FoundFile::Input(path) => (base_name(path), Contents::Input(path.clone())),
            FoundFile::Inside(name, bytes) => (base_name(name), Contents::Bytes(bytes.clone())),
            FoundFile::Named(name) => match (known.named)(name) {
                Some(path) => (base_name(name), Contents::Input(path)),
                None => {
                    laid.missing += 1;
                    continue;
                }
            },
            FoundFile::Url(_) | FoundFile::Nowhere => continue,
        };
        if let Contents::Input(path) = &contents {
            laid.attached.insert(path.clone());
        }
        let key = of_attachment(&one.key, at);
        let is_withheld = one.is_neutral || !attachment.access.is_public();
        let before = known.ledger.find(&key);
        let keeps = before.filter(|line| !is_withheld || base_name(line.path) != safe_name(&name));
        let path = match keeps {
            Some(line) => line.path.to_owned(),
            None => file_path(one, attachment, at, &name, taken, is_withheld),
        };
        // Text that a source has extracted stays beside its file, as `x.pdf.txt`.
        let beside = attachment.text.as_ref().and_then(|text| {
            let (key, path) = (format!("{key}.txt"), format!("{path}.txt"));
            let before = known.ledger.find(&key).map(|line| line.path.to_owned());
            let is_free = before.as_ref() == Some(&path) || taken.insert(folded(&path));
            is_free.then(|| Output {
                key,
                moved_from: before.filter(|before| *before != path),
                path,
                contents: Contents::Text(text.clone()),
                kind: Kind::Text,
                is_withheld,
            })
        });
        outputs.push(Output {
            key,
            moved_from: before
                .map(|line| line.path.to_owned())
                .filter(|before| *before != path),
            path,
            contents,
            kind: Kind::Attachment,
            is_withheld,
        });
        outputs.extend(beside);
    }
}

/// Makes the path of an attached file that is new. A withheld one says nothing by its name.
fn file_path(
    one: &Placed,
    attachment: &FoundAttachment,
    at: usize,
    name: &str,
    taken: &mut HashSet<String>,
    is_withheld: bool,
) -> String {
    let own = stem(&one.path);
    let name = safe_name(name);
    let ending = match name.rsplit_once('.') {
        Some((_, ending)) if ending.len() <= 8 => format!(".{ending}"),
        _ => String::new(),
    };
    let neutral = match attachment.access {
        // The filing is public, and its file's name may have the words of its title in it, as may this one.
        Access::Public => format!("{own}-{}{ending}", at + 1),
        _ => format!(
            "{}-withheld-{}{ending}",
            own_name(&one.found, &one.key),
            at + 1
        ),
    };
    let mut names = match is_withheld {
        true => vec![neutral],
        false => vec![name.clone(), format!("{own}-{name}"), neutral],
    }
    .into_iter()
    .chain((2..).map(|count| format!("{own}-{}-{count}{ending}", at + 1)));
    loop {
        let name = names.next().expect("there is always one more number");
        let path = below(&one.folder, &name);
        if taken.insert(folded(&path)) {
            return path;
        }
    }
}

/// Gives the path of each attachment of a filing, relative to its file.
fn files_of(one: &Placed, outputs: &[Output]) -> Vec<Option<String>> {
    let count = one.found.attachments.len();
    // Each may have its text beside it.
    let from = outputs.len().saturating_sub(2 * count);
    let own = &outputs[from..];
    (0..count)
        .map(|at| {
            let key = of_attachment(&one.key, at);
            let output = own.iter().find(|output| output.key == key)?;
            Some(relative(&one.folder, &output.path))
        })
        .collect()
}

/// Gives a path as seen from a folder.
fn relative(folder: &str, path: &str) -> String {
    match path
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'))
    {
        Some(below) => below.to_owned(),
        None => {
            let up = folder.split('/').filter(|part| !part.is_empty()).count();
            format!("{}{path}", "../".repeat(up))
        }
    }
}

/// Makes a name that every system takes and that is no record's.
fn safe_name(name: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || " .-_&(),'’+§".contains(c);
    let name: String = name
        .chars()
        .map(|c| if fits(c) { c } else { '-' })
        .collect();
    let name = name.trim_matches([' ', '.', '_', '-']);
    let (own, ending) = match name.rsplit_once('.') {
        Some((own, ending)) if ending.len() <= 8 => (own, Some(ending)),
        _ => (name, None),
    };
    let own = cut(own, LONGEST_FILE).trim_end_matches([' ', '.']);
    let own = if own.is_empty() { "file" } else { own };
    let name = match ending {
        Some(ending) => format!("{own}.{ending}"),
        None => own.to_owned(),
    };
    // Only a filing's own file is a record.
    match is_record_name(&name) || name.to_lowercase().ends_with(".md") || is_near_docket(own) {
        true => format!("file-{name}.txt"),
        false => name,
    }
}

/// Tells whether two versions of a record agree, as far as both go.
fn says_the_same(one: &FoundFiling, other: &FoundFiling) -> bool {
    one.is_partial
        || other.is_partial
        || one.title == other.title && one.date == other.date && one.filed_by == other.filed_by
}

fn place_of(found: &FoundFiling, key: &str) -> String {
    match line(&found.place) {
        place if place.is_empty() => key.to_owned(),
        place => place,
    }
}

fn of_docket(name: &str) -> String {
    ledger::key(&format!("docket:{name}"))
}

fn of_attachment(key: &str, at: usize) -> String {
    format!("{key}#{}", at + 1)
}

/// Tells whether a line of the ledger belongs to an attachment of a record.
fn is_of(key: &str, record: &str) -> bool {
    key.strip_prefix(record)
        .is_some_and(|rest| rest.starts_with('#'))
}

/// Tells whether the name of a file says nothing of a title.
fn is_neutral_name(path: &str, found: &FoundFiling) -> bool {
    let words = words(&found.title);
    let name = stem(path).trim_start_matches(&day(found.date.as_deref()));
    let title: HashSet<&str> = words.split('-').filter(|word| word.len() > 2).collect();
    !name.split('-').any(|word| title.contains(word))
}

/// Gives the beginning of a file's name: the day, month or year of the record.
fn day(date: Option<&str>) -> String {
    let date = date.unwrap_or("unknown");
    let is_part = |c: &char| c.is_ascii_digit() || *c == '-';
    let day: String = date.chars().take_while(is_part).take(10).collect();
    match day.trim_end_matches('-') {
        "" => "undated".to_owned(),
        day => day.to_owned(),
    }
}

/// Gives the words of a title for a file's name; none where it may hold someone's address or number.
fn words(title: &str) -> String {
    let digits = title.chars().filter(char::is_ascii_digit).count();
    if title.contains('@') || digits >= 10 && title.len() < 3 * digits {
        return String::new();
    }
    let words = slug(title).replace('.', "-");
    let cut = cut(&words, LONGEST_WORDS);
    let cut = match words.len() > cut.len() && !words[cut.len()..].starts_with('-') {
        true => cut.rsplit_once('-').map_or(cut, |(whole, _)| whole),
        false => cut,
    };
    let mut words = String::new();
    for word in cut.split('-').filter(|word| !word.is_empty()) {
        if !words.is_empty() {
            words.push('-');
        }
        words.push_str(word);
    }
    words
}

/// Gives a name that says nothing of what a record is about: its item number, or what the source knows it by.
fn own_name(found: &FoundFiling, key: &str) -> String {
    if let Some(number) = found
        .number
        .as_deref()
        .map(slug)
        .filter(|number| !number.is_empty())
    {
        return format!("item-{}", cut(&number, LONGEST_WORDS));
    }
    // A document's path may say what it is about.
    if let Some(digest) = &found.digest {
        return cut(digest, 32).to_owned();
    }
    let tail = key.rsplit(['/', ':', '#']).next().unwrap_or(key);
    let tail = slug(tail).replace('.', "-");
    match cut(&tail, LONGEST_WORDS) {
        "" => "record".to_owned(),
        tail => tail.to_owned(),
    }
}

/// Cuts a text to so many bytes, between characters.
fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Folds a path: on some disks, names that differ only in case are one.
fn folded(path: &str) -> String {
    path.to_lowercase()
}

/// Cuts off the name under which a party does business.
fn without_dba(name: &str) -> &str {
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

/// Adds what a second description of a docket says.
fn merge_docket(known: &mut FoundDocket, other: &FoundDocket) {
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

fn merge_party(known: &mut FoundParty, other: &FoundParty) {
    extend(&mut known.aliases, other.aliases.clone());
    extend(&mut known.formerly, other.formerly.clone());
    extend(&mut known.dba, other.dba.clone());
    extend(&mut known.counsel, other.counsel.clone());
}

fn extend<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}
