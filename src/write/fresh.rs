//! Single files of a site's own folder: scaffolds, which never take the place of anything, and
//! schemas, which do.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};

use crate::intake::bounds::{self, Symlinks};

/// Writes a file where nothing is, folders included.
pub fn create(path: &Path, text: &str) -> anyhow::Result<()> {
    make_folder_of(path)?;
    let mut file = match File::create_new(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} already exists and was not changed", path.display())
        }
        Err(error) => {
            return Err(error).with_context(|| format!("cannot write {}", path.display()));
        }
    };
    file.write_all(text.as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file that the program makes, in place of the one it made before.
pub fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    make_folder_of(path)?;
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file as a whole or not at all: next to its place under a name that no build reads, and
/// then in its place.
pub fn put_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let whole = beside(path, |file| file.write_all(bytes))?;
    settle(&whole, path)
}

/// Copies a regular file as a whole or not at all, with at most so many bytes. Links are not
/// followed.
pub fn copy_whole(from: &Path, to: &Path, most: u64) -> anyhow::Result<()> {
    let (mut source, length) = bounds::open(from, Symlinks::Refuse)
        .map_err(|refusal| anyhow!("{}: {refusal}", from.display()))?;
    if length > most {
        bail!("{} is longer than {}", from.display(), bounds::size(most));
    }
    let whole = beside(to, |file| {
        std::io::copy(&mut (&mut source).take(most), file).map(drop)
    })?;
    settle(&whole, to)
}

/// Removes a file that the program made.
pub fn remove(path: &Path) -> anyhow::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Writes a new file next to the place of another one.
fn beside(
    path: &Path,
    fill: impl FnOnce(&mut File) -> std::io::Result<()>,
) -> anyhow::Result<PathBuf> {
    make_folder_of(path)?;
    let cannot_write = || format!("cannot write {}", path.display());
    let whole = path.with_file_name(format!(".docketpress-new-{}", std::process::id()));
    // What a run that was killed left there is of no use.
    remove(&whole)?;
    let mut file = File::create_new(&whole).with_context(cannot_write)?;
    let filled = fill(&mut file).and_then(|()| file.flush());
    if let Err(error) = filled {
        let _ = fs::remove_file(&whole);
        return Err(error).with_context(cannot_write);
    }
    Ok(whole)
}

fn settle(whole: &Path, path: &Path) -> anyhow::Result<()> {
    fs::rename(whole, path).map_err(|error| {
        let _ = fs::remove_file(whole);
        anyhow!("cannot write {}: {error}", path.display())
    })
}

/// Returns whether nothing is in a folder, or where it would be. A repository without a file yet
/// has only what git keeps.
pub fn is_vacant(folder: &Path) -> anyhow::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".git")))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", folder.display())),
    }
}

fn make_folder_of(path: &Path) -> anyhow::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => fs::create_dir_all(folder)
            .with_context(|| format!("cannot create the folder {}", folder.display())),
        _ => Ok(()),
    }
}
