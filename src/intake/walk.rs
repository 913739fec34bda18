//! Walks the content folder: which files there are, in one order on every machine.

mod refused;

pub(super) use super::bounds::on_disk;
pub(super) use refused::misnamed_settings;

use std::cell::Cell;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{anyhow, bail};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use super::bounds;
use super::front;
use super::kind::FileKind;
use super::naming::{Naming, is_litter};
use crate::diagnostic::{Code, Diagnostic, Place, SitePath, is_unseen};
use refused::{no_file, too_far};

/// The name of the file by which a published folder is known; such a folder is never read.
pub(super) const MANIFEST: &str = ".docketpress-manifest";

/// What is no content where the site's folder is the content folder too.
const NOT_CONTENT: [&str; 4] = ["themes", "site.yaml", "imports.tsv", super::PDF_LEDGER];

/// What is in the content folder, sorted by path.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The Markdown files, and those that were meant as one by what they are named.
    pub markdown: Vec<SitePath>,
    /// What was meant as a record and cannot be read at all.
    pub blocked: Vec<(SitePath, Blocked)>,
    /// All other files, with their sizes in bytes.
    pub others: Vec<(SitePath, u64)>,
    /// Names that cannot be used.
    pub problems: Vec<Diagnostic>,
    /// Whether anything is not read, by its name or by `ignore`.
    pub leaves_out: bool,
}

/// Why a record cannot be read, whatever it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blocked {
    /// It is named like a docket's record, and is a link, a folder or something else that is no
    /// file.
    NoFile,
    /// It cannot be found again by its name.
    Name,
}

/// Returns the folder that holds the content, relative to the site's: `content`, or the site's
/// folder itself where it has none.
pub(super) fn content_folder(root: &Path) -> &'static str {
    if root.join("content").is_dir() {
        "content"
    } else {
        ""
    }
}

/// Returns whether a folder looks like a site without settings: it has a content folder, or a
/// Markdown file not far below it.
pub fn has_records(root: &Path) -> bool {
    let is_record = |entry: DirEntry| entry.path().extension().is_some_and(|end| end == "md");
    let mut near = WalkDir::new(root).max_depth(2).into_iter().flatten();
    !content_folder(root).is_empty() || near.any(is_record)
}

/// Walks the content folder. What begins with `.`, what programs leave behind and what `ignore`
/// matches is not read, nor are folders and records that begin with `_`; symbolic links are not
/// followed, and a published site that is inside is passed over.
pub(super) fn walk(root: &Path, ignore: &GlobSet) -> anyhow::Result<Walk> {
    let below = content_folder(root);
    let top = if below.is_empty() {
        root.to_owned()
    } else {
        root.join(below)
    };
    let mut walk = Walk::default();
    let mut count = 0_usize;
    let leaves_out = Cell::new(false);
    let entries = WalkDir::new(&top)
        .sort_by_file_name()
        .max_depth(bounds::DEPTH + 1)
        .into_iter()
        .filter_entry(|entry| {
            entry.depth() == 0 || {
                let name = entry.file_name().to_string_lossy();
                let is_file = entry.file_type().is_file();
                // What begins with `_` is no record; a record may still name it as a file.
                let is_plain = is_file && Naming::of(&name) == Naming::Plain;
                let hidden = name.starts_with('.')
                    || (name.starts_with('_') && !is_plain)
                    || (is_file && is_litter(&name));
                let of_site =
                    below.is_empty() && entry.depth() == 1 && NOT_CONTENT.contains(&&*name);
                let ignored = entry
                    .path()
                    .strip_prefix(&top)
                    .is_ok_and(|path| ignore.is_match(path));
                let published = entry.file_type().is_dir() && entry.path().join(MANIFEST).exists();
                leaves_out.set(leaves_out.get() || name.starts_with('_') || ignored);
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
                "cannot read a folder or file below {}: {why}",
                top.display()
            )
        })?;
        count += 1;
        if count > bounds::FILES {
            bail!(
                "there are more than {} files and folders below {}",
                bounds::FILES,
                top.display()
            );
        }
        let is_long = |path: &Path| path.as_os_str().len() > bounds::PATH;
        if entry.depth() > bounds::DEPTH || entry.path().strip_prefix(root).is_ok_and(is_long) {
            walk.problems.push(too_far(below));
            continue;
        }
        if let Ok(relative) = entry.path().strip_prefix(root) {
            walk.enter(&entry, relative, below);
        }
    }
    walk.leaves_out = leaves_out.get();
    walk.find_dockets(root, below);
    walk.markdown.sort();
    walk.others.sort();
    Ok(walk)
}

