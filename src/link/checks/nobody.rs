//! Finds filings that nobody filed.

use super::super::catalog::Catalog;
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::docket::{Filing, TypeRole};

/// Warns of every public filing without a filer. What the agency issues needs none, and a draft is
/// not filed yet.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::FiledByNobody;
    documents(catalog)
        .filter(|(filed, _)| filed.parties.filed_by.is_empty() && !filed.filing.draft)
        .filter(|(filed, _)| !is_issued(catalog, &filed.filing))
        .map(|(_, document)| {
            let place = Place::File(document.path.clone());
            Diagnostic::warning(code, place, code.sentence()).help(code.way_out())
        })
        .collect()
}

fn is_issued(catalog: &Catalog, filing: &Filing) -> bool {
    let mut types = catalog.settings().types.iter();
    filing
        .kind
        .as_ref()
        .is_some_and(|kind| types.any(|known| known.id == kind.0 && known.role == TypeRole::Issued))
}
