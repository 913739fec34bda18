//! The front matter of a party's record becomes a [`PartyRecord`]; that of a free page a [`Page`].

use super::record::{Read, Record};
use super::secrecy::Secrecy;
use std::sync::Arc;

use super::contact;
use super::docket::counsel;
use super::fields::Fields;
use super::reading::Reading;
use crate::diagnostic::KeyPath;
use crate::docket::keys;
use crate::docket::{Mention, Node, Page, PartyRecord};
use crate::text::{Prose, normal};

/// Reads a party's front matter.
pub(super) fn read(reading: &Reading<'_>, node: Node, prose: Prose) -> Read {
    let Some(mut fields) = Fields::new(reading, node, &keys::PARTY, KeyPath::default()) else {
        return Read::nothing(Secrecy::Open);
    };
    let name = fields
        .needed_text("name")
        .filter(|name| reading.unredacted(name, &KeyPath::default().key("name")));
    let mut names = |key| -> Vec<Mention> {
        let mut names = fields.mentions(key);
        names.retain(|name| !name.is_redacted());
        names
    };
    let (aliases, formerly, dba) = (names("aliases"), names("formerly"), names("dba"));
    let record = PartyRecord {
        id: normal(reading.file.stem()).into_owned(),
        path: reading.file.clone(),
        name: name.clone().unwrap_or_default(),
        aliases,
        formerly,
        dba,
        kind: fields.text("kind"),
        parent: fields.mention("parent"),
        website: fields.url("website"),
        counsel: fields.records("counsel", counsel),
        contact: contact::of_party(reading, &mut fields),
        distinct: fields.truth("distinct"),
        facts: fields.text_map("facts"),
        identifiers: fields.text_map("identifiers"),
        redirect_from: fields.redirects(),
        extra: fields.extra(),
        prose,
    };
    Read {
        secrecy: Secrecy::Open.or_doubtful(reading),
        ..Read::open(name.map(|_| Record::Party(Arc::new(record))))
    }
}

/// Reads a free page's front matter. `id` is its path below `pages/` without `.md`.
pub(super) fn read_page(reading: &Reading<'_>, node: Node, prose: Prose, id: &str) -> Read {
    let Some(mut fields) = Fields::new(reading, node, &keys::PAGE, KeyPath::default()) else {
        return Read::nothing(Secrecy::Open);
    };
    let title = fields.needed_text("title");
    let order = fields.number("order");
    let path = reading.file.clone();
    let page = title.map(|title| Page {
        id: normal(id).into_owned(),
        path,
        title,
        order,
        prose,
    });
    Read {
        secrecy: Secrecy::Open.or_doubtful(reading),
        ..Read::open(page.map(|page| Record::Page(Arc::new(page))))
    }
}
