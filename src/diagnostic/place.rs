//! Where a mistake is: a file of the site, and a key or a stretch of text in it.

mod key_path;
mod site_path;

pub use key_path::{KeyPath, Step};
pub use site_path::SitePath;

use std::ops::Range;

/// Which part of an entry `key: value` is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The key itself.
    Key,
    /// The value after it.
    Value,
}

/// Where a mistake is. Lines and columns are found only when it is printed.
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
mod tests;
