//! A free page, such as a guide to the record.

use crate::diagnostic::SitePath;
use crate::text::Prose;

/// A free page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its id: the path below `pages/` without `.md`.
    pub id: String,
    /// The file that holds it.
    pub path: SitePath,
    /// Its title.
    pub title: String,
    /// Its place among the pages; those without come after, by title.
    pub order: Option<i64>,
    /// The text.
    pub prose: Prose,
}
