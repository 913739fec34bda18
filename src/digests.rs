//! The digests of attachments, which the pages of their filings show.

use crate::Edition;
use crate::intake::digest_all;

impl Edition {
    /// Takes the digests of the attachments that are published, except those that are known from
    /// looking into PDFs. While there is an error, nothing is published anyway.
    pub fn take_digests(&mut self) {
        if self.diagnostics.has_errors() {
            return;
        }
        let filings = self.catalog.filings();
        let attached = filings.flat_map(|(_, filed)| {
            let attachments = filed.attachments().iter();
            attachments.filter_map(|attachment| filed.published(attachment))
        });
        let mut files: Vec<_> = attached
            .filter(|path| self.catalog.digest_of(path).is_none())
            .collect();
        files.sort_unstable();
        files.dedup();
        let digests = digest_all(&self.sources.root, &files);
        self.catalog.enter_digests(digests);
    }
}
