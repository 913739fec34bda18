//! Finds the site that a command works on, and refuses a folder that is only a part of one.
//!
//! A part of a site, taken for a whole one, would be published without the settings and the
//! `docket.md` that withhold it.

mod above;

use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};

use crate::intake::has_records;
use above::Above;

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
