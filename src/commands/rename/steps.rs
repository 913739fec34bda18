//! Lists all changes of a renaming in order: records, moves, and the lists in the site's folder
//! that name files.

use std::path::Path;

use anyhow::anyhow;

use super::super::addresses;
use super::journal::RenameStep;
use crate::Edition;
use crate::diagnostic::SitePath;
use crate::import::{LEDGER, Ledger};
use crate::intake::{PDF_LEDGER, PdfLedger};
use crate::plan::ADDRESSES;
use crate::rename::Renaming;

/// Returns all that is done, in order.
pub(super) fn steps(
    root: &Path,
    edition: &Edition,
    renaming: &Renaming,
) -> anyhow::Result<Vec<RenameStep>> {
    let moves = &renaming.moves;
    let mut steps = Vec::new();
    for (path, bytes) in &renaming.edited {
        steps.push(RenameStep::Put(path.clone(), bytes.clone()));
    }
    steps.extend(
        moves
            .0
            .iter()
            .map(|(from, to)| RenameStep::Move(from.clone(), to.clone())),
    );
    if let Some((path, text)) = &renaming.made {
        steps.push(RenameStep::Make(path.clone(), text.clone().into_bytes()));
    }
    let place_of = |path: &SitePath| moves.place_of(path);
    let mut put = |name: &str, before: String, after: String| {
        if before != after {
            steps.push(RenameStep::Put(SitePath::new(name), after.into_bytes()));
        }
    };
    let mut texts =
        PdfLedger::of(root).map_err(|why| anyhow!("{PDF_LEDGER} cannot be read: {why}"))?;
    let before = texts.print();
    texts.follow(place_of);
    put(PDF_LEDGER, before, texts.print());
    if root.join(LEDGER).symlink_metadata().is_ok() {
        let imports = Ledger::of(root);
        let mut imports = imports.map_err(|why| anyhow!("{LEDGER} cannot be read: {why}"))?;
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
