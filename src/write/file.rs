//! One file of the site: compared with the old one, written anew, or carried over.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read as _, Write};
use std::path::Path;

use anyhow::{Context, bail};
use sha2::{Digest as _, Sha256};

use super::manifest::Digest;
use crate::intake::bounds::{self, Refusal, Symlinks};
use crate::render::Content;

/// How much of a file is in memory at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// What became of a content.
pub(super) enum Placed {
    /// It was written to the new site.
    Written(Print),
    /// The old site holds the same bytes; the new site is still to be given that file.
    Unchanged(Print),
    /// Another file or folder of the new site is in its place.
    Taken,
}

/// The length of a file in bytes, and its digest.
#[derive(Clone, Copy)]
pub(super) struct Print {
    pub(super) bytes: u64,
    pub(super) digest: Digest,
}

/// Writes a content to `new`, folders included, unless the file at `old` holds the same bytes.
pub(super) fn place(
    content: &Content<'_>,
    new: &Path,
    old: Option<&Path>,
) -> anyhow::Result<Placed> {
    if let Some(print) = old.map(|old| compare(content, old)).transpose()?.flatten() {
        return Ok(Placed::Unchanged(print));
    }
    Ok(write_new(content, new)?.map_or(Placed::Taken, Placed::Written))
}

/// Copies a file into the new site as it is, with its times; `false` where something is in its
/// place.
///
/// A hard link does it without copying. Nothing here ever writes into a file that exists, so the
/// link is safe: the old site keeps its bytes whatever comes next.
pub(super) fn carry(old: &Path, new: &Path) -> anyhow::Result<bool> {
    let carried =
        in_its_folder(new, || fs::hard_link(old, new)).or_else(|error| match is_taken(&error) {
            true => Err(error),
            // Some file systems know no links, and some owners' files may not be linked.
            false => in_its_folder(new, || copy_whole(old, new)),
        });
    match carried {
        Ok(()) => Ok(true),
        Err(error) if is_taken(&error) => Ok(false),
        Err(error) => Err(error)
            .with_context(|| format!("cannot copy `{}` to `{}`", old.display(), new.display())),
    }
}

/// Returns whether a file or folder could not be made because another one is in its way.
pub(super) fn is_taken(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory
    )
}

/// Does what makes a file, and once more with the file's folder made if it was missing.
///
/// Trying first is cheaper than asking: most files find their folder, and one failed call costs
/// little next to `mkdir`.
pub(super) fn in_its_folder<R>(file: &Path, make: impl Fn() -> io::Result<R>) -> io::Result<R> {
    match (make(), file.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
}

/// Returns the print of a content if the regular file at `old` holds the same bytes.
pub(super) fn compare(content: &Content<'_>, old: &Path) -> anyhow::Result<Option<Print>> {
    let (length, mut source) = open(content)?;
    // A link is not followed: it may lead to a file that is not of the site.
    let candidate =
        fs::symlink_metadata(old).is_ok_and(|found| found.is_file() && found.len() == length);
    // An old file that cannot be read is as good as none: the new one is written.
    let old = candidate.then(|| bounds::open(old, Symlinks::Refuse).ok());
    let Some((old, _)) = old.flatten() else {
        return Ok(None);
    };
    let mut old = BufReader::with_capacity(CHUNK, old);
    let mut digest = Sha256::new();
    let mut bytes = 0;
    loop {
        let ours = source.fill_buf().with_context(|| describe(content))?;
        let Ok(theirs) = old.fill_buf() else {
            return Ok(None);
        };
        let step = ours.len().min(theirs.len());
        if step == 0 {
            let both_end = ours.is_empty() && theirs.is_empty();
            return Ok(both_end.then(|| Print {
                bytes,
                digest: digest.finalize().into(),
            }));
        }
        if ours[..step] != theirs[..step] {
            return Ok(None);
        }
        digest.update(&ours[..step]);
        bytes += step as u64;
        source.consume(step);
        old.consume(step);
    }
}

/// Writes a content to a new file and gives the print of what was written; `None` where something
/// is in the file's place.
fn write_new(content: &Content<'_>, new: &Path) -> anyhow::Result<Option<Print>> {
    let cannot_write = || format!("cannot write `{}`", new.display());
    let (length, mut source) = open(content)?;
    let mut file = match in_its_folder(new, || File::create_new(new)) {
        Err(error) if is_taken(&error) => return Ok(None),
        created => created.with_context(cannot_write)?,
    };
    let mut digest = Sha256::new();
    let mut bytes = 0;
    loop {
        let chunk = source.fill_buf().with_context(|| describe(content))?;
        let step = chunk.len();
        if bytes + step as u64 > length || (step == 0 && bytes < length) {
            bail!(
                "{}: its length changed during the copy; build again when no other program writes to it",
                describe(content)
            );
        }
        if step == 0 {
            return Ok(Some(Print {
                bytes,
                digest: digest.finalize().into(),
            }));
        }
        file.write_all(chunk).with_context(cannot_write)?;
        digest.update(chunk);
        bytes += step as u64;
        source.consume(step);
    }
}

/// Opens a content for reading and gives its length in bytes. Only a regular file is copied, never
/// what a link leads to, and at most one byte more than was there at first: one that another
/// program is still writing must not fill the disk.
pub(super) fn open<'c>(content: &'c Content<'_>) -> anyhow::Result<(u64, Box<dyn BufRead + 'c>)> {
    match content {
        Content::Made(bytes) => Ok((bytes.len() as u64, Box::new(bytes.as_slice()))),
        Content::Packed(_) | Content::Lines(_) => bail!("it is made while it is written"),
        Content::Copy(path) => {
            let (file, length) = match bounds::open(path, Symlinks::Refuse) {
                Ok(opened) => opened,
                Err(Refusal::Kind(_)) => bail!(
                    "cannot publish `{}`, because it is not a regular file",
                    path.display()
                ),
                Err(refusal) => {
                    return Err(io::Error::from(refusal)).with_context(|| describe(content));
                }
            };
            let file = BufReader::with_capacity(CHUNK, file.take(length + 1));
            Ok((length, Box::new(file)))
        }
    }
}

/// Says what could not be done if a content cannot be read.
fn describe(content: &Content<'_>) -> String {
    match content {
        Content::Made(_) | Content::Packed(_) | Content::Lines(_) => {
            "cannot read rendered content".to_owned()
        }
        Content::Copy(path) => {
            format!("cannot read `{}` to publish it", path.display())
        }
    }
}

/// Copies a regular file with its permissions and its time of modification; one that is there
/// already is an error.
fn copy_whole(old: &Path, new: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(old)?;
    if !found.is_file() {
        return Err(io::Error::new(
            ErrorKind::Unsupported,
            "it is not a regular file",
        ));
    }
    let (mut from, _) = bounds::open(old, Symlinks::Refuse)?;
    let mut copy = File::create_new(new)?;
    io::copy(&mut from, &mut copy)?;
    copy.set_permissions(found.permissions())?;
    copy.set_modified(found.modified()?)
}

#[cfg(test)]
mod tests;
