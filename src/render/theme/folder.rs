//! The folder of a site's own theme, and which kind each of its files is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::intake::bounds::{self, Refusal, Symlinks};
use crate::intake::is_litter;

/// The folder of a theme that holds its words, a file a language; it is read and not published.
pub(super) const WORDS: &str = "words/";

/// The files of a theme's folder, by their paths in it, and their length in all.
#[derive(Default)]
pub(super) struct ThemeFiles {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) bytes: u64,
}

/// Reads all files below a folder, by their paths in it; symbolic links are not followed. What is
/// no regular file, or too long, is given to `refuse`. `depth` says how many folders of the theme
/// hold this one.
pub(super) fn read_folder(
    (folder, depth): (&Path, usize),
    below: &str,
    found: &mut ThemeFiles,
    refuse: &mut dyn FnMut(&str, &Refusal),
) -> anyhow::Result<()> {
    let cannot_read = |path: &Path| format!("cannot read {}", path.display());
    for entry in fs::read_dir(folder).with_context(|| cannot_read(folder))? {
        let entry = entry.with_context(|| cannot_read(folder))?;
        let path = entry.path();
        let kind = entry.file_type().with_context(|| cannot_read(&path))?;
        // A name that is not UTF-8 can be no address.
        let Some(name) = entry
            .file_name()
            .to_str()
            .map(|name| format!("{below}{name}"))
        else {
            continue;
        };
        let own = &name[below.len()..];
        if is_hidden(own) || is_litter(own) || kind.is_symlink() {
            continue;
        }
        if found.files.len() >= bounds::THEME_FILES || depth > bounds::DEPTH {
            bail!(
                "the theme in {} has more than {} files, or folders nested more than {} deep",
                folder.display(),
                bounds::THEME_FILES,
                bounds::DEPTH
            );
        }
        if kind.is_dir() && !is_template(&name) {
            read_folder((&path, depth + 1), &format!("{name}/"), found, refuse)?;
            continue;
        }
        let most = match name.starts_with(WORDS) {
            true => bounds::FRONT_MATTER,
            false => bounds::THEME_FILE,
        };
        match bounds::read(&path, Symlinks::Refuse, most) {
            Ok(bytes) => {
                found.bytes += bytes.len() as u64;
                if found.bytes > bounds::THEME {
                    bail!(
                        "the theme in {} is larger than {} in total",
                        folder.display(),
                        bounds::size(bounds::THEME)
                    );
                }
                found.files.insert(name, bytes);
            }
            Err(Refusal::System(error)) => return Err(error).with_context(|| cannot_read(&path)),
            Err(refusal) => refuse(&name, &refusal),
        }
    }
    Ok(())
}

/// Returns whether a file or folder is left out, by its name.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '_'])
}

/// Returns whether a file of a theme is a template, by its name.
pub(super) fn is_template(name: &str) -> bool {
    name.ends_with(".html") || name.ends_with(".xml")
}
