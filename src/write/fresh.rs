//! Single files of a site's own folder: scaffolds, which never take the place of anything, and
//! schemas, which do.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, anyhow, bail};

use crate::intake::bounds::{self, Symlinks};

/// How the name of a file begins that is not finished; the number of the process follows.
const UNFINISHED: &str = ".docketpress-new-";

/// After how long an unfinished file is no longer being written.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

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
    put_made(path, |file| Ok(file.write_all(bytes)?))
}

/// Does the same with a file that is filled piece by piece.
pub(super) fn put_made(
    path: &Path,
    fill: impl FnOnce(&mut File) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let whole = beside(path, fill)?;
    settle(&whole, path)
}

/// Does the same for a file that later commands rely on, such as a ledger: its bytes are on the
/// disk before it takes the place of the one before, and what a run that was killed left there
/// goes.
pub fn put_durable(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    put_made(path, |file| {
        file.write_all(bytes)?;
        Ok(file.sync_all()?)
    })?;
    clear_unfinished(path);
    Ok(())
}

/// Removes unfinished files next to one that was just written, if they are so much older that no
/// program is still writing them. A folder that cannot be read costs no more than the litter.
fn clear_unfinished(path: &Path) {
    let time_of = |path: &Path| fs::symlink_metadata(path).and_then(|found| found.modified());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let (Ok(now), Ok(entries)) = (
        time_of(path),
        fs::read_dir(folder.unwrap_or(Path::new("."))),
    ) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_unfinished = name
            .to_str()
            .and_then(|name| name.strip_prefix(UNFINISHED))
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        let place = entry.path();
        let is_old = || {
            let age = time_of(&place)
                .ok()
                .and_then(|time| now.duration_since(time).ok());
            age.is_some_and(|age| age >= ABANDONED)
        };
        if is_unfinished && is_old() {
            let _ = fs::remove_file(&place);
        }
    }
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
        std::io::copy(&mut (&mut source).take(most), file)?;
        Ok(())
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
    fill: impl FnOnce(&mut File) -> anyhow::Result<()>,
) -> anyhow::Result<PathBuf> {
    make_folder_of(path)?;
    let cannot_write = || format!("cannot write {}", path.display());
    let whole = path.with_file_name(format!("{UNFINISHED}{}", std::process::id()));
    // What a run that was killed left there is of no use.
    remove(&whole)?;
    let mut file = File::create_new(&whole).with_context(cannot_write)?;
    let filled = fill(&mut file).and_then(|()| Ok(file.flush()?));
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
