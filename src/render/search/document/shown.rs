//! A document as a result of a search shows it.

use serde::Serialize;

use super::super::super::drafts::{
    is_drafted, is_drafted_authority, is_drafted_docket, is_drafted_party,
};
use super::super::super::view::{heading_of, title_of};
use super::Materials;
use crate::docket::Access;
use crate::link::Referent;
use crate::plan::Subject;

/// The tag of a draft, and of what is known from drafts alone.
const DRAFT: Option<&str> = Some("draft");

/// A document as a result shows it.
#[derive(Debug, Default, Serialize)]
pub(in crate::render::search) struct ShownResult<'a> {
    /// Its title, or what stands in its place.
    pub title: &'a str,
    /// The title of the filing to which it is attached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<&'a str>,
    /// Its address from the site's root.
    pub url: String,
    /// What it is: a filing's type, or another noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'a str>,
    /// The number of its docket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docket: Option<&'a str>,
    /// Its item number in the docket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'a str>,
    /// What it is called as an exhibit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
    /// Its date as readers read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its date as machines read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub machine: Option<String>,
    /// Who filed or sent it: the first names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<&'a str>,
    /// How many more there are.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: usize,
    /// Why there is no more of it: `absent`, `confidential` or `sealed`; or `draft`, where only the
    /// preview has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'static str>,
    /// Whether its page has a text of its own, which the result quotes.
    #[serde(skip_serializing_if = "is_false")]
    pub quoted: bool,
    /// The number of its first passage in the files of passages, if it is a file with a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passages: Option<usize>,
}

impl<'a> Materials<'a> {
    /// Returns what a result shows of a document.
    pub(in crate::render::search) fn shown(self, subject: Subject) -> ShownResult<'a> {
        let Materials { catalog, plan, .. } = self;
        match subject {
            Subject::Filing(id) => {
                let filed = catalog.filing(id);
                let filing = &filed.filing;
                let (by, more) = self.first_names(&filed.parties.filed_by);
                ShownResult {
                    title: heading_of(self.words, filing),
                    url: self.filing_url(id),
                    kind: self.kind(subject),
                    docket: filed.home().map(|home| &*catalog.docket(home).number),
                    number: filing.number.as_deref(),
                    label: filing
                        .document()
                        .and_then(|document| document.label.as_deref()),
                    by,
                    more,
                    tag: match filing.draft {
                        true => DRAFT,
                        false => withheld(filing.access()),
                    },
                    quoted: self.has_text(subject),
                    ..self.dated(&filing.date)
                }
            }
            Subject::Attached(id, at) => {
                let filed = catalog.filing(id);
                ShownResult {
                    title: self.name_of_attached(id, at),
                    of: Some(heading_of(self.words, &filed.filing)),
                    url: self.file_url(id, at),
                    quoted: false,
                    ..self.shown(Subject::Filing(id))
                }
            }
            Subject::Absent(id) => {
                let absent = catalog.absent(id);
                let (by, more) = self.first_names(&absent.filed_by);
                ShownResult {
                    title: &absent.title,
                    url: self.absent_url(id),
                    kind: self.kind(subject),
                    docket: absent.docket.map(|docket| &*catalog.docket(docket).number),
                    by,
                    more,
                    tag: match is_drafted(catalog, Referent::Absent(id)) {
                        true => DRAFT,
                        false => Some("absent"),
                    },
                    ..self.dated(&absent.date)
                }
            }
            Subject::Docket(id) => {
                let docket = catalog.docket(id);
                ShownResult {
                    title: title_of(self.words, docket).unwrap_or(&docket.number),
                    url: plan.docket(id).href(plan.links()),
                    kind: self.kind(subject),
                    docket: Some(&docket.number),
                    by: docket.agency.as_deref().into_iter().collect(),
                    tag: match is_drafted_docket(catalog, id) {
                        true => DRAFT,
                        false => withheld(docket.access),
                    },
                    quoted: self.has_text(subject),
                    ..ShownResult::default()
                }
            }
            Subject::Party(id) => ShownResult {
                title: &catalog.party(id).name,
                url: plan.party(id).href(plan.links()),
                kind: self.kind(subject),
                tag: DRAFT.filter(|_| is_drafted_party(catalog, id)),
                quoted: self.has_text(subject),
                ..ShownResult::default()
            },
            Subject::Authority(id) => ShownResult {
                title: &catalog.authority(id).authority.name,
                url: plan.link_to_authority(catalog, id),
                kind: self.kind(subject),
                tag: DRAFT.filter(|_| is_drafted_authority(catalog, id)),
                ..ShownResult::default()
            },
            Subject::Page(at) => ShownResult {
                title: &catalog.pages()[at].title,
                url: plan.page(at).href(plan.links()),
                kind: self.kind(subject),
                quoted: self.has_text(subject),
                ..ShownResult::default()
            },
        }
    }
}

fn withheld(access: Access) -> Option<&'static str> {
    (!access.is_public()).then(|| access.word())
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn is_false(known: &bool) -> bool {
    !known
}
