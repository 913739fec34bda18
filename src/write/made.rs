//! A file of the site that is made while it is written, because all of it would not fit into
//! memory.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Context;

use super::file::{Placed, compare, in_its_folder, is_taken};
use crate::render::{Content, FilingLines};

/// Fills a file at `new`, and removes it again where the file at `old` holds the same bytes: only
/// when all are written are they known.
pub(super) fn place(
    new: &Path,
    old: Option<&Path>,
    fill: impl FnOnce(File) -> anyhow::Result<()>,
) -> anyhow::Result<Placed> {
    let cannot_write = || format!("cannot write `{}`", new.display());
    let file = match in_its_folder(new, || File::create_new(new)) {
        Err(error) if is_taken(&error) => return Ok(Placed::Taken),
        created => created.with_context(cannot_write)?,
    };
    fill(file).with_context(cannot_write)?;
    let made = Content::Copy(new.to_owned());
    if let Some(print) = old.map(|old| compare(&made, old)).transpose()?.flatten() {
        fs::remove_file(new).with_context(cannot_write)?;
        return Ok(Placed::Unchanged(print));
    }
    let print = compare(&made, new)?;
    print.map(Placed::Written).with_context(cannot_write)
}

/// Writes the lines of all filings.
pub(super) fn write_lines(lines: &FilingLines<'_>, file: File) -> anyhow::Result<()> {
    let mut file = BufWriter::new(file);
    for line in lines.each() {
        file.write_all(&line)?;
    }
    file.flush()?;
    Ok(())
}
