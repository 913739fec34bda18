//! Reads the parties of a docket and their counsel.

use super::super::contact;
use super::super::fields::Fields;
use super::super::reading::Reading;
use crate::diagnostic::KeyPath;
use crate::docket::keys;
use crate::docket::{Contact, Counsel, Mention, Node, Participation};

/// Reads counsel: a name, or `{name, firm, role, email, phone, address}`.
pub(in crate::intake) fn counsel(
    reading: &Reading<'_>,
    node: Node,
    at: KeyPath,
) -> Option<Counsel> {
    if !matches!(node, Node::Map(_)) {
        return Some(Counsel {
            name: reading.text(node, &at)?,
            firm: None,
            role: None,
            contact: Contact::default(),
        });
    }
    let mut fields = Fields::new(reading, node, &keys::COUNSEL, at.clone())?;
    let name = fields.needed_text("name");
    let (firm, role) = (fields.text("firm"), fields.text("role"));
    let contact = contact::of_counsel(reading, &mut fields, &at);
    Some(Counsel {
        name: name?,
        firm,
        role,
        contact,
    })
}

pub(super) fn participation(
    reading: &Reading<'_>,
    node: Node,
    at: KeyPath,
) -> Option<Participation> {
    if !matches!(node, Node::Map(_)) {
        let party = Mention {
            text: reading.text(node, &at)?,
            at,
        };
        return Some(Participation {
            party,
            role: None,
            since: None,
            until: None,
            counsel: Vec::new(),
        });
    }
    let mut fields = Fields::new(reading, node, &keys::PARTICIPATION, at)?;
    fields.need("party");
    let party = fields.mention("party");
    let role = fields.text("role");
    let (since, until) = (fields.date("since"), fields.date("until"));
    let counsel = fields.records("counsel", counsel);
    Some(Participation {
        party: party?,
        role,
        since,
        until,
        counsel,
    })
}
