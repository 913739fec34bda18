//! What kind of record a file's place and name make it.

use super::naming::Naming;
use super::naming::inside;
use crate::diagnostic::SitePath;
use crate::docket::keys::{self, Table};

/// What kind of record a file's place and name make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A filing.
    Filing,
    /// A docket: `docket.md`.
    Docket,
    /// A party: below `parties/`.
    Party,
    /// A free page: below `pages/`.
    Page,
}

impl FileKind {
    pub(super) fn of(path: &SitePath, content: &str) -> FileKind {
        let inside = inside(path, content);
        if inside.starts_with("parties/") {
            return FileKind::Party;
        }
        if inside.starts_with("pages/") {
            return FileKind::Page;
        }
        match Naming::of(path.name()) {
            Naming::LikeDocket | Naming::PerhapsDocket => FileKind::Docket,
            _ if path.name() == "docket.md" => FileKind::Docket,
            Naming::Record | Naming::LikeRecord | Naming::Plain => FileKind::Filing,
        }
    }

    pub(super) fn table(self) -> &'static Table {
        match self {
            FileKind::Filing => &keys::FILING,
            FileKind::Docket => &keys::DOCKET,
            FileKind::Party => &keys::PARTY,
            FileKind::Page => &keys::PAGE,
        }
    }
}
