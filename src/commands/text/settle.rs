//! Decides what becomes of one PDF, and extracts its text where it is new.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::report::PdfFate;
use crate::commands::pdftotext::{self, Failure};
use crate::commands::tool;
use crate::diagnostic::SitePath;
use crate::docket::sidecar_of;
use crate::intake::bounds::{self, Symlinks};
use crate::intake::{PdfLedger, PdfLine, ledger};

/// A PDF whose sidecar is settled, and what to write.
pub(super) struct Settled {
    pub(super) fate: PdfFate,
    /// The text and the line of the ledger, where it is new.
    pub(super) new: Option<(String, PdfLine)>,
}

/// Decides what becomes of a PDF, and extracts its text where it is new.
pub(super) fn settle(root: &Path, ledger: &PdfLedger, pdf: &SitePath) -> anyhow::Result<Settled> {
    let only = |fate| Ok(Settled { fate, new: None });
    let place = root.join(pdf.as_str());
    let open = || bounds::open(&place, Symlinks::Refuse);
    let Ok((file, _)) = open() else {
        return only(PdfFate::Gone);
    };
    let Ok(digest) = ledger::digest_of(file) else {
        return only(PdfFate::Gone);
    };
    let sidecar = place_of(root, &sidecar_of(pdf))?;
    let line = ledger.find(pdf);
    match bounds::open(&sidecar, Symlinks::Refuse) {
        Ok((file, _)) => match line {
            None => return only(PdfFate::Foreign),
            Some(line) if line.pdf == digest => return only(PdfFate::Unchanged),
            Some(line) if ledger::digest_of(file)? != line.text => return only(PdfFate::Edited),
            Some(_) => {}
        },
        Err(_) if sidecar.symlink_metadata().is_ok() => return only(PdfFate::Foreign),
        Err(_) => {}
    }
    let Ok((file, _)) = open() else {
        return only(PdfFate::Gone);
    };
    let text = match pdftotext::text_of_file(file) {
        Ok(text) if pdftotext::is_blank(&text) => return only(PdfFate::Blank),
        Ok(text) => text,
        Err(Failure::Encrypted) => return only(PdfFate::Encrypted),
        Err(Failure::Damaged) => return only(PdfFate::Damaged),
        Err(Failure::Hidden) => return only(PdfFate::Hidden),
        Err(
            Failure::Long(_) | Failure::Tool(tool::ToolFailure::Slow | tool::ToolFailure::Long(_)),
        ) => {
            return only(PdfFate::Endless);
        }
        Err(failure @ Failure::Tool(_)) => bail!("{failure}"),
    };
    let line = PdfLine {
        pdf: digest,
        text: ledger::digest(text.as_bytes()),
    };
    Ok(Settled {
        fate: PdfFate::Written,
        new: Some((text, line)),
    })
}

/// Returns the place of a file of the site; a folder that is a link may lead out of it.
pub(super) fn place_of(root: &Path, path: &SitePath) -> anyhow::Result<PathBuf> {
    let mut place = root.to_owned();
    for part in path.folder().split('/').filter(|part| !part.is_empty()) {
        place.push(part);
        let found = place.symlink_metadata();
        if found.is_ok_and(|found| found.is_symlink()) {
            bail!(
                "{} is a symbolic link; put a folder in its place",
                place.display()
            );
        }
    }
    Ok(place.join(path.name()))
}
