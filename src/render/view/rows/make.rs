//! Makes rows, when a page first asks for them.

use tera::Value;

use super::super::super::drafts::{self, is_drafted, is_drafted_party};
use super::super::labels::{
    class_of, find_type, heading_of, last_filing, spell_kind, spell_standing, spell_status,
    spell_type, title_of, withheld,
};
use super::super::ties::became;
use super::super::when::When;
use super::Rows;
use super::row::{DocketRow, DocumentRow, PartyRow};
use crate::docket::FilingStatus;
use crate::link::{AbsentId, Catalog, DocketId, Entry, FilingId, Link, PartyId, Referent};
use crate::plan::Plan;

impl<'a> Rows<'a> {
    pub(super) fn make_filing(&self, id: FilingId) -> Value {
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

    pub(super) fn make_absent(&self, id: AbsentId) -> Value {
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

    pub(super) fn make_docket(&self, id: DocketId) -> Value {
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

    pub(super) fn make_party(&self, id: PartyId) -> Value {
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
