//! Refuses new names that no record can have.

use anyhow::{bail, ensure};

use super::super::shelf::{RecordShelf, at_top};
use super::{RenameSubject, names};
use crate::diagnostic::is_unseen;
use crate::intake::{FileKind, WrittenFile, is_near_docket};
use crate::plan::{RESERVED, slug};
use crate::text::{fold, letters_of_name, without_case};

/// Refuses a new name that cannot be one, or that something has.
pub(in crate::rename) fn refuse_new_name(
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
pub(in crate::rename) fn fault_of_file(name: &str) -> Option<&'static str> {
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
