//! Reads the text of PDFs from the sidecars beside them, and the ledger that says which PDF each
//! was made from.
//!
//! The ledger, `pdf-texts.tsv`, is a sorted text file in the site's folder, a line for each PDF, so
//! that it merges well in git. A sidecar without a line, as another program writes it, is taken as
//! it is.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::bounds::{self, Refusal, Symlinks};
use super::front::check_beginnings;
use super::ledger::{LedgerForm, Lines, digest_of, is_digest};
use super::walk;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::{PdfText, sidecar_of};

/// The ledger's file name in the site's folder.
pub const PDF_LEDGER: &str = "pdf-texts.tsv";

const FORM: LedgerForm = LedgerForm {
    head: "# docketpress text: PDF, SHA-256 of the PDF, SHA-256 of the text beside it",
    cells: "it does not have a path and two digests with tabs between them",
    fault: |pdf, text| {
        (!is_digest(pdf) || !is_digest(text))
            .then_some("its second or third cell is not a SHA-256 digest")
    },
    twice: "its path is in an earlier line too: run `docketpress text` after deleting both",
};

/// From which PDF each sidecar was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfLedger(Lines);

/// From which bytes a sidecar was made, as digests in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfLine {
    /// The SHA-256 digest of the PDF.
    pub pdf: String,
    /// The SHA-256 digest of the sidecar as it was written.
    pub text: String,
}

impl PdfLedger {
    /// Reads the ledger of a site; an empty one where there is none. Fails with what is wrong with
    /// it.
    pub fn of(root: &Path) -> Result<PdfLedger, String> {
        Lines::of(root, PDF_LEDGER, &FORM).map(PdfLedger)
    }

    /// Writes the ledger.
    pub fn print(&self) -> String {
        self.0.print(&FORM)
    }

    /// Finds the line of a PDF.
    pub fn find(&self, pdf: &SitePath) -> Option<PdfLine> {
        let [pdf, text] = self.0.find(pdf.as_str())?.clone();
        Some(PdfLine { pdf, text })
    }

    /// Notes from which bytes the sidecar of a PDF was made.
    pub fn note(&mut self, pdf: &SitePath, line: PdfLine) {
        // A path with a tab cannot be in the ledger, and its sidecar is taken as it is.
        if !pdf.as_str().contains(['\t', '\n', '\r']) && !pdf.as_str().starts_with('#') {
            self.0.note(pdf.as_str(), [line.pdf, line.text]);
        }
    }

    /// Drops the line of a PDF.
    pub fn forget(&mut self, pdf: &SitePath) {
        self.0.forget(pdf.as_str());
    }

    /// Moves the lines of PDFs that moved.
    pub(crate) fn follow(&mut self, place_of: impl Fn(&SitePath) -> SitePath) {
        self.0
            .change(|path, _| *path = place_of(&SitePath::new(path)).as_str().to_owned());
    }

    /// Drops the lines of PDFs that are gone.
    pub fn retain(&mut self, is_there: impl Fn(&SitePath) -> bool) {
        self.0.retain(|path| is_there(&SitePath::new(path)));
    }

    /// Returns whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads the sidecars of these PDFs in parallel, and says which cannot be read or were made from
/// another version of their PDF.
pub fn read_texts(
    root: &Path,
    pdfs: &[SitePath],
) -> (BTreeMap<SitePath, PdfText>, Vec<Diagnostic>) {
    let (ledger, mut problems) = match PdfLedger::of(root) {
        Ok(ledger) => (ledger, Vec::new()),
        Err(_) if pdfs.is_empty() => return (BTreeMap::new(), Vec::new()),
        Err(why) => {
            let code = Code::SidecarOld;
            let place = Place::File(SitePath::new(PDF_LEDGER));
            let problem = Diagnostic::error(
                code,
                place,
                format!("the list of the texts of PDFs cannot be read: {why}"),
            );
            let problem =
                problem.help("correct that line, or set the file aside and run `docketpress text`");
            (PdfLedger::default(), vec![problem])
        }
    };
    let read: Vec<Result<(SitePath, PdfText), Diagnostic>> = pdfs
        .par_iter()
        .map(|pdf| match read_text(root, &ledger, pdf) {
            Ok(text) => Ok((pdf.clone(), text)),
            Err(problem) => Err(*problem),
        })
        .collect();
    let mut texts = BTreeMap::new();
    for one in read {
        match one {
            Ok((pdf, text)) if text.is_blank() => drop((pdf, text)),
            Ok((pdf, text)) => drop(texts.insert(pdf, text)),
            Err(problem) => problems.push(problem),
        }
    }
    (texts, problems)
}

fn read_text(root: &Path, ledger: &PdfLedger, pdf: &SitePath) -> Result<PdfText, Box<Diagnostic>> {
    let sidecar = sidecar_of(pdf);
    let refuse = |refusal: Refusal| Box::new(refusal.at(Place::File(sidecar.clone())));
    let path = walk::on_disk(root, &sidecar);
    let bytes = bounds::read(&path, Symlinks::Refuse, bounds::PDF_TEXT).map_err(refuse)?;
    if let Some(line) = ledger.find(pdf) {
        let opened = bounds::open(&walk::on_disk(root, pdf), Symlinks::Refuse);
        // A PDF that cannot be read stops the build where it is copied.
        let digest = opened.ok().and_then(|(file, _)| digest_of(file).ok());
        if digest.is_some_and(|digest| digest != line.pdf) {
            let code = Code::SidecarOld;
            let problem = Diagnostic::error(code, Place::File(sidecar.clone()), code.sentence());
            return Err(Box::new(problem.help(code.way_out())));
        }
    }
    // A record under a sidecar's name is published in no form.
    let place = Place::File(sidecar);
    let found = check_beginnings(root, vec![(&place, &sidecar_of(pdf))]);
    if let Some(problem) = found.into_iter().next() {
        return Err(Box::new(problem));
    }
    Ok(PdfText::new(&String::from_utf8_lossy(&bytes)))
}

#[cfg(test)]
mod tests;
