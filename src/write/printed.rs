//! The items of a site, rendered into the new folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::bail;
use rayon::prelude::*;

use super::file::{Placed, Print};
use super::old::OldSite;
use super::taken::{check_path, describe_taken};
use super::{Onlooker, file, made, package};
use crate::render::Content;

/// A file of the new site: its path, and what became of its content.
pub(super) struct Printed {
    pub(super) path: String,
    placed: Placed,
}

impl Printed {
    /// Returns the print of the file, unless another one took its place.
    pub(super) fn print(&self) -> anyhow::Result<Print> {
        match self.placed {
            Placed::Written(print) | Placed::Unchanged(print) => Ok(print),
            Placed::Taken => Err(describe_taken(&self.path)),
        }
    }

    /// Returns whether the file is still to be carried over from the old site.
    pub(super) fn is_unchanged(&self) -> bool {
        matches!(self.placed, Placed::Unchanged(_))
    }
}

/// Places a content at a path in the new site, and the copies of it.
pub(super) type PlaceFile<'a> =
    dyn Fn(String, &Content<'_>) -> anyhow::Result<(Printed, Vec<Printed>)> + Sync + 'a;

/// Renders all items and places them and their copies in the new site; gives all refusals if there
/// is one, both in the items' order. Once the onlooker asks to stop, the items that are left are
/// passed over.
pub(super) fn print<'p, T: Sync, E: Send>(
    items: &[T],
    render: impl Fn(&T) -> Result<(String, Content<'p>), E> + Sync,
    onlooker: &dyn Onlooker,
    place: &PlaceFile<'_>,
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

/// Puts one content into the new site unless the old one holds the same.
pub(super) fn put(
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

/// The file system noticed some of it already, but which of two came second there is chance; this
/// names the same ones always.
pub(super) fn check_paths(printed: &[Printed]) -> anyhow::Result<BTreeMap<&str, Print>> {
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
