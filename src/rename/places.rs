//! Where the folder of a docket goes, and the record that is made for what has none.

use std::collections::BTreeSet;

use super::shelf::RecordShelf;
use super::typed::plainly;
use super::{Moves, RenameSubject, Site, subject};
use crate::diagnostic::SitePath;
use crate::plan::slug;

impl Site<'_> {
    /// Finds the folder of a docket that has its name, and gives its new one.
    pub(super) fn folder_of(
        &self,
        shelf: &RecordShelf,
        docket: usize,
        old: &str,
        new: &str,
    ) -> Option<(SitePath, SitePath)> {
        let known = &shelf.dockets[docket];
        let is_named_so = |name: &str| {
            let names = [Some(old), Some(&*known.number)];
            let mut names = names.into_iter().flatten();
            names.any(|one| name == one || name == slug(one))
        };
        let folders: BTreeSet<&str> = match known.file {
            Some(file) => BTreeSet::from([self.files[file].path.folder()]),
            None => {
                let filings = shelf.filings.iter();
                let of_docket = filings.filter(|one| one.dockets.first() == Some(&docket));
                let folders = of_docket.map(|one| self.files[one.file].path.folder());
                folders
                    .filter(|folder| is_named_so(name_of(folder)))
                    .collect()
            }
        };
        let folder = folders.first().filter(|_| folders.len() == 1)?;
        let name = name_of(folder);
        if !is_named_so(name) || *folder == self.content {
            return None;
        }
        let is_fit = |name: &str| subject::fault_of_file(name).is_none();
        let name = match name == slug(old) && name != old {
            false if is_fit(new) => new.to_owned(),
            _ => slug(new),
        };
        let folder = SitePath::new(folder);
        let to = beside(&folder, &name);
        (to != folder).then_some((folder, to))
    }

    /// Writes a record for what has none, so that its old addresses have a place.
    pub(super) fn record_for(
        &self,
        subject: &RenameSubject,
        new: &str,
        moves: &Moves,
        kept: &[String],
    ) -> (SitePath, String) {
        let content = match self.content {
            "" => String::new(),
            content => format!("{content}/"),
        };
        let folder_name = slug(new);
        let (path, key) = match subject {
            RenameSubject::Docket(_) => {
                let folder = match moves.0.first() {
                    Some((_, to)) => to.to_string(),
                    None if subject::fault_of_file(new).is_none() => format!("{content}{new}"),
                    None => format!("{content}{folder_name}"),
                };
                (format!("{folder}/docket.md"), "number")
            }
            _ => (format!("{content}parties/{folder_name}.md"), "name"),
        };
        let list = kept.iter().map(|one| plainly(one)).collect::<Vec<_>>();
        let text = format!(
            "---\n{key}: {}\nredirect_from: [{}]\n---\n",
            plainly(new),
            list.join(", ")
        );
        (SitePath::new(&path), text)
    }
}

fn name_of(folder: &str) -> &str {
    folder.rsplit_once('/').map_or(folder, |(_, name)| name)
}

/// Returns the path of another name in the same folder.
pub(super) fn beside(path: &SitePath, name: &str) -> SitePath {
    match path.folder() {
        "" => SitePath::new(name),
        folder => SitePath::new(&format!("{folder}/{name}")),
    }
}
