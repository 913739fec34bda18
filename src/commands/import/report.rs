//! What an import did, in words.

mod print;

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::Inputs;
use super::shelf::Fate;
use crate::import::{Kind, Laid, Output, Skipped, why_unknown};
pub(super) use print::shown;

/// What an import did.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// How many files each source read.
    pub(super) read: Vec<(&'static str, usize)>,
    /// The files that a source read.
    pub(super) claimed: BTreeSet<String>,
    /// What was not imported, and why.
    pub(super) skipped: Vec<Skipped>,
    /// What sources have to say.
    pub(super) notes: Vec<String>,
    /// How many records came twice.
    pub(super) duplicates: usize,
    /// How many records are on file, and given only in part.
    pub(super) partial: usize,
    /// Dockets that were not on the site.
    pub(super) new_dockets: Vec<String>,
    /// How many filings are in no docket.
    pub(super) outside: usize,
    /// How many parties were not on the site.
    pub(super) new_parties: usize,
    /// How many filings are withheld.
    pub(super) withheld: usize,
    /// How many files are named and were not found.
    pub(super) missing: usize,
    /// Files that no record names.
    pub(super) unnamed: Vec<String>,
    /// Documents that no record names, and that become filings beside those of a table.
    pub(super) drafted: Vec<String>,
    /// Whether something could not be read.
    pub(super) failed: bool,
    /// Whether nothing is written.
    pub(super) is_dry: bool,
    /// Whether public records are published.
    pub(super) is_published: bool,
    /// Whether a question is open, so that nothing was decided.
    is_refused: bool,
    told: BTreeMap<Fated, Vec<(Kind, String)>>,
}

/// What a file is listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fated {
    New,
    Updated,
    Unchanged,
    Edited,
    Differs,
    DiffersWithheld,
    Beside,
    Deleted,
    Taken,
}

impl Report {
    /// Adds what was decided.
    pub(super) fn add(&mut self, laid: &Laid, inputs: &Inputs) {
        self.skipped.extend(laid.skipped.iter().cloned());
        self.notes.extend(laid.notes.iter().cloned());
        self.duplicates = laid.duplicates;
        self.partial = laid.partial;
        self.new_dockets = laid.new_dockets.clone();
        self.outside = laid.outside;
        self.new_parties = laid.new_parties;
        self.withheld = laid.withheld;
        self.missing = laid.missing;
        let paths = inputs.files.iter().map(|file| &file.path);
        let unnamed =
            paths.filter(|path| !self.claimed.contains(*path) && !laid.attached.contains(*path));
        let (records, others): (Vec<&String>, Vec<&String>) =
            unnamed.partition(|path| is_json(path));
        self.unnamed = others.into_iter().cloned().collect();
        for path in records {
            let bytes = inputs.file(path).map_or(&[][..], |file| &file.bytes);
            self.skipped.push(Skipped {
                place: path.clone(),
                why: why_unknown(path, bytes),
            });
        }
    }

    /// Says of each file why no source reads it, where none reads any.
    pub(super) fn skip_unknown(&mut self, inputs: &Inputs) {
        let skipped = inputs.files.iter().map(|file| Skipped {
            place: file.path.clone(),
            why: why_unknown(&file.path, &file.bytes),
        });
        self.skipped.extend(skipped);
        if inputs.files.is_empty() && inputs.skipped.is_empty() {
            self.skipped.push(Skipped {
                place: "all paths".to_owned(),
                why: "there are no files here that can be imported".to_owned(),
            });
        }
    }

    /// Notes what became of a file.
    pub(super) fn tell(&mut self, output: &Output, fate: Fate) {
        let fated = match fate {
            Fate::New => Fated::New,
            Fate::Updated => Fated::Updated,
            Fate::Unchanged | Fate::Adopted => Fated::Unchanged,
            Fate::Edited => Fated::Edited,
            Fate::Differs if output.is_withheld => Fated::DiffersWithheld,
            Fate::Differs => Fated::Differs,
            Fate::Beside => Fated::Beside,
            Fate::Deleted => Fated::Deleted,
            Fate::Taken => Fated::Taken,
        };
        let path = output.moved_from.as_ref().filter(|_| fate == Fate::Differs);
        let path = path.unwrap_or(&output.path).clone();
        self.told
            .entry(fated)
            .or_default()
            .push((output.kind, path));
    }

    /// Says that nothing was decided.
    pub(super) fn refused(&mut self) {
        self.is_refused = true;
    }
}

/// Returns whether a file is to hold records by its name.
fn is_json(path: &str) -> bool {
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| matches!(&*ending, "json" | "jsonl" | "ndjson"))
}
