//! Reads the document of a filing.

use super::super::fields::Fields;
use super::super::reading::Reading;
use crate::diagnostic::KeyPath;
use crate::docket::keys;
use crate::docket::{
    Attachment, Document, FilingStatus, Node, Reference, Relation, Signature, StatedDate,
};
use crate::text::{Prose, normal};

/// Reads the rest of what only a public filing shows.
pub(super) fn document(
    reading: &Reading<'_>,
    fields: &mut Fields<'_, '_>,
    attachments: Vec<Attachment>,
    body: Prose,
) -> Document {
    let mut references = Vec::new();
    for (relation, key) in Relation::ALL {
        references.extend(fields.references(key).into_iter().map(|to| (relation, to)));
    }
    Document {
        id: normal(reading.file.stem()).into_owned(),
        path: reading.file.clone(),
        dates: keys::OTHER_DATES
            .iter()
            .filter_map(|key| Some((*key, fields.date(key)?)))
            .collect(),
        signed_by: fields.records("signed_by", signature),
        references,
        rules_on: fields.records("rules_on", ruling),
        label: fields.text("label"),
        attachments,
        authorities: fields.texts("authorities"),
        deadlines: fields.records("deadlines", stated_date),
        status: fields
            .word("status", keys::STANDING)
            .ok()
            .flatten()
            .and_then(FilingStatus::named),
        archived: fields.truth("archived"),
        summary: fields.text("summary"),
        lang: fields.lang("lang"),
        source_url: fields.url("source_url"),
        identifiers: fields.text_map("identifiers"),
        facts: fields.text_map("facts"),
        redirect_from: fields.redirects(),
        extra: fields.extra(),
        body,
    }
}

fn signature(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<Signature> {
    if !matches!(node, Node::Map(_)) {
        return Some(Signature {
            name: reading.text(node, &at)?,
            title: None,
            party: None,
        });
    }
    let mut fields = Fields::new(reading, node, &keys::SIGNATURE, at)?;
    let name = fields.needed_text("name");
    let (title, party) = (fields.text("title"), fields.mention("for"));
    Some(Signature {
        name: name?,
        title,
        party,
    })
}

fn ruling(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<(Reference, String)> {
    let mut fields = Fields::new(reading, node, &keys::RULING, at)?;
    fields.need("filing");
    let on = fields
        .take("filing")
        .and_then(|(node, at)| reading.reference(node, &at));
    let ruling = fields.needed_text("ruling");
    Some((on?, ruling?))
}

fn stated_date(reading: &Reading<'_>, node: Node, at: KeyPath) -> Option<StatedDate> {
    let mut fields = Fields::new(reading, node, &keys::DEADLINE, at)?;
    fields.need("date");
    let date = fields.date("date");
    let title = fields.needed_text("title");
    let authority = fields.text("authority");
    Some(StatedDate {
        date: date?,
        title: title?,
        authority,
    })
}