impl Walk {
    /// Takes down one entry of a folder.
    fn enter(&mut self, entry: &DirEntry, relative: &Path, content: &str) {
        let (path, is_fit) = site_path(relative);
        let naming = Naming::in_content(&path, content);
        let is_record = !matches!(naming, Naming::Plain | Naming::PerhapsDocket);
        match entry.file_type().is_file() {
            true if is_fit && is_record => self.markdown.push(path),
            true if is_fit => {
                let size = entry.metadata().map_or(0, |file| file.len());
                self.others.push((path, size));
            }
            true if is_record => self.blocked.push((path, Blocked::Name)),
            true => {
                let code = Code::FileName;
                // The name is not printed as it is, whatever the file may hold.
                let problem = Diagnostic::error(code, Place::File(path), code.sentence());
                self.problems.push(problem.withheld());
            }
            false if is_record && FileKind::of(&path, content) == FileKind::Docket => {
                self.blocked.push((path, Blocked::NoFile));
            }
            false if is_record && entry.path_is_symlink() => {
                let code = Code::SymbolicLink;
                let problem = Diagnostic::warning(code, Place::File(path), code.sentence());
                self.problems.push(problem.withheld());
            }
            // A folder that is named as a record is taken for one, and refused when it is read.
            false if is_record && is_fit => self.markdown.push(path),
            // The docket behind a link to a folder may be withheld, and filings elsewhere may name
            // it.
            false if is_link_to_docket(entry) => {
                let record = SitePath::new(&format!("{path}/docket.md"));
                self.blocked.push((record, Blocked::NoFile));
            }
            false if entry.file_type().is_dir() || entry.path_is_symlink() => {}
            false => self.problems.push(no_file(content)),
        }
    }

    /// Finds the files that were meant as a docket's record though their names do not say it for
    /// certain.
    fn find_dockets(&mut self, root: &Path, content: &str) {
        let others = std::mem::take(&mut self.others);
        let (perhaps, others): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|(path, _)| Naming::in_content(path, content) == Naming::PerhapsDocket);
        self.others = others;
        if perhaps.is_empty() {
            return;
        }
        let dockets = self
            .markdown
            .iter()
            .filter(|path| path.name() == "docket.md");
        let folders: HashSet<String> = dockets.map(|path| path.folder().to_owned()).collect();
        let is_below_one = |folder: &str| {
            let mut above = folder.match_indices('/').map(|(at, _)| &folder[..at]);
            folders.contains("") || above.any(|above| folders.contains(above))
        };
        for (path, size) in perhaps {
            let folder = path.folder();
            let is_docket = !folders.contains(folder)
                && front::is_like_docket(root, &path, !is_below_one(folder));
            match is_docket {
                true => self.markdown.push(path),
                false => self.others.push((path, size)),
            }
        }
    }
}

/// Returns whether an entry is a link to a folder with a docket's record in it.
fn is_link_to_docket(entry: &DirEntry) -> bool {
    entry.path_is_symlink() && fs::symlink_metadata(entry.path().join("docket.md")).is_ok()
}

/// Compiles the `ignore` globs; `Err` gives the number of the one that is wrong.
pub(super) fn globs(patterns: &[String]) -> Result<GlobSet, (usize, String)> {
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

/// Returns a path below the site's folder, and whether it can be as it is: what nobody sees, or
/// what a system takes for a separator, would make another file of it in a message or on a page.
fn site_path(relative: &Path) -> (SitePath, bool) {
    let mut is_fit = true;
    let mut parts = Vec::new();
    for part in relative.components() {
        let part = part.as_os_str();
        let text = part.to_string_lossy();
        is_fit &= part.to_str().is_some() && !text.contains(['\\', '/']);
        is_fit &= !text.contains(is_unseen);
        parts.push(text);
    }
    (SitePath::new(&parts.join("/")), is_fit)
}
