//! `docketpress text`: extracts the text of each public PDF into a sidecar beside it.
//!
//! What is withheld is never read: the PDFs come from the catalog, which holds none of them.

mod report;
mod settle;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use clap::Args;
use rayon::prelude::*;

use super::interrupt::Interrupt;
use super::progress::{Progress, Steps};
use super::{Outcome, clear_litter, print_doubts, say, site, start_threads, tell_drafts};
use crate::consult;
use crate::diagnostic::SitePath;
use crate::docket::{Audience, is_pdf, sidecar_of};
use crate::intake::{PDF_LEDGER, PdfLedger};
use crate::write::{put_durable, put_whole};
use report::{PdfFate, report};
use settle::{Settled, place_of, settle};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// PDFs, or folders of PDFs; the default is all PDFs that the site publishes
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// How many threads to use; the default is one per core
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress text                           extract the text of all published PDFs
  docketpress text content/GR-2024-0117      extract the text of the PDFs in a folder
  docketpress text exhibit-b.pdf             extract the text of one PDF

The text of exhibit-b.pdf goes to exhibit-b.pdf.txt next to it, with a form feed between pages. The
site's search then finds the pages of the PDF, and a filing without a text of its own shows the text
of its PDF. Keep these files and pdf-texts.tsv with the site. pdf-texts.tsv records which version of
each PDF the text is from.

docketpress uses `pdftotext`, which is part of Poppler (poppler-utils). A scan has no text. Read it
with OCRmyPDF, which writes the same kind of file:
  ocrmypdf --sidecar scan.pdf.txt scan.pdf scan.pdf

Withheld files and drafts are never read.

Exit status:
  0  done
  1  the text of some PDFs is missing: they hide words, are encrypted or damaged, or
     their text was edited
  2  the command could not run";

/// How many PDFs are read before what they say is written.
const BATCH: usize = 64;

/// Extracts what the arguments name.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    start_threads(arguments.jobs)?;
    let root = site::find(arguments.site.as_deref())?;
    clear_litter(&root, None);
    let progress = Progress::start();
    let edition = {
        let reading = progress.stage("reading", Steps::Unknown);
        consult(&root, Audience::Readers, &|| reading.step())?
    };
    if print_doubts(&edition)? {
        anstream::eprintln!("nothing was extracted; fix these errors first");
        return Ok(Outcome::Mistakes);
    }
    let mut ledger =
        PdfLedger::of(&root).map_err(|why| anyhow!("{PDF_LEDGER} cannot be read: {why}"))?;
    let before = ledger.print();
    let public = edition.catalog.published_files().into_iter();
    let public: Vec<&SitePath> = public.filter(|path| is_pdf(path)).collect();
    let asked = Asked::of(&root, &arguments.paths)?;
    let pdfs: Vec<&SitePath> = public
        .iter()
        .copied()
        .filter(|pdf| asked.holds(&root, pdf))
        .collect();
    let others = edition.sources.others.iter().map(|(path, _)| path);
    let others = others.filter(|path| is_pdf(path) && asked.holds(&root, path));
    let left_out = others.count().saturating_sub(pdfs.len());

    let interrupt = Interrupt::listen();
    interrupt.hold();
    let mut told: BTreeMap<PdfFate, Vec<&SitePath>> = BTreeMap::new();
    let mut ended: anyhow::Result<()> = Ok(());
    {
        let stage = progress.stage("extracting", Steps::Known(pdfs.len()));
        for batch in pdfs.chunks(BATCH) {
            let settled: Vec<anyhow::Result<Settled>> = batch
                .par_iter()
                .map(|pdf| {
                    let settled = settle(&root, &ledger, pdf);
                    stage.step();
                    settled
                })
                .collect();
            let done = batch.iter().copied().zip(settled);
            ended = done.into_iter().try_for_each(|(pdf, settled)| {
                let settled = settled?;
                if let Some((text, line)) = settled.new {
                    put_whole(&place_of(&root, &sidecar_of(pdf))?, text.as_bytes())?;
                    ledger.note(pdf, line);
                }
                told.entry(settled.fate).or_default().push(pdf);
                Ok(())
            });
            if ended.is_err() || interrupt.signal().is_some() {
                break;
            }
        }
    }
    // A record may have an error today that is gone tomorrow, so only files that are gone are
    // forgotten.
    ledger.retain(|pdf| edition.sources.has_other(pdf));
    let after = ledger.print();
    if after != before && (!told.is_empty() || before.lines().count() > 1) {
        put_durable(&root.join(PDF_LEDGER), after.as_bytes())?;
    }
    ended?;
    say(&report(&told, left_out))?;
    tell_drafts(&edition.sources);
    let is_incomplete = told.keys().any(|fate| fate.is_failure());
    match interrupt.signal() {
        Some(signal) => {
            anstream::eprintln!("stopped early: run `docketpress text` again for the rest");
            Ok(Outcome::Stopped(signal))
        }
        None if is_incomplete => Ok(Outcome::Mistakes),
        None => Ok(Outcome::Done),
    }
}

/// What the person asks for.
enum Asked {
    All,
    These(Vec<PathBuf>),
}

impl Asked {
    fn of(root: &Path, paths: &[PathBuf]) -> anyhow::Result<Asked> {
        if paths.is_empty() {
            return Ok(Asked::All);
        }
        let real = |path: &PathBuf| {
            let here = path.canonicalize();
            here.or_else(|_| root.join(path).canonicalize())
                .with_context(|| format!("cannot read {}", path.display()))
        };
        Ok(Asked::These(
            paths.iter().map(real).collect::<anyhow::Result<_>>()?,
        ))
    }

    fn holds(&self, root: &Path, pdf: &SitePath) -> bool {
        match self {
            Asked::All => true,
            Asked::These(paths) => {
                let place = root.join(pdf.as_str()).canonicalize();
                place.is_ok_and(|place| paths.iter().any(|path| place.starts_with(path)))
            }
        }
    }
}
