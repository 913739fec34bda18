//! Finds the files of a folder. Links are not followed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use walkdir::WalkDir;

use crate::import::Skipped;
use crate::intake::bounds;

/// Finds the files of a folder, and those below it.
pub(super) fn walk(
    folder: &Path,
    own: &[PathBuf],
    shown: &dyn Fn(&Path) -> String,
    found: &mut BTreeMap<String, (PathBuf, String)>,
    skipped: &mut Vec<Skipped>,
) -> anyhow::Result<()> {
    let is_own = |path: &Path| path.canonicalize().is_ok_and(|path| own.contains(&path));
    let walk = WalkDir::new(folder)
        .max_depth(bounds::DEPTH)
        .sort_by_file_name();
    // What systems and archives leave in folders is nobody's record.
    let is_litter = |name: &str| {
        name.starts_with('.') || matches!(name, "__MACOSX" | "Thumbs.db" | "desktop.ini")
    };
    let mut entries = walk.into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let is_top = entry.depth() == 0;
        if !is_top && is_litter(&entry.file_name().to_string_lossy()) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() {
            if is_own(entry.path()) {
                entries.skip_current_dir();
            }
            continue;
        }
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = shown(below);
        if !entry.file_type().is_file() {
            let why = "it is a link or another special file, and these are not followed";
            let why = why.to_owned();
            skipped.push(Skipped { place: path, why });
            continue;
        }
        if is_own(entry.path()) {
            continue;
        }
        let below = joined(below);
        found.insert(path, (entry.path().to_owned(), below));
        if found.len() > bounds::FILES {
            bail!(
                "{} holds more than {} files",
                folder.display(),
                bounds::FILES
            );
        }
    }
    Ok(())
}

/// Returns the path of a file of a folder for messages: below that folder, and with it where
/// several were given.
pub(super) fn shown(folder: &Path, below: &Path, with_folder: bool) -> String {
    let below = joined(below);
    match with_folder {
        true => format!("{}/{below}", folder.display()),
        false => below,
    }
}

fn joined(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
