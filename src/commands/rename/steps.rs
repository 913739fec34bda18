//! Lists all changes of a renaming in order: records, moves, and the lists in the site's folder that name files.

use std::path::Path;

use anyhow::{Context, anyhow};

use super::super::addresses;
use super::journal::Step;
use crate::Edition;
use crate::diagnostic::SitePath;
use crate::import::{LEDGER, Ledger};
use crate::intake::{PDF_LEDGER, PdfLedger, bounds};
use crate::plan::ADDRESSES;
use crate::rename::Renaming;

/// Gives all that is done, in order.
pub(super) fn steps(
    root: &Path,
    edition: &Edition,
    renaming: &Renaming,
) -> anyhow::Result<Vec<Step>> {
    let moves = &renaming.moves;
    let mut steps = Vec::new();
    for (path, bytes) in &renaming.edited {
        steps.push(Step::Put(path.clone(), bytes.clone()));
    }
    steps.extend(
        moves
            .0
            .iter()
            .map(|(from, to)| Step::Move(from.clone(), to.clone())),
    );
    if let Some((path, text)) = &renaming.made {
        steps.push(Step::Make(path.clone(), text.clone().into_bytes()));
    }
    let place_of = |path: &SitePath| moves.place_of(path);
    let mut put = |name: &str, before: String, after: String| {
        if before != after {
            steps.push(Step::Put(SitePath::new(name), after.into_bytes()));
        }
    };
    let mut texts =
        PdfLedger::of(root).map_err(|why| anyhow!("{PDF_LEDGER} cannot be read: {why}"))?;
    let before = texts.print();
    texts.follow(place_of);
    put(PDF_LEDGER, before, texts.print());
    let path = root.join(LEDGER);
    if path.symlink_metadata().is_ok() {
        let bytes = bounds::read(&path, bounds::Links::Refuse, bounds::MANIFEST);
        let bytes = bytes.map_err(std::io::Error::from);
        let bytes = bytes.with_context(|| format!("cannot read {}", path.display()))?;
        let text = String::from_utf8(bytes).map_err(|_| anyhow!("{LEDGER} is not UTF-8"))?;
        let mut imports =
            Ledger::read(&text).map_err(|(line, why)| anyhow!("{LEDGER}, line {line}: {why}"))?;
        let before = imports.print();
        imports.follow(|path| place_of(&SitePath::new(path)).to_string());
        put(LEDGER, before, imports.print());
    }
    if let Some(mut known) = addresses::read(root)? {
        let before = known.print();
        let files = edition.sources.files.iter();
        known.follow(files.map(|source| (&source.path, place_of(&source.path))));
        put(ADDRESSES, before, known.print());
    }
    Ok(steps)
}
