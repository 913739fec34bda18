//! Folders that only their owner can look into.

use std::fs::{self};
use std::io::{self};
use std::path::Path;

/// Makes a folder that nobody but its owner can look into, from its first moment.
#[cfg(unix)]
pub(super) fn create_closed(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

/// Makes a folder. Where folders have no such modes, it is as open as the one that it is in.
#[cfg(not(unix))]
pub(super) fn create_closed(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

/// Closes a folder that was there already, left open by an earlier version. A file system without
/// modes refuses that, and would refuse it for every folder.
#[cfg(unix)]
pub(super) fn close_to_others(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
}

/// Closes a folder: nothing to do where folders have no such modes.
#[cfg(not(unix))]
pub(super) fn close_to_others(_folder: &Path) {}
