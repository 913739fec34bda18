//! Refuses what would go over something, or bring into a site what it does not read.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::ensure;

use crate::Edition;
use crate::diagnostic::SitePath;
use crate::intake::{Sources, bounds, is_litter, list_files};
use crate::rename::{Moves, RenameSubject, Renaming, Site};

/// Refuses to move or make anything where something is.
pub(super) fn refuse_what_is_there(root: &Path, renaming: &Renaming) -> anyhow::Result<()> {
    let moved = renaming.moves.0.iter().map(|(from, to)| (Some(from), to));
    let made = renaming.made.iter().map(|(path, _)| (None, path));
    for (from, to) in moved.chain(made) {
        // A file system that ignores case has the old name there.
        let is_itself = from.is_some_and(|from| from.folded() == to.folded());
        let is_there = bounds::on_disk(root, to).symlink_metadata().is_ok();
        ensure!(
            !is_there || is_itself,
            "there is something at the new place already; choose another name"
        );
    }
    Ok(())
}

/// Refuses to rename a withheld docket that has a page: its record is not public, so the old
/// address would have no place.
pub(super) fn refuse_a_withheld_page(
    edition: &Edition,
    site: &Site<'_>,
    subject: &RenameSubject,
) -> anyhow::Result<()> {
    let Some(name) = site.name_of_docket(subject) else {
        return Ok(());
    };
    let mut dockets = edition.catalog.dockets();
    let is_withheld = dockets.any(|(_, docket)| docket.name == name && !docket.access.is_public());
    ensure!(
        !is_withheld,
        "a withheld docket with a page cannot be renamed, because its old address would be lost"
    );
    Ok(())
}

/// Refuses to move a folder of which the site reads a part only: what `ignore` says may not fit the
/// new name, and then it would be read.
pub(super) fn refuse_what_is_ignored(
    root: &Path,
    sources: &Sources,
    moves: &Moves,
) -> anyhow::Result<()> {
    let records = sources.files.iter().map(|source| source.path.as_str());
    let others = sources.others.iter().map(|(path, _)| path.as_str());
    let read: BTreeSet<&str> = records.chain(others).collect();
    let moves_it = |path: &str| moves.place_of(&SitePath::new(path)).as_str() != path;
    let is_ignored = list_files(root).into_iter().any(|path| {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let is_left_out = is_litter(name) || path.split('/').any(|part| part.starts_with('_'));
        !is_left_out && !read.contains(&*path) && moves_it(&path)
    });
    ensure!(
        !is_ignored,
        "the folder has files that docketpress does not read now, for example because `ignore` in site.yaml names them; move them elsewhere first"
    );
    Ok(())
}
