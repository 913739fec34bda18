//! Where a mistake stands: a file of the site, and a key or a stretch of text in it.

use std::fmt;
use std::ops::Range;
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

/// One step from a front matter's top to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the value of a key.
    Key(Arc<str>),
    /// Into an entry of a list, counted from 0.
    Index(usize),
}

/// The way from a front matter's top to one value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct KeyPath(Vec<Step>);

impl KeyPath {
    /// Returns the path of a key below this one.
    pub fn key(&self, name: &str) -> KeyPath {
        self.then(Step::Key(name.into()))
    }

    /// Returns the path of a list's entry below this one.
    pub fn index(&self, index: usize) -> KeyPath {
        self.then(Step::Index(index))
    }

    /// Returns the steps, from the top down.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    fn then(&self, step: Step) -> KeyPath {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        KeyPath(steps)
    }
}

/// Which part of an entry `key: value` is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The key itself.
    Key,
    /// The value after it.
    Value,
}

/// Where a mistake stands. Lines and columns are found only when it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// The site as a whole.
    Site,
    /// A file as a whole.
    File(SitePath),
    /// A line and column, both from 1, of a theme's file, or of one whose text must not be shown.
    Line(SitePath, usize, usize),
    /// A key of a file's front matter, or its value.
    Key(SitePath, KeyPath, Part),
    /// Bytes of a file's public text.
    Bytes(SitePath, Range<usize>),
}

impl Place {
    /// Returns the file, where there is one.
    pub fn file(&self) -> Option<&SitePath> {
        match self {
            Place::Site => None,
            Place::File(file)
            | Place::Line(file, ..)
            | Place::Key(file, ..)
            | Place::Bytes(file, _) => Some(file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_stays_inside_the_site() {
        let from = SitePath::new("content/A/1.md");
        let joined = |relative| from.join(relative).map(|path| path.to_string());
        assert_eq!(joined("../B/2.pdf").as_deref(), Some("content/B/2.pdf"));
        assert_eq!(joined("./x.pdf").as_deref(), Some("content/A/x.pdf"));
        assert_eq!(joined("../../../etc/passwd"), None);
        assert_eq!(joined("/etc/passwd"), None);
        let below = |relative| from.join_below(relative, "content").is_some();
        assert!(below("../B/2.pdf"));
        assert!(!below("../../site.yaml") && !below("../../content-too/2.pdf"));
    }

    #[test]
    fn paths_that_a_file_system_may_take_for_one_fold_to_one() {
        let folded = |path: &str| SitePath::new(path).folded();
        for (one, other) in [
            ("a/Bids.XLSX", "A/bids.xlsx"),
            ("caf\u{e9}.pdf", "CAFE\u{301}.pdf"),
            ("Stra\u{df}e.pdf", "STRASSE.pdf"),
            ("STRA\u{1e9e}E.pdf", "strasse.pdf"),
            ("\u{3a3}.pdf", "\u{3c2}.pdf"),
            ("\u{212a}.pdf", "k.pdf"),
            ("\u{1f80}.pdf", "\u{1f88}.pdf"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
        assert_ne!(folded("caf\u{e9}.pdf"), folded("cafe.pdf"));
    }
}
