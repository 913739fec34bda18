//! A folder, and what is above it.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};

use super::{CONTENT, RECORDS, has_any, has_settings};

/// A folder without symbolic links in its path, and what is above it.
pub(super) struct Above {
    pub(super) folder: PathBuf,
    /// The folders above it, the nearest first.
    folders: Vec<PathBuf>,
    /// The folders on the way by which a person came to it, which may lead through symbolic links.
    way: Vec<PathBuf>,
}

impl Above {
    pub(super) fn of(folder: &Path) -> anyhow::Result<Above> {
        let real = folder
            .canonicalize()
            .with_context(|| format!("cannot read {}", folder.display()))?;
        Ok(Above {
            folders: real.ancestors().skip(1).map(Path::to_owned).collect(),
            way: way_to(folder)?,
            folder: real,
        })
    }

    pub(super) fn nearest_settings(&self) -> Option<&Path> {
        let all = std::iter::once(&self.folder).chain(&self.folders);
        let mut all = all.chain(&self.way);
        all.find(|folder| has_settings(folder))
            .map(PathBuf::as_path)
    }

    /// Refuses the current folder where it is no site by itself and a folder above may be.
    pub(super) fn refuse_a_folder_that_may_be_meant_otherwise(&self) -> anyhow::Result<()> {
        if self.folder.join(CONTENT).is_dir() {
            return Ok(());
        }
        if let Some(above) = self
            .folders
            .iter()
            .find(|above| above.join(CONTENT).is_dir())
        {
            bail!(
                "the current folder is not a site, but {} above it has a content folder; run the command there, or name the site's folder with --site",
                above.display()
            );
        }
        Ok(())
    }

    /// Refuses a folder whose records belong to a site above it.
    pub(super) fn refuse_a_part(&self) -> anyhow::Result<()> {
        // The folder with the record may be that of a withheld docket, and so it is not named.
        ensure!(
            !self.folders.iter().any(|above| has_any(above, &RECORDS)),
            "a folder above this one has a docket.md, so this is only part of a site; name the whole site's folder with --site"
        );
        let is_whole = has_settings(&self.folder) && self.folder.join(CONTENT).is_dir();
        for above in self.folders.iter().chain(&self.way) {
            let content = above.join(CONTENT).canonicalize();
            let content = content.ok().filter(|content| content.is_dir());
            let is_part = match content {
                // A whole site may be below any folder that is merely called `content`.
                Some(content) => {
                    self.folder.starts_with(content) && (!is_whole || has_settings(above))
                }
                // Without a content folder, all below the settings is content.
                None => has_settings(above) && self.folder.starts_with(above),
            };
            ensure!(
                !is_part,
                "this folder is only part of the site at {}; run the command there, or name that folder with --site",
                above.display()
            );
        }
        Ok(())
    }
}

/// Returns the folders on the way by which a person came to a folder, the nearest first. The system
/// tells the way to the current folder without symbolic links; the shell knows it with them.
fn way_to(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let current = std::env::current_dir().context("cannot read the current folder")?;
    let of_shell = std::env::var_os("PWD").map(PathBuf::from);
    let of_shell = of_shell
        .filter(|way| way.is_absolute() && way.canonicalize().ok() == current.canonicalize().ok());
    let way = of_shell.unwrap_or(current).join(folder);
    // Behind `..` are folders that are not above.
    let above = way.ancestors().skip(1);
    let parts = |path: &&Path| path.components().all(|part| part != Component::ParentDir);
    Ok(above.filter(parts).map(Path::to_owned).collect())
}
