//! Keeps for the next build what this one learned: the published addresses, and the verdicts on
//! PDFs.

use std::path::Path;

use super::super::addresses;
use crate::diagnostic::escaped;
use crate::intake::{VERDICTS, Verdicts};
use crate::plan::Addresses;
use crate::write;

/// Writes the file of published addresses. The site is published by now, so a folder that cannot be
/// written is no failure.
pub(super) fn keep_addresses(site: &Path, known: &Addresses, mut now: Addresses) {
    now.take_days(known);
    if now == *known {
        return;
    }
    if let Err(error) = addresses::write(site, &now) {
        let error = escaped(&format!("{error:#}"));
        anstream::eprintln!(
            "the site is published, but its addresses could not be kept: {error}; if this folder cannot be written, use --no-lock"
        );
    }
}

/// Keeps the verdicts on PDFs for the next build, where there are any. A folder that cannot be
/// written to costs time alone.
pub(in crate::commands) fn keep_verdicts(site: &Path, verdicts: &Verdicts) {
    let known = Verdicts::of(site);
    if *verdicts != known {
        let file = site.join(VERDICTS);
        let ignore = file.with_file_name(".gitignore");
        if !ignore.exists() {
            let _ = write::put_whole(&ignore, b"*\n");
        }
        let _ = write::put_whole(&file, verdicts.print().as_bytes());
    }
}
