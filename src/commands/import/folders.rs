//! The folders of the site that an import writes to, and those that it does not read.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};

use super::shelf;
use crate::import::LEDGER;
use crate::intake::PDF_LEDGER;
use crate::write::is_vacant;

/// Returns the folder of the content below the site's. In an empty folder, it will be made.
pub(super) fn content(root: &Path, is_named: bool) -> anyhow::Result<&'static str> {
    if shelf::has_content(root) {
        return Ok("content");
    }
    if shelf::holds_records(root) {
        return Ok("");
    }
    ensure!(
        is_named || shelf::is_begun(root) || is_vacant(root)?,
        "this folder is not a site: create one with `docketpress init DIR`, or name it with --site"
    );
    Ok("content")
}

/// Returns the folder of `--into` below the site's.
pub(super) fn into_folder(root: &Path, content: &str, into: &Path) -> anyhow::Result<String> {
    let place = match into.is_absolute() {
        true => into.to_owned(),
        false => {
            // As a person types it in the site's folder or in the current one.
            let here = std::env::current_dir().context("the current folder cannot be read")?;
            match root.join(into).exists() || !here.join(into).exists() {
                true => root.join(into),
                false => here.join(into),
            }
        }
    };
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let below = match place.strip_prefix(root) {
        Ok(below) => below.to_owned(),
        Err(_) => match real(&place).strip_prefix(real(root)) {
            Ok(below) => below.to_owned(),
            Err(_) => bail!("--into: {} is not a folder of this site", into.display()),
        },
    };
    let mut parts = Vec::new();
    for part in below.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir => {}
            _ => bail!("--into: {} is not a folder of this site", into.display()),
        }
    }
    let mut folder = parts.join("/");
    if !is_below(content, &folder) {
        folder = match content {
            "" => folder,
            content => format!("{content}/{folder}"),
        };
    }
    let inside = folder
        .strip_prefix(content)
        .unwrap_or(&folder)
        .trim_start_matches('/');
    let first = inside.split('/').next().unwrap_or("");
    ensure!(
        !matches!(first, "parties" | "pages")
            && !inside.split('/').any(|part| part.starts_with(['.', '_'])),
        "--into: filings are not read from {folder}: name another folder"
    );
    Ok(folder.trim_end_matches('/').to_owned())
}

/// Returns whether a path is the content folder or below it.
pub(super) fn is_below(content: &str, path: &str) -> bool {
    content.is_empty()
        || path
            .strip_prefix(content)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns the folders and files of the site that are no input.
pub(super) fn own_folders(root: &Path, content: &str) -> Vec<PathBuf> {
    let mut own = vec![
        root.join(LEDGER),
        root.join(PDF_LEDGER),
        root.join("public"),
        root.join("site.yaml"),
    ];
    if !content.is_empty() {
        own.push(root.join(content));
    }
    own.into_iter()
        .filter_map(|path| path.canonicalize().ok())
        .collect()
}
