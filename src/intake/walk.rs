//! Walks the content folder: which files there are, in one order on every machine.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use super::bounds;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};

/// The name of the file by which a published folder is known; such a folder is never read.
pub(super) const MANIFEST: &str = ".docketpress-manifest";

/// What stands in the content folder, sorted by path.
#[derive(Debug, Default)]
pub struct Walk {
    /// The Markdown files.
    pub markdown: Vec<SitePath>,
    /// All other files, with their sizes in bytes.
    pub others: Vec<(SitePath, u64)>,
    /// Names that cannot be used.
    pub problems: Vec<Diagnostic>,
}

/// Gives the folder that holds the content, relative to the site's: `content`, or the site's folder itself
/// where it has none.
pub fn content_folder(root: &Path) -> &'static str {
    if root.join("content").is_dir() {
        "content"
    } else {
        ""
    }
}

/// Walks the content folder. What begins with `.` or `_` and what `ignore` matches is not read; symbolic
/// links are not followed, and a published site that stands inside is passed over.
pub fn walk(root: &Path, ignore: &GlobSet) -> anyhow::Result<Walk> {
    let below = content_folder(root);
    let top = if below.is_empty() {
        root.to_owned()
    } else {
        root.join(below)
    };
    let mut walk = Walk::default();
    let mut count = 0_usize;
    let entries = WalkDir::new(&top)
        .sort_by_file_name()
        .max_depth(bounds::DEPTH + 1)
        .into_iter()
        .filter_entry(|entry| {
            entry.depth() == 0 || {
                let name = entry.file_name().to_string_lossy();
                let hidden = name.starts_with(['.', '_']);
                let of_site = below.is_empty()
                    && entry.depth() == 1
                    && (name == "themes" || name == "site.yaml");
                let ignored = entry
                    .path()
                    .strip_prefix(&top)
                    .is_ok_and(|path| ignore.is_match(path));
                let published = entry.file_type().is_dir() && entry.path().join(MANIFEST).exists();
                !(hidden || of_site || ignored || published)
            }
        });
    for entry in entries {
        // The path that failed may be withheld, and so only the folder as a whole is named.
        let entry = entry.map_err(|error| {
            let why = error
                .io_error()
                .map_or("it cannot be read".to_owned(), |why| why.kind().to_string());
            anyhow!(
                "a folder or file below {} cannot be read: {why}",
                top.display()
            )
        })?;
        count += 1;
        if count > bounds::FILES {
            bail!(
                "more than {} files and folders are below {}",
                bounds::FILES,
                top.display()
            );
        }
        let is_long = |path: &Path| path.as_os_str().len() > bounds::PATH;
        if entry.depth() > bounds::DEPTH || entry.path().strip_prefix(root).is_ok_and(is_long) {
            walk.problems.push(too_far(below));
            continue;
        }
        if is_nothing_to_read(&entry) {
            continue;
        }
        match site_path(root, entry.path()) {
            Some(path) if path.as_str().ends_with(".md") => walk.markdown.push(path),
            Some(_) if !entry.file_type().is_file() => walk.problems.push(no_file(below)),
            Some(path) => walk
                .others
                .push((path, entry.metadata().map_or(0, |file| file.len()))),
            None => walk.problems.push(Diagnostic::error(
                Code::FileName,
                Place::Site,
                "a file's name is not UTF-8 text, or holds a backslash or a control character",
            )),
        }
    }
    walk.markdown.sort();
    walk.others.sort();
    Ok(walk)
}

/// Tells whether an entry is passed over without a word: a symbolic link, or a folder. A folder that is named as a record
/// is taken for one, and refused when it is read.
fn is_nothing_to_read(entry: &DirEntry) -> bool {
    let kind = entry.file_type();
    let is_named_as_record =
        || entry.depth() > 0 && entry.file_name().to_string_lossy().ends_with(".md");
    kind.is_symlink() || (kind.is_dir() && !is_named_as_record())
}

/// Reports what is neither a file nor a folder. Its name may be withheld, so a command finds it.
fn no_file(content: &str) -> Diagnostic {
    let folder = if content.is_empty() { "." } else { content };
    Diagnostic::error(
        Code::NotAFile,
        Place::Site,
        "a named pipe, a socket or a device is in the content folder",
    )
    .help(format!(
        "remove it: `find {folder} ! -type f ! -type d ! -type l` shows it"
    ))
}

/// Reports a path that is too long or too deep. Its names may be withheld, so a command finds it.
fn too_far(content: &str) -> Diagnostic {
    let folder = if content.is_empty() { "." } else { content };
    let (depth, length) = (bounds::DEPTH, bounds::PATH);
    Diagnostic::error(
        Code::InputSize,
        Place::Site,
        format!("a path is longer than {length} bytes or deeper than {depth} folders"),
    )
    .help(format!(
        "shorten it: `find {folder} | LC_ALL=C awk -F/ 'length > {length} || NF > {}'` shows it",
        depth + 1
    ))
}

/// Compiles the `ignore` globs; `Err` gives the number of the one that is wrong.
pub fn globs(patterns: &[String]) -> Result<GlobSet, (usize, String)> {
    let mut set = GlobSetBuilder::new();
    for (index, pattern) in patterns.iter().enumerate() {
        // As in a .gitignore, a pattern without a slash matches a name in any folder.
        let pattern = pattern.trim_end_matches('/');
        let anywhere = if pattern.contains('/') { "" } else { "**/" };
        let glob = GlobBuilder::new(&format!("{anywhere}{}", pattern.trim_start_matches('/')))
            .literal_separator(true)
            .build()
            .map_err(|error| (index, error.kind().to_string()))?;
        set.add(glob);
    }
    set.build().map_err(|error| (0, error.kind().to_string()))
}

/// Gives the path of a file on the disk.
pub fn on_disk(root: &Path, path: &SitePath) -> PathBuf {
    root.join(path.as_str())
}

fn site_path(root: &Path, path: &Path) -> Option<SitePath> {
    let relative = path.strip_prefix(root).ok()?;
    let mut parts = Vec::new();
    for part in relative.components() {
        let part = part.as_os_str().to_str()?;
        if part.contains(['\\', '/']) || part.chars().any(char::is_control) {
            return None;
        }
        parts.push(part);
    }
    Some(SitePath::new(&parts.join("/")))
}
