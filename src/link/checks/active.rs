//! Finds published files that a browser may run as a part of the site.

use super::super::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::docket::{Opened, opened};

/// Warns of each such file once, whichever records name it.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::ActiveAttachment;
    let files = catalog.published_files().into_iter();
    files
        .filter_map(|path| {
            let name = path.name();
            let message = match opened(name) {
                Opened::Shown => return None,
                Opened::Run => format!("a browser may run scripts in `{name}`"),
                Opened::Guessed => format!(
                    "not every host knows the type of `{name}`, so a browser may open it as a web page"
                ),
            };
            let place = Place::File(path.clone());
            Some(Diagnostic::warning(code, place, message).help(code.way_out()))
        })
        .collect()
}
