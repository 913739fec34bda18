//! The errors that leave open who may see which records.

use super::Edition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::intake::{FileKind, is_near_docket};

impl Edition {
    /// Returns the errors that leave open who may see which records: those of `site.yaml`, which
    /// may say what is not read at all, and of each `docket.md`, which may withhold any filing.
    pub fn doubts(&self) -> Diagnostics {
        let leaves_doubt = |one: &&Diagnostic| {
            let is_error = one.severity == Severity::Error && !one.code.leaves_no_doubt();
            is_error && !self.is_of_one_record(one)
        };
        let doubts = self.diagnostics.iter().filter(leaves_doubt).cloned();
        self.diagnostics.followed_by(doubts)
    }

    /// Returns whether a mistake is of a record that says nothing of others: a filing, a party or a
    /// page.
    fn is_of_one_record(&self, one: &Diagnostic) -> bool {
        // What was perhaps meant as a docket's record may withhold any filing.
        if matches!(one.code, Code::DocketName | Code::FileName) {
            return false;
        }
        let files = &self.sources.files;
        let at = one
            .place
            .file()
            .and_then(|file| files.binary_search_by(|source| source.path.cmp(file)).ok());
        at.is_some_and(|at| {
            let source = &files[at];
            // A docket's record by a name such as `docket (1).md` is read as a filing, and is none.
            let is_whole = source.record.is_some() || !is_near_docket(source.path.stem());
            source.kind != FileKind::Docket && is_whole
        })
    }
}
