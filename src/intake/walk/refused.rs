//! What is said of a folder or a file that is not read.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::super::bounds;
use super::super::naming::is_like_settings;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Reports what is neither a file nor a folder. Its name may be withheld, so a command finds it.
pub(super) fn no_file(content: &str) -> Diagnostic {
    let folder = if content.is_empty() { "." } else { content };
    Diagnostic::error(
        Code::NotAFile,
        Place::Site,
        "the content folder contains a named pipe, a socket, or a device",
    )
    .help(format!(
        "to find it, run `find {folder} ! -type f ! -type d ! -type l`, then move it out of the content folder"
    ))
}

/// Reports a path that is too long or too deep. Its names may be withheld, so a command finds it.
pub(super) fn too_far(content: &str) -> Diagnostic {
    let folder = if content.is_empty() { "." } else { content };
    let (depth, length) = (bounds::DEPTH, bounds::PATH);
    Diagnostic::error(
        Code::InputSize,
        Place::Site,
        format!("a path is longer than {length} bytes or deeper than {depth} folders"),
    )
    .help(format!(
        "to find it, run `find {folder} | LC_ALL=C awk -F/ 'length > {length} || NF > {}'`, then shorten it",
        depth + 1
    ))
}

/// Says so where the site's folder has a file that was meant as its settings and has another name.
/// What it lists in `ignore`, for one, would be published.
///
/// Beside a `site.yaml`, only `site.yml` is one: other programs have settings named `site.json`.
pub(in crate::intake) fn misnamed_settings(
    root: &Path,
    has_settings: bool,
) -> anyhow::Result<Option<Diagnostic>> {
    let cannot_list = || format!("cannot list {}", root.display());
    for entry in fs::read_dir(root).with_context(cannot_list)? {
        let name = entry.with_context(cannot_list)?.file_name();
        let name = name.to_string_lossy();
        let is_misnamed = match has_settings {
            true => name.eq_ignore_ascii_case("site.yml"),
            false => is_like_settings(&name),
        };
        if is_misnamed {
            let code = Code::SettingsName;
            let problem = Diagnostic::error(code, Place::Site, code.sentence());
            return Ok(Some(problem.help(code.way_out())));
        }
    }
    Ok(None)
}
