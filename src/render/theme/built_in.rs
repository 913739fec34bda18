//! The built-in theme, `press`: its name and its files, which are part of the program.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::folder::is_hidden;
use super::published::joined;

/// The built-in theme's folder.
static PRESS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/press");

/// The built-in theme's name, and how the names of its templates begin, so that a site's own may
/// extend them.
pub(super) const BUILT_IN: &str = "press";
pub(super) const BUILT_IN_PREFIX: &str = "press/";

/// The folder of a site in which files take the place of the built-in theme's.
pub(super) const BUILT_IN_FOLDER: &str = "themes/press/";

/// Returns the files of the built-in theme that a site's own may replace, by their names in the
/// theme's folder: templates, words, style sheet and scripts.
pub fn built_in_sources() -> BTreeMap<String, Vec<u8>> {
    joined(
        built_in()
            .into_iter()
            .map(|(name, bytes)| (name, bytes.to_vec()))
            .collect(),
    )
}

/// Returns the files of the built-in theme, by their paths in its folder.
pub(super) fn built_in() -> Vec<(String, &'static [u8])> {
    fn gather(folder: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        for file in folder.files() {
            let path = file
                .path()
                .to_str()
                .expect("the built-in files have plain names")
                .replace('\\', "/");
            if !path.split('/').any(is_hidden) {
                files.push((path, file.contents()));
            }
        }
        folder.dirs().for_each(|inner| gather(inner, files));
    }
    let mut files = Vec::new();
    gather(&PRESS, &mut files);
    files
}
