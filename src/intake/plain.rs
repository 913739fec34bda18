//! Markdown files that are no records: a site publishes them as they are, because its `plain` says
//! so.

use std::fs;
use std::path::Path;

use globset::GlobSet;

use super::bounds::{self, Symlinks};
use super::decode::{cut, decode};
use super::front;
use super::naming::Naming;
use super::naming::inside;
use super::secrecy::Secrecy;
use super::split::{SplitError, split};
use super::suspicion::suspicion_of_public;
use super::walk::{Walk, on_disk};
use crate::diagnostic::SitePath;

/// Takes the Markdown files that these globs match, and that are plain, for files that are no
/// records.
pub(super) fn part(walk: &mut Walk, root: &Path, content: &str, globs: &GlobSet) {
    if globs.is_empty() {
        return;
    }
    let is_match = |path: &mut SitePath| {
        globs.is_match(inside(path, content)) && is_plain(root, content, path)
    };
    let plain = walk.markdown.extract_if(.., is_match);
    walk.others.extend(plain.map(|path| {
        let size = fs::metadata(on_disk(root, &path)).map_or(0, |file| file.len());
        (path, size)
    }));
    walk.others.sort();
}

/// Returns whether a Markdown file is plain: it has no front matter, not even a damaged one, and
/// nothing that is cut out of records or that says that it is withheld. Any other is read as a
/// record, whose messages say what is wrong with it.
fn is_plain(root: &Path, content: &str, path: &SitePath) -> bool {
    if matches!(
        Naming::in_content(path, content),
        Naming::LikeDocket | Naming::PerhapsDocket
    ) || path.name() == "docket.md"
    {
        return false;
    }
    let Ok(bytes) = bounds::read(&on_disk(root, path), Symlinks::Refuse, bounds::MARKDOWN) else {
        return false;
    };
    let begins_like_record = front::is_record(&bytes);
    let Ok(text) = decode(path, bytes) else {
        return false;
    };
    let Ok(public) = cut(path, text.clone()) else {
        return false;
    };
    !begins_like_record
        && public.as_str() == text
        && split(&text) == Err(SplitError::NoFrontMatter)
        && suspicion_of_public(&public) == Secrecy::Open
}
