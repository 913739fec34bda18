//! Reads the text of PDFs from the sidecars beside them, and the ledger that says which PDF each was made from.
//!
//! The ledger, `pdf-texts.tsv`, is a sorted text file in the site's folder, a line for each PDF, so that it merges well in git. A
//! sidecar without a line, as another program writes it, is taken as it is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::bounds::{self, Links, Refusal};
use super::front::check_beginnings;
use super::walk;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::{PdfText, sidecar_of};

/// The ledger's file name in the site's folder.
pub const PDF_LEDGER: &str = "pdf-texts.tsv";

/// The first line.
const HEAD: &str = "# docketpress text: PDF, SHA-256 of the PDF, SHA-256 of the text beside it";

/// How much of a file is in memory at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// From which PDF each sidecar was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfLedger {
    lines: BTreeMap<String, PdfLine>,
}

/// From which bytes a sidecar was made, as digests in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfLine {
    /// The SHA-256 digest of the PDF.
    pub pdf: String,
    /// The SHA-256 digest of the sidecar as it was written.
    pub text: String,
}

impl PdfLedger {
    /// Reads the ledger of a site; an empty one where there is none. Fails with what is wrong with it.
    pub fn of(root: &Path) -> Result<PdfLedger, String> {
        let bytes = match bounds::read(&root.join(PDF_LEDGER), Links::Refuse, bounds::MANIFEST) {
            Ok(bytes) => bytes,
            Err(Refusal::System(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(PdfLedger::default());
            }
            Err(refusal) => return Err(refusal.to_string()),
        };
        let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        PdfLedger::read(&text).map_err(|(line, why)| format!("line {line}: {why}"))
    }

    /// Reads a ledger. Fails with the number of the line that cannot be read and why.
    pub fn read(text: &str) -> Result<PdfLedger, (usize, &'static str)> {
        let mut ledger = PdfLedger::default();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            let fail = |why| Err((at + 1, why));
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if ["<<<<<<<", "=======", ">>>>>>>"]
                .iter()
                .any(|mark| line.starts_with(mark))
            {
                return fail("it is the mark of a merge conflict: keep the lines of both sides");
            }
            let mut cells = line.split('\t');
            let (Some(path), Some(pdf), Some(text), None) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                return fail("it does not have a path and two digests with tabs between them");
            };
            let is_digest =
                |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
            if !is_digest(pdf) || !is_digest(text) {
                return fail("its second or third cell is not a SHA-256 digest");
            }
            let line = PdfLine {
                pdf: pdf.to_owned(),
                text: text.to_owned(),
            };
            if ledger.lines.insert(path.to_owned(), line).is_some() {
                return fail(
                    "its path is in an earlier line too: run `docketpress text` after deleting both",
                );
            }
        }
        Ok(ledger)
    }

    /// Writes the ledger.
    pub fn print(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (path, line) in &self.lines {
            let _ = writeln!(text, "{path}\t{}\t{}", line.pdf, line.text);
        }
        text
    }

    /// Finds the line of a PDF.
    pub fn find(&self, pdf: &SitePath) -> Option<&PdfLine> {
        self.lines.get(pdf.as_str())
    }

    /// Notes from which bytes the sidecar of a PDF was made.
    pub fn note(&mut self, pdf: &SitePath, line: PdfLine) {
        // A path with a tab cannot be in the ledger, and its sidecar is taken as it is.
        if !pdf.as_str().contains(['\t', '\n', '\r']) && !pdf.as_str().starts_with('#') {
            self.lines.insert(pdf.as_str().to_owned(), line);
        }
    }

    /// Gives the lines of PDFs that moved their new paths.
    pub(crate) fn follow(&mut self, place_of: impl Fn(&SitePath) -> SitePath) {
        let lines = std::mem::take(&mut self.lines).into_iter();
        let moved = lines.map(|(path, line)| {
            let path = place_of(&SitePath::new(&path));
            (path.as_str().to_owned(), line)
        });
        self.lines = moved.collect();
    }

    /// Drops the lines of PDFs that are gone.
    pub fn retain(&mut self, is_there: impl Fn(&SitePath) -> bool) {
        self.lines.retain(|path, _| is_there(&SitePath::new(path)));
    }
}

/// Gives the SHA-256 digest of a file in hexadecimal. It is read piece by piece.
pub fn digest_of(mut file: impl Read) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            length => digest.update(&piece[..length]),
        }
    }
    let mut text = String::with_capacity(64);
    for byte in digest.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

/// Reads the sidecars of these PDFs in parallel, and says which cannot be read or were made from another version of their PDF.
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
    let bytes = bounds::read(&path, Links::Refuse, bounds::PDF_TEXT).map_err(refuse)?;
    if let Some(line) = ledger.find(pdf) {
        let opened = bounds::open(&walk::on_disk(root, pdf), Links::Refuse);
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
mod tests {
    use super::*;

    #[test]
    fn a_ledger_is_sorted_and_read_back() {
        let mut ledger = PdfLedger::default();
        for (path, byte) in [("content/B/2.pdf", "b"), ("content/A/1.pdf", "a")] {
            let line = PdfLine {
                pdf: byte.repeat(64),
                text: "0".repeat(64),
            };
            ledger.note(&SitePath::new(path), line);
        }
        let text = ledger.print();
        assert_eq!(PdfLedger::read(&text), Ok(ledger));
        let paths: Vec<&str> = text.lines().skip(1).map(|line| &line[..15]).collect();
        assert_eq!(paths, ["content/A/1.pdf", "content/B/2.pdf"]);
    }

    #[test]
    fn a_ledger_in_conflict_is_refused_with_its_line() {
        let digest = "0".repeat(64);
        for (text, want) in [
            (format!("# x\na.pdf\t{digest}"), 2),
            (format!("a.pdf\t{digest}\tabc"), 1),
            ("<<<<<<< ours".to_owned(), 1),
            (
                format!("a.pdf\t{digest}\t{digest}\na.pdf\t{digest}\t{digest}"),
                2,
            ),
        ] {
            assert_eq!(
                PdfLedger::read(&text).map_err(|(at, _)| at),
                Err(want),
                "{text}"
            );
        }
    }
}
