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
mod printed;
mod staging;
mod swap;
mod taken;
mod twin;
mod verify;

pub use fresh::{copy_whole, create, is_vacant, put_durable, put_whole, remove, replace};
pub use package::put_package;
pub use twin::Encoding;
pub use verify::{Differences, verify, written_files};

use std::fs;
use std::path::Path;

use anyhow::Context;
use rayon::prelude::*;

use crate::render::Content;
use manifest::Manifest;
use old::OldSite;
use printed::{Printed, check_paths, print, put};
use staging::Staging;
use taken::describe_taken;
use twin::twins;

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
pub struct BuildTarget<'a> {
    /// The folder.
    pub out: &'a Path,
    /// The compressed copies that text files get beside them.
    pub encodings: &'a [Encoding],
}

impl<'a> BuildTarget<'a> {
    /// Takes a folder, and the compressed copies that text files get.
    pub fn of(out: &'a Path, encodings: &'a [Encoding]) -> BuildTarget<'a> {
        BuildTarget { out, encodings }
    }
}

impl<'a, P: AsRef<Path> + ?Sized> From<&'a P> for BuildTarget<'a> {
    fn from(out: &'a P) -> BuildTarget<'a> {
        BuildTarget::of(out.as_ref(), &[])
    }
}

/// Renders all items on all threads and publishes what they give as the target's folder.
///
/// `render` gives a path relative to the site's root, with `/` between its parts, and what is to
/// are there; each content is written and let go before its thread renders the next. A folder is
/// replaced only if it is missing, empty, or holds the manifest of an earlier build; what is in it
/// besides that build's files is kept.
pub fn write<'p, T: Sync, E: Send>(
    target: impl Into<BuildTarget<'p>>,
    items: &[T],
    render: impl Fn(&T) -> Result<(String, Content<'p>), E> + Sync,
    onlooker: &dyn Onlooker,
) -> anyhow::Result<Outcome<E>> {
    let BuildTarget { out, encodings } = target.into();
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

#[cfg(test)]
mod tests;
