//! A filing in the record of its docket: all that its page tells, or what its entry shows where it
//! is withheld.

use std::ops::Not;

use serde::{Serialize, Serializer};

use super::super::super::Press;
use super::super::super::drafts::is_drafted;
use super::super::super::prose::text;
use super::super::super::view::{heading_of, title_of_attachment};
use super::super::{NOT_ON_FILE, absent_address, address, name_of};
use super::{Edtf, Other, Pairs};
use crate::docket::{Attachment, Document, FilingStatus, Held, Relation, Signature};
use crate::link::{Cited, FileTarget, FilingId, Link, Named, Referent};
use crate::time::Date;

/// A filing. What is withheld has no more than its entry shows.
#[derive(Serialize)]
pub(in crate::render::download) struct Filing<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    address: String,
    date: Edtf<'a>,
    #[serde(flatten)]
    dates: Dates<'a>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    access: &'static str,
    #[serde(skip_serializing_if = "Not::not")]
    draft: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dockets: Vec<Other<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    filed_by: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    on_behalf_of: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    addressed_to: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    served_on: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    signed_by: Vec<Signed<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Not::not")]
    archived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<Reference<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attached<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authorities: Vec<Law<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deadlines: Vec<Deadline<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    identifiers: Pairs<'a>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    facts: Pairs<'a>,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
}

/// Whether the text of a filing is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render::download) enum TextOf {
    /// It is, without markup.
    Given,
    /// It is not.
    LeftOut,
}

/// A person who signed.
#[derive(Serialize)]
struct Signed<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "for")]
    party: Option<&'a str>,
}

/// How a filing refers to another document.
#[derive(Serialize)]
struct Reference<'a> {
    relation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruling: Option<&'a str>,
    #[serde(flatten)]
    to: Referred<'a>,
}

/// A document that is named: what its entry shows of it.
#[derive(Serialize)]
pub(super) struct Referred<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    title: &'a str,
    date: Edtf<'a>,
    access: &'static str,
    #[serde(skip_serializing_if = "Not::not")]
    draft: bool,
}

/// What comes with a filing.
#[derive(Serialize)]
struct Attached<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    access: &'static str,
}

/// An authority that a filing cites.
#[derive(Serialize)]
struct Law<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    count: u32,
}

/// A date that a filing states or sets.
#[derive(Serialize)]
struct Deadline<'a> {
    date: Edtf<'a>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<&'a str>,
}

/// A filing's other dates, under their keys.
struct Dates<'a>(&'a [(&'static str, Date)]);

impl Serialize for Dates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, date)| (key, Edtf(date))))
    }
}

/// Returns a filing, whose page or entry is at an address.
pub(in crate::render::download) fn filing<'a>(
    press: &Press<'a>,
    id: FilingId,
    address_of_it: String,
    text_of: TextOf,
) -> Filing<'a> {
    let filed = press.catalog.filing(id);
    let filing = &*filed.filing;
    let paper = filing.document();
    let names = |all: &'a [Named]| all.iter().map(|named| name_of(press, named)).collect();
    let others = filed.dockets.iter().filter(|_| filed.dockets.len() > 1);
    let signatures = paper.map_or(&[][..], |paper| &paper.signed_by);
    let signatures = signatures.iter().zip(&filed.signed_for);
    Filing {
        id: filed.id(),
        address: address_of_it,
        date: Edtf(&filing.date),
        dates: Dates(paper.map_or(&[], |paper| &paper.dates)),
        kind: filing.kind.as_ref().map(|kind| &*kind.0),
        number: filing.number.as_deref(),
        title: heading_of(press.theme.words(), filing),
        label: paper.and_then(|paper| paper.label.as_deref()),
        access: filing.access().word(),
        draft: filing.draft,
        dockets: others
            .map(|id| Other {
                number: &press.catalog.docket(*id).number,
                address: Some(address(press.plan, press.plan.docket(*id))),
            })
            .collect(),
        filed_by: names(&filed.parties.filed_by),
        on_behalf_of: names(&filed.parties.on_behalf_of),
        addressed_to: names(&filed.parties.addressed_to),
        served_on: names(&filed.parties.served_on),
        signed_by: signatures
            .map(|(Signature { name, title, .. }, party)| Signed {
                name,
                title: title.as_deref(),
                party: party.as_ref().map(|party| name_of(press, party)),
            })
            .collect(),
        status: press.catalog.standing(id).map(FilingStatus::word),
        archived: paper.is_some_and(|paper| paper.archived),
        summary: paper.and_then(|paper| paper.summary.as_deref()),
        lang: paper.and_then(|paper| paper.lang.as_deref()),
        references: press
            .catalog
            .refers_to(id)
            .iter()
            .map(|(link, to)| reference(press, link, *to))
            .collect(),
        attachments: filed
            .attachments()
            .iter()
            .map(|one| attached(press, id, one))
            .collect(),
        authorities: filed
            .authorities
            .iter()
            .map(|(cited, count)| law(press, cited, *count))
            .collect(),
        deadlines: paper.map_or(Vec::new(), deadlines),
        source_url: paper.and_then(|paper| paper.source_url.as_deref()),
        identifiers: Pairs(paper.map_or(&[], |paper| &paper.identifiers)),
        facts: Pairs(paper.map_or(&[], |paper| &paper.facts)),
        text: match (text_of, paper) {
            (TextOf::Given, Some(paper)) => text(&paper.body, press.theme.words()),
            _ => String::new(),
        },
    }
}

