//! What an import did, in words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::super::count;
use super::inputs::Inputs;
use super::shelf::Fate;
use crate::diagnostic::escaped;
use crate::import::{Kind, Laid, Output, Skipped, why_unknown};

/// How many entries of a list are shown.
const LISTED: usize = 50;

/// The longest message, in bytes: the map of a table with many columns fits.
const LONGEST: usize = 20_000;

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

    /// Prints it.
    pub(super) fn print(&self) -> String {
        let mut text = String::new();
        for (title, files) in &self.read {
            let _ = writeln!(text, "read {} from {title}", count(*files, "file"));
        }
        for note in &self.notes {
            let _ = writeln!(text, "{}", escaped(cut(note)));
        }
        if !self.is_refused {
            self.print_files(&mut text);
        }
        self.print_rest(&mut text);
        text
    }

    fn print_files(&self, text: &mut String) {
        let nothing = Vec::new();
        let of = |fated: Fated| self.told.get(&fated).unwrap_or(&nothing);
        let would = if self.is_dry { "to write" } else { "written" };
        let update = if self.is_dry { "to update" } else { "updated" };
        for (words, fated) in [
            (would, Fated::New),
            (update, Fated::Updated),
            ("unchanged", Fated::Unchanged),
        ] {
            let _ = writeln!(text, "{words}: {}", kinds(of(fated)));
            if self.is_dry && fated != Fated::Unchanged {
                list(text, of(fated).iter().map(|(_, path)| path.clone()));
            }
        }
        for (words, fated) in [
            (
                "kept as you edited them, unchanged at the source",
                Fated::Edited,
            ),
            (
                "kept as you edited them, but changed at the source (`--diff` shows how)",
                Fated::Differs,
            ),
            (
                "kept as you edited them, but withheld at the source: check the `access` of each",
                Fated::DiffersWithheld,
            ),
            (
                "kept next to records that you edited, but changed at the source (to use a new version, copy it over the old one)",
                Fated::Beside,
            ),
            (
                "not written again, as you deleted or moved them",
                Fated::Deleted,
            ),
            ("not written, as another file has that name", Fated::Taken),
        ] {
            let files = of(fated);
            if files.is_empty() {
                continue;
            }
            let _ = writeln!(text, "{words}: {}", kinds(files));
            if fated != Fated::Edited {
                list(text, files.iter().map(|(_, path)| path.clone()));
            }
        }
        let is_filing = |(kind, _): &&(Kind, String)| *kind == Kind::Filing;
        let is_new = of(Fated::New).iter().any(|one| is_filing(&one));
        if is_new && !self.is_published {
            text.push_str("new filings are drafts, and builds leave drafts out\n");
        }
    }

    fn print_rest(&self, text: &mut String) {
        if self.withheld > 0 {
            let _ = writeln!(
                text,
                "withheld: {} (`access` in each file says how)",
                count(self.withheld, "filing")
            );
        }
        if self.duplicates > 0 {
            let _ = writeln!(
                text,
                "duplicates: {}, imported once",
                count(self.duplicates, "record")
            );
        }
        if self.partial > 0 {
            let _ = writeln!(
                text,
                "on file already: {} of which this import has only a part",
                count(self.partial, "record")
            );
        }
        if !self.new_dockets.is_empty() {
            let _ = writeln!(text, "new dockets: {}", self.new_dockets.len());
            list(text, self.new_dockets.iter().cloned());
        }
        if self.outside > 0 {
            let _ = writeln!(
                text,
                "without a docket: {} (`--docket` names the docket of such records)",
                count(self.outside, "filing")
            );
        }
        if self.new_parties > 0 {
            let _ = writeln!(
                text,
                "new parties: {} (a name is enough; `docketpress new party` adds a record)",
                self.new_parties
            );
        }
        if self.missing > 0 {
            let _ = writeln!(
                text,
                "not found: {} that records name; they are listed as known and not held",
                count(self.missing, "file")
            );
        }
        if !self.drafted.is_empty() {
            let _ = writeln!(
                text,
                "named by no record, and so filings of their own: {}",
                count(self.drafted.len(), "document")
            );
            list(text, self.drafted.iter().cloned());
        }
        if !self.unnamed.is_empty() {
            let _ = writeln!(
                text,
                "named by no record: {}",
                count(self.unnamed.len(), "file")
            );
            list(text, self.unnamed.iter().cloned());
        }
        if !self.skipped.is_empty() {
            let _ = writeln!(text, "skipped: {}", self.skipped.len());
            let lines = self.skipped.iter();
            list(
                text,
                lines.map(|Skipped { place, why }| format!("{place}: {why}")),
            );
        }
    }
}

/// Returns whether a file is to hold records by its name.
fn is_json(path: &str) -> bool {
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| matches!(&*ending, "json" | "jsonl" | "ndjson"))
}

/// Makes a text fit for the terminal: with escapes for what nobody sees.
pub(super) fn shown(text: &str) -> String {
    let lines = text.split('\n').map(|line| escaped(line).to_string());
    lines.collect::<Vec<_>>().join("\n")
}

/// Counts files by what they are: `3 filings, 1 docket`.
fn kinds(files: &[(Kind, String)]) -> String {
    let nouns = [
        (Kind::Filing, "filing"),
        (Kind::Docket, "docket"),
        (Kind::Party, "party record"),
        (Kind::Attachment, "attached file"),
    ];
    let counts = nouns.into_iter().filter_map(|(kind, noun)| {
        let is_it = |other: Kind| match other {
            Kind::Text => kind == Kind::Attachment,
            other => other == kind,
        };
        let number = files.iter().filter(|(other, _)| is_it(*other)).count();
        (number > 0 || kind == Kind::Filing).then(|| count(number, noun))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// Cuts a message that quotes something endless.
fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// Lists entries, a line each; of many the first.
fn list(text: &mut String, entries: impl ExactSizeIterator<Item = String>) {
    let more = entries.len().saturating_sub(LISTED);
    for entry in entries.take(LISTED) {
        let _ = writeln!(text, "  {}", escaped(cut(&entry)));
    }
    if more > 0 {
        let _ = writeln!(text, "  and {more} more");
    }
}
