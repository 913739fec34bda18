//! What many pages show of a docket, a filing or a party, converted once and shared by all of them.

mod row;

use std::sync::OnceLock;

use serde::Serialize;
use tera::Value;

use super::super::drafts::{self, is_drafted, is_drafted_party};
use super::super::words::Words;
use super::labels::{
    class_of, find_type, heading_of, last_filing, spell_kind, spell_standing, spell_status,
    spell_type, title_of, withheld,
};
use super::ties::became;
use super::when::When;
use crate::docket::FilingStatus;
use crate::link::{
    AbsentId, Catalog, DocketId, Entry, FilingId, Group, Grouping, Link, Named, PartyId, Referent,
    group,
};
use crate::plan::Plan;
use row::{DocketRow, DocumentRow, PartyRow};

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

    fn make_filing(&self, id: FilingId) -> Value {
        let (catalog, plan, words) = (self.catalog, self.plan, self.words);
        let filed = catalog.filing(id);
        let filing = &filed.filing;
        let kind = filing
            .kind
            .as_ref()
            .and_then(|kind| find_type(catalog, kind));
        let version =
            catalog
                .refers_to(id)
                .iter()
                .find_map(|(link, document)| match (link, document) {
                    (Link::PublicVersion, Referent::Filing(version)) => plan.filing(*version),
                    _ => None,
                });
        let standing = catalog.standing(id);
        Value::from_serializable(&DocumentRow {
            title: heading_of(words, filing),
            url: plan.filing(id).map(|url| url.href(plan.links())),
            kind: kind.map(|kind| spell_type(words, kind)),
            class: class_of(catalog, id),
            date: When::new(words, &filing.date),
            number: filing.number.as_deref(),
            label: filing
                .document()
                .and_then(|document| document.label.as_deref()),
            by: self.names(&filed.parties.filed_by),
            to: self.names(&filed.parties.addressed_to),
            access: withheld(words, filing.access()),
            public_version: version.map(|url| url.href(plan.links())),
            absent: false,
            draft: filing.draft,
            status: standing.map(|standing| spell_standing(words, standing)),
            crossed_out: standing.is_some_and(FilingStatus::is_crossed_out),
            became: became(catalog, words, Referent::Filing(id)),
            archived: filing.document().is_some_and(|document| document.archived),
            attachments: filed.attachments().len(),
            docket: filed.home().map(|home| self.docket(home)),
        })
    }

    fn make_absent(&self, id: AbsentId) -> Value {
        let (catalog, plan, words) = (self.catalog, self.plan, self.words);
        let absent = catalog.absent(id);
        let kind = absent
            .kind
            .as_ref()
            .and_then(|kind| find_type(catalog, kind));
        Value::from_serializable(&DocumentRow {
            title: &absent.title,
            url: absent_url(catalog, plan, id),
            kind: kind.map(|kind| spell_type(words, kind)),
            class: "absent",
            date: When::new(words, &absent.date),
            number: None,
            label: None,
            by: self.names(&absent.filed_by),
            to: self.names(&absent.addressed_to),
            access: None,
            public_version: None,
            absent: true,
            draft: is_drafted(catalog, Referent::Absent(id)),
            status: None,
            crossed_out: false,
            became: became(catalog, words, Referent::Absent(id)),
            archived: false,
            attachments: 0,
            docket: absent.docket.map(|docket| self.docket(docket)),
        })
    }

    fn make_docket(&self, id: DocketId) -> Value {
        let (catalog, plan, words) = (self.catalog, self.plan, self.words);
        let docket = catalog.docket(id);
        let drafts = drafts::count(catalog, id);
        let absent = docket.absent.iter();
        let absent = absent.filter(|id| !is_drafted(catalog, Referent::Absent(**id)));
        Value::from_serializable(&DocketRow {
            number: &docket.number,
            title: title_of(words, docket),
            url: plan.docket(id).href(plan.links()),
            status: docket
                .status()
                .filter(|_| docket.access.is_public())
                .map(|status| spell_status(words, status)),
            agency: docket.agency.as_deref(),
            filings: docket.filings.len() - drafts,
            drafts,
            absent: absent.count(),
            last: last_filing(catalog, id)
                .map(|id| When::new(words, &catalog.filing(id).filing.date)),
            access: withheld(words, docket.access),
        })
    }

    fn make_party(&self, id: PartyId) -> Value {
        let (catalog, plan, words) = (self.catalog, self.plan, self.words);
        let party = catalog.party(id);
        Value::from_serializable(&PartyRow {
            name: &party.name,
            url: Some(plan.party(id).href(plan.links())),
            kind: party
                .record
                .as_ref()
                .and_then(|record| record.kind.as_deref())
                .map(|kind| spell_kind(words, kind)),
            dockets: party.dockets.len(),
            filings: party.filings.len() + party.absent.len(),
            draft: is_drafted_party(catalog, id),
        })
    }
}

/// Returns the address of the place at which a document is that is not on file.
fn absent_url(catalog: &Catalog, plan: &Plan, id: AbsentId) -> Option<String> {
    let page = plan.absent(id)?;
    let docket = catalog.absent(id).docket?;
    Some(format!(
        "{}#{}",
        page.href(plan.links()),
        plan.anchor(catalog, docket, Entry::Absent(id))
    ))
}
