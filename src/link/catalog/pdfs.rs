//! The texts of PDFs in the catalog, and what was found in them.

use std::collections::BTreeMap;

use super::{Catalog, FilingId};
use crate::diagnostic::SitePath;
use crate::docket::{Inspection, PdfText};

impl Catalog {
    /// Returns the published PDFs beside which is a sidecar that nothing withholds, in the order of
    /// their paths.
    pub fn with_sidecar(&self) -> &[SitePath] {
        &self.with_sidecar
    }

    /// Takes up the texts of published PDFs. Nothing else depends on them but what is made of the
    /// catalog.
    pub fn with_texts(self, texts: BTreeMap<SitePath, PdfText>) -> Catalog {
        Catalog { texts, ..self }
    }

    /// Returns the text of a published PDF, where it is known.
    pub fn text_of(&self, pdf: &SitePath) -> Option<&PdfText> {
        self.texts.get(pdf)
    }

    /// Takes up what is known of published PDFs that were looked into.
    pub(crate) fn enter_inspections(&mut self, inspections: BTreeMap<SitePath, Inspection>) {
        self.inspections = inspections;
    }

    /// Takes up the digests of published files.
    pub(crate) fn enter_digests(&mut self, digests: impl IntoIterator<Item = (SitePath, String)>) {
        self.digests.extend(digests);
    }

    /// Returns the SHA-256 digest of a published file; `None` where it was not read.
    pub fn digest_of(&self, file: &SitePath) -> Option<&str> {
        self.digests.get(file).map(String::as_str)
    }

    /// Returns what is known of the published PDFs, in the order of their paths; nothing where none
    /// was looked into.
    pub fn inspections(&self) -> &BTreeMap<SitePath, Inspection> {
        &self.inspections
    }

    /// Returns the attachments of a filing whose text is known, each by its place in the list of
    /// all of them.
    pub fn attached_texts(
        &self,
        id: FilingId,
    ) -> impl Iterator<Item = (usize, &SitePath, &PdfText)> {
        let filed = self.filing(id);
        let attached = filed.attachments().iter().enumerate();
        attached.filter_map(|(at, attachment)| {
            let pdf = filed.published(attachment)?;
            Some((at, pdf, self.text_of(pdf)?))
        })
    }
}
