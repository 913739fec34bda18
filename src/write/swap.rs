//! The swap: the new site takes the place of the old one, which readers see whole until that
//! moment.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::Context;

/// Puts a site in the place of an output folder that is missing or empty.
pub(super) fn settle(new: &Path, out: &Path) -> anyhow::Result<()> {
    rename_over_empty(new, out)
        .with_context(|| format!("cannot move the new site to `{}`", out.display()))
}

/// Puts a site in the place of another one, which is found in the place of the new one afterwards.
///
/// `aside` is where the old one waits on systems that cannot do this in one step; `put_back` looks
/// for it there.
pub(super) fn exchange(new: &Path, out: &Path, aside: &Path) -> anyhow::Result<()> {
    // Why it was refused does not matter: a reason that is not the missing ability stops the
    // renames as well.
    exchange_at_once(new, out)
        .or_else(|_| exchange_in_steps(new, out, aside))
        .with_context(|| {
            format!(
                "cannot replace `{}` (if it is a mount point, choose a folder inside it)",
                out.display()
            )
        })
}

/// Puts the old site back if a build was killed when it had moved the site aside and not yet put
/// the new one in its place.
pub(super) fn put_back(aside: &Path, out: &Path) -> anyhow::Result<()> {
    let found = fs::symlink_metadata(aside);
    if found.is_err_and(|error| error.kind() == ErrorKind::NotFound) || is_filled(out) {
        return Ok(());
    }
    rename_over_empty(aside, out).with_context(|| {
        format!(
            "cannot move the site from `{}` back to `{}`",
            aside.display(),
            out.display()
        )
    })
}

/// Exchanges two folders in one step that nobody can see half done.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange_at_once(new: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE)?)
}

/// Says that this system cannot exchange two folders in one step.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange_at_once(_new: &Path, _out: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Exchanges two folders by renaming them one after the other. A kill in between leaves the old
/// site at `aside`.
fn exchange_in_steps(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(out, aside)?;
    if let Err(error) = fs::rename(new, out) {
        // If this fails too, the old site stays at `aside`, whole, and the next build tries again.
        let _ = fs::rename(aside, out);
        return Err(error);
    }
    // From here on the old site is litter, and lies where litter is looked for.
    fs::rename(aside, new)
}

/// Renames a folder to a path that is free or an empty folder.
fn rename_over_empty(from: &Path, to: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        // Only POSIX lets a folder take the place of an empty one.
        match fs::remove_dir(to) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::rename(from, to)
}

/// Returns whether something is at a path, an empty folder counting as nothing.
fn is_filled(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes folders that hold a file of their own name.
    fn make(parent: &Path, names: &[&str]) {
        for name in names {
            fs::create_dir(parent.join(name)).unwrap();
            fs::write(parent.join(name).join("name"), name).unwrap();
        }
    }

    /// Returns what the file in a folder says.
    fn name_in(folder: &Path) -> Option<String> {
        fs::read_to_string(folder.join("name")).ok()
    }

    #[test]
    fn both_ways_to_exchange_end_alike() {
        for exchange in [exchange, |new: &Path, out: &Path, aside: &Path| {
            Ok(exchange_in_steps(new, out, aside)?)
        }] {
            let parent = tempfile::tempdir().unwrap();
            let [new, out, aside] = ["new", "out", "aside"].map(|name| parent.path().join(name));
            make(parent.path(), &["new", "out"]);
            exchange(&new, &out, &aside).unwrap();
            assert_eq!(name_in(&out).as_deref(), Some("new"));
            assert_eq!(name_in(&new).as_deref(), Some("out"));
            assert!(!aside.exists());
        }
    }

    #[test]
    fn an_exchange_that_fails_in_the_middle_is_undone() {
        let parent = tempfile::tempdir().unwrap();
        let [new, out, aside] = ["new", "out", "aside"].map(|name| parent.path().join(name));
        make(parent.path(), &["out"]);
        assert!(
            exchange(&new, &out, &aside).is_err(),
            "there is no new site"
        );
        assert_eq!(name_in(&out).as_deref(), Some("out"));
        assert!(!aside.exists());
    }

    #[test]
    fn a_site_is_put_back_only_where_nothing_is() {
        let parent = tempfile::tempdir().unwrap();
        let [out, aside] = ["out", "aside"].map(|name| parent.path().join(name));
        put_back(&aside, &out).unwrap();
        assert!(!out.exists());
        make(parent.path(), &["out", "aside"]);
        put_back(&aside, &out).unwrap();
        assert_eq!(name_in(&out).as_deref(), Some("out"));
        fs::remove_file(out.join("name")).unwrap();
        put_back(&aside, &out).unwrap();
        assert_eq!(name_in(&out).as_deref(), Some("aside"));
    }
}
