//! What is in the published folder and is not ours: a `CNAME`, a `.git`, a host's own files. It
//! is kept.

mod link;

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use rayon::prelude::*;

use super::file;
use super::old::OldSite;
use link::make_link;

/// Copies into the new site all that the old folder holds and no build wrote. One that is in the
/// way of a file of the new site is an error, since neither may be dropped silently.
pub(super) fn carry_over(old: &OldSite, new: &Path) -> anyhow::Result<()> {
    let mut entries = find_below(old, Path::new(""))?;
    // Folders come before what they hold, and an error names the same entry every time.
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    for entry in &entries {
        let (from, to) = (old.root.join(&entry.path), new.join(&entry.path));
        let carried = match entry.kind {
            Kind::Folder => make_folder(&to)?,
            Kind::Link => make_link(&from, &to)?,
            Kind::File => file::carry(&from, &to)?,
        };
        if !carried {
            bail!(
                "`{}` was not written by docketpress, and the new site has another file or folder \
                 in its place; move or rename it",
                from.display()
            );
        }
    }
    // Only now, from the inside out: a folder that may not be written must be filled before.
    for folder in entries
        .iter()
        .rev()
        .filter(|entry| matches!(entry.kind, Kind::Folder))
    {
        copy_permissions(&old.root.join(&folder.path), &new.join(&folder.path))?;
    }
    Ok(())
}

/// Lists the files and links that no build wrote, in order.
pub(super) fn files(site: &OldSite) -> anyhow::Result<Vec<String>> {
    let entries = find_below(site, Path::new(""))?;
    let files = entries
        .into_iter()
        .filter(|entry| !matches!(entry.kind, Kind::Folder));
    let mut names: Vec<String> = files
        .map(|entry| entry.path.to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// Gives a folder the permissions of another one.
pub(super) fn copy_permissions(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::metadata(from)
        .and_then(|found| fs::set_permissions(to, found.permissions()))
        .with_context(|| {
            format!(
                "cannot give `{}` the permissions of `{}`",
                to.display(),
                from.display()
            )
        })
}

/// An entry of the old folder that no build wrote; its path is relative to the site's root.
struct Entry {
    path: PathBuf,
    kind: Kind,
}

/// What an entry is, links not followed; sockets and the like are linked as files are.
enum Kind {
    Folder,
    Link,
    File,
}

/// Lists the foreign entries below a folder of the old site. A folder is foreign unless a file of
/// ours was in it, so an empty one that a host needs stays (`.git/refs/tags`), and one that our
/// pages leave empty goes.
fn find_below(old: &OldSite, folder: &Path) -> anyhow::Result<Vec<Entry>> {
    let place = old.root.join(folder);
    let found = list(&place).with_context(|| format!("cannot list `{}`", place.display()))?;
    let entries = found.into_par_iter().map(|(name, kind)| {
        let path = folder.join(name);
        let address = spell(&path);
        if kind.is_dir() {
            let ours = address.is_some_and(|address| old.manifest.names_below(&address));
            let mut entries = find_below(old, &path)?;
            if !ours {
                entries.push(Entry {
                    path,
                    kind: Kind::Folder,
                });
            }
            return Ok(entries);
        }
        if address.is_some_and(|address| old.find(&address).is_some()) {
            return Ok(Vec::new());
        }
        let kind = if kind.is_symlink() {
            Kind::Link
        } else {
            Kind::File
        };
        Ok(vec![Entry { path, kind }])
    });
    Ok(entries
        .collect::<anyhow::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect())
}

/// Returns the names in a folder, in no order, and what each of them is.
fn list(folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
    fs::read_dir(folder)?
        .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))))
        .collect()
}

/// Spells a relative path as the manifest does; `None` where it is not Unicode and so cannot be
/// ours.
fn spell(path: &Path) -> Option<String> {
    Some(
        path.iter()
            .map(|part| part.to_str())
            .collect::<Option<Vec<_>>>()?
            .join("/"),
    )
}

/// Makes a folder unless there is one; `false` where something else is in its place.
fn make_folder(folder: &Path) -> anyhow::Result<bool> {
    match fs::create_dir_all(folder) {
        Ok(()) => Ok(true),
        Err(error) if file::is_taken(&error) => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot create `{}`", folder.display())),
    }
}
