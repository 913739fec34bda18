//! Finds lines for messages: a file is read again only when something is wrong with it, and then
//! once.

mod located;

pub use located::locate_lines;

use std::ffi::OsStr;
use std::path::{Component, Path};
use std::sync::Arc;

use walkdir::WalkDir;

use super::bounds::{self, Symlinks};
use super::decode::{decode, form};
use super::naming::{SITE_YAML, is_record_name};
use super::redact::{PublicText, redact};
use super::sources::Sources;
use super::walk;
use crate::diagnostic::{Library, Located, Place, SitePath};
use located::in_file;

/// Lists the files of a site's content folder in the order of their paths. A message names a
/// withheld one by its place here, from 1, and `docketpress list files` counts as this does.
///
/// What begins with a dot is never read and not listed; all else is, whatever `ignore` says. A
/// folder that is named as a record is listed too, and so is a symbolic link.
pub fn list_files(root: &Path) -> Vec<String> {
    let top = walk::on_disk(root, &SitePath::new(walk::content_folder(root)));
    let is_listed = |name: &OsStr| !name.to_string_lossy().starts_with('.');
    let entries = WalkDir::new(top)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || is_listed(entry.file_name()));
    let mut files: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| {
            let is_folder = entry.file_type().is_dir();
            !is_folder || is_record_name(&entry.file_name().to_string_lossy())
        })
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(root).ok()?.to_string_lossy();
            Some(match cfg!(windows) {
                true => path.replace('\\', "/"),
                false => path.into_owned(),
            })
        })
        .collect();
    files.sort();
    files
}

impl Library for Sources {
    fn locate(&self, file: &SitePath, places: &[&Place]) -> Vec<Option<Located>> {
        let mut found = locate_lines(&self.root, file, places);
        let in_text = |place: &&Place| matches!(place, Place::Key(..) | Place::Bytes(..));
        if places.iter().any(in_text)
            && let Some(public) = self.public_text(file)
        {
            for (found, located) in found.iter_mut().zip(in_file(file, &public, places)) {
                *found = found.take().or(located);
            }
        }
        found
    }

    /// The file's number in the sorted list of all files is shown in place of its name.
    fn locator(&self, file: &SitePath) -> String {
        let all = self.listing.get_or_init(|| list_files(&self.root));
        let mut path = file.as_str();
        loop {
            if let Ok(at) = all.binary_search_by(|known| known.as_str().cmp(path)) {
                return format!(
                    "a withheld file (docketpress list files --number {})",
                    at + 1
                );
            }
            // A record behind a link to a folder is known by that link.
            match path.rsplit_once('/') {
                Some((above, _)) => path = above,
                None => return "a withheld file".to_owned(),
            }
        }
    }

    fn folder(&self) -> String {
        let below = |part: &Component<'_>| match part {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        };
        let is_plain =
            |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        // An absolute way, or one that leads up, says nothing of where the repository begins.
        if !self.root.components().all(is_plain) {
            return String::new();
        }
        let parts = self.root.components();
        parts.filter_map(|part| Some(below(&part)? + "/")).collect()
    }
}

/// The same files, for the person who keeps them: lines that messages never show, such as one with
/// a wrong mark, are shown as they are typed.
pub struct Revealing<'a>(pub &'a Sources);

impl Library for Revealing<'_> {
    fn locate(&self, file: &SitePath, places: &[&Place]) -> Vec<Option<Located>> {
        let mut found = self.0.locate(file, places);
        let is_bare = |one: &Option<Located>| one.as_ref().is_some_and(|at| at.text.is_none());
        if found.iter().any(is_bare) {
            let path = walk::on_disk(&self.0.root, file);
            let bytes = bounds::read(&path, Symlinks::Refuse, bounds::MARKDOWN).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
            for located in found.iter_mut().flatten().filter(|at| at.text.is_none()) {
                let line = located.line.checked_sub(1).and_then(|at| lines.get(at));
                located.text = line.map(|line| Arc::from(*line));
            }
        }
        found
    }

    fn locator(&self, file: &SitePath) -> String {
        self.0.locator(file)
    }

    fn folder(&self) -> String {
        self.0.folder()
    }
}

impl Sources {
    fn public_text(&self, file: &SitePath) -> Option<PublicText> {
        let (links, most) = match file.as_str() {
            SITE_YAML => (Symlinks::Follow, bounds::FRONT_MATTER),
            _ => (Symlinks::Refuse, bounds::MARKDOWN),
        };
        let bytes = bounds::read(&walk::on_disk(&self.root, file), links, most).ok()?;
        redact(decode(file, bytes).ok()?, form(file)).ok()
    }
}

#[cfg(test)]
mod tests;
