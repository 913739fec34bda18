//! What is renamed, and whether the new name can be taken.

use anyhow::{bail, ensure};

use super::shelf::{RecordShelf, at_top};
use crate::diagnostic::is_unseen;
use crate::docket::keys::Shape;
use crate::intake::{FileKind, WrittenFile, is_near_docket};
use crate::link::split_dba;
use crate::plan::{RESERVED, slug};
use crate::text::{fold, letters_of_name, normal, without_case};

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

/// Refuses a new name that cannot be one, or that something has.
pub(super) fn refuse_new_name(
    files: &[WrittenFile],
    shelf: &RecordShelf,
    subject: &RenameSubject,
    new: &str,
) -> anyhow::Result<()> {
    let taken = |what: &str| anyhow::anyhow!("the site has a {what} with the name `{new}` already");
    match subject {
        RenameSubject::Filing(_) | RenameSubject::Party(_) => {
            if let Some(fault) = fault_of_file(new) {
                bail!("`{new}` cannot be the name of a record's file: {fault}");
            }
        }
        RenameSubject::Docket(_) | RenameSubject::Name(..) => {
            let is_clean = !new.contains(|c: char| c.is_control() || is_unseen(c));
            let is_whole = new.trim() == new && !slug(new).is_empty();
            ensure!(
                is_clean && is_whole && new.len() <= LONGEST,
                "`{new}` cannot be a name"
            );
        }
    }
    match subject {
        RenameSubject::Filing(at) => {
            ensure!(
                !RESERVED.contains(&&*slug(new)),
                "`{new}` is the address of one of the docket's own pages"
            );
            let home = shelf.filings[*at].dockets.first();
            let mut others = shelf.filings.iter().enumerate();
            let is_taken = others.any(|(other, filing)| {
                other != *at && filing.dockets.first() == home && slug(&filing.id) == slug(new)
            });
            if is_taken {
                return Err(taken("filing"));
            }
        }
        RenameSubject::Docket(at) => {
            ensure!(new != "none", "`none` means that a filing is in no docket");
            let mut others = shelf.dockets.iter().enumerate();
            let is_taken = others.any(|(other, docket)| {
                let names = [docket.name(), &docket.number];
                let is_same = |name: &str| fold(name) == fold(new) || slug(name) == slug(new);
                other != *at && names.into_iter().any(is_same)
            });
            if is_taken {
                return Err(taken("docket"));
            }
        }
        RenameSubject::Party(file) => {
            let mut others = files.iter().enumerate();
            let is_taken = others.any(|(other, written)| {
                other != *file
                    && written.kind == FileKind::Party
                    && without_case(written.path.stem()) == without_case(new)
            });
            if is_taken {
                return Err(taken("party"));
            }
        }
        RenameSubject::Name(old, record) => {
            let letters = letters_of_name(new);
            ensure!(!letters.is_empty(), "`{new}` cannot be a name");
            let is_it = |name: &str| letters_of_name(name) == letters;
            let mut others = files.iter().enumerate();
            let is_recorded = others.any(|(other, written)| {
                let is_other = written.kind == FileKind::Party && Some(other) != *record;
                is_other && at_top(written, "name").is_some_and(is_it)
            });
            let is_named = names(files).any(is_it) && letters_of_name(old) != letters;
            if is_recorded || is_named {
                return Err(taken("party"));
            }
        }
    }
    Ok(())
}

/// How long a name may be, in bytes: a file system has to take it, with `.md` after it.
const LONGEST: usize = 200;

/// Says why a name cannot be that of a record's file or folder.
pub(super) fn fault_of_file(name: &str) -> Option<&'static str> {
    let is_odd = |c: char| c.is_control() || is_unseen(c) || "/\\:*?\"<>|#".contains(c);
    if name.contains(is_odd) {
        Some("it contains a character that file systems or references use otherwise")
    } else if name.starts_with(['.', '_', '-']) || name.ends_with(['.', ' ']) || name.trim() != name
    {
        Some("it begins or ends with a sign that keeps a file from being read")
    } else if is_near_docket(name) {
        Some("it reads like `docket.md`")
    } else if name.ends_with(".md") || name.ends_with('~') {
        Some("write it without an ending")
    } else if name.len() > LONGEST || slug(name).is_empty() {
        Some("it is too long, or has no letters and digits")
    } else {
        None
    }
}
