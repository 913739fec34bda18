//! The edits that a renaming takes.

use anyhow::{anyhow, bail};

use super::paths::Moves;
use super::shelf::{RecordShelf, at_top, is_key};
use super::subject::RenameSubject;
use super::typed::{Edit, in_place_of};
use super::{Site, paths};
use crate::docket::keys::Shape;
use crate::intake::{FileKind, Value, WrittenFile};
use crate::link::split_dba;
use crate::text::{letters_of_name, without_case};

/// What the edits of each file are made of.
pub(super) struct Work<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) subject: &'a RenameSubject,
    pub(super) new: &'a str,
    pub(super) before: &'a RecordShelf,
    pub(super) after: &'a RecordShelf,
    pub(super) moves: &'a Moves,
}

impl Work<'_> {
    /// Returns what is typed anew in a file.
    pub(super) fn edits(&self, file: usize, written: &WrittenFile) -> anyhow::Result<Vec<Edit>> {
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

/// Returns whether a record leads an address to its page already.
pub(super) fn redirects(written: &WrittenFile, address: &str) -> bool {
    let mut values = written.values.iter();
    values.any(|value| is_key(&value.path.steps()[0], "redirect_from") && value.text == address)
}
