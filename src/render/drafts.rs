//! Drafts: what of a preview is one, or is there only because of one. A build has none, so that
//! each answer is quick there.

use crate::link::{
    AbsentId, AuthorityId, Catalog, DocketId, Entry, FilingId, Named, PartyId, Referent,
};

/// Returns whether a filing is a draft.
pub(super) fn is_draft(catalog: &Catalog, id: FilingId) -> bool {
    catalog.filing(id).filing.draft
}

/// Returns whether a document is a draft, or is known from drafts alone.
pub(super) fn is_drafted(catalog: &Catalog, document: Referent) -> bool {
    match document {
        Referent::Filing(id) => is_draft(catalog, id),
        Referent::Absent(id) => is_drafted_absent(catalog, id),
    }
}

/// Returns whether an entry of a docket's timeline is a draft, or is there only because of one.
pub(super) fn is_drafted_entry(catalog: &Catalog, docket: DocketId, entry: Entry) -> bool {
    match entry {
        Entry::Filing(id) | Entry::Stated(id, _) => is_draft(catalog, id),
        Entry::Absent(id) => is_drafted_absent(catalog, id),
        Entry::Limit(clock, _) => {
            let (_, counted) = catalog.docket(docket).clock(clock);
            let start = counted.document;
            start.is_some_and(|document| is_drafted(catalog, document))
        }
        Entry::Event(_) => false,
    }
}

/// Counts the drafts of a docket.
pub(super) fn count(catalog: &Catalog, id: DocketId) -> usize {
    let filings = catalog.docket(id).filings.iter();
    filings.filter(|id| is_draft(catalog, **id)).count()
}

/// Returns whether a docket is known from drafts alone.
pub(super) fn is_drafted_docket(catalog: &Catalog, id: DocketId) -> bool {
    let docket = catalog.docket(id);
    let of_record = docket.record.is_some();
    let mut filings = docket.filings.iter();
    let mut absent = docket.absent.iter();
    !of_record
        && !docket.filings.is_empty()
        && filings.all(|id| is_draft(catalog, *id))
        && absent.all(|id| is_drafted_absent(catalog, *id))
}

/// Returns whether only drafts name a party.
pub(super) fn is_drafted_party(catalog: &Catalog, id: PartyId) -> bool {
    let party = catalog.party(id);
    let mut filings = party.filings.iter();
    let mut absent = party.absent.iter();
    let is_listed = |docket: &DocketId| {
        let mut parts = catalog.docket(*docket).parties.iter();
        parts.any(|part| part.listed.is_some() && part.party == Named::Party(id))
    };
    !(party.filings.is_empty() && party.absent.is_empty())
        && filings.all(|(id, _)| is_draft(catalog, *id))
        && absent.all(|(id, _)| is_drafted_absent(catalog, *id))
        && party.children.is_empty()
        && !party.dockets.iter().any(is_listed)
}

/// Returns whether only drafts cite an authority.
pub(super) fn is_drafted_authority(catalog: &Catalog, id: AuthorityId) -> bool {
    let cited = catalog.authority(id);
    let mut filings = cited.filings.iter();
    // The law behind a clock is in the record of its docket, whatever the clock runs from.
    let mut limits = cited.limits.iter();
    filings.all(|(id, _)| is_draft(catalog, *id))
        && limits.all(|(_, entry)| matches!(entry, Entry::Stated(id, _) if is_draft(catalog, *id)))
}

/// Returns whether a document that is not on file is known from drafts alone.
fn is_drafted_absent(catalog: &Catalog, id: AbsentId) -> bool {
    let absent = catalog.absent(id);
    let named_by = catalog.referred_to_by(Referent::Absent(id));
    let mut filings = named_by.iter();
    let of_record = || {
        let record = absent
            .docket
            .and_then(|docket| catalog.docket(docket).proceeding());
        let mut mentions = record.iter().flat_map(|record| &record.not_on_file);
        mentions.any(|mention| mention.title == absent.title && mention.date == absent.date)
    };
    !named_by.is_empty() && filings.all(|(_, id)| is_draft(catalog, *id)) && !of_record()
}
