//! The records of an edition, each with the address at which it is published.

use std::collections::HashMap;

use super::super::{Plan, Url};
use crate::diagnostic::SitePath;
use crate::link::Catalog;
use crate::text::fold;

/// What is where an edition publishes a record.
pub(super) struct Owner<'a> {
    pub(super) url: &'a str,
    pub(super) record: Option<&'a SitePath>,
    pub(super) title: String,
}

/// Returns the records of an edition by the folders of their addresses.
pub(super) fn owners<'a>(catalog: &'a Catalog, plan: &'a Plan) -> HashMap<&'a str, Owner<'a>> {
    let mut owners = HashMap::new();
    let mut add = |url: &'a Url, record: Option<&'a SitePath>, title: String| {
        let url = url.as_str();
        owners.insert(url, Owner { url, record, title });
    };
    for (id, filed) in catalog.filings() {
        if let (Some(url), Some(document)) = (plan.filing(id), filed.filing.document()) {
            let title = format!(
                "{} {:?}",
                fold(filed.filing.heading.typed().unwrap_or_default()),
                filed.filing.date
            );
            add(url, Some(&document.path), title);
        }
    }
    for (id, docket) in catalog.dockets() {
        let record = docket.record.as_ref().map(|record| &record.path);
        add(plan.docket(id), record, fold(&docket.name));
    }
    for (id, party) in catalog.parties() {
        let record = party.record.as_ref().map(|record| &record.path);
        add(plan.party(id), record, fold(&party.name));
    }
    for (at, page) in catalog.pages().iter().enumerate() {
        add(plan.page(at), Some(&page.path), fold(&page.title));
    }
    owners
}

/// Returns an address and the folders that it is in, from the inside out.
pub(super) fn folders(address: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(address);
    std::iter::from_fn(move || {
        let given = rest?;
        let inside = given.strip_suffix('/').unwrap_or(given);
        rest = inside.rfind('/').map(|at| &given[..=at]);
        Some(given)
    })
}
