//! What is indexed of a document beside its text.

use super::super::super::view::{heading_of, title_of, title_of_attachment};
use super::Materials;
use crate::link::Cited;
use crate::plan::Subject;

/// What is indexed of a document beside its text.
#[derive(Debug, Default)]
pub(in crate::render::search) struct Indexed<'a> {
    /// What it is called: a word here weighs most.
    pub titles: Vec<&'a str>,
    /// The names and numbers that it is filed under: a word here weighs more than one of its text.
    pub names: Vec<&'a str>,
    /// What leads to it when a reader asks for nothing else, as typed: a docket's number, an
    /// item's, a name.
    pub exact: Vec<String>,
}

impl<'a> Materials<'a> {
    /// Returns what is indexed of a document beside its text.
    pub(in crate::render::search) fn fields(self, subject: Subject) -> Indexed<'a> {
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
}
