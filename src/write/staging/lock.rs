//! The lock of a staging folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::TRIES;
use super::closed::create_closed;

/// Makes and locks a staging folder; `None` where another build holds the lock.
pub(super) fn lock(folder: &Path) -> io::Result<Option<File>> {
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

/// How an attempt to hold the lock ended.
pub(super) enum Attempt {
    /// The lock is held for as long as the file is open.
    Held(File),
    /// Another build holds it.
    Busy,
    /// The file was removed after it was opened: the next build will not see it, so it locks
    /// nothing.
    Gone,
}

/// Locks an open lock file and then makes sure that it is still the one at its path.
pub(super) fn try_hold(file: File, path: &Path) -> io::Result<Attempt> {
    match file.try_lock() {
        Ok(()) if is_at(&file, path) => Ok(Attempt::Held(file)),
        Ok(()) => Ok(Attempt::Gone),
        Err(TryLockError::WouldBlock) => Ok(Attempt::Busy),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Returns whether a path still leads to this open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(opened), Ok(found)) => (opened.dev(), opened.ino()) == (found.dev(), found.ino()),
        _ => false,
    }
}

/// Returns whether a path still leads to this open file: where the standard library knows no file's
/// number, this much can be known.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
