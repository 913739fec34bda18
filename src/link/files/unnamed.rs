//! The files that no record names, and the sidecars of PDFs.

use std::collections::BTreeMap;

use super::super::catalog::Catalog;
use super::super::quick::Set;
use super::withheld::WithheldFiles;
use crate::diagnostic::SitePath;
use crate::docket::{is_pdf, sidecar_of};
use crate::intake::Sources;

/// Counts the files that no record names, withheld records and incoming included, by the nearest
/// folder with a record in it. Files below a folder whose records readers do not see are left out,
/// since they may belong to these.
pub(in crate::link) fn unnamed(
    sources: &Sources,
    catalog: &Catalog,
    withheld: &WithheldFiles<'_>,
) -> Vec<(SitePath, usize)> {
    let named: Set<&SitePath> = catalog.named_files().map(|(_, path)| path).collect();
    let is_unnamed = |path: &&SitePath| {
        !named.contains(path) && !withheld.holds(path) && !sources.is_sidecar(path)
    };
    let files = sources.others.iter().map(|(path, _)| path);
    let mut files = files.filter(is_unnamed).peekable();
    if files.peek().is_none() {
        return Vec::new();
    }
    let with_records: Set<&str> = sources.files.iter().map(|one| one.path.folder()).collect();
    let documents = catalog
        .filings()
        .filter_map(|(_, filed)| filed.filing.document());
    let dockets = catalog.dockets().filter(|(_, one)| one.access.is_public());
    let records = dockets.filter_map(|(_, docket)| docket.record.as_ref());
    let parties = catalog
        .parties()
        .filter_map(|(_, party)| party.record.as_ref());
    let mut open: Set<&str> = documents.map(|one| one.path.folder()).collect();
    open.extend(records.map(|one| one.path.folder()));
    open.extend(parties.map(|one| one.path.folder()));
    open.extend(catalog.pages().iter().map(|page| page.path.folder()));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for path in files {
        let mut folder = path.folder();
        while folder != sources.content && !with_records.contains(folder) {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        if open.contains(folder) || !with_records.contains(folder) {
            *counts.entry(folder).or_default() += 1;
        }
    }
    let counts = counts.into_iter();
    counts
        .map(|(folder, count)| (SitePath::new(folder), count))
        .collect()
}

/// Returns the published PDFs beside which is a sidecar that no record withholds.
pub(in crate::link) fn with_sidecar(
    sources: &Sources,
    catalog: &Catalog,
    withheld: &WithheldFiles<'_>,
) -> Vec<SitePath> {
    let pdfs = catalog.published_files().into_iter();
    let pdfs = pdfs.filter(|path| is_pdf(path));
    let has_sidecar = |pdf: &&SitePath| {
        let sidecar = sidecar_of(pdf);
        sources.has_other(&sidecar) && !withheld.holds(&sidecar)
    };
    pdfs.filter(has_sidecar).cloned().collect()
}
