//! Notes in `pdf-texts.tsv` which PDF each text is from that an import writes, so that a build
//! notices a text older than its PDF.
//!
//! What is withheld has no line: nothing reads its text, and the ledger says nothing about it.

use std::collections::HashMap;
use std::path::Path;

use anyhow::anyhow;

use super::changes::ImportChange;
use super::shelf::Fate;
use crate::diagnostic::SitePath;
use crate::docket::is_pdf;
use crate::import::Kind;
use crate::intake::{PDF_LEDGER, PdfLedger, PdfLine};

/// Reads the ledger of a site.
pub(super) fn ledger(root: &Path) -> anyhow::Result<PdfLedger> {
    PdfLedger::of(root).map_err(|why| anyhow!("{PDF_LEDGER} cannot be read: {why}"))
}

/// Returns the key of the PDF that a text has the key of.
pub(super) fn key_of_pdf(key: &str) -> Option<&str> {
    key.strip_suffix(".txt")
}

/// Notes the texts that were written, or found as they would be written.
pub(super) fn note(changes: &[&ImportChange<'_>], ledger: &mut PdfLedger) {
    let mut texts: HashMap<&str, &ImportChange<'_>> = HashMap::new();
    for change in changes
        .iter()
        .filter(|change| change.output.kind == Kind::Text)
    {
        texts.extend(key_of_pdf(&change.output.key).map(|key| (key, *change)));
    }
    for pdf in changes
        .iter()
        .filter(|change| change.output.kind == Kind::Attachment)
    {
        let output = pdf.output;
        let path = SitePath::new(&output.path);
        if let Some(old) = output
            .moved_from
            .as_ref()
            .filter(|_| pdf.fate == Fate::Updated)
        {
            ledger.forget(&SitePath::new(old));
        }
        match texts.get(&*output.key) {
            _ if output.is_withheld => ledger.forget(&path),
            Some(text) if is_pdf(&path) && is_there(pdf) && is_there(text) => {
                let line = PdfLine {
                    pdf: pdf.digest.clone(),
                    text: text.digest.clone(),
                };
                ledger.note(&path, line);
            }
            _ => {}
        }
    }
}

/// Returns whether a file is what the source has now.
fn is_there(change: &ImportChange<'_>) -> bool {
    matches!(
        change.fate,
        Fate::New | Fate::Updated | Fate::Unchanged | Fate::Adopted
    )
}
