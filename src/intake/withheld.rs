//! What is kept of a path that a record withholds: where it is written, and a digest by which the
//! file is known again.

use std::collections::HashSet;

use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use crate::diagnostic::{KeyPath, Part, Place, SitePath};
use crate::docket::{Document, Held, is_pdf, sidecar_of};
use crate::text::{Prose, normal};

/// A path that a record withholds. The path itself goes no further than here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldPath {
    /// Where the record writes it.
    pub place: Place,
    /// The digest of the path as it is written, by which the file must be there; `None` where it
    /// cannot lead to a file of the content folder.
    pub exact: Option<FileDigest>,
    /// The digests of what it may mean, folded as file systems fold names: no file that may be the
    /// same may be published.
    pub folded: Vec<FileDigest>,
    /// What withholds it.
    pub by: Withholder,
    /// Whether only the name of a record ends like this: such a link leads to a record, which
    /// nothing publishes as it is, but for one that `plain` makes a file.
    pub is_named_record: bool,
}

/// What withholds a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withholder {
    /// The access of the record, of its docket, or of the attachment alone: the file must be there,
    /// or nothing could keep another record from publishing it.
    Access,
    /// The record is a draft, which may be half written.
    Draft,
}

/// The digest of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileDigest([u8; 32]);

impl FileDigest {
    /// Makes the digest of a path as it is written, each letter in one form.
    pub fn exact(path: &SitePath) -> FileDigest {
        FileDigest::of(&normal(path.as_str()))
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

    /// Keeps the paths of the files that a text links to, or names in the definition of a link
    /// whose label may be mistyped.
    pub fn prose(&self, prose: &Prose) -> Vec<WithheldPath> {
        let mut links = prose.possible_paths();
        let linked: HashSet<String> = links.iter().map(|link| link.to.clone()).collect();
        let defined = prose.defined_paths().into_iter();
        links.extend(defined.filter(|path| !linked.contains(&path.to)));
        links
            .into_iter()
            .map(|link| {
                let start = prose.start + link.range.start;
                let range = start..start + link.range.len();
                let place = Place::Bytes(self.file.clone(), range);
                WithheldPath {
                    is_named_record: link.to.ends_with(".md"),
                    ..self.path(&link.to, place)
                }
            })
            .collect()
    }

    /// Keeps the path of one attachment.
    pub fn attached(&self, path: &str, at: &KeyPath) -> WithheldPath {
        let place = Place::Key(self.file.clone(), at.clone(), Part::Value);
        self.path(path, place)
    }

    fn path(&self, path: &str, place: Place) -> WithheldPath {
        let join = |path: &str| self.file.join_below(path, self.content);
        let written = join(path);
        let meant = join(&as_meant(path)).filter(|meant| Some(meant) != written.as_ref());
        let named: Vec<&SitePath> = written.iter().chain(&meant).collect();
        // What a PDF says is withheld with it.
        let pdfs = named.iter().filter(|path| is_pdf(path));
        let sidecars = pdfs.map(|path| FileDigest::folded(&sidecar_of(path)));
        let folded = named.iter().map(|path| FileDigest::folded(path));
        WithheldPath {
            place,
            exact: written.as_ref().map(FileDigest::exact),
            folded: folded.chain(sidecars).collect(),
            by: self.by,
            is_named_record: false,
        }
    }
}

/// Returns the path that was probably meant by one that is written as another system, an address or
/// a table writes paths. A draft may hold such a mistake for long, and what it names is kept back
/// meanwhile.
fn as_meant(path: &str) -> String {
    let path = path.trim().replace('\\', "/");
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let decoded = percent_decode_str(&path[..end]).decode_utf8_lossy();
    decoded.trim_start_matches('/').trim_end().to_owned()
}
