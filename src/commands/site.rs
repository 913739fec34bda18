//! Finds the site that a command works on, and refuses a folder that is only a part of one.
//!
//! A part of a site, taken for a whole one, would be published without the settings and the
//! `docket.md` that withhold it.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};

use crate::intake::has_records;

/// The file that says where a site is.
const SETTINGS: &str = "site.yaml";

/// Names that a person may have meant for that file.
const LIKE_SETTINGS: [&str; 6] = [
    "site.yml",
    "Site.yaml",
    "Site.yml",
    "SITE.YAML",
    "site.YAML",
    "site.yaml.txt",
];

/// Names of the record that holds for a folder and all below it, and what a person may have meant
/// for it.
const RECORDS: [&str; 4] = ["docket.md", "Docket.md", "DOCKET.MD", "docket.MD"];

/// The folder of a site's records.
const CONTENT: &str = "content";

/// That name, for something else than a folder, and what a person may have meant for it.
const LIKE_CONTENT: [&str; 3] = ["content", "Content", "CONTENT"];

/// Returns the folder of the site that was named, or else of the nearest one from the current
/// folder upward.
///
/// Says which one it is where the person cannot know, and fails where the folder is a part of
/// another site.
pub(super) fn find(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let (root, above) = match named {
        Some(site) => {
            ensure!(site.is_dir(), "{} is not a folder", site.display());
            (site.to_owned(), Above::of(site)?)
        }
        None => {
            let above = Above::of(Path::new("."))?;
            match above.nearest_settings() {
                Some(site) if site == above.folder => (PathBuf::from("."), above),
                Some(site) => (site.to_owned(), Above::of(site)?),
                None => {
                    above.refuse_a_folder_that_may_be_meant_otherwise()?;
                    (PathBuf::from("."), above)
                }
            }
        }
    };
    above.refuse_a_part()?;
    refuse_what_is_not_read(&root)?;
    if named.is_none() && root != Path::new(".") {
        anstream::eprintln!("using the site at {}", root.display());
    }
    Ok(root)
}

/// Returns whether the current folder is part of a site, or has records that could be one.
pub(super) fn is_begun() -> bool {
    let Ok(above) = Above::of(Path::new(".")) else {
        return false;
    };
    above.nearest_settings().is_some() || has_records(&above.folder)
}

/// Returns the folder whose settings count: the one that was named, or else the nearest with a
/// site.yaml. Outside every site it is the current one.
pub(super) fn find_settings(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    match named {
        Some(site) => Ok(site.to_owned()),
        None => {
            let above = Above::of(Path::new("."))?;
            let nearest = above.nearest_settings();
            Ok(nearest.unwrap_or(Path::new(".")).to_owned())
        }
    }
}

/// A folder without symbolic links in its path, and what is above it.
struct Above {
    folder: PathBuf,
    /// The folders above it, the nearest first.
    folders: Vec<PathBuf>,
    /// The folders on the way by which a person came to it, which may lead through symbolic links.
    way: Vec<PathBuf>,
}

impl Above {
    fn of(folder: &Path) -> anyhow::Result<Above> {
        let real = folder
            .canonicalize()
            .with_context(|| format!("cannot read {}", folder.display()))?;
        Ok(Above {
            folders: real.ancestors().skip(1).map(Path::to_owned).collect(),
            way: way_to(folder)?,
            folder: real,
        })
    }

    fn nearest_settings(&self) -> Option<&Path> {
        let all = std::iter::once(&self.folder).chain(&self.folders);
        let mut all = all.chain(&self.way);
        all.find(|folder| has_settings(folder))
            .map(PathBuf::as_path)
    }

    /// Refuses the current folder where it is no site by itself and a folder above may be.
    fn refuse_a_folder_that_may_be_meant_otherwise(&self) -> anyhow::Result<()> {
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
    fn refuse_a_part(&self) -> anyhow::Result<()> {
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

/// Refuses a site next to whose content is what looks as if it were read, and is not.
fn refuse_what_is_not_read(root: &Path) -> anyhow::Result<()> {
    let has_content = root.join(CONTENT).is_dir();
    // Without a content folder the site's whole folder would be its content.
    let like = LIKE_CONTENT.iter().find(|name| is_there(root, name));
    if let Some(like) = like.filter(|_| !has_content) {
        bail!(
            "{} has {like}, which docketpress does not read; put the site's records in a folder named {CONTENT}",
            root.display()
        );
    }
    ensure!(
        !(has_content && has_any(root, &RECORDS)),
        "{} has a docket.md next to its content folder, where docketpress does not read it; move it into its docket's folder",
        root.display()
    );
    Ok(())
}

fn has_settings(folder: &Path) -> bool {
    is_there(folder, SETTINGS) || has_any(folder, &LIKE_SETTINGS)
}

fn has_any(folder: &Path, names: &[&str]) -> bool {
    names.iter().any(|name| is_there(folder, name))
}

/// Returns whether a folder has an entry, were it a broken link.
fn is_there(folder: &Path, name: &str) -> bool {
    folder.join(name).symlink_metadata().is_ok()
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
