//! Makes symbolic links.

use std::fs::{self};
use std::io;
use std::path::Path;

use anyhow::Context;

use super::super::file;

/// Makes a symbolic link to where another one leads; `false` where something is in its place.
pub(super) fn make_link(from: &Path, to: &Path) -> anyhow::Result<bool> {
    let target = fs::read_link(from)
        .with_context(|| format!("cannot read the link `{}`", from.display()))?;
    match file::in_its_folder(to, || link(&target, from, to)) {
        Ok(()) => Ok(true),
        Err(error) if file::is_taken(&error) => Ok(false),
        Err(error) => {
            Err(error).with_context(|| format!("cannot create the link `{}`", to.display()))
        }
    }
}

/// Makes a symbolic link. Windows has two kinds and has to know which: that of the link that is
/// copied.
#[cfg(unix)]
pub(super) fn link(target: &Path, _copied: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

/// Makes a symbolic link. Windows has two kinds and has to know which: that of the link that is
/// copied.
#[cfg(windows)]
pub(super) fn link(target: &Path, copied: &Path, link: &Path) -> io::Result<()> {
    use std::os::windows::fs::{FileTypeExt, symlink_dir, symlink_file};
    match fs::symlink_metadata(copied)?.file_type().is_symlink_dir() {
        true => symlink_dir(target, link),
        false => symlink_file(target, link),
    }
}
