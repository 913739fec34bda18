//! What one Markdown file tells, or that nothing of it could be read.

use super::kind::FileKind;
use super::record::Record;
use super::secrecy::Secrecy;
use super::withheld::WithheldPath;
use crate::diagnostic::{Diagnostic, SitePath};
use crate::docket::ClockNames;
use crate::law::Authority;
use crate::text::BodyLink;

/// What one Markdown file tells.
#[derive(Debug)]
pub struct Source {
    /// Where it is.
    pub path: SitePath,
    /// What kind of record its place and name make it.
    pub kind: FileKind,
    /// What it records; `None` where mistakes leave too little of it.
    pub record: Option<Record>,
    /// Whether its front matter was read, though it may record nothing.
    pub is_read: bool,
    /// Whether a withheld passage or a comment was cut out of it.
    pub is_cut: bool,
    /// How much of the file may be shown.
    pub secrecy: Secrecy,
    /// The paths that it withholds.
    pub withheld: Vec<WithheldPath>,
    /// What each of its clocks names, by its number, those included that could not be read as a
    /// whole.
    pub clocks: Vec<(usize, ClockNames)>,
    /// The links of its text to other files of the content folder, in order.
    pub links: Vec<BodyLink>,
    /// The authorities that its text cites, in order, each time.
    pub citations: Vec<Authority>,
    /// Its mistakes.
    pub problems: Vec<Diagnostic>,
}

impl Source {
    /// Makes the source of a file of which nothing could be read.
    pub(super) fn unreadable(path: SitePath, kind: FileKind, unreadable: NothingRead) -> Source {
        Source {
            path,
            kind,
            record: None,
            is_read: false,
            is_cut: false,
            secrecy: unreadable.secrecy,
            withheld: Vec::new(),
            clocks: Vec::new(),
            links: Vec::new(),
            citations: Vec::new(),
            problems: unreadable.problems,
        }
    }
}

/// A file of which nothing could be read.
pub(super) struct NothingRead {
    pub(super) secrecy: Secrecy,
    pub(super) problems: Vec<Diagnostic>,
}
