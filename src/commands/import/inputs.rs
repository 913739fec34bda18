//! Finds and reads the files that a person wants to import. Links are not followed, and every size
//! is bounded.

mod walk;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::import::Skipped;
use crate::intake::bounds::{self, Symlinks};
use walk::{shown, walk};

/// Endings of files that may hold records. Other files are not read here: they can be attached, and
/// documents such as PDFs are read one by one.
const READ: [&str; 17] = [
    "json", "jsonl", "ndjson", "csv", "tsv", "tab", "txt", "xml", "xlsx", "xlsm", "xls", "zip",
    "htm", "html", "eml", "dat", "",
];

/// The files of an import.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// The files, sorted by their paths.
    pub(super) files: Vec<InputFile>,
    /// What is not read, and why.
    pub(super) skipped: Vec<Skipped>,
    /// Whether a file could not be read that may hold records.
    pub(super) failed: bool,
    /// The folders of files that were named one by one: a table may name the files beside it.
    folders: Vec<PathBuf>,
    /// The files that have a name, whatever folder they are in.
    by_name: HashMap<String, Vec<usize>>,
}

/// One file.
#[derive(Debug)]
pub(super) struct InputFile {
    /// Its path for sources and messages.
    pub(super) path: String,
    /// Its path below the folder that was given; its name where the file itself was given.
    pub(super) below: String,
    /// Where it is.
    pub(super) place: PathBuf,
    /// What it holds; nothing for files of a kind that is not read.
    pub(super) bytes: Vec<u8>,
}

impl InputFile {
    /// Returns what a document holds: most are read only now, one at a time, so that not all are
    /// in memory together.
    pub(super) fn load(&self) -> Result<Vec<u8>, String> {
        match self.bytes.is_empty() {
            true => read(&self.place),
            false => Ok(self.bytes.clone()),
        }
    }
}

/// Reads a file that may be beside those that were given.
pub(super) fn read(place: &Path) -> Result<Vec<u8>, String> {
    bounds::read(place, Symlinks::Refuse, bounds::IMPORT).map_err(|refusal| refusal.to_string())
}

impl Inputs {
    /// Reads the files at some paths, and those of folders. The site's own folders are passed over.
    pub(super) fn read(
        paths: &[PathBuf],
        own: &[PathBuf],
        done: &dyn Fn(),
    ) -> anyhow::Result<Inputs> {
        let mut inputs = Inputs::default();
        let mut found: BTreeMap<String, (PathBuf, String)> = BTreeMap::new();
        for path in paths {
            let kind = fs::symlink_metadata(path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            let shown = |below: &Path| shown(path, below, paths.len() > 1);
            if kind.is_dir() {
                walk(path, own, &shown, &mut found, &mut inputs.skipped)?;
            } else if kind.is_file() {
                let shown = path.display().to_string();
                let below = last(&shown).to_owned();
                found.insert(shown, (path.clone(), below));
                let folder = path.parent().unwrap_or(Path::new("")).to_owned();
                if !inputs.folders.contains(&folder) {
                    inputs.folders.push(folder);
                }
            } else {
                bail!(
                    "{} is not a file or a folder (links are not followed)",
                    path.display()
                );
            }
        }
        let mut left = bounds::IMPORT_ALL;
        for (path, (place, below)) in found {
            done();
            let bytes = match is_read(&place) {
                false => Vec::new(),
                true => match bounds::read(&place, Symlinks::Refuse, bounds::IMPORT.min(left)) {
                    Ok(bytes) => bytes,
                    Err(refusal) => {
                        inputs.failed = true;
                        let why = match refusal {
                            bounds::Refusal::Size(most) if most < bounds::IMPORT => format!(
                                "the files of this import are longer than {} together: import fewer at a time",
                                bounds::size(bounds::IMPORT_ALL)
                            ),
                            refusal => refusal.to_string(),
                        };
                        inputs.skipped.push(Skipped { place: path, why });
                        continue;
                    }
                },
            };
            left -= bytes.len() as u64;
            let of_name = inputs.by_name.entry(last(&path).to_owned()).or_default();
            of_name.push(inputs.files.len());
            inputs.files.push(InputFile {
                path,
                below,
                place,
                bytes,
            });
        }
        Ok(inputs)
    }

    /// Finds a file by the name that a table gives it: one of those that were given, or one beside
    /// the table. Where several have the name, none is taken.
    pub(super) fn named(&self, name: &str) -> Option<String> {
        let name = name.trim().replace('\\', "/");
        let is_it = |path: &str| {
            path == name
                || path
                    .strip_suffix(&*name)
                    .is_some_and(|before| before.ends_with('/'))
        };
        let alike = self.by_name.get(last(&name)).map_or(&[][..], Vec::as_slice);
        let alike = alike.iter().map(|at| &self.files[*at]);
        let mut all = alike.filter(|file| is_it(&file.path));
        match (all.next(), all.next()) {
            (Some(file), None) => return Some(file.path.clone()),
            (Some(_), Some(_)) => return None,
            _ => {}
        }
        // Only a name is looked for beside a table, never a path that may lead elsewhere.
        let is_name = !name.is_empty() && !name.contains(['/', ':', '\0']) && name != "..";
        let beside = self.folders.iter().map(|folder| folder.join(&name));
        let mut beside = beside.filter(|path| {
            is_name && fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
        });
        match (beside.next(), beside.next()) {
            (Some(path), None) => Some(path.display().to_string()),
            _ => None,
        }
    }

    /// Returns where an input file is.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        match self.file(path) {
            Some(file) => file.place.clone(),
            None => PathBuf::from(path),
        }
    }

    /// Finds an input file by its path.
    pub(super) fn file(&self, path: &str) -> Option<&InputFile> {
        let found = self
            .files
            .binary_search_by(|file| file.path.as_str().cmp(path));
        found.ok().map(|at| &self.files[at])
    }
}

/// Returns whether a file is of a kind that may hold records.
fn is_read(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    READ.contains(&ending.as_deref().unwrap_or(""))
}

/// Returns a file's name without its folders.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
