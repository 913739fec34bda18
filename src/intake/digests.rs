//! The digests of files that are published, for pages that name them.

use std::path::Path;

use rayon::prelude::*;

use super::bounds::{self, Symlinks};
use super::ledger::digest_of;
use crate::diagnostic::SitePath;

/// Returns the SHA-256 digest of each file, in the order of the files. One that cannot be read is
/// left out: the build stops where it is copied.
pub fn digest_all(root: &Path, files: &[&SitePath]) -> Vec<(SitePath, String)> {
    let digest = |path: &&SitePath| {
        let (file, _) = bounds::open(&bounds::on_disk(root, path), Symlinks::Refuse).ok()?;
        Some(((*path).clone(), digest_of(file).ok()?))
    };
    files.par_iter().filter_map(digest).collect()
}
