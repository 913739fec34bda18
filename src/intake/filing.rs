//! The front matter of a filing becomes a [`Filing`]; what it withholds goes no further.

use std::sync::Arc;

use super::fields::Fields;
use super::reading::Reading;
use super::record::{FilingRecord, Read, Record};
use super::secrecy::Secrecy;
use super::withheld::{WithheldPath, Withholder};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, Step, is_near};
use crate::docket::keys;
use crate::docket::{
    Access, Attachment, Audience, Contents, Dockets, Document, Filing, FilingParties, FilingStatus,
    Heading, Held, Node, Reference, Relation, Signature, StatedDate,
};
use crate::text::{Prose, normal};

/// Reads a filing's front matter. The record is missing where mistakes leave too little of it.
pub(super) fn read(reading: &Reading<'_>, node: Node, body: Prose, audience: Audience) -> Read {
    let Some(mut fields) = Fields::new(reading, node, &keys::FILING, KeyPath::default()) else {
        return Read::nothing(Secrecy::Doubtful);
    };
    let access = fields.access();
    let draft = fields.draft();
    let title = fields.needed_text("title");
    fields.need("date");
    let date = fields.date("date");
    let is_later = date.as_ref().is_some_and(|date| reading.is_later(date));
    let left_out = is_later || (draft == Ok(true) && !audience.sees_drafts());
    let hidden = access == Ok(Access::Unlisted) || left_out;
    let secrecy = match (access, draft) {
        _ if left_out => Secrecy::Draft,
        (Ok(access), _) if !access.is_public() => Secrecy::Withheld,
        (Ok(_), Ok(_)) => Secrecy::Open,
        _ => Secrecy::Doubtful,
    };

    let dockets = dockets(reading, &mut fields);
    let number = fields.text("number");
    let kind = fields.kind("type");
    let parties = FilingParties {
        filed_by: fields.mentions("filed_by"),
        on_behalf_of: fields.mentions("on_behalf_of"),
        addressed_to: fields.mentions("addressed_to"),
        served_on: fields.mentions("served_on"),
    };
    let public_title = fields.text("public_title");
    let public_version = fields.take("public_version").and_then(|(node, at)| {
        match reading.reference(node, &at)? {
            Reference::Named(mention) => Some(mention),
            Reference::Absent(_) => {
                reading.wrong_shape(&at, "the id of a public filing", &Node::Map(Vec::new()));
                None
            }
        }
    });
    let (attachments, mut withheld) = attachments(reading, &mut fields);
    let document = document(reading, &mut fields, attachments, body);
    let secrecy = secrecy.or_doubtful(reading);

    // What is only later withholds nothing: an earlier record may name the same file.
    let is_only_later = is_later && access == Ok(Access::Public) && draft == Ok(false);
    if secrecy != Secrecy::Open && !is_only_later {
        // A draft that is sealed too is guarded as what is sealed.
        let by = match access {
            Ok(access) if access.is_public() => Withholder::Draft,
            _ => Withholder::Access,
        };
        withheld.extend(reading.withholding(by).document(&document));
    }
    let id = document.id.clone();
    let filing = match (access, title, date) {
        (Ok(access), Some(title), Some(date)) if !hidden => {
            let mut filing = Filing {
                date,
                number: number.clone(),
                kind,
                heading: Heading::Given(title),
                parties,
                public_version,
                contents: Contents::Open(Arc::new(document)),
                draft: draft == Ok(true),
            };
            filing.withhold(access, public_title.as_deref());
            Some(Arc::new(filing))
        }
        _ => None,
    };
    let record = (filing.is_some() || hidden).then(|| {
        Record::Filing(Box::new(FilingRecord {
            id,
            dockets,
            number,
            filing,
            public_title,
            stated_access: access.ok(),
        }))
    });
    Read {
        record,
        secrecy,
        withheld,
        clocks: Vec::new(),
    }
}

