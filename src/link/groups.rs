//! Groups of a docket's documents: by their type, and by who filed them.

use std::collections::HashMap;

use super::catalog::{Catalog, Docket, DocketId, Entry, Named, Referent};
use crate::docket::TypeId;

/// By what documents are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By their type, in the order of the site's types.
    Type,
    /// By who filed or sent them, in the order of the docket's parties. One filed by several is in
    /// each of their groups.
    Party,
}

/// What the documents of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Common {
    /// Their type.
    Type(TypeId),
    /// Who filed or sent them.
    Party(Named),
    /// Nothing that is known: they have no type, or nobody is named.
    Nothing,
}

/// Documents of a docket that have something in common, in timeline order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub common: Common,
    /// The documents; never none.
    pub documents: Vec<Referent>,
}

/// Counts the documents of all groups of a docket; one that is in two groups counts twice.
pub fn count_grouped(catalog: &Catalog, id: DocketId, grouping: Grouping) -> usize {
    let documents = documents(catalog, catalog.docket(id));
    match grouping {
        Grouping::Type => documents.count(),
        Grouping::Party => documents.map(|(.., by)| by.len().max(1)).sum(),
    }
}

/// Groups all documents of a docket; those that have nothing in common come last.
pub fn group(catalog: &Catalog, id: DocketId, grouping: Grouping) -> Vec<Group> {
    let docket = catalog.docket(id);
    let mut groups: Vec<Group> = match grouping {
        Grouping::Type => catalog
            .settings()
            .types
            .iter()
            .map(|kind| empty(Common::Type(TypeId(kind.id.clone()))))
            .collect(),
        Grouping::Party => docket
            .parties
            .iter()
            .map(|part| empty(Common::Party(part.party.clone())))
            .collect(),
    };
    let mut rest = empty(Common::Nothing);
    let mut places: HashMap<Common, usize> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        places.entry(group.common.clone()).or_insert(at);
    }
    for (document, kind, by) in documents(catalog, docket) {
        let common: Vec<Common> = match grouping {
            Grouping::Type => kind.cloned().map(Common::Type).into_iter().collect(),
            Grouping::Party => by.iter().cloned().map(Common::Party).collect(),
        };
        if common.is_empty() {
            rest.documents.push(document);
        }
        for common in common {
            // Words that name nobody in particular make no part in a docket.
            let place = *places.entry(common.clone()).or_insert(groups.len());
            if place == groups.len() {
                groups.push(empty(common));
            }
            groups[place].documents.push(document);
        }
    }
    groups.push(rest);
    groups.retain(|group| !group.documents.is_empty());
    groups
}

/// Returns the documents on a docket's timeline, each with its type and who filed or sent it.
fn documents<'a>(
    catalog: &'a Catalog,
    docket: &'a Docket,
) -> impl Iterator<Item = (Referent, Option<&'a TypeId>, &'a [Named])> {
    docket.timeline.iter().filter_map(|entry| match entry {
        Entry::Filing(id) => {
            let filed = catalog.filing(*id);
            let kind = filed.filing.kind.as_ref();
            Some((Referent::Filing(*id), kind, &*filed.parties.filed_by))
        }
        Entry::Absent(id) => {
            let absent = catalog.absent(*id);
            let kind = absent.kind.as_ref();
            Some((Referent::Absent(*id), kind, &*absent.filed_by))
        }
        Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => None,
    })
}

fn empty(common: Common) -> Group {
    Group {
        common,
        documents: Vec::new(),
    }
}
