//! The staging folder next to the output folder, where the new site is made and which one build at
//! a time may hold.

mod closed;
mod lock;
mod remove;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::swap;
use closed::close_to_others;
use lock::lock;
use remove::remove_tree;

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

    /// Returns the place where the old site is for a moment where the file system exchanges no
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

#[cfg(test)]
mod tests;
