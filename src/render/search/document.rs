//! A document as search knows it: what a result shows of it, what is indexed of it, and its whole
//! text.

use serde::Serialize;

use super::super::drafts::{is_drafted, is_drafted_authority, is_drafted_docket, is_drafted_party};
use super::super::prose::text;
use super::super::view::{heading_of, title_of, title_of_attachment};
use super::super::words::Words;
use super::text::Text;
use crate::docket::Access;
use crate::link::{Catalog, Cited, Referent};
use crate::plan::{Plan, Subject};

mod names;

/// The tag of a draft, and of what is known from drafts alone.
const DRAFT: Option<&str> = Some("draft");

/// A document as a result shows it.
#[derive(Debug, Default, Serialize)]
pub(super) struct ShownResult<'a> {
    /// Its title, or what is in its place.
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
}

/// What is indexed of a document beside its text.
#[derive(Debug, Default)]
pub(super) struct Indexed<'a> {
    /// What it is called: a word here weighs most.
    pub titles: Vec<&'a str>,
    /// The names and numbers that it is filed under: a word here weighs more than one of its text.
    pub names: Vec<&'a str>,
    /// What leads to it when a reader asks for nothing else, as typed: a docket's number, an
    /// item's, a name.
    pub exact: Vec<String>,
}

/// By what a reader can narrow a search.
#[derive(Debug, Default)]
pub(super) struct Labels<'a> {
    /// What kind of document it is.
    pub kind: Option<&'a str>,
    /// The dockets in which it is.
    pub dockets: Vec<&'a str>,
    /// The parties that filed it, and those for which it was filed.
    pub parties: Vec<&'a str>,
    /// The year of its date; 0 where it has none.
    pub year: u32,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// What a document is read from.
#[derive(Clone, Copy)]
pub(super) struct Materials<'a> {
    pub catalog: &'a Catalog,
    pub plan: &'a Plan,
    pub words: &'a Words,
    /// The words for each type of the site's settings.
    pub kinds: &'a [String],
}

