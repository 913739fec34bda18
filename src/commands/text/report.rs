//! What became of each PDF, in words.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::commands::count;
use crate::diagnostic::{SitePath, escaped};

/// How many names of a list are shown.
const LISTED: usize = 50;

/// What becomes of a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PdfFate {
    Written,
    Unchanged,
    /// Another program or a person wrote the text.
    Foreign,
    /// A person edited the text that was extracted, and the PDF changed since.
    Edited,
    Blank,
    Hidden,
    Encrypted,
    Damaged,
    Endless,
    Gone,
}

impl PdfFate {
    const ALL: [PdfFate; 10] = [
        PdfFate::Written,
        PdfFate::Unchanged,
        PdfFate::Foreign,
        PdfFate::Blank,
        PdfFate::Edited,
        PdfFate::Hidden,
        PdfFate::Encrypted,
        PdfFate::Damaged,
        PdfFate::Endless,
        PdfFate::Gone,
    ];

    /// Returns whether text is missing that a person has to see to.
    pub(super) fn is_failure(self) -> bool {
        matches!(
            self,
            PdfFate::Edited
                | PdfFate::Hidden
                | PdfFate::Encrypted
                | PdfFate::Damaged
                | PdfFate::Endless
                | PdfFate::Gone
        )
    }

    /// Says what became of PDFs, and whether each is named.
    fn words(self) -> (&'static str, bool) {
        match self {
            PdfFate::Written => ("written", false),
            PdfFate::Unchanged => ("unchanged", false),
            PdfFate::Foreign => (
                "kept the text that another program or a person wrote",
                false,
            ),
            PdfFate::Blank => (
                "no text found (perhaps scans; read them with `ocrmypdf --sidecar NAME.pdf.txt NAME.pdf NAME.pdf`)",
                true,
            ),
            PdfFate::Edited => (
                "kept the edited text, but the PDF has changed since (delete the text to extract it again)",
                true,
            ),
            PdfFate::Hidden => (
                "not extracted, because they contain text that a reader does not see (`docketpress check` names the pages)",
                true,
            ),
            PdfFate::Encrypted => (
                "encrypted, so not read (replace them with copies that need no password)",
                true,
            ),
            PdfFate::Damaged => ("damaged, so not read", true),
            PdfFate::Endless => ("too long to read", true),
            PdfFate::Gone => ("cannot be opened", true),
        }
    }
}

/// Puts into words what was done.
pub(super) fn report(told: &BTreeMap<PdfFate, Vec<&SitePath>>, left_out: usize) -> String {
    let mut text = String::new();
    for fate in PdfFate::ALL {
        let pdfs = told.get(&fate).map_or(&[][..], |pdfs| &**pdfs);
        let is_always = matches!(fate, PdfFate::Written | PdfFate::Unchanged);
        if pdfs.is_empty() && !is_always {
            continue;
        }
        let (words, is_named) = fate.words();
        let _ = writeln!(text, "{words}: {}", count(pdfs.len(), "PDF"));
        if is_named {
            for pdf in pdfs.iter().take(LISTED) {
                let _ = writeln!(text, "  {}", escaped(pdf.as_str()));
            }
            if pdfs.len() > LISTED {
                let _ = writeln!(text, "  and {} more", pdfs.len() - LISTED);
            }
        }
    }
    if left_out > 0 {
        let _ = writeln!(
            text,
            "not read, because they are withheld, in a draft, or named by no record: {}",
            count(left_out, "PDF")
        );
    }
    text
}
