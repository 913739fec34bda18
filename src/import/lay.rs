//! Decides what an import writes: which file each record goes to, and what is in it. It touches
//! no disk.
//!
//! Where a record went before is in the ledger, so that its file keeps its name. The name of a
//! withheld record's file holds no word of its title.

mod dockets;
mod files;
mod names;
mod parties;
mod place;
mod record;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::again::settle_keys;
use super::ledger::{self, Ledger};
use super::text::line;
use super::{Batch, FoundDocket, FoundFiling, FoundParty, Skipped};
use crate::diagnostic::{Code, Severity, SitePath};
use crate::docket::Settings;
use crate::intake::read_unwritten;
use crate::link::NamedAs;
use dockets::Resolved;
use files::{attach, files_of, is_of};
use names::{folded, stem};

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
    /// The folder of the content below the site's folder; empty where that is the site's folder
    /// itself.
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
    /// Returns the bytes of a file that an earlier import wrote.
    pub current: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Returns how a text names a withheld docket.
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
pub enum NewContents {
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
    pub contents: NewContents,
    /// What it is.
    pub kind: Kind,
    /// The file that an earlier import wrote for it under another name, where it may not keep that
    /// name.
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
    /// Returns whether it is a file beside a record, and no record itself.
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
pub struct FoundBatch {
    /// What the source gave.
    pub batch: Batch,
    /// Whether its records are public already.
    pub is_public_record: bool,
}

/// Decides what an import writes.
pub fn lay(found: Vec<FoundBatch>, known: &Known<'_>, wishes: &Wishes) -> Laid {
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
    for FoundBatch {
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
                        contents: NewContents::Text(text),
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

    fn errors(&self, path: &str, text: &str) -> Vec<Code> {
        let path = SitePath::new(path);
        let read = read_unwritten(self.known.content, path, text, self.known.settings);
        let problems = read.problems.iter();
        let errors = problems.filter(|one| one.severity == Severity::Error);
        errors.map(|one| one.code).collect()
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
        contents: NewContents::Text(text),
        kind,
        moved_from: None,
        is_withheld: false,
    }
}

/// Returns whether two versions of a record agree, as far as both go.
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
