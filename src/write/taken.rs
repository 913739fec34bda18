//! Paths that no site may have, or that two items have.

use anyhow::{anyhow, bail};

use super::{manifest, path};

/// Checks that a path stays inside the site and leaves the manifest alone.
pub(super) fn check_path(path: &str) -> anyhow::Result<()> {
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

/// Returns the print of each file by path, or says which two of them cannot both be.
///
/// Says that a file found its place taken though no other path is the same: on some file systems
/// two that differ only in case or accents are one.
pub(super) fn describe_taken(path: &str) -> anyhow::Error {
    anyhow!("this file system cannot tell `{path}` from the path of another file")
}
