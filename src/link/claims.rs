//! The names that withheld dockets claim: each its number, its id and the name of its folder, in
//! every spelling.

use super::spelling::Spellings;
use crate::docket::{Access, DocketRecord};
use crate::intake::{FileKind, Record, Source, Sources};

/// The names that withheld dockets claim, and those that may be such a docket's.
#[derive(Default)]
pub(super) struct Claims {
    /// Numbers and ids.
    names: Spellings,
    /// Names of folders. They are often words such as `orders`, so nothing that merely holds one
    /// counts.
    folders: Spellings,
    /// All of both that belong to dockets without an id: no other docket may have such a number.
    without_id: Spellings,
    /// Names of folders whose `docket.md` could not be read.
    unread: Spellings,
    /// How open the least open docket is.
    access: Access,
    are_none: bool,
}

impl Claims {
    /// Lets withheld dockets claim their names, and the folders whose `docket.md` could not be read
    /// theirs.
    pub(super) fn of<'a>(
        withheld: impl Iterator<Item = (&'a DocketRecord, Access)>,
        sources: &'a Sources,
    ) -> Claims {
        let withheld: Vec<(&DocketRecord, Access)> = withheld.collect();
        let is_unread =
            |source: &&Source| source.kind == FileKind::Docket && source.record.is_none();
        let unread = sources.files.iter().filter(is_unread);
        let unread: Vec<&str> = unread
            .flat_map(|source| folder(source.path.folder(), sources.content))
            .collect();
        let names = |(record, _): &(&'a DocketRecord, Access)| [record.name(), &record.number];
        let folders = |(record, _): &(&'a DocketRecord, Access)| {
            folder(record.path.folder(), sources.content)
        };
        let without_id = withheld.iter().filter(|(record, _)| record.id.is_none());
        Claims {
            names: Spellings::of(withheld.iter().flat_map(names)),
            folders: Spellings::of(withheld.iter().flat_map(folders)),
            without_id: Spellings::of(
                without_id.flat_map(|one| names(one).into_iter().chain(folders(one))),
            ),
            access: withheld
                .iter()
                .map(|(_, access)| *access)
                .max()
                .unwrap_or_default(),
            are_none: withheld.is_empty() && unread.is_empty(),
            unread: Spellings::of(unread),
        }
    }

    /// Returns whether nothing is claimed.
    pub(super) fn are_none(&self) -> bool {
        self.are_none
    }

    /// Returns whether a text may be written for the name of a withheld docket.
    pub(super) fn hold(&self, text: &str) -> bool {
        self.names.hold(text) || self.folders.are(text) || self.unread.are(text)
    }

    /// Returns whether a text is a spelling of the name of a withheld docket.
    pub(super) fn are(&self, text: &str) -> bool {
        self.names.are(text) || self.folders.are(text) || self.unread.are(text)
    }

    /// Returns whether all that speaks for a text being claimed is a folder whose `docket.md` could
    /// not be read.
    pub(super) fn are_of_unread(&self, text: &str) -> bool {
        self.unread.are(text) && !self.names.hold(text) && !self.folders.are(text)
    }

    /// Judges the record of a public docket. Two dockets that both have an id may have one number,
    /// as two agencies may use it.
    pub(super) fn on_record(&self, record: &DocketRecord) -> Claimed {
        let is_withheld = self.names.are(record.name())
            || self.folders.are(record.name())
            || self.without_id.are(&record.number);
        if is_withheld {
            Claimed::Withheld(self.access)
        } else if self.unread.are(record.name()) || self.unread.are(&record.number) {
            Claimed::Perhaps
        } else {
            Claimed::No
        }
    }
}

/// How a text may name a withheld docket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedAs {
    /// By its number or id, exactly.
    Exact,
    /// In another spelling.
    Otherwise,
    /// In another spelling and among other words: `GR-2024-1-A` may be a docket of its own.
    Perhaps,
    /// Not at all.
    No,
}

/// Tells how a text that a person typed names a withheld docket of a site.
pub fn naming(sources: &Sources, text: &str) -> NamedAs {
    let records = sources
        .files
        .iter()
        .filter_map(|source| match &source.record {
            Some(Record::Docket(record)) => Some(&**record),
            _ => None,
        });
    let withheld = records.filter(|record| !record.access().is_public());
    let withheld: Vec<(&DocketRecord, Access)> =
        withheld.map(|record| (record, record.access())).collect();
    let is_it =
        |(record, _): &(&DocketRecord, Access)| record.name() == text || record.number == text;
    if withheld.iter().any(is_it) {
        return NamedAs::Exact;
    }
    let claims = Claims::of(withheld.into_iter(), sources);
    if claims.are(text) {
        NamedAs::Otherwise
    } else if claims.hold(text) {
        NamedAs::Perhaps
    } else {
        NamedAs::No
    }
}

/// Whether the record of a public docket has a name that another docket claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claimed {
    /// A withheld one, which is as open as this at most: so is the docket of the record.
    Withheld(Access),
    /// One whose record could not be read.
    Perhaps,
    /// None.
    No,
}

/// Returns the names by which a folder below the content folder is known: its own, and its path.
fn folder<'a>(path: &'a str, content: &str) -> [&'a str; 2] {
    let below = path
        .strip_prefix(content)
        .unwrap_or(path)
        .trim_start_matches('/');
    [below.rsplit('/').next().unwrap_or(below), below]
}
