//! All files of a site, as each one alone tells itself.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::secrecy::Secrecy;
use super::source::Source;
use crate::diagnostic::{Diagnostic, Severity, SitePath};
use crate::docket::{Settings, pdf_of};

/// All files of a site as each one alone tells itself.
#[derive(Debug)]
pub struct Sources {
    /// The site's folder.
    pub root: PathBuf,
    /// The folder below it that holds the content; empty where that is the site's folder itself.
    pub content: &'static str,
    /// `site.yaml`, or the defaults.
    pub settings: Settings,
    /// Whether there is no `site.yaml` that could not be read: else what files mean is not known.
    pub has_settings: bool,
    /// The Markdown files, sorted by path.
    pub files: Vec<Source>,
    /// All other files of the content folder with their sizes in bytes, sorted by path.
    pub others: Vec<(SitePath, u64)>,
    /// Whether anything in the content folder is not read, by its name or by `ignore`.
    pub leaves_out: bool,
    /// What is wrong with `site.yaml` and with names.
    pub problems: Vec<Diagnostic>,
    /// The paths of all files, listed when a message must name one by its number.
    pub(super) listing: OnceLock<Vec<String>>,
}

impl Sources {
    /// Returns whether every file was read, and no filing, passage, comment, file or draft is
    /// withheld. Then a name that nothing uses is not that of anything withheld. Whether a docket
    /// is, only linking knows.
    pub(crate) fn withhold_nothing(&self) -> bool {
        let is_open = |source: &Source| {
            let is_plain = source.is_read && !source.is_cut && source.withheld.is_empty();
            is_plain && source.secrecy == Secrecy::Open && source.record.is_some()
        };
        !self.leaves_out && self.files.iter().all(is_open)
    }

    /// Returns whether a file that is no record is in the content folder.
    pub fn has_other(&self, path: &SitePath) -> bool {
        let place = self.others.binary_search_by(|(other, _)| other.cmp(path));
        place.is_ok()
    }

    /// Returns whether a file is the sidecar of a PDF that is there too: it belongs to that file
    /// and is none by itself.
    pub fn is_sidecar(&self, path: &SitePath) -> bool {
        pdf_of(path).is_some_and(|pdf| self.has_other(&pdf))
    }

    /// Drops the records of all files with an error, as if nothing of these files could be read.
    pub(crate) fn set_aside_mistaken(&mut self) {
        let is_error = |one: &Diagnostic| one.severity == Severity::Error;
        for source in &mut self.files {
            // The mistakes of a draft that takes no part do not count.
            if source.secrecy != Secrecy::Draft && source.problems.iter().any(is_error) {
                source.record = None;
                source.links = Vec::new();
                source.citations = Vec::new();
            }
        }
    }
}
