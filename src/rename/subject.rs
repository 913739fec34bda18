//! What is renamed, and whether the new name can be taken.

mod new_name;

pub(super) use new_name::{fault_of_file, refuse_new_name};

use anyhow::{bail, ensure};

use super::shelf::{RecordShelf, at_top};
use crate::docket::keys::Shape;
use crate::intake::{FileKind, WrittenFile};
use crate::link::split_dba;
use crate::text::{letters_of_name, normal};

/// What is renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RenameSubject {
    /// A filing, by its place on the shelf.
    Filing(usize),
    /// A docket, by its place on the shelf.
    Docket(usize),
    /// The id of a party's record, by the place of its file.
    Party(usize),
    /// The name of a party, and the place of its record's file, where it has one.
    Name(String, Option<usize>),
}

impl RenameSubject {
    /// Returns the place of its record's file, where it has one.
    pub(super) fn file(&self, shelf: &RecordShelf) -> Option<usize> {
        match self {
            RenameSubject::Filing(at) => Some(shelf.filings[*at].file),
            RenameSubject::Docket(at) => shelf.dockets[*at].file,
            RenameSubject::Party(file) => Some(*file),
            RenameSubject::Name(_, file) => *file,
        }
    }
}

/// Finds what a text names: a record's path, a filing as a reference names it, a docket by its
/// number or id, or a party by its id or its name.
pub(super) fn find(
    files: &[WrittenFile],
    content: &str,
    shelf: &RecordShelf,
    old: &str,
) -> anyhow::Result<RenameSubject> {
    let mut found: Vec<RenameSubject> = Vec::new();
    let path = old.trim_start_matches("./");
    let of_path = files.iter().position(|written| {
        let known = written.path.as_str();
        known == path
            || known
                .strip_prefix(content)
                .is_some_and(|rest| rest.trim_start_matches('/') == path)
    });
    if let Some(file) = of_path {
        found.extend(match files[file].kind {
            FileKind::Filing => {
                let at = shelf.filings.iter().position(|one| one.file == file);
                at.map(RenameSubject::Filing)
            }
            FileKind::Docket => {
                let at = shelf.dockets.iter().position(|one| one.file == Some(file));
                at.map(RenameSubject::Docket)
            }
            FileKind::Party => Some(RenameSubject::Party(file)),
            FileKind::Page => {
                bail!("a free page cannot be renamed, because it has no `redirect_from`")
            }
        });
    } else {
        // Without a docket before it, an id may be of any.
        let filings = match shelf.with_id(old) {
            [] => shelf.filings(old, &[]),
            all => all.to_owned(),
        };
        found.extend(filings.into_iter().map(RenameSubject::Filing));
        let dockets = shelf.dockets.iter().enumerate();
        let dockets = dockets.filter(|(_, docket)| docket.name() == old || docket.number == old);
        found.extend(dockets.map(|(at, _)| RenameSubject::Docket(at)));
        found.extend(party(files, old));
    }
    match found.as_slice() {
        [] => bail!("no filing, docket or party has the name `{old}`"),
        [only] => {
            if let RenameSubject::Docket(at) = only {
                let docket = &shelf.dockets[*at];
                ensure!(
                    docket.name() == old || of_path.is_some() || docket.number != old,
                    "`{old}` is the number of a docket that has an id too; the id makes its addresses. Change `number` in its docket.md, or rename the id"
                );
            }
            Ok(only.clone())
        }
        several => bail!(
            "`{old}` names {} records; write the path of the one to rename, such as content/DOCKET/ID.md",
            several.len()
        ),
    }
}

/// Finds a party by the id of its record, else by its name.
fn party(files: &[WrittenFile], old: &str) -> Vec<RenameSubject> {
    let records = files.iter().enumerate();
    let records = records.filter(|(_, written)| written.kind == FileKind::Party);
    let by_id = records
        .clone()
        .find(|(_, written)| normal(written.path.stem()) == normal(old));
    if let Some((file, _)) = by_id {
        return vec![RenameSubject::Party(file)];
    }
    let letters = letters_of_name(old);
    let is_it = |name: &str| !letters.is_empty() && letters_of_name(name) == letters;
    let by_name: Vec<RenameSubject> = records
        .filter(|(_, written)| at_top(written, "name").is_some_and(is_it))
        .map(|(file, _)| RenameSubject::Name(old.to_owned(), Some(file)))
        .collect();
    if !by_name.is_empty() {
        return by_name;
    }
    let is_known =
        names(files).any(|name| is_it(name) || split_dba(name).is_some_and(|(own, _)| is_it(own)));
    match is_known {
        true => vec![RenameSubject::Name(old.to_owned(), None)],
        false => Vec::new(),
    }
}

/// Returns all that files write for parties.
fn names(files: &[WrittenFile]) -> impl Iterator<Item = &str> {
    let values = files.iter().flat_map(|written| &written.values);
    let named = values.filter(|value| matches!(value.shape, Some(Shape::Party | Shape::Parties)));
    named.map(|value| &*value.text)
}
