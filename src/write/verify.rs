//! Compares a published folder, or a copy of one, with the manifest of the build that wrote it.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use anyhow::{Context, bail};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::foreign;
use super::manifest::{self, Digest, Manifest};
use super::old::OldSite;
use crate::intake::bounds::{self, Symlinks};

/// How a folder differs from its manifest. All paths are relative to the folder, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// How many files the manifest lists.
    pub files: usize,
    /// Files that hold other bytes.
    pub changed: Vec<String>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that the manifest does not list.
    pub unlisted: Vec<String>,
}

/// Returns the files that a build wrote to a folder, in order; `None` where the folder has no
/// manifest.
pub fn written_files(folder: &Path) -> anyhow::Result<Option<Vec<String>>> {
    if folder.join(manifest::NAME).symlink_metadata().is_err() {
        return Ok(None);
    }
    let old = OldSite::read(folder)?;
    let files = old.map(|old| {
        old.manifest
            .files()
            .map(|(path, _)| path.to_owned())
            .collect()
    });
    Ok(files)
}

/// Compares a folder with a manifest: its own, or another file. `done` is called after each file.
///
/// Fails where the manifest cannot be read, or a file of the folder cannot.
pub fn verify(
    folder: &Path,
    manifest: Option<&Path>,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Differences> {
    if !folder.is_dir() {
        bail!("{} is not a folder", folder.display());
    }
    let own = folder.join(manifest::NAME);
    let path = manifest.unwrap_or(&own);
    let manifest = read(path)?;
    let files = manifest.files().collect::<Vec<_>>();
    let states: Vec<(&str, Option<State>)> = files
        .par_iter()
        .map(|(path, digest)| {
            let state = state(&folder.join(path), digest)
                .with_context(|| format!("cannot read `{}`", folder.join(path).display()))?;
            done();
            Ok((*path, state))
        })
        .collect::<anyhow::Result<_>>()?;
    let of = |wanted: State| {
        let found = states.iter().filter(|(_, state)| *state == Some(wanted));
        found.map(|(path, _)| (*path).to_owned()).collect()
    };
    let (changed, missing) = (of(State::Changed), of(State::Missing));
    let files = states.len();
    let site = OldSite {
        root: folder.to_owned(),
        manifest,
    };
    Ok(Differences {
        files,
        changed,
        missing,
        unlisted: foreign::files(&site)?,
    })
}

/// What is wrong with a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Changed,
    Missing,
}

/// Reads a manifest.
fn read(path: &Path) -> anyhow::Result<Manifest> {
    let bytes = bounds::read(path, Symlinks::Refuse, bounds::MANIFEST)
        .map_err(io::Error::from)
        .with_context(|| {
            format!(
                "cannot read `{}`, the manifest that a build writes",
                path.display()
            )
        })?;
    let parsed = str::from_utf8(&bytes)
        .map_err(|_| "it is not UTF-8".to_owned())
        .and_then(Manifest::parse);
    parsed.map_err(|fault| anyhow::anyhow!("`{}` is not a manifest: {fault}", path.display()))
}

/// Compares a file with its digest. A link or a folder in its place counts as a change.
fn state(path: &Path, digest: &Digest) -> io::Result<Option<State>> {
    let found = match path.symlink_metadata() {
        Ok(found) => found,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Some(State::Missing));
        }
        Err(error) => return Err(error),
    };
    if !found.is_file() {
        return Ok(Some(State::Changed));
    }
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            length => hash.update(&piece[..length]),
        }
    }
    let is_same = <[u8; 32]>::from(hash.finalize()) == *digest;
    Ok((!is_same).then_some(State::Changed))
}