/// Reads `docket`: one or more, `none`, or nothing.
fn dockets(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Dockets {
    let mut named = fields.exact_mentions("docket");
    named.retain(|mention| reading.unredacted(&mention.text, &mention.at));
    // What is left of a wrong value would put the filing into fewer dockets, and a key that is
    // written otherwise into none.
    if reading.problems.borrow().iter().any(is_of_docket) {
        return Dockets::Unclear;
    }
    match named.as_slice() {
        [] => Dockets::OfFolder,
        [only] if only.text == "none" => Dockets::Outside,
        several if several.iter().any(|mention| mention.text == "none") => {
            let at = KeyPath::default().key("docket");
            let message = "`none` cannot be in a list with dockets".to_owned();
            reading.mistake(Code::WrongShape, &at, Part::Value, message, None);
            Dockets::Unclear
        }
        _ => Dockets::Named(named),
    }
}

/// Returns whether a mistake is in the key `docket`, or in one that may have been meant for it.
fn is_of_docket(problem: &Diagnostic) -> bool {
    let Place::Key(_, path, _) = &problem.place else {
        return false;
    };
    let Some(Step::Key(key)) = path.steps().first() else {
        return false;
    };
    let key = key.to_lowercase();
    let is_unknown = keys::FILING.find(&key).is_none();
    let meant = ["docket", "case", "matter", "proceeding"];
    key == "docket"
        || (is_unknown && (is_near(&key, &meant) || meant.iter().any(|word| key.contains(word))))
}

/// Reads the rest of what only a public filing shows.
fn document(
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

/// Reads the attachments, and keeps the paths that one of them withholds.
fn attachments(
    reading: &Reading<'_>,
    fields: &mut Fields<'_, '_>,
) -> (Vec<Attachment>, Vec<WithheldPath>) {
    let known = reading.problems.borrow().len();
    let read = fields.records("attachments", attachment);
    let mut withheld = Vec::new();
    let mut attachments = Vec::with_capacity(read.len());
    // A list may stand on one line: beside a withheld attachment no line of it is shown.
    let is_open = |(attachment, _): &(Option<Attachment>, _)| {
        attachment
            .as_ref()
            .is_some_and(|one| !matches!(one.held, Held::Withheld(_)))
    };
    if !read.iter().all(is_open) {
        reading.hush(known);
    }
    for (attachment, path) in read {
        withheld.extend(path);
        attachments.extend(attachment);
    }
    (attachments, withheld)
}

/// Reads one attachment. Of a withheld one the file's path is given apart, as what may be kept of
/// it.
fn attachment(
    reading: &Reading<'_>,
    node: Node,
    at: KeyPath,
) -> Option<(Option<Attachment>, Option<WithheldPath>)> {
    if !matches!(node, Node::Map(_)) {
        let file = reading.exact_text(node, &at)?;
        let held = held_file(reading, file, &at)?;
        return Some((
            Some(Attachment {
                held,
                label: None,
                heading: None,
                pages: None,
                at,
            }),
            None,
        ));
    }
    let known = reading.problems.borrow().len();
    let mut fields = Fields::new(reading, node, &keys::ATTACHMENT, at.clone())?;
    let access = fields.access();
    let file = fields.path("file");
    let url = fields.url("url");
    let label = fields.text("label");
    let title = fields.text("title");
    let public_title = fields.text("public_title");
    let pages = fields.text("pages");
    if file.is_some() && url.is_some() {
        let message = "an attachment has both `file` and `url`".to_owned();
        reading.mistake(Code::WrongShape, &at.key("url"), Part::Key, message, None);
    }
    let kept = |file: Option<String>| {
        let withholding = reading.withholding(Withholder::Access);
        Some(withholding.attached(&file?, &at.key("file")))
    };
    if access != Ok(Access::Public) {
        reading.hush(known);
    }
    match access {
        // What cannot be told is not kept either; the mistake stops the build.
        Err(()) | Ok(Access::Unlisted) => Some((None, kept(file))),
        Ok(Access::Public) => {
            let held = match (file, url) {
                (Some(file), _) => held_file(reading, file, &at.key("file"))?,
                (None, Some(url)) => Held::Url(url),
                (None, None) => Held::Nowhere,
            };
            Some((
                Some(Attachment {
                    held,
                    label,
                    heading: title.map(Heading::Given),
                    pages,
                    at,
                }),
                None,
            ))
        }
        Ok(access) => {
            let heading = Some(Heading::of_withheld(access, public_title));
            let held = Held::Withheld(access);
            let path = kept(file);
            Some((
                Some(Attachment {
                    held,
                    label,
                    heading,
                    pages: None,
                    at,
                }),
                path,
            ))
        }
    }
}

fn held_file(reading: &Reading<'_>, file: String, at: &KeyPath) -> Option<Held> {
    let is_whole = !reading.is_cut(at);
    (is_whole && reading.unredacted(&file, at)).then_some(Held::File(file))
}
