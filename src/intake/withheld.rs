//! What is kept of a path that a record withholds: where it is written, and a digest by which the file is known again.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use crate::diagnostic::{KeyPath, Part, Place, SitePath};
use crate::docket::{Document, Held, Prose};

/// A path that a record withholds. The path itself goes no further than here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldPath {
    /// Where the record writes it.
    pub place: Place,
    /// What it leads to; `None` where it cannot lead to a file of the content folder.
    pub to: Option<Digests>,
    /// What withholds it.
    pub by: Withholder,
}

/// What withholds a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withholder {
    /// The access of the record, of its docket, or of the attachment alone: the file must be there, or nothing could
    /// keep another record from publishing it.
    Access,
    /// The record is a draft, which may be half written.
    Draft,
}

/// The digests of a path: as it is written, and folded as file systems may fold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digests {
    /// Of the path as it is written, by which the file must be there.
    pub exact: FileDigest,
    /// Of the folded path: no file that may be the same may be published.
    pub folded: FileDigest,
}

/// The digest of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileDigest([u8; 32]);

impl FileDigest {
    /// Makes the digest of a path as it is written.
    pub fn exact(path: &SitePath) -> FileDigest {
        FileDigest::of(path.as_str())
    }

    /// Makes the digest of a path folded by case and normal form.
    pub fn folded(path: &SitePath) -> FileDigest {
        FileDigest::of(&path.folded())
    }

    fn of(text: &str) -> FileDigest {
        FileDigest(Sha256::digest(text.as_bytes()).into())
    }
}

/// The file whose paths are withheld.
#[derive(Debug, Clone, Copy)]
pub struct Withholding<'a> {
    /// The record's file.
    pub file: &'a SitePath,
    /// The folder that no path may leave.
    pub content: &'a str,
    /// Why its paths are withheld.
    pub by: Withholder,
}

impl Withholding<'_> {
    /// Keeps the paths of a filing: its attachments, and what its text links to.
    pub fn document(&self, document: &Document) -> Vec<WithheldPath> {
        let attached = document.attachments.iter();
        let attached = attached.filter_map(|attachment| match &attachment.held {
            Held::File(path) => Some(self.attached(path, &attachment.at)),
            Held::Url(_) | Held::Nowhere | Held::Withheld(_) => None,
        });
        attached.chain(self.prose(&document.body)).collect()
    }

    /// Keeps the paths of the files that a text links to, or names in the definition of a link whose label may be
    /// mistyped. Records are no files: nothing publishes one as it is.
    pub fn prose(&self, prose: &Prose) -> Vec<WithheldPath> {
        let mut links = prose.possible_paths();
        let linked: HashSet<String> = links.iter().map(|link| link.to.clone()).collect();
        let defined = prose.defined_paths().into_iter();
        links.extend(defined.filter(|path| !linked.contains(&path.to)));
        links.retain(|link| !link.to.ends_with(".md"));
        links
            .into_iter()
            .map(|link| {
                let start = prose.start + link.range.start;
                let range = start..start + link.range.len();
                self.path(&link.to, Place::Bytes(self.file.clone(), range))
            })
            .collect()
    }

    /// Keeps the path of one attachment.
    pub fn attached(&self, path: &str, at: &KeyPath) -> WithheldPath {
        let place = Place::Key(self.file.clone(), at.clone(), Part::Value);
        self.path(path, place)
    }

    fn path(&self, path: &str, place: Place) -> WithheldPath {
        let to = self.file.join_below(path, self.content);
        WithheldPath {
            place,
            to: to.map(|to| Digests {
                exact: FileDigest::exact(&to),
                folded: FileDigest::folded(&to),
            }),
            by: self.by,
        }
    }
}
