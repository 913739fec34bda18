//! How records are called in the language of the site: titles, types, kinds, statuses and rulings.

use super::super::words::Words;
use crate::docket::{
    Access, Attachment, Filing, FilingStatus, FilingType, Heading, PARTY_KINDS, TypeId, TypeRole,
    built_in,
};
use crate::link::{Catalog, Docket, DocketId, FilingId};

/// Returns how a filing is marked: `filed`, `order` where the agency issued it, or `withheld`.
pub(super) fn class_of(catalog: &Catalog, id: FilingId) -> &'static str {
    let filing = &catalog.filing(id).filing;
    let kind = filing
        .kind
        .as_ref()
        .and_then(|kind| find_type(catalog, kind));
    match kind {
        _ if !filing.access().is_public() => "withheld",
        Some(kind) if kind.role == TypeRole::Issued => "order",
        _ => "filed",
    }
}

/// Returns the last filing of a docket that has a date, drafts apart.
pub(super) fn last_filing(catalog: &Catalog, id: DocketId) -> Option<FilingId> {
    let is_dated = |id: &FilingId| {
        let filing = &catalog.filing(*id).filing;
        !filing.draft && filing.date.first_day().is_some()
    };
    let mut filings = catalog.docket(id).filings.iter().rev().copied();
    filings.find(is_dated)
}

/// Finds a type by its id.
pub(in crate::render) fn find_type<'a>(
    catalog: &'a Catalog,
    id: &TypeId,
) -> Option<&'a FilingType> {
    catalog.settings().types.iter().find(|kind| kind.id == id.0)
}

/// Returns a filing's title, or the words shown instead of a withheld one.
pub(in crate::render) fn heading_of<'a>(words: &'a Words, filing: &'a Filing) -> &'a str {
    spell_heading(words, &filing.heading, "")
}

/// Returns a docket's title, or the words shown instead of a withheld one; none if its record has
/// none.
pub(in crate::render) fn title_of<'a>(words: &'a Words, docket: &'a Docket) -> Option<&'a str> {
    Some(spell_heading(words, docket.heading()?, "_docket"))
}

/// Returns an attachment's title, or the words shown instead of a withheld one; none if its record
/// has none.
pub(in crate::render) fn title_of_attachment<'a>(
    words: &'a Words,
    one: &'a Attachment,
) -> Option<&'a str> {
    Some(spell_heading(words, one.heading.as_ref()?, "_attachment"))
}

/// Spells a heading in the language of the site. `noun` ends the key of the words for a stand-in.
fn spell_heading<'a>(words: &'a Words, heading: &'a Heading, noun: &str) -> &'a str {
    match heading {
        Heading::Given(title) | Heading::ForReaders(title) => title,
        Heading::StandIn(access) => words.get(&format!("stand_in.{}{noun}", access.word())),
    }
}

/// Returns the words for a type of filing; those of the site's own are as its settings give them.
pub(in crate::render) fn spell_type<'a>(words: &'a Words, kind: &'a FilingType) -> &'a str {
    words
        .find(&format!("types.{}", kind.id))
        .filter(|_| is_built_in(kind))
        .unwrap_or(&kind.label)
}

/// Returns the words for many filings of a type.
pub(in crate::render) fn spell_types<'a>(words: &'a Words, kind: &'a FilingType) -> &'a str {
    words
        .find(&format!("plurals.{}", kind.id))
        .filter(|_| is_built_in(kind))
        .unwrap_or(&kind.plural)
}

/// Returns whether a type is as the format has it; a site may give a type of the format words of
/// its own.
fn is_built_in(kind: &FilingType) -> bool {
    built_in().iter().any(|known| known == kind)
}

/// Returns the words for a kind of party.
pub(super) fn spell_kind<'a>(words: &'a Words, kind: &'a str) -> &'a str {
    let known = PARTY_KINDS.iter().find(|(id, _)| *id == kind);
    words
        .find(&format!("party_kinds.{kind}"))
        .unwrap_or(known.map_or(kind, |(_, words)| words))
}

/// Returns the words for a docket's status.
pub(super) fn spell_status<'a>(words: &'a Words, status: &'a str) -> &'a str {
    words.find(&format!("statuses.{status}")).unwrap_or(status)
}

/// Returns the words for a ruling: those of the format in the language of the site, others as they
/// are.
pub(super) fn spell_ruling(words: &Words, ruling: &str) -> String {
    words
        .find(&format!("rulings.{ruling}"))
        .unwrap_or(ruling)
        .to_owned()
}

/// Returns the word for a filing that is not part of the record.
pub(super) fn spell_standing(words: &Words, standing: FilingStatus) -> &str {
    words.get(&format!("standing.{}", standing.word()))
}

/// Returns the word for a record that readers may not see; none for a public one.
pub(super) fn withheld(words: &Words, access: Access) -> Option<&str> {
    (!access.is_public()).then(|| words.get(&format!("access.{}", access.word())))
}
