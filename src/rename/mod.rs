//! Decides what `docketpress rename` changes: which files move, what is typed where, and which old
//! addresses are kept.
//!
//! Everything here is pure: files as their authors typed them come in, and edits come out.

mod paths;
mod places;
mod shelf;
mod subject;
mod typed;
mod work;

pub(crate) use paths::Moves;
pub(crate) use subject::RenameSubject;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{anyhow, bail};

use crate::diagnostic::SitePath;
use crate::intake::WrittenFile;
use crate::plan::{Item, Plan};
use places::beside;
use shelf::RecordShelf;
use typed::{Edit, apply, redirect};
use work::{Work, redirects};

/// What a renaming does.
pub(crate) struct Renaming {
    /// The files and folders that move.
    pub moves: Moves,
    /// The new text of each file whose text changes, by its old place.
    pub edited: BTreeMap<SitePath, Vec<u8>>,
    /// The record that is made to keep an old address, where none was there.
    pub made: Option<(SitePath, String)>,
    /// How many references and paths are typed anew.
    pub references: usize,
    /// The addresses that are kept, each with a slash before it.
    pub kept: Vec<String>,
}

/// The files of a site, and where it publishes what.
pub(crate) struct Site<'a> {
    /// The records, sorted by path.
    pub files: &'a [WrittenFile],
    /// The folder of the content.
    pub content: &'a str,
    /// The addresses before the renaming.
    pub plan: &'a Plan,
}

impl Site<'_> {
    /// Finds what a text names, or says why it is in doubt.
    pub(crate) fn find(&self, old: &str) -> anyhow::Result<RenameSubject> {
        subject::find(self.files, self.content, &RecordShelf::of(self.files), old)
    }

    /// Returns the place of the file of what is renamed, where it has a record.
    pub(crate) fn file_of(&self, subject: &RenameSubject) -> Option<usize> {
        subject.file(&RecordShelf::of(self.files))
    }

    /// Returns the name of a docket that its address has.
    pub(crate) fn name_of_docket(&self, subject: &RenameSubject) -> Option<String> {
        let shelf = RecordShelf::of(self.files);
        match subject {
            RenameSubject::Docket(at) => Some(shelf.dockets[*at].name().to_owned()),
            _ => None,
        }
    }

    /// Decides what changes when `subject`, whose page is at `address` if it has one, is named
    /// `new`.
    pub(crate) fn rename(
        &self,
        subject: &RenameSubject,
        new: &str,
        address: Option<&str>,
        new_address: Option<&str>,
    ) -> anyhow::Result<Renaming> {
        let before = RecordShelf::of(self.files);
        subject::refuse_new_name(self.files, &before, subject, new)?;
        let mut after = before.clone();
        let mut moves = Moves::default();
        match subject {
            RenameSubject::Filing(at) => {
                after.filings[*at].id = new.to_owned();
                let path = &self.files[before.filings[*at].file].path;
                moves
                    .0
                    .push((path.clone(), beside(path, &format!("{new}.md"))));
            }
            RenameSubject::Docket(at) => {
                let docket = &mut after.dockets[*at];
                match &mut docket.id {
                    Some(id) => *id = new.to_owned(),
                    None => docket.number = new.to_owned(),
                }
                let old = before.dockets[*at].name();
                moves.0.extend(self.folder_of(&before, *at, old, new));
            }
            RenameSubject::Party(file) => {
                let path = &self.files[*file].path;
                moves
                    .0
                    .push((path.clone(), beside(path, &format!("{new}.md"))));
            }
            RenameSubject::Name(..) => {}
        }
        after.enter_all();
        let work = Work {
            site: self,
            subject,
            new,
            before: &before,
            after: &after,
            moves: &moves,
        };
        let mut references = 0;
        let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
        for (file, written) in self.files.iter().enumerate() {
            let of_file = work.edits(file, written)?;
            if !of_file.is_empty() {
                references += of_file.len();
                edits.insert(file, of_file);
            }
        }
        let kept = match (address, new_address) {
            (Some(old), Some(new)) if old != new => self.old_addresses(old, new)?,
            _ => Vec::new(),
        };
        let record = subject.file(&before);
        let mut made = None;
        if !kept.is_empty() {
            match record {
                Some(file) => {
                    let written = &self.files[file];
                    let missing = kept.iter().filter(|address| !redirects(written, address));
                    let missing: Vec<String> = missing.cloned().collect();
                    let added = redirect(written, &missing).ok_or_else(|| {
                        anyhow!("the old address cannot be added to `redirect_from` of the record; write that key as a list")
                    })?;
                    edits.entry(file).or_default().extend(added);
                }
                None => made = Some(self.record_for(subject, new, &moves, &kept)),
            }
        }
        let edited = edits.into_iter().map(|(file, mut edits)| {
            let written = &self.files[file];
            (written.path.clone(), apply(&written.bytes, &mut edits))
        });
        Ok(Renaming {
            edited: edited.collect(),
            moves,
            made,
            references,
            kept,
        })
    }

    /// Returns the old address of a page, and those that lead to it already: what leads there by an
    /// older name of its docket is named by no record.
    fn old_addresses(&self, old: &str, new: &str) -> anyhow::Result<Vec<String>> {
        let mut kept = BTreeSet::from([format!("/{old}")]);
        for (url, item) in self.plan.items() {
            if matches!(item, Item::Redirect(to) if to.as_str() == old) {
                kept.insert(format!("/{url}").replacen("//", "/", 1));
            }
        }
        if kept.contains(&format!("/{new}")) {
            bail!(
                "the new address /{new} is an old address of the same record; delete it from `redirect_from` there first"
            );
        }
        Ok(kept.into_iter().collect())
    }
}
