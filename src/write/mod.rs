//! Takes each content as it is rendered and makes the published folder: all of the new site, or the
//! old one untouched.
//!
//! The new site is made in a folder next to the output folder and takes its place at the end, in
//! one step where the system has one. Whatever ends a build before that (an error, a full disk,
//! Ctrl-C) leaves the old site whole. Nobody but its owner can look into the folder next to it, and
//! the next command clears what a killed build left there.

mod file;
mod foreign;
mod fresh;
mod made;
mod manifest;
mod old;
mod package;
mod path;
mod staging;
mod swap;
mod twin;
mod verify;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, anyhow, bail};
use rayon::prelude::*;

use crate::render::Content;
use file::{Placed, Print};
pub use fresh::{copy_whole, create, is_vacant, put_durable, put_whole, remove, replace};
use manifest::Manifest;
use old::OldSite;
pub use package::put_package;
use staging::Staging;
pub use twin::Encoding;
use twin::twins;
pub use verify::{Differences, verify, written_files};

/// How a build ended that could be carried out.
#[derive(Debug, PartialEq)]
pub enum Outcome<E> {
    /// The new site is published.
    Written(Tally),
    /// These items could not be rendered, in their order; nothing was published.
    Refused(Vec<E>),
    /// The observer asked to stop; nothing was published.
    Stopped,
}

/// Observes a build while it writes: hears of each item, and may ask to stop.
pub trait Onlooker: Sync {
    /// Hears that one more item is done.
    fn step(&self);

    /// Returns whether the build is to stop. It does so until the new site takes the old one's
    /// place.
    fn asks_to_stop(&self) -> bool {
        false
    }
}

impl<F: Fn() + Sync> Onlooker for F {
    fn step(&self) {
        self();
    }
}

/// What a build did, counted in files; the manifest is not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The files that the build made, unchanged ones included.
    pub files: usize,
    /// Those that were already there with the same bytes, and keep their time of modification.
    pub unchanged: usize,
    /// The files of the build before that are gone now, by path and in order.
    pub removed: Vec<String>,
    /// The length of all files together, in bytes.
    pub bytes: u64,
}

/// Where a build writes, and how.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The folder.
    pub out: &'a Path,
    /// The compressed copies that text files get beside them.
    pub encodings: &'a [Encoding],
}

impl<'a, P: AsRef<Path>> From<&'a P> for Target<'a> {
    fn from(out: &'a P) -> Target<'a> {
        let out = out.as_ref();
        Target {
            out,
            encodings: &[],
        }
    }
}

