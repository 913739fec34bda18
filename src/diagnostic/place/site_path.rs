//! A path inside of a site.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// A path inside the site's folder, with `/` between its parts, such as
/// `content/TO-2006-0299/docket.md`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Takes a path relative to the site's folder, written with `/`.
    pub fn new(path: &str) -> SitePath {
        SitePath(path.into())
    }

    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder that holds the file: everything before the last `/`, or nothing.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the file's own name: everything after the last `/`.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// Returns the file's name without `.md`, which is the id of what it records.
    pub fn stem(&self) -> &str {
        self.name().strip_suffix(".md").unwrap_or(self.name())
    }

    /// Returns the path as file systems see it that ignore case and normal form: two that give one
    /// text may be one file.
    pub fn folded(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        // Twice lower and once upper, since the sharp s and its like meet only there. This joins
        // some letters that a file system keeps apart, and never parts two that it joins.
        let lower = self.0.nfd().flat_map(char::to_lowercase);
        let upper = lower.flat_map(char::to_uppercase);
        upper.flat_map(char::to_lowercase).nfd().collect()
    }

    /// Resolves a relative path, as a record writes it, to a file below `folder`; an empty one is
    /// the site's own.
    ///
    /// Returns `None` where the path is absolute or leads out of the folder.
    pub fn join_below(&self, relative: &str, folder: &str) -> Option<SitePath> {
        let is_below = |path: &SitePath| {
            let rest = path.as_str().strip_prefix(folder);
            folder.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
        };
        self.join(relative).filter(is_below)
    }

    /// Resolves a relative path, as a filing writes it, against this file's folder.
    ///
    /// Returns `None` where the path is absolute or leaves the site by `..`.
    pub fn join(&self, relative: &str) -> Option<SitePath> {
        if relative.starts_with('/') || relative.contains(['\\', '\0']) {
            return None;
        }
        let mut parts: Vec<&str> = self
            .folder()
            .split('/')
            .filter(|part| !part.is_empty())
            .collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(SitePath::new(&parts.join("/")))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
