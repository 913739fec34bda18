//! Prints the report of an import.

use std::fmt::Write as _;

use super::{Fated, Report};
use crate::commands::count;
use crate::diagnostic::escaped;
use crate::import::{Kind, Skipped};

/// How many entries of a list are shown.
const LISTED: usize = 50;

/// The longest message, in bytes: the map of a table with many columns fits.
const LONGEST: usize = 20_000;

impl Report {
    /// Prints it.
    pub(in crate::commands::import) fn print(&self) -> String {
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

/// Makes a text fit for the terminal: with escapes for what nobody sees.
pub(in crate::commands::import) fn shown(text: &str) -> String {
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