/// Renders all items on all threads and publishes what they give as the target's folder.
///
/// `render` gives a path relative to the site's root, with `/` between its parts, and what is to
/// are there; each content is written and let go before its thread renders the next. A folder is
/// replaced only if it is missing, empty, or holds the manifest of an earlier build; what is in it
/// besides that build's files is kept.
pub fn write<'p, T: Sync, E: Send>(
    target: impl Into<Target<'p>>,
    items: &[T],
    render: impl Fn(&T) -> Result<(String, Content<'p>), E> + Sync,
    onlooker: &dyn Onlooker,
) -> anyhow::Result<Outcome<E>> {
    let Target { out, encodings } = target.into();
    let out = old::resolve(out)?;
    let staging = Staging::claim(&out)?;
    let old = OldSite::read(&out)?;
    staging.clear()?;
    let new = staging.new_site();
    fs::create_dir(&new).with_context(|| format!("cannot create `{}`", new.display()))?;

    let place = |path: String, content: &Content<'_>| {
        let copies = twins(&path, content, encodings).into_iter();
        let copies = copies.map(|(path, copy)| put(path, &copy, &new, old.as_ref()));
        let copies = copies.collect::<anyhow::Result<Vec<_>>>()?;
        Ok((put(path, content, &new, old.as_ref())?, copies))
    };
    let printed = print(items, render, onlooker, &place)?;
    if onlooker.asks_to_stop() {
        return Ok(Outcome::Stopped);
    }
    let mut printed = match printed {
        Ok(printed) => printed,
        Err(refusals) => return Ok(Outcome::Refused(refusals)),
    };
    let prints = check_paths(&printed)?;
    let manifest: Manifest = prints
        .iter()
        .map(|(path, print)| ((*path).to_owned(), print.digest))
        .collect();
    let tally = Tally {
        files: printed.len(),
        unchanged: printed.iter().filter(|file| file.is_unchanged()).count(),
        removed: old
            .as_ref()
            .map_or(Vec::new(), |old| old.manifest.missing_in(&manifest)),
        bytes: prints.values().map(|print| print.bytes).sum(),
    };
    let list = Content::Made(manifest.print().into_bytes());
    let list = put(manifest::NAME.to_owned(), &list, &new, old.as_ref())?;
    list.print()?;
    if tally.unchanged == tally.files && list.is_unchanged() {
        // The old site is the new one, byte for byte.
        return Ok(Outcome::Written(tally));
    }
    printed.push(list);

    match &old {
        None => {
            if out.exists() {
                foreign::copy_permissions(&out, &new)?;
            }
            if onlooker.asks_to_stop() {
                return Ok(Outcome::Stopped);
            }
            swap::settle(&new, &out)?;
        }
        Some(old) => {
            carry_unchanged(&printed, old, &new)?;
            foreign::carry_over(old, &new)?;
            foreign::copy_permissions(&out, &new)?;
            if onlooker.asks_to_stop() {
                return Ok(Outcome::Stopped);
            }
            swap::exchange(&new, &out, &staging.old_site())?;
            staging
                .clear()
                .context("the new site is published, but the old one could not be removed")?;
        }
    }
    Ok(Outcome::Written(tally))
}

/// Clears what a stopped build left next to an output folder: half a site, or an old one whose
/// pages may be withheld by now. A site that was moved aside is put back first. Nothing is done
/// where a build is at work.
pub fn clear_litter(out: &Path) -> anyhow::Result<()> {
    let Some(out) = old::locate(out) else {
        return Ok(());
    };
    let Some(staging) = Staging::claim_litter(&out)? else {
        return Ok(());
    };
    if staging.old_site().exists() {
        // Only where another site of ours is in its place is the old one litter.
        OldSite::read(&out)?;
    }
    staging.clear()
}

/// Returns whether the folder `out` holds a site of an earlier build and a file at this path that
/// no build wrote.
pub fn is_foreign(out: &Path, path: &str) -> anyhow::Result<bool> {
    let out = old::resolve(out)?;
    let is_there = fs::symlink_metadata(out.join(path)).is_ok();
    let old = is_there.then(|| OldSite::read(&out)).transpose()?.flatten();
    Ok(old.is_some_and(|old| old.find(path).is_none()))
}

/// A file of the new site: its path, and what became of its content.
struct Printed {
    path: String,
    placed: Placed,
}

impl Printed {
    /// Returns the print of the file, unless another one took its place.
    fn print(&self) -> anyhow::Result<Print> {
        match self.placed {
            Placed::Written(print) | Placed::Unchanged(print) => Ok(print),
            Placed::Taken => Err(describe_taken(&self.path)),
        }
    }

    /// Returns whether the file is still to be carried over from the old site.
    fn is_unchanged(&self) -> bool {
        matches!(self.placed, Placed::Unchanged(_))
    }
}

