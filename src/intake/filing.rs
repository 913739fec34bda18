//! The front matter of a filing becomes a [`Filing`]; what it withholds goes no further.

mod attachment;
mod document;

use std::sync::Arc;

use super::fields::Fields;
use super::reading::Reading;
use super::record::{FilingRecord, Read, Record};
use super::secrecy::Secrecy;
use super::withheld::Withholder;
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, Step, is_near};
use crate::docket::keys;
use crate::docket::{
    Access, Audience, Contents, Dockets, Filing, FilingParties, Heading, Node, Reference,
};
use crate::text::Prose;
use attachment::attachments;
use document::document;

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
