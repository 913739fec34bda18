//! Removes folders that may be closed to their owner.

use std::fs::{self};
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

/// Removes a folder and all in it, on all threads; a missing one is no error. Links are removed,
/// never followed.
pub(super) fn remove_tree(folder: &Path) -> io::Result<()> {
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
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    // On Windows a link to a folder is removed as a folder is.
    fs::remove_file(path).or_else(|error| {
        if cfg!(windows) {
            fs::remove_dir(path)
        } else {
            Err(error)
        }
    })
}