impl<'a> Materials<'a> {
    /// Returns what a result shows of a document.
    pub(super) fn shown(self, subject: Subject) -> ShownResult<'a> {
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
                    ..self.dated(&filing.date)
                }
            }
            Subject::Attached(id, at) => {
                let filed = catalog.filing(id);
                ShownResult {
                    title: self.name_of_attached(id, at),
                    of: Some(heading_of(self.words, &filed.filing)),
                    url: self.file_url(id, at),
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
                    ..ShownResult::default()
                }
            }
            Subject::Party(id) => ShownResult {
                title: &catalog.party(id).name,
                url: plan.party(id).href(plan.links()),
                kind: self.kind(subject),
                tag: DRAFT.filter(|_| is_drafted_party(catalog, id)),
                ..ShownResult::default()
            },
            Subject::Authority(id) => ShownResult {
                title: &catalog.authority(id).authority.name,
                url: plan.authority(id).href(plan.links()),
                kind: self.kind(subject),
                tag: DRAFT.filter(|_| is_drafted_authority(catalog, id)),
                ..ShownResult::default()
            },
            Subject::Page(at) => ShownResult {
                title: &catalog.pages()[at].title,
                url: plan.page(at).href(plan.links()),
                kind: self.kind(subject),
                ..ShownResult::default()
            },
        }
    }

    /// Returns what is indexed of a document beside its text.
    pub(super) fn fields(self, subject: Subject) -> Indexed<'a> {
        let catalog = self.catalog;
        match subject {
            Subject::Filing(id) => {
                let filed = catalog.filing(id);
                let filing = &filed.filing;
                let mut fields = Indexed {
                    titles: vec![heading_of(self.words, filing)],
                    names: filing.number.as_deref().into_iter().collect(),
                    exact: self.item_names(filed),
                };
                fields.names.extend(self.kind(subject));
                let named = [
                    &filed.parties.filed_by,
                    &filed.parties.on_behalf_of,
                    &filed.parties.addressed_to,
                ];
                fields
                    .names
                    .extend(named.into_iter().flatten().map(|one| self.name(one)));
                self.name_dockets(&filed.dockets, &mut fields.names);
                if let Some(document) = filing.document() {
                    fields.titles.extend(document.label.as_deref());
                    let names = &mut fields.names;
                    names.extend(document.signed_by.iter().map(|one| &*one.name));
                    names.extend(filed.authorities.iter().map(|(one, _)| match one {
                        Cited::Authority(id) => &*catalog.authority(*id).authority.name,
                        Cited::Words(words) => words,
                    }));
                    for one in &document.attachments {
                        // Of a withheld one, the record keeps what readers see in its place.
                        names.extend(one.label.as_deref());
                        names.extend(title_of_attachment(self.words, one));
                    }
                    names.extend(document.deadlines.iter().map(|one| &*one.title));
                    let own = document.identifiers.iter().chain(&document.facts);
                    names.extend(own.map(|(_, text)| &**text));
                }
                fields
            }
            Subject::Attached(id, at) => {
                let filed = catalog.filing(id);
                let attachment = &filed.attachments()[at];
                let mut fields = Indexed {
                    titles: vec![self.name_of_attached(id, at)],
                    names: vec![heading_of(self.words, &filed.filing)],
                    exact: Vec::new(),
                };
                fields.names.extend(attachment.label.as_deref());
                self.name_dockets(&filed.dockets, &mut fields.names);
                fields
            }
            Subject::Absent(id) => {
                let absent = catalog.absent(id);
                let mut fields = Indexed {
                    titles: vec![&absent.title],
                    ..Indexed::default()
                };
                fields.names.extend(self.kind(subject));
                let named = [&absent.filed_by, &absent.addressed_to];
                fields
                    .names
                    .extend(named.into_iter().flatten().map(|one| self.name(one)));
                self.name_dockets(absent.docket.as_slice(), &mut fields.names);
                fields
            }
            Subject::Docket(id) => {
                let docket = catalog.docket(id);
                let mut fields = Indexed {
                    titles: vec![&docket.number],
                    names: docket.agency.as_deref().into_iter().collect(),
                    exact: vec![docket.number.clone()],
                };
                fields.titles.extend(title_of(self.words, docket));
                let listed = docket.parties.iter().filter(|part| part.listed.is_some());
                fields
                    .names
                    .extend(listed.map(|part| self.name(&part.party)));
                if docket.name != docket.number {
                    fields.exact.push(docket.name.clone());
                }
                if let Some(record) = docket.proceeding() {
                    fields
                        .names
                        .extend(record.presiding.iter().map(String::as_str));
                    let own = record.identifiers.iter().chain(&record.facts);
                    fields.names.extend(own.map(|(_, text)| &**text));
                }
                fields
            }
            Subject::Party(id) => {
                let party = catalog.party(id);
                let mut fields = Indexed {
                    titles: vec![&party.name],
                    names: party.dba.iter().map(String::as_str).collect(),
                    exact: vec![party.name.clone()],
                };
                if let Some(record) = &party.record {
                    let also = record.aliases.iter().chain(&record.formerly);
                    fields.names.extend(also.map(|one| &*one.text));
                    for counsel in &record.counsel {
                        fields.names.push(&counsel.name);
                        fields.names.extend(counsel.firm.as_deref());
                    }
                    let own = record.identifiers.iter().chain(&record.facts);
                    fields.names.extend(own.map(|(_, text)| &**text));
                }
                fields
            }
            Subject::Authority(id) => {
                let authority = &catalog.authority(id).authority;
                Indexed {
                    titles: vec![&authority.name],
                    names: authority.note.as_deref().into_iter().collect(),
                    exact: vec![authority.name.clone()],
                }
            }
            Subject::Page(at) => Indexed {
                titles: vec![&catalog.pages()[at].title],
                ..Indexed::default()
            },
        }
    }

    /// Returns a document's text, cut into so many passages.
    pub(super) fn text(self, subject: Subject, passages: usize) -> Text {
        let pdf = match subject {
            Subject::Attached(id, at) => {
                let filed = self.catalog.filing(id);
                let pdf = filed.published(&filed.attachments()[at]);
                pdf.and_then(|pdf| self.catalog.text_of(pdf))
            }
            _ => None,
        };
        match pdf {
            Some(text) => Text::pages(text),
            None => Text::whole(self.words_of(subject), passages),
        }
    }

    /// Returns the text of a record without markup, a paragraph a line.
    fn words_of(self, subject: Subject) -> String {
        match subject {
            Subject::Filing(id) => {
                let document = self.catalog.filing(id).filing.document();
                document.map_or(String::new(), |document| {
                    let summary = document.summary.as_deref();
                    joined(
                        summary
                            .into_iter()
                            .chain([&*text(&document.body, self.words)]),
                    )
                })
            }
            Subject::Attached(..) | Subject::Absent(_) | Subject::Authority(_) => String::new(),
            Subject::Docket(id) => {
                let docket = self.catalog.docket(id);
                docket.proceeding().map_or(String::new(), |record| {
                    let prose = text(&record.prose, self.words);
                    let events = record.events.iter();
                    let events =
                        events.flat_map(|event| [Some(&*event.title), event.location.as_deref()]);
                    let clocks = record.clocks.iter().flat_map(|clock| {
                        let limits = clock.milestones.iter();
                        [&*clock.name]
                            .into_iter()
                            .chain(limits.map(|limit| &*limit.title))
                    });
                    joined([&*prose].into_iter().chain(events.flatten()).chain(clocks))
                })
            }
            Subject::Party(id) => {
                let record = self.catalog.party(id).record.as_ref();
                record.map_or(String::new(), |record| text(&record.prose, self.words))
            }
            Subject::Page(at) => text(&self.catalog.pages()[at].prose, self.words),
        }
    }

    /// Returns by what a reader can narrow a search to a document.
    pub(super) fn labels(self, subject: Subject) -> Labels<'a> {
        let catalog = self.catalog;
        let (dockets, parties, date) = match subject {
            Subject::Filing(id) | Subject::Attached(id, _) => {
                let filed = catalog.filing(id);
                let parties = filed
                    .parties
                    .filed_by
                    .iter()
                    .chain(&filed.parties.on_behalf_of)
                    .collect();
                (&*filed.dockets, parties, Some(&filed.filing.date))
            }
            Subject::Absent(id) => {
                let absent = catalog.absent(id);
                let parties: Vec<_> = absent.filed_by.iter().collect();
                (absent.docket.as_slice(), parties, Some(&absent.date))
            }
            _ => (&[][..], Vec::new(), None),
        };
        let mut labels = Labels {
            kind: self.kind(subject),
            dockets: dockets
                .iter()
                .map(|id| &*catalog.docket(*id).number)
                .collect(),
            parties: parties.into_iter().map(|one| self.name(one)).collect(),
            year: date.map_or(0, |date| self.year(date)),
        };
        match subject {
            Subject::Docket(id) => labels.dockets.push(&catalog.docket(id).number),
            Subject::Party(id) => labels.parties.push(&catalog.party(id).name),
            _ => {}
        }
        labels
    }
}

fn withheld(access: Access) -> Option<&'static str> {
    (!access.is_public()).then(|| access.word())
}

/// Joins texts that are not empty, each on lines of its own.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<_> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}
