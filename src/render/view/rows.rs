//! What many pages show of a docket, a filing or a party, converted once and shared by all of them.

mod make;
mod row;

use std::sync::OnceLock;

use serde::Serialize;
use tera::Value;

use super::super::words::Words;
use crate::link::{
    AbsentId, Catalog, DocketId, FilingId, Group, Grouping, Named, PartyId, Referent, group,
};
use crate::plan::Plan;
use row::PartyRow;

/// The most names that a row gives; the filing's own page gives more.
const NAMES: usize = 4;

/// What was made for one page and is kept for all others: a row for each record, the site's own,
/// and the counts.
pub(in crate::render) struct KeptRows {
    site: OnceLock<Value>,
    coverage: OnceLock<super::coverage::OnFileCounts>,
    dockets: Vec<OnceLock<Value>>,
    /// The groups of each docket: by type, and by party. Each of its pages shows some of them.
    groups: Vec<[OnceLock<Vec<Group>>; 2]>,
    parties: Vec<OnceLock<Value>>,
    filings: Vec<OnceLock<Value>>,
    absent: Vec<OnceLock<Value>>,
}

/// The shared rows, made when they are first asked for: a preview shows one page of thousands.
#[derive(Clone, Copy)]
pub(in crate::render) struct Rows<'a> {
    kept: &'a KeptRows,
    catalog: &'a Catalog,
    plan: &'a Plan,
    words: &'a Words,
}

/// Parties as a list names them.
#[derive(Debug, Default, Serialize)]
struct Names {
    /// The first of them, as parties' rows.
    list: Vec<Value>,
    /// How many more there are.
    more: usize,
}

impl KeptRows {
    /// Makes room for the rows of a catalog.
    pub(in crate::render) fn new(catalog: &Catalog) -> KeptRows {
        let room = |records: usize| (0..records).map(|_| OnceLock::new()).collect();
        KeptRows {
            site: OnceLock::new(),
            coverage: OnceLock::new(),
            dockets: room(catalog.dockets().len()),
            groups: catalog.dockets().map(|_| Default::default()).collect(),
            parties: room(catalog.parties().len()),
            filings: room(catalog.filings().len()),
            absent: room(catalog.absents().len()),
        }
    }
}

impl<'a> Rows<'a> {
    /// Takes the rows that are kept for a catalog and its plan.
    pub(in crate::render) fn new(
        kept: &'a KeptRows,
        catalog: &'a Catalog,
        plan: &'a Plan,
        words: &'a Words,
    ) -> Rows<'a> {
        Rows {
            kept,
            catalog,
            plan,
            words,
        }
    }

    /// Returns what every page shows of the site.
    pub(crate) fn site(&self) -> Value {
        let make = || super::frame::site(self.catalog, self.plan, self.words);
        self.kept.site.get_or_init(make).clone()
    }

    /// Returns the counts of what is on file and what is not.
    pub(super) fn coverage(&self) -> &'a super::coverage::OnFileCounts {
        let make = || super::coverage::count(self.catalog);
        self.kept.coverage.get_or_init(make)
    }

    /// Returns the groups of a docket's documents.
    pub(super) fn groups(&self, id: DocketId, grouping: Grouping) -> &'a [Group] {
        let groups = &self.kept.groups[id.index()][grouping as usize];
        groups.get_or_init(|| group(self.catalog, id, grouping))
    }

    /// Returns a docket's row.
    pub(crate) fn docket(&self, id: DocketId) -> Value {
        let row = &self.kept.dockets[id.index()];
        row.get_or_init(|| self.make_docket(id)).clone()
    }

    /// Returns a filing's row.
    pub(crate) fn filing(&self, id: FilingId) -> Value {
        let row = &self.kept.filings[id.index()];
        row.get_or_init(|| self.make_filing(id)).clone()
    }

    /// Returns the row of a document that is not on file.
    pub(crate) fn absent(&self, id: AbsentId) -> Value {
        let row = &self.kept.absent[id.index()];
        row.get_or_init(|| self.make_absent(id)).clone()
    }

    /// Returns a document's row.
    pub(crate) fn document(&self, document: Referent) -> Value {
        match document {
            Referent::Filing(id) => self.filing(id),
            Referent::Absent(id) => self.absent(id),
        }
    }

    /// Returns a party's row.
    pub(crate) fn party(&self, id: PartyId) -> Value {
        let row = &self.kept.parties[id.index()];
        row.get_or_init(|| self.make_party(id)).clone()
    }

    /// Returns the row of the party or person that a record names.
    pub(crate) fn named(&self, named: &Named) -> Value {
        match named {
            Named::Party(id) => self.party(*id),
            Named::Words(words) => Value::from_serializable(&PartyRow {
                name: words,
                url: None,
                kind: None,
                dockets: 0,
                filings: 0,
                draft: false,
            }),
        }
    }

    fn names(&self, all: &[Named]) -> Names {
        Names {
            list: all
                .iter()
                .take(NAMES)
                .map(|named| self.named(named))
                .collect(),
            more: all.len().saturating_sub(NAMES),
        }
    }
}