fn deadlines(paper: &Document) -> Vec<Deadline<'_>> {
    let deadlines = paper.deadlines.iter();
    deadlines
        .map(|stated| Deadline {
            date: Edtf(&stated.date),
            title: &stated.title,
            authority: stated.authority.as_deref(),
        })
        .collect()
}

fn reference<'a>(press: &Press<'a>, link: &'a Link, to: Referent) -> Reference<'a> {
    let (relation, ruling) = match link {
        Link::By(relation) => (key_of(*relation), None),
        Link::RulesOn(words) => ("rules_on", Some(&**words)),
        Link::PublicVersion => ("public_version", None),
    };
    Reference {
        relation,
        ruling,
        to: referred(press, to),
    }
}

/// Returns the key of a relation.
fn key_of(relation: Relation) -> &'static str {
    let mut all = Relation::ALL.iter();
    let (_, key) = all
        .find(|(known, _)| *known == relation)
        .expect("all relations are listed");
    key
}

/// Names a document. A withheld one has no address here, as it has no link on a page.
pub(super) fn referred<'a>(press: &Press<'a>, to: Referent) -> Referred<'a> {
    match to {
        Referent::Filing(id) => {
            let filing = &press.catalog.filing(id).filing;
            let url = press.plan.filing(id);
            Referred {
                address: url.map(|url| address(press.plan, url)),
                title: heading_of(press.theme.words(), filing),
                date: Edtf(&filing.date),
                access: filing.access().word(),
                draft: filing.draft,
            }
        }
        Referent::Absent(id) => {
            let absent = press.catalog.absent(id);
            Referred {
                address: absent_address(press, id),
                title: &absent.title,
                date: Edtf(&absent.date),
                access: NOT_ON_FILE,
                draft: is_drafted(press.catalog, to),
            }
        }
    }
}

fn attached<'a>(press: &Press<'a>, id: FilingId, one: &'a Attachment) -> Attached<'a> {
    let plan = press.plan;
    let mut attached = Attached {
        label: one.label.as_deref(),
        title: title_of_attachment(press.theme.words(), one),
        pages: one.pages.as_deref(),
        address: None,
        bytes: None,
        access: "public",
    };
    match &one.held {
        Held::File(to) => {
            // Only files are attached; a record in the place of one is an error.
            if let Some(FileTarget::Published(path, bytes)) = press.catalog.filing(id).file(to) {
                let own = plan.filing(id).map(|url| url.file(path.name()));
                attached.address = own.map(|url| address(plan, &url));
                attached.bytes = Some(*bytes);
            }
        }
        Held::Url(url) => attached.address = Some(url.clone()),
        Held::Nowhere => attached.access = NOT_ON_FILE,
        Held::Withheld(access) => attached.access = access.word(),
    }
    attached
}

fn law<'a>(press: &Press<'a>, cited: &'a Cited, count: u32) -> Law<'a> {
    match cited {
        Cited::Authority(id) => {
            let authority = &press.catalog.authority(*id).authority;
            let (page, anchor) = press.plan.place_of_authority(press.catalog, *id);
            Law {
                name: &authority.name,
                address: Some(address(press.plan, &page) + &anchor),
                url: authority.url.as_deref(),
                note: authority.note.as_deref(),
                count,
            }
        }
        Cited::Words(words) => Law {
            name: words,
            address: None,
            url: None,
            note: None,
            count,
        },
    }
}
