//! The staging folder next to the output folder, where the new site is made and which one build at
//! a time may hold.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use rayon::prelude::*;

use super::swap;

/// How often a build tries to lock a staging folder that others keep removing under it.
const TRIES: usize = 1000;

/// The staging folder `.NAME.docketpress`, held by this build until it is dropped; dropping removes
/// it. Only its owner may look into it: it holds a site that nobody has released, and after the
/// swap the old one, with the pages that were withheld just now.
///
/// - `lock`: locked by the build at work, so that a folder with an unlocked one is known to be
///   litter
/// - `new`: the new site, and after the swap the old one
/// - `old`: the old site, for the moment between the two renames of a swap that could not be done
///   in one
pub(super) struct Staging {
    folder: PathBuf,
    _lock: File,
}

impl Staging {
    /// Makes and locks the staging folder of an output folder, and puts an old site back that a
    /// killed build moved aside.
    pub(super) fn claim(out: &Path) -> anyhow::Result<Staging> {
        let Some(folder) = Staging::beside(out) else {
            bail!(
                "`{}` cannot be replaced by a site; choose a folder inside it",
                out.display()
            );
        };
        let lock = lock(&folder)
            .with_context(|| format!("cannot prepare the staging folder `{}`", folder.display()))?;
        let Some(lock) = lock else {
            bail!(
                "another build is writing `{}`; try again when it ends",
                out.display()
            );
        };
        Staging::hold(folder, lock, out)
    }

    /// Claims the staging folder that a stopped build left next to an output folder. Gives `None`
    /// where there is none, where a build is at work in it, and where it is another person's.
    pub(super) fn claim_litter(out: &Path) -> anyhow::Result<Option<Staging>> {
        let Some(folder) = Staging::beside(out).filter(|folder| folder.is_dir()) else {
            return Ok(None);
        };
        match lock(&folder) {
            Ok(Some(lock)) => Staging::hold(folder, lock, out).map(Some),
            Ok(None) => Ok(None),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot open `{}`", folder.display())),
        }
    }

    /// Returns the path of the staging folder of an output folder; `None` where that has no name.
    fn beside(out: &Path) -> Option<PathBuf> {
        let mut hidden = OsString::from(".");
        hidden.push(out.file_name()?);
        hidden.push(".docketpress");
        Some(out.with_file_name(hidden))
    }

    fn hold(folder: PathBuf, lock: File, out: &Path) -> anyhow::Result<Staging> {
        close_to_others(&folder);
        let staging = Staging {
            folder,
            _lock: lock,
        };
        swap::put_back(&staging.old_site(), out)?;
        Ok(staging)
    }

    /// Returns the folder in which the new site is made.
    pub(super) fn new_site(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Returns the place where the old site stands for a moment where the file system exchanges no
    /// folders.
    pub(super) fn old_site(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Removes whatever site is left in the staging folder, by a killed build or by the swap.
    pub(super) fn clear(&self) -> anyhow::Result<()> {
        for site in [self.old_site(), self.new_site()] {
            remove_tree(&site)
                .with_context(|| format!("cannot remove all of `{}`", site.display()))?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    /// Removes the staging folder as far as it can: what stays is cleared by the next build. An
    /// `old` site stays on purpose: it is there only if it could be neither replaced nor put back.
    fn drop(&mut self) {
        let _ = remove_tree(&self.new_site());
        // The lock goes last and while it is held; a process that opened it meanwhile finds it gone
        // and begins anew.
        let _ = fs::remove_file(self.folder.join("lock"));
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Makes and locks a staging folder; `None` where another build holds the lock.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let path = folder.join("lock");
    for _ in 0..TRIES {
        match create_closed(folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let file = match File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
        {
            // The build that held the folder removed it just now.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            opened => opened?,
        };
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("its `lock` is not a regular file"));
        }
        match try_hold(file, &path)? {
            Attempt::Held(file) => return Ok(Some(file)),
            Attempt::Busy => return Ok(None),
            Attempt::Gone => {}
        }
    }
    Err(io::Error::new(
        ErrorKind::NotFound,
        "another program removes it each time it is created",
    ))
}

/// Makes a folder that nobody but its owner can look into, from its first moment.
#[cfg(unix)]
fn create_closed(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

/// Makes a folder. Where folders have no such modes, it is as open as the one that it is in.
#[cfg(not(unix))]
fn create_closed(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

/// Closes a folder that was there already, left open by an earlier version. A file system without
/// modes refuses that, and would refuse it for every folder.
#[cfg(unix)]
fn close_to_others(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
}

/// Closes a folder: nothing to do where folders have no such modes.
#[cfg(not(unix))]
fn close_to_others(_folder: &Path) {}

/// How an attempt to hold the lock ended.
enum Attempt {
    /// The lock is held for as long as the file is open.
    Held(File),
    /// Another build holds it.
    Busy,
    /// The file was removed after it was opened: the next build will not see it, so it locks
    /// nothing.
    Gone,
}

/// Locks an open lock file and then makes sure that it is still the one at its path.
fn try_hold(file: File, path: &Path) -> io::Result<Attempt> {
    match file.try_lock() {
        Ok(()) if stands_at(&file, path) => Ok(Attempt::Held(file)),
        Ok(()) => Ok(Attempt::Gone),
        Err(TryLockError::WouldBlock) => Ok(Attempt::Busy),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Returns whether a path still leads to this open file.
#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(opened), Ok(found)) => (opened.dev(), opened.ino()) == (found.dev(), found.ino()),
        _ => false,
    }
}

/// Returns whether a path still leads to this open file: where the standard library knows no file's
/// number, this much can be known.
#[cfg(not(unix))]
fn stands_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Removes a folder and all in it, on all threads; a missing one is no error. Links are removed,
/// never followed.
fn remove_tree(folder: &Path) -> io::Result<()> {
    match remove_found_tree(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound && !folder.exists() => Ok(()),
        removed => removed,
    }
}

/// Removes a folder and all in it.
fn remove_found_tree(folder: &Path) -> io::Result<()> {
    match remove_all_in(folder) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied && open_to_writing(folder)? => {
            remove_all_in(folder)?;
        }
        removed => removed?,
    }
    fs::remove_dir(folder)
}

/// Removes all that a folder holds.
fn remove_all_in(folder: &Path) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries
        .par_iter()
        .try_for_each(|entry| match entry.file_type()?.is_dir() {
            true => remove_found_tree(&entry.path()),
            false => remove_file(&entry.path()),
        })
}

/// Lets the owner list and change a folder; `false` where that was so before. The host may have
/// closed a folder of its own, and the new site holds it closed again, but this one is to go.
#[cfg(unix)]
fn open_to_writing(folder: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(folder)?.permissions().mode();
    if mode & 0o700 == 0o700 {
        return Ok(false);
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(mode | 0o700))?;
    Ok(true)
}

/// Lets the owner list and change a folder: nothing to do where folders have no such modes.
#[cfg(not(unix))]
fn open_to_writing(_folder: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Removes a file or a link.
fn remove_file(path: &Path) -> io::Result<()> {
    // On Windows a link to a folder is removed as a folder is.
    fs::remove_file(path).or_else(|error| {
        if cfg!(windows) {
            fs::remove_dir(path)
        } else {
            Err(error)
        }
    })
}

#[cfg(test)]
mod tests;
