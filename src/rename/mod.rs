//! Decides what `docketpress rename` changes: which files move, what is typed where, and which old
//! addresses are kept.
//!
//! Everything here is pure: files as their authors typed them come in, and edits come out.

mod paths;
mod places;
mod shelf;
mod subject;
mod typed;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{anyhow, bail};

use crate::diagnostic::SitePath;
use crate::docket::keys::Shape;
use crate::intake::{FileKind, Value, WrittenFile};
use crate::link::split_dba;
use crate::plan::{Item, Plan};
use crate::text::{letters_of_name, without_case};
pub(crate) use paths::Moves;
use places::beside;
use shelf::{RecordShelf, at_top, is_key};
pub(crate) use subject::RenameSubject;
use typed::{Edit, apply, in_place_of, redirect};

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

/// Returns whether a record leads an address to its page already.
fn redirects(written: &WrittenFile, address: &str) -> bool {
    let mut values = written.values.iter();
    values.any(|value| is_key(&value.path.steps()[0], "redirect_from") && value.text == address)
}

/// What the edits of each file are made of.
struct Work<'a> {
    site: &'a Site<'a>,
    subject: &'a RenameSubject,
    new: &'a str,
    before: &'a RecordShelf,
    after: &'a RecordShelf,
    moves: &'a Moves,
}

impl Work<'_> {
    /// Returns what is typed anew in a file.
    fn edits(&self, file: usize, written: &WrittenFile) -> anyhow::Result<Vec<Edit>> {
        let own = self.before.own(file);
        let mut edits = Vec::new();
        for value in &written.values {
            let new = match value.shape {
                Some(Shape::Reference | Shape::References | Shape::Filing | Shape::Start) => {
                    self.reference(&value.text, &own)?
                }
                Some(Shape::Docket | Shape::Dockets) => self.docket(&value.text),
                Some(Shape::Party | Shape::Parties) => self.party(&value.text),
                Some(Shape::Text | Shape::Texts) => self.text(file, written, value),
                _ => None,
            };
            if let Some(new) = new {
                edits.push(in_place_of(value, &new).ok_or_else(|| {
                    anyhow!("a value to change is on lines of its own, after `|` or `>`; write it on the line of its key")
                })?);
            }
        }
        for target in &written.targets {
            let Some(path) = self.moves.new_path(&written.path, &target.to) else {
                continue;
            };
            let typed = String::from_utf8_lossy(&written.bytes[target.range.clone()]);
            edits.push(Edit {
                text: paths::address(&typed, &path),
                range: target.range.clone(),
            });
        }
        Ok(edits)
    }

    /// Returns a reference anew where it would lead to nothing, or elsewhere.
    fn reference(&self, text: &str, own: &[usize]) -> anyhow::Result<Option<String>> {
        let meant = self.before.filings(text, own);
        let [at] = meant.as_slice() else {
            return Ok(None);
        };
        if self.after.filings(text, own) == meant {
            return Ok(None);
        }
        let filing = &self.after.filings[*at];
        let dockets = filing.dockets.iter();
        let names = dockets.map(|docket| self.after.dockets[*docket].name());
        let home = names.clone().next().unwrap_or("none");
        let mut forms = Vec::new();
        match text.rsplit_once(['#', '/']) {
            Some((docket, rest)) if self.before.docket(docket).is_some() || docket == "none" => {
                let sign = &text[docket.len()..text.len() - rest.len()];
                let docket = self.docket(docket).unwrap_or_else(|| docket.to_owned());
                let rest = if sign == "#" { rest } else { &filing.id };
                forms.push(format!("{docket}{sign}{rest}"));
            }
            _ => forms.push(filing.id.clone()),
        }
        forms.push(format!("{home}/{}", filing.id));
        let right = forms
            .into_iter()
            .find(|form| self.after.filings(form, own) == meant);
        match right {
            Some(form) => Ok(Some(form)),
            None => bail!("a reference would no longer lead to one filing; choose another name"),
        }
    }

    /// Returns the new name of a docket.
    fn docket(&self, text: &str) -> Option<String> {
        let RenameSubject::Docket(at) = self.subject else {
            return None;
        };
        let is_it = self.before.docket(text) == Some(*at);
        (is_it && self.before.dockets[*at].name() == text).then(|| self.new.to_owned())
    }

    /// Returns the new name of a party.
    fn party(&self, text: &str) -> Option<String> {
        match self.subject {
            RenameSubject::Party(file) => {
                let written = &self.site.files[*file];
                let id = written.path.stem();
                let is_name = at_top(written, "name") == Some(text) && text != id;
                let is_it = without_case(text) == without_case(id);
                (is_it && !is_name).then(|| self.new.to_owned())
            }
            RenameSubject::Name(name, record) => {
                let is_it = |one: &str| letters_of_name(one) == letters_of_name(name);
                let is_id = record.is_some_and(|file| self.site.files[file].path.stem() == text);
                match split_dba(text) {
                    _ if is_id => None,
                    _ if is_it(text) => (text != self.new).then(|| self.new.to_owned()),
                    Some((own, dba)) if is_it(own) => {
                        let between = &text[own.len()..text.len() - dba.len()];
                        Some(format!("{}{between}{dba}", self.new))
                    }
                    _ => None,
                }
            }
            RenameSubject::Filing(_) | RenameSubject::Docket(_) => None,
        }
    }

    /// Returns a text of the record itself anew: its number, id or name, or the path of an
    /// attachment.
    fn text(&self, file: usize, written: &WrittenFile, value: &Value) -> Option<String> {
        let steps = value.path.steps();
        let is_own = |key: &str| steps.len() == 1 && is_key(&steps[0], key);
        match self.subject {
            RenameSubject::Docket(at) if self.before.dockets[*at].file == Some(file) => {
                let key = match self.before.dockets[*at].id {
                    Some(_) => "id",
                    None => "number",
                };
                if is_own(key) {
                    return Some(self.new.to_owned());
                }
            }
            RenameSubject::Name(_, Some(record)) if *record == file && is_own("name") => {
                return Some(self.new.to_owned());
            }
            _ => {}
        }
        let is_file = is_key(&steps[0], "attachments")
            && (steps
                .iter()
                .skip(1)
                .all(|step| !matches!(step, crate::diagnostic::Step::Key(_)))
                || steps.last().is_some_and(|step| is_key(step, "file")));
        match written.kind == FileKind::Filing && is_file {
            true => self.moves.new_path(&written.path, &value.text),
            false => None,
        }
    }
}
