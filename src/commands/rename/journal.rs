//! Changes several files as if they were one: before the first change, a journal keeps what was
//! there, and until the last one it can be put back, after a kill too.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use super::inside;
use crate::diagnostic::SitePath;
use crate::write::{create, put_whole};

/// Where the journal is. Nothing below a folder that begins with a dot is ever read or published.
const FOLDER: &str = ".docketpress/rename";
/// The file that says what is about to be done; the journal counts from the moment when it is
/// there.
const STEPS: &str = "steps";

/// One change of the site's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RenameStep {
    /// Writes a file that is there.
    Put(SitePath, Vec<u8>),
    /// Moves a file or a folder.
    Move(SitePath, SitePath),
    /// Writes a file that is not there.
    Make(SitePath, Vec<u8>),
}

/// A journal that was begun.
pub(super) struct Journal<'a> {
    root: &'a Path,
}

/// Returns whether a renaming was begun in a site and did not end.
pub(in crate::commands) fn is_begun(root: &Path) -> bool {
    root.join(FOLDER).join(STEPS).symlink_metadata().is_ok()
}

impl Journal<'_> {
    /// Keeps what the steps will change.
    pub(super) fn begin<'a>(root: &'a Path, steps: &[RenameStep]) -> anyhow::Result<Journal<'a>> {
        let folder = root.join(FOLDER);
        clear(&folder)?;
        // It holds what records say, withheld text included, and no commit may take it along.
        put_whole(&folder.join(".gitignore"), b"*\n")?;
        let mut lines = String::new();
        for (at, step) in steps.iter().enumerate() {
            match step {
                RenameStep::Put(path, _) => {
                    let from = inside(root, path)?;
                    let bytes = fs::read(&from).with_context(|| cannot("read", &from))?;
                    put_whole(&folder.join(at.to_string()), &bytes)?;
                    lines.push_str(&format!("put\t{path}\n"));
                }
                RenameStep::Move(from, to) => lines.push_str(&format!("move\t{from}\t{to}\n")),
                RenameStep::Make(path, _) => lines.push_str(&format!("make\t{path}\n")),
            }
        }
        put_whole(&folder.join(STEPS), lines.as_bytes())?;
        Ok(Journal { root })
    }

    /// Makes all changes. Where one fails, the others are to be put back.
    pub(super) fn carry_out(&self, steps: &[RenameStep]) -> anyhow::Result<()> {
        for step in steps {
            match step {
                RenameStep::Put(path, bytes) => put_whole(&inside(self.root, path)?, bytes)?,
                RenameStep::Move(from, to) => shift(self.root, from, to)?,
                RenameStep::Make(path, bytes) => {
                    let text = str::from_utf8(bytes).context("a new record is text")?;
                    create(&inside(self.root, path)?, text)?;
                }
            }
        }
        Ok(())
    }

    /// Puts back what was there.
    pub(super) fn put_back(&self) -> anyhow::Result<()> {
        put_back(self.root)
    }

    /// Forgets what was there.
    pub(super) fn end(&self) -> anyhow::Result<()> {
        clear(&self.root.join(FOLDER))
    }
}

/// Puts back what the journal of a site keeps, whichever of its steps were carried out.
pub(super) fn put_back(root: &Path) -> anyhow::Result<()> {
    let folder = root.join(FOLDER);
    let steps = fs::read_to_string(folder.join(STEPS)).context("cannot read its journal")?;
    for (at, line) in steps
        .lines()
        .enumerate()
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells.as_slice() {
            ["put", path] => {
                let kept = folder.join(at.to_string());
                let bytes = fs::read(&kept).with_context(|| cannot("read", &kept))?;
                put_whole(&inside(root, &SitePath::new(path))?, &bytes)?;
            }
            ["move", from, to] => {
                let (from, to) = (SitePath::new(from), SitePath::new(to));
                let is_moved = inside(root, &from)?.symlink_metadata().is_err();
                if is_moved {
                    shift(root, &to, &from)?;
                }
            }
            ["make", path] => {
                let path = inside(root, &SitePath::new(path))?;
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != ErrorKind::NotFound => {
                        return Err(error).with_context(|| cannot("remove", &path));
                    }
                    _ => {}
                }
                // A folder that was made for it is empty now; any other stays.
                let _ = path.parent().map(fs::remove_dir);
            }
            _ => return Err(anyhow!("its journal is damaged; restore the files by hand")),
        }
    }
    clear(&folder)
}

fn shift(root: &Path, from: &SitePath, to: &SitePath) -> anyhow::Result<()> {
    let (from, to) = (inside(root, from)?, inside(root, to)?);
    fs::rename(&from, &to).with_context(|| cannot("move", &from))
}

fn clear(folder: &Path) -> anyhow::Result<()> {
    // The steps go first: without them, what is left of a journal means nothing.
    let _ = fs::remove_file(folder.join(STEPS));
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(|| cannot("remove", folder));
        }
        _ => {}
    }
    // The folder above it goes too, unless a build keeps something there.
    let _ = folder.parent().map(fs::remove_dir);
    Ok(())
}

fn cannot(what: &str, path: &Path) -> String {
    let path: PathBuf = path.to_owned();
    format!("cannot {what} {}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_any_step_all_can_be_put_back() {
        let steps = [
            RenameStep::Put(SitePath::new("a/1.md"), b"new".to_vec()),
            RenameStep::Move(SitePath::new("a"), SitePath::new("b")),
            RenameStep::Make(SitePath::new("c/2.md"), b"made".to_vec()),
        ];
        for done in 0..=steps.len() {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let root = folder.path();
            put_whole(&root.join("a/1.md"), b"old").expect("the folder is new");
            let journal = Journal::begin(root, &steps).expect("it can be kept");
            journal.carry_out(&steps[..done]).expect("all is there");
            assert!(is_begun(root));
            put_back(root).expect("it was kept");
            assert!(!is_begun(root));
            assert_eq!(
                fs::read(root.join("a/1.md")).ok().as_deref(),
                Some(&b"old"[..])
            );
            assert!(!root.join("b").exists() && !root.join("c").exists());
        }
    }
}
