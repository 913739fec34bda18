//! By what a reader can narrow a search.

use super::Materials;
use crate::plan::Subject;

/// By what a reader can narrow a search.
#[derive(Debug, Default)]
pub(in crate::render::search) struct Labels<'a> {
    /// What kind of document it is.
    pub kind: Option<&'a str>,
    /// The dockets in which it stands.
    pub dockets: Vec<&'a str>,
    /// The parties that filed it, and those for which it was filed.
    pub parties: Vec<&'a str>,
    /// The year of its date; 0 where it has none.
    pub year: u32,
}

impl<'a> Materials<'a> {
    /// Returns by what a reader can narrow a search to a document.
    pub(in crate::render::search) fn labels(self, subject: Subject) -> Labels<'a> {
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
