//! The texts of an edition's PDFs, which are read again only if a file changed.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostic, SitePath};
use crate::docket::{PdfText, sidecar_of};
use crate::intake::{Changed, PDF_LEDGER, read_texts};
use crate::link::Catalog;

/// Whether the texts of PDFs are read.
#[derive(Debug, Clone, Copy)]
pub(super) enum TextsOfPdfs<'a> {
    /// They are: pages are made of them. Those whose files did not change are taken over.
    Read(&'a Changed),
    /// They are not: no page is made, and a sidecar that is too old may be about to be written
    /// anew.
    LeftOut,
}

/// The texts of all PDFs, read now.
pub(super) const ALL_TEXTS: TextsOfPdfs<'_> = TextsOfPdfs::Read(&Changed::Everything);

/// The texts of published PDFs as they were read last.
#[derive(Debug)]
pub(super) struct PdfTexts {
    pdfs: Vec<SitePath>,
    read: (BTreeMap<SitePath, PdfText>, Vec<Diagnostic>),
}

impl PdfTexts {
    /// Returns the texts of an edition's PDFs. All are read again where one of their files, or
    /// their ledger, may have changed: that a sidecar fits its PDF takes reading the PDF too.
    pub(super) fn again(
        known: &mut Option<PdfTexts>,
        root: &Path,
        catalog: &Catalog,
        changed: &Changed,
    ) -> (BTreeMap<SitePath, PdfText>, Vec<Diagnostic>) {
        let pdfs = catalog.with_sidecar();
        let is_same = |known: &PdfTexts| {
            let is_changed = |pdf: &SitePath| {
                changed.holds(pdf.as_str()) || changed.holds(sidecar_of(pdf).as_str())
            };
            known.pdfs == pdfs && !changed.holds(PDF_LEDGER) && !pdfs.iter().any(is_changed)
        };
        let texts = known.take().filter(is_same).unwrap_or_else(|| PdfTexts {
            pdfs: pdfs.to_vec(),
            read: read_texts(root, pdfs),
        });
        known.insert(texts).read.clone()
    }
}
