//! The site that is in the folder now: where it is, and which of its files are ours.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::manifest::{self, Manifest};
use crate::intake::bounds::{self, Symlinks};

/// A site that an earlier build wrote.
pub(super) struct OldSite {
    pub(super) root: PathBuf,
    pub(super) manifest: Manifest,
}

impl OldSite {
    /// Reads what is in `out`: nothing, or a site of ours. Anything else is not ours to
    /// replace, and an error.
    pub(super) fn read(out: &Path) -> anyhow::Result<Option<OldSite>> {
        let Some(first) = find_first_name(out)? else {
            return Ok(None);
        };
        let way_out = "choose another folder, or empty it yourself";
        let path = out.join(manifest::NAME);
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            bail!(
                "`{}` contains files that docketpress did not write, such as `{first}`; {way_out}",
                out.display()
            );
        }
        let bytes = bounds::read(&path, Symlinks::Refuse, bounds::MANIFEST)
            .map_err(io::Error::from)
            .with_context(|| format!("cannot read `{}`", path.display()))?;
        let parsed = str::from_utf8(&bytes)
            .map_err(|_| "it is not UTF-8".to_owned())
            .and_then(Manifest::parse);
        match parsed {
            Ok(manifest) => Ok(Some(OldSite {
                root: out.to_owned(),
                manifest,
            })),
            Err(fault) => bail!(
                "`{}` does not say which files docketpress wrote: {fault}; {way_out}",
                path.display()
            ),
        }
    }

    /// Returns the place where the old site may hold this file; `None` where the old build did not
    /// write it.
    pub(super) fn find(&self, path: &str) -> Option<PathBuf> {
        (path == manifest::NAME || self.manifest.names(path)).then(|| self.root.join(path))
    }
}

/// Returns the absolute path of the folder that is to hold the site, links followed, its parent
/// made.
pub(super) fn resolve(out: &Path) -> anyhow::Result<PathBuf> {
    let cannot_use = || format!("cannot use `{}` as the output folder", out.display());
    match fs::metadata(out) {
        Ok(found) if found.is_dir() => fs::canonicalize(out).with_context(cannot_use),
        Ok(_) => bail!(
            "`{}` is a file, and the site needs a folder; choose another name",
            out.display()
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let parent = match out.parent() {
                Some(parent) if !parent.as_os_str().is_empty() => parent,
                _ => Path::new("."),
            };
            // A link to nothing is also what a build leaves that was killed while the link's target
            // was moved aside.
            if let Ok(target) = fs::read_link(out) {
                return resolve(&parent.join(target));
            }
            let Some(name) = out.file_name() else {
                bail!("`{}` does not name an output folder", out.display());
            };
            fs::create_dir_all(parent)
                .with_context(|| format!("cannot create `{}`", parent.display()))?;
            Ok(fs::canonicalize(parent)
                .with_context(cannot_use)?
                .join(name))
        }
        Err(error) => Err(error).with_context(cannot_use),
    }
}

/// Returns the absolute path of an output folder, links followed, without making anything; `None`
/// where not even the folder that would hold it is there.
pub(super) fn locate(out: &Path) -> Option<PathBuf> {
    if let Ok(found) = fs::canonicalize(out) {
        return Some(found);
    }
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match fs::read_link(out) {
        Ok(target) => locate(&parent.join(target)),
        Err(_) => Some(fs::canonicalize(parent).ok()?.join(out.file_name()?)),
    }
}

/// Returns the name in a folder that comes first in order, so that the same folder is always
/// described alike; `None` where the folder is empty or missing.
fn find_first_name(folder: &Path) -> anyhow::Result<Option<String>> {
    let cannot_list = || format!("cannot list `{}`", folder.display());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        entries => entries.with_context(cannot_list)?,
    };
    let mut first = None;
    for entry in entries {
        let name = entry.with_context(cannot_list)?.file_name();
        if first.as_ref().is_none_or(|known| name < *known) {
            first = Some(name);
        }
    }
    Ok(first.map(|name| name.to_string_lossy().into_owned()))
}