/// Renders all items and places them and their copies in the new site; gives all refusals if there is one, both in
/// the items' order. Once the onlooker asks to stop, the items that are left are passed over.
fn print<'p, T: Sync, E: Send>(
    items: &[T],
    render: impl Fn(&T) -> Result<(String, Content<'p>), E> + Sync,
    onlooker: &dyn Onlooker,
    place: &(dyn Fn(String, &Content<'_>) -> anyhow::Result<(Printed, Vec<Printed>)> + Sync),
) -> anyhow::Result<Result<Vec<Printed>, Vec<E>>> {
    let refused = AtomicBool::new(false);
    let print_one = |item| {
        if onlooker.asks_to_stop() {
            return Ok(Ok(None));
        }
        let (path, content) = match render(item) {
            Ok(rendered) => rendered,
            Err(refusal) => {
                refused.store(true, Ordering::Relaxed);
                return Ok(Err(refusal));
            }
        };
        check_path(&path)?;
        // After a refusal the rest is rendered only to report all refusals at once.
        let wanted = !refused.load(Ordering::Relaxed);
        Ok(Ok(wanted.then(|| place(path, &content)).transpose()?))
    };
    let results = items.par_iter().map(|item| {
        let printed = print_one(item);
        onlooker.step();
        printed
    });
    let mut printed = Vec::with_capacity(items.len());
    let mut refusals = Vec::new();
    for result in results.collect::<anyhow::Result<Vec<_>>>()? {
        match result {
            Ok(None) => {}
            Ok(Some((file, copies))) => {
                printed.push(file);
                printed.extend(copies);
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    Ok(if refusals.is_empty() {
        Ok(printed)
    } else {
        Err(refusals)
    })
}

/// Checks that a path stays inside the site and leaves the manifest alone.
fn check_path(path: &str) -> anyhow::Result<()> {
    let root_name = path.split('/').next();
    let fault = match path::find_fault(path) {
        None if root_name.is_some_and(|name| name.eq_ignore_ascii_case(manifest::NAME)) => {
            Some("docketpress writes its manifest there")
        }
        fault => fault,
    };
    match fault {
        Some(fault) => bail!("no file of the site can have the path `{path}`: {fault}"),
        None => Ok(()),
    }
}

/// Puts one content into the new site unless the old one holds the same.
fn put(
    path: String,
    content: &Content<'_>,
    new: &Path,
    old: Option<&OldSite>,
) -> anyhow::Result<Printed> {
    let known = old.and_then(|old| old.find(&path));
    let (at, known) = (new.join(&path), known.as_deref());
    let placed = match content {
        Content::Packed(package) => made::place(&at, known, |file| package::pack(package, file))?,
        Content::Lines(lines) => made::place(&at, known, |file| made::write_lines(lines, file))?,
        content => file::place(content, &at, known)?,
    };
    Ok(Printed { path, placed })
}

/// Returns the print of each file by path, or says which two of them cannot both be.
///
/// The file system noticed some of it already, but which of two came second there is chance; this
/// names the same ones always.
fn check_paths(printed: &[Printed]) -> anyhow::Result<BTreeMap<&str, Print>> {
    let mut paths: Vec<&str> = printed.iter().map(|file| file.path.as_str()).collect();
    paths.sort_unstable();
    if let Some(twice) = paths.windows(2).find(|pair| pair[0] == pair[1]) {
        bail!("two items of the site have the path `{}`", twice[0]);
    }
    for path in &paths {
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        if let Some(file) = folders.find(|folder| paths.binary_search(folder).is_ok()) {
            bail!("`{file}` would be a file of the site and the folder of `{path}`");
        }
    }
    let mut prints = BTreeMap::new();
    for file in printed {
        prints.insert(file.path.as_str(), file.print()?);
    }
    Ok(prints)
}

/// Copies into the new site the files that the old one holds already, with their times.
fn carry_unchanged(files: &[Printed], old: &OldSite, new: &Path) -> anyhow::Result<()> {
    files
        .par_iter()
        .filter(|file| file.is_unchanged())
        .try_for_each(|Printed { path, .. }| {
            match file::carry(&old.root.join(path), &new.join(path))? {
                true => Ok(()),
                false => Err(describe_taken(path)),
            }
        })
}

/// Says that a file found its place taken though no other path is the same: on some file systems
/// two that differ only in case or accents are one.
fn describe_taken(path: &str) -> anyhow::Error {
    anyhow!("this file system cannot tell `{path}` from the path of another file")
}

#[cfg(test)]
mod tests;
