//! Finds files that lie in the content folder and that no record names.

use super::super::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Warns of such files, a message for each folder. A file that nobody names may be part of
/// something withheld, so none is named here.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::FileUnnamed;
    let folders = catalog.unnamed_files().iter();
    folders
        .map(|(folder, count)| {
            let message = match count {
                1 => "no record names one of the files in this folder".to_owned(),
                many => format!("no record names {many} of the files in this folder"),
            };
            let place = match folder.as_str() {
                "" => Place::Site,
                _ => Place::File(folder.clone()),
            };
            Diagnostic::warning(code, place, message).help(code.way_out())
        })
        .collect()
}
